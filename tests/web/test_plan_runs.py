"""Long work of the planner: a target asked backwards, many futures; what they cost; and the chain."""

import re
from html import unescape

import pytest

from tenure.partnership.models import PlanRun

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

TARGET = {
    "of": "vacancy rate",
    "limit": "60",
    "until": "2026",
    "chance": "70",
    "levels": "whole",
    "service": "children",
    "focus": "partnership",
    "with": ["talent-pool", "consolidation-programme"],
}


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def test_tried_actions_say_what_they_cost_and_who_gains(analyst):
    shown = page(analyst, "/plan/try?with=consolidation-programme&focus=partnership")
    assert re.search(r'<h2 id="money">For everyone together it (would|is)', shown)
    assert "Pounds of the financial year 2025-26" in shown
    assert "What each thing is taken to cost" in shown
    table = page(analyst, "/plan/try/tables/plan-money-stakes.csv?with=consolidation-programme")
    own, other = (
        next(line for line in table.splitlines() if line.startswith(w)) for w in ("Northvale", "Hart")
    )
    assert all(float(cell) % 1000 == 0 for cell in other.split(",")[1:6])
    assert any(float(cell) % 1000 for cell in own.split(",")[1:6])


def test_a_partner_that_pays_nothing_is_told_so(analyst):
    shown = page(analyst, "/plan/try?with=talent-pool")
    assert re.search(r'<h2 id="money">Northvale pays nothing for it, and (would|is)', shown)
    assert "discounted, everyone together" in shown


def test_the_first_page_says_what_the_workforce_costs(analyst):
    shown = page(analyst, "/plan/")
    assert "Agency bill" in shown
    assert page(analyst, "/plan/tables/plan-cost.csv").startswith("Year to September,")


def test_the_chain_says_where_it_binds(analyst):
    shown = page(analyst, "/plan/pipeline?placements=1&until=2026&with=grow-your-own")
    assert re.search(r"In the year to September 2026 the chain .* (bind at|hold)", shown)
    assert page(analyst, "/plan/pipeline/tables/plan-chain-assessors.csv").startswith("Year to September,")
    assert "as a number" in page(analyst, "/plan/pipeline?placements=many", 400)
    page(analyst, "/plan/pipeline/tables/none.csv", 404)


@pytest.mark.usefixtures("at_once")
def test_a_target_is_asked_backwards_and_its_answer_kept(analyst, otto):
    assert "Which activities are allowed" in page(analyst, "/plan/reverse")
    sent = analyst.post("/plan/reverse", TARGET)
    assert sent.status_code == 302, sent.content
    shown = page(analyst, sent.headers["Location"])
    assert "a vacancy rate of at most 60.0% in the partnership by 30 September 2026" in shown
    assert "What each target costs" in shown
    number = PlanRun.objects.get().pk
    assert page(analyst, f"/plan/runs/{number}/tables/plan-mix.csv").startswith("Activity,How much")
    assert '"made_with"' in page(analyst, f"/plan/runs/{number}/file")
    assert f'"text": "{PlanRun.objects.get().name}"' in page(analyst, f"/plan/runs/{number}/take.json")
    assert "Hash," in page(analyst, f"/plan/runs/{number}/take.csv")
    again = analyst.post("/plan/reverse", TARGET)
    assert again.headers["Location"] == sent.headers["Location"]
    analyst.force_login(otto)
    page(analyst, f"/plan/runs/{number}", 404)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"limit": "much"}, "Give a number, such as 10."),
        ({"limit": "120"}, "Give a rate from 0 to 100, in percent, such as 10."),
        ({"limit": "-5"}, "Give nought or more, such as 10."),
        ({"until": "2099"}, "after the forecast ends"),
        ({"chance": "100"}, "Give a chance from 1 to 99, in percent."),
        ({"focus": "999"}, "Nobody of that service works there"),
    ],
)
def test_a_target_that_cannot_be_says_what_to_put_right(analyst, said, says):
    sent = analyst.post("/plan/reverse", {**TARGET, **said})
    assert sent.status_code == 400
    assert says in unescape(sent.content.decode())
    assert not PlanRun.objects.exists()


@pytest.mark.usefixtures("at_once")
def test_with_nothing_ticked_the_most_helpful_that_have_a_cost_are_weighed(analyst):
    sent = analyst.post("/plan/reverse", {**TARGET, "with": []})
    assert sent.status_code == 302, sent.content
    allowed = PlanRun.objects.get().asked["scenarios"]
    assert len(allowed) == 12
    assert "agency-price" not in allowed


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("until", "says"),
    [("2030", "The best found is"), ("2026", "None of them brings it nearer than doing nothing.")],
    ids=["helped", "before they begin"],
)
def test_a_target_beyond_reach_is_answered_by_the_best_there_is(analyst, until, says):
    sent = analyst.post("/plan/reverse", {**TARGET, "limit": "0", "until": until})
    shown = page(analyst, sent.headers["Location"])
    assert "No mix of these activities reaches" in shown
    assert says in shown


@pytest.mark.usefixtures("at_once")
def test_many_futures_are_drawn_and_ten_million_refused_with_an_estimate(analyst):
    address = "/plan/many?with=talent-pool&until=2026"
    assert "A talent pool" in page(analyst, address)
    sent = analyst.post(address, {"runs": "600"})
    assert sent.status_code == 302, sent.content
    assert "600 futures" in page(analyst, sent.headers["Location"])
    refused = analyst.post(address, {"runs": "10,000,000"})
    assert refused.status_code == 400
    assert "would take about" in unescape(refused.content.decode())


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("focus", ["103", "partnership"])
def test_a_lead_s_run_shows_another_partner_no_finer_than_the_plan(client, lead, otto, priya, focus):
    client.force_login(lead)
    where = client.post(f"/plan/many?with=talent-pool&until=2026&focus={focus}", {"runs": "50"})
    cells = {}
    for reader in (otto, priya):
        client.force_login(reader)
        table = page(client, f"{where.headers['Location']}/tables/plan-many.csv").splitlines()
        cells[reader] = next(line for line in table if line.startswith("In post")).split(",")[1:7]
        page(client, f"{where.headers['Location']}/file")
    assert (cells[otto] == cells[priya]) is (focus == "partnership")
    assert all(float(cell) % 5 == 0 for cell in cells[priya]) is (focus == "103")


def test_a_run_that_waits_can_be_cancelled_and_gone_on_with(analyst, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    where = analyst.post("/plan/reverse", TARGET).headers["Location"]
    shown = page(analyst, where)
    assert 'http-equiv="refresh"' in shown
    assert analyst.post(f"{where}/cancel").status_code == 302
    assert "Go on with it" in page(analyst, where)
    assert "cannot become cancelled" in unescape(analyst.post(f"{where}/cancel").content.decode())
    assert analyst.post(f"{where}/again").status_code == 302
    assert "Waiting for the worker" in page(analyst, where)


def test_a_board_member_asks_for_no_run(client, board):
    client.force_login(board)
    assert "Which activities" not in page(client, "/plan/reverse")
    assert client.post("/plan/reverse", TARGET).status_code == 403

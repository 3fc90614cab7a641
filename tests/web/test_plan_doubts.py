"""The page of what a result hinges on: each result, in words and figures, worked out once."""

from html import unescape

import pytest

from tenure.partnership import home
from tenure.web import figures

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def settled(client, address):
    """The page, once what it waits for is worked out."""
    while "is being worked out" in (shown := page(client, address)):
        assert '<progress id="bar"' in shown
        news = client.get(address, headers={"HX-Request": "true"})
        assert news.headers.get("HX-Refresh") == "true" or b'<progress id="bar"' in news.content
    return shown


@pytest.mark.parametrize(
    ("of", "reach", "says", "goal"),
    [
        ("", "20", "matters most to the vacancy rate", "for a vacancy rate of 20.0%"),
        ("agency-rate", "20", "matters most to the agency rate", "for an agency rate of 20.0%"),
        ("in-post", "1,000", "matters most to FTE in post", "for 1,000.0 FTE in post"),
        ("cost", "£2,500,000", "matters most to the agency bill", "for an agency bill of £2.5m"),
    ],
)
def test_what_a_result_hinges_on_is_said_with_what_would_reach_a_target(analyst, of, reach, says, goal):
    asked = f"with=talent-pool&focus=partnership&reach={reach}" + (f"&of={of}" if of else "")
    shown = settled(analyst, f"/plan/try/doubts?{asked}")
    assert says in shown
    assert goal in shown
    assert "Between the ends of what is likely, " in shown
    assert "Most worth finding out: " in shown
    assert shown.count("<figure") == 3
    for name in ("plan-swings", "plan-parts", "plan-layers", "plan-needed"):
        table = page(analyst, f"/plan/try/doubts/tables/{name}.csv?{asked}")
        assert len(table.splitlines()) > 2
    assert (
        "What agency staff cost," in page(analyst, f"/plan/try/doubts/tables/plan-layers.csv?{asked}")
    ) == (of == "cost")


def test_what_results_hinge_on_is_kept_for_the_next_who_asks(analyst):
    settled(analyst, "/plan/try/doubts?with=returners")
    news = analyst.get("/plan/try/doubts?with=returners", headers={"HX-Request": "true"})
    assert news.headers["HX-Refresh"] == "true"
    figures._kept.clear()
    plans = home.folder() / "plans"
    kept = {path: path.stat().st_mtime_ns for path in plans.iterdir()}
    assert "matters most" in page(analyst, "/plan/try/doubts?with=returners&of=cost")
    assert {path: path.stat().st_mtime_ns for path in plans.iterdir()} == kept


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/plan/try/doubts?with=talent-pool&reach=lots", "Give the vacancy rate to reach in percent"),
        ("/plan/try/doubts?with=talent-pool&reach=120", "from 0 to under 100"),
        ("/plan/try/doubts?with=talent-pool&reach=nan", "from 0 to under 100"),
        ("/plan/try/doubts?with=talent-pool&of=in-post&reach=many", "as a number, such as 840"),
        ("/plan/try/doubts?with=talent-pool&of=cost&reach=-1", "as a number from 0 on"),
        ("/plan/try/doubts?with=talent-pool&of=weather", "There is no result weather"),
        ("/plan/try/doubts/tables/none.csv?with=talent-pool", "There is no such table"),
    ],
)
def test_a_question_that_cannot_be_is_said_at_once(analyst, address, says):
    assert says in page(analyst, address, 400)


def test_without_actions_there_is_nothing_to_doubt(analyst):
    assert analyst.get("/plan/try/doubts").headers["Location"] == "/plan/actions"


def test_an_administrator_sees_no_doubts(client, administrator):
    client.force_login(administrator)
    page(client, "/plan/try/doubts?with=talent-pool", 403)

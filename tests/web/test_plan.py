"""The planner's pages: who sees them, what they answer, what they take as a choice."""

import csv
import re
from html import unescape

import pytest

from tenure.partnership import home
from tenure.partnership.models import Scenario, ScenarioVersion

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address="/plan/", status=200):
    response = client.get(address)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def settled(client, address):
    """A page, once what it waits for is worked out."""
    while "is being worked out" in (shown := page(client, address)):
        assert '<progress id="bar"' in shown
    return shown


def test_the_first_page_answers_for_ones_own_council(analyst):
    shown = page(analyst)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]
    assert re.fullmatch(
        r"If nothing changes, the vacancy rate in Northvale "
        r"(will (almost certainly|likely) be (lower|higher)|is as likely to rise as to fall) "
        r"by 30 September 2030",
        heading,
    )
    assert "in 4 of 5 futures" in shown
    assert shown.count("<figure") == 5
    assert "Posts are taken to stay as they were on 30 September 20" in shown
    assert "unless an action changes them" in shown


def test_a_nearer_year_and_a_table_can_be_asked_for(analyst):
    assert "30 September 2026" in page(analyst, "/plan/?until=2026")
    table = page(analyst, "/plan/tables/plan-vacancy-rate.csv?until=2026")
    assert table.splitlines()[0].startswith("30 September,")
    assert table.splitlines()[-1].startswith("2026,")
    page(analyst, "/plan/tables/no-such.csv", 404)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/plan/?until=2099", "The futures run from 2024 to 2030"),
        ("/plan/?until=soon", "Give a collection year of four digits"),
        ("/plan/?service=cats", "There is no service called cats"),
        ("/plan/?focus=999", "There is no partner with the number 999"),
    ],
)
def test_a_choice_that_cannot_be_is_said(analyst, address, says):
    assert says in page(analyst, address, 400)


def test_how_sure_it_is_says_what_makes_bands_wide_and_how_earlier_forecasts_did(analyst):
    shown = settled(analyst, "/plan/how-sure")
    assert "if only one thing were uncertain" in shown
    assert "All together" in shown
    for name in re.findall(r"/plan/how-sure/tables/([a-z-]+)\.csv", shown):
        assert len(page(analyst, f"/plan/how-sure/tables/{name}.csv").splitlines()) > 2
    page(analyst, "/plan/how-sure/tables/no-such.csv", 404)


def test_how_sure_it_is_is_worked_out_once(analyst):
    settled(analyst, "/plan/how-sure")
    folder = home.folder() / "plans"
    kept = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    settled(analyst, "/plan/how-sure")
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == kept
    news = analyst.get("/plan/how-sure", headers={"HX-Request": "true"})
    assert news.headers["HX-Refresh"] == "true"


def test_parameters_are_listed_with_what_they_rest_on(analyst):
    shown = page(analyst, "/plan/parameters")
    assert "how many leave within a year" in shown
    assert '<option value="101" selected>' in shown
    assert "Choose<span" not in shown
    table = page(analyst, "/plan/parameters?basis=assumption&as=csv")
    assert {line.split(",")[0] for line in table.splitlines()[1:]}
    assert "There is no basis called hope" in page(analyst, "/plan/parameters?basis=hope", 400)


def test_a_lead_chooses_a_parameter_with_a_reason_and_gives_it_up_again(client, lead):
    client.force_login(lead)
    address = "/plan/parameters/choose?key=giving up"
    assert client.post(address, {"value": "12", "low": "5"}).status_code == 400
    assert client.post(address, {"value": "120", "reason": "Why not"}).status_code == 400
    page(client, "/plan/parameters/choose?key=no such", 400)

    sent = client.post(address, {"value": "12", "low": "5", "high": "20", "reason": "Agreed in May."})
    assert sent.status_code == 302
    shown = page(client, "/plan/parameters?basis=override")
    assert "The forecast now uses your value." in shown
    assert "12.0%" in shown
    assert "Agreed in May." in shown

    assert client.post("/plan/parameters/end", {"key": "giving up"}).status_code == 302
    assert "0 parameters" in page(client, "/plan/parameters?basis=override")


@pytest.mark.parametrize(
    "address",
    [
        "/plan/",
        "/plan/try?with=grow-your-own",
        "/plan/try?with=careers-fair&with=employment-skills&until=2026",
        "/plan/pipeline",
        "/plan/published?measure=inpost_fte",
    ],
)
def test_no_sentence_stumbles_over_its_figures(client, lead, address):
    client.force_login(lead)
    shown = page(client, address)
    stumbles = (
        "by no change",
        "of no change",
        "All 2 ",
        " GBP",
        "stage “",
        "0.75 share",
        " now;",
        "FTE in post are",
    )
    assert [each for each in stumbles if each in shown] == []
    assert not re.search(r"nearest to costs in the year to September", shown)


def test_a_service_that_nobody_works_in_has_no_plan_and_says_what_to_do(client, lead):
    client.force_login(lead)
    shown = page(client, "/plan/?service=adults")
    assert "No plan yet" in shown
    assert "No return about" in shown or "nothing to look ahead from" in shown
    for address in (
        "actions",
        "try?with=talent-pool&",
        "how-sure",
        "compare?with=talent-pool&with=returners&",
    ):
        sign = "" if "?" in address else "?"
        assert "nothing to look ahead from" in page(client, f"/plan/{address}{sign}service=adults", 400)


def test_a_chosen_parameter_is_told_on_the_first_page(client, lead):
    client.force_login(lead)
    told = "One parameter is somebody’s choice, with a reason, instead of the fitted value"
    assert told not in page(client, "/plan/?until=2026")
    client.post("/plan/parameters/choose?key=giving up", {"value": "12", "reason": "Agreed."})
    assert told in page(client, "/plan/?until=2026")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"value": "-5"}, "Give a percentage from 0 to 100."),
        ({"value": "nan"}, "Give a number, such as 12.5."),
        ({"low": "20", "high": "30"}, "between the ends, the lower one first"),
        ({"low": "30", "high": "5"}, "between the ends, the lower one first"),
    ],
)
def test_a_choice_that_cannot_be_is_told_in_percent_as_it_was_typed(client, lead, said, says):
    client.force_login(lead)
    sent = client.post("/plan/parameters/choose?key=giving up", {"value": "12", "reason": "Agreed.", **said})
    assert sent.status_code == 400
    assert says in unescape(sent.content.decode())


def test_an_analyst_chooses_no_parameter(analyst):
    page(analyst, "/plan/parameters/choose?key=giving up", 403)


def test_an_administrator_sees_no_plan(client, administrator):
    client.force_login(administrator)
    page(client, "/plan/", 403)


def test_actions_are_listed_by_what_each_would_change_and_can_be_tried_together(analyst):
    shown = settled(analyst, "/plan/actions")
    assert "A consolidation programme for years 2 and 3" in shown
    assert "rests on assumptions" in shown
    tried = page(analyst, "/plan/try?with=talent-pool&with=consolidation-programme")
    assert "Together, beyond each alone" in tried
    assert "12% less" in tried
    table = page(analyst, "/plan/try/tables/plan-account.csv?with=talent-pool&with=consolidation-programme")
    assert table.splitlines()[1].startswith("If nothing changes,")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/plan/try?with=no-such", "There is no ready scenario no-such"),
        ("/plan/try?" + "&".join(f"with=a{n}" for n in range(9)), "9 actions are too many"),
        ("/plan/try/tables/none.csv?with=talent-pool", "There is no such table"),
    ],
)
def test_an_action_that_cannot_be_is_said(analyst, address, says):
    assert says in page(analyst, address, 400)


def test_actions_are_set_side_by_side_as_arms_of_their_own(analyst):
    shown = page(analyst, "/plan/compare?with=talent-pool&with=returners")
    assert "Each is tried by itself here, not together" in shown
    assert "than Back to social work" in shown
    assert "The bands are those of no change" in shown
    table = page(analyst, "/plan/compare/tables/plan-duels.csv?with=talent-pool&with=returners")
    assert table.splitlines()[1].split(",")[1] == "z"
    assert analyst.get("/plan/compare").headers["Location"] == "/plan/actions"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/plan/compare?with=talent-pool", "One cannot be set side by side. Tick two or three"),
        ("/plan/compare?with=a&with=b", "There is no ready scenario a"),
        ("/plan/compare/tables/none.csv?with=talent-pool&with=returners", "There is no such table"),
    ],
)
def test_a_weighing_that_cannot_be_is_said(analyst, address, says):
    assert says in page(analyst, address, 400)


def test_cautions_are_plain_words(analyst):
    shown = page(analyst, "/plan/try?with=talent-pool&with=consolidation-programme")
    assert "no study was found that says how large they are" in shown
    assert "effects[" not in shown
    assert "effects[" not in settled(analyst, "/plan/actions")


def test_actions_stand_in_the_order_of_the_change_that_is_shown(analyst):
    shown = settled(analyst, "/plan/actions?until=2029")
    changes = re.findall(r'data-head="Vacancy rate">([^<]*)<', shown)
    sizes = [0.0 if one == "no change" else float(one.replace("−", "-").split()[0]) for one in changes]
    assert sizes == sorted(sizes)


def columns_of(table, name):
    head, *rows = csv.reader(table.splitlines())
    return [row[head.index(name)] for row in rows]


def test_others_see_a_partners_forecast_in_round_figures_on_page_and_in_file(analyst):
    own = columns_of(page(analyst, "/plan/tables/plan-vacancy-rate.csv"), "4 in 5: to (%)")
    others = columns_of(page(analyst, "/plan/tables/plan-vacancy-rate.csv?focus=103"), "4 in 5: to (%)")
    assert any("." in figure for figure in own)
    assert any(figure for figure in others)
    assert not any("." in figure for figure in others)
    people = columns_of(page(analyst, "/plan/tables/plan-by-stage.csv?focus=103"), "2030 (people)")
    assert all(figure == "c" or int(figure) % 5 == 0 for figure in people)
    rates = columns_of(page(analyst, "/plan/parameters?focus=103&kind=leaving&as=csv"), "Value")
    assert all(re.fullmatch(r"\d+%|under 1%", rate) for rate in rates)


def test_a_board_sees_people_by_stage_to_five(client, lead):
    client.force_login(lead)
    table = page(client, "/plan/tables/plan-by-stage.csv")
    now = columns_of(table, "2023 (people)")
    assert len(now) == 5
    assert all(figure == "c" or int(figure) % 5 == 0 for figure in now)


def boxes(html):
    """What a form would send as it stands."""
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def test_a_scenario_is_changed_saved_tried_and_set_aside(analyst):
    form = boxes(page(analyst, "/plan/scenarios/consolidation-programme/change"))
    assert form["e1-size"] == "-12"
    sent = analyst.post(
        "/plan/scenarios/consolidation-programme/change",
        {
            **form,
            "name": "A stronger programme",
            "says": "More of it.",
            "e1-size": "−30",
            "e1-low": "-40",
            "e1-high": "-20",
        },
    )
    assert sent.status_code == 302, sent.content
    key = sent.headers["Location"].split("with=")[1]
    tried = page(analyst, sent.headers["Location"])
    assert "The scenario is saved." in tried
    assert "A stronger programme" in tried
    assert "30% less" in tried
    assert "A stronger programme" in settled(analyst, "/plan/actions")

    again = analyst.post(
        f"/plan/scenarios/{key}/change",
        {**boxes(page(analyst, f"/plan/scenarios/{key}/change")), "e1-size": "-35", "says": "x"},
    )
    assert again.headers["Location"].endswith(key)
    assert "multiply = 0.65" in page(analyst, f"/plan/scenarios/{key}/file")
    assert '"multiply": 0.65' in page(analyst, f"/plan/scenarios/{key}/file?as=json")

    assert analyst.post(f"/plan/scenarios/{key}/aside").status_code == 302
    page(analyst, f"/plan/try?with={key}", 400)


def test_what_cannot_be_read_in_a_scenario_is_said_beside_its_box_and_nothing_is_saved(analyst):
    form = boxes(page(analyst, "/plan/scenarios/consolidation-programme/change"))
    wrong = {**form, "e1-size": "a lot", "e1-low": "-5", "e1-high": "", "e1-starts": "soon", "name": ""}
    sent = analyst.post("/plan/scenarios/consolidation-programme/change", wrong)
    shown = unescape(sent.content.decode())
    assert sent.status_code == 400
    for says in (
        "Give a number, such as",
        "Give both ends, or neither",
        "Give a month, such as",
        "Give it a name",
    ):
        assert says in shown
    assert 'value="a lot"' in shown
    worse = analyst.post("/plan/scenarios/consolidation-programme/change", {**form, "e1-size": "-120"})
    assert worse.status_code == 400
    assert "effects[1]" not in worse.content.decode()
    early = analyst.post("/plan/scenarios/consolidation-programme/change", {**form, "e1-starts": "2001-01"})
    assert early.status_code == 400
    assert "tarts in January 2001, before the forecast" in unescape(early.content.decode())
    assert not Scenario.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            {"e1-size": "-120"},
            "−120% cannot be. Give a change from −99 to 9,900 percent: −20 is a cut of 20%",
        ),
        ({"e1-size": "-60", "e1-low": "-50", "e1-high": "0"}, "−60 does not lie between −50 and 0. Widen"),
        ({"e1-reach": "150"}, "Give a share from 0 to 100, in percent."),
    ],
)
def test_a_size_that_cannot_be_is_told_in_the_units_of_its_box(analyst, typed, says):
    form = boxes(page(analyst, "/plan/scenarios/consolidation-programme/change"))
    sent = analyst.post("/plan/scenarios/consolidation-programme/change", {**form, **typed})
    assert sent.status_code == 400
    assert says in unescape(sent.content.decode())
    assert not Scenario.objects.exists()


def test_a_saved_scenario_that_is_none_any_more_is_left_out_and_spoils_no_page(analyst):
    form = boxes(page(analyst, "/plan/scenarios/talent-pool/change"))
    sent = analyst.post("/plan/scenarios/talent-pool/change", {**form, "name": "Ours", "says": "Ours."})
    first = ScenarioVersion.objects.get()
    worse = {**first.document, "name": "\ud800"}
    ScenarioVersion.objects.create(scenario=first.scenario, number=2, document=worse, fingerprint="0" * 64)
    assert "Ours" not in page(analyst, "/plan/reverse")
    page(analyst, sent.headers["Location"], 400)


def test_another_partners_scenario_is_not_there(client, priya, otto):
    client.force_login(priya)
    form = boxes(page(client, "/plan/scenarios/talent-pool/change"))
    sent = client.post("/plan/scenarios/talent-pool/change", {**form, "name": "Ours", "says": "Ours."})
    key = sent.headers["Location"].split("with=")[1]
    client.force_login(otto)
    page(client, f"/plan/scenarios/{key}/change", 404)
    page(client, f"/plan/try?with={key}", 400)
    assert client.post(f"/plan/scenarios/{key}/aside").status_code == 404


def test_published_figures_are_forecast_for_any_place_with_how_earlier_forecasts_did(analyst):
    shown = page(analyst, "/plan/published?measure=vacancy_rate_fte&place=South East")
    assert re.search(r"<h1>The vacancy rate in South East .* by 2026</h1>", shown)
    assert "How earlier forecasts of councils did" in shown
    table = page(analyst, "/plan/published?measure=vacancy_rate_fte&place=England&as=csv")
    assert [line[:4] for line in table.splitlines()[1:]] == [str(year) for year in range(2017, 2027)]
    assert "There is no place Atlantis" in page(analyst, "/plan/published?place=Atlantis", 400)
    assert "There is no measure hope" in page(analyst, "/plan/published?measure=hope", 400)

"""Pages of contribution: the map and its gaps, and what was expected of an activity beside what came."""

from dataclasses import replace
from datetime import date

import pytest

from given.frameworks import put_in_force
from tenure.partnership import expecting, home, running
from tenure.strategy.framework.reading import founding
from tests.web.test_reports import shown

# Slow: opens a whole home.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

BEGAN = date(2022, 9, 30)
EXPECTED = {
    "run": "a" * 64,
    "year": 2022,
    "members": ["101", "102", "103", "104", "105"],
    "people": 300,
    "figures": {
        measure: {
            "last": {
                arm: {"middle": 0.2, "inner": (0.19, 0.21), "outer": (0.15, 0.25)}
                for arm in ("without", "with")
            },
            "middles": {"without": [(2023, 0.2)], "with": [(2023, 0.18)]},
            "change": -0.02,
        }
        for measure in ("vacancy-rate", "agency-rate", "turnover-rate")
    },
}
"""What the planner says of each rate a year after the activity began."""


@pytest.fixture
def begun(lead):
    """The founding framework, with its coaching begun a year before the last figures on record."""
    framework = founding()
    several = tuple(
        replace(each, starts=BEGAN, ends=None, milestones=()) if each.code == "coaching" else each
        for each in framework.activities
    )
    put_in_force(replace(framework, activities=several), by=lead, on=date(2026, 9, 1))
    yield next(each for each in several if each.code == "coaching")
    for kept in running.folder().glob("observed-*"):
        kept.unlink()


@pytest.fixture
def led(client, lead):
    client.force_login(lead)
    return client


def kept_for(activity):
    """Where what is expected of it is kept, for those who see the whole partnership."""
    from tenure.publish.planning.actions import scenarios_named
    from tenure.publish.strategy.observing import asking
    from tenure.publish.viewing import HOLDER

    (scenario,) = scenarios_named((activity.scenario,), {}).values()
    holding = home.holding()
    return asking(holding, HOLDER, activity, scenario).kept(running.folder(), holding.snapshot)


def test_what_was_worked_out_before_is_shown_at_once(led, begun):
    kept_for(begun).keep(EXPECTED)
    page = shown(led.get("/strategy/contribution/coaching/"))
    assert "This is no proof." in page
    assert "20.0% (15.0% to 25.0%)" in page
    assert "−2.0 points" in page
    assert page.count("<figure") == 3
    assert led.get("/strategy/contribution/coaching/observed.csv").content.count(b"\r\n") == 4
    news = led.get("/strategy/contribution/coaching/", headers={"HX-Request": "true"})
    assert news.headers["HX-Refresh"] == "true"


def test_while_it_is_worked_out_the_page_says_how_far_it_is(led, begun):
    kept = kept_for(begun)
    kept.write(kept.part, b'{"done": 2, "of": 4, "says": "drawing what would have come with it"}')
    page = shown(led.get("/strategy/contribution/coaching/"))
    assert "What was expected is being worked out" in page
    assert '<progress id="bar" max="100" value="50">' in page
    assert 'hx-get="/strategy/contribution/coaching/"' in page
    news = shown(led.get("/strategy/contribution/coaching/", headers={"HX-Request": "true"}))
    assert news.startswith('<div class="progress"')


def test_why_nothing_can_be_expected_is_said(led, begun):
    kept_for(begun).keep({"why": "The record does not reach back far enough."})
    page = shown(led.get("/strategy/contribution/coaching/"))
    assert "There is nothing to compare yet" in page
    assert "The record does not reach back far enough." in page


def test_what_is_kept_of_an_earlier_record_goes(begun):
    kept = kept_for(begun)
    kept.keep(EXPECTED)
    outdated = kept.folder / "observed-0000000000000000-children-0.json"
    outdated.write_text("{}")
    expecting.warm()
    assert not outdated.exists()
    assert kept.read() is not None


def test_it_is_worked_out_once_and_kept(begun, monkeypatch):
    from tenure.publish.strategy import expected
    from tenure.publish.viewing import HOLDER

    first = expecting.observed(begun, home.holding(), HOLDER, patience=None)
    assert kept_for(begun).read() is not None
    monkeypatch.setattr(expected, "STEPS", ())
    assert expecting.observed(begun, home.holding(), HOLDER, patience=None) == first

"""KPIs are filled from the record without anybody typing, and read in sentences made from the figures."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tenure.indicators import MEASURES
from tenure.indicators.studying import STUDY_MEASURES
from tenure.publish.asking import asked
from tenure.publish.strategy.finding import NOTHING, Figures, Typed, figures, version_of
from tenure.publish.strategy.readings import quantity, reading, readings
from tenure.publish.viewing import Viewer
from tenure.publish.wording import Beside, Move
from tenure.strategy.framework.parts import Aimed
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.judging import Found
from tenure.terms.quantities import Ratio
from tests.given.figures import counts, holding_of, rates

TODAY = date(2024, 3, 1)
DAY = date(2023, 9, 30)
BOARD = Viewer(None, "partnership", "board member")
TURNOVER = founding().kpi("children-turnover")


def small(leavers=300, in_post=1300):
    """Two councils with turnover in two years, large enough to be shown."""
    rows = []
    for year, left in ((2022, leavers + 60), (2023, leavers)):
        both = {"101": left // 2, "103": left - left // 2}
        staff = {"101": in_post // 2, "103": in_post - in_post // 2}
        rows += counts("in-post", staff, year=year) + counts("leavers", both, year=year)
        rows += rates("turnover-rate", {"partnership": (left, in_post)}, year=year, people=left)
    return holding_of(rows)


def test_a_kpi_is_filled_from_the_record():
    only = replace(founding(), kpis=(TURNOVER,))
    made = readings(small(), BOARD, only, typed={}, today=TODAY)[0]
    assert (made.status, made.on, made.said) == ("watch", DAY, "23.1%")
    assert made.figures.series == ((date(2022, 9, 30), 360 / 1300), (DAY, 300 / 1300))
    assert made.sentence == (
        "Turnover in children's services: 23.1% in the year to 30 September 2023, above the 21.0% that its "
        "trajectory asks by then; chance alone could explain that. It fell from 27.7% in 2022, almost "
        "certainly a real fall. That is above England (15.9%). The target is 18.0% by 30 September 2028."
    )


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (NOTHING, "Turnover in children's services has no figure yet."),
        (
            Figures(Found(hidden=True), why="Hidden: fewer than 5 people"),
            "Turnover in children's services is not shown: hidden: fewer than 5 people.",
        ),
        (
            Figures(Found(0.21, DAY, Ratio(273, 1300), "flow")),
            "21.0% on 30 September 2023, as its trajectory asks",
        ),
        (
            Figures(Found(0.25, DAY)),
            "above the 21.0% that its trajectory asks by then, and worse than its baseline.",
        ),
        (Figures(Found(0.2, DAY), moved=Move(0.2, 0.2, "share", 2022)), "It is the same as in 2022."),
        (
            Figures(Found(0.2, DAY), moved=Move(0.21, 0.2, "share", 2022, 0.5)),
            "2022; the fall may be chance.",
        ),
        (
            Figures(Found(0.2, DAY), other=Beside("England", 0.16, "share", 0.04)),
            "That is above England (16.0%).",
        ),
        (
            Figures(Found(0.2, DAY), other=Beside("England", 0.16, "share", 0.02), then=(2022, 0.18)),
            "In 2022, the latest year published, it was 18.0%: above England (16.0%).",
        ),
    ],
)
def test_each_kind_of_finding_has_its_words(known, says):
    assert says in reading(TURNOVER, known, today=TODAY).sentence


def test_a_hidden_figure_leaves_no_number_behind():
    made = reading(TURNOVER, Figures(Found(hidden=True), why="Hidden"), today=TODAY)
    assert made.value is None
    assert not re.search(r"\d", made.sentence + made.said)


def test_what_would_supply_a_kpi_is_said():
    made = reading(founding().kpi("days-to-hire"), NOTHING, today=TODAY)
    assert (made.status, made.word) == ("no-data", "no data")
    waits = "It waits for shared recruitment to keep the days of each advert, offer and start here."
    assert made.needs == waits
    assert made.sentence.endswith(f"has no figure yet. {waits}")


def test_a_collected_kpi_reads_the_latest_value_whatever_the_order():
    kpi = founding().kpi("placement-quality")
    typed = {kpi.code: (Typed(0.8, date(2023, 7, 31)), Typed(0.7, date(2022, 7, 31)))}
    known = figures(holding_of([]), BOARD, (kpi,), typed)[kpi.code]
    assert (known.found.value, known.moved.before) == (0.8, 0.7)


def test_a_measure_that_is_gone_is_told_and_the_rest_is_read():
    gone = replace(TURNOVER, code="gone", measure="turn-over")
    known = figures(small(), BOARD, (gone, TURNOVER), {})
    assert "no measure called turn-over" in known["gone"].why
    assert known[TURNOVER.code].found.value is not None


def test_a_changed_definition_is_told():
    made = reading(
        replace(TURNOVER, definition="0000aaaa"), Figures(Found(0.2, DAY, definition="1")), today=TODAY
    )
    assert made.status == "no-data"
    assert "the definition has changed since the target was set" in made.sentence


def test_an_old_figure_says_how_old():
    made = reading(TURNOVER, Figures(Found(0.2, DAY)), today=date(2026, 9, 30))
    assert made.old == "The figure is 3.0 years old."
    assert reading(TURNOVER, Figures(Found(0.2, DAY)), today=TODAY).old == ""


@pytest.mark.parametrize(
    ("value", "unit", "says"),
    [
        (0.226, "share", "22.6%"),
        (400.0, "places", "400 places"),
        (1234.5, "£", "£1,235"),
        (2, "days", "2 days"),
    ],
)
def test_a_value_stands_with_its_unit(value, unit, says):
    assert quantity(value, unit) == says


def test_a_target_alone_counts_from_its_day():
    alone = replace(TURNOVER, baseline=None, target=Aimed(value=0.1, on=date(2028, 9, 30)))
    assert (
        "no baseline, so its target counts from its own day"
        in reading(alone, Figures(Found(0.2, DAY)), today=TODAY).sentence
    )


@pytest.mark.parametrize(
    "kpi", [each for each in founding().kpis if each.kind == "indicator"], ids=lambda kpi: kpi.code
)
def test_every_target_of_the_founding_framework_stands_on_the_definition_of_today(kpi):
    """Where this fails a definition changed: look at baseline and target again, then note its new version."""
    measures = STUDY_MEASURES if kpi.service == "education" else MEASURES[kpi.service]
    assert kpi.definition == version_of(measures[kpi.measure].formula)


def test_a_wave_too_small_to_show_leaves_a_gap_and_no_number():
    kpi = founding().kpi("wellbeing-pulse")
    typed = {kpi.code: (Typed(3.4, date(2023, 5, 5)), Typed(None, date(2023, 11, 3), "Hidden to protect"))}
    known = figures(holding_of([]), BOARD, (kpi,), typed)[kpi.code]
    made = reading(kpi, known, today=TODAY)
    assert (made.status, made.value, known.moved) == ("no-data", None, None)
    assert known.gaps == {date(2023, 11, 3): "Hidden to protect"}
    assert made.sentence.endswith("is not shown: hidden to protect.")


@pytest.mark.parametrize(
    ("comparator", "says"),
    [
        ("neighbours", "above its members’ statistical neighbours ("),
        ("region", "above Outer London ("),
        ("315", "above Merton ("),
    ],
)
def test_a_kpi_is_compared_with_what_was_agreed(comparator, says):
    only = replace(founding(), kpis=(replace(TURNOVER, comparator=comparator),))
    made = readings(small(), BOARD, only, typed={}, today=TODAY)[0]
    assert says in made.sentence
    assert "stands in" not in made.sentence


def test_a_kpi_says_where_england_stands_in_for_what_was_agreed():
    why = asked(small(), BOARD, service="adults", against="neighbours").instead
    assert why == "of adults’ services only England’s figures are published"
    known = Figures(Found(0.2, DAY), other=Beside("England", 0.16, "share", 0.04), instead=why)
    made = reading(replace(TURNOVER, comparator="neighbours"), known, today=TODAY)
    assert f"England (16.0%). England stands in for its statistical neighbours: {why}." in made.sentence

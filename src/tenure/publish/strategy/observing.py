"""Expected against observed: what the planner would have said on the day an activity began, beside what came.

The planner is fitted to what was on record of the years before the activity began, and draws what would
have come without it and with it. Neither proves anything: the partnership is one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from tenure.publish import numbers
from tenure.publish.asking import Picked, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import Seen
from tenure.publish.drawings import Line, Trend
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import Tried
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.overview import Looked, looked
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, Spread, change_words
from tenure.publish.tables import figure, words
from tenure.publish.trends import axis
from tenure.publish.viewing import Viewer
from tenure.publish.wording import SERVICE_LABELS
from tenure.strategy.framework.parts import Activity

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario

LEAST_DAYS: Final = 365
"""Days from an activity's beginning to the last figures, under which there is nothing to see yet."""

NO_PROOF: Final = (
    "This is no proof. The partnership is one place, much else changed in the same years, and what the "
    "activity does is assumed in its scenario. Where what came fits both, it says nothing either way."
)
FAINT: Final = 0.25
"""A difference smaller than this share of the band of four in five futures cannot be seen in one place."""

TOO_SMALL: Final = "What it is expected to change is less than chance alone moves."
MEASURES: Final = tuple(each for each in PLAN_MEASURES if each.unit == "share")


@dataclass(frozen=True)
class Observed:
    """One figure: what came, what was expected without the activity and with it, and what that says."""

    label: str
    came: str
    without: str
    with_it: str
    difference: str
    says: str


@dataclass(frozen=True)
class Observing:
    """What is expected of one activity beside what came; or in `why`, why there is nothing to see."""

    activity: Activity
    answer: str
    why: str = ""
    service: str = ""
    rows: tuple[Observed, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    since: str = ""


def origin_of(activity: Activity) -> int | None:
    """The year of the last 30 September on or before the day it began; None where it has no day."""
    began = activity.starts
    if began is None:
        return None
    return began.year if began >= date(began.year, 9, 30) else began.year - 1


def too_early(activity: Activity, holding: Holding) -> str:
    """Why there is nothing to compare yet, in a sentence; empty where there is."""
    if not activity.scenario:
        return "It acts on nobody’s career, so no forecast says what it should change."
    if activity.starts is None:
        return "No day is named on which it began."
    years = [year for service in holding.services() for year in holding.years(service)]
    if not years:
        return "No return is on record yet."
    last = date(max(years), 9, 30)
    if last - activity.starts >= timedelta(days=LEAST_DAYS):
        return ""
    began = numbers.day(activity.starts)
    if activity.starts > last:
        return f"The record ends on {numbers.day(last)}, before it began on {began}."
    return f"It began on {began}, and the record ends on {numbers.day(last)}: a year is needed at least."


def observing(
    holding: Holding, viewer: Viewer, activity: Activity, futures: Futures, scenario: Scenario
) -> Observing:
    """What the planner expected of an activity from the day it began, beside what came.

    futures  fitted to what was on record of the years up to `origin_of` the activity.
    """
    service = _service(holding, scenario)
    last = max(holding.years(service))
    question = looked(holding, viewer, futures, last, Picked(service=service))
    tried = Tried(question, (_from(scenario, activity),))
    seen = {each.key: question.asked.series(each.key, each.basis) for each in MEASURES}
    rows = tuple(_row(question, tried, each, seen[each.key]) for each in MEASURES if seen[each.key])
    return Observing(
        activity=activity,
        answer=_answer(rows),
        service=SERVICE_LABELS[service],
        rows=rows,
        charts=tuple(chart for each in MEASURES if (chart := _chart(question, tried, each, seen[each.key]))),
        tables=(_table(rows),),
        since=f"Fitted to returns up to 30 September {futures.start.on.year}; run {tried.played.name[:16]}.",
    )


def _service(holding: Holding, scenario: Scenario) -> str:
    """The service whose figures are compared: the first that the scenario acts on and that was returned."""
    named = {service for effect in scenario.effects for service in effect.where.services}
    returned = holding.services()
    return next((each for each in returned if not named or each in named), returned[0])


def _from(scenario: Scenario, activity: Activity) -> Scenario:
    """The scenario as if it had begun on the day the activity did; what it costs does not matter here."""
    assert activity.starts is not None, "asked before"
    effects = tuple(replace(each, starts=activity.starts) for each in scenario.effects)
    return replace(scenario, effects=effects, costs=())


def _row(question: Looked, tried: Tried, measure: PlanMeasure, seen: Sequence[tuple[int, Seen]]) -> Observed:
    came = figure(seen[-1][1])
    without, with_it = (
        Spread.of(each[:, -1]).shown(question.grain, measure.unit)
        for each in (question.of(measure), tried.of(measure))
    )
    value = value_of(seen[-1][1])
    change = float(np.median(tried.change(measure)))
    said = change_words(change, measure)
    says = "What came is not shown." if value is None else says_of(value, without, with_it)
    if abs(change) < FAINT * (without.outer[1] - without.outer[0]):
        says = f"{says} {TOO_SMALL}"
    unit = measure.unit
    return Observed(measure.label, came.text, _spread(without, unit), _spread(with_it, unit), said, says)


def _spread(spread: Spread, unit: str) -> str:
    low, high = (numbers.quantity(end, unit) for end in spread.outer)
    return f"{numbers.quantity(spread.middle, unit)} ({low} to {high})"


def says_of(value: float, without: Spread, with_it: Spread) -> str:
    """What a figure says, in careful words, by which of the two bands it lies in."""
    fits = _within(value, without), _within(value, with_it)
    return {
        (True, True): "It fits both: it tells nothing either way.",
        (False, True): "It fits what was expected with it and not without. One would see that if it worked, "
        "and also if something else did.",
        (True, False): "It fits what was expected without it. If it works as assumed, it has not shown here.",
        (False, False): "It fits neither: something that the planner does not know moved it.",
    }[fits]


def _within(value: float, band: Spread) -> bool:
    return band.outer[0] <= value <= band.outer[1]


def _answer(rows: Sequence[Observed]) -> str:
    telling = [row for row in rows if "fits what was expected with it" in row.says]
    if telling:
        names = numbers.listed([row.label.lower() for row in telling])
        return f"What came fits the activity better than its absence in {names}; that is no proof"
    if any("without it" in row.says for row in rows):
        return "What came fits the years without the activity at least as well"
    return "What came does not tell whether the activity made a difference"


def _table(rows: Sequence[Observed]) -> Table:
    cells = tuple(
        tuple(map(words, (row.label, row.came, row.without, row.with_it, row.difference, row.says)))
        for row in rows
    )
    columns = (
        "Figure",
        "What came",
        "Expected without it",
        "Expected with it",
        "Difference",
        "What that says",
    )
    note = "In brackets: four in five futures lie between."
    return Table("observed", "What was expected, and what came", columns, cells, (note,))


def _chart(
    question: Looked, tried: Tried, measure: PlanMeasure, seen: Sequence[tuple[int, Seen]]
) -> Chart | None:
    """What came as a thick line, and the middles of both sets of futures from the last year before it."""
    known = tuple((year, value_of(each)) for year, each in seen)
    if not any(value is not None for _, value in known):
        return None
    lines = (
        _line("Expected without it", "england", tuple(_middles(question, measure, question.of(measure)))),
        _line("Expected with it", "target", tuple(_middles(question, measure, tried.of(measure)))),
        _line("What came", "own", known),
    )
    values = [value for line in lines for _, value in line.points if value is not None]
    reading = " ".join(f"{line.last.replace(chr(10), ' ')}." for line in lines)
    return Chart(
        key=f"observed-{measure.key}",
        title=f"{measure.label}: what was expected, and what came",
        subtitle=f"{measure.label} in {question.area}, middles of futures",
        reading=reading,
        alt=f"Line chart. {reading}",
        source=f"Source: returns of the partnership, snapshot {question.asked.holding.snapshot[:12]}.",
        table=_chart_table(measure, lines),
        drawing=Trend(lines, measure.unit == "share", *axis(values)),
        measure=measure.key,
    )


def _middles(
    question: Looked, measure: PlanMeasure, drawn: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> Iterator[tuple[int, float | None]]:
    first = question.futures.start.on.year
    for month in range(12, drawn.shape[1], 12):
        middle = float(np.median(drawn[:, month]))
        yield first + month // 12, question.grain.rounded(middle, measure.unit)


def _line(name: str, part: str, points: tuple[tuple[int, float | None], ...]) -> Line:
    last = next((value for _, value in reversed(points) if value is not None), None)
    said = "" if last is None else numbers.rate(last)
    return Line(name, part, points, f"{name}\n{said}")  # type: ignore[arg-type]


def _chart_table(measure: PlanMeasure, lines: Sequence[Line]) -> Table:
    years = sorted({year for line in lines for year, _ in line.points})
    known = [dict(line.points) for line in lines]
    rows = tuple((words(str(year)), *(_cell(each, year) for each in known)) for year in years)
    columns = ("Year", *(line.name for line in lines))
    units = ("", *("%" for _ in lines))
    return Table(f"observed-{measure.key}", f"{measure.label} by year", columns, rows, units=units)


def _cell(known: dict[int, float | None], year: int) -> Cell:
    value = known.get(year)
    if value is None:
        return Cell(numbers.NOT_AVAILABLE, "x", hidden=numbers.NOT_AVAILABLE)
    return Cell(numbers.rate(value), round(value * 100, 1))

"""Expected against observed: what the planner would have said on the day an activity began, beside what came.

The planner is fitted to what was on record of the years before the activity began, and draws what would
have come without it and with it. Neither proves anything: the partnership is one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from tenure.publish import numbers
from tenure.publish.asking import Asked, asked, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import LEAST_BASE, Seen
from tenure.publish.drawings import Line, Trend
from tenure.publish.holding import Holding
from tenure.publish.planning.guarding import Grain, grain_of_members
from tenure.publish.planning.saying import PlanMeasure, Spread, change_words
from tenure.publish.strategy.expected import MEASURES, Asking
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
NOT_TOLD: Final = "There is nothing to compare yet"


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


def asking(holding: Holding, viewer: Viewer, activity: Activity, scenario: Scenario) -> Asking:
    """What has to be worked out for this reader to see what was expected of an activity."""
    year = origin_of(activity)
    assert year is not None, "an activity without a day is too early"
    service = _service(holding, scenario)
    focus = asked(holding, viewer, service=service).focus
    return Asking(activity, scenario, year, service, focus, max(holding.years(service)))


def observing(holding: Holding, viewer: Viewer, about: Asking, expected: Mapping[str, Any]) -> Observing:
    """What the planner expected of an activity from the day it began, beside what came.

    expected  what was worked out for it, or in `why` the reason that nothing could be.
    """
    place = asked(holding, viewer, service=about.service, focus=about.focus)
    if why := _why(place, viewer, expected):
        return Observing(about.activity, NOT_TOLD, why)
    grain = grain_of_members(expected["members"], expected["people"], viewer)
    beside = [_beside(place, grain, each, expected["figures"][each.key]) for each in MEASURES]
    seen = [each for each in beside if each.seen]
    rows = tuple(map(_row, seen))
    return Observing(
        activity=about.activity,
        answer=_answer(rows),
        service=SERVICE_LABELS[about.service],
        rows=rows,
        charts=tuple(chart for each in seen if (chart := _chart(each))),
        tables=(_table(rows),),
        since=f"Fitted to returns up to 30 September {expected['year']}; run {expected['run'][:16]}.",
    )


def _why(place: Asked, viewer: Viewer, expected: Mapping[str, Any]) -> str:
    """Why there is nothing to show this reader; empty where there is."""
    if "why" in expected:
        return str(expected["why"])
    if grain_of_members(expected["members"], expected["people"], viewer).hidden:
        return (
            f"Fewer than {LEAST_BASE} people were in post in {place.inside} when it began, so what was "
            "expected is shown to itself alone."
        )
    return ""


def _service(holding: Holding, scenario: Scenario) -> str:
    """The service whose figures are compared: the first that the scenario acts on and that was returned."""
    named = {service for effect in scenario.effects for service in effect.where.services}
    returned = holding.services()
    return next((each for each in returned if not named or each in named), returned[0])


@dataclass(frozen=True)
class _Beside:
    """One measure: what came in each year, and what was expected, as finely as its reader is shown it."""

    place: Asked
    grain: Grain
    measure: PlanMeasure
    expected: Mapping[str, Any]
    seen: Sequence[tuple[int, Seen]]

    def last(self, arm: str) -> Spread:
        """What was expected of the last year, without it or with it."""
        found = self.expected["last"][arm]
        spread = Spread(found["middle"], tuple(found["inner"]), tuple(found["outer"]))
        return spread.shown(self.grain, self.measure.unit)

    def middles(self, arm: str) -> tuple[tuple[int, float | None], ...]:
        """The middle of futures in each year."""
        found, unit = self.expected["middles"][arm], self.measure.unit
        return tuple((year, self.grain.rounded(value, unit)) for year, value in found)


def _beside(place: Asked, grain: Grain, measure: PlanMeasure, expected: Mapping[str, Any]) -> _Beside:
    return _Beside(place, grain, measure, expected, place.series(measure.key, measure.basis))


def _row(beside: _Beside) -> Observed:
    measure, seen = beside.measure, beside.seen[-1][1]
    without, with_it = beside.last("without"), beside.last("with")
    value, change = value_of(seen), beside.expected["change"]
    says = "What came is not shown." if value is None else says_of(value, without, with_it)
    if abs(change) < FAINT * (without.outer[1] - without.outer[0]):
        says = f"{says} {TOO_SMALL}"
    return Observed(
        measure.label,
        figure(seen).text,
        _spread(without, measure.unit),
        _spread(with_it, measure.unit),
        change_words(change, measure),
        says,
    )


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


def _chart(beside: _Beside) -> Chart | None:
    """What came as a thick line, and the middles of both sets of futures from the last year before it."""
    known = tuple((year, value_of(each)) for year, each in beside.seen)
    if not any(value is not None for _, value in known):
        return None
    measure, place = beside.measure, beside.place
    lines = (
        _line("Expected without it", "england", beside.middles("without")),
        _line("Expected with it", "target", beside.middles("with")),
        _line("What came", "own", known),
    )
    values = [value for line in lines for _, value in line.points if value is not None]
    reading = " ".join(f"{line.last.replace(chr(10), ' ')}." for line in lines)
    return Chart(
        key=f"observed-{measure.key}",
        title=f"{measure.label}: what was expected, and what came",
        subtitle=f"{measure.label} in {place.inside}, middles of futures",
        reading=reading,
        alt=f"Line chart. {reading}",
        source=f"Source: returns of the partnership, snapshot {place.holding.snapshot[:12]}.",
        table=_chart_table(measure, lines),
        drawing=Trend(lines, measure.unit == "share", *axis(values)),
        measure=measure.key,
    )


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

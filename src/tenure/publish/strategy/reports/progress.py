"""The annual progress report: each outcome, the priorities that serve it, and every activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Table
from tenure.publish.strategy.course import OutcomeCourse
from tenure.publish.strategy.reports.aims import kpi_chart
from tenure.publish.strategy.reports.board import cited_of, lede, read
from tenure.publish.strategy.reports.material import Material, Stands
from tenure.publish.strategy.reports.parts import Finding, Report, Section
from tenure.publish.strategy.reports.stories import NONE_TOLD, told
from tenure.publish.tables import words
from tenure.publish.wording import Status
from tenure.strategy.framework.parts import Activity, Priority

NAME: Final = "Annual progress report"
MOST_CHARTS: Final = 2
UNKNOWN: Final = Stands("no-data", ("Nobody has said yet how far it is.",))


def progress_report(made_from: Material) -> Report:
    """What became of what was set out, outcome by outcome, priority by priority, activity by activity."""
    stories = tuple(told(made_from.stories)) or (Section("Case studies", says=(NONE_TOLD,)),)
    return Report(
        kind="progress",
        name=NAME,
        title=made_from.course.answer,
        lede=f"{lede(made_from)} {_activities_said(made_from)}",
        on=made_from.on,
        sections=(
            *(_outcome(made_from, each) for each in made_from.course.outcomes),
            _priorities(made_from),
            _activities(made_from),
            *stories,
        ),
        cited=cited_of(made_from),
        rests=made_from.rests(),
        brand=made_from.brand,
    )


def stands_of(made_from: Material, code: str) -> Stands:
    """Where an activity stands."""
    return made_from.stands.get(code, UNKNOWN)


def _activities_said(made_from: Material) -> str:
    every = made_from.framework.activities
    count = _counted([stands_of(made_from, each.code).status for each in every])
    return f"Of {len(every)} activities, {count}." if every else "The framework has no activities yet."


_STATES: Final[dict[Status, str]] = {
    "on-course": "on course",
    "watch": "to watch",
    "off-course": "off course",
    "no-data": "without a status",
}


def _counted(statuses: Sequence[Status]) -> str:
    """How many stand how: "20 on course, 3 to watch and 1 off course"."""
    said = [f"{statuses.count(status)} {word}" for status, word in _STATES.items() if status in statuses]
    return numbers.listed(said)


def _outcome(made_from: Material, one: OutcomeCourse) -> Section:
    charts = [chart for each in one.readings if (chart := kpi_chart(made_from, each))]
    findings = tuple(Finding(read(each), each.kpi.label, each.status, each.word) for each in one.readings)
    return Section(
        f"{one.outcome.title}: {one.icon} {one.word}",
        says=(one.sentence,),
        findings=findings,
        charts=tuple(charts[:MOST_CHARTS]),
        turned=True,
    )


def _priorities(made_from: Material) -> Section:
    findings = tuple(_priority(made_from, each) for each in made_from.framework.priorities)
    return Section("Priorities, and what serves them", findings=findings, turned=True)


def _priority(made_from: Material, priority: Priority) -> Finding:
    serving = [each for each in made_from.framework.activities if priority.code in each.priorities]
    if not serving:
        return Finding("No activity serves it.", priority.title, "no-data", "no data")
    count = _counted([stands_of(made_from, each.code).status for each in serving])
    names = numbers.listed([f"“{each.title}”" for each in serving])
    return Finding(f"{count[:1].upper()}{count[1:]}: {names}.", priority.title)


def _activities(made_from: Material) -> Section:
    return Section("Every activity", tables=(activities_table(made_from),), turned=True)


def activities_table(made_from: Material) -> Table:
    """Every activity with where it stands and why."""
    rows = tuple(tuple(map(words, _activity(made_from, each))) for each in made_from.framework.activities)
    columns = ("Activity", "Status", "Why", "From", "Owner")
    return Table("activities", "Every activity and where it stands", columns, rows)


def _activity(made_from: Material, activity: Activity) -> Iterator[str]:
    stands = stands_of(made_from, activity.code)
    yield activity.title
    yield f"{stands.icon} {stands.word}"
    yield " ".join(stands.reasons)
    yield numbers.day(activity.starts) if activity.starts else "Not said"
    yield activity.owner or "Nobody is named"

"""Posts of one team from the time its work takes, as somebody fills in. Nothing of it is kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.tables import words
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.planning.workload import Staffing

ROWS, MOST_ROWS = 5, 20
AWAY: Final = {
    "leave": "Annual leave",
    "holidays": "Public holidays",
    "sickness": "Sickness",
    "training": "Training and other days away",
}
LONGEST: Final = 100
HOURS_OF_A_YEAR: Final = 8_784
"""What takes longer than a year is a slip of the pen."""
MOST: Final = 1_000_000


@dataclass(frozen=True)
class TeamPage:
    """What a team needs, or what is to put right first.

    faults  by field: what is wrong and what to do.
    asked   whether anything was filled in.
    """

    title: str
    lede: str
    faults: Mapping[str, str] = field(default_factory=dict)
    table: Table | None = None
    notes: tuple[str, ...] = ()
    asked: bool = False


def rows_in(said: Mapping[str, str]) -> int:
    """How many activities the form has room for."""
    wanted = said.get("rows", "")
    return (
        min(max(int(wanted), 1), MOST_ROWS)
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 4
        else ROWS
    )


def team_page(said: Mapping[str, str]) -> TeamPage:
    """What a filled-in form says a team needs."""
    title = "Posts of a team from what it does"
    if not said.keys() & {"there", "name-1"}:
        return TeamPage(
            title,
            "Say what the team does in a year, how long each takes when it is done well, and how "
            "long people are "
            "away. The answer is how many full-time posts that needs, and whether the team has them.",
        )
    faults: dict[str, str] = {}
    there = _number(said, "there", "people in post", faults)
    away = {label: _number(said, name, label.lower(), faults, usual=0.0) for name, label in AWAY.items()}
    share = _number(said, "share", "the share of other work", faults, usual=0.0, most=100.0)
    activities = [one for row in range(1, rows_in(said) + 1) if (one := _activity(said, row, faults))]
    if not faults and not activities:
        faults["name-1"] = "No activity was given. Give one with how many there are in a year and hours each."
    if faults:
        return TeamPage(title, "", faults, asked=True)
    try:
        return _answer(_staffing(said.get("team", ""), there, away, (share, activities)))
    except UsedWrongly as problem:
        return TeamPage(title, "", {_field_of(str(problem)): str(problem)}, asked=True)


def _field_of(problem: str) -> str:
    return "share" if "other work" in problem else "leave" if "days" in problem else "name-1"


def _activity(said: Mapping[str, str], row: int, faults: dict[str, str]) -> tuple[str, float, float] | None:
    """A row of the form; None where it was left empty."""
    name, units, hours = (said.get(f"{part}-{row}", "").strip() for part in ("name", "units", "hours"))
    if not (name or units or hours):
        return None
    if not name:
        faults[f"name-{row}"] = (
            f"Activity {row} has no name. Say what it is, such as Child and family assessments."
        )
    what = name[:40] or f"activity {row}"
    many = _number(said, f"units-{row}", f"{what} in a year", faults)
    long = _number(said, f"hours-{row}", f"hours for each of {what}", faults, most=HOURS_OF_A_YEAR)
    return name[:LONGEST], many, long


def _number(
    said: Mapping[str, str],
    name: str,
    what: str,
    faults: dict[str, str],
    *,
    usual: float | None = None,
    most: float = MOST,
) -> float:
    """A number of the form; what is wrong with it goes among the faults."""
    text = said.get(name, "").strip().replace(",", "")
    if not text and usual is not None:
        return usual
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        faults[name] = f"{what[:1].upper()}{what[1:]}: “{text[:20]}” is no number. Give one, such as 12.5."
    elif not 0 <= value <= most:
        faults[name] = f"{what[:1].upper()}{what[1:]}: {value:g} cannot be. Give 0 to {most:,.0f}."
    return value


def _staffing(
    name: str, there: float, away: Mapping[str, float], work: tuple[float, list[tuple[str, float, float]]]
) -> Staffing:
    from tenure.forecast.planning.assumptions import Assumption
    from tenure.forecast.planning.workload import Service, Support, Team, staffing

    share, activities = work
    services = tuple(
        Service(label, units, Assumption(
            key=f"{row} {label}", says=f"Hours for each of {label}",
            value=hours, low=hours, high=hours, unit="hours",
        ))
        for row, (label, units, hours) in enumerate(activities, 1)
    )  # fmt: skip
    support = (Support("Other work", share=share / 100),)
    return staffing(Team(name.strip()[:LONGEST] or "The team", there, dict(away), services, support))


def _answer(found: Staffing) -> TeamPage:
    needed, ratio, team = float(found.needed[0]), float(found.ratio[0]), found.team
    if not needed:
        return TeamPage(f"{team.name} needs no posts for this", "No activity takes any time.", asked=True)
    posts, there = numbers.rounded(needed, 1), numbers.rounded(team.there, 1)
    enough = "At 1 or above there is time." if ratio >= 1 else "Below 1 it does more than its time allows."
    return TeamPage(
        title=f"{team.name} needs {posts} full-time posts, {_gap(needed - team.there)}",
        lede=f"It has {there}: {ratio:.2f} of what its work needs. {enough}",
        table=_table(found),
        notes=tuple(_notes(found)),
        asked=True,
    )


def _gap(missing: float) -> str:
    if abs(missing) < 0.05:
        return "as many as it has"
    return f"{numbers.rounded(abs(missing), 1)} {'more' if missing > 0 else 'fewer'} than it has"


def _table(found: Staffing) -> Table:
    rows = []
    for service, fte in zip(found.team.services, found.by_activity[:, 0], strict=True):
        figures = (_cell(service.units, 0), _cell(service.hours.value, 1), _cell(float(fte), 2))
        rows.append((words(service.name), *figures, _cell(float(fte) * found.allowance, 2)))
    alone, needed = float(found.by_activity.sum()), float(found.needed[0])
    rows.append((words("Together"), _none(), _none(), _cell(alone, 2), _cell(needed, 2)))
    columns = ("Activity", "In a year", "Hours each", "FTE", "FTE with other work")
    units = ("", "", "hours", "FTE", "FTE")
    return Table("team", "Posts that each activity needs", columns, tuple(rows), units=units)


def _notes(found: Staffing) -> Iterator[str]:
    yield (
        f"One full-time worker has {found.hours:,.0f} hours at work in a year: 52 weeks of 37 hours, "
        "less the "
        "days away."
    )
    yield (
        f"Other work takes {1 - 1 / found.allowance:.0%} of everyone’s time: supervision, meetings, duty, "
        "travel."
    )
    yield (
        "The way of counting is WHO’s workload indicators of staffing need. Hours are a standard for "
        "work done "
        "well, not what it takes today under pressure. Nothing of this is kept."
    )


def _cell(value: float, places: int) -> Cell:
    return Cell(numbers.rounded(value, places), round(value, places))


def _none() -> Cell:
    return Cell("", "")

"""One activity as its page shows it: status and reasons, milestones, what it needs and moves, its money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tenure.publish.numbers import day
from tenure.publish.strategy.mapping import Mark, mark_of, paragraphs
from tenure.strategy.activities import LATE_DAYS, Progress, Standing, due_on
from tenure.strategy.framework.parts import Activity, Framework, Kpi, Milestone, Part
from tenure.strategy.kpis.judging import Status

MOST: Final = 60
"""Milestones and links that a page lists; the file has them all."""
TERMS: Final = {"short": "Short term", "medium": "Medium term", "long": "Long term"}


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone: when it is due, when that was agreed to be, and where it stands."""

    code: str
    title: str
    due: date
    agreed: date
    done: date | None
    mark: Mark
    says: str

    @property
    def moved(self) -> bool:
        return self.due != self.agreed


@dataclass(frozen=True)
class Link:
    """Another part of the framework: its code, its title, and where it stands if that can be said."""

    code: str
    title: str
    mark: Mark | None = None


@dataclass(frozen=True)
class ActivityPage:
    """Everything derived that the page of an activity shows."""

    mark: Mark
    reasons: tuple[str, ...]
    under: Part | None
    priorities: tuple[Link, ...]
    needs: tuple[Link, ...]
    needed_by: tuple[Link, ...]
    kpis: tuple[Link, ...]
    milestones: tuple[MilestoneRow, ...]
    left_out: int
    cost: str
    term: str
    paragraphs: str


def activity_page(
    framework: Framework,
    one: Activity,
    progress: Progress,
    standings: Mapping[str, Standing],
    *,
    on: date,
) -> ActivityPage:
    """An activity as it stands on a day."""
    standing = standings[one.code]
    rows = sorted((_row(each, progress, on) for each in one.milestones), key=lambda row: row.due)
    above = next((p for p in (*framework.aims, *framework.principles) if p.code == one.under), None)
    return ActivityPage(
        mark=mark_of(standing.status),
        reasons=standing.reasons,
        under=above,
        priorities=tuple(Link(p.code, p.title) for p in framework.priorities if p.code in one.priorities),
        needs=_links(framework, set(one.needs), standings),
        needed_by=_links(
            framework, {each.code for each in framework.activities if one.code in each.needs}, standings
        ),
        kpis=tuple(Link(k.code, k.label) for k in _moved(framework, one))[:MOST],
        milestones=tuple(rows[:MOST]),
        left_out=max(0, len(rows) - MOST),
        cost=money(one.cost),
        term=TERMS[one.term],
        paragraphs=paragraphs(one.paragraphs),
    )


def money(pounds: float | None) -> str:
    """£18,000 a year; pence only where there are any."""
    if pounds is None:
        return ""
    return f"£{pounds:,.0f} a year" if float(pounds).is_integer() else f"£{pounds:,.2f} a year"


def _moved(framework: Framework, one: Activity) -> list[Kpi]:
    return [each for each in framework.kpis if one.code in each.activities]


def _links(framework: Framework, codes: set[str], standings: Mapping[str, Standing]) -> tuple[Link, ...]:
    found = [each for each in framework.activities if each.code in codes][:MOST]
    return tuple(Link(each.code, each.title, mark_of(standings[each.code].status)) for each in found)


def _row(one: Milestone, progress: Progress, on: date) -> MilestoneRow:
    due, done = due_on(one, progress), progress.done.get(one.code)
    status, says = _stands(due, done, on)
    return MilestoneRow(one.code, one.title, due, one.due, done, mark_of(status), says)


def _stands(due: date, done: date | None, on: date) -> tuple[Status, str]:
    if done:
        late = (done - due).days
        return "on-course", f"Done on {day(done)}" + (f", {_days(late)} late" if late > 0 else "")
    days = (on - due).days
    if days > 0:
        return ("off-course" if days > LATE_DAYS else "watch"), f"{_days(days)} late"
    return "no-data", "Due today" if days == 0 else f"Due in {_days(-days)}"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days:,} days"

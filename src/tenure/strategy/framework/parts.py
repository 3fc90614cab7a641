"""The parts of a framework: vision, purpose, aims, principles, outcomes, priorities, activities and KPIs.

They are plain values. Who serves what is told by codes: an activity names its aim or principle and the
priorities it serves, a priority the outcomes it serves, a KPI the outcome (and activities) it measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Term = Literal["short", "medium", "long"]
Kind = Literal["indicator", "collected", "count"]
Better = Literal["higher", "lower"]

TERMS: Final[tuple[Term, ...]] = ("short", "medium", "long")
KINDS: Final[tuple[Kind, ...]] = ("indicator", "collected", "count")
"""Filled from the record; typed by its owner once a period; counted in the work that is shared."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One sentence that everything hangs from: the vision, or the purpose."""

    text: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """An aim, a principle or an outcome.

    code        short, in lower case and hyphens; it never changes once it was agreed.
    title       what people call it.
    says        one or two plain sentences more.
    paragraphs  where in the founding plan it stands, as "49a".
    """

    code: str
    title: str
    says: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Priority(Part):
    """A key priority, and the outcomes it serves."""

    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Something of an activity that is done or is not, and the day it is due."""

    code: str
    title: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Activity(Part):
    """What is done.

    under       code of the one aim or principle it stands under.
    priorities  codes of the priorities it serves.
    lead, owner    the partner that leads it, and the role or person that answers for it.
    starts, ends   None where it has no end: it is meant to become business as usual.
    cost        pounds a year; `funding` says from where.
    needs       codes of the activities that must come first.
    scenario    key of the scenario that says what it does to people; empty where it acts on nobody's career.
    handover    what must be true before it is business as usual, as a list to tick off.
    """

    under: str
    priorities: tuple[str, ...] = ()
    lead: str = ""
    owner: str = ""
    term: Term = "medium"
    starts: date | None = None
    ends: date | None = None
    milestones: tuple[Milestone, ...] = ()
    cost: float | None = None
    funding: str = ""
    needs: tuple[str, ...] = ()
    scenario: str = ""
    handover: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Aimed:
    """A value on a day: a baseline, a target, or a step between the two."""

    value: float
    on: date


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A key performance indicator.

    kind        "indicator": the measure with key `measure`, of `service` (children, adults, education),
                filled from the record; "count": the key of something counted in shared work; "collected":
                typed by its owner.
    basis       fte, headcount or jobs, where the measure is counted in more than one way.
    dimension, slice   a part of the measure, as tenure-band and "under-2"; empty for the total.
    definition  version of the definition that the target was set on; empty where it is not fixed.
    unit        share, people, FTE, days, pounds, points ...
    steps       the trajectory between baseline and target; empty for a straight line.
    comparator  "england", "region", "neighbours" or "" for none.
    activities  codes of the activities that are meant to move it.
    review      the day its owner looks at it again.
    gaming      how it could be made to look better without being better; declared, "" where nobody has said.
    needs       what would supply it, where no data exist yet.
    """

    code: str
    label: str
    outcome: str
    kind: Kind
    better: Better
    unit: str
    says: str = ""
    measure: str = ""
    service: str = ""
    basis: str = ""
    dimension: str = ""
    slice: str = ""
    definition: str = ""
    baseline: Aimed | None = None
    target: Aimed | None = None
    steps: tuple[Aimed, ...] = ()
    comparator: str = ""
    activities: tuple[str, ...] = ()
    owner: str = ""
    review: date | None = None
    gaming: str = ""
    needs: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Framework:
    """Everything the partnership set out to do, as one version of it."""

    title: str
    vision: Statement
    purpose: Statement
    aims: tuple[Part, ...]
    principles: tuple[Part, ...]
    outcomes: tuple[Part, ...]
    priorities: tuple[Priority, ...]
    activities: tuple[Activity, ...]
    kpis: tuple[Kpi, ...] = ()

    def outcome(self, code: str) -> Part | None:
        """The outcome with this code."""
        return next((each for each in self.outcomes if each.code == code), None)

    def priority(self, code: str) -> Priority | None:
        """The priority with this code."""
        return next((each for each in self.priorities if each.code == code), None)

    def activity(self, code: str) -> Activity | None:
        """The activity with this code."""
        return next((each for each in self.activities if each.code == code), None)

    def kpi(self, code: str) -> Kpi | None:
        """The KPI with this code."""
        return next((each for each in self.kpis if each.code == code), None)

"""Engagement measured from behaviour: how returns were filed, meetings attended, and actions done on time."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Generic, Literal, TypeVar

from tenure.terms.quantities import NOTHING, Ratio
from tenure.terms.sources import EXAMPLE_PLAN, Source

Better = Literal["lower", "higher"]
Way = Literal["better", "worse", "level", "too few", "new"]
Fact = TypeVar("Fact")

MATTERS: Final = 0.1
"""A change of less than a tenth of the earlier value is called level: it says little of anybody."""
FEWEST: Final = 2
"""A year with one event is no year to compare: it can only be all or nothing."""


@dataclass(frozen=True)
class Filed:
    """How one partner filed one return.

    due        the day it was due.
    on         the day these figures are taken.
    sent       the day the first file came; None where none has.
    accepted   the day the first file was accepted; None where none was.
    rows       records in the first file; `findings` what was found in it.
    reminders  how many went out, to however many people.
    """

    due: date
    on: date
    sent: date | None = None
    accepted: date | None = None
    rows: int = 0
    findings: int = 0
    reminders: int = 0


@dataclass(frozen=True)
class Attended:
    """Whether a partner's seat was filled at a meeting that was held; a deputy fills it."""

    on: date
    came: bool


@dataclass(frozen=True)
class Asked:
    """What a meeting gave a partner's people to do: due, done (None where it is not), and the day it is."""

    due: date
    on: date
    done: date | None = None


@dataclass(frozen=True)
class Measure(Generic[Fact]):
    """One engagement measure with its words: call it with what was done, and it gives a part and a whole.

    formula  in words.
    review   when its owner looks at the definition again.
    """

    key: str
    label: str
    unit: str
    taken: str
    better: Better
    why: str
    source: Source
    formula: str
    owner: str
    review: date
    remarks: tuple[str, ...]
    counts: Callable[[Fact], Ratio]

    def __call__(self, facts: Iterable[Fact]) -> Ratio:
        """The measure over these facts together: parts and wholes add up before they are divided."""
        return reduce(Ratio.__add__, map(self.counts, facts), NOTHING)


_TAKEN: Final = "on the day it is asked for"
_SOURCE: Final = EXAMPLE_PLAN.at("paragraph 71: engagement of partners", settled=False)


def _measure(
    key: str, label: str, *, unit: str, better: Better, why: str, remarks: tuple[str, ...] = ()
) -> Callable[[Callable[[Fact], Ratio]], Measure[Fact]]:
    def made(counts: Callable[[Fact], Ratio]) -> Measure[Fact]:
        kept = _reviews()[key]
        formula = " ".join((counts.__doc__ or "").split())
        return Measure(
            key,
            label,
            unit,
            _TAKEN,
            better,
            why,
            _SOURCE,
            formula,
            kept["owner"],
            kept["review"],
            remarks,
            counts,
        )

    return made


@cache
def _reviews() -> Mapping[str, Any]:
    return tomllib.loads(files("tenure.strategy").joinpath("reviews.toml").read_text(encoding="utf-8"))


@_measure(
    "returns-on-time",
    "Returns on time",
    unit="share",
    better="higher",
    why="One late return holds up the figures of the whole partnership.",
    remarks=("A return that is not due yet counts once it is accepted. On time means accepted, not sent.",),
)
def returns_on_time(filed: Filed) -> Ratio:
    """Returns first accepted on or before the day they were due, over returns that are due or accepted."""
    if filed.accepted is None and filed.on <= filed.due:
        return NOTHING
    in_time = filed.accepted is not None and filed.accepted <= filed.due
    return Ratio(float(in_time), 1.0)


@_measure(
    "findings-per-100-rows",
    "Findings per 100 rows",
    unit="findings per 100 rows",
    better="lower",
    why="A file that is right the first time saves its sender and the partnership days.",
    remarks=("Only the first file of a return counts: later ones show that somebody put it right.",),
)
def findings_per_100_rows(filed: Filed) -> Ratio:
    """Errors and queries found in the first file of a return, for each hundred records in it."""
    return Ratio(100.0 * filed.findings, float(filed.rows)) if filed.sent else NOTHING


@_measure(
    "days-to-clear",
    "Days to clear",
    unit="days",
    better="lower",
    why="Findings that stay open are forgotten, and the record waits for them.",
    remarks=("Returns that are not accepted yet are left out until they are.",),
)
def days_to_clear(filed: Filed) -> Ratio:
    """Days from the first file of a return until its acceptance, on average over accepted returns."""
    if filed.sent is None or filed.accepted is None:
        return NOTHING
    return Ratio(float(max(0, (filed.accepted - filed.sent).days)), 1.0)


@_measure(
    "reminders-per-return",
    "Reminders needed",
    unit="reminders per return",
    better="lower",
    why="Chasing costs the partnership time that the work itself needs.",
    remarks=("A letter to each of two colleagues counts as two.",),
)
def reminders_per_return(filed: Filed) -> Ratio:
    """Reminders that went out, by hand or by the calendar, over returns expected."""
    return Ratio(float(filed.reminders), 1.0)


@_measure(
    "meetings-attended",
    "Meetings attended",
    unit="share",
    better="higher",
    why="What is decided without a partner is seldom done by it.",
    remarks=("A deputy who came counts. Apologies do not: the seat was empty.",),
)
def meetings_attended(seat: Attended) -> Ratio:
    """Seats of the partner that were filled, over its seats at meetings that were held."""
    return Ratio(float(seat.came), 1.0)


@_measure(
    "actions-on-time",
    "Actions done on time",
    unit="share",
    better="higher",
    why="A meeting is worth what is done after it.",
    remarks=("An action that is not due yet counts once it is done.",),
)
def actions_on_time(asked: Asked) -> Ratio:
    """Actions done on or before the day they were due, over actions that are due or done."""
    if asked.done is None and asked.on <= asked.due:
        return NOTHING
    return Ratio(float(asked.done is not None and asked.done <= asked.due), 1.0)


ENGAGEMENT: Final[Mapping[str, Measure[Filed]]] = MappingProxyType(
    {each.key: each for each in (returns_on_time, findings_per_100_rows, days_to_clear, reminders_per_return)}
)
"""What is measured of how returns are filed, by its key."""
MEETING: Final[Mapping[str, Measure[Any]]] = MappingProxyType(
    {each.key: each for each in (meetings_attended, actions_on_time)}
)
"""What is measured of meetings and of what they gave people to do, by its key."""


def way(before: Ratio, now: Ratio, *, better: Better) -> Way:
    """How a measure moved between two years, each with its events: returns, seats, actions."""
    if now.value is None or before.value is None:
        return "new"
    if min(before.whole, now.whole) < FEWEST:
        return "too few"
    if abs(now.value - before.value) < MATTERS * max(before.value, MATTERS):
        return "level"
    return "better" if (now.value > before.value) == (better == "higher") else "worse"

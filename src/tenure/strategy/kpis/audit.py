"""The audit of KPIs (plan, paragraphs 78 and 79): is each relevant, meaningful and able to be evidenced?

Ten questions are put to every KPI. Each is answered from the framework and the figures, never by opinion,
and the answers lead to one recommendation: keep, mend, replace or retire. What is decided is a person's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tenure.benchmark.chance import Kind
from tenure.strategy.framework.parts import Framework, Kpi
from tenure.strategy.kpis.detecting import Detectable, detectable

Answer = Literal["yes", "partly", "no", "not known"]
Advice = Literal["keep", "mend", "replace", "retire"]

FRESH_DAYS: Final = 548
"""A yearly figure is fresh until eighteen months after its day: the next is due and checked by then."""
ALIKE: Final = 0.95
"""Two KPIs of an outcome whose changes from year to year correlate this closely (Pearson) say the same."""
LEAST_CHANGES: Final = 5
"""Changes in common under which two series cannot be said to move together."""


@dataclass(frozen=True)
class Evidence:
    """What is on record for one KPI.

    series     its values by day, those that may be shown; `expected` how many there should be since its
               baseline.
    base       people, posts or placements behind the latest rate; None where it is no rate.
    left       whether its owner's account has ended.
    """

    series: Mapping[date, float] = field(default_factory=dict)
    expected: int = 0
    base: float | None = None
    chance: Kind = "share"
    left: bool = False


@dataclass(frozen=True)
class Checked:
    """One question put to a KPI: its key, the answer, and the finding in figures for a sentence."""

    question: str
    answer: Answer
    says: str


@dataclass(frozen=True)
class Audited:
    """A KPI's answers in order, what they recommend, and why.

    found  what change its numbers could show; None where that cannot be told.
    """

    code: str
    checks: tuple[Checked, ...]
    advice: Advice
    reasons: tuple[str, ...]
    found: Detectable | None = None

    def answer(self, question: str) -> Answer:
        """The answer to one question."""
        return next(each.answer for each in self.checks if each.question == question)


QUESTIONS: Final[Mapping[str, str]] = {
    "outcome": "Is it linked to an outcome?",
    "owner": "Has it an owner who is still there?",
    "reviewed": "Was it reviewed in time?",
    "data": "Are there data?",
    "fresh": "Are they fresh?",
    "complete": "Are they complete?",
    "volume": "Are there enough people to see the change that is aimed at?",
    "moved": "Is there an activity that moves it?",
    "overlap": "Does it say what no other says?",
    "gaming": "Is its risk of gaming declared?",
}


def audited(framework: Framework, evidence: Mapping[str, Evidence], *, on: date) -> tuple[Audited, ...]:
    """Every KPI of the framework, audited as on a day, in the framework's order."""
    alike = _alike(framework.kpis, evidence)
    active = {each.code for each in framework.activities}
    outcomes = {each.code for each in framework.outcomes}
    return tuple(
        _audited(kpi, evidence.get(kpi.code, Evidence()), alike.get(kpi.code, ()), outcomes, active, on)
        for kpi in framework.kpis
    )


def _audited(
    kpi: Kpi,
    known: Evidence,
    alike: Sequence[str],
    outcomes: Collection[str],
    active: Collection[str],
    on: date,
) -> Audited:
    found = detectable(kpi, base=known.base or 0.0, kind=known.chance)
    checks = (
        _outcome(kpi, outcomes),
        _owner(kpi, known),
        _reviewed(kpi, on),
        *_data(known, on, kpi.needs),
        _volume(kpi, known, found),
        _moved(kpi, active),
        _overlap(alike),
        Checked(
            "gaming", "yes" if kpi.gaming else "no", kpi.gaming or "Nobody has said how it could be gamed."
        ),
    )
    advice, reasons = advised({each.question: each.answer for each in checks})
    return Audited(kpi.code, checks, advice, reasons, found)


def _outcome(kpi: Kpi, outcomes: Collection[str]) -> Checked:
    linked = kpi.outcome in outcomes
    return Checked(
        "outcome", "yes" if linked else "no", kpi.outcome if linked else "No outcome has this code."
    )


def _owner(kpi: Kpi, known: Evidence) -> Checked:
    if not kpi.owner:
        return Checked("owner", "no", "Nobody answers for it.")
    if known.left:
        return Checked("owner", "no", f"{kpi.owner} has left. Name another owner.")
    return Checked("owner", "yes", kpi.owner)


def _reviewed(kpi: Kpi, on: date) -> Checked:
    if kpi.review is None:
        return Checked("reviewed", "no", "No day is set for its review.")
    if kpi.review < on:
        late = (on - kpi.review).days
        return Checked("reviewed", "no", f"Its review is {late} day{'' if late == 1 else 's'} overdue.")
    return Checked("reviewed", "yes", f"The next review is on {kpi.review:%-d %B %Y}.")


def _data(known: Evidence, on: date, needs: str) -> tuple[Checked, Checked, Checked]:
    days = sorted(day for day in known.series if day <= on)
    if not days:
        says = needs or "No figure is on record."
        return Checked("data", "no", says), _unknown("fresh"), _unknown("complete")
    old = (on - days[-1]).days
    fresh = old <= FRESH_DAYS
    share = len(days) / known.expected if known.expected else 1.0
    complete: Answer = "yes" if share >= 1 else "partly" if share >= 0.5 else "no"
    of = f"{len(days)} of {known.expected} figures" if known.expected else f"{len(days)} figures"
    return (
        Checked("data", "yes", f"{len(days)} figure{'' if len(days) == 1 else 's'} on record."),
        Checked("fresh", "yes" if fresh else "no", f"The latest is of {days[-1]:%-d %B %Y}, {old} days ago."),
        Checked("complete", complete, f"{of} since its baseline."),
    )


def _unknown(question: str) -> Checked:
    return Checked(question, "not known", "There is no figure to judge by.")


def _volume(kpi: Kpi, known: Evidence, found: Detectable | None) -> Checked:
    if kpi.target is None:
        return Checked("volume", "no", "It has no target to be seen.")
    if kpi.baseline is None or known.base is None or found is None:
        return Checked("volume", "not known", "It has no baseline, or no count of people behind it.")
    if found.least is None:
        return Checked("volume", "no", "Too few people are behind it for any change to be seen.")
    if not found.enough:
        return Checked(
            "volume", "no", "The change that is aimed at is smaller than chance from year to year."
        )
    seen = f" It could be seen from {found.seen:%-d %B %Y}." if found.seen else ""
    return Checked("volume", "yes", f"The change that is aimed at is large enough to be seen.{seen}")


def _moved(kpi: Kpi, active: Collection[str]) -> Checked:
    known = [code for code in kpi.activities if code in active]
    if not known:
        return Checked("moved", "no", "No activity in force is meant to move it.")
    answer: Answer = "yes" if len(known) == len(kpi.activities) else "partly"
    return Checked("moved", answer, ", ".join(known))


def _overlap(alike: Sequence[str]) -> Checked:
    if not alike:
        return Checked("overlap", "yes", "No other KPI says the same.")
    return Checked("overlap", "partly", f"It says much the same as {', '.join(alike)}.")


def advised(answers: Mapping[str, Answer]) -> tuple[Advice, tuple[str, ...]]:
    """What the answers recommend, and the questions that led to it.

    Retire  nothing is aimed at through it: no outcome, or neither data nor an activity.
    Replace its numbers could never show the change, or another KPI says the same and has all that it lacks.
    Mend    something can be put right: data, owner, review, freshness, activities, gaming.
    Keep    otherwise.
    """
    no = [question for question, answer in answers.items() if answer == "no"]
    if "outcome" in no or {"data", "moved"} <= set(no):
        return "retire", tuple(each for each in no if each in ("outcome", "data", "moved"))
    if "volume" in no or (answers.get("overlap") == "partly" and no):
        return "replace", tuple(each for each in answers if each in ("volume", *no) or each == "overlap")[:3]
    weak = [*no, *(q for q, answer in answers.items() if answer == "partly" and q != "overlap")]
    return ("mend", tuple(weak)) if weak else ("keep", ())


def _alike(kpis: Sequence[Kpi], evidence: Mapping[str, Evidence]) -> Mapping[str, tuple[str, ...]]:
    """Codes of the KPIs that say the same as each: one measure and slice, or series that move together."""
    found: dict[str, list[str]] = {}
    for one, other in combinations(kpis, 2):
        if _same_figure(one, other):
            _put(found, one, other)
    codes, close = _together(kpis, evidence)
    for i, j in close:
        if codes[j] not in found.get(codes[i], ()):
            found.setdefault(codes[i], []).append(codes[j])
            found.setdefault(codes[j], []).append(codes[i])
    return {code: tuple(others) for code, others in found.items()}


def _put(found: dict[str, list[str]], one: Kpi, other: Kpi) -> None:
    found.setdefault(one.code, []).append(other.code)
    found.setdefault(other.code, []).append(one.code)


def _same_figure(one: Kpi, other: Kpi) -> bool:
    def figure(kpi: Kpi) -> tuple[str, ...]:
        return (kpi.measure, kpi.service, kpi.dimension, kpi.slice)

    return bool(one.measure) and figure(one) == figure(other)


def _together(
    kpis: Sequence[Kpi], evidence: Mapping[str, Evidence]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Pairs of one outcome whose changes from year to year correlate closely, in either direction."""
    long = [kpi for kpi in kpis if len(evidence.get(kpi.code, Evidence()).series) > LEAST_CHANGES]
    years = sorted({day.year for kpi in long for day in evidence[kpi.code].series})
    table = np.full((len(long), len(years)), np.nan)
    at = {year: n for n, year in enumerate(years)}
    for row, kpi in enumerate(long):
        for day, value in evidence[kpi.code].series.items():
            table[row, at[day.year]] = value
    changes = np.diff(table, axis=1)
    pairs = ((i, j) for i, j in combinations(range(len(long)), 2) if long[i].outcome == long[j].outcome)
    return [kpi.code for kpi in long], [(i, j) for i, j in pairs if _close(changes[i], changes[j])]


def _close(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    both = ~(np.isnan(one) | np.isnan(other))
    if both.sum() < LEAST_CHANGES:
        return False
    a, b = one[both] - one[both].mean(), other[both] - other[both].mean()
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return spread > 0 and abs(float(a @ b)) >= ALIKE * spread

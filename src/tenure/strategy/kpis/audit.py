"""The audit of KPIs (plan, paragraphs 78 and 79): is each relevant, meaningful and able to be evidenced?

Ten questions are put to every KPI. Each is answered from the framework and the figures, never by opinion,
and the answers lead to one recommendation: keep, mend, replace or retire. What is decided is a person's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    series     its values by day, those that may be shown; `hidden` the days of those that may not.
    expected   how many there should be since its baseline.
    base       people, posts or placements behind the latest rate; None where it is no rate.
    left       whether its owner's account has ended.
    """

    series: Mapping[date, float] = field(default_factory=dict)
    hidden: frozenset[date] = frozenset()
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
    names = _Names(
        {each.code: each.title for each in framework.outcomes},
        {each.code: each.title for each in framework.activities},
        {each.code: each.label for each in framework.kpis},
    )
    alike = _alike(framework.kpis, evidence)
    return tuple(
        _audited(kpi, evidence.get(kpi.code, Evidence()), alike.get(kpi.code, ()), names, on)
        for kpi in framework.kpis
    )


@dataclass(frozen=True)
class _Names:
    """What outcomes, activities and KPIs are called, by code."""

    outcomes: Mapping[str, str]
    activities: Mapping[str, str]
    kpis: Mapping[str, str]


def _audited(kpi: Kpi, known: Evidence, alike: Sequence[str], names: _Names, on: date) -> Audited:
    found = detectable(kpi, base=known.base or 0.0, kind=known.chance)
    checks = (
        _outcome(kpi, names.outcomes),
        _owner(kpi, known),
        _reviewed(kpi, on),
        *_data(known, on, kpi),
        _volume(kpi, known, found),
        _moved(kpi, names.activities),
        _overlap([names.kpis[code] for code in alike]),
        Checked(
            "gaming", "yes" if kpi.gaming else "no", kpi.gaming or "Nobody has said how it could be gamed."
        ),
    )
    advice, reasons = advised({each.question: each.answer for each in checks})
    return Audited(kpi.code, checks, advice, reasons, found)


def _outcome(kpi: Kpi, outcomes: Mapping[str, str]) -> Checked:
    if kpi.outcome not in outcomes:
        return Checked("outcome", "no", "The framework has no outcome that it is linked to.")
    return Checked("outcome", "yes", outcomes[kpi.outcome])


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


def _data(known: Evidence, on: date, kpi: Kpi) -> tuple[Checked, Checked, Checked]:
    days = sorted(day for day in {*known.series, *known.hidden} if day <= on)
    shown = [day for day in days if day in known.series]
    if not days:
        says = kpi.needs or "No figure is on record."
        return Checked("data", "no", says), _unknown("fresh"), _unknown("complete")
    if not shown:
        says = "Its figures are hidden, to protect small numbers of people."
        return Checked("data", "not known", says), _fresh(days[-1], on), _complete(known, days, kpi)
    hidden = f", {len(days) - len(shown)} more hidden" if len(shown) < len(days) else ""
    says = f"{len(shown)} figure{'' if len(shown) == 1 else 's'} on record{hidden}."
    return Checked("data", "yes", says), _fresh(days[-1], on), _complete(known, days, kpi)


def _fresh(latest: date, on: date) -> Checked:
    old = (on - latest).days
    ago = f"{old} days" if old <= FRESH_DAYS else f"{old / 365.25:.1f} years"
    fresh: Answer = "yes" if old <= FRESH_DAYS else "no"
    return Checked("fresh", fresh, f"The latest is of {latest:%-d %B %Y}, {ago} ago.")


def _complete(known: Evidence, days: Sequence[date], kpi: Kpi) -> Checked:
    start = kpi.baseline.on if kpi.baseline else days[0]
    there = sum(day >= start for day in days)
    share = there / known.expected if known.expected else 1.0
    answer: Answer = "yes" if share >= 1 else "partly" if share >= 0.5 else "no"
    since = "its baseline" if kpi.baseline else "the first of them"
    says = f"{there} of {max(known.expected, there)} yearly figures since {since}."
    return Checked("complete", answer, says)


def _unknown(question: str, says: str = "There is no figure to judge by.") -> Checked:
    return Checked(question, "not known", says)


def _volume(kpi: Kpi, known: Evidence, found: Detectable | None) -> Checked:
    if kpi.target is None:
        return Checked("volume", "partly", "It has no target, so there is no change to be seen. Set one.")
    if kpi.baseline is None:
        return Checked("volume", "not known", "It has no baseline to change from.")
    if known.base is None or found is None:
        says = "No count of people stands behind its latest figure, so chance cannot be judged."
        return Checked("volume", "not known", says)
    if found.least is None:
        return Checked("volume", "no", "Too few people are behind it for any change to be seen.")
    if not found.enough:
        return Checked(
            "volume", "no", "The change that is aimed at is smaller than chance from year to year."
        )
    seen = f" It could be seen from {found.seen:%-d %B %Y}." if found.seen else ""
    return Checked("volume", "yes", f"The change that is aimed at is large enough to be seen.{seen}")


def _moved(kpi: Kpi, active: Mapping[str, str]) -> Checked:
    known = [active[code] for code in kpi.activities if code in active]
    if not known:
        return Checked("moved", "no", "No activity in force is meant to move it.")
    gone = len(kpi.activities) - len(known)
    lost = f" {gone} more {'is' if gone == 1 else 'are'} no longer in the framework." if gone else ""
    return Checked("moved", "partly" if gone else "yes", f"{'; '.join(known)}.{lost}")


def _overlap(alike: Sequence[str]) -> Checked:
    if not alike:
        return Checked("overlap", "yes", "No other KPI says the same.")
    return Checked("overlap", "partly", f"It says much the same as: {'; '.join(alike)}.")


def advised(answers: Mapping[str, Answer]) -> tuple[Advice, tuple[str, ...]]:
    """What the answers recommend, and the questions that led to it.

    Retire  nothing is aimed at through it: no outcome, or neither data nor an activity.
    Replace its numbers could never show the change; or another KPI says the same, and this one has no owner,
            data or activity of its own.
    Mend    something can be put right: data, owner, review, freshness, activities, gaming.
    Keep    otherwise.
    """
    no = [question for question, answer in answers.items() if answer == "no"]
    if "outcome" in no or {"data", "moved"} <= set(no):
        return "retire", tuple(each for each in no if each in ("outcome", "data", "moved"))
    if "volume" in no:
        return "replace", ("volume", *(each for each in no if each != "volume"))
    if answers.get("overlap") == "partly" and {"data", "owner", "moved"} & set(no):
        return "replace", ("overlap", *no)
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

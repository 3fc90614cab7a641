"""The figures of a KPI: from the record, as this viewer may see them, or as its owner gave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from tenure.benchmark.chance import sureness
from tenure.publish import wording
from tenure.publish.asking import Asked, asked
from tenure.publish.contents import MeasureRow
from tenure.publish.disclosure import Hidden, Seen, Shown
from tenure.publish.holding import PARTNERSHIP, TOTAL, Holding
from tenure.publish.moving import KINDS, beside, move
from tenure.publish.studying import EDUCATION, StudyRow, Wanted, study_lines
from tenure.publish.viewing import Viewer
from tenure.publish.wording import Beside, Move
from tenure.strategy.framework.parts import Kpi
from tenure.strategy.kpis.judging import Found
from tenure.terms.problems import UsedWrongly
from tenure.terms.quantities import Ratio

TO_COME: Final = "no figure yet"
KPI_SOURCES: Final[Mapping[str, str]] = {
    "indicator": "returns of the partnership",
    "collected": "its owner, who gives it",
    "count": "the work and the surveys that are kept here",
}
"""Where the values of each kind come from."""


@dataclass(frozen=True)
class Typed:
    """A value that the owner of a collected KPI gave, or that shared work counted, and the day it holds on.

    value  None where it may not be shown, and `why` says so.
    """

    value: float | None
    on: date
    why: str = ""


@dataclass(frozen=True)
class Figures:
    """All that is known of one KPI's values.

    found   the latest, with its counts where chance can be judged by them.
    series  every year's, in order; None where it is hidden.
    gaps    why each of those is not shown, by its day.
    why     in words, where there is no latest value.
    moved, other   how it moved since the year before, and how it stands to its comparator, if known.
    then    the year of the comparison where it is earlier than the figure's; None where it is the same.
    instead  why England stands in for the comparator that was agreed; empty where it does not.
    unit, taken   the measure's own, where it has one: "in the year to 30 September".
    """

    found: Found
    series: tuple[tuple[date, float | None], ...] = ()
    why: str = TO_COME
    moved: Move | None = None
    other: Beside | None = None
    then: tuple[int, float] | None = None
    unit: str = ""
    taken: str = ""
    instead: str = ""
    notes: tuple[str, ...] = ()
    gaps: Mapping[date, str] = field(default_factory=dict)


NOTHING: Final = Figures(Found())


def figures(
    holding: Holding, viewer: Viewer, kpis: Sequence[Kpi], typed: Mapping[str, Sequence[Typed]]
) -> Mapping[str, Figures]:
    """The figures of every KPI of the whole partnership, by code. `typed` has what owners gave, by code.

    A KPI whose measure is not known has none, and says so: the framework outlives measures.
    """
    questions: dict[tuple[str, str], Asked] = {}
    made: dict[str, Figures] = {}
    for kpi in kpis:
        if kpi.kind != "indicator":
            made[kpi.code] = _given(kpi, typed.get(kpi.code, ()))
        elif kpi.service == EDUCATION:
            made[kpi.code] = _studied(holding, viewer, kpi)
        else:
            made[kpi.code] = _counted(holding, viewer, kpi, questions)
    return made


def _given(kpi: Kpi, typed: Sequence[Typed]) -> Figures:
    known = sorted(typed, key=lambda each: each.on)
    if not known:
        return NOTHING
    series = tuple((each.on, each.value) for each in known)
    gaps = {each.on: each.why for each in known if each.value is None}
    last = known[-1]
    if last.value is None:
        return Figures(Found(None, last.on, hidden=True), series, last.why, unit=kpi.unit, gaps=gaps)
    found = Found(last.value, last.on)
    return Figures(found, series, "", _before(kpi, series), unit=kpi.unit, gaps=gaps)


def _before(kpi: Kpi, series: Sequence[tuple[date, float | None]]) -> Move | None:
    """How the latest value moved from the latest earlier one that is shown."""
    shown = [(on, value) for on, value in series if value is not None]
    if len(shown) < 2:
        return None
    (before_on, before), (_, now) = shown[-2:]
    return Move(before, now, kpi.unit, before_on.year)


def _counted(holding: Holding, viewer: Viewer, kpi: Kpi, questions: dict[tuple[str, str], Asked]) -> Figures:
    against = kpi.comparator or "england"
    key = (kpi.service, against)
    try:
        if key not in questions:
            questions[key] = asked(holding, viewer, service=kpi.service, focus=PARTNERSHIP, against=against)
        question = questions[key]
        about = question.about(kpi.measure)
    except UsedWrongly as problem:
        return Figures(Found(), why=str(problem))
    where = {"dimension": kpi.dimension, "slice": kpi.slice} if kpi.dimension else {}
    basis = kpi.basis or about.bases[0]
    series = question.series(kpi.measure, basis, **where)
    if not series:
        return NOTHING
    days = tuple((date(year, 9, 30), _value(seen)) for year, seen in series)
    version = version_of(about.formula)
    latest = series[-1][1]
    found = _found(latest, days[-1][0], kpi.measure, version)
    other = beside(question, question.comparator, kpi.measure, basis) if _compared(kpi) else None
    return Figures(
        found,
        days,
        "" if isinstance(latest, Shown) else latest.reason,
        move(question, kpi.measure, basis, **where),
        other,
        _then(question, kpi, basis) if other else None,
        about.unit_on(basis),
        about.taken,
        question.instead if other else "",
        (latest.how,) if isinstance(latest, Shown) and latest.how else (),
        {
            day: seen.reason
            for (day, _), (_, seen) in zip(days, series, strict=True)
            if isinstance(seen, Hidden)
        },
    )


def _compared(kpi: Kpi) -> bool:
    return bool(kpi.comparator) and not kpi.dimension


def _then(question: Asked, kpi: Kpi, basis: str) -> tuple[int, float] | None:
    if question.common_year == question.year:
        return None
    own = _value(question.see(kpi.measure, basis, year=question.common_year))
    return None if own is None else (question.common_year, own)


def _found(seen: Seen, on: date, measure: str, version: str) -> Found:
    if isinstance(seen, Hidden):
        return Found(None, on, hidden=seen.symbol == "c", definition=version)
    kind = KINDS.get(measure)
    return Found(seen.value, on, seen.ratio if kind else None, kind or "share", version)


def _value(seen: Seen) -> float | None:
    return seen.value if isinstance(seen, Shown) else None


def version_of(formula: str) -> str:
    """The version of a measure's definition: the first eight digits of its formula's hash."""
    return sha256(formula.encode()).hexdigest()[:8]


def _studied(holding: Holding, viewer: Viewer, kpi: Kpi) -> Figures:
    from tenure.indicators.studying import STUDY_MEASURES

    about = STUDY_MEASURES.get(kpi.measure)
    if about is None:
        return Figures(Found(), why=f"Education has no measure called {kpi.measure}")
    name = f"{kpi.dimension}={kpi.slice}" if kpi.dimension else TOTAL
    wanted = Wanted(by=("year", kpi.dimension) if kpi.dimension else ("year",), measure=kpi.measure)
    rows: Sequence[StudyRow] = holding.studying
    lines = [line for line in study_lines(rows, viewer, wanted) if line.slice == name]
    whole = [line for line in sorted(lines, key=lambda each: each.on) if not line.how]
    if not whole:
        return NOTHING
    values = tuple((line.on, _number(line.value)) for line in whole)
    gaps = {day: wording.first_up(_HIDDEN) for day, value in values if value is None}
    last, version = whole[-1], version_of(about.formula)
    value, part, base = (_number(each) for each in (last.value, last.part, last.whole))
    if value is None or part is None or base is None:
        return Figures(Found(None, last.on, hidden=True, definition=version), values, _HIDDEN, gaps=gaps)
    counts = Ratio(part, base) if about.unit == "share" else None
    return Figures(
        Found(value, last.on, counts, "share", version),
        values,
        "",
        _moved(whole, about.unit),
        unit=about.unit,
        gaps=gaps,
    )


_HIDDEN: Final = "hidden to protect small numbers of people"


def _number(said: float | str) -> float | None:
    return None if isinstance(said, str) else float(said)


def _moved(lines: Sequence[MeasureRow], unit: str) -> Move | None:
    ratios = [(line.on.year, _ratio(line)) for line in lines]
    known = [(year, ratio) for year, ratio in ratios if ratio is not None]
    if len(known) < 2 or ratios[-1][1] is None:
        return None
    (year, before), (_, now) = known[-2:]
    sure = sureness(before, now, "share") if unit == "share" else None
    return Move(before.part / before.whole, now.part / now.whole, unit, year, sure)


def _ratio(line: MeasureRow) -> Ratio | None:
    part, whole = _number(line.part), _number(line.whole)
    return None if part is None or not whole else Ratio(part, whole)

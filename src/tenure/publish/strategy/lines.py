"""KPIs as lines for a program: one value, its target, its status and its reading on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.strategy.auditing import AuditRow
from tenure.publish.strategy.readings import Reading, aim_words
from tenure.publish.tables import as_printed, words
from tenure.strategy.framework.parts import Aimed, Framework, Kpi


@dataclass(frozen=True)
class KpiLine:
    """One KPI. Shares run from 0 to 1; the value is the symbol c where it is hidden.

    expected    where its trajectory stands on the day of the value.
    definition  version of the measure's definition that made the value.
    """

    code: str
    label: str
    outcome: str
    kind: str
    value: float | str | None
    on: date | None
    baseline: float | None
    target: float | None
    status: str
    reading: str
    needs: str
    unit: str
    baseline_on: date | None
    target_on: date | None
    expected: float | None
    definition: str
    old: str
    owner: str
    review: date | None


@dataclass(frozen=True)
class AuditLine:
    """One KPI of the audit: what is recommended, why, and each question's answer with what was found.

    decided  what was decided of it last: decision, on, meeting, why, by; None where nothing was.
    """

    code: str
    label: str
    outcome: str
    advice: str
    reasons: tuple[str, ...]
    answers: dict[str, str]
    found: dict[str, str]
    least_change: str
    seen_from: date | None
    decided: dict[str, str] | None


def kpi_line(reading: Reading) -> KpiLine:
    """One reading as a line."""
    kpi, found, judged = reading.kpi, reading.figures.found, reading.judged
    return KpiLine(
        code=kpi.code,
        label=kpi.label,
        outcome=kpi.outcome,
        kind=kpi.kind,
        value="c" if found.hidden else found.value,
        on=found.on,
        baseline=_value(kpi.baseline),
        target=_value(kpi.target),
        status=reading.status,
        reading=reading.sentence,
        needs=reading.needs,
        unit=kpi.unit,
        baseline_on=kpi.baseline.on if kpi.baseline else None,
        target_on=kpi.target.on if kpi.target else None,
        expected=judged.expected,
        definition=found.definition,
        old=reading.old,
        owner=kpi.owner,
        review=kpi.review,
    )


def audit_line(row: AuditRow) -> AuditLine:
    """One row of the audit as a line."""
    answers = {each.key: str(each.answer) for each in row.answers}
    found = {each.key: each.says for each in row.answers}
    kpi = row.kpi
    last = row.decided
    decided = None if last is None else {name: str(value) for name, value in asdict(last).items()}
    return AuditLine(
        kpi.code,
        kpi.label,
        kpi.outcome,
        row.advice,
        row.reasons,
        answers,
        found,
        row.least,
        row.seen,
        decided,
    )


def _value(aim: Aimed | None) -> float | None:
    return aim.value if aim else None


def kpi_table(framework: Framework, readings: Sequence[Reading]) -> Table:
    """Every KPI as a table, for CSV and a workbook: what a page shows, in the same words."""
    titles = {part.code: part.title for part in framework.outcomes}
    head = ("KPI", "Code", "Outcome", "Status", "Value", "Unit", "On", "Baseline", "On its trajectory")
    more = ("Target", "By", "Reading", "Needs", "Owner", "Review")
    return Table(
        name="kpis",
        caption="Every KPI, its value and its target",
        columns=(*head, *more),
        rows=tuple(_cells(each, titles.get(each.kpi.outcome, each.kpi.outcome)) for each in readings),
        notes=("Percentages stand as 22.6 for 22.6%.",),
    )


def _cells(reading: Reading, outcome: str) -> tuple[Cell, ...]:
    kpi, aim = reading.kpi, reading.judged.expected
    baseline, target = kpi.baseline, kpi.target
    return (
        words(kpi.label),
        words(kpi.code),
        words(outcome),
        words(reading.word),
        value_cell(reading),
        words("%" if kpi.unit == "share" else kpi.unit),
        words(numbers.day(reading.on) if reading.on else ""),
        aim_cell(baseline.value if baseline else None, kpi),
        aim_cell(aim, kpi),
        aim_cell(target.value if target else None, kpi),
        words(numbers.day(target.on) if target else ""),
        words(reading.sentence),
        words(reading.needs),
        words(kpi.owner),
        words(numbers.day(kpi.review) if kpi.review else ""),
    )


def value_cell(reading: Reading) -> Cell:
    """A KPI's value as a cell: hidden ones hold the symbol c, those without a figure x."""
    found = reading.figures.found
    if found.value is None:
        return Cell(reading.said, "c" if found.hidden else "x", hidden=reading.said)
    return Cell(reading.said, as_printed(found.value, reading.kpi.unit))


def aim_cell(value: float | None, kpi: Kpi) -> Cell:
    """A baseline, a target or a place on the trajectory as a cell."""
    if value is None:
        return words("")
    return Cell(aim_words(value, kpi), as_printed(value, kpi.unit))

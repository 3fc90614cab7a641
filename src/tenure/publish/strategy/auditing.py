"""The audit of KPIs as it is shown: what each was asked, what was found, what it recommends, who decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.contents import Cell, Table
from tenure.publish.strategy.readings import Reading, quantity
from tenure.publish.tables import words
from tenure.publish.wording import ICONS, Status
from tenure.strategy.framework.parts import Framework, Kpi
from tenure.strategy.kpis.audit import FRESH_DAYS, Answer, Audited, Checked, Evidence, audited
from tenure.strategy.kpis.audit import QUESTIONS as QUESTIONS
from tenure.terms.problems import UsedWrongly

ADVICE: Final[Mapping[str, str]] = {
    "keep": "Keep it as it is",
    "mend": "Mend it: put right what the audit found",
    "replace": "Replace it: aim at more, read several years together, or take another",
    "retire": "Retire it: take it out of use",
}
"""What each recommendation means."""

LOOKS: Final[Mapping[Answer, Status]] = {
    "yes": "on-course",
    "partly": "watch",
    "no": "off-course",
    "not known": "no-data",
}
"""Which icon and colour an answer wears; the word beside it is the answer itself."""

AIMS: Final = ("keep", "mend", "replace", "retire")


@dataclass(frozen=True)
class AuditAnswer:
    """One question put to a KPI, as it is shown."""

    key: str
    question: str
    answer: Answer
    says: str

    @property
    def status(self) -> Status:
        return LOOKS[self.answer]

    @property
    def icon(self) -> str:
        return ICONS[self.status]


@dataclass(frozen=True)
class LastDecision:
    """What was decided of a KPI last: on which day, at which meeting, why, and who wrote it down."""

    decision: str
    on: date
    meeting: str
    why: str
    by: str


@dataclass(frozen=True)
class AuditRow:
    """A KPI in the audit: its answers, what they recommend, and what change its numbers could show.

    decided  what was decided of it last; None where nothing was.
    reasons  the questions that led to it, in words.
    least    the smallest change that could be seen, in words; empty where that cannot be told.
    """

    kpi: Kpi
    advice: str
    reasons: tuple[str, ...]
    answers: tuple[AuditAnswer, ...]
    least: str = ""
    seen: date | None = None
    decided: LastDecision | None = None

    @property
    def code(self) -> str:
        return self.kpi.code

    @property
    def means(self) -> str:
        """The recommendation in a few words."""
        return ADVICE[self.advice]

    @property
    def weak(self) -> tuple[AuditAnswer, ...]:
        """The answers that are not a plain yes; without data, nothing more is said of how fresh they are."""
        there = any(each.key == "data" and each.answer == "yes" for each in self.answers)
        left = () if there else ("fresh", "complete")
        return tuple(each for each in self.answers if each.answer != "yes" and each.key not in left)


@dataclass(frozen=True)
class AuditPage:
    """The audit for one reader: its answer, its rows after the filters, and the table of all of them."""

    title: str
    lede: str
    rows: tuple[AuditRow, ...]
    tally: tuple[tuple[str, int], ...]
    table: Table


def audit_of(
    framework: Framework, readings: Sequence[Reading], *, ended: Collection[str] = (), today: date
) -> tuple[Audited, ...]:
    """Every KPI audited from what this reader may see. `ended` names the owners whose account has ended."""
    safe = replace(framework, kpis=tuple(each.kpi for each in readings))
    return audited(safe, {each.code: evidence_of(each, ended, today) for each in readings}, on=today)


def evidence_of(reading: Reading, ended: Collection[str], today: date) -> Evidence:
    """What is on record for a KPI; of hidden figures only how many there are."""
    figures = reading.figures
    shown = {day: value for day, value in figures.series if value is not None}
    found = figures.found
    return Evidence(
        series=shown,
        hidden=frozenset(day for day, value in figures.series if value is None),
        expected=_expected(reading, today),
        base=found.counts.whole if found.counts else None,
        chance=found.chance,
        left=reading.kpi.owner in ended,
    )


def _expected(reading: Reading, today: date) -> int:
    """Yearly figures that should be there: from the baseline's, or the first, to the last that is due."""
    days = [day for day, _ in reading.figures.series]
    start = reading.kpi.baseline.on if reading.kpi.baseline else min(days, default=None)
    if start is None:
        return 0
    due = today - timedelta(days=FRESH_DAYS)
    last = due.year if (due.month, due.day) >= (start.month, start.day) else due.year - 1
    return max(last - start.year + 1, 0)


def audit_rows(readings: Sequence[Reading], found: Sequence[Audited]) -> tuple[AuditRow, ...]:
    """The rows of the audit, in the framework's order."""
    kpis = {each.code: each.kpi for each in readings}
    return tuple(_row(kpis[each.code], each) for each in found if each.code in kpis)


def _row(kpi: Kpi, found: Audited) -> AuditRow:
    answers = tuple(_answer(each) for each in found.checks)
    reasons = tuple(next(a.says for a in answers if a.key == key) for key in found.reasons)
    known = found.found
    least = "" if known is None or known.least is None else change_words(known.least, kpi.unit)
    return AuditRow(kpi, found.advice, reasons, answers, least, known.seen if known else None)


def _answer(found: Checked) -> AuditAnswer:
    return AuditAnswer(found.question, QUESTIONS[found.question], found.answer, found.says)


def change_words(value: float, unit: str) -> str:
    """A size of change in its unit: 2.9 points, 12 places."""
    return numbers.points(value) if unit == "share" else quantity(value, unit)


def audit_page(rows: Sequence[AuditRow], *, advice: str = "", outcome: str = "", weak: str = "") -> AuditPage:
    """The audit with those rows that a reader asks for. UsedWrongly where a choice is none.

    advice  keep, mend, replace or retire.   outcome  an outcome's code.   weak  a question not answered yes.
    """
    _known(advice, AIMS, "recommendation")
    _known(weak, tuple(QUESTIONS), "question")
    _known(outcome, tuple({row.kpi.outcome for row in rows}), "outcome")
    some = tuple(
        row
        for row in rows
        if (not advice or row.advice == advice)
        and (not outcome or row.kpi.outcome == outcome)
        and (not weak or any(each.key == weak for each in row.weak))
    )
    tally = tuple((name, sum(row.advice == name for row in rows)) for name in AIMS)
    return AuditPage(_title(rows, tally), _lede(rows), some, tally, audit_table(some))


def _known(given: str, there: Collection[str], what: str) -> None:
    if given and given not in there:
        raise UsedWrongly(f"There is no {what} called {given[:40]}. Use {', '.join(there)}.")


def _title(rows: Sequence[AuditRow], tally: Sequence[tuple[str, int]]) -> str:
    if not rows:
        return "There is no KPI to audit yet"
    kept = dict(tally)["keep"]
    if kept == len(rows):
        return f"All {numbers.count_words(len(rows))} KPIs can stay as they are"
    of = numbers.count_words(len(rows)) if len(rows) <= 10 else str(len(rows))
    return f"{wording.first_up(numbers.count_words(kept))} of {of} KPIs can stay as {_they(kept)}"


def _they(number: int) -> str:
    return "it is" if number == 1 else "they are"


def _lede(rows: Sequence[AuditRow]) -> str:
    """What most of those that cannot stay have in common."""
    weak = [each.key for row in rows for each in row.weak if each.answer == "no"]
    if not weak:
        return "Each was asked ten questions. What is decided of it is the board’s."
    most = max(dict.fromkeys(weak), key=weak.count)
    many = numbers.count_words(weak.count(most))
    asked = QUESTIONS[most]
    return (
        f"Each was asked ten questions. The one most often answered no is “{asked}”: by {many} of them. "
        "What is decided is the board’s."
    )


def audit_table(rows: Sequence[AuditRow]) -> Table:
    """The audit as a table: a row for each KPI, a column for each question."""
    head = ("KPI", "Code", "Outcome", "Recommendation", *QUESTIONS.values(), "Smallest change", "Seen from")
    last = ("Last decision", "Decided on", "At the meeting", "Why", "Written down by")
    return Table(
        name="kpi-audit",
        caption="The audit of KPIs",
        columns=(*head, *last),
        rows=tuple((*_cells(row), *map(words, _decided(row.decided))) for row in rows),
    )


def _cells(row: AuditRow) -> tuple[Cell, ...]:
    answers = [words(f"{each.answer}: {each.says}") for each in row.answers]
    seen = words(numbers.day(row.seen) if row.seen else "")
    kpi = row.kpi
    head = [words(kpi.label), words(kpi.code), words(kpi.outcome), words(row.advice)]
    return (*head, *answers, words(row.least), seen)


def _decided(last: LastDecision | None) -> tuple[str, ...]:
    if last is None:
        return ("none", "", "", "", "")
    return (last.decision, numbers.day(last.on), last.meeting, last.why, last.by)


def with_decisions(rows: Sequence[AuditRow], decided: Mapping[str, LastDecision]) -> tuple[AuditRow, ...]:
    """The rows with what was decided of each KPI last, by its code."""
    return tuple(replace(row, decided=decided.get(row.code)) for row in rows)

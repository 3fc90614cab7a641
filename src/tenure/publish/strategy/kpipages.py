"""The page of one KPI: its answer, chart, comparator, audit, who moves it, and what was given and decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.holding import Holding
from tenure.publish.strategy.aimcharts import aim_chart, compared
from tenure.publish.strategy.auditing import AuditRow
from tenure.publish.strategy.finding import Typed
from tenure.publish.strategy.readings import Reading, aimed_words, quantity
from tenure.publish.studying import EDUCATION
from tenure.publish.tables import as_printed, words
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.parts import Activity, Framework, Kpi, Part

KINDS: Final = {
    "indicator": "Filled from the record; nobody types it",
    "collected": "Given by its owner, until the work it counts is kept here",
    "count": "Counted in the work that is shared",
}


@dataclass(frozen=True)
class GivenValue:
    """A value as its owner gave it, with who and when; `replaced` where a newer one of that day counts."""

    typed: Typed
    by: str
    at: date
    note: str = ""
    evidence: str = ""
    replaced: bool = False


@dataclass(frozen=True)
class KpiPage:
    """One KPI for one reader.

    head, rest  its answer, and what qualifies it.
    facts       what is agreed of it, name and words.
    notes       what to know before it is used.
    """

    reading: Reading
    head: str
    rest: str
    outcome: Part | None
    activities: tuple[Activity, ...]
    chart: Chart
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    audit: AuditRow | None
    given: Table | None = None


def kpi_page(
    holding: Holding,
    viewer: Viewer,
    framework: Framework,
    reading: Reading,
    *,
    audit: AuditRow | None = None,
    given: tuple[GivenValue, ...] = (),
) -> KpiPage:
    """The page of one KPI from its reading."""
    beside = compared(holding, viewer, reading.kpi)
    chart = aim_chart(reading, beside, snapshot=holding.snapshot)
    head, rest = _parted(reading)
    moves = tuple(each for each in framework.activities if each.code in reading.kpi.activities)
    return KpiPage(
        reading,
        head,
        rest,
        framework.outcome(reading.kpi.outcome),
        moves,
        chart,
        tuple(_facts(reading.kpi)),
        tuple(_notes(reading)),
        audit,
        given_table(reading.kpi, given) if given else None,
    )


NEWER: Final = {
    "indicator": "A newer one comes with the returns that are missing.",
    "collected": "Its owner gives a newer one.",
    "count": "A newer one comes when it is next counted.",
}
STATES: Final = {"on-course": "on course", "watch": "to be watched", "off-course": "off course"}


def _parted(reading: Reading) -> tuple[str, str]:
    """The answer for the heading, and the reading for the line below."""
    label, word = reading.kpi.label, STATES.get(reading.status, "not judged")
    if reading.value is None:
        head, _, rest = reading.sentence.partition(". ")
        return head.removesuffix("."), rest
    rest = reading.sentence.removeprefix(f"{label}: ")
    return f"{label}: {reading.said}, {word}", rest


def _facts(kpi: Kpi) -> list[tuple[str, str]]:
    steps = "; ".join(f"{quantity(each.value, kpi.unit)} on {numbers.day(each.on)}" for each in kpi.steps)
    known = (
        ("Kind", KINDS[kpi.kind]),
        ("Better", "Higher" if kpi.better == "higher" else "Lower"),
        ("Baseline", f"{quantity(kpi.baseline.value, kpi.unit)} on {numbers.day(kpi.baseline.on)}"
            if kpi.baseline else "None is set"),
        ("Target", aimed_words(kpi.target, kpi) or "None is set"),
        ("Steps", steps),
        ("What it says", kpi.says),
        ("Counted as", _formula(kpi)),
        ("Owner", kpi.owner or "Nobody yet"),
        ("Review", numbers.day(kpi.review) if kpi.review else "No day is set"),
        ("Risk of gaming", kpi.gaming or "Nobody has said"),
        ("Needs", kpi.needs),
        ("In the plan", f"¶{', ¶'.join(kpi.paragraphs)}" if kpi.paragraphs else ""),
    )  # fmt: skip
    return [(name, text) for name, text in known if text]


def _formula(kpi: Kpi) -> str:
    """How education counts its measure; staff measures have a page of their own."""
    from tenure.indicators.studying import STUDY_MEASURES

    about = STUDY_MEASURES.get(kpi.measure) if kpi.service == EDUCATION else None
    return about.formula if about else ""


def _notes(reading: Reading) -> list[str]:
    notes = list(reading.figures.notes)
    if reading.old:
        notes.append(f"{reading.old} Read it as it was then. {NEWER[reading.kpi.kind]}")
    if reading.judged.why == "definition changed":
        notes.append(
            "The definition changed after the target was set. It is not judged until the target is set "
            "again on the new definition."
        )
    if reading.guarded:
        notes.append(
            "Its baseline is not shown, nor a line from it: the figure it was taken from is hidden, to "
            "protect small numbers of people."
        )
    return notes


def given_table(kpi: Kpi, given: tuple[GivenValue, ...]) -> Table:
    """What its owner gave, the newest first; a corrected value stays, and says so."""
    return Table(
        name="values",
        caption="What was given, and by whom",
        columns=("Day", "Value", "Given by", "On", "Stands", "Note", "Evidence"),
        rows=tuple(_given_row(kpi, each) for each in given),
    )


def _given_row(kpi: Kpi, given: GivenValue) -> tuple[Cell, ...]:
    value = given.typed.value
    assert value is not None, "what is given has a value"
    return (
        words(numbers.day(given.typed.on)),
        Cell(quantity(value, kpi.unit), as_printed(value, kpi.unit)),
        words(given.by),
        words(numbers.day(given.at)),
        words("Corrected later" if given.replaced else "Counts"),
        words(given.note),
        words(given.evidence),
    )

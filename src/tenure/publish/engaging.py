"""How partners keep up with collections: tables for a page and a file, rows for a program, and definitions.

No figure here counts the people of a return: nothing has to be hidden. Who may see whose is decided
before the rows come here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Definition, Table
from tenure.publish.tables import as_printed, unit_words, words
from tenure.strategy.engagement import ENGAGEMENT, Filed, Measure
from tenure.terms.quantities import Ratio

NOT_YET: Final = "Not yet"
ON_TIME: Final = "returns-on-time"


@dataclass(frozen=True)
class FiledBy:
    """What one partner filed to one collection: whose, which return, and the days and counts of it."""

    partner: str
    name: str
    kind: str
    label: str
    year: int
    filed: Filed


@dataclass(frozen=True)
class EngagementRow:
    """One measure of one filing as a line of data; None where there is nothing to divide by yet."""

    partner: str
    kind: str
    year: int
    measure: str
    part: float
    whole: float
    value: float | None
    unit: str


@dataclass(frozen=True)
class Engagement:
    """The page: its answer, partners side by side, every filing, and what each measure means."""

    title: str
    partners: Table
    filings: Table
    definitions: tuple[Definition, ...]


def engagement(rows: Sequence[FiledBy]) -> Engagement:
    """Everything about these filings, newest collection first."""
    names = dict.fromkeys(row.name for row in rows)
    by_partner = [(words(name), [row.filed for row in rows if row.name == name]) for name in names]
    everyone = [(words("Together"), [row.filed for row in rows])] if len(names) > 1 else []
    each = tuple(
        (words(row.name), words(f"{row.label} for {row.year}"), *_cells([row.filed])) for row in rows
    )
    summed = tuple((name, *_cells(filed)) for name, filed in (*by_partner, *everyone))
    heads = tuple(measure.label for measure in ENGAGEMENT.values())
    units = tuple(unit_words(measure.unit) for measure in ENGAGEMENT.values())
    return Engagement(
        title=_title([row.filed for row in rows]),
        partners=Table("engagement", "Over all collections", ("Partner", *heads), summed, units=("", *units)),
        filings=Table(
            "engagement-by-return",
            "Return by return",
            ("Partner", "Return", *heads),
            each,
            units=("", "", *units),
        ),
        definitions=tuple(map(definition, ENGAGEMENT.values())),
    )


def engagement_rows(rows: Iterable[FiledBy]) -> list[EngagementRow]:
    """One line for each measure of each filing."""
    return [
        EngagementRow(
            row.partner, row.kind, row.year, key, ratio.part, ratio.whole, ratio.value, measure.unit
        )
        for row in rows
        for key, measure in ENGAGEMENT.items()
        for ratio in (measure([row.filed]),)
    ]


def _cells(filed: Sequence[Filed]) -> list[Cell]:
    return [_cell(measure, measure(filed), alone=len(filed) == 1) for measure in ENGAGEMENT.values()]


def _cell(measure: Measure[Filed], ratio: Ratio, *, alone: bool) -> Cell:
    value = ratio.value
    if value is None:
        return Cell(NOT_YET, "z", hidden=NOT_YET)
    if measure.key == ON_TIME and alone:
        return Cell("Yes" if value else "No", as_printed(value, measure.unit))
    return Cell(numbers.quantity(value, measure.unit), as_printed(value, measure.unit))


def _title(filed: Sequence[Filed]) -> str:
    on_time = ENGAGEMENT[ON_TIME](filed)
    if not on_time.whole:
        return "No return has been due yet"
    were = "was" if on_time.part == 1 else "were"
    return f"{on_time.part:,.0f} of {on_time.whole:,.0f} returns {were} in the record on time"


def definition(about: Measure[Any]) -> Definition:
    """What a measure means, as a page shows it."""
    return Definition(
        key=about.key,
        label=about.label,
        unit=about.unit,
        taken=about.taken,
        better=about.better,
        why=about.why,
        source=str(about.source),
        formula=about.formula,
        remarks=about.remarks,
        owner=about.owner,
        review=numbers.day(about.review),
        overdue=about.review < _today(),
    )


def _today() -> date:
    return datetime.now().astimezone().date()

"""People in post by stage, now and on the day asked about. No return prints these, so they are protected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.disclosure import LEAST_BASE
from tenure.publish.planning.guarding import FINE, Grain
from tenure.publish.planning.saying import Spread
from tenure.publish.tables import words

if TYPE_CHECKING:
    from tenure.publish.planning.overview import Looked

STAGE_NAMES: Final = {
    "asye": "In the assessed year",
    "consolidation": "Years 2 and 3",
    "experienced": "Experienced",
    "senior": "Senior",
    "manager": "Managers",
}
FEW: Final = f"Hidden: fewer than {LEAST_BASE} people"
PEOPLE: Final = "people"


def by_stage(question: Looked) -> Table:
    """People in post by stage: when the futures begin, and the middle and band of what may come.

    Whoever sees all these partners' true figures sees them as they are; others to five, and none under ten.
    """
    grain = Grain(coarse=True) if question.guarded else FINE
    rows, begins = tuple(_rows(question, grain)), question.futures.start.on
    columns = ("Stage", str(begins.year), str(question.until), "From", "To")
    note = "“From” and “to” hold four of five futures. Stages are read from role and time in post."
    if question.guarded:
        note = f"{note} Figures are rounded to five."
    caption = f"People in post by stage in {question.area}, {numbers.day(begins)} and {question.until}"
    return Table("plan-by-stage", caption, columns, rows, (note,), ("", *[PEOPLE] * 4))


def _rows(question: Looked, grain: Grain) -> Iterator[tuple[Cell, ...]]:
    counts = question.futures.baseline.outcome
    for stage, name in STAGE_NAMES.items():
        people = np.asarray(counts.of(f"in post {stage}")[..., list(question.units)].sum(-1), np.float64)
        spread = Spread.of(people[:, question.months])
        figures = (float(np.median(people[:, 0])), spread.middle, *spread.outer)
        yield words(name), *(_cell(each, grain) for each in figures)


def _cell(people: float, grain: Grain) -> Cell:
    if grain.coarse and people < LEAST_BASE:
        return Cell(FEW, "c", hidden=FEW)
    return grain.cell(people, PEOPLE)

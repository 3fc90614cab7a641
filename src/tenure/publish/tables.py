"""Figures as cells of a table: in words for a page, as a number or a symbol for a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.disclosure import Seen, Shown

LEADS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet would take for a formula at the head of a cell."""


def words(text: str) -> Cell:
    """A cell that names something."""
    return Cell(text, text)


def figure(seen: Seen) -> Cell:
    """A cell that holds a figure: rounded as it is printed, so that a file tells no more than the page."""
    if not isinstance(seen, Shown):
        return Cell(seen.reason, seen.symbol, hidden=seen.reason)
    said = numbers.quantity(seen.value, seen.unit)
    return Cell(f"{said} (low reliability)" if seen.symbol else said, as_printed(seen.value, seen.unit))


def bound(value: float | None, unit: str) -> Cell:
    """A cell that holds an end of the range chance gives a shown figure."""
    if value is None:
        return Cell(numbers.NOT_APPLICABLE, "z", hidden=numbers.NOT_APPLICABLE)
    return Cell(numbers.quantity(value, unit), as_printed(value, unit))


def as_printed(value: float, unit: str) -> float:
    """The number that stands in a file: a percentage for a share, else the figure, rounded as printed."""
    scaled = value * 100 if unit == "share" else value
    return float(numbers.rounded(scaled, numbers.places(unit)).replace(",", "").replace(numbers.MINUS, "-"))


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(LEADS_A_FORMULA) else text


def written(cell: Cell) -> str:
    """A cell as it stands in a CSV file."""
    if isinstance(cell.value, str):
        return safe(cell.value)
    return f"{cell.value:.10g}"


def table_csv(table: Table) -> str:
    """A table as CSV: names in the first row, symbols where figures are hidden or missing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(name) for name in heads(table)])
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def heads(table: Table) -> list[str]:
    """Column names with their units: "Northvale (%)"."""
    units: Sequence[str] = table.units or [""] * len(table.columns)
    return [f"{name} ({unit})" if unit else name for name, unit in zip(table.columns, units, strict=True)]


def unit_words(unit: str) -> str:
    """The unit over a column of figures."""
    return "%" if unit == "share" else unit

"""Tables of KPIs as workbooks: notes first, then the table, with the snapshot they were made from."""

from __future__ import annotations

from typing import Final

from tenure.publish.contents import Table
from tenure.publish.holding import Holding
from tenure.publish.workbooks import SYMBOLS, book_of

SOURCE: Final = "Source: returns of the partnership, and what owners of KPIs gave"


def table_book(table: Table, holding: Holding, says: str) -> bytes:
    """A workbook of one table. `says` is the answer that the page opens with."""
    notes = [(table.caption, ""), (says, ""), ("Snapshot", holding.snapshot), ("Source", f"{SOURCE}.")]
    notes += [("Note", each) for each in table.notes]
    notes += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS if symbol in ("c", "x")]
    return book_of(table.caption, notes, [(table, says, f"{SOURCE}, snapshot {holding.snapshot[:12]}.")])

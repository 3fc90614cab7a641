"""Writing a return back: as XML in the layout of a year, or flat with one row a person."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from typing import BinaryIO
from xml.sax.saxutils import escape

from tenure.returns.csww.fields import FIELDS, block_name, fields_of
from tenure.returns.csww.records import JOINED_BY
from tenure.returns.rows import Cell, Csww
from tenure.returns.spreadsheets import as_text
from tenure.terms.calendars import CSWW_LAYOUT_YEARS, CensusYear

_COLLECTION_DETAILS = ("Collection", "Year", "ReferenceDate")


def layout_of(sent: Csww) -> int:
    """The year whose layout a return is written in: that of its own year, the newest where it names none."""
    return CensusYear(sent.year).layout if sent.year else CSWW_LAYOUT_YEARS[-1]


def write_xml(sent: Csww, out: BinaryIO, *, layout: int | None = None) -> None:
    """Write a return as XML, its fields in the order of the schema.

    layout  leave out what this year's layout does not have, and name the authority block as it does;
            without it everything that the return holds is written.
    """
    whole = sent if layout is None else only_what_stands_in(sent, layout)
    out.write("\n".join(_xml_lines(whole)).encode())


def only_what_stands_in(sent: Csww, layout: int) -> Csww:
    """The return without the fields that the layout of that year does not have."""
    kept = {field.name for record in ("authority", "worker") for field in fields_of(record, layout)}
    return replace(
        sent,
        block=block_name(layout),
        authority={name: cell for name, cell in sent.authority.items() if name in kept},
        columns={name: column for name, column in sent.columns.items() if name in kept},
    )


def _xml_lines(sent: Csww) -> Iterator[str]:
    header = _texts(sent.header)
    yield from (
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<Message>",
        "  <Header>",
        "    <CollectionDetails>",
    )
    yield from _elements(((n, t) for n, t in header if n in _COLLECTION_DETAILS), indent="      ")
    yield from ("    </CollectionDetails>", "    <Source>")
    yield from _elements(((n, t) for n, t in header if n not in _COLLECTION_DETAILS), indent="      ")
    yield from ("    </Source>", "  </Header>")
    block = sent.block or block_name(layout_of(sent))
    yield f"  <{block}>"
    yield from _elements(_texts(sent.authority), indent="    ")
    yield f"  </{block}>"
    names = _in_order(sent.columns)
    for texts in zip(*(sent.columns[name] for name in names), strict=True):
        yield "  <CSWWWorker>"
        yield from _elements(zip(names, texts, strict=True), indent="    ")
        yield "  </CSWWWorker>"
    yield from ("</Message>", "")


def _in_order(held: Iterable[str]) -> list[str]:
    there = set(held)
    return [name for name in FIELDS if name in there]


def _texts(cells: Mapping[str, Cell]) -> list[tuple[str, str | None]]:
    return [(name, cells[name].text) for name in _in_order(cells)]


def _elements(fields: Iterable[tuple[str, str | None]], *, indent: str) -> Iterator[str]:
    for name, text in fields:
        if text is not None:
            values = text.split(JOINED_BY) if FIELDS[name].repeats else (text,)
            yield from (f"{indent}<{name}>{escape(value)}</{name}>" for value in values)


def write_csv(sent: Csww, out: BinaryIO) -> None:
    """Write a return flat: one row a person, the header's and the authority's fields repeated on every row.

    It begins with a byte-order mark so that spreadsheets read its letters right. A cell that begins as a
    formula does has an apostrophe before it, which our reader takes off again.
    """
    once = [*_texts(sent.header), *_texts(sent.authority)]
    names = _in_order(sent.columns)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(name for name, _ in once), *names])
    first = [as_text(value) for _, value in once]
    for texts in zip(*(sent.columns[name] for name in names), strict=True):
        writer.writerow([*first, *map(as_text, texts)])
    out.write(text.getvalue().encode("utf-8-sig"))

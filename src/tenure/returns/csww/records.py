"""From worker elements to columns: records of one shape are turned together, which makes reading quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from lxml import etree

from tenure.returns.csww.fields import fields_of
from tenure.returns.rows import LayoutFault

JOINED_BY = "; "
"""Between the values of a field that one person may have more than once."""

Text = str | None
Column = list[Text]


@dataclass(frozen=True)
class Shape:
    """The fields of a record in the order sent.

    places  for each field of the return, where its values stand among them.
    faults  kind, name and place of whatever was unknown, repeated or out of order.
    """

    places: dict[str, tuple[int, ...]]
    faults: tuple[LayoutFault, ...]


@dataclass
class _Alike:
    """The records of one shape: their texts, and which records of the file they are."""

    texts: list[list[Text]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Records:
    """Columns by field in the order of the return, the line of each record, and faults of layout."""

    columns: dict[str, Column]
    lines: list[int]
    faults: list[LayoutFault]


def columns_of(workers: Iterable[etree._Element]) -> Records:
    """The records in worker elements, one after the other."""
    alike: dict[tuple[str, ...], _Alike] = {}
    lines: list[int] = []
    faults: list[LayoutFault] = []
    for row, worker in enumerate(workers):
        fields = list(worker)
        tags = tuple([f.tag for f in fields])
        same = alike.get(tags)
        if same is None:
            same = alike[tags] = _Alike()
        same.texts.append([f.text for f in fields])
        same.rows.append(row)
        lines.append(line_of(worker))
        if shape_of(tags).faults:
            faults += _faults_at(shape_of(tags), fields, row)
        if any(map(len, fields)):
            faults += _inside(fields, row)
    return Records(_together(alike), lines, faults)


def line_of(element: Any) -> int:
    """The line of the file on which an element begins."""
    return element.sourceline or 0


@cache
def _order() -> dict[str, int]:
    return {field.name: place for place, field in enumerate(fields_of("worker"))}


@cache
def _repeating() -> frozenset[str]:
    return frozenset(field.name for field in fields_of("worker") if field.repeats)


@cache
def shape_of(tags: tuple[str, ...]) -> Shape:
    """What a record with these elements holds, and what is out of place in it.

    The line of each fault is its place in the record; a field out of order is the first that comes too late.
    """
    places: dict[str, tuple[int, ...]] = {}
    faults: list[LayoutFault] = []
    furthest, in_order = -1, True
    for place, tag in enumerate(tags):
        name = tag.rpartition("}")[2]
        if name not in _order():
            faults.append(LayoutFault("unknown", name, place))
            continue
        if name in places and name not in _repeating():
            faults.append(LayoutFault("repeated", name, place))
            continue
        if _order()[name] < furthest and in_order:
            in_order = False
            faults.append(LayoutFault("order", name, place))
        furthest = max(furthest, _order()[name])
        places[name] = (*places.get(name, ()), place)
    return Shape(places, tuple(faults))


def _faults_at(shape: Shape, fields: Sequence[etree._Element], row: int) -> Iterator[LayoutFault]:
    for fault in shape.faults:
        yield LayoutFault(fault.what, fault.field, line_of(fields[fault.line]), row)


def _inside(fields: Sequence[etree._Element], row: int) -> Iterator[LayoutFault]:
    """Elements inside a field, which has none."""
    for outer in fields:
        for inner in outer:
            yield LayoutFault("unknown", str(inner.tag).rpartition("}")[2], line_of(inner), row)


def _together(alike: dict[tuple[str, ...], _Alike]) -> dict[str, Column]:
    """The columns of all records, from those of each shape, back in the order of the file."""
    shapes = [(shape_of(tags).places, same) for tags, same in alike.items()]
    rows = list(chain.from_iterable(same.rows for _, same in shapes))
    held = [name for name in _order() if any(name in places for places, _ in shapes)]
    parts = [(places, list(zip(*same.texts, strict=True)), len(same.rows)) for places, same in shapes]
    columns = {
        name: list(
            chain.from_iterable(_column(turned, places.get(name, ()), size) for places, turned, size in parts)
        )
        for name in held
    }
    columns = {name: column for name, column in columns.items() if any(column)}
    return columns if len(shapes) < 2 else _in_file_order(columns, rows)


def _column(turned: Sequence[Sequence[Text]], places: tuple[int, ...], size: int) -> Iterable[Text]:
    if not places:
        return [None] * size
    if len(places) == 1:
        return bare(turned[places[0]])
    values = zip(*(bare(turned[place]) for place in places), strict=True)
    return [JOINED_BY.join(filter(None, each)) or None for each in values]


def bare(texts: Sequence[Text]) -> Column:
    """The texts without space around them; None where nothing is left."""
    if None not in texts:
        stripped: Column = list(map(str.strip, texts))  # type: ignore[arg-type]
        return stripped if "" not in stripped else [text or None for text in stripped]
    return [(text.strip() or None) if text else None for text in texts]


def _in_file_order(columns: dict[str, Column], rows: Sequence[int]) -> dict[str, Column]:
    back = [0] * len(rows)
    for place, row in enumerate(rows):
        back[row] = place
    pick = itemgetter(*back)
    return {name: list(pick(column)) for name, column in columns.items()}

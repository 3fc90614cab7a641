"""A framework from TOML or a workbook, and what is wrong with it: by place, or by sheet and cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tenure.strategy.framework import sheets
from tenure.strategy.framework.cells import Sheet, cell_at, row_of, sheets_of
from tenure.strategy.framework.checking import judged
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import LARGEST, Fault, Place, where
from tenure.strategy.framework.sheets import Column
from tenure.strategy.framework.spelling import FORMS, WANTED, codes_in
from tenure.terms.problems import HasFindings, Unreadable
from tenure.terms.toml import values_of

FIRST_ROW: Final = 2
"""The first row of parts, counted from 0."""
TOLD: Final = 50
"""Faults that one message tells; the rest are counted."""


@dataclass(frozen=True)
class Said:
    """A fault as a person finds it: its place in the file, and what is wrong and to do."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place} {self.says}".strip()


@dataclass(frozen=True)
class Opened:
    """What a file holds: a framework, or what has to be put right first."""

    framework: Framework | None
    faults: tuple[Said, ...]

    def required(self, *, name: str) -> Framework:
        """The framework, or HasFindings with what is wrong."""
        if self.framework is not None:
            return self.framework
        lines = [f"{name}: {fault}" for fault in self.faults[:TOLD]]
        more = len(self.faults) - TOLD
        raise HasFindings("\n".join([*lines, f"{name}: and {more:,} more." if more > 0 else ""]).strip())


def opened(data: bytes, *, name: str, **known: Any) -> Opened:
    """A framework from the bytes of a TOML file or a workbook.

    known  what `checking.faults` takes: the version in force, and the scenarios there are.
    Raises   Unreadable where it is neither.
    """
    if data.startswith(b"PK") or name.lower().endswith((".xlsx", ".xls")):
        values, places, wrong = _read(sheets_of(data, name=name), name)
        made, found = judged(values, **known)
        told = [Said(*_in_cells(fault, places)) for fault in found]
        unique = tuple(dict.fromkeys([*wrong, *_but_for(told, wrong)]))
        return Opened(None if unique else made, unique)
    made, found = judged(_toml(data, name), **known)
    return Opened(made, tuple(Said(where(fault.place), fault.says) for fault in found))


def _toml(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise Unreadable(f"{name} is larger than {LARGEST:,} bytes. No framework is.")
    try:
        return values_of(data.decode("utf-8-sig"), name=name)
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{name} is not plain text. Save it as UTF-8.") from problem


Places = dict[Place, str]


def _but_for(told: Sequence[Said], wrong: Sequence[Said]) -> list[Said]:
    """What was found later, without the cells that have a fault of their own already."""
    known = {each.place for each in wrong}
    return [each for each in told if each.place not in known]


def _in_cells(fault: Fault, places: Places) -> tuple[str, str]:
    """The nearest cell to a fault's place, and its words; the path within the cell is of no use there."""
    place = fault.place
    while place and place not in places:
        place = place[:-1]
    if not place:
        return where(fault.place), fault.says
    if place == fault.place or len(place) > 2:
        return places[place], fault.says
    return places[place], f"{where(fault.place[len(place) :])} {fault.says}"


def _read(found: Mapping[str, Sheet], name: str) -> tuple[dict[str, Any], Places, list[Said]]:
    """The values of a workbook, where each stands, and what could not be read."""
    missing = [
        each for each in (sheets.ABOUT, *(one for one, _ in sheets.PARTS.values())) if each not in found
    ]
    if missing:
        raise Unreadable(
            f"{name} has no sheet {' and none '.join(missing)}. "
            "Fetch the template and copy your rows into it."
        )
    reader = _Reader(found)
    values = reader.about()
    for key, (sheet, columns) in sheets.PARTS.items():
        values[key] = reader.parts((key,), sheet, columns)
    for key, (sheet, parent, inner, columns) in sheets.CHILDREN.items():
        if sheet in found:
            reader.children(values[key], key, (sheet, parent, inner), columns)
    return values, reader.places, reader.wrong


class _Reader:
    """Reads sheets, and keeps where everything stood and what was wrong."""

    def __init__(self, found: Mapping[str, Sheet]) -> None:
        self.found = found
        self.places: Places = {}
        self.wrong: list[Said] = []

    def about(self) -> dict[str, Any]:
        """Title, vision and purpose."""
        said: dict[str, tuple[Any, str]] = {}
        for number, row in enumerate(self.found[sheets.ABOUT].rows):
            if len(row) > 1:
                said[str(row[0]).strip().lower()] = (row[1], f"{sheets.ABOUT}!{cell_at(number, 1)}")
        self._refuse(sheets.ABOUT, first=1)
        values: dict[str, Any] = {}
        title = Column("title", "Title", "")
        self.places["title",] = said["title"][1] if "title" in said else sheets.ABOUT
        if (called := self._value(title, *said.get("title", ("", "")))) is not None:
            values["title"] = called
        for key in ("vision", "purpose"):
            text, cell = said.get(key, ("", sheets.ABOUT))
            codes, _ = said.get(f"{key} paragraphs", ("", ""))
            values[key] = {"text": self._value(title, text, cell) or "", "paragraphs": codes_in(codes)}
            self.places[key,] = self.places[key, "text"] = cell
            if not values[key]["text"]:
                self.wrong.append(Said(cell, f"is empty. Write the {key}."))
        return values

    def parts(self, place: Place, name: str, columns: Sequence[Column]) -> list[dict[str, Any]]:
        """The rows of a sheet as plain values."""
        return [values for values, _ in self._rows(place, name, columns)]

    def children(
        self, parents: list[dict[str, Any]], key: str, of: tuple[str, str, str], columns: Sequence[Column]
    ) -> None:
        """Milestones and steps, put with the part that each names."""
        name, parent, inner = of
        at = {each.get("code"): number for number, each in reversed(list(enumerate(parents)))}
        for values, row in self._rows(("", name), name, columns):
            code = values.pop(parent, "")
            if code not in at:
                says = (
                    f"is “{code}”, and there is no such {parent}. Write the code of one."
                    if code
                    else (f"names no {parent}. Write its code.")
                )
                self.wrong.append(Said(f"{name}!{cell_at(row, 0)}", says))
                continue
            several = parents[at[code]].setdefault(inner, [])
            place = (key, at[code], inner, len(several))
            several.append(values)
            self.places[place] = f"{name}!{cell_at(row, 1)}"
            for number, column in enumerate(columns):
                self.places[*place, column.key] = f"{name}!{cell_at(row, number)}"

    def _rows(self, place: Place, name: str, columns: Sequence[Column]) -> list[tuple[dict[str, Any], int]]:
        self._refuse(name, first=FIRST_ROW)
        rows = self.found[name].rows
        heads = self._heads(name, rows[0] if rows else (), columns)
        found: list[tuple[dict[str, Any], int]] = []
        for number, row in enumerate(rows[FIRST_ROW:], start=FIRST_ROW):
            if not any(str(cell).strip() for cell in row):
                continue
            at: Place = (*place, len(found))
            self.places[at] = f"{name}!{cell_at(number, 0)}"
            values: dict[str, Any] = {}
            for across, (column, said) in enumerate(zip(heads, row, strict=False)):
                if column is None:
                    continue
                cell = f"{name}!{cell_at(number, across)}"
                self._place(at, column, cell)
                value = self._value(column, said, cell)
                if value not in (None, "", []):
                    _put(values, column.key, value)
            self._outside(name, number, row, heads)
            found.append((values, number))
        return found

    def _place(self, at: Place, column: Column, cell: str) -> None:
        first, _, second = column.key.partition(".")
        self.places[*at, first] = self.places.get((*at, first), cell)
        if second:
            self.places[*at, first, second] = cell

    def _heads(self, name: str, row: Sequence[Any], columns: Sequence[Column]) -> list[Column | None]:
        """The column that each head names. What is missing or stands twice is told once for the sheet."""
        known = {column.head.lower(): column for column in columns}
        heads = [known.get(str(each).strip().lower()) for each in row]
        for number, each in enumerate(row):
            if str(each).strip() and heads[number] is None:
                self.wrong.append(
                    Said(
                        f"{name}!{cell_at(0, number)}", f"“{str(each)[:40]}” is no column here. Take it out."
                    )
                )
        for column in columns:
            if heads.count(column) > 1:
                self.wrong.append(Said(f"{name}!A1", f"Two columns are called {column.head}. Take one out."))
        needed = columns[0]
        if needed not in heads:
            self.wrong.append(
                Said(f"{name}!A1", f"No column is called {needed.head}. Give it its name back.")
            )
        return heads

    def _outside(self, name: str, number: int, row: Sequence[Any], heads: Sequence[Column | None]) -> None:
        for place, cell in enumerate(row):
            if str(cell).strip() and (place >= len(heads) or heads[place] is None):
                self.wrong.append(
                    Said(
                        f"{name}!{cell_at(number, place)}",
                        "stands under no column that is known. Take it out.",
                    )
                )

    def _refuse(self, name: str, *, first: int) -> None:
        """Formulas and merged cells: nobody can say which part they belong to."""
        for cell in self.found[name].formulas:
            if row_of(cell) >= first:
                self.wrong.append(Said(f"{name}!{cell}", "holds a formula. Write its value instead."))
        for left, right in self.found[name].merged:
            self.wrong.append(
                Said(
                    f"{name}!{left}",
                    f"is merged with the cells to {right}. Take the merging back, and fill each.",
                )
            )

    def _value(self, column: Column, said: Any, cell: str) -> Any:
        """A cell as its column means it; None where it is something else, which is then told."""
        if said is None or (isinstance(said, str) and not said.strip()):
            return None
        if isinstance(said, bool) or (isinstance(said, date) and column.form != "day"):
            kind = "a day" if isinstance(said, date) else "TRUE or FALSE"
            self.wrong.append(Said(cell, f"holds {kind}. Write {WANTED[column.form]}."))
            return None
        made = FORMS[column.form](said)
        if made is None:
            self.wrong.append(Said(cell, f"holds “{str(said)[:40]}”. Write {WANTED[column.form]}."))
        return made


def _put(values: dict[str, Any], key: str, value: Any) -> None:
    first, _, second = key.partition(".")
    if second:
        values.setdefault(first, {})[second] = value
    else:
        values[first] = value

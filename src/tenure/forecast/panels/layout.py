"""Reads any file in DfE's open-data layout: what each column is, and each cell as a number or missing."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tenure.returns.encodings import decoded
from tenure.terms.codes import PUBLISHED_SYMBOL
from tenure.terms.problems import Unreadable, UsedWrongly

Numbers = NDArray[np.float64]

MISSING = frozenset({"", ":", "-", "..", ".", "n/a", "na", "nan", "null", "none", "*", "k", "~"}) | frozenset(
    symbol.lower() for symbol in PUBLISHED_SYMBOL
)
"""What stands where a number is not known. None of them is zero."""

TIME = ("time_period", "year", "financial_year", "academic_year", "september_of")
IDENTIFIER, LEVEL = "time_identifier", "geographic_level"
NEW_CODE = ("new_la_code", "la_code", "ons_code", "lad_code", "utla_code", "reporting_code")
OLD_CODE = ("old_la_code", "dfe_la_number")
NAME = ("la_name", "area_name", "lad_name", "utla_name")
ABOUT_PLACES = re.compile(
    r"^(country|region|la|lad|new_la|old_la|utla|ons|area|local_authority|pcon|ward|dfe_la|rsc_region"
    r"|ofsted_region|location|reporting)(_(code|name|number|id))?$"
)
ALSO_ABOUT = frozenset({*TIME, IDENTIFIER, LEVEL, "time_frame", "authority_type"})
NUMBER = re.compile(r"^[-+]?(\d[\d,]*\.?\d*|\.\d+)([eE][-+]?\d+)?$")
PACKED = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
"""How workbooks, PDF documents and archives begin."""

TITLES = 10
"""The header is looked for in so many rows from the top: some files begin with a title."""

MOSTLY = 0.9
"""A column whose filled cells are numbers or markers this often is a measure; else it is a breakdown."""


@dataclass(frozen=True, eq=False)
class Series:
    """A published file: its rows told apart by place, year and breakdown, its measures still as printed.

    name      the file's own name.
    sha256    of its bytes.
    columns   each column's cells, by the column's name as printed.
    measures  the columns that hold numbers.
    filters   the columns that split a figure (age group, category), where they hold more than one value.
    skipped   columns that are neither, each with the reason.
    years     the year of each row: that in which its period ends.
    notices   sentences about how the file was read.
    """

    name: str
    sha256: str
    columns: Mapping[str, Sequence[str]]
    measures: tuple[str, ...]
    filters: tuple[str, ...]
    skipped: Mapping[str, str]
    years: NDArray[np.int_]
    notices: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)

    def until(self, year: int) -> Series:
        """The file as it would be without the rows of later years."""
        keep = np.flatnonzero(self.years <= year).tolist()
        columns = {column: [cells[at] for at in keep] for column, cells in self.columns.items()}
        return replace(self, columns=columns, years=self.years[keep])

    def cells(self, role: str) -> Sequence[str]:
        """The cells of the column that plays a part (level, new, old, name); blanks where there is none."""
        column = self.roles.get(role)
        return self.columns[column] if column else [""] * len(self.years)

    def numbers(self, measure: str) -> Numbers:
        """The cells of a measure as numbers; NaN where a marker or nothing stood."""
        return np.array([number(cell) for cell in self.columns[measure]], dtype=np.float64)


def number(cell: str) -> float:
    """A printed cell as a number; NaN for a marker, a blank or words. Thousands may have commas."""
    text = cell.strip().rstrip("%")
    return float(text.replace(",", "")) if NUMBER.match(text) else float("nan")


def year_of(period: str) -> int | None:
    """The year in which a period ends: 2023, 202223, 2022-23, 2022-23 Q1; None where it is no period."""
    found = re.match(r"^\s*(\d{4})\s*[-/–]?\s*(\d{4}|\d{2})?(?!\d)", period)
    if not found:
        return None
    first, second = int(found[1]), found[2]
    if not second:
        return first
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        last += 100
    return last if last - first <= 1 else None


def read(source: Path | bytes, *, name: str = "") -> Series:
    """Read a CSV in the layout of DfE's open data, whatever its encoding, its measures and its breakdowns.

    Raises   Unreadable where it is no table, or has no column for the year or for the place.
    """
    data = source if isinstance(source, bytes) else _bytes_of(source)
    called = name or (source.name if isinstance(source, Path) else "the file")
    if data.startswith(PACKED):
        raise Unreadable(
            f"{called} is a workbook or an archive, not a CSV file. Save the table as CSV in UTF-8."
        )
    text = decoded(data)
    header, rows = _table(text.data.decode(), called)
    columns = {column: [row[at] for row in rows] for at, column in enumerate(header)}
    plain = {_plain(column): column for column in reversed(header)}
    roles = _roles(plain, called, header)
    years = [year_of(cell) for cell in columns[roles["time"]]]
    keep = [at for at, year in enumerate(years) if year is not None]
    if not keep:
        raise Unreadable(
            f"{called}: no cell of {roles['time']} is a year (2023, 202223 or 2022-23). Check that column."
        )
    columns = {column: [cells[at] for at in keep] for column, cells in columns.items()}
    measures, filters, skipped = _kinds(columns, roles)
    dropped = len(years) - len(keep)
    unread = f"{dropped} rows were left out: {roles['time']} is not a year." if dropped else ""
    return Series(
        called,
        hashlib.sha256(data).hexdigest(),
        columns,
        measures,
        filters,
        skipped,
        np.array([years[at] for at in keep]),
        tuple(filter(None, (*text.notices, unread))),
        roles,
    )


def _bytes_of(path: Path) -> bytes:
    if not path.exists():
        raise UsedWrongly(f"There is no file {path}. Check the name, and the folder you are in.")
    if path.is_dir():
        raise UsedWrongly(f"{path} is a folder. Give one file.")
    return path.read_bytes()


def _table(text: str, called: str) -> tuple[list[str], list[list[str]]]:
    """The header and the rows, each as long as the header; blank rows are left out."""
    top = "\n".join(text.split("\n", TITLES)[:TITLES])
    mark = max(",;\t|", key=top.count)
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(row)]
    except csv.Error as fault:
        raise Unreadable(f"{called} is not a CSV file: {fault}. Save it as CSV in UTF-8.") from None
    names = (at for at, row in enumerate(lines[:TITLES]) if {_plain(cell) for cell in row} & set(TIME))
    lines = lines[next(names, 0) :]
    if len(lines) < 2:
        raise Unreadable(f"{called} has no rows below its header. It needs a row for each place and year.")
    header = [cell.strip().lstrip("\ufeff") or f"column {at + 1}" for at, cell in enumerate(lines[0])]
    seen: Counter[str] = Counter()
    for at, cell in enumerate(header):
        seen[cell] += 1
        header[at] = cell if seen[cell] == 1 else f"{cell} ({seen[cell]})"
    wide = len(header)
    return header, [(row + [""] * wide)[:wide] for row in lines[1:]]


def _plain(column: str) -> str:
    return re.sub(r"[\s.\-]+", "_", column.strip().lower())


def _roles(plain: Mapping[str, str], called: str, header: Sequence[str]) -> dict[str, str]:
    """Which column tells the year, the level, and which place a row is about."""
    wanted = {"time": TIME, "level": (LEVEL,), "new": NEW_CODE, "old": OLD_CODE, "name": NAME}
    wanted |= {"identifier": (IDENTIFIER,), "region": ("region_name",), "region_code": ("region_code",)}
    roles = {
        role: plain[found]
        for role, names in wanted.items()
        if (found := next((each for each in names if each in plain), None))
    }
    needed = "time_period, geographic_level, and new_la_code, old_la_code or la_name"
    if "time" not in roles:
        raise Unreadable(
            f"{called} has no column called time_period. A file in DfE's open-data layout needs: {needed}. "
            f"Its first columns are {', '.join(header[:4])[:120]}."
        )
    if not {"new", "old", "name"} & set(roles):
        raise Unreadable(
            f"{called} has no column that names local authorities. "
            f"A file in DfE's open-data layout needs: {needed}."
        )
    return roles


def _kinds(
    columns: Mapping[str, Sequence[str]], roles: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]:
    """The measures, the breakdowns, and the columns that are neither."""
    measures, filters, skipped = [], [], {}
    for column, cells in columns.items():
        if column in roles.values() and column != roles.get("identifier"):
            continue
        plain = _plain(column)
        if column != roles.get("identifier") and (plain in ALSO_ABOUT or ABOUT_PLACES.match(plain)):
            continue
        kinds = Counter(cell.strip().lower() for cell in cells)
        filled = {kind: many for kind, many in kinds.items() if kind not in MISSING}
        numeric = sum(many for kind, many in filled.items() if NUMBER.match(kind.rstrip("%")))
        if not filled:
            skipped[column] = "no cell holds a number: all are blank or markers"
        elif column != roles.get("identifier") and numeric >= MOSTLY * sum(filled.values()):
            measures.append(column)
        elif len(kinds) > 1:
            filters.append(column)
    return tuple(measures), tuple(filters), skipped

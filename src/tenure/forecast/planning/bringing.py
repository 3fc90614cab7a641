"""A partnership's own series of demand, in one CSV: a row for each council, service and year.

    partner,service,series,year,value,like,source
    101,children,children in need,2023,2140,E12000008,Children's system on 31 March

partner  the council's number.
service  children or adults.
series   children in need, referrals, looked after, children (aged 0 to 17), or cases.
year     the year of the 31 March for which the figure stands; of the 30 June for children, of the 30
         September for cases.
value    how many there were, above nought.
like     whose growth and whose surprises it is taken to share: a region's code, an authority's number, or
         England, which stands where it is empty.
source   where the figure comes from, for whoever reads the plan.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from typing import Final

from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning.demand import SERIES, Demand, given, panel
from tenure.terms import organisations
from tenure.terms.problems import HasFindings, TooLittleData, Unreadable

NEEDED: Final = ("partner", "service", "series", "year", "value")
COLUMNS: Final = (*NEEDED, "like", "source")
SERVICES: Final = ("children", "adults")
CASES: Final = "cases"
"""What nobody publishes by this name: it is taken to grow, and to surprise, as children in need do."""
NEAREST: Final = "children in need"
MOST: Final = 10_000
"""Rows of one file: 150 councils, two services and 30 years."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_SAID: Final = 20
"""Faults that are listed; whoever has more sees to these first."""

Row = Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row, and what to do."""

    row: int
    says: str


def own_series(text: str, *, name: str = "The file") -> dict[Unit, Demand]:
    """The series of each council and service that a file has.

    Raises Unreadable where it is no such file, HasFindings with the row of everything that is wrong.
    """
    rows = _rows(text, name)
    faults = [fault for number, row in rows for fault in _faults(number, row)]
    faults += [] if faults else list(_clashes(rows))
    if faults:
        listed = [f"Row {fault.row}: {fault.says}" for fault in faults[:MOST_SAID]]
        more = len(faults) - len(listed)
        raise HasFindings(
            f"{name} was not taken. " + "\n".join([*listed, f"And {more} more."] if more else listed)
        )
    ordered = sorted((row for _, row in rows), key=lambda row: (row["partner"], row["service"]))
    groups = groupby(ordered, key=lambda row: Unit(row["partner"], row["service"]))
    return {unit: _demand(unit, list(mine)) for unit, mine in groups}


def written(each: Mapping[Unit, Demand]) -> str:
    """Series as a file that is read again as the same; a template for whoever has their own."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit, demand in each.items():
        for year, value in zip(demand.years.tolist(), demand.values.tolist(), strict=True):
            if not math.isnan(value):
                what = CASES if demand.counted else demand.series
                writer.writerow((*unit, what, year, f"{value:g}", demand.like, demand.source))
    return out.getvalue()


def _rows(text: str, name: str) -> list[tuple[int, Row]]:
    lines = csv.DictReader(StringIO(text, newline=""), strict=False)
    columns = [(column or "").strip().lower() for column in lines.fieldnames or ()]
    if missing := [column for column in NEEDED if column not in columns]:
        raise Unreadable(
            f"{name} has no column {', '.join(missing)}. Its first row has to be: {','.join(COLUMNS)}."
        )
    lines.fieldnames = columns
    rows: list[tuple[int, Row]] = [
        (number, {column: (line.get(column) or "").strip() for column in COLUMNS})
        for number, line in enumerate(lines, 2)
    ]
    rows = [(number, row) for number, row in rows if any(row.values())]
    if not rows:
        raise Unreadable(f"{name} has no rows below its first. Give one for each council, service and year.")
    if len(rows) > MOST:
        raise Unreadable(f"{name} has {len(rows):,} rows. Give {MOST:,} or fewer: one a council and year.")
    return rows


def _faults(number: int, row: Row) -> Iterator[Fault]:
    if organisations.unit_of(row["partner"]) is None:
        yield Fault(number, f"there is no council with the number “{row['partner']}”. Give its three digits.")
    if row["service"] not in SERVICES:
        yield Fault(number, f"“{row['service']}” is no service. Write children or adults.")
    if row["series"] not in (*SERIES, CASES):
        yield Fault(number, f"“{row['series']}” is no series. Write one of: {', '.join((*SERIES, CASES))}.")
    elif row["like"]:
        yield from _unlike(number, row)
    if not (row["year"].isascii() and row["year"].isdigit() and FIRST_YEAR <= int(row["year"]) <= LAST_YEAR):
        yield Fault(number, f"“{row['year']}” is no year. Write four digits, such as 2023.")
    yield from _uncounted(number, row["value"])


def _uncounted(number: int, said: str) -> Iterator[Fault]:
    try:
        value = float(said)
    except ValueError:
        yield Fault(number, f"the value “{said}” is no number. Write digits alone, such as 2140.")
        return
    if not math.isfinite(value) or value < 0:
        yield Fault(number, f"the value {said} cannot be. Give how many there were, above nought.")
    elif value == 0:
        yield Fault(
            number, "the value is nought. Leave the row out: where there is no work nothing can grow."
        )


def _unlike(number: int, row: Row) -> Iterator[Fault]:
    try:
        panel(_nearest(row["series"])).row(_place(row["like"]))
    except TooLittleData:
        yield Fault(
            number,
            f"nothing is published of “{row['like']}”. Write England, a region's code such as "
            "E12000008, or an "
            "authority's number.",
        )


def _clashes(rows: Sequence[tuple[int, Row]]) -> Iterator[Fault]:
    """The same year twice, and two series where one is wanted."""
    years: dict[tuple[str, ...], int] = {}
    series: dict[tuple[str, ...], tuple[str, str]] = {}
    for number, row in rows:
        whose = (row["partner"], row["service"])
        first = years.setdefault((*whose, row["year"]), number)
        if first != number:
            yield Fault(
                number, f"{row['year']} of {', '.join(whose)} stands in row {first} as well. Keep one."
            )
        before = series.setdefault(whose, (row["series"], row["like"]))
        if before != (row["series"], row["like"]):
            yield Fault(
                number,
                f"{', '.join(whose)} began as {' like '.join(before).strip()}. Give one series.",
            )


def _demand(unit: Unit, rows: Sequence[Row]) -> Demand:
    first = rows[0]
    return given(
        {int(row["year"]): float(row["value"]) for row in rows},
        unit.partner if unit.service == "children" else f"{unit.partner}, {unit.service}",
        series=_nearest(first["series"]),
        like=_place(first["like"]),
        source=first["source"] or "the partnership's own count",
        month=9 if first["series"] == CASES else None,
        counted=CASES if first["series"] == CASES else "",
    )


def _nearest(series: str) -> str:
    return NEAREST if series == CASES else series


def _place(said: str) -> str:
    return organisations.ENGLAND if said.casefold() in ("", "england") else said

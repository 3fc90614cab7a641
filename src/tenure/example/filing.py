"""Filing: a return with its header, authority block and people, and writing it down in several forms."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from xml.sax.saxutils import escape

import xlsxwriter

from tenure.example.agency import Cover
from tenure.returns.csww.fields import block_name, fields_of
from tenure.terms.organisations import ReportingUnit

Texts = list[str]

_ALLOWANCES = tuple(f.name for f in fields_of("authority", 2025) if f.kind == "code")


@dataclass(frozen=True)
class Filed:
    """One return before it is written down.

    columns  worker fields in the order of the layout, "" where a person has none.
    more     further lines of XML for some records, given before the record ends: faults of layout.
    block    what the authority block is called.
    """

    unit: ReportingUnit
    year: int
    header: Mapping[str, str]
    authority: Mapping[str, str]
    columns: Mapping[str, Texts]
    block: str
    more: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns["SWENo"])

    def record(self, row: int) -> dict[str, str]:
        """One person's fields; blank ones too."""
        return {name: texts[row] for name, texts in self.columns.items()}

    def with_records(self, records: Iterable[Mapping[str, str]]) -> Filed:
        """The same return of other people."""
        rows = list(records)
        return replace(self, columns={name: [row[name] for row in rows] for name in self.columns})


def filed(unit: ReportingUnit, year: int, *, columns: Mapping[str, Texts], cover: Cover, at: int) -> Filed:
    """The return of the unit at that place of the year's tables."""
    number = unit.members[0].number
    header = {
        "Collection": "CSWW", "Year": str(year), "ReferenceDate": f"{year}-09-30", "SourceLevel": "L",
        "LEA": number, "SoftwareCode": "Tenure example",
    }  # fmt: skip
    authority = {
        "NumberOfVacancies": f"{cover.vacancies[at]:.2f}",
        "NoAgencyFTE": f"{cover.fte[at]:.2f}",
        "NoAgencyHeadcount": str(cover.people[at]),
    }
    if block_name(year) == "LALevel":
        offered = "1202" if int(number) % 2 else "2101"
        authority |= dict(zip(_ALLOWANCES, offered * 2, strict=True))
        authority["OtherAllowances"] = "None"
    return Filed(unit, year, header, authority, columns, block_name(year))


def xml(filed: Filed, *, encoding: str = "UTF-8") -> bytes:
    """The return as XML, one element a line. It says `encoding` of itself and is written in it."""
    parts = [f'<?xml version="1.0" encoding="{encoding}"?>\n<Message>\n  <Header>\n    <CollectionDetails>\n']
    parts += _elements(dict(list(filed.header.items())[:3]), indent=6)
    parts += ["    </CollectionDetails>\n    <Source>\n"]
    parts += _elements(dict(list(filed.header.items())[3:]), indent=6)
    parts += [f"    </Source>\n  </Header>\n  <{filed.block}>\n", *_elements(filed.authority, indent=4)]
    parts += [f"  </{filed.block}>\n", *_records(filed), "</Message>\n"]
    return "".join(parts).encode(encoding)


def _elements(values: Mapping[str, str], *, indent: int) -> Iterator[str]:
    for name, text in values.items():
        yield f"{' ' * indent}<{name}>{escape(text)}</{name}>\n"


def _records(filed: Filed) -> Iterator[str]:
    columns = [_lines(name, texts) for name, texts in filed.columns.items()]
    for row, record in enumerate(map("".join, zip(*columns, strict=True))):
        yield f"  <CSWWWorker>\n{record}{filed.more.get(row, '')}  </CSWWWorker>\n"


def _lines(name: str, texts: Texts) -> Iterator[str]:
    """The line of each record for one field; none where it is blank. Equal texts are made once."""
    made = {text: f"    <{name}>{escape(text)}</{name}>\n" if text else "" for text in set(texts)}
    return map(made.__getitem__, texts)


def table(filed: Filed) -> Iterator[list[str]]:
    """The flat form: header and authority fields as name and value, the heading, then one row a person."""
    for name, text in (*filed.header.items(), *filed.authority.items()):
        yield [name, text]
    yield list(filed.columns)
    yield from map(list, zip(*filed.columns.values(), strict=True))


def csv_bytes(filed: Filed) -> bytes:
    """The return as CSV."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(table(filed))
    return out.getvalue().encode()


def xlsx_bytes(filed: Filed) -> bytes:
    """The return as a workbook, every cell as text."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(filed.year, 10, 1, tzinfo=UTC)})
    sheet = book.add_worksheet("CSWW")
    for at, cells in enumerate(table(filed)):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(at, column, text)
    book.close()
    return out.getvalue()

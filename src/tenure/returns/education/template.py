"""The workbook that a university fills in: four sheets that check themselves, a guide, the lists of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, Final

from tenure.returns.education.cells import EARLIEST, LATEST
from tenure.returns.education.fields import FIELDS, FILES, Field, File
from tenure.returns.education.reading import LISTS

Records = Mapping[File, Sequence[Mapping[str, str]]]

ROWS_CHECKED: Final = 3_000
"""Rows of a sheet whose cells the workbook itself checks; those below are checked when it is sent."""

GUIDE: Final = "Guide"
FIRST_YEAR, LAST_YEAR = 2000, 2100
_MADE: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""A fixed day, so that the same workbook is the same bytes."""

_DAY: Final = "yyyy-mm-dd"

_SAID: Final = (
    "One workbook for one university and one academic year.",
    "",
    "1. On the sheet Students, write the university's name and the year in which the academic year ends.",
    "2. Fill in a row for every student of the year, and for the placements, applications and results of the",
    "   year. A heading in bold with a star is filled in every row.",
    "3. A cell with a list takes one of its words. Days are written as 2023-09-18 or 18/09/2023.",
    "4. Point at a heading to read what it means. Columns may stand in any order; leave their headings.",
    "5. The student number is the university's own. It joins the four sheets.",
    "6. Names and dates of birth stay in this file. The record keeps a pseudonym, the age at the start and,",
    "   once there is one, a pseudonym of the registration number, which joins the student to later work as",
    "   a social worker. Sex, ethnicity and disability are kept apart, for equality monitoring.",
    "7. Check it before it is sent: tenure check FILE. It names what to put right by sheet, row and column.",
    "",
    "Each sheet may be saved as CSV and sent by itself; Students then has its two rows above the headings.",
)


@dataclass(frozen=True)
class _Looks:
    """How cells look."""

    heading: Any
    needed: Any
    said: Any
    title: Any
    day: Any
    text: Any


def write_template(out: BinaryIO) -> None:
    """Write the empty workbook."""
    write_return(out, university="", year=None, records={})


def write_return(out: BinaryIO, *, university: str, year: int | None, records: Records) -> None:
    """Write a return as the workbook that the template is; the same return is the same bytes.

    records   by file; in each a text by field, blank where there is none.
    """
    import xlsxwriter  # here, because it takes as long to import as a return to check

    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        looks = _Looks(
            heading=book.add_format({"bottom": 1, "text_wrap": True, "valign": "top"}),
            needed=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            said=book.add_format({"text_wrap": False, "valign": "top"}),
            title=book.add_format({"bold": True, "font_size": 14}),
            day=book.add_format({"num_format": _DAY}),
            text=book.add_format({"num_format": "@"}),
        )
        _write_guide(book.add_worksheet(GUIDE), looks)
        sheets = {file: book.add_worksheet(file.capitalize()) for file in FILES}
        places = _write_lists(book.add_worksheet(LISTS))
        for file, sheet in sheets.items():
            top = _write_above(sheet, looks, university, year) if file == "students" else 0
            _write_headings(sheet, file, top, looks)
            _write_checks(sheet, file, top, places)
            _write_rows(sheet, records.get(file, ()), file, (top + 1, looks))
        sheets["students"].activate()


def _write_guide(sheet: Any, looks: _Looks) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "Social work education return: how to fill it in", looks.title)
    for row, line in enumerate(_SAID, start=2):
        sheet.write_string(row, 0, line, looks.said)


def _write_lists(sheet: Any) -> Mapping[str, str]:
    """The words of every code set, a column each on a hidden sheet; and where they stand."""
    sheet.hide()
    places: dict[str, str] = {}
    sets = {field.codes.name: field.codes for field in _every_field() if field.codes is not None}
    for column, (name, codes) in enumerate(sets.items()):
        words = [codes.label(code) for code in codes]
        sheet.write_column(0, column, [name, *words])
        letters = f"{chr(65 + column // 26 - 1) if column >= 26 else ''}{chr(65 + column % 26)}"
        places[name] = f"={LISTS}!${letters}$2:${letters}${len(words) + 1}"
    return places


def _every_field() -> Iterator[Field]:
    for fields in FIELDS.values():
        yield from fields.values()


def _write_above(sheet: Any, looks: _Looks, university: str, year: int | None) -> int:
    """Whose return it is and which year's; gives the row for the headings."""
    sheet.write_string(0, 0, "University", looks.needed)
    sheet.write_string(1, 0, "Year", looks.needed)
    sheet.write_comment(1, 0, "The year in which the academic year ends: 2023 for 2022/23.")
    sheet.data_validation(1, 1, 1, 1, {
        "validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR,
        "error_title": "Year", "error_message": "Give the year in which the academic year ends: 2023.",
    })  # fmt: skip
    sheet.data_validation(0, 1, 0, 1, {
        "validate": "length", "criteria": "<=", "value": 200,
        "input_title": "University", "input_message": "The university's name, or its provider number.",
    })  # fmt: skip
    if university:
        sheet.write_string(0, 1, university)
    if year is not None:
        sheet.write_number(1, 1, year)
    return 3


def _write_headings(sheet: Any, file: File, top: int, looks: _Looks) -> None:
    sheet.freeze_panes(top + 1, 1)
    for column, field in enumerate(FIELDS[file].values()):
        heading = f"{field.heading} *" if field.needed else field.heading
        sheet.write_string(top, column, heading, looks.needed if field.needed else looks.heading)
        sheet.write_comment(top, column, _meaning(field), {"x_scale": 1.6})
        look = {"date": looks.day, "number": None}.get(field.kind, looks.text)
        sheet.set_column(column, column, max(14, len(heading) + 1), look)


def _meaning(field: Field) -> str:
    holds = {
        "code": "One of the words in the list.",
        "date": "A day: 2023-09-18.",
        "number": f"A whole number from {field.low} to {field.high}.",
    }.get(field.kind, f"At most {field.most} letters.")
    return f"{field.meaning} {holds}{' Fill it in every row.' if field.needed else ''}"


def _write_checks(sheet: Any, file: File, top: int, places: Mapping[str, str]) -> None:
    for column, field in enumerate(FIELDS[file].values()):
        check = _check_of(field, places) | {
            "error_title": field.heading[:32],
            "error_message": _meaning(field)[:255],
        }
        sheet.data_validation(top + 1, column, top + ROWS_CHECKED, column, check)


def _check_of(field: Field, places: Mapping[str, str]) -> dict[str, Any]:
    if field.codes is not None:
        return {"validate": "list", "source": places[field.codes.name]}
    if field.kind == "date":
        days = {"minimum": date(EARLIEST, 1, 1), "maximum": date(LATEST, 12, 31)}
        return {"validate": "date", "criteria": "between", **days}
    if field.kind == "number":
        return {"validate": "integer", "criteria": "between", "minimum": field.low, "maximum": field.high}
    return {"validate": "length", "criteria": "<=", "value": field.most}


def _write_rows(sheet: Any, rows: Sequence[Mapping[str, str]], file: File, where: tuple[int, _Looks]) -> None:
    first, looks = where
    for row, record in enumerate(rows, start=first):
        for column, field in enumerate(FIELDS[file].values()):
            if text := record.get(field.name, ""):
                _write_cell(sheet, (row, column), _shown(field, text), looks)


def _shown(field: Field, text: str) -> str | date | int:
    """A cell as the workbook holds it: days and numbers typed, codes by their word."""
    if field.kind == "date":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if field.kind == "number" and text.isdecimal():
        return int(text)
    return field.codes.label(text) if field.codes is not None else text


def _write_cell(sheet: Any, place: tuple[int, int], value: str | date | int, looks: _Looks) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*place, value, looks.day)
    elif isinstance(value, int):
        sheet.write_number(*place, value)
    else:
        sheet.write_string(*place, value, looks.text)

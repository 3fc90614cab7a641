"""A workbook is measured before it is opened: no cell of it may make the machine run out of memory."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import pytest
import xlsxwriter

from tenure import returns
from tenure.terms.problems import Unreadable

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
DAMAGED = "The workbook is damaged. Save it again as .xlsx and send that. (T-F01)"


def members() -> dict[str, bytes]:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["SWENo", "AgencyWorker"])
        sheet.write_row(1, 0, ["SW1", "0"])
    with ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_rows(rows: bytes) -> bytes:
    files = members()
    return packed(files | {SHEET: files[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")})


def sentence(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        returns.read(data)
    return str(refused.value)


def far(row: int, column: int) -> str:
    return (
        f"A sheet of the workbook reaches to row {row:,} and column {column:,}, far outside any return. "
        "Copy the rows of the return into a new workbook. (T-F01)"
    )


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("place", ["XFD1048576", "xfd1048576", "XfD0001048576"])
def test_a_cell_at_the_end_of_the_grid_however_its_place_is_written(place, quote):
    row = f"<row r={quote}1048576{quote}><c\tr = {quote}{place}{quote}><v>1</v></c></row>"

    assert sentence(with_rows(row.encode())) == far(1_048_576, 16_384)


@pytest.mark.parametrize("place", ["$XFD$1048576", "&#88;FD1048576", "A" * 60 + "1", "A" + "0" * 60 + "1"])
def test_a_place_written_as_no_spreadsheet_writes_it_is_damage(place):
    assert sentence(with_rows(f'<row r="3"><c r="{place}"><v>1</v></c></row>'.encode())) == DAMAGED


def test_a_sheet_kept_where_no_sheet_is_kept_is_measured_too():
    files = members()
    sheet = files.pop(SHEET).replace(b'r="B2"', b'r="XFD1048576"')
    elsewhere = files[RELATIONS].replace(b"worksheets/sheet1.xml", b"elsewhere/one.xml")

    assert sentence(packed(files | {RELATIONS: elsewhere, "xl/elsewhere/one.xml": sheet})) == far(
        1048576, 16384
    )


def unnamed(sheet: bytes) -> bytes:
    for place in (b"1", b"2", b"A1", b"B1", b"A2", b"B2"):
        sheet = sheet.replace(b' r="' + place + b'"', b"")
    return sheet


def wide_and_long(sheet: bytes) -> bytes:
    wide = b"<row>" + b"<c><v>1</v></c>" * 3_000 + b"</row>"
    long = b"<row/>" * 3_000 + b"<row><c><v>1</v></c></row>"
    return unnamed(sheet).replace(b"</sheetData>", wide + long + b"</sheetData>")


def test_rows_and_cells_that_do_not_say_their_place_are_counted():
    files = members()

    assert sentence(packed(files | {SHEET: wide_and_long(files[SHEET])})) == far(3_004, 3_000)


def test_a_workbook_whose_cells_do_not_say_their_place_is_read():
    files = members()

    assert returns.read(packed(files | {SHEET: unnamed(files[SHEET])})).columns["SWENo"] == ["SW1"]


def test_two_files_of_one_name_are_damage():
    out = BytesIO(packed(members()))
    with ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")

    assert sentence(out.getvalue()) == (
        "The ZIP file or workbook is damaged. Save it again and send that. (T-F01)"
    )


def test_a_damaged_sheet():
    assert sentence(packed(members() | {SHEET: b"<broken"})) == DAMAGED


def test_a_formula_that_failed_is_said_to_be_read_as_blank():
    found = returns.read(with_rows(b'<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><v>1</v></c></row>'))

    assert found.columns == {"AgencyWorker": ["0", "1"], "SWENo": ["SW1", None]}
    assert found.notices == (
        "Cell A3: the workbook has an error such as #N/A there, which was read as blank.",
    )


def test_a_sheet_made_to_be_slow_is_read_in_no_time():
    """The time grew with the square of the sheet's length, and a ZIP file packs this a thousandfold."""
    began = perf_counter()
    returns.read(with_rows(b"<!-- " + b"<c " * 30_000 + b"-->"))
    assert perf_counter() - began < 1

"""A file is read whatever parts its cells, ends its lines or holds its letters; what is odd is named."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from given.ascwds import a_part, a_workplace, an_adults_worker, csv_of
from tenure.returns.ascwds.fields import current_header
from tenure.returns.ascwds.rows import RowFault, Texts, no_texts
from tenure.terms.problems import Unreadable

NAME = "Zoë’s team; north, and “south”"
FILE = csv_of("workplace", [a_workplace(ESTNAME=NAME), a_workplace(LOCALESTID="W2", ESTNAME="Plain")])


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        a_part(data)
    return str(problem.value)


def with_mark(mark: str) -> bytes:
    import csv
    from io import StringIO

    rows = list(csv.reader(StringIO(FILE.decode(), newline="")))
    out = StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(FILE, id="as the service writes it"),
        pytest.param(FILE.replace(b"\r\n", b"\n"), id="LF"),
        pytest.param(FILE.replace(b"\r\n", b"\r"), id="CR"),
        pytest.param(codecs.BOM_UTF8 + FILE, id="BOM"),
        pytest.param(FILE.decode().encode("cp1252"), id="Windows-1252"),
        pytest.param(FILE.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(with_mark(";"), id="semicolons"),
        pytest.param(with_mark("\t"), id="tabs"),
        pytest.param(b"sep=,\r\n" + FILE, id="sep"),
        pytest.param(FILE + b"\r\n\r\n", id="blank lines"),
        pytest.param(b"\r\n" + FILE, id="blank line above"),
    ],
)
def test_the_same_cells_however_they_are_written(data):
    part = a_part(data)
    assert (part.file, part.form, len(part)) == ("workplace", "csv", 2)
    assert list(part.column("ESTNAME")) == [NAME, "Plain"]
    assert list(part.column("SERVICEUSERS")) == ["4;1", "4;1"]
    assert part.header.taken


def test_lines_are_counted_as_the_sender_sees_them():
    """A cell may hold line ends, and a blank line is a line."""
    records = [a_workplace(ESTNAME="two\nlines"), a_workplace(LOCALESTID="W2")]
    part = a_part(csv_of("workplace", records).replace(b"\r\nW2", b"\r\n\r\nW2"))
    assert part.lines.tolist() == [2, 5]
    assert part.header.line == 1
    assert a_part(b"sep=,\r\n" + FILE).lines.tolist() == [3, 4]


def test_rows_of_another_width_are_noted():
    header, first, second = FILE.split(b"\r\n")[:3]
    data = b"\r\n".join([header, first + b",x", second + b",", second[: second.rfind(b",", 0, -20)]])
    assert [fault.what for fault in a_part(data).faults] == ["long", "short"]
    assert a_part(data).faults[0] == RowFault("long", 0, 2, 45, ("x",))


def test_columns_that_no_form_has_are_kept_for_the_sender():
    part = a_part(csv_of("workplace", [a_workplace(TEAM="East")]))
    assert list(part.beside["TEAM"]) == ["East"]
    ours = csv_of("workplace", [a_workplace(**{"What to put right": "Put right: all."})])
    assert a_part(ours).beside == {}


def test_cells_under_no_heading_are_named():
    data = FILE.replace(b"ESTNAME", b"", 1)
    assert a_part(data).notices == (
        "Column 3 has no heading, so what it holds is in no column of the return. "
        "Give every column a heading of its own.",
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"SWENo,AgencyWorker\r\nSW1,0\r\n", "No row near the top of the file names LOCALESTID"),
        (FILE.split(b"\r\n")[0], "The workplace file has no rows below its header."),
        (FILE.replace(b"Plain", b"Pl\x07ain"), "Line 3: there is a control character."),
        (FILE.replace(b"Plain", b"x" * 4001), "Line 3: column 3 holds 4,001 letters"),
        (FILE.replace(b"Plain", b'"' + b"x" * 140_000), "Line 3: a cell holds 131,072 letters"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data, says):
    assert refused(data).startswith(says)


@pytest.mark.slow  # reads half a million rows
@pytest.mark.parametrize("rows", [500_001, 1_000_000])
def test_a_file_of_too_many_rows_is_refused(rows):
    header = b"LOCALESTID,STATUS,ESTNAME,ADDRESS1,POSTCODE\r\n"
    assert refused(header + b"A,UNCHECKED,B\r\n" * rows) == (
        "The file holds more than 500,000 records; no return has as many. Check that it is the right file."
    )


def workbook(*sheets, **looks) -> bytes:
    """A workbook of sheets, each a list of rows; the first ones are hidden where `hidden` says how many."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        made = [book.add_worksheet(f"S{n}") for n, _ in enumerate(sheets, start=1)]
        for sheet, rows in zip(made, sheets, strict=True):
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    write = sheet.write_datetime if hasattr(cell, "year") else sheet.write
                    write(r, c, cell, *([day] if hasattr(cell, "year") else []))
        made[-1].activate()
        for sheet in made[: looks.get("hidden", 0)]:
            sheet.hide()
    return out.getvalue()


def rows_of(file, *records):
    names = list(current_header(file))
    return [names, *([record.get(name, "") for name in names] for record in records)]


def test_a_workbooks_days_and_numbers_are_as_the_file_writes_them():
    from datetime import date

    record = an_adults_worker() | {"DOB": date(1984, 3, 14), "CONTHOURS": 37.5, "SALARY": 44100}
    part = a_part(workbook([["Workers of Northvale"], *rows_of("worker", record)]))
    assert (part.form, part.file, part.lines.tolist()) == ("xlsx", "worker", [3])
    cells = [part.column(name)[0] for name in ("DOB", "CONTHOURS", "SALARY", "MAINJOBROLE")]
    assert cells == ["14/03/1984", "37.5", "44100", "6"]


def test_of_several_sheets_the_one_that_is_seen_and_filled_is_read():
    filled = rows_of("worker", an_adults_worker())
    part = a_part(workbook([["Notes"]], filled))
    assert part.notices == ("It was read from the sheet S2.",)
    assert len(a_part(workbook(filled, filled, hidden=1))) == 1
    assert len(a_part(workbook(rows_of("worker"), filled))) == 1
    assert refused(workbook(filled, filled)).startswith(
        "The workbook has more than one sheet of a worker file: S1, S2. Put them into one"
    )
    assert refused(workbook([["Notes"]])).startswith("No row near the top")


def test_a_hidden_sheet_is_called_one_whether_it_was_read_or_not():
    filled = rows_of("worker", an_adults_worker())
    assert a_part(workbook(filled, [["Notes"]], hidden=1)).notices == (
        "It was read from the sheet S1, which is hidden.",
    )
    assert a_part(workbook(rows_of("workplace", a_workplace()), filled, hidden=1)).notices == (
        "It was read from the sheet S2.",
        "The sheet S1, which is hidden, holds rows of a workplace file too, and was not read. "
        "Save it as a workbook of its own if it is meant.",
    )


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_it_is_said_where_other_marks_than_commas_part_the_cells(mark, name):
    assert a_part(with_mark(mark)).notices == (
        f"Its cells are parted by {name}; the service takes commas, as `tenure fix` writes them.",
    )


def test_a_formula_of_a_workbook_is_named():
    rows = rows_of("worker", an_adults_worker())
    rows[1][1] = "=1+1"
    assert a_part(workbook(rows)).notices == (
        "Cell B2 holds a formula; of formulas the value last worked out was read.",
    )


def test_an_error_of_a_workbook_is_named():
    rows = rows_of("worker", an_adults_worker())
    data = workbook(rows)
    members = {name: ZipFile(BytesIO(data)).read(name) for name in ZipFile(BytesIO(data)).namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = re.sub(
        rb'<c r="A2" t="s"><v>\d+</v>', b'<c r="A2" t="e"><v>#N/A</v>', sheet
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert "Cell A2: the workbook has an error" in " ".join(a_part(out.getvalue()).notices)


def test_a_column_keeps_each_different_text_once():
    texts = a_part(csv_of("workplace", [a_workplace(), a_workplace(), a_workplace(ESTNAME="B")])).column(
        "ESTNAME"
    )
    assert isinstance(texts, Texts)
    assert (len(texts), len(texts.different), texts.filled) == (3, 2, 3)
    assert texts[1:] == ["Northvale locality team", "B"]
    assert (list(no_texts(2)), no_texts(2).filled) == (["", ""], 0)


def test_a_header_that_stands_there_again_is_no_record():
    """As where two files were put one under the other."""
    header = FILE.split(b"\r\n")[0]
    part = a_part(FILE + header + b"\r\n")
    assert len(part) == len(a_part(FILE))
    assert part.notices[-1] == "The header stands there again in line 4, which was left out as no record."


def test_a_cell_of_a_file_is_kept_as_typed():
    """Nothing of ours stands before a formula in a file of the service, so nothing is taken off."""
    part = a_part(csv_of("workplace", [a_workplace(ESTNAME="'=A1", ADDRESS1="-5")]))
    assert (part.column("ESTNAME")[0], part.column("ADDRESS1")[0]) == ("'=A1", "-5")

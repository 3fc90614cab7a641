"""The flat form, one row a person, is read from CSV files and workbooks as spreadsheets make them."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from given.csww import a_return
from tenure import returns
from tenure.terms.problems import Unreadable

TABLE = """\
Collection,Year,LEA,NumberOfVacancies,AgencyWorker,SWENo,FTE,PersonBirthDate
CSWW,2023,101,2.50,0,SW1,0.8,1984-07-23
CSWW,2023,101,2.50,1,SW2,,
"""


def book(*sheets: list[list[object]], hidden: str = "") -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as made:
        for rows in sheets:
            sheet = made.add_worksheet()
            if sheet.name == hidden:
                sheet.hide()
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write(number, column, cell)
    return out.getvalue()


def sentence(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        returns.read(data)
    return str(refused.value)


def test_a_csv_file_is_read_into_the_same_columns_as_xml():
    found = returns.read(TABLE.encode(), name="workers.csv")

    assert (found.form, found.year, found.lea, found.block) == ("csv", 2023, "101", "LALevelVacancies")
    assert found.authority["NumberOfVacancies"].text == "2.50"
    assert found.columns == {
        "AgencyWorker": ["0", "1"],
        "SWENo": ["SW1", "SW2"],
        "FTE": ["0.8", None],
        "PersonBirthDate": ["1984-07-23", None],
    }
    assert list(found.lines) == [2, 3]
    assert list(found.layout) == []


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_cells_may_be_parted_by_other_marks(mark):
    assert returns.read(TABLE.replace(",", mark).encode()).columns["SWENo"] == ["SW1", "SW2"]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode(),
        ("sep=;\n" + TABLE.replace(",", ";")).encode(),
        TABLE.replace("SWENo", "swe no").replace("PersonBirthDate", "Person_Birth-Date").encode(),
        TABLE.replace("LEA", "Source/LEA").encode(),
        TABLE.replace("SW1", " SW1 ").encode(),
        (TABLE + ",,,,,,,\n\n").encode(),
    ],
)
def test_the_same_table_saved_in_another_way_is_the_same_return(data):
    assert returns.read(data).columns == returns.read(TABLE.encode()).columns


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("CSWW,2023,102,2.50,0,SW3,,", "Row 4: LEA is 102, but row 2 says 101."),
        ("CSWW,2022,101,2.50,0,SW3,,", "Row 4: Year is 2022, but row 2 says 2023."),
        ("Total,,,,,,1.8,", "Row 4: Collection is Total, but row 2 says CSWW."),
        (",,,5.00,,,1.8,", "Row 4: NumberOfVacancies is 5.00, but row 2 says 2.50."),
    ],
)
def test_rows_that_are_not_of_this_return_are_refused(row, says):
    assert sentence(f"{TABLE}{row}\n".encode()) == (
        f"{says} Take out what is not part of this return, such as a row of totals or another authority's "
        "people. (T-F02)"
    )


def test_the_time_a_row_was_written_may_differ_from_row_to_row():
    table = "DateTime,LEA,SWENo,AgencyWorker\n2023-10-14T09:30:00,101,SW1,0\n2023-10-14T09:31:00,101,SW2,0\n"

    assert len(returns.read(table.encode())) == 2


def test_what_stands_above_the_heading_and_in_the_rows_must_agree():
    assert sentence(b"Year,2022\nYear,SWENo,AgencyWorker\n2023,SW1,0\n").startswith(
        "Row 3: Year is 2023, but row 1 says 2022."
    )


def test_two_tables_one_below_the_other_are_refused():
    assert sentence((TABLE + "\n" + TABLE).encode()) == (
        "Row 5: the heading stands there a second time, so another table may begin below it. "
        "Send each return by itself, and take the row out where it is all one. (T-F02)"
    )


def test_what_is_said_once_may_stand_in_rows_above_the_heading():
    table = "Return of Northvale\nYear,2023\n,LEA,101\nNoAgencyFTE,\n\nSWENo,AgencyWorker\nSW1,0\n\nSW2,1\n"

    found = returns.read(table.encode())

    assert (found.year, found.lea) == (2023, "101")
    assert (found.header["LEA"].line, found.authority["NoAgencyFTE"].text) == (3, None)
    assert found.columns["SWENo"] == ["SW1", "SW2"]
    assert list(found.lines) == [7, 9]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    table = 'SWENo,AgencyWorker,QualInst\nSW1,0,"Southmere\nUniversity"\nSW2,0,x\n'

    found = returns.read(table.encode())

    assert list(found.lines) == [2, 3]
    assert found.columns["QualInst"] == ["Southmere\nUniversity", "x"]


def test_columns_may_be_unknown_repeated_or_without_a_value():
    heading = "SWENo,Team,FTE,AgencyWorker,FTE,QualInst,QualInst,What to put right"
    table = f"{heading}\nSW1,East,1,0,0.5,A,B,Check it.\n"

    found = returns.read(table.encode())

    assert [(f.what, f.field, f.line) for f in found.layout] == [
        ("unknown", "Team", 1),
        ("repeated", "FTE", 1),
    ]
    assert found.columns == {"AgencyWorker": ["0"], "SWENo": ["SW1"], "FTE": ["1"], "QualInst": ["A; B"]}
    assert found.beside == {"Team": ["East"]}


def test_noughts_lost_from_the_authoritys_number_are_put_back_with_a_notice():
    found = returns.read(TABLE.replace("101", "1").encode())

    assert found.lea == "001"
    assert found.notices == ("Row 2: the authority number 1 was read as 001.",)


def test_an_apostrophe_that_only_marks_text_is_not_part_of_the_value():
    assert returns.read(TABLE.replace("SW1", "'=SW1").encode()).columns["SWENo"][0] == "=SW1"
    assert returns.read(TABLE.replace("SW1", "'SW1").encode()).columns["SWENo"][0] == "'SW1"


def test_a_workbook_is_read_with_its_dates_and_numbers():
    rows = [
        ["Year", 2023],
        ["LEA", 1],
        ["DateTime", datetime(2023, 10, 14, 9, 30)],  # noqa: DTZ001 - a workbook knows no zones
        [],
        ["SWENo", "AgencyWorker", "FTE", "PersonBirthDate", "Cases30", "QualInst", "WorkingDaysLost"],
        ["SW1", False, 0.8, date(1984, 7, 23), 12, "Southmere\nUniversity", 0.0000001],
        [],
        ["SW2", 1, 1, "23/07/1984", None, "=1+1", time(12, 30)],
    ]

    found = returns.read(book([["Nothing here"]], rows))

    assert (found.form, found.year, found.lea) == ("xlsx", 2023, "001")
    assert found.header["DateTime"].text == "2023-10-14T09:30:00"
    assert found.columns["AgencyWorker"] == ["0", "1"]
    assert found.columns["FTE"] == ["0.8", "1"]
    assert found.columns["PersonBirthDate"] == ["1984-07-23", "23/07/1984"]
    assert found.columns["Cases30"] == ["12", None]
    assert found.columns["QualInst"][0] == "Southmere\nUniversity"
    assert found.columns["WorkingDaysLost"] == ["0.0000001", "12:30:00"]
    assert list(found.lines) == [6, 8]


RETURN: list[list[object]] = [["SWENo", "AgencyWorker", "FTE"], ["SW1", 0, 0.8]]
GUIDE: list[list[object]] = [["Field", "Meaning"], ["SWENo", "AgencyWorker"], ["a number", "yes or no"]]


def test_of_several_sheets_the_one_that_names_most_fields_is_read():
    found = returns.read(book(GUIDE, RETURN))

    assert found.columns["SWENo"] == ["SW1"]
    assert found.notices == ("The return was read from the sheet Sheet2.",)


def test_an_empty_form_or_a_hidden_copy_beside_the_return_is_passed_over():
    assert returns.read(book(RETURN[:1], RETURN)).columns["FTE"] == ["0.8"]
    assert returns.read(book(RETURN, [RETURN[0], ["SW2", 0, 1]], hidden="Sheet2")).columns["SWENo"] == ["SW1"]


def test_two_sheets_of_social_workers_are_refused_rather_than_one_of_them_lost():
    assert sentence(book(RETURN, RETURN)) == (
        "The workbook has more than one sheet of social workers: Sheet1, Sheet2. "
        "Leave only the one that is meant. (T-F02)"
    )


NO_HEADING = (
    "No sheet of the workbook has a row near its top that names AgencyWorker, SWENo and the other fields "
    "of the return. Check that it is the right file. (T-F01)"
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            b"SWENo,AgencyWorker\nSW1,0,0.8\n",
            "Row 2: there are more cells than the heading has names, so values may stand under the wrong "
            "ones. Look for a comma or a line break inside a cell. (T-F01)",
        ),
        (
            b"SWENo,AgencyWorker\n",
            "The table has no rows below its heading. Send it with its social workers. (T-F02)",
        ),
        (
            b"SWENo,AgencyWorker\nSW1,0\nSW\x022,0\n",
            "Line 3: there is a control character. Take it out where it was typed. (T-F01)",
        ),
        (
            b"SWENo,AgencyWorker\nSW1," + b"0" * 10_000,
            "Row 2: AgencyWorker holds 10,000 letters; no field is longer than 1,000. "
            "Check how the file was made. (T-F01)",
        ),
        (
            b'SWENo,AgencyWorker\nSW1,0\nSW2,"' + b"0\n" * 100_000,
            "Row 3: a cell holds 131,072 letters; no field is longer than 1,000. "
            "Check how the file was made. (T-F01)",
        ),
        (
            b"SWENo,AgencyWorker\n" + b"SW1,0\n" * 100_001,
            "The file holds more than 100,000 records; no return has as many. "
            "Check that it is the right file. (T-F01)",
        ),
        (
            b"SWENo,AgencyWorker\n" + b"\n" * 1_000_001,
            "The file holds more than 100,000 records; no return has as many. "
            "Check that it is the right file. (T-F01)",
        ),
        (book([["Dear Priya"]]), NO_HEADING),
        (book([]), NO_HEADING),
        (
            book([["SWENo", "AgencyWorker"], ["SW1\x02", 0]]),
            "Row 2: there is a control character. Take it out where it was typed. (T-F01)",
        ),
    ],
)
def test_tables_that_are_not_a_return(data, says):
    assert sentence(data) == says


def test_a_workbook_in_a_zip_file_is_read():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("CSWW.xlsx", book([["SWENo", "AgencyWorker"], ["SW1", 0]]))

    assert returns.read(out.getvalue()).columns["SWENo"] == ["SW1"]


def test_xml_named_as_csv_is_still_xml():
    assert returns.read(a_return(), name="CSWW.csv").form == "xml"

"""Files of the education return are read whatever their form, and what is odd about them is said."""

import io
from datetime import date

import pytest
import xlsxwriter

from given.education import a_placement, a_student, csv_of
from tenure.returns import read_files, returns_in
from tenure.returns.education.fields import FIELDS
from tenure.returns.education.rows import year_of
from tenure.terms.problems import Unreadable

ABOVE = {"university": "Southmere University", "year": "2023"}
HEADINGS = [field.heading for field in FIELDS["students"].values()]
ROW = ["S1", "Okafor", "Amara", "2001-04-02", "BA", "BA", "Full-time", "2020-09-21", "2023-07-14", "Studying"]


def a_book(*sheets, hidden=()):
    """A workbook of these sheets: each a name, and its rows; `write` does more to one."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows, *write in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for each in write:
            each(sheet)
        if name in hidden:
            sheet.hide()
    book.close()
    return out.getvalue()


def the_return(*files, year=None):
    named = enumerate(files)
    read = [one for n, data in named for one in read_files(data, name=f"file{n}")]
    (sent,) = returns_in(read, year=year)
    return sent


def faults_of(sent, file="students"):
    return [(fault.what, fault.value) for fault in sent.parts[file].faults]


STUDENTS = ("Students", [["University", "Southmere University"], ["Year", 2023], HEADINGS, ROW])


def test_a_workbook_and_text_files_hold_the_same_return():
    book = the_return(a_book(STUDENTS))
    text = the_return(csv_of("students", [a_student(programme="BA", route="BA")], above=ABOVE))

    assert book.parts["students"].columns == text.parts["students"].columns
    assert (book.unit.name, book.year) == (text.unit.name, text.year) == ("Southmere University", 2023)


def test_columns_may_stand_in_any_order_and_headings_be_spelled_another_way():
    rows = [["STATUS", "student number *", *HEADINGS[1:9]], ["Studying", "S1", *ROW[1:9]]]

    sent = the_return(a_book(("Our students", rows)))

    assert sent.parts["students"].column("student_number") == ["S1"]
    assert sent.parts["students"].column("status") == ["Studying"]


def test_days_may_be_typed_as_days():
    sent = the_return(a_book(("Students", [*STUDENTS[1][:3], [*ROW[:3], date(2001, 4, 2), *ROW[4:]]])))

    assert sent.parts["students"].column("date_of_birth") == ["2001-04-02"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_text_may_be_parted_by_other_marks_and_written_in_windows_letters(delimiter):
    data = csv_of("students", [a_student(family_name="Müller")], above=ABOVE)
    lines = data.decode().replace(",", delimiter).encode("cp1252")

    assert the_return(lines).parts["students"].column("family_name") == ["Müller"]


def test_a_hidden_sheet_is_not_read_and_said():
    sent = the_return(a_book(STUDENTS, ("Placements", [["x"]]), ("Old", STUDENTS[1]), hidden=("Old",)))

    assert sent.notices == (
        "The sheet Placements has none of the four files' headings, so it was not read.",
        "The sheet Old is hidden, so it was not read. Show it if it is meant.",
    )


def test_a_return_that_is_wholly_hidden_is_refused():
    with pytest.raises(Unreadable, match="results is hidden"):
        the_return(a_book(("Front", [["Hello"]]), STUDENTS, hidden=("Students",)))


def test_two_sheets_of_one_file_are_refused():
    with pytest.raises(Unreadable, match="The sheets Students and Copy both hold students"):
        the_return(a_book(STUDENTS, ("Copy", STUDENTS[1])))


def test_formulas_are_read_by_their_last_value_and_named():
    def formula(sheet):
        sheet.write_formula(3, 1, '="Oka"&"for"', None, "Okafor")

    sent = the_return(a_book((*STUDENTS, formula)))

    assert sent.parts["students"].column("family_name") == ["Okafor"]
    assert "Cell B4 holds a formula; of formulas the value last worked out was read." in sent.notices


def test_a_heading_merged_over_two_columns_leaves_one_without_a_name():
    def merged(sheet):
        sheet.merge_range(2, 1, 2, 2, "Family name")

    rows = [*STUDENTS[1][:2], [*HEADINGS[:2], "", *HEADINGS[3:]], ROW]
    assert faults_of(the_return(a_book(("Students", rows, merged)))) == [("unnamed", "C")]


def test_a_row_with_too_many_cells_and_one_with_too_few():
    above = "University,Southmere University\nYear,2023\n"
    rows = [HEADINGS, ROW, ["S2", "Short"], [*ROW, *[""] * 10, "far out"]]

    sent = the_return((above + "\n".join(map(",".join, rows))).encode())

    assert faults_of(sent) == [("long", "far out")]
    assert sent.parts["students"].faults[0].line == 6
    assert sent.parts["students"].column("status") == ["Studying", "", "Studying"]


def test_a_cell_beside_the_table_of_a_workbook_is_a_column_without_a_name():
    rows = [*STUDENTS[1], [*ROW, *[""] * 10, "far out"]]
    assert faults_of(the_return(a_book(("Students", rows)))) == [("unnamed", "U")]


def test_columns_that_are_none_of_ours_are_kept_and_named():
    rows = [[*HEADINGS, "Tutor", "Status"], [*ROW, *[""] * 10, "Dr Quill", "Gone"]]

    sent = the_return(a_book(("Students", rows)))

    assert faults_of(sent) == [("unknown", "Tutor"), ("repeated", "Status")]
    assert sent.parts["students"].beside["Tutor"] == ["Dr Quill"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([[*ROW[:1], "a" * 2001]], "row 4: column B holds 2,001 letters"),
        ([["S1", "Oka\x01for"]], "row 4, column B: there is a control character"),
    ],
)
def test_a_cell_that_no_return_holds_is_refused_with_its_place(rows, sentence):
    lines = [",".join(row) for row in [*map(list, (("University", "S"), ("Year", "2023"))), HEADINGS, *rows]]
    with pytest.raises(Unreadable, match=sentence):
        the_return("\n".join(lines).encode())


def test_a_file_that_says_nothing_belongs_to_the_one_return_beside_it():
    sent = the_return(csv_of("placements", [a_placement()]), csv_of("students", [a_student()], above=ABOVE))
    assert list(sent.parts) == ["students", "placements"]


def test_files_of_two_years_are_two_returns_and_a_nameless_one_beside_them_is_refused():
    files = [csv_of("students", [a_student()], above=ABOVE | {"year": year}) for year in ("2022", "2023")]
    read = [one for data in files for one in read_files(data, name="students.csv")]
    assert [sent.year for sent in returns_in(read)] == [2022, 2023]

    nameless = read_files(csv_of("placements", [a_placement()]), name="placements.csv")
    with pytest.raises(Unreadable, match="does not say whose it is"):
        returns_in([*read, *nameless])


def test_one_file_given_twice_counts_once_and_another_of_its_kind_is_refused():
    once = csv_of("students", [a_student()], above=ABOVE)
    assert len(the_return(once, once)) == 1

    other = csv_of("students", [a_student(), a_student(student_number="S2")], above=ABOVE)
    with pytest.raises(Unreadable, match="file0 and file1 both hold students"):
        the_return(once, other)


def test_the_year_may_be_said_by_the_sender():
    sent = the_return(csv_of("students", [a_student()], above={"university": "90000001"}), year=2021)
    assert sent.title == "Southmere University, social work education, academic year ending 2021"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023", 2023),
        ("2022/23", 2023),
        ("2022 - 2023", 2023),
        ("1999/00", 2000),
        ("22", None),
        ("2021/23", None),
    ],
)
def test_an_academic_year_is_named_for_its_end(text, year):
    assert year_of(text) == year

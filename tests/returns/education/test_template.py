"""The template checks itself in a spreadsheet, and what is filled in comes back as it was."""

import io
from zipfile import ZipFile

import pytest

from given.education import TODAY, a_placement, a_student
from tenure.returns import Beside, check_any, read_files, returns_in
from tenure.returns.education.fields import FIELDS, FILES
from tenure.returns.education.template import write_return, write_template


@pytest.fixture(scope="module")
def template():
    out = io.BytesIO()
    write_template(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def members(template):
    with ZipFile(io.BytesIO(template)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def the_return(data):
    (sent,) = returns_in(read_files(data, name="education.xlsx"))
    return sent


def test_every_heading_is_that_of_a_field_and_nothing_else_is_read(template):
    sent = the_return(template)

    assert list(sent.parts) == list(FILES)
    assert sent.notices == ()
    for file, part in sent.parts.items():
        assert list(part.columns) == list(FIELDS[file])
        assert (part.faults, part.beside, len(part)) == ((), {}, 0)


@pytest.mark.parametrize(("file", "sheet"), [(file, n) for n, file in enumerate(FILES, start=2)])
def test_each_sheet_checks_every_column_and_keeps_its_headings_in_sight(members, file, sheet):
    xml = members[f"xl/worksheets/sheet{sheet}.xml"]

    assert xml.count("<dataValidation ") == len(FIELDS[file]) + (2 if file == "students" else 0)
    lists = [field for field in FIELDS[file].values() if field.codes]
    assert xml.count('type="list"') == len(lists) > 0
    assert xml.count('type="date"') == sum(field.kind == "date" for field in FIELDS[file].values())
    assert 'state="frozen"' in xml


def test_lists_stand_on_a_sheet_that_nobody_needs_to_see(members):
    assert '<sheet name="Lists" sheetId="6" state="hidden"' in members["xl/workbook.xml"]
    assert "Lists!$" in members["xl/worksheets/sheet2.xml"]


def test_every_heading_says_what_it_means(members):
    comments = "".join(text for name, text in members.items() if "comments" in name)
    for fields in FIELDS.values():
        for field in fields.values():
            assert field.meaning.replace("'", "&#39;") in comments or field.meaning in comments


def test_what_is_filled_in_comes_back_and_is_the_same_bytes_again():
    records = {"students": [a_student(route="ba", status="studying")], "placements": [a_placement()]}
    made = [io.BytesIO(), io.BytesIO()]
    for out in made:
        write_return(out, university="Southmere University", year=2023, records=records)

    sent = the_return(made[0].getvalue())

    assert made[0].getvalue() == made[1].getvalue()
    assert sent.parts["students"].column("date_of_birth") == ["2001-04-02"]
    assert sent.parts["placements"].column("days_planned") == ["70"]
    assert (sent.unit.number, sent.year) == ("90000001", 2023)
    assert check_any(sent, Beside(today=TODAY)).errors == 0

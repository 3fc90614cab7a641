"""The education return among the kinds: told from content, judged, and given back to put right."""

import io
import json

import pytest

from given.education import TODAY, a_placement, a_return, a_student, csv_of
from tenure.returns import Beside, check_any, json_lines, read_files, read_return, summary
from tenure.returns import write_findings_workbook as write_findings
from tenure.returns.education.checking import check
from tenure.returns.education.kind import EDUCATION
from tenure.returns.rules import rule
from tenure.terms.problems import Unreadable

ABOVE = {"university": "Southmere University", "year": "2023"}


def checked(**records):
    return check_any(a_return(**records), Beside(today=TODAY))


def test_each_file_is_told_from_its_headings():
    for file, record in (("students", a_student()), ("placements", a_placement())):
        (read,) = read_files(csv_of(file, [record], above=ABOVE), name="table.csv")
        assert (read.kind, read.told.part, read.told.year) == (EDUCATION, file, 2023)


def test_a_finding_names_file_row_and_column():
    found = checked(students=[a_student(mode="")], placements=[a_placement(student_number="S9")])

    lines = [json.loads(line) for line in json_lines(found)]

    keys = ["rule", "file", "number", "column", "severity", "line", "value", "says", "fix"]
    assert all(list(line) == keys for line in lines)
    said = {(line["rule"], line["file"], line["column"], line["line"], line["value"]) for line in lines}
    assert ("E-S01", "students", "Mode", 4, "") in said
    assert ("E-P07", "placements", "Student number", 2, "S9") in said
    assert "placements line 2  S9  Student number S9" in summary(found)


def test_the_workbook_that_comes_back_can_be_put_right_and_sent():
    first = checked(students=[a_student(mode="")], placements=[a_placement(student_number="S9")])
    out = io.BytesIO()
    write_findings(first, out)

    again = check_any(read_return(out.getvalue(), name="back.xlsx"), Beside(today=TODAY))

    def found(one):
        return sorted((f.rule, f.file, f.row, f.field, f.value) for f in one.findings())

    assert found(again) == found(first) != []
    assert again.sent.notices == ()


@pytest.mark.parametrize(
    ("year", "unit", "sentence"),
    [
        (2022, None, "for the academic year ending 2023, not 2022"),
        (None, "101", "is Southmere University's, and not Northvale's"),
    ],
)
def test_a_file_of_another_year_or_partner_is_refused(year, unit, sentence):
    data = csv_of("students", [a_student()], above=ABOVE)
    with pytest.raises(Unreadable, match=sentence):
        read_return(data, name="students.csv", year=year, unit=unit)


def test_a_rule_that_breaks_is_neither_passed_nor_failed():
    @rule("E-Z01", says="A.", fix="B.", file="students", reads=("status",))
    def breaks(s):
        raise ValueError

    found = check(a_return(students=[a_student()]), today=TODAY, rules=(breaks,))

    assert not found.acceptable
    assert found.broken[0].says.endswith("Report it as ValueError.")


def test_a_cell_that_is_not_understood_has_one_finding_and_not_two():
    found = checked(students=[a_student(status="Active", ended_on="soon")])

    assert [f.rule for f in found.findings() if f.severity == "error"] == ["E-S02", "E-S03"]

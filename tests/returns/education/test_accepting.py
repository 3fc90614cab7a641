"""An accepted return leaves dated events under pseudonyms, and nobody's name."""

import pytest

from given.education import TODAY, a_placement, a_result, a_return, a_student, an_application
from tenure.record import Pseudonyms
from tenure.returns import Beside, check_any
from tenure.returns.education.accepting import events_of
from tenure.terms.problems import HasFindings

pseudonym = Pseudonyms(b"k" * 32)
DONE = {
    "status": "Completed", "ended_on": "2023-06-30",
    "registration_number": "SW 77", "registered_on": "2023-08-01",
    "employer": "Northvale Council", "employer_number": "101", "nqsw_start": "2023-09-04",
    "ethnicity": "WBRI", "sex": "Female",
}  # fmt: skip
AWARD = {"result": "Award", "title": "BA", "class": "First", "date": "2023-07-10", "mark": ""}


def accepted(**records):
    return events_of(
        check_any(a_return(**records), Beside(today=TODAY)),
        university="90000001",
        pseudonym=pseudonym,
        submission="1",
    )


@pytest.fixture(scope="module")
def whole():
    return accepted(
        students=[a_student(**DONE)],
        placements=[a_placement()],
        applications=[
            an_application(student_number="S1", stage="Enrolled", decision="Offer",
                           applied_on="2020-01-10", decided_on="2020-03-01"),
            an_application(application_number="A2"),
        ],
        results=[a_result(), a_result(**AWARD)],
    )  # fmt: skip


def test_every_step_has_its_day(whole):
    e = whole["learning"]
    told = sorted(zip(e["on_day"].astype("datetime64[D]").astype(str), e["event"].tolist(), strict=True))

    assert told == [
        ("2020-01-10", "applied"),
        ("2020-03-01", "offered"),
        ("2020-09-21", "enrolled"),
        ("2022-06-10", "result"),
        ("2022-10-03", "placement began"),
        ("2023-01-18", "applied"),
        ("2023-02-17", "placement ended"),
        ("2023-06-30", "finished"),
        ("2023-07-10", "awarded"),
        ("2023-08-01", "registered"),
        ("2023-09-04", "started as newly qualified"),
    ]


def test_a_student_is_a_pseudonym_and_the_registration_number_that_of_every_other_return(whole):
    students = whole["students"]

    assert students["number"].tolist() == [pseudonym("SW77")]
    assert students["person"].tolist() == [pseudonym("90000001/student/S1")]
    assert set(whole["learning"]["person"]) == {
        pseudonym("90000001/student/S1"),
        pseudonym("90000001/applicant/A2"),
    }


def test_no_name_number_or_birth_date_is_in_any_table(whole):
    held = {
        str(value) for columns in whole.values() for column in columns.values() for value in column.tolist()
    }

    assert not {"Okafor", "Amara", "S1", "SW77", "SW 77", "A2", "PE1", "2001-04-02"} & held
    assert whole["students"]["age"].tolist() == [19]


def test_equality_stands_apart(whole):
    assert whole["students_equality"]["ethnicity"].tolist() == ["WBRI"]
    assert not {"sex", "ethnicity", "disability"} & (whole["students"].keys() | whole["learning"].keys())


def test_errors_are_put_right_first():
    with pytest.raises(HasFindings, match="1 has 1 errors"):
        accepted(students=[a_student(mode="")])

"""Education and work are one career once a registration number is known, and two when it is taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from given.careers import a_stay, sent_by
from given.education import TODAY, a_placement, a_return, a_student
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns import Beside, check_any
from tenure.returns.education.accepting import events_of

pseudonym = Pseudonyms(b"k" * 32)
AMARA = pseudonym("SW77")
STUDENT = pseudonym("90000001/student/S1")
DONE = {"status": "Completed", "ended_on": "2023-06-30"}
NUMBER = {"registration_number": "SW77", "registered_on": "2023-08-01"}
_WORK = sent_by("101", a_stay(AMARA, started=date(2023, 9, 4)), a_stay("dana"), year=2023)
WORK = _WORK.submission, _WORK.tables


def studied(*students, year=2023, month=10, placements=()):
    """An accepted education return."""
    sent = a_return(year=str(year), students=students, **({"placements": placements} if placements else {}))
    at = datetime(2023, month, 1, tzinfo=UTC)
    about = Submission(f"education-{year}-{month}", "education", "90000001", year, at, "0")
    return about, events_of(
        check_any(sent, Beside(today=TODAY)), university="90000001", pseudonym=pseudonym, submission="1"
    )


def careers(*sent):
    rows = record_of(sent).connection().execute("SELECT person, stage, service, partner, since FROM careers")
    return rows.fetchall()


def test_before_registration_a_student_is_a_student_alone():
    assert careers(WORK, studied(a_student())) == [
        (STUDENT, "student", "education", "90000001", date(2020, 9, 21))
    ]


def test_with_a_number_student_and_social_worker_are_one_career():
    assert careers(WORK, studied(a_student(**DONE, **NUMBER))) == [
        (AMARA, "student", "education", "90000001", date(2020, 9, 21)),
        (AMARA, "social worker", "children", "101", date(2023, 9, 4)),
    ]


def test_what_was_known_before_the_number_is_part_of_the_career():
    earlier = studied(a_student(), year=2022, placements=[a_placement(start="2022-01-10", end="2022-05-20")])

    record = record_of([WORK, earlier, studied(a_student(**DONE, **NUMBER))])

    began = record.query("SELECT person FROM learning WHERE event = 'placement began'")["person"]
    assert began.tolist() == [AMARA]
    assert len(record.query("SELECT * FROM students")["person"]) == 1


def test_a_corrected_return_takes_the_link_back():
    wrong, right = studied(a_student(**DONE, **NUMBER)), studied(a_student(**DONE), month=11)

    people = {person for person, *_ in careers(WORK, wrong, right)}

    assert people == {STUDENT}


def test_a_number_that_two_students_of_different_ages_have_is_nobodys():
    first = studied(a_student(**DONE, **NUMBER), year=2022)
    other = a_student(student_number="S2", date_of_birth="1980-04-02", **DONE, **NUMBER)

    people = {person for person, *_ in careers(WORK, first, studied(other))}

    assert people == {STUDENT, pseudonym("90000001/student/S2")}


def test_the_latest_return_says_which_number_it_is():
    wrong = studied(a_student(**DONE, registration_number="SW99"), year=2022)

    people = {person for person, *_ in careers(WORK, wrong, studied(a_student(**DONE, **NUMBER)))}

    assert people == {AMARA}


def test_councils_tables_are_the_same_whether_or_not_a_university_files():
    alone, both = record_of([WORK]), record_of([WORK, studied(a_student(**DONE, **NUMBER))])

    for table in ("staff", "equality", "vacancies", "spells", "people"):
        ask = f"SELECT * FROM {table} ORDER BY ALL"
        assert alone.connection().execute(ask).fetchall() == both.connection().execute(ask).fetchall()


def test_an_event_told_by_two_years_stands_once_as_the_later_return_has_it():
    placement = a_placement(start="2022-01-10", end="2022-05-20")
    then = studied(a_student(), year=2022, placements=[{**placement, "days_done": "40", "outcome": ""}])
    now = studied(a_student(), placements=[placement])

    record = record_of([then, now])

    found = record.query("SELECT days_done FROM learning WHERE event = 'placement began'")["days_done"]
    assert found.tolist() == [70]
    assert replace(then[0], year=2023).service == "education"

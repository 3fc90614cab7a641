"""Chances that posts are filled, from yearly starters and vacancies; candidates; students who are due."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from pytest import approx

from given.careers import a_stay, sent_by
from given.education import TODAY, a_return, a_student
from tenure.forecast.fitting.facts import facts_of
from tenure.forecast.fitting.fit import covered_in, fit, students_chances
from tenure.forecast.fitting.hiring import (
    NEW_FILL,
    _as_readily,
    _left_waiting,
    expected_filling,
    filled_in,
    vacancies_now,
)
from tenure.forecast.fitting.pooling import Centre, pooled
from tenure.forecast.fitting.students import ELSEWHERE
from tenure.forecast.flows.simulating import expected
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns import Beside, check_any
from tenure.returns.education.accepting import events_of

pseudonym = Pseudonyms(b"k" * 32)


@pytest.fixture(scope="module")
def facts(awkward):
    return facts_of(awkward, months=36)


def test_what_is_published_implies_a_chance_where_as_many_come_as_go():
    """England 2023: 15.9% leave in a year; 18.9% of posts are vacant."""
    leave, vacant = 0.159 / 12, 0.189 / 0.811

    assert expected_filling("children", 2023) == approx(leave / (leave + vacant))


def test_fills_keep_vacancies_where_they_were(facts):
    """V posts vacant at the year's end, of which V + hires were open in its months: V stays V."""
    filled = filled_in(facts, np.full(12, 1.0))
    here = 0
    vacant = facts.posts.vacancies[here].mean()
    hired = facts.moves.experienced[here].mean() / 12

    assert filled.experienced.value[here] == approx(hired / (vacant + hired), rel=0.2)


def test_vacancies_that_an_employer_never_stated_are_its_services(facts):
    silent = facts.posts.vacancies.copy()
    silent[0] = np.nan
    unsaid = replace(facts, posts=replace(facts.posts, vacancies=silent))
    heads, others = facts.moves.stock[0, -1], vacancies_now(facts)[1:]

    assert 0 < vacancies_now(unsaid)[0] < heads
    assert vacancies_now(unsaid)[1:] == approx(others)


def test_where_vacancies_are_many_more_candidates_are_more_hires(awkward):
    """Twice the candidates: nearly twice the newly qualified hired."""
    fitted = fit(awkward, months=36)
    start, chances = fitted.standing.start, fitted.central()
    more = replace(start, due=2 * start.due)
    usual, twice = (expected(s, chances).of("hired newly qualified").sum() for s in (start, more))

    assert twice > 1.8 * usual


def test_where_vacancies_are_none_more_candidates_are_no_more_hires(awkward):
    fitted = fit(awkward, months=12)
    full = replace(fitted.standing.start, posts=0 * fitted.standing.start.posts)
    crowd = replace(full, due=full.due + 50)

    assert expected(crowd, fitted.central()).of("hired newly qualified").sum() == 0


def test_in_the_mean_as_many_newly_qualified_are_hired_as_were(awkward):
    fitted = fit(awkward, months=36)
    hired = expected(fitted.standing.start, fitted.central()).of("hired newly qualified").sum() / 3

    assert hired == approx(fitted.facts.moves.new.sum(axis=0)[-3:].mean(), rel=0.15)


def test_employers_fill_as_readily_beside_one_another_as_they_did():
    seen = pooled(np.array([[10.0], [20]]), np.array([[1000.0], [1000]]), ["a", "a"], {"a": Centre(0.015)})
    room = np.array([100.0, 100])
    readily = _as_readily(seen, room)

    assert readily.value.mean() == approx(NEW_FILL.chance)
    assert readily.value[1] / readily.value[0] == approx(seen.value[1] / seen.value[0])


def test_candidates_wait_where_there_are_few_places():
    june = np.where(np.arange(12) == 8, 10.0, 0.0)

    assert _left_waiting(june, 100.0) == 0
    assert 0 < _left_waiting(june, 1.0) < 10


def test_cover_is_what_agency_staff_cover_of_vacancies(facts):
    """101 states 5 to 8 vacancies, of which 4 are covered."""
    assert covered_in(facts).value[0] == approx(16 / 26, abs=0.12)


def studied(*students):
    sent = a_return(year="2023", students=students)
    about = Submission(
        "education-2023", "education", "90000001", 2023, datetime(2023, 10, 1, tzinfo=UTC), "0"
    )
    return about, events_of(
        check_any(sent, Beside(today=TODAY)), university="90000001", pseudonym=pseudonym, submission="1"
    )


@pytest.fixture(scope="module")
def taught():
    """Of four who began in 2020 three qualified, one of whom works here; two began in 2022."""
    began, late = {"cohort_start": "2020-09-21"}, {"cohort_start": "2022-09-19", "expected_end": "2025-07-11"}
    done = {**began, "status": "Completed", "ended_on": "2022-06-30", "expected_end": "2022-06-30"}
    gone = {
        **began,
        "status": "Withdrawn",
        "ended_on": "2021-03-15",
        "leaving_reason": "Academic progress",
    }
    here = {"registration_number": "SW77", "registered_on": "2022-08-01"}
    students = (
        a_student(student_number="S1", **done, **here), a_student(student_number="S2", **done),
        a_student(student_number="S3", **done), a_student(student_number="S4", **gone),
        a_student(student_number="S5", **late), a_student(student_number="S6", **late),
    )  # fmt: skip
    work = sent_by("101", a_stay(pseudonym("SW77"), started=date(2022, 9, 5), origin="1"), a_stay("dana"))
    return record_of([(work.submission, work.tables), studied(*students)])


def test_students_are_due_when_they_should_finish_and_intakes_go_on(taught):
    students = facts_of(taught, months=48).students
    due = students.due[:, students.routes.index("ba")]

    assert due[21] == 1 or due[22] == 2
    assert due[34:].sum() >= 1
    assert students.routes[-1] == ELSEWHERE


def test_who_qualifies_and_who_comes_here_is_counted(taught):
    facts = facts_of(taught, months=24)
    students = facts.students
    ba = students.routes.index("ba")
    qualifying, joining = students_chances(facts)

    assert (students.joined[ba], students.could_join[ba], students.resolved[ba]) == (1, 3, 4)
    assert 0.6 < qualifying.value[ba] < 0.95
    assert 0.25 < joining.value[ba] < 0.5


def test_a_graduate_at_work_is_newly_qualified_by_origin_or_by_degree(taught):
    fitted = fit(taught, months=12)

    assert fitted.standing.start.stock[0, 12:36].sum() == 1

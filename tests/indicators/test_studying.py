"""Education's measures, counted by hand: a handful of students and where they went."""

from datetime import UTC, date, datetime

import pytest

from given.careers import a_stay, sent_by
from given.education import TODAY, a_placement, a_result, a_return, a_student, an_application
from tenure.indicators.learning_counts import learning_counts
from tenure.indicators.studying import STUDY_MEASURES
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns import Beside, check_any
from tenure.returns.education.accepting import events_of

pseudonym = Pseudonyms(b"k" * 32)
DONE = {"status": "Completed", "ended_on": "2021-06-30"}
LAST = {
    "phase": "Last",
    "start": "2021-01-11",
    "end": "2021-06-18",
    "days_planned": "100",
    "days_done": "100",
}
ABROAD = {
    "partner": "No",
    "host_number": "",
    "host": "Open Door",
    "statutory": "No",
    "setting": "Voluntary organisation",
}


def graduate(number, **said):
    return a_student(student_number=number, family_name=number, cohort_start="2018-09-20", **DONE, **said)


@pytest.fixture(scope="module")
def counted():
    first = {"start": "2020-09-21", "end": "2021-01-08"}
    sent = a_return(
        year="2021",
        students=[
            graduate("S1", registration_number="SW1"),
            graduate("S2", registration_number="SW2"),
            graduate("S3", employer_number="101", employer="Northvale", nqsw_start="2022-06-30",
                     registration_number="SW3"),
            graduate("S4", employer_number="101", employer="Northvale", nqsw_start="2022-07-01",
                     registration_number="SW4"),
        ],
        placements=[
            a_placement(**first),
            a_placement(**LAST, user_group="Adults"),
            a_placement(student_number="S2", **first, **ABROAD, pe_type="Independent"),
            a_placement(student_number="S2", **LAST, pe_type="", pe_reference=""),
        ],
        applications=[
            an_application(student_number="S1", stage="Enrolled", decision="Offer", tariff="120",
                           grow_your_own="Yes", employer_preference="102",
                           applied_on="2018-01-10", decided_on="2018-02-10"),
            an_application(application_number="A2", decision="Declined by the applicant", stage="Decided",
                           applied_on="2018-01-10", decided_on="2018-02-10"),
        ],
        results=[
            a_result(date="2020-09-14"),
            a_result(student_number="S2", outcome="Resit", date="2020-09-14"),
        ],
    )  # fmt: skip
    checked = check_any(sent, Beside(today=TODAY))
    assert not checked.errors, [str(f) for f in checked.findings()]
    about = Submission("e", "education", "90000001", 2021, datetime(2021, 10, 1, tzinfo=UTC), "0")
    works = a_stay(pseudonym("SW1"), started=date(2021, 8, 2))
    agency = a_stay(pseudonym("SW2"), started=date(2021, 8, 2), agency=True)
    councils = [sent_by("102", works, agency, year=2022), sent_by("101", a_stay("dana"), year=2022)]
    return learning_counts(
        record_of(
            [
                (about, events_of(checked, university="90000001", pseudonym=pseudonym, submission="e")),
                *((each.submission, each.tables) for each in councils),
            ]
        )
    )


@pytest.mark.parametrize(
    ("key", "year", "slice", "part", "whole"),
    [
        ("partner-placement-share", 2021, "total", 3, 4),
        ("partner-placement-share", 2021, "first", 1, 2),
        ("partner-placement-share", 2021, "last", 2, 2),
        ("statutory-share", 2021, "total", 3, 4),
        ("both-statutory-share", 2021, "total", 1, 2),
        ("independent-pe-share", 2021, "total", 1, 3),
        ("offer-to-enrolment", 2018, "total", 1, 2),
        ("mean-tariff", 2018, "total", 120, 1),
        ("readiness-pass-rate", 2021, "total", 1, 2),
        ("employed-with-partner", 2021, "total", 2, 4),
        ("grow-your-own-yield", 2021, "ba", 1, 1),
    ],
)
def test_a_measure_counts_what_its_words_say(counted, key, year, slice, part, whole):
    ratios = STUDY_MEASURES[key](counted.counts)
    (at,) = [n for n, s in enumerate(counted.slices) if (s.year, s.slice) == (year, slice)]

    assert (ratios.part[at], ratios.whole[at]) == (part, whole)


def test_a_year_is_settled_when_a_return_of_twelve_months_later_is_there(counted):
    assert counted.settled == 2021


@pytest.mark.parametrize("measure", list(STUDY_MEASURES.values()), ids=lambda measure: measure.key)
def test_every_measure_has_all_its_words_and_an_owner(measure):
    for words in (measure.label, measure.unit, measure.taken, measure.why, measure.formula, measure.owner):
        assert words.strip()
    assert measure.source.title
    assert isinstance(measure.review, date)


def test_a_record_without_education_has_no_figures():
    found = sent_by("101", a_stay("dana"), year=2022)
    assert learning_counts(record_of([(found.submission, found.tables)])).slices == ()

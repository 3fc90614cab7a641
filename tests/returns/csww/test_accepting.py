"""Accepting a return: dated events under pseudonyms, and nothing by which a person could be found."""

from datetime import UTC, datetime

import pytest

from given.csww import a_leaver, a_worker, an_agency_worker, sent
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns.csww.accepting import events_of
from tenure.returns.csww.checking import check
from tenure.returns.csww.table import typed
from tenure.returns.findings import Checked
from tenure.returns.rules import rule
from tenure.terms.problems import HasFindings

PSEUDONYM = Pseudonyms(b"k" * 32)


def accepted(*workers, **more):
    """The events of a return without a finding."""
    return_ = sent(*workers, **more)
    return events_of(Checked(return_, typed(return_), ()), pseudonym=PSEUDONYM, submission="7")


def told(tables, *columns):
    """What happened, one line for each event."""
    events = tables["events"]
    return [tuple(str(value) for value in row) for row in zip(*(events[c] for c in columns), strict=True)]


def test_a_worker_in_post_is_described_joined_and_is_there():
    tables = accepted(a_worker(RoleStartDate="2016-09-05"), year=2018)

    assert told(tables, "event", "on_day", "origin", "role", "fte", "cases") == [
        ("described", "2018-09-30T00:00:00.000000", "", "", "nan", "nan"),
        ("joined", "2016-09-05T00:00:00.000000", "2", "", "nan", "nan"),
        ("in post", "2018-09-30T00:00:00.000000", "", "5", "1.0", "15.0"),
    ]


def test_a_leaver_left_on_a_day_for_a_reason_and_a_place():
    tables = accepted(a_leaver(FTE="0.800000"), year=2018)

    assert told(tables, "event", "reason", "destination", "fte")[-1] == ("left", "1", "1", "0.8")
    assert told(tables, "on_day")[-1] == ("2018-05-30T00:00:00.000000",)
    assert "in post" not in tables["events"]["event"]


def test_an_agency_worker_is_there_and_not_in_post():
    tables = accepted(an_agency_worker(), year=2018)

    assert "agency" in tables["events"]["event"]
    assert "in post" not in tables["events"]["event"]


ROUTES = [("1", "0", "step-up"), ("0", "1", "frontline"), ("0", "0", "other"), (None, None, "not known")]


@pytest.mark.parametrize(("step_up", "frontline", "route"), ROUTES)
def test_the_route_is_told_by_two_markers(step_up, frontline, route):
    tables = accepted(a_worker(StepUpGrad=step_up, FrontlineGrad=frontline))

    assert tables["events"]["route"][0] == route


AGES = [
    (a_worker(PersonBirthDate="1988-09-30"), "described", 30),
    (a_worker(PersonBirthDate="1988-10-01"), "described", 29),
    (a_leaver(PersonBirthDate="1988-05-30"), "left", 30),
    (a_leaver(PersonBirthDate="1988-05-31"), "left", 29),
]


@pytest.mark.parametrize(("worker", "event", "age"), AGES)
def test_age_is_whole_years_on_the_day_of_the_event(worker, event, age):
    events = accepted(worker, year=2018)["events"]

    assert events["age"][events["event"] == event] == age


def test_the_older_gender_codes_and_sex_are_told_the_same_way():
    before, after = accepted(a_worker(), year=2023), accepted(a_worker(), year=2024)

    assert before["events"]["sex"][0] == after["events"]["sex"][0] == "F"


def test_no_number_and_no_date_of_birth_reach_the_record():
    worker = a_worker(SWENo="SW 555 1234", PersonBirthDate="1987-02-13")
    tables = accepted(worker, a_worker())
    whole = repr({k: {c: v.tolist() for c, v in t.items()} for k, t in tables.items()})

    assert "5551234" not in whole
    assert "1987" not in whole
    assert tables["events"]["person"][0] == PSEUDONYM("SW5551234")


def test_ethnicity_stands_apart_from_the_events():
    tables = accepted(a_worker(Ethnicity="BAFR"), an_agency_worker(Ethnicity=None))

    assert tables["equality"]["ethnicity"].tolist() == ["BAFR"]
    assert tables["equality"]["record"].tolist() == [0]
    assert "ethnicity" not in tables["events"]


def test_two_posts_of_one_person_share_an_identity_and_two_people_with_one_number_do_not():
    dana = {"SWENo": "SW1", "PersonBirthDate": "1980-01-01"}
    tables = accepted(
        a_worker(**dana), a_worker(**dana), a_worker(**dana | {"PersonBirthDate": "1990-01-01"})
    )
    described = tables["events"]["event"] == "described"
    identity, person = tables["events"]["identity"][described], tables["events"]["person"][described]

    assert identity[0] == identity[1] != identity[2]
    assert len(set(person)) == 1


def test_the_authority_says_its_vacancies_and_cover():
    vacancies = accepted(a_worker(), NumberOfVacancies="12.50", NoAgencyFTE="4.60", NoAgencyHeadcount="5")

    assert {name: values.tolist() for name, values in vacancies["vacancies"].items()} == {
        "vacancies_fte": [12.5],
        "cover_fte": [4.6],
        "cover_headcount": [5.0],
    }


def test_a_return_with_errors_is_not_accepted():
    checked = check(sent(a_worker(FTE="37")))

    with pytest.raises(HasFindings, match=r"^7 has 1 error\. Put it right before it is accepted\.$"):
        events_of(checked, pseudonym=PSEUDONYM, submission="7")


@rule("T-C99", says="Never said.", fix="Never done.")
def divides_by_nothing(w):
    raise ZeroDivisionError


def test_a_return_that_a_rule_could_not_judge_is_not_accepted():
    checked = check(sent(a_worker()), rules=[divides_by_nothing])

    with pytest.raises(HasFindings, match=r"could not be checked in full \(T-C99\)"):
        events_of(checked, pseudonym=PSEUDONYM, submission="7")


def test_an_accepted_return_becomes_a_record():
    checked = check(sent(a_worker(), a_worker(), a_leaver(), an_agency_worker(), year=2018))
    tables = events_of(checked, pseudonym=PSEUDONYM, submission="7")
    accepted_at = datetime(2018, 10, 20, tzinfo=UTC)
    submission = Submission("7", "csww", "101", 2018, accepted_at, checked.sent.sha256)

    record = record_of([(submission, tables)])

    counted = "sum(in_post::INT) AS in_post, sum(leaver::INT) AS leavers, sum(agency_in_post::INT) AS agency"
    found = record.query(f"SELECT {counted} FROM staff")
    assert {name: int(values[0]) for name, values in found.items()} == {
        "in_post": 2,
        "leavers": 1,
        "agency": 1,
    }

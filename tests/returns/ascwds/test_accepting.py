"""Accepting a set: what each record becomes, who is hidden behind it, and what stays unknown."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from given.ascwds import TODAY, a_set, a_workplace, an_adults_worker
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns.ascwds.accepting import events_of
from tenure.returns.ascwds.checking import check
from tenure.terms.problems import HasFindings, Unreadable

KEYED = Pseudonyms(bytes(32))
TODAY_AT = datetime(2025, 10, 6, 9, tzinfo=UTC)


def accepted(*workers, workplaces=(), partner="101", year=2025, pseudonym=KEYED):
    """The tables of a set that no rule was asked about."""
    sent = a_set(
        workplace=list(workplaces) or [a_workplace()], worker=list(workers) or [an_adults_worker()]
    ).for_year(year)
    checked = check(sent, today=TODAY, rules=())
    return events_of(checked, partner=partner, pseudonym=pseudonym, submission="5")


def job(**cells):
    """One worker's job in the record; empty text and None where it is not known."""
    jobs = accepted(an_adults_worker(**cells))["jobs"]
    found = {name: column.tolist()[0] for name, column in jobs.items()}
    return {name: None if value != value else value for name, value in found.items()}


def test_a_set_gives_the_tables_the_record_knows_and_nothing_in_clear():
    tables = accepted(an_adults_worker(NINUMBER="QQ 12 34 56 C", DISPLAYID="Dana Owusu"))
    said = " ".join(str(c.tolist()) for table in tables.values() for c in table.values())

    assert set(tables) == {"events", "equality", "jobs", "workplaces", "totals", "reasons"}
    for text in ("QQ123456C", "QQ 12", "Dana", "14/03/1984", "1984", "P1"):
        assert text not in said


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        ({"CONTHOURS": "37"}, {"hours": 37.0, "zero_hours": 0.0}),
        ({"CONTHOURS": "999"}, {"hours": None}),
        ({"CONTHOURS": ""}, {"hours": None}),
        ({"CONTHOURS": "0"}, {"hours": 0.0}),
        ({"ZEROHRCONT": "1", "CONTHOURS": "", "AVGHOURS": "20"}, {"hours": 20.0, "zero_hours": 1.0}),
        ({"EMPLSTATUS": "4", "CONTHOURS": "", "AVGHOURS": "36"}, {"hours": 36.0, "status": "agency"}),
        ({"ZEROHRCONT": "999"}, {"zero_hours": None}),
        ({"DAYSSICK": "999"}, {"days_sick": None}),
        ({"DAYSSICK": ""}, {"days_sick": None}),
        ({"DAYSSICK": "0"}, {"days_sick": 0.0}),
        ({"SALARYINT": "999", "SALARY": ""}, {"salary": None, "hourly": None}),
        ({"SALARYINT": "3", "SALARY": "", "HOURLYRATE": "24.5"}, {"salary": None, "hourly": 24.5}),
        ({"AMHP": "999"}, {"amhp": None}),
        ({"AMHP": "2"}, {"amhp": 0.0}),
        ({"MAINJOBROLE": "3", "AMHP": "1"}, {"amhp": None, "job_role": "3"}),
        ({"SCQUAL": "1;7"}, {"qualified": 1.0, "level": 7.0}),
        ({"SCQUAL": "1;999"}, {"qualified": 1.0, "level": None}),
        ({"SCQUAL": "2"}, {"qualified": 0.0, "level": None}),
        ({"SCQUAL": "999"}, {"qualified": None, "level": None}),
        ({"EMPLSTATUS": "3"}, {"status": "bank"}),
        ({"EMPLSTATUS": "7"}, {"status": "other"}),
    ],
)
def test_unknown_is_never_zero_and_zero_is_not_unknown(cells, known):
    found = job(**cells)

    assert {name: found[name] for name in known} == known


def test_a_person_with_two_jobs_is_linked_by_number_and_never_by_a_masked_one():
    numbers = ["QQ123456C", "qq 12 34 56 c", "Admin", ""]
    workers = [an_adults_worker(UNIQUEWORKERID=f"P{n}", NINUMBER=text) for n, text in enumerate(numbers)]
    found = accepted(*workers)["jobs"]

    assert found["person"][0] == found["person"][1] == KEYED("NI/QQ123456C")
    assert found["number"].tolist()[2:] == ["", ""]
    assert len(set(found["person"].tolist())) == 3
    assert found["person"][2] == found["reference"][2] == KEYED("101/W1/P2")


def test_the_same_reference_at_another_partner_is_another_person():
    one, other = (accepted(partner=partner)["jobs"]["person"][0] for partner in ("101", "102"))

    assert one != other


def test_a_changed_reference_says_what_it_becomes():
    worker = an_adults_worker(CHGUNIQUEWRKID="N7")

    assert accepted(worker)["jobs"]["became"].tolist() == [KEYED("101/W1/N7")]
    assert accepted()["jobs"]["became"].tolist() == [""]


def test_events_of_a_social_worker_and_none_of_other_roles():
    workers = [an_adults_worker(), an_adults_worker(UNIQUEWORKERID="P2", MAINJOBROLE="8", AMHP="")]
    tables = accepted(*workers, an_adults_worker(UNIQUEWORKERID="P3", MAINJOBROLE="2", AMHP=""))
    events = tables["events"]

    assert events["event"].tolist() == ["described"] * 2 + ["joined"] * 2 + ["in post"] * 2
    assert set(events["record"].tolist()) == {0, 2}
    assert len(tables["jobs"]["record"]) == 3
    assert len(tables["equality"]["record"]) == 2
    assert events["age"].tolist()[:1] == [41.0]
    assert events["on_day"].astype("datetime64[D]").tolist()[0] == date(2025, 9, 30)
    assert events["on_day"].astype("datetime64[D]").tolist()[2] == date(2013, 9, 2)


@pytest.mark.parametrize(
    ("cells", "fte"), [({}, 1.0), ({"CONTHOURS": "18.5"}, 0.5), ({"CONTHOURS": "40"}, 1.0)]
)
def test_fte_is_hours_over_37_and_at_most_one(cells, fte):
    assert accepted(an_adults_worker(**cells))["events"]["fte"][-1] == fte


def test_hours_that_are_not_known_give_no_fte():
    assert np.isnan(accepted(an_adults_worker(CONTHOURS="999"))["events"]["fte"][-1])


def test_a_record_to_be_deleted_is_not_there_and_a_download_is():
    workers = [an_adults_worker(STATUS="DELETE"), an_adults_worker(UNIQUEWORKERID="P2", STATUS="UNCHECKED")]

    assert accepted(*workers)["jobs"]["record"].tolist() == [1]


def test_an_ethnicity_that_is_not_known_is_not_kept():
    assert len(accepted(an_adults_worker(ETHNICITY="99"))["equality"]["record"]) in (0, 1)
    assert len(accepted(an_adults_worker(ETHNICITY=""))["equality"]["record"]) == 0
    assert accepted(an_adults_worker(ETHNICITY="44"))["equality"]["ethnicity"].tolist() == ["44"]


@pytest.mark.parametrize(
    ("leavers", "totals"),
    [
        ("2;0", [("6", "some", 2.0), ("3", "none", 0.0)]),
        ("0;0", [("6", "none", 0.0), ("3", "none", 0.0)]),
        ("999", [("", "not known", None)]),
        ("", [("", "not answered", None)]),
    ],
)
def test_the_four_states_of_a_stated_flow(leavers, totals):
    found = accepted(workplaces=[a_workplace(LEAVERS=leavers)])["totals"]
    rows = [
        (role, state, None if number != number else number)
        for flow, role, state, number in zip(
            found["flow"], found["job_role"], found["state"], found["number"].tolist(), strict=True
        )
        if flow == "leavers"
    ]

    assert rows == totals


def test_reasons_for_leaving_are_kept_with_their_numbers():
    place = a_workplace(LEAVERS="3;0", REASONS="5;7", REASONNOS="1;2")
    found = accepted(workplaces=[place])["reasons"]

    assert list(zip(found["reason"], found["number"].tolist(), strict=True)) == [("5", 1.0), ("7", 2.0)]


def test_part_time_hours_beside_a_full_time_salary_put_pay_in_doubt():
    workers = [an_adults_worker(), an_adults_worker(UNIQUEWORKERID="P2", CONTHOURS="18.5"),
               an_adults_worker(UNIQUEWORKERID="P3", CONTHOURS="18.5", SALARY="22050")]  # fmt: skip

    assert accepted(*workers)["jobs"]["pay_in_doubt"].tolist() == [0.0, 1.0, 0.0]


def test_a_set_with_errors_or_without_a_year_is_not_accepted():
    faulty = check(a_set(worker=[an_adults_worker(LOCALESTID="")]).for_year(2025), today=TODAY)
    with pytest.raises(HasFindings, match=r"5 has \d+ error"):
        events_of(faulty, partner="101", pseudonym=KEYED, submission="5")
    with pytest.raises(Unreadable, match="which September"):
        accepted(year=None)


def test_a_set_without_its_workers_is_not_accepted():
    alone = check(a_set(workplace=[a_workplace()]).for_year(2025), today=TODAY, rules=())
    with pytest.raises(Unreadable, match="needs its workplace and its worker file"):
        events_of(alone, partner="101", pseudonym=KEYED, submission="5")


def test_the_record_takes_what_a_set_gives():
    submission = Submission("5", "ascwds", "101", 2025, TODAY_AT, "0" * 64)
    record = record_of([(submission, accepted())])

    assert record.query("SELECT role, in_post, social_worker FROM staff")["role"].tolist() == ["6"]

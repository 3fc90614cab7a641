"""Adults' services in the record: who is one person, who is gone from the next file, and pay."""

from datetime import date

import numpy as np
import pytest

from given.careers import a_record, a_stay, sent_by
from given.jobs import a_job, a_place, set_by
from tenure.record import Lake

# Slow: counts the slow way too.
pytestmark = pytest.mark.slow


def leavers(record):
    found = record.query(
        "SELECT person, year, ended, left_after, left_by, role, fte FROM staff "
        "WHERE service = 'adults' AND leaver ORDER BY year, person"
    )
    return list(zip(found["person"], found["year"].tolist(), strict=True))


def gone(*last_year, now):
    """Who is gone when these of last year are followed by those of now."""
    record = a_record(set_by("101", *last_year, year=2022), set_by("101", *now, year=2023))
    return [person for person, _ in leavers(record)]


def test_someone_absent_from_the_next_file_left_between_the_two_septembers():
    record = a_record(set_by("101", a_job("amara"), a_job("ceri"), year=2022), set_by("101", a_job("amara")))
    found = record.query("SELECT * FROM staff WHERE leaver")

    assert leavers(record) == [("ceri", 2023)]
    days = [str(found[name][0])[:10] for name in ("left_after", "ended", "left_by")]
    assert days == ["2022-09-30", "2023-03-31", "2023-09-30"]
    assert found["age"][0] == 35
    assert found["in_post"].tolist() == [False]


@pytest.mark.parametrize(
    ("before", "now", "leaves"),
    [
        ({}, {"status": "temporary"}, False),
        ({}, {"job_role": "3"}, False),
        ({}, {"workplace": "coast", "reference": "another"}, False),
        ({}, {"status": "agency"}, True),
        ({}, {"status": "bank"}, True),
        ({"status": "agency"}, {"number": "", "reference": "another"}, False),
        ({"job_role": "8"}, {"number": "", "reference": "another"}, False),
        ({}, {"number": ""}, False),
        ({"number": ""}, {}, False),
        ({"number": ""}, {"number": "", "reference": "another"}, True),
    ],
)
def test_who_is_gone_and_who_is_only_elsewhere(before, now, leaves):
    assert bool(gone(a_job("dana", **before), now=[a_job("dana", **now)])) is leaves


def test_a_reference_that_two_people_had_links_nobody():
    same = {"reference": "desk 4"}
    found = gone(
        a_job("amara", **same), a_job("bilal"), now=[a_job("ceri", **same), a_job("", **same), a_job("bilal")]
    )

    assert found == ["amara"]


def test_a_reference_that_the_sender_changes_is_followed_through_two_changes():
    none = {"number": ""}
    record = a_record(
        set_by("101", a_job("amara", **none, became="B"), year=2021),
        set_by("101", a_job("amara", **none, reference="B", became="C"), year=2022),
        set_by("101", a_job("amara", **none, reference="C"), year=2023),
    )

    assert leavers(record) == []
    assert record.query("SELECT count(*) AS n FROM people")["n"].tolist() == [1]


def test_a_person_with_two_jobs_is_one_head_and_leaves_once():
    two = [a_job("amara", hours=18.5), a_job("amara", hours=14.5, reference="second", workplace="coast")]
    places = (a_place(), a_place("coast"))
    record = a_record(set_by("101", *two, year=2022, places=places), set_by("101", a_job("ceri")))
    heads = record.query("SELECT sum(CAST(head_in_post AS INTEGER)) AS n FROM staff WHERE year = 2022")

    assert heads["n"].tolist() == [1]
    assert leavers(record) == [("amara", 2023)]


def test_nobody_is_gone_where_a_year_is_missing_or_another_partner_filed():
    record = a_record(
        set_by("101", a_job("amara"), year=2021),
        set_by("101", a_job("bilal"), year=2023),
        set_by("102", a_job("ceri"), year=2022),
    )

    assert leavers(record) == []


def test_a_move_to_another_partner_is_found_by_number():
    record = a_record(
        set_by("101", a_job("amara"), a_job("bilal"), year=2022),
        set_by("101", a_job("bilal")),
        set_by("102", a_job("amara", reference="other", started=date(2023, 2, 6))),
    )
    moved = record.query("SELECT moved_to FROM staff WHERE leaver")["moved_to"]

    assert moved.tolist() == ["102"]


def test_bank_and_agency_and_managers_are_told_apart_from_those_employed():
    jobs = [a_job("a"), a_job("b", status="bank"), a_job("c", status="agency"), a_job("d", status="other"),
            a_job("e", job_role="2"), a_job("f", job_role="8")]  # fmt: skip
    found = a_record(set_by("101", *jobs)).query("SELECT * FROM staff ORDER BY person")

    assert found["person"].tolist() == ["a", "b", "c", "d", "e"]
    assert found["in_post"].tolist() == [True, False, False, False, True]
    assert found["agency_in_post"].tolist() == [False, False, True, False, False]
    assert found["social_worker"].tolist() == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("job", "full_time", "hour"),
    [
        ({"salary": 40_000}, 40_000, 40_000 / (37 * 365.25 / 7)),
        ({"salary": 20_000, "hours": 18.5}, 40_000, 20_000 / (18.5 * 365.25 / 7)),
        ({"salary": 40_000, "hours": 18.5, "pay_in_doubt": True}, None, None),
        ({"salary": 40_000, "hours": None}, None, None),
        ({"salary": 40_000, "hours": 0.0}, None, None),
        ({"salary": None, "hourly": 24.5}, None, 24.5),
        ({"salary": None}, None, None),
    ],
)
def test_pay_as_for_full_time_and_for_an_hour(job, full_time, hour):
    found = a_record(set_by("101", a_job(**job))).query("SELECT full_time_salary, hour_rate FROM jobs")
    said = [np.ma.filled(found[name].astype(float), np.nan)[0] for name in found]

    assert said == pytest.approx([full_time or np.nan, hour or np.nan], nan_ok=True)


def test_childrens_figures_are_the_same_beside_adults():
    children = sent_by("101", a_stay("amara"), a_stay("bilal", agency=True))
    alone = a_record(children).query("SELECT * FROM staff")
    beside = a_record(children, set_by("101", a_job("amara"))).query(
        "SELECT * FROM staff WHERE service = 'children'"
    )

    assert {name: column.tolist() for name, column in alone.items()} == {
        name: column.tolist() for name, column in beside.items()
    }


def test_a_lake_keeps_sets_and_gives_the_same_record_again(tmp_path):
    sent = [set_by("101", a_job("amara"), a_job("ceri"), year=2022), set_by("101", a_job("amara"))]
    for folder, order in (("a", sent), ("b", sent[::-1])):
        lake = Lake(tmp_path / folder)
        for one in order:
            lake.keep(one.submission, one.tables)
        lake.record()
    first, second = (sorted((tmp_path / name).rglob("*.parquet")) for name in "ab")

    assert leavers(Lake(tmp_path / "a").record()) == [("ceri", 2023)]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert not (tmp_path / "a" / "vacancies").exists()


def test_totals_reasons_and_workplaces_stand_in_the_record():
    record = a_record(set_by("101", a_job(), places=(a_place(leavers=3, starters="?", vacancies=None),)))
    found = record.query("SELECT flow, state, number FROM totals ORDER BY flow")

    assert found["flow"].tolist() == ["leavers", "starters", "vacancies"]
    assert found["state"].tolist() == ["some", "not known", "not answered"]
    assert record.query("SELECT stated FROM workplaces")["stated"].tolist() == [1]

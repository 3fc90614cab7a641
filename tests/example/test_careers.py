"""People's careers hold together over years and councils."""

from __future__ import annotations

from collections import defaultdict

import pytest

from given.example import on_record, records_of

# Slow: makes the example’s careers.
pytestmark = pytest.mark.slow

YEARS = range(2017, 2024)


@pytest.fixture(scope="module")
def careers(vale_and_mere):
    """Every record on record: person to (year, council, record)."""
    people = defaultdict(list)
    for year in YEARS:
        for sent in on_record(vale_and_mere, year):
            for record in records_of(sent):
                people[record["SWENo"]].append((year, sent.lea, record))
    return people


def test_who_someone_is_never_changes(careers):
    for number, records in careers.items():
        for field in ("PersonBirthDate", "GenderCurrent"):
            assert len({record[field] for _, _, record in records}) == 1, number
        known = {record["Ethnicity"] for _, _, record in records} - {"NOBT"}
        assert len(known) <= 1, number


def joined(record, left):
    """Whether the record is of a post taken after that leaving."""
    return record["AgencyWorker"] == "0" and record["RoleStartDate"] > left["RoleEndDate"]


def test_a_move_is_told_by_both_councils(careers):
    moves = 0
    for records in careers.values():
        leavings = [
            (y, lea, r) for y, lea, r in records if r["RoleEndDate"] and r["LeaverDestination"] == "1"
        ]
        for year, lea, left in leavings:
            arrivals = [
                r["StartOrigin"] for y, other, r in records if y == year and other != lea and joined(r, left)
            ]
            moves += len(arrivals)
            assert set(arrivals) <= {"2", "6"}  # one of them is planted
    assert moves > 100


def test_some_people_come_back_to_the_council_they_left(careers):
    returned = 0
    for records in careers.values():
        for year, lea, left in records:
            if left["RoleEndDate"] and left["AgencyWorker"] == "0":
                later = [
                    r for y, other, r in records if y > year and other == lea and r["AgencyWorker"] == "0"
                ]
                returned += bool(later)
                assert all(r["RoleStartDate"] > left["RoleEndDate"] for r in later)
    assert returned > 20


def test_agency_workers_come_from_councils_and_take_posts(careers):
    to_agency = to_post = 0
    for records in careers.values():
        kinds = [record["AgencyWorker"] for _, _, record in sorted(records, key=lambda each: each[0])]
        to_agency += "01" in "".join(kinds)
        to_post += "10" in "".join(kinds)
    assert min(to_agency, to_post) > 20


def test_reasons_and_destinations_go_with_age(careers):
    for records in careers.values():
        for _, _, record in records:
            if record["ReasonLeave"] == "5":
                assert int(record["RoleEndDate"][:4]) - int(record["PersonBirthDate"][:4]) >= 55
                assert record["LeaverDestination"] in {"6", "7", "8"}


def test_the_newly_qualified_hold_cases_and_fewer_of_them(careers):
    new, others = [], []
    for records in careers.values():
        for year, _, record in records:
            if record["OrgRole"] == "5" and record["AgencyWorker"] == "0" and record["Cases30"]:
                first_year = record["StartOrigin"] == "1" and record["RoleStartDate"] >= f"{year - 1}-10-01"
                (new if first_year else others).append(int(record["Cases30"]) / float(record["FTE"]))
    assert sum(new) / len(new) < 0.85 * sum(others) / len(others)


def test_people_are_promoted_but_never_put_back(careers):
    promoted = 0
    for records in careers.values():
        posts = [
            (year, int(r["OrgRole"])) for year, _, r in records
            if r["AgencyWorker"] == "0" and r["OrgRole"] in "1234" and not r["RoleEndDate"]
        ]  # fmt: skip
        starts = {r["RoleStartDate"] for _, _, r in records}
        roles = [role for _, role in sorted(posts)]
        if len(starts) == 1:
            assert roles == sorted(roles, reverse=True)
            promoted += len(set(roles)) > 1
    assert promoted > 20


def test_registration_numbers_can_be_no_ones(careers):
    assert all(number.startswith("SW99") and len(number) == 10 for number in careers)

"""Councils have sizes and ways of their own, and move as England moved."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from pytest import approx

from given.example import on_record, records_of
from tenure.example import PEOPLE
from tenure.example.cast import PARTNERSHIP, councils, ways
from tenure.example.levels import framed, wanted

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


def test_the_partnership_is_seven_councils_and_six_returns():
    units = councils(7)

    assert [unit.number for unit in units] == list(PARTNERSHIP)
    assert sum(len(unit.members) for unit in units) == 7
    assert sum(way.people for way in PARTNERSHIP.values()) == 1270


@pytest.mark.parametrize("partners", [1, 6, 7, 8, 100, 153, 199])
def test_as_many_councils_as_are_asked_for(partners):
    units = councils(partners)

    assert sum(len(unit.members) for unit in units) == partners
    assert all(unit.made_up for unit in units)
    assert units[0].number == "101"


def test_a_nations_councils_are_as_large_as_real_ones():
    """Middle half of English authorities in September 2018: 117 to 230 people; the largest 825."""
    people = np.array([way.people for way in ways(councils(199), seed=1)])

    low, middle, high = np.quantile(people, (0.25, 0.5, 0.75))
    assert (low, middle, high) == (approx(117, rel=0.2), approx(165, rel=0.15), approx(230, rel=0.2))
    assert people.min() >= 30
    assert people.max() <= 850


def test_a_groups_leavers_come_to_its_own_rate():
    units = councils(40)
    w = wanted(framed(units, ways(units, seed=3), workers=None, year=2018, seed=3), 2018)
    leavers, inside = w.turnover.people(w.people * 1.0), w.turnover.inside

    assert leavers[inside].sum() / w.people[inside].sum() == approx(0.240, abs=0.0005)
    assert leavers[~inside].sum() / w.people[~inside].sum() == approx(0.151, abs=0.0005)


def rates(written, lea, year):
    [sent] = [each for each in on_record(written, year) if each.lea == lea]
    kinds = [
        "agency" if record["AgencyWorker"] == "1" else "leaver" if record["RoleEndDate"] else "in post"
        for record in records_of(sent)
    ]
    there = kinds.count("in post")
    return there, kinds.count("leaver") / there, kinds.count("agency") / (kinds.count("agency") + there)


def test_partners_differ_as_they_are_cast(vale_and_mere):
    _, hartwell_turnover, hartwell_agency = rates(vale_and_mere, "103", 2018)
    _, ashmere_turnover, ashmere_agency = rates(vale_and_mere, "102", 2018)

    assert hartwell_turnover > ashmere_turnover + 0.05
    assert hartwell_agency > ashmere_agency + 0.08


def test_a_council_grows_by_little_from_year_to_year(vale_and_mere):
    sizes = [rates(vale_and_mere, "101", year)[0] for year in range(2017, 2024)]

    assert all(abs(now / then - 1) < 0.15 for then, now in pairwise(sizes))
    assert sizes[-1] > sizes[0]


def test_there_is_someone_to_sign_in_for_every_role():
    assert {person.role for person in PEOPLE} == {
        "analyst", "partnership lead", "board member", "administrator",
    }  # fmt: skip
    assert [(person.name.split()[0], person.partner) for person in PEOPLE if person.partner] == [
        ("Priya", "101"),
        ("Otto", "103"),
        ("Ruth", "90000001"),
    ]

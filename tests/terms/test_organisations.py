"""Organisations: who files, with whom, and beside whom they are read."""

import pytest

from tenure.terms.organisations import authority, files_in, made_up_units, neighbours, real_units, unit_of


def test_the_153_authorities_of_2023_report_in_151_units():
    standing = [unit for unit in real_units() if unit.members[0].until is None]
    assert len(standing) == 151
    assert sum(len(unit.members) for unit in standing) == 153


@pytest.mark.parametrize("number", ["314", "318", "314 / 318"])
def test_kingston_and_richmond_are_one_unit(number):
    assert unit_of(number).name == "Kingston upon Thames / Richmond upon Thames"
    assert unit_of(number).slug == "314-318"


def test_a_number_that_nobody_has_finds_nobody():
    assert unit_of("999") is None
    assert authority("999") is None
    assert not files_in("999", 2023)


def test_northamptonshire_files_until_2020_and_its_successors_stand():
    assert files_in("928", 2020)
    assert not files_in("928", 2021)
    assert files_in("940", 2021)


def test_made_up_authorities_never_share_a_number_with_real_ones():
    real = {a.number for unit in real_units() for a in unit.members}
    made_up = {a.number for unit in made_up_units() for a in unit.members}
    assert not real & made_up
    assert len({unit.name for unit in made_up_units()}) == len(made_up_units())


def test_neighbours_are_ten_real_units_and_never_oneself():
    for number in ("315", "101"):
        found = neighbours(number)
        assert 8 <= len(found) <= 10
        assert unit_of(number) not in found
        assert not any(unit.made_up for unit in found)


def test_an_authority_that_ended_has_no_neighbours():
    assert neighbours("928") == ()

"""Universities are partners with numbers of their own."""

from tenure.terms.organisations import unit_of
from tenure.terms.universities import SOUTHMERE, is_university, partner_of, university


def test_a_university_is_known_by_its_number_or_its_name():
    found = university("southmere  UNIVERSITY")
    assert found == university(SOUTHMERE) == partner_of(SOUTHMERE)
    assert (found.name, found.made_up, found.region_name) == ("Southmere University", True, "South East")
    assert university("University of Nowhere") is None


def test_a_council_is_a_partner_and_no_university():
    assert partner_of("106").name == "Westbrook / Leaford"
    assert not is_university("101")
    assert unit_of(SOUTHMERE) is None
    assert partner_of("999") is None

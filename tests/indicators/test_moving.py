"""Where leavers are found, worked by hand."""

from pytest import approx

from given.careers import a_leaving, a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.moving import left_partnership_rate, moves_within_partnership_rate, to_agency_rate

MEASURES = ("moves-within-partnership-rate", "to-agency-rate", "left-partnership-rate", "turnover-rate")


def test_the_three_parts_of_the_leavers_in_england():
    """2023 as printed: 1,277.1 moved, 949.2 to agency, 3,028.3 not found: 3.9, 2.9 and 9.1%."""
    printed = {"moved": [1277.1], "to_agency": [949.2], "gone": [3028.3], "in_post": [33119.1]}

    assert given_by(moves_within_partnership_rate, **printed) == approx([0.0386], abs=5e-5)
    assert given_by(to_agency_rate, **printed) == approx([0.0287], abs=5e-5)
    assert given_by(left_partnership_rate, **printed) == approx([0.0914], abs=5e-5)


def test_a_leaver_is_found_with_a_partner_in_agency_work_or_not_at_all():
    record = a_record(
        sent_by("101", a_leaving("bilal", fte=0.5), a_leaving("ceri"), a_leaving("dana"), a_stay("priya")),
        sent_by("102", a_stay("bilal"), a_stay("ceri", agency=True), a_stay("otto"), a_stay("amara")),
    )
    found = figures(record)
    at = (found.basis == "fte") & (found.dimension == "total")
    own, all_ = at & (found.partner == "101"), at & (found.partner == "partnership")

    assert [found.value[own & (found.measure == m)][0] for m in MEASURES] == [0.5, 1.0, 1.0, 2.5]
    assert [found.value[all_ & (found.measure == m)][0] for m in MEASURES] == [0.125, 0.25, 0.25, 0.625]
    assert [found.people[own & (found.measure == m)][0] for m in MEASURES] == [1, 1, 1, 3]

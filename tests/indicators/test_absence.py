"""Sickness absence, worked by hand."""

from pytest import approx

from given.careers import a_leaving, a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.absence import absence_rate


def test_days_lost_over_the_working_days_of_those_in_post():
    """England in 2023 as printed: 270,451 days lost, 33,119.1 FTE in post, 253 days; DfE prints 3.3."""
    assert given_by(absence_rate, days_lost=[270451], in_post=[33119.1], working_days=[253]) == approx(
        [0.0323], abs=5e-5
    )


def test_leavers_days_are_left_out_and_a_leap_year_has_a_day_more():
    sents = [sent_by("101", a_stay(days_lost=5.06), a_leaving(days_lost=90.0), year=y) for y in (2023,)]
    sents.append(sent_by("101", a_stay(days_lost=5.08), year=2020))
    found = figures(a_record(*sents))
    rows = (found.measure == "absence-rate") & (found.partner == "101") & (found.dimension == "total")

    assert dict(zip(found.year[rows].tolist(), found.value[rows].tolist(), strict=True)) == approx(
        {2020: 0.02, 2023: 0.02}
    )

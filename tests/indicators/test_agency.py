"""Agency workers and cover, worked by hand."""

from pytest import approx

from given.careers import a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.agency import agency_cover_rate, agency_rate, vacancy_agency_cover_rate


def test_the_agency_rate_is_agency_over_agency_and_in_post():
    """England in 2023 as printed: 7,178.5 agency, 33,119.1 in post; DfE prints 17.9 from unrounded parts."""
    assert given_by(agency_rate, agency=[7178.5, 1.0], in_post=[33119.1, 3.0]) == approx(
        [0.1781, 0.25], abs=1e-4
    )


def test_cover_over_agency_and_over_vacancies():
    assert given_by(agency_cover_rate, agency_cover=[3.0], agency=[4.0]) == [0.75]
    assert given_by(vacancy_agency_cover_rate, agency_cover=[3.0], vacancies=[5.0]) == [0.6]


def test_cover_is_what_the_authority_says_and_agency_what_its_records_say():
    agency = (a_stay(person, agency=True, fte=0.9) for person in ("otto", "ceri"))
    found = figures(a_record(sent_by("101", *agency, vacancies_fte=4.0, cover_fte=3.0, cover_headcount=4)))
    own = (found.partner == "101") & (found.dimension == "total")
    cells = {(m, b): (v, p) for m, b, v, p in zip(found.measure[own], found.basis[own],
                                                 found.value[own].tolist(), found.people[own].tolist(),
                                                 strict=True)}  # fmt: skip

    assert cells["agency", "fte"] == (1.8, 2)
    assert cells["agency", "headcount"] == (2.0, 2)
    assert cells["agency-cover", "fte"] == (3.0, 4)
    assert cells["agency-cover", "headcount"] == (4.0, 4)
    assert cells["vacancy-agency-cover-rate", "fte"] == (0.75, 4)
    assert cells["agency-cover-rate", "fte"][0] == approx(3 / 1.8)

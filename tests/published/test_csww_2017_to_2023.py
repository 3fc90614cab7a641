"""Our definitions give every rate that the Department for Education printed, 2017 to 2023.

Children's social work workforce, "1. Indicators", for each authority and year. The printed components are
rounded to one decimal (headcounts and cases are whole), so a printed rate must lie within what they allow.
"""

from typing import NamedTuple

import numpy as np
import pytest

from tenure.benchmark.published import figures
from tenure.indicators import INDICATORS, Counts
from tenure.terms.organisations import INNER_LONDON, LONDON, OUTER_LONDON
from tenure.terms.quantities import working_days

PRINTED = figures()
REGIONS = np.array(PRINTED.region)
AUTHORITIES = np.array(PRINTED.level) == "Local authority"
HALF = 0.05 + 1e-9
"""Half of the last decimal that is printed, and no more than the computer's own rounding."""


class Case(NamedTuple):
    """A printed rate, the printed components it must come from, and how many authorities have all of them."""

    measure: str
    column: str
    components: dict[str, str]
    count: int
    percent: bool = True


HEADCOUNT = {
    "in_post": "inpost_headcount",
    "leavers": "leavers_headcount",
    "agency": "agency_headcount",
}
FTE = {
    "in_post": "inpost_fte",
    "leavers": "leavers_fte",
    "agency": "agency_fte",
    "agency_cover": "agency_cover_fte",
    "vacancies": "vacancy_fte",
    "case_holders": "case_holders_fte",
    "cases": "cases",
    "days_lost": "working_days_lost_fte",
}
WHOLE = {"inpost_headcount", "leavers_headcount", "agency_headcount", "cases"}


def of(names, columns=FTE):
    """The components of a rate by the names that indicators know them by."""
    return {name: columns[name] for name in names.split()}


CASES = (
    Case("turnover-rate", "turnover_rate_fte", of("leavers in_post"), 1048),
    Case("turnover-rate", "turnover_rate_headcount", of("leavers in_post", HEADCOUNT), 1049),
    Case("agency-rate", "agency_rate_fte", of("agency in_post"), 1046),
    Case("agency-rate", "agency_rate_headcount", of("agency in_post", HEADCOUNT), 1053),
    Case("vacancy-rate", "vacancy_rate_fte", of("vacancies in_post"), 1053),
    Case("agency-cover-rate", "agency_cover_rate_fte", of("agency_cover agency"), 1006),
    Case("vacancy-agency-cover-rate", "vacancy_agency_cover_rate_fte", of("agency_cover vacancies"), 1011),
    Case("average-caseload", "caseload_fte", of("cases case_holders"), 1051, percent=False),
    Case("absence-rate", "absence_rate_fte", of("days_lost in_post"), 1040),
)


def counts(case, places, *, part, whole):
    """The components as far up or down as rounding allows: the part one way, the rest another."""
    found = {name: PRINTED.numbers[column][places] for name, column in case.components.items()}
    first = next(iter(found))
    room = {name: 0.0 if case.components[name] in WHOLE else HALF for name in found}
    moved = {name: found[name] + room[name] * (part if name == first else whole) for name in found}
    days = np.array([working_days(int(year)) for year in PRINTED.year[places]], dtype=float)
    return Counts(**{name: np.maximum(values, 0.0) for name, values in moved.items()}, working_days=days)


def printed_with_components(case):
    """The authorities and years that have the rate and all it is made of, as numbers and not symbols."""
    columns = (case.column, *case.components.values())
    return AUTHORITIES & np.all([np.isfinite(PRINTED.numbers[c]) for c in columns], axis=0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.column)
def test_every_printed_rate_comes_out(case):
    places = np.flatnonzero(printed_with_components(case))
    measure, scale = INDICATORS[case.measure], 100 if case.percent else 1

    lowest = measure(counts(case, places, part=-1, whole=+1)).value * scale
    highest = measure(counts(case, places, part=+1, whole=-1)).value * scale
    shown = PRINTED.numbers[case.column][places]

    assert len(places) == case.count
    outside = ~((lowest - HALF <= shown) & (shown <= np.where(np.isnan(highest), np.inf, highest) + HALF))
    assert not outside.any(), [(PRINTED.place[i], int(PRINTED.year[i])) for i in places[outside]]


def faults_with(days_in_year):
    """How many printed absence rates could not come from the components with a year of that length."""
    case = CASES[-1]
    places = np.flatnonzero(printed_with_components(case))
    lost, in_post = (PRINTED.numbers[c][places] for c in case.components.values())
    days = np.array([days_in_year(int(year)) for year in PRINTED.year[places]])
    lowest = (lost - HALF) / ((in_post + HALF) * days) * 100 - HALF
    highest = (lost + HALF) / ((in_post - HALF) * days) * 100 + HALF
    shown = PRINTED.numbers[case.column][places]
    return int(np.sum((shown < lowest) | (shown > highest)))


@pytest.mark.parametrize(
    ("length", "faults"),
    [(working_days, 0), (lambda year: 253, 15), (lambda year: 252, 130), (lambda year: 260, 769)],
)
def test_only_253_working_days_and_254_in_leap_years_give_the_printed_absence_rates(length, faults):
    assert faults_with(length) == faults


AREAS = {
    "turnover_rate_fte": 83,
    "turnover_rate_headcount": 84,
    "agency_rate_fte": 74,
    "agency_rate_headcount": 84,
    "vacancy_rate_fte": 84,
    "agency_cover_rate_fte": 78,
    "vacancy_agency_cover_rate_fte": 70,
    "caseload_fte": 84,
    "absence_rate_fte": 83,
}
"""Of 84 area rows (England and eleven regions, seven years). Where DfE itself left out an authority whose
figures it prints, as in agency FTE, no sum of printed parts gives its rate."""


def members(area):
    """The authorities of an area's row, in its year."""
    rows, place = AUTHORITIES & (PRINTED.year == PRINTED.year[area]), PRINTED.place[area]
    if place == "england":
        return rows
    return rows & np.isin(REGIONS, [INNER_LONDON, OUTER_LONDON] if place == LONDON else [place])


def area_rate(case, area):
    """A ratio of sums over the authorities with every part; an authority that lacks one leaves both sums."""
    whole = np.all([np.isfinite(PRINTED.numbers[c]) for c in case.components.values()], axis=0)
    ratios = INDICATORS[case.measure](counts(case, np.flatnonzero(members(area) & whole), part=0, whole=0))
    return ratios.part.sum() / ratios.whole.sum() * (100 if case.percent else 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.column)
def test_an_area_is_the_ratio_of_the_sums_of_its_authorities(case):
    areas = np.flatnonzero(~AUTHORITIES)
    found = np.array([area_rate(case, area) for area in areas])
    shown = PRINTED.numbers[case.column][areas]

    assert len(areas) == 84
    assert int(np.sum(np.abs(found - shown) <= HALF + 0.01)) == AREAS[case.column]


def test_an_authority_of_low_reliability_leaves_both_sums():
    """England in 2022: printed parts give 17.1; without Gateshead, whose leavers are u, 17.2 as printed."""
    england = PRINTED.at["england", 2022]
    parts = [PRINTED.numbers[column][england] for column in ("leavers_fte", "inpost_fte")]

    assert round(parts[0] / parts[1] * 100, 1) == 17.1
    assert PRINTED.printed("leavers_fte", "390", 2022).symbol == "u"
    assert round(area_rate(CASES[0], england), 1) == PRINTED.numbers["turnover_rate_fte"][england] == 17.2


def test_a_symbol_is_never_zero():
    for case in CASES:
        names = case.components.values()
        lacking = np.flatnonzero(AUTHORITIES & np.any([np.isnan(PRINTED.numbers[c]) for c in names], axis=0))
        if len(lacking):
            found = INDICATORS[case.measure](counts(case, lacking, part=0, whole=0)).value
            assert np.isnan(found).all(), case.column


def test_a_base_of_nobody_gives_no_rate():
    """The Isles of Scilly had no agency workers in some years; DfE prints z."""
    case = CASES[5]
    nobody = np.flatnonzero(AUTHORITIES & (PRINTED.numbers["agency_fte"] == 0))
    symbols = {PRINTED.symbols[case.column][i] for i in nobody}

    found = INDICATORS[case.measure](counts(case, nobody, part=0, whole=0)).value

    assert len(nobody) > 20
    assert np.isnan(found).all()
    assert symbols <= {"z", "x", "u"}

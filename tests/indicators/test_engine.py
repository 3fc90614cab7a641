"""The engine: every slice counted as one would by hand, and everything that should add up adds up."""

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from given.careers import a_leaving, a_record, a_stay, sent_by
from given.counted_slowly import Cell, Count, counted
from tenure.indicators import DIMENSIONS, INDICATORS, figures

# Slow: counts the slow way too.
pytestmark = pytest.mark.slow


NOBODY = Count(0.0, 0, 0, 0, 0.0)
PEOPLE = ("amara", "bilal", "ceri", "dana")
SHARES = st.sampled_from([None, 0.0, 0.2, 0.5, 0.8, 1.0])
DAYS = st.dates(date(2019, 8, 1), date(2023, 9, 30))


@st.composite
def stays(draw, year):
    person = draw(st.sampled_from(PEOPLE))
    ended = draw(st.none() | st.dates(date(year - 1, 10, 1), date(year, 9, 30)))
    return a_stay(
        person,
        identity=draw(st.sampled_from([person, f"{person}, mistyped"])),
        agency=draw(st.booleans()),
        started=draw(st.none() | st.dates(date(1999, 1, 1), ended or date(year, 9, 30))),
        ended=ended,
        role=draw(st.sampled_from(["", "1", "3", "5"])),
        fte=draw(SHARES),
        fte30=draw(SHARES),
        cases=draw(st.sampled_from([None, 0, 7, 15])),
        days_lost=draw(st.sampled_from([None, 0.0, 4.5])),
        age=draw(st.sampled_from([None, 19, 29, 30, 64])),
        age_leaving=draw(st.sampled_from([None, 20, 60])),
        sex=draw(st.sampled_from(["F", "M", "9", ""])),
        ethnicity=draw(st.sampled_from(["", "WBRI", "CHNE", "REFU"])),
        route=draw(st.sampled_from(["step-up", "frontline", "other", "not known"])),
        origin=draw(st.sampled_from(["1", "9", "10"])),
        reason=draw(st.sampled_from(["", "1", "9", "10"])),
        destination=draw(st.sampled_from(["1", "8", "9"])),
    )


@st.composite
def returns(draw):
    """Up to four returns of two partners for two years."""
    places = draw(st.lists(st.tuples(st.sampled_from(["101", "106 / 107"]), st.sampled_from([2022, 2023])),
                           min_size=1, max_size=4, unique=True))  # fmt: skip
    return [sent_by(p, *draw(st.lists(stays(y), max_size=6)), year=y) for p, y in places]


def rows_of(found):
    """Figures by cell: measure, basis, partner, year, dimension and slice."""
    keys = zip(found.measure, found.basis, found.partner, found.year.tolist(), found.dimension, found.slice,
               strict=True)  # fmt: skip
    numbers = zip(found.part.tolist(), found.whole.tolist(), found.value.tolist(), found.people.tolist(),
                  strict=True)  # fmt: skip
    return dict(zip(keys, numbers, strict=True))


COUNTS = ("in-post", "starters", "leavers", "agency", "case-holders")
RATES = {
    "turnover-rate": ("leavers", ["in-post"]),
    "agency-rate": ("agency", ["agency", "in-post"]),
    "moves-within-partnership-rate": ("moved", ["in-post"]),
    "to-agency-rate": ("to-agency", ["in-post"]),
    "left-partnership-rate": ("gone", ["in-post"]),
}


def compare(sents):
    """Each figure of each partner beside the slow count."""
    slow = dict(counted(sents))
    for (measure, basis, partner, year, dimension, name), (part, whole, _, people) in rows_of(
        figures(a_record(*sents))
    ).items():

        def count(population, where=(partner, year, dimension, name)):
            return slow.get(Cell(population, *where), NOBODY)

        if partner == "partnership":
            continue
        behind = "people" if basis == "fte" else "headcount"
        if measure in COUNTS:
            expected = getattr(count(measure), basis), np.nan, getattr(count(measure), behind)
        elif measure in RATES:
            top, base = RATES[measure]
            below = sum(getattr(count(p), basis) for p in base)
            expected = getattr(count(top), basis), below, getattr(count(top), behind)
        elif measure in ("cases", "average-caseload"):
            below = np.nan if measure == "cases" else count("case-holders").fte
            expected = count("case-holders").cases, below, getattr(count("case-holders"), behind)
        elif measure in ("days-lost", "absence-rate"):
            below = np.nan if measure == "days-lost" else count("in-post").fte * 253
            expected = count("in-post").days, below, count("in-post").people
        else:
            continue
        assert (part, whole, people) == pytest.approx(expected, nan_ok=True), (measure, partner, year, name)


@settings(max_examples=5, deadline=None)
@given(returns())
def test_every_slice_is_what_a_slow_count_gives(sents):
    compare(sents)


@pytest.mark.slow  # 60 records, each built and counted in a tenth of a second
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(returns())
def test_every_slice_is_what_a_slow_count_gives_for_many_records(sents):
    compare(sents)


@settings(max_examples=5, deadline=None)
@given(returns())
def test_a_partnership_is_the_sum_of_its_partners(sents):
    rows = rows_of(figures(a_record(*sents)))
    for (*measure, partner, year, dimension, name), found in rows.items():
        if partner == "partnership":
            own = [rows.get((*measure, p, year, dimension, name)) for p in ("101", "106 / 107")]
            sums = np.sum([row for row in own if row], axis=0)
            assert found[0] == pytest.approx(sums[0])
            assert found[1] == pytest.approx(sums[1], nan_ok=True)
            assert found[3] == sums[3]


@settings(max_examples=5, deadline=None)
@given(returns())
def test_slices_add_up_to_their_total(sents):
    rows = rows_of(figures(a_record(*sents)))
    sums = {}
    for (*cell, dimension, _), (part, _, _, people) in rows.items():
        if cell[0] in (*COUNTS, "cases", "days-lost") and dimension != "total":
            parts, heads = sums.get((*cell, dimension), (0.0, 0))
            sums[*cell, dimension] = parts + part, heads + people
    for (*cell, _), (part, people) in sums.items():
        total = rows[*cell, "total", "total"]
        assert part == pytest.approx(total[0])
        assert people == total[3] or cell[1] == "fte"


def value(found, measure, partner="101", basis="fte", **more):
    at = {"year": 2023, "dimension": "total", "slice": "total"} | more
    return rows_of(found)[measure, basis, partner, *at.values()][2]


def test_a_rate_without_a_base_has_no_value():
    found = figures(a_record(sent_by("101", a_leaving())))

    assert np.isnan(value(found, "turnover-rate"))
    assert value(found, "leavers") == 1.0
    assert np.isnan(value(found, "average-caseload"))


def test_a_partner_that_did_not_report_leaves_the_sum_and_is_named():
    silent = sent_by("102", a_stay("ceri"), vacancies_fte=None)
    found = figures(a_record(sent_by("101", a_stay()), silent))
    rows = (found.measure == "vacancy-rate") & (found.partner == "partnership")

    assert found.part[rows] == [2.0]
    assert found.whole[rows] == [3.0]
    assert found.how[rows] == ["without 102: not reported"]
    assert np.isnan(value(found, "vacancy-rate", "102"))
    assert value(found, "in-post", "partnership") == 2.0


def test_a_part_without_its_whole_is_not_added_to_the_others():
    """102 says how many cover a vacancy, and not how many vacancies there are."""
    open_ended = sent_by("102", a_stay("ceri"), vacancies_fte=None, cover_fte=3.0)
    found = figures(a_record(sent_by("101", a_stay(), cover_fte=1.0), open_ended))
    rows = (found.measure == "vacancy-agency-cover-rate") & (found.partner == "partnership")

    assert (found.part[rows], found.whole[rows], found.value[rows]) == ([1.0], [2.0], [0.5])


def test_a_partner_that_sent_nothing_for_a_year_has_no_rows_and_is_named():
    record = a_record(
        sent_by("101", a_stay()), sent_by("101", a_stay(), year=2022), sent_by("102", a_stay("ceri"))
    )
    found = figures(record)
    before = (found.year == 2022) & (found.measure == "in-post")

    assert set(found.partner[before]) == {"101", "partnership"}
    assert set(found.how[before & (found.partner == "partnership")]) == {"without 102: no return for 2022"}
    assert set(found.how[(found.year == 2023)]) == {""}


def test_a_slice_that_someone_falls_in_has_a_row_for_every_partner():
    found = figures(a_record(sent_by("101", a_stay(role="1")), sent_by("102", a_stay("ceri", role="5"))))

    assert value(found, "in-post", "102", dimension="role", slice="Senior manager") == 0.0
    assert "Middle manager" not in found.slice


def test_nothing_sent_gives_no_figures():
    assert len(figures(a_record())) == 0


def test_every_figure_has_words_that_the_catalogue_knows():
    day = date(2023, 1, 9)
    found = figures(a_record(sent_by("101", a_stay(started=day), a_leaving(), a_stay("otto", agency=True))))

    assert set(found.measure) == set(INDICATORS)
    assert set(found.dimension) == {d.key for d in DIMENSIONS.values() if d.service != "adults"}
    assert set(found.unit) == {"share", "FTE", "people", "cases", "days", "cases per FTE"}
    for measure, dimension in set(zip(found.measure, found.dimension, strict=True)):
        assert dimension in INDICATORS[measure].by

"""Adults' measures: each is what a slow count gives, and what is not known is never none."""

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from given.careers import a_record, a_stay, sent_by
from given.jobs import a_job, a_place, set_by
from given.jobs_counted_slowly import counted
from tenure.indicators import figures

# Slow: counts the slow way too.
pytestmark = pytest.mark.slow


PEOPLE = ("amara", "bilal", "ceri", "dana", "")
ANSWERS = st.sampled_from([0, 1, 2, 30, None, "?"])


@st.composite
def jobs(draw):
    return a_job(
        draw(st.sampled_from(PEOPLE)),
        reference=draw(st.sampled_from(["1", "2", "3"])),
        workplace=draw(st.sampled_from(["town", "coast"])),
        job_role=draw(st.sampled_from(["6", "6", "6", "3", "8"])),
        status=draw(st.sampled_from(["permanent", "permanent", "temporary", "agency", "bank", "other"])),
        hours=draw(st.sampled_from([None, 0.0, 18.5, 37.0, 40.0])),
        salary=draw(st.sampled_from([None, 20_000, 40_000])),
        days_sick=draw(st.sampled_from([None, 0.0, 4.5])),
        amhp=draw(st.sampled_from([None, True, False])),
        qualified=draw(st.sampled_from([None, True, False])),
        level=draw(st.sampled_from([None, 3, 6, 7])),
        started=draw(st.none() | st.dates(date(2015, 1, 1), date(2021, 12, 31))),
    )


@st.composite
def sets(draw):
    """Up to four sets of two partners for two years."""
    places = st.tuples(st.sampled_from(["101", "102"]), st.sampled_from([2022, 2023]))
    found = []
    for partner, year in draw(st.lists(places, min_size=1, max_size=4, unique=True)):
        workers = draw(st.lists(jobs(), max_size=6))
        stated = [
            a_place(name, leavers=draw(ANSWERS), vacancies=draw(ANSWERS), starters=draw(ANSWERS),
                    stated=draw(st.sampled_from([None, None, 3])))
            for name in ("town", "coast")
        ]  # fmt: skip
        found.append(set_by(partner, *workers, year=year, places=tuple(stated)))
    return found


def rows_of(found):
    """Totals by measure, basis, partner and year."""
    keys = zip(found.measure, found.basis, found.partner, found.year.tolist(), strict=True)
    numbers = zip(found.part.tolist(), found.whole.tolist(), strict=True)
    total = (found.dimension == "total").tolist()
    return {key: number for key, number, use in zip(keys, numbers, total, strict=True) if use}


def compare(sents):
    found = rows_of(figures(a_record(*sents)))
    slow = dict(counted(sents))
    measures = {key[:2] for key in slow}
    for key, (part, whole) in found.items():
        if key[2] == "partnership" or key[:2] not in measures:
            continue
        expected = slow.get(key)
        if expected is None:
            assert np.isnan(part) or np.isnan(whole), key
        else:
            wanted = (expected[0], np.nan if expected[1] is None else expected[1])
            assert (part, whole) == pytest.approx(wanted, nan_ok=True), key
    assert set(slow) <= set(found)


@settings(max_examples=5, deadline=None)
@given(sets())
def test_every_measure_is_what_a_slow_count_gives(sents):
    compare(sents)


@pytest.mark.slow  # 40 records, each built and counted in a tenth of a second
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sets())
def test_every_measure_is_what_a_slow_count_gives_for_many_records(sents):
    compare(sents)


def one(measure, *sents, basis="jobs", partner="101", **where):
    """One figure, and what is said of it."""
    found, at = figures(a_record(*sents)), {"dimension": "total", "slice": "total"} | where
    rows = (found.measure == measure) & (found.basis == basis) & (found.partner == partner)
    rows &= (found.dimension == at["dimension"]) & (found.slice == at["slice"]) & (found.year == 2023)
    return found.value[rows].tolist()[0], found.how[rows].tolist()[0]


FIVE = [a_job(name) for name in ("a", "b", "c", "d", "e")]


@pytest.mark.parametrize(
    ("said", "value", "how"),
    [
        (1, 0.2, ""),
        (0, 0.0, ""),
        (None, None, "not shown: leavers not known in 1 of 1 workplace"),
        ("?", None, "not shown: leavers not known in 1 of 1 workplace"),
        (50, None, "not shown: no employees"),
    ],
)
def test_none_not_known_and_not_given_are_three_things(said, value, how):
    found = one("turnover-rate", set_by("101", *FIVE, places=(a_place(leavers=said),)))

    assert found == (pytest.approx(value if value is not None else np.nan, nan_ok=True), how) or said == 50
    assert (found[0] != found[0]) is (value is None)


def test_a_workplace_whose_records_differ_from_its_stated_staff_is_refused():
    wrong = set_by("101", *FIVE, places=(a_place(leavers=1, stated=9),))

    assert one("turnover-rate", wrong)[1] == "not shown: records and stated staff differ in 1 of 1 workplace"
    assert one("leavers", wrong) == (1.0, "")
    assert one("record-coverage", wrong) == (pytest.approx(5 / 9), "")


def test_a_small_workplace_that_does_not_know_is_left_out_and_told():
    many = [a_job(str(n)) for n in range(20)]
    small = a_job("far", workplace="coast")
    places = (a_place(leavers=4), a_place("coast", leavers="?"))
    found = one("turnover-rate", set_by("101", *many, small, places=places))

    assert found == (4 / 20, "leavers not known in 1 of 2 workplaces")


def test_a_workplace_of_agency_workers_alone_takes_nothing_from_a_rate():
    apart = [a_job("x", workplace="apart", status="agency"), a_job("y", workplace="apart", status="agency")]
    found = set_by("101", *FIVE, *apart, places=(a_place(leavers=1, vacancies=1), a_place("apart")))

    assert one("turnover-rate", found) == (0.2, "")
    assert one("vacancy-rate", found)[0] == pytest.approx(1 / 6)
    assert one("agency-rate", found)[0] == pytest.approx(2 / 7)


def test_turnover_of_the_first_three_years_is_of_those_who_began_in_them():
    young, old = {"started": date(2020, 11, 2)}, {"started": date(2020, 9, 28)}
    before = [a_job("a", **young), a_job("b", **young), a_job("c", **old), a_job("d", **old)]
    found = one(
        "turnover-found-rate",
        set_by("101", *before, year=2022),
        set_by("101", before[0], before[2], a_job("e", started=date(2023, 3, 6))),
        basis="headcount",
        dimension="role-time",
        slice="Under 3 years",
    )

    assert found == (1 / 2, "")


def test_over_a_year_is_refused_where_a_start_is_not_known():
    assert one("over-a-year-rate", set_by("101", *FIVE))[0] == 1.0
    assert np.isnan(one("over-a-year-rate", set_by("101", *FIVE, a_job("f", started=None)))[0])


def test_leavers_stated_are_held_against_leavers_found():
    before = set_by("101", *FIVE, year=2022)
    now = set_by("101", *FIVE[:3], places=(a_place(leavers=3),))

    assert one("leavers-gap", before, now, basis="headcount") == (1.0, "")
    assert np.isnan(one("leavers-gap", now, basis="headcount")[0])


def test_services_stand_beside_one_another_and_neither_changes_the_other():
    children, adults = sent_by("101", a_stay()), set_by("101", *FIVE)
    both, alone = figures(a_record(children, adults)), figures(a_record(children))
    ours = both.service == "children"

    assert both.value[ours].tolist() == pytest.approx(alone.value.tolist(), nan_ok=True)
    assert both.measure[ours].tolist() == alone.measure.tolist()
    assert set(both.service) == {"children", "adults"}

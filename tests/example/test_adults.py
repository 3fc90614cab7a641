"""The example's adults' sets give the plan's figures of 2018, by the engine and by plain counting."""

import json

import numpy as np
import pytest

from given.example import bytes_of
from given.sets_of_example import figures_of_sets, read_set, rows_in
from tenure import example, returns
from tenure.example.adults.jobs import _number
from tenure.example.adults.people import adults_careers
from tenure.example.cast import councils, ways
from tenure.example.levels import PLAN_YEAR, framed
from tenure.returns import Beside
from tenure.returns.ascwds.headers import versions

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def in_2018(vale_and_mere):
    return figures_of_sets(vale_and_mere, years=(2017, 2018))


def value(found, measure, basis="jobs", dimension="total", name="total"):
    rows = (found.measure == measure) & (found.basis == basis) & (found.partner == "partnership")
    rows &= (found.year == 2018) & (found.dimension == dimension) & (found.slice == name)
    return found.value[rows].tolist()[0]


def test_paragraph_39_comes_out_of_the_files(in_2018):
    assert value(in_2018, "in-post", "headcount") == 550
    assert round(100 * value(in_2018, "turnover-rate"), 1) == 13.7
    assert round(100 * value(in_2018, "agency-rate")) == 31
    assert round(100 * value(in_2018, "vacancy-rate"), 1) == 5.1
    early = value(in_2018, "turnover-found-rate", "headcount", "role-time", "Under 3 years")
    assert round(100 * early, 1) == 23.2
    assert round(100 * value(in_2018, "in-post-share", "headcount", "sex", "Female")) == 78
    assert round(value(in_2018, "mean-salary"), -2) == 42_700


def test_the_same_by_a_plain_count_of_the_files(vale_and_mere):
    workers = [row for row in rows_in(vale_and_mere, 2018, "worker") if row["MAINJOBROLE"] == "6"]
    employed = [row for row in workers if row["EMPLSTATUS"] in ("1", "2")]
    agency = [row for row in workers if row["EMPLSTATUS"] == "4"]
    places = rows_in(vale_and_mere, 2018, "workplace")
    left, empty = (sum(int(p[flow].split(";")[0]) for p in places) for flow in ("LEAVERS", "VACANCIES"))
    pay = [int(r["SALARY"]) * 37 / float(r["CONTHOURS"]) for r in employed if r["SALARY"]]

    assert len({row["UNIQUEWORKERID"].removesuffix("-2") for row in employed}) == 550
    assert round(100 * left / len(employed), 1) == 13.7
    assert round(100 * empty / (empty + len(employed)), 1) == 5.1
    assert round(100 * len(agency) / len(workers)) == 31
    assert round(sum(pay) / len(pay), -2) == 42_700


@pytest.mark.parametrize("seed", [4, 10, 12])
def test_any_seed_prints_the_plans_turnover_of_the_first_three_years(seed):
    units = councils(7)
    frame = framed(units, ways(units, seed=seed), workers=None, year=PLAN_YEAR, seed=seed)
    year = list(adults_careers(frame, since=PLAN_YEAR - 1, until=PLAN_YEAR))[-1]
    early = np.datetime64(f"{PLAN_YEAR - 3}-10-01")
    left, there = ((table["started"] >= early).sum() for table in (year.gone, year.staff))

    assert round(100 * left / there, 1) == 23.2


def test_leavers_found_are_nearly_those_that_workplaces_state(in_2018):
    stated, found = value(in_2018, "leavers"), value(in_2018, "leavers-found", "headcount")

    assert value(in_2018, "leavers-gap", "headcount") == stated - found
    assert 0 < stated - found < 0.1 * stated


def test_every_set_can_be_accepted_and_has_no_errors(vale_and_mere):
    sets = [one for one in vale_and_mere.sets.sent if one.standing == "accepted"]
    before = {}
    for one in sets:
        sent = read_set(vale_and_mere.folder, one)
        beside = Beside(today=one.sent_at.date(), before=before.get((one.partner, one.year - 1)))
        checked = returns.check_any(sent, beside)
        assert checked.acceptable, (one.partner, one.year, [g.rule.code for g in checked.groups])
        before[one.partner, one.year] = sent
    assert len(sets) == 6 * 7


def test_each_file_has_the_header_of_its_year(vale_and_mere):
    forms = {}
    for one in vale_and_mere.sets.sent:
        sent = read_set(vale_and_mere.folder, one)
        forms[one.partner, one.year] = {f: p.header.version.columns for f, p in sent.parts.items()}

    assert forms["101", 2018]["worker"] == versions("worker")[-1].columns
    assert "ADVERTISING" in forms["101", 2023]["workplace"]
    assert forms["104", 2022] == forms["102", 2021]
    assert forms["104", 2022] != forms["102", 2022]


def test_the_dirt_is_where_it_is_said_to_be(vale_and_mere):
    found = figures_of_sets(vale_and_mere, years=(2019, 2020, 2021))

    def how(measure, partner, year):
        rows = (found.measure == measure) & (found.partner == partner) & (found.year == year)
        return found.how[rows].tolist()[0]

    assert how("turnover-rate", "104", 2020) == "not shown: leavers not known in 1 of 4 workplaces"
    assert how("vacancy-rate", "105", 2021).startswith("not shown: records and stated staff differ in 1")
    starters = {
        year: [
            p["STARTERS"].split(";")[0]
            for p in rows_in(vale_and_mere, year, "workplace")
            if p["partner"] == "103"
        ]
        for year in (2019, 2020, 2021)
    }
    assert starters[2019] == starters[2020] == starters[2021]
    apart = {w["LOCALESTID"] for w in rows_in(vale_and_mere, 2018, "worker") if w["EMPLSTATUS"] == "4"}
    assert {place for place in apart if place.startswith("103")} == {"103-AGENCY"}


def starters_of(written, partner, year):
    """The starters among social workers that each workplace of a council states."""
    places = [row for row in rows_in(written, year, "workplace") if row["partner"] == partner]
    return tuple(row["STARTERS"].split(";")[0] for row in places)


def test_a_council_whose_numbers_are_no_ones(vale_and_mere):
    numbers = {row["NINUMBER"] for row in rows_in(vale_and_mere, 2023, "worker")} - {""}

    assert all(number.startswith("QQ") for number in numbers)


def test_planted_errors_are_listed_with_their_place(vale_and_mere):
    planted = json.loads((vale_and_mere.folder / "planted-adults.json").read_text(encoding="utf-8"))

    assert len(planted) == len(vale_and_mere.sets.planted) > 20
    for one in planted:
        lines = (vale_and_mere.folder / one["file"]).read_text(encoding="utf-8").splitlines()
        assert all(part in lines[one["row"] + 1] for part in one["person"].split())


def test_sets_are_given_in_the_order_they_were_sent_and_one_is_late(vale_and_mere):
    sets = example.sets(vale_and_mere.folder)

    assert sets == vale_and_mere.sets.sent
    assert [one.sent_at for one in sets] == sorted(one.sent_at for one in sets)
    late = [(one.partner, one.year) for one in sets if one.sent_at.month > 10]
    assert late == [("105", 2022)]


def test_the_same_seed_gives_the_same_sets_and_another_others(tmp_path):
    asked = {"partners": 3, "workers": 90, "years": 2}
    one, same, other = (tmp_path / name for name in ("one", "same", "other"))
    for folder, seed in ((one, 1), (same, 1), (other, 2)):
        example.write(folder, **asked, seed=seed)

    assert bytes_of(one / "adults") == bytes_of(same / "adults") != bytes_of(other / "adults")


def test_a_nations_people_have_numbers_of_the_right_length_and_their_own():
    keys = [n + millions * 1_000_000 for n in range(40) for millions in range(4)]
    numbers = {_number(key) for key in keys}
    assert len(numbers) == len(keys)
    assert {len(number) for number in numbers} == {9}

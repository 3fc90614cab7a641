"""Loading the example gives the founding plan's own figures for the year to September 2018."""

from __future__ import annotations

import pytest
from pytest import approx

from given.example import on_record, records_of
from tenure import example, returns
from tenure.indicators import PARTNERSHIP, figures
from tenure.record import Pseudonyms, Submission, record_of
from tenure.returns.csww.accepting import events_of

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def figures_of_2018(vale_and_mere):
    pseudonym = Pseudonyms.once()
    sent = []
    for each in vale_and_mere.files:
        if each.year == 2018:
            checked = returns.check(returns.read(vale_and_mere.folder / each.file))
            submission = Submission(each.file, "csww", each.partner, 2018, each.sent_at, checked.sent.sha256)
            sent.append((submission, events_of(checked, pseudonym=pseudonym, submission=each.file)))
    assert len(sent) == 6
    return figures(record_of(sent))


def value_of(found, measure, basis, dimension="total", part="total"):
    words = [str(each) for each in found.slice]
    for row, key in enumerate(zip(found.measure, found.basis, found.partner, found.dimension, strict=True)):
        wanted = (measure, basis, PARTNERSHIP, dimension)
        if key == wanted and (dimension == "total" or words[row] == part):
            return float(found.value[row])
    raise AssertionError(f"no figure for {measure}, {basis}, {dimension}, {part}")


@pytest.mark.parametrize(
    ("measure", "basis", "percent"),
    [
        ("turnover-rate", "fte", 24.0),
        ("agency-rate", "fte", 28.4),
        ("vacancy-rate", "fte", 25.3),
    ],
)
def test_the_record_gives_the_plans_rates(figures_of_2018, measure, basis, percent):
    assert round(100 * value_of(figures_of_2018, measure, basis), 1) == percent


def test_the_record_gives_the_plans_1270_social_workers(figures_of_2018):
    assert value_of(figures_of_2018, "in-post", "headcount") == 1270


def test_the_record_gives_the_plans_share_of_women(figures_of_2018):
    women = value_of(figures_of_2018, "in-post-share", "headcount", "sex", "Female")
    assert round(100 * women, 1) == 84.4


def test_the_record_gives_the_plans_share_of_leavers_in_their_first_two_years(figures_of_2018):
    early = value_of(figures_of_2018, "leavers-share", "fte", "service-time", "Under 2 years")
    assert round(100 * early, 1) == 46.3


def counted_slowly(written, year=2018):
    """The same figures by going through every record of the files, one after the other."""
    heads, women = set(), set()
    fte = {"in post": 0.0, "leavers": 0.0, "early": 0.0, "agency": 0.0, "vacancies": 0.0}
    for sent in on_record(written, year):
        fte["vacancies"] += float(sent.authority["NumberOfVacancies"].text)
        for person in records_of(sent):
            hours = float(person["FTE"])
            if person["AgencyWorker"] == "1":
                fte["agency"] += hours
            elif person["RoleEndDate"]:
                fte["leavers"] += hours
                fte["early"] += hours * (person["RoleStartDate"] >= f"{year - 2}-10-01")
            else:
                fte["in post"] += hours
                heads.add(person["SWENo"])
                women |= {person["SWENo"]} if person["GenderCurrent"] == "2" else set()
    return heads, women, fte


@pytest.mark.parametrize("seed", [1, 2, 31])
def test_any_seed_is_calibrated(tmp_path, seed):
    heads, women, fte = counted_slowly(example.write(tmp_path / "made", seed=seed, years=2, to=2018))

    there = fte["in post"]
    assert len(heads) == 1270
    assert len(women) / 1270 == approx(0.844, abs=0.0005)
    assert fte["leavers"] / there == approx(0.240, abs=0.0005)
    assert fte["early"] / fte["leavers"] == approx(0.463, abs=0.0005)
    assert fte["agency"] / (fte["agency"] + there) == approx(0.284, abs=0.0005)
    assert fte["vacancies"] / (fte["vacancies"] + there) == approx(0.253, abs=0.0005)


@pytest.mark.parametrize(("partners", "workers"), [(3, None), (7, 600), (30, 9000)])
def test_fewer_or_more_people_come_to_the_same_rates_within_a_persons_worth(tmp_path, partners, workers):
    asked = {"partners": partners, "workers": workers, "years": 1, "to": 2018}
    written = example.write(tmp_path / "made", **asked)
    ours = {"101", "102", "103", "104", "105", "106 / 107"}
    files = tuple(each for each in written.files if each.partner in ours)
    _, _, fte = counted_slowly(example.Written(written.folder, files, ()))

    worth = 1.5 / fte["in post"]
    assert fte["leavers"] / fte["in post"] == approx(0.240, abs=worth)
    assert fte["agency"] / (fte["agency"] + fte["in post"]) == approx(0.284, abs=worth)
    assert fte["vacancies"] / (fte["vacancies"] + fte["in post"]) == approx(0.253, abs=worth)

"""Adults' services let out: their own tiles, charts and doubts, and no small number given away."""

from datetime import UTC, datetime

import numpy as np
import pytest

from given.figures import a_row, holding_of
from tenure import publish
from tenure.publish.asking import asked
from tenure.publish.disclosure import Hidden, Screen, Shown
from tenure.publish.holding import PARTNERSHIP, At, Sending
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.saying import PLAN_MEASURES
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly

OTTO = Viewer("103", "own", "analyst")
PUBLIC = Viewer(None, "public")


def rows(measure, parts, *, basis="jobs", whole=None, **more):
    """Rows of each partner and of all of them together."""
    wholes = whole or {}
    places = {**parts, PARTNERSHIP: sum(parts.values())}
    sums = {**wholes, PARTNERSHIP: sum(wholes.values())} if whole else {}
    year = more.pop("year", 2023)
    found = []
    for partner, part in places.items():
        over = {"whole": float(sums[partner])} if whole else {}
        found.append(
            a_row(measure, partner, year, float(part), service="adults", basis=basis, **over, **more)
        )
    return found


EMPLOYED = {"101": 100, "102": 80, "103": 60, "104": 70}
AGENCY = {"101": 40, "102": 30, "103": 25, "104": 20}
BANK = {"101": 12, "102": 9, "103": 2, "104": 8}
LEFT = {"101": 14, "102": 9, "103": 8, "104": 10}


def a_year(year=2023, bank=BANK, **more):
    filled = {p: EMPLOYED[p] + AGENCY[p] + bank[p] for p in EMPLOYED}
    indirect = {p: AGENCY[p] + bank[p] for p in EMPLOYED}
    employment = {"Permanent": EMPLOYED, "Agency": AGENCY, "Bank or pool": bank}
    found = []
    for basis, unit in (("jobs", "jobs"), ("headcount", "people"), ("fte", "FTE")):
        found += rows("in-post", EMPLOYED, basis=basis, unit=unit, year=year)
    found += rows("filled-jobs", filled, unit="jobs", year=year)
    for name, parts in employment.items():
        found += rows("filled-jobs", parts, unit="jobs", dimension="employment", slice=name, year=year)
    found += rows("agency", AGENCY, unit="jobs", year=year)
    found += rows("agency-rate", AGENCY, whole=filled, unit="share", year=year)
    found += rows("indirect-rate", indirect, whole=filled, unit="share", year=year)
    found += rows("leavers", more.get("stated", LEFT), unit="people", year=year)
    found += rows("leavers-found", more.get("found", LEFT), basis="headcount", unit="people", year=year)
    found += rows("turnover-rate", LEFT, whole=EMPLOYED, unit="share", year=year)
    vacant = dict.fromkeys(EMPLOYED, 4)
    found += rows("vacancies", vacant, unit="posts", year=year)
    posts = {p: EMPLOYED[p] + 4 for p in EMPLOYED}
    return found + rows("vacancy-rate", vacant, whole=posts, unit="share", year=year)


@pytest.fixture(scope="module")
def adults():
    return holding_of([*a_year(2022), *a_year(2023)])


def seen(holding, measure, partner, viewer=PUBLIC, **more):
    at = At("adults", partner, 2023)._replace(**more)
    return Screen(holding, viewer).see(measure, "jobs", at)


def test_the_service_has_its_own_tiles_and_no_caseload(adults):
    found = publish.analysis(adults, HOLDER, service="adults", focus="101")

    assert [tile.measure for tile in found.tiles][:3] == ["turnover-rate", "vacancy-rate", "agency-rate"]
    assert "mean-salary" in {tile.measure for tile in found.tiles}
    assert not {"average-caseload", "absence-rate"} & {chart.measure for chart in found.charts}
    assert found.lede.startswith("Northvale had 100 adults’ social workers in post on 30 September 2023.")
    assert found.tiles[0].beside == "England 14.5%"


def test_few_vacancies_beside_many_agency_workers_is_said_in_jobs(adults):
    found = publish.analysis(adults, HOLDER, service="adults", focus="101")
    said = {note.who: note.says for note in found.contradictions}

    assert said["Northvale"] == (
        "reports 3.8% of posts vacant and 26.3% agency staff. "
        "Agency workers outnumber the vacant posts by 36."
    )


def test_stated_leavers_that_were_not_found_are_a_doubt():
    stated = {**LEFT, "101": 30}
    found = publish.analysis(holding_of(a_year(stated=stated)), HOLDER, service="adults", focus="101")

    assert [n.says for n in found.contradictions if "states" in n.says] == [
        "states 30 leavers; 14 people employed in last year’s file are gone from this one’s."
    ]


def test_a_small_bank_hides_what_would_give_it_away(adults):
    """Hartwell has two on a bank: filled jobs, less those employed and agency workers, would tell."""
    told = [seen(adults, m, "103") for m in ("filled-jobs", "in-post", "agency")]

    assert not all(isinstance(each, Shown) for each in told)
    assert isinstance(
        seen(adults, "filled-jobs", "103", dimension="employment", slice="Bank or pool"), Hidden
    )
    assert isinstance(seen(adults, "in-post", "103"), Shown)


def test_own_figures_are_true_and_others_are_protected(adults):
    bank = {"dimension": "employment", "slice": "Bank or pool"}

    assert isinstance(seen(adults, "filled-jobs", "103", OTTO, **bank), Shown)
    assert isinstance(seen(adults, "filled-jobs", "103", Viewer("101", "own"), **bank), Hidden)


def test_a_share_whose_rest_is_a_few_people_is_hidden():
    share = rows("qualified-rate", {**EMPLOYED, "101": 98}, whole=EMPLOYED, unit="share")
    known = rows("qualification-coverage", EMPLOYED, whole=EMPLOYED, unit="share")
    holding = holding_of([*a_year(), *share, *known])

    assert isinstance(seen(holding, "qualified-rate", "101"), Hidden)
    assert isinstance(seen(holding, "qualified-rate", "101", HOLDER), Shown)


def test_a_refused_rate_says_why():
    nothing = float("nan")
    refused = a_row("turnover-rate", "101", service="adults", basis="jobs", unit="share", people=0)
    refused |= {"part": nothing, "whole": nothing, "value": nothing}
    refused["how"] = "not shown: leavers not known in 1 of 2 workplaces"
    others = [row for row in a_year() if (row["measure"], row["partner"]) != ("turnover-rate", "101")]

    assert seen(holding_of([*others, refused]), "turnover-rate", "101", HOLDER) == Hidden(
        "x", "Not shown: leavers not known in 1 of 2 workplaces"
    )


def test_a_late_return_of_one_service_is_not_the_others():
    late = Sending("101", 2023, datetime(2023, 11, 20, tzinfo=UTC), "adults")
    notes = publish.analysis(holding_of(a_year(), [late]), HOLDER, service="adults", focus="101").notes

    assert [note.says for note in notes if note.kind == "late"] == [
        "has figures from a return accepted 41 days after the due date, on 20 November 2023."
    ]


def test_comparing_is_with_england_alone(adults):
    found = {
        row.measure: row for row in publish.compare_rows(adults, HOLDER, service="adults", partner="101")
    }

    assert found["turnover-rate"].comparator_value == pytest.approx(0.145)
    assert found["turnover-rate"].rank is None
    assert found["turnover-rate"].basis == "jobs"


def test_open_data_has_columns_of_its_own(adults):
    lines = publish.open_data_csv(adults, PUBLIC, service="adults").splitlines()
    meta = publish.open_data_meta_csv("adults").splitlines()

    assert lines[0].split(",")[10:13] == ["filled_jobs", "employed_jobs", "employed_headcount"]
    assert "caseload" not in lines[0]
    assert len(meta) - 1 == len(lines[0].split(",")) - 10


def test_a_measure_of_one_service_is_not_one_of_the_other(adults):
    with pytest.raises(UsedWrongly, match="no measure called average-caseload of adults’ services"):
        publish.measure_page(adults, HOLDER, "average-caseload", service="adults")
    page = publish.measure_page(adults, HOLDER, "indirect-rate", focus="101")

    assert (page.service, page.basis) == ("adults", "jobs")


def test_definitions_are_told_apart_by_service():
    assert publish.definition("turnover-rate").service == "children"
    assert "Leavers in the last 12 months" in publish.definition("turnover-rate", "adults").formula
    assert {d.service for d in publish.definitions()} == {"children", "adults"}


STATUSES = ("Permanent", "Bank or pool", "Agency")


def told(holding, viewer):
    """What a viewer is told, as sums: for each figure shown, which statuses of which partners it adds up."""
    partners = list(EMPLOYED)
    adds = {
        "in-post": STATUSES[:1],
        "indirect-rate": STATUSES[1:],
        "agency": STATUSES[2:],
        "filled-jobs": STATUSES,
    }
    cells = [(measure, "total", "total", names) for measure, names in adds.items()]
    cells += [("filled-jobs", "employment", name, (name,)) for name in STATUSES]
    for partner in (*partners, PARTNERSHIP):
        whose = partners if partner == PARTNERSHIP else [partner]
        for measure, dimension, name, statuses in cells:
            if isinstance(seen(holding, measure, partner, viewer, dimension=dimension, slice=name), Shown):
                yield [float(p in whose and s in statuses) for p in partners for s in STATUSES]
                if measure.endswith("rate"):
                    yield [float(p in whose) for p in partners for _ in STATUSES]


@pytest.mark.parametrize(
    "bank",
    [
        BANK,
        {"101": 2, "102": 3, "103": 1, "104": 4},
        {"101": 0, "102": 9, "103": 4, "104": 20},
        {"101": 12, "102": 12, "103": 1, "104": 12},
    ],
)
@pytest.mark.parametrize("viewer", [PUBLIC, OTTO, Viewer(None, "partnership")])
def test_no_few_people_can_be_worked_out_from_all_that_is_shown(bank, viewer):
    holding = holding_of(a_year(bank=bank))
    equations = np.array(list(told(holding, viewer)))
    small = [
        (partner, "Bank or pool") for partner, n in bank.items() if 1 <= n < 5 and partner != viewer.partner
    ]
    known = np.linalg.matrix_rank(equations)
    for cell in small:
        alone = [float((p, s) == cell) for p in EMPLOYED for s in STATUSES]
        assert np.linalg.matrix_rank(np.vstack([equations, alone])) > known, cell


def notes_of(holding, **picked):
    return [
        n.says
        for n in publish.analysis(holding, HOLDER, service="adults", **picked).notes
        if n.kind == "about"
    ]


def test_a_year_that_nobody_printed_of_england_is_said():
    assert notes_of(holding_of(a_year(2018)), focus="101") == [
        "No figures of England’s adults’ social workers are at hand for 2018."
    ]


def test_the_whole_sector_of_a_real_area_is_not_taken_for_social_workers():
    real = [row | {"partner": "936"} if row["partner"] == "101" else row for row in a_year()]

    assert notes_of(holding_of(real), focus="936") == [
        "In 2020-21, turnover of everyone in adult social care in Surrey, all employers and jobs together, "
        "was 35.6% (middle of England’s areas 28.3%). That is not turnover of social workers."
    ]


def test_a_turnover_that_leaves_teams_out_says_so():
    left_out = {"how": "leavers not known in 1 of 9 workplaces"}
    rows = [
        row | (left_out if (row["measure"], row["partner"]) == ("turnover-rate", "102") else {})
        for row in a_year()
    ]

    assert notes_of(holding_of(rows), focus="101") == [
        "has a turnover that is not of all its teams: leavers not known in 1 of 9 workplaces."
    ]


def test_the_planner_sets_rates_counted_in_jobs_beside_its_forecast(adults):
    looked = Looked(asked(adults, HOLDER, service="adults"), futures=None, until=2030)
    jobs = [measure.key for measure in PLAN_MEASURES if looked.basis(measure) != "fte"]
    assert jobs == ["vacancy-rate", "agency-rate", "turnover-rate"]

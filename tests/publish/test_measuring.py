"""One measure's page, and figures as lines of data."""

from datetime import date

import pytest

from given.figures import a_partnership, counts, holding_of, rates
from tenure.publish import definition, definitions, measure_page, measure_rows
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly

LEAD = Viewer(None, "partnership", "partnership lead")


def test_a_measures_page_has_answer_definition_history_and_places(partnership):
    page = measure_page(partnership, LEAD, "turnover-rate")
    assert page.title.startswith("Turnover in the partnership fell from 21.3% in 2022 to 18.4%")
    assert (
        page.definition.formula
        == "Leavers in the year, over social workers in post on 30 September at its end."
    )
    assert [c.key for c in page.charts] == ["trend-turnover-rate-fte", "places-turnover-rate-fte"]
    assert [row[0].text for row in page.history.rows] == ["2021", "2022", "2023"]
    assert [(c.value, c.chosen) for c in page.bases] == [("fte", True), ("headcount", False)]


def test_who_is_behind_a_figure(partnership):
    page = measure_page(partnership, LEAD, "in-post", basis="headcount", focus="101")
    by_age = next(c for c in page.charts if c.key == "in-post-headcount-by-age")
    assert by_age.title == "Social workers in post by age: highest for “20 to 29”"
    assert by_age.table.rows[0][1].value == 150


ROUTES = "Turnover rate by route to qualifying"


@pytest.mark.parametrize(
    ("split", "title", "reading"),
    [
        (
            {"Step Up to Social Work": (5, 8), "Frontline": (2, 3), "Other route": (60, 249)},
            f"{ROUTES}: 24.1% for “Other route”, the one large group shown",
            "24.1% (Other route). “Step Up to Social Work” and “Frontline” stand on fewer than 20: too few.",
        ),
        (
            {"Step Up to Social Work": (5, 20), "Frontline": (2, 3), "Other route": (60, 240)},
            f"{ROUTES}: 25.0% in every larger group shown",
            "25.0% in each of the larger groups. “Frontline” stands on fewer than 20: too few.",
        ),
        (
            {"Step Up to Social Work": (10, 20), "Other route": (60, 240)},
            f"{ROUTES}: highest for “Step Up to Social Work”",
            "From 50.0% (Step Up to Social Work) to 25.0% (Other route).",
        ),
    ],
)
def test_a_finding_over_groups_is_true_of_the_bars_under_it(split, title, reading):
    rows = counts("in-post", {"101": 300}) + counts("leavers", {"101": 67})
    rows += rates("turnover-rate", {"101": (67, 300)})
    for name, ratio in split.items():
        rows += rates("turnover-rate", {"101": ratio}, dimension="route", slice=name)
    page = measure_page(holding_of(rows), Viewer("101", "own", "analyst"), "turnover-rate")
    chart = next(c for c in page.charts if c.key == "turnover-rate-fte-by-route")
    assert (chart.title, chart.reading) == (title, reading)


def test_a_measure_that_is_only_split_has_no_tile(partnership):
    page = measure_page(partnership, LEAD, "leavers-share", basis="headcount")
    assert page.tile is None
    assert {c.key for c in page.charts} >= {"leavers-share-headcount-by-reason"}


def test_a_measure_without_any_return_says_what_would_fill_it(partnership):
    page = measure_page(partnership, LEAD, "turnover-rate", service="adults")
    assert page.empty.startswith("No return about adults’ social workers has been accepted yet.")
    assert page.definition.label == "Turnover rate"


@pytest.mark.parametrize(
    ("key", "more", "says"),
    [
        ("happiness", {}, "There is no measure called happiness."),
        (
            "vacancy-rate",
            {"basis": "headcount"},
            "Vacancy rate is not counted on the basis headcount. Use fte.",
        ),
        ("turnover-rate", {"year": 1999}, "There are no figures for 1999."),
    ],
)
def test_what_is_not_there_is_said(partnership, key, more, says):
    with pytest.raises(UsedWrongly) as problem:
        measure_page(partnership, LEAD, key, **more)
    assert str(problem.value).startswith(says)


def test_definitions_have_all_their_words():
    for one in definitions():
        assert all((one.label, one.unit, one.taken, one.better, one.why, one.source, one.formula, one.owner))
    assert definition("vacancy-rate").formula.startswith("Vacant FTE, over vacant FTE plus FTE in post.")


def lines(holding, viewer, **slicing):
    return list(measure_rows(holding, viewer, **slicing))


def test_a_line_of_data_holds_part_whole_and_value(partnership):
    [line] = lines(partnership, HOLDER, by=(), measure="turnover-rate")
    assert (line.measure, line.basis, line.on) == ("turnover-rate", "fte", date(2023, 9, 30))
    assert (line.service, line.partner, line.slice, line.unit) == (
        "children",
        "partnership",
        "total",
        "share",
    )
    assert line.part / line.whole == pytest.approx(line.value)


@pytest.mark.parametrize(
    ("slicing", "partners", "years", "slices"),
    [
        ({"by": ()}, {"partnership"}, {2023}, {"total"}),
        ({"by": ("partner",)}, {"101", "102", "103", "104", "105", "106 / 107"}, {2023}, {"total"}),
        ({"by": ("year",)}, {"partnership"}, {2021, 2022, 2023}, {"total"}),
        ({"by": ("sex",), "partner": "101"}, {"101"}, {2023}, {"sex=Female", "sex=Male"}),
        ({"by": (), "year": 2022}, {"partnership"}, {2022}, {"total"}),
        ({"by": (), "partner": "106-107"}, {"106 / 107"}, {2023}, {"total"}),
    ],
)
def test_figures_are_split_by_what_was_asked_for(partnership, slicing, partners, years, slices):
    found = lines(partnership, HOLDER, measure="in-post", basis="headcount", **slicing)
    assert {line.partner for line in found} == partners
    assert {line.on.year for line in found} == years
    assert {line.slice for line in found} == slices


def test_without_a_split_everything_is_given(partnership):
    assert len(lines(partnership, HOLDER)) == len(partnership.figures.measure)


def test_a_hidden_line_holds_its_symbol_alone():
    holding = a_partnership((2023,), (0.2,))
    found = lines(holding, LEAD, measure="leavers", basis="headcount")
    hidden = [line for line in found if line.symbol == "c"]
    assert hidden
    assert all((line.part, line.whole, line.value) == ("c", "c", "c") for line in hidden)
    assert all(line.value == 0 or line.value >= 5 for line in found if line.symbol != "c")


@pytest.mark.parametrize(
    ("slicing", "says"),
    [
        (
            {"by": ("shoe size",)},
            "Figures cannot be split by shoe size. Use any of partner, year, service, role",
        ),
        ({"measure": "happiness"}, "There is no measure called happiness."),
        ({"basis": "hours"}, "There is no basis called hours. Use fte, headcount, jobs."),
        ({"partner": "999"}, "No authority has the number 999."),
    ],
)
def test_a_split_that_is_not_there_is_said(partnership, slicing, says):
    with pytest.raises(UsedWrongly) as problem:
        lines(partnership, HOLDER, **slicing)
    assert str(problem.value).startswith(says)

"""The workforce analysis: its answer, its evidence, what to check; and every way in which there is little
to show.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from given.figures import REASONS, STOCK, a_partnership, a_row, counts, holding_of, rates
from tenure.publish import analysis
from tenure.publish.contents import Analysis
from tenure.publish.holding import Sending
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly

PRIYA, LEAD = Viewer("101"), Viewer(None, "partnership", "partnership lead")


def tile(page: Analysis, label):
    return next(t for t in page.tiles if t.label == label)


def chart(page: Analysis, key):
    return next(c for c in page.charts if c.key == key)


def without(holding, unwanted):
    """The same holding without the rows that `unwanted(measure, partner, year)` names."""
    f = holding.figures
    keep = [
        i for i in range(len(f.measure)) if not unwanted(str(f.measure[i]), str(f.partner[i]), int(f.year[i]))
    ]
    return replace(holding, figures=type(f)(**{n: c[keep] for n, c in vars(f).items()}), _kept={}, _lately={})


def test_an_analyst_sees_their_own_council_first(partnership):
    page = analysis(partnership, PRIYA)
    assert (page.area, page.year, page.compared_with) == ("Northvale", 2023, "Outer London and England")
    assert page.lede.startswith(
        "Northvale had 300 children and family social workers in post on 30 September 2023."
    )


def test_a_partnership_lead_sees_the_whole(partnership):
    page = analysis(partnership, LEAD)
    assert page.area == "The partnership"
    assert page.title == "Turnover fell; the vacancy rate and the agency rate did not clearly change"


def test_captions_speak_of_the_partnership_as_a_sentence_does(partnership):
    captions = [c.table.caption for c in analysis(partnership, LEAD).charts]
    assert "Turnover rate by year, the partnership and others" in captions
    assert not [caption for caption in captions if "The partnership" in caption]


def test_places_have_columns_of_chance_only_where_chance_is_judged(partnership):
    page = analysis(partnership, PRIYA)
    assert len(chart(page, "places-turnover-rate-fte").table.columns) == 5
    caseload = chart(page, "places-average-caseload-fte").table
    assert caseload.columns == ("Place", "What it is", "Average caseload")
    assert {len(row) for row in caseload.rows} == {3}


def test_leavers_are_people_and_their_shares_are_of_hours(partnership):
    reading = chart(analysis(partnership, LEAD), "leavers-by-reason").reading
    assert re.match(r"\d+ people left. Of their FTE: resigned [\d.]+%", reading)


def test_an_age_and_sex_that_is_hidden_from_the_partnership_itself_is_not_said_to_be_shown_to_it():
    page = analysis(a_partnership(stock={"101": 9, "102": 11}), LEAD)
    assert "alone" not in chart(page, "people-by-age-and-sex").reading


def test_a_tile_holds_level_change_chance_and_comparator(partnership):
    turnover = tile(analysis(partnership, LEAD), "Turnover rate")
    assert (turnover.value, turnover.direction, turnover.change) == (
        "18.4%",
        "down",
        "down from 21.3% in 2022",
    )
    assert (turnover.status, turnover.icon, turnover.word) == ("on-course", "✓", "likely a real fall")
    assert turnover.beside == "England 15.9%"
    assert turnover.spark[0] == (2021, pytest.approx(0.21, abs=0.001))


def test_places_side_by_side_are_each_in_the_unit_of_their_column(partnership):
    [table] = analysis(partnership, LEAD).tables
    england = next(row for row in table.rows if row[0].text == "England")
    assert [cell.text for cell in england[1:5]] == ["33,119.1", "15.9%", "18.9%", "17.9%"]


def test_a_count_is_not_compared_with_england(partnership):
    assert tile(analysis(partnership, LEAD), "Social workers in post").beside == ""


def test_every_chart_says_what_it_is(partnership):
    for one in analysis(partnership, PRIYA).charts:
        assert one.title
        assert one.reading.endswith(".")
        assert len(one.alt) > 40
        assert "Northvale" in one.subtitle or "council" in one.subtitle
        assert one.source.startswith("Source: ")
        assert one.table.rows


def test_partners_neighbours_and_england_stand_beside_a_council(partnership):
    places = chart(analysis(partnership, PRIYA), "places-turnover-rate-fte")
    parts = {dot.part for dot in places.drawing.dots}
    assert parts == {"own", "partner", "neighbours"}
    assert places.drawing.level == pytest.approx(0.159)
    assert places.drawing.band[0] < 0.159 < places.drawing.band[1]


def test_places_are_in_the_order_of_their_figures(partnership):
    dots = chart(analysis(partnership, LEAD), "places-turnover-rate-fte").drawing.dots
    assert [d.value for d in dots] == sorted((d.value for d in dots), reverse=True)


def test_another_place_year_and_comparator_can_be_picked(partnership):
    page = analysis(partnership, LEAD, focus="103", year=2022, against="neighbours", partners=["101"])
    assert (page.area, page.year) == ("Hartwell", 2022)
    assert "neighbours" in tile(page, "Turnover rate").sentence
    assert [c.value for c in page.choices.partners if c.chosen] == ["101"]


@pytest.mark.parametrize(
    ("picked", "says"),
    [
        ({"year": 1999}, "There are no figures for 1999. The years on record are 2021 to 2023."),
        ({"focus": "199"}, "There is no partner with the number 199 and figures on record."),
        ({"service": "housing"}, "There is no service called housing. Use children or adults."),
        (
            {"against": "Mars"},
            "Figures cannot be compared with Mars. Use england, region, neighbours or an authority’s number.",
        ),
        (
            {"against": "101"},
            "Figures cannot be compared with 101. Use england, region, neighbours or an authority’s number.",
        ),
    ],
)
def test_what_is_not_there_is_said(partnership, picked, says):
    with pytest.raises(UsedWrongly) as problem:
        analysis(partnership, LEAD, **picked)
    assert str(problem.value) == says


def test_a_service_without_returns_says_what_would_fill_the_page(partnership):
    page = analysis(partnership, LEAD, service="adults")
    assert page.empty == (
        "No return about adults’ social workers has been accepted yet. "
        "The first that is accepted fills this page."
    )
    assert (page.tiles, page.charts) == ((), ())


def test_a_home_without_any_return_has_a_page(partnership):
    nothing = without(partnership, lambda *_: True)
    assert analysis(nothing, PRIYA).empty.startswith("No return about children and family social workers")


def test_a_partner_that_did_not_file_is_told_so_and_the_others_are_told(partnership):
    gap = without(partnership, lambda _, partner, year: partner == "103" and year == 2023)
    otto = analysis(gap, Viewer("103"))
    assert otto.empty == (
        "Hartwell has no accepted return for 2023. It has figures for 2021 and 2022. "
        "Send and accept the return for 2023 to fill this page."
    )
    told = [n for n in analysis(gap, LEAD).notes if n.kind == "missing"]
    assert [(n.who, n.says) for n in told] == [
        ("Hartwell", "has no return for 2023; the partnership’s figures for that year leave it out.")
    ]


def test_a_single_year_is_not_compared_with_another():
    page = analysis(a_partnership((2023,), (0.2,)), LEAD)
    assert page.title == "There is one year on record, so nothing can be compared yet"
    assert tile(page, "Turnover rate").change == "no earlier figure to compare with"
    assert (
        chart(page, "trend-turnover-rate-fte").reading == "One year is on record; a trend needs two or more."
    )


def test_where_everything_is_hidden_each_place_says_why():
    small = analysis(a_partnership(stock=dict.fromkeys(STOCK, 3)), Viewer("101", "partnership"), focus="102")
    turnover = tile(small, "Turnover rate")
    assert turnover.value == "Hidden: fewer than 5 people"
    assert turnover.sentence == "Turnover is not shown for 2023. Hidden: fewer than 5 people."
    assert all(c.drawing is None or c.key.startswith(("places", "trend")) for c in small.charts)
    assert all(c.reading.endswith(".") for c in small.charts)


def test_after_the_last_published_year_like_is_compared_with_like():
    years = (2022, 2023, 2024)
    page = analysis(a_partnership(years, (0.21, 0.213, 0.184)), LEAD)
    turnover = tile(page, "Turnover rate")
    assert turnover.beside == "England 15.9% in 2023"
    assert turnover.sentence.endswith(
        "In 2023, the latest year published, it was 21.3%: above England (15.9%)."
    )
    places = chart(page, "places-turnover-rate-fte")
    assert "30 September 2023" in places.subtitle
    assert places.note.startswith("Published figures end in 2023")
    assert any(n.says.startswith("Published figures end in 2023.") for n in page.notes)
    england = next(
        line for line in chart(page, "trend-turnover-rate-fte").drawing.lines if line.part == "england"
    )
    assert england.last == "England\n15.9% in 2023"
    assert england.points[-1] == (2024, None)


def test_vacancies_beside_many_agency_staff_are_queried():
    rows = []
    for measure, fte in {"in-post": 110.0, "vacancies": 5.9, "agency": 49.0}.items():
        rows.append(a_row(measure, "101", part=fte, people=0 if measure == "vacancies" else 120))
    page = analysis(holding_of(rows), PRIYA)
    [note] = page.contradictions
    assert note.who == "Northvale"
    assert note.says == (
        "reports 5.1% of posts vacant and 30.8% agency staff. "
        "Agency workers outnumber the vacant posts by 43.1 FTE."
    )
    assert note.do.startswith("Check that posts which agency workers fill are counted as vacant")
    assert {"vacancy-rate", "agency-rate"} <= set(note.measures)


def test_a_late_return_is_told(partnership):
    late = Sending("105", 2023, datetime(2023, 11, 9, tzinfo=UTC))
    page = analysis(replace(partnership, sendings=(late,), _kept={}, _lately={}), LEAD)
    [note] = [n for n in page.notes if n.kind == "late"]
    assert (note.who, note.says) == (
        "Quarrendon",
        "has figures from a return accepted nine days after the due date, on 9 November 2023.",
    )


def test_hidden_figures_are_counted(partnership):
    page = analysis(partnership, LEAD, focus="106 / 107")
    assert page.hidden > 0
    assert page.hidden == sum(t.hidden for t in (*page.tables, *(c.table for c in page.charts)))
    assert analysis(partnership, HOLDER, focus="106 / 107").hidden == 0


def test_a_hidden_year_is_a_gap_in_the_line():
    small = {**STOCK, "106 / 107": 22}
    page = analysis(a_partnership(turnover=(0.3, 0.1, 0.3), stock=small), LEAD, focus="106 / 107")
    own = next(line for line in chart(page, "trend-turnover-rate-fte").drawing.lines if line.part == "own")
    assert [value is None for _, value in own.points] == [False, True, False]
    row = chart(page, "trend-turnover-rate-fte").table.rows[1]
    assert (row[1].text, row[1].value) == ("Hidden: fewer than 5 people", "c")


def test_the_same_question_is_answered_from_memory(partnership):
    assert analysis(partnership, LEAD, year=2023) is analysis(partnership, LEAD, year=2023)
    assert analysis(partnership, LEAD) != analysis(partnership, PRIYA)


def test_no_figure_of_a_page_is_not_a_number(partnership):
    for one in analysis(partnership, PRIYA).charts:
        numbers = [cell.value for row in one.table.rows for cell in row if not isinstance(cell.value, str)]
        assert np.isfinite(numbers).all()


def test_no_group_is_called_the_largest_while_a_hidden_one_might_be():
    reasons = {p: {"Resigned": 5, "Retired": 4, "Dismissed": 4, "Other": 4} for p in ("101", "102", "103")}
    totals = {partner: sum(found.values()) for partner, found in reasons.items()}
    rows = counts("leavers", totals) + counts("leavers", reasons, dimension="reason")
    rows += counts("in-post", dict.fromkeys(reasons, 100))
    for reason in REASONS:
        ratios = {partner: (reasons[partner][reason], totals[partner]) for partner in reasons}
        rows += rates("leavers-share", ratios, dimension="reason", slice=reason)
    page = analysis(holding_of(rows), LEAD, focus="102")
    shown = chart(page, "leavers-by-reason")
    assert "hidden" in shown.reading
    assert shown.title == "The commonest shown reason: resigned, 29.4% of leavers"


def test_the_largest_age_is_told_only_where_every_age_is_shown():
    page = analysis(a_partnership(stock={**STOCK, "106 / 107": 30}), LEAD, focus="106 / 107")
    assert "largest" not in chart(page, "people-by-age-and-sex").title
    assert "aged 20 to 29" in chart(analysis(a_partnership(), HOLDER), "people-by-age-and-sex").title


def test_ages_of_one_sex_are_shown_to_their_own_partner_alone(partnership):
    other = chart(analysis(partnership, PRIYA, focus="103"), "people-by-age-and-sex")
    assert other.drawing is None
    assert other.reading.endswith("how many are of each age and sex is shown to Hartwell alone.")
    assert chart(analysis(partnership, PRIYA), "people-by-age-and-sex").drawing is not None

"""A KPI's page, chart, table, audit and files say the same, and nothing of a figure that is hidden."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.publish.strategy.aimcharts import (
    Compared,
    aim_chart,
    aims_by_year,
    compared,
    progress,
    year_table,
)
from tenure.publish.strategy.auditing import audit_of, audit_page, audit_rows, evidence_of
from tenure.publish.strategy.files import table_book
from tenure.publish.strategy.finding import NOTHING, Figures, Typed
from tenure.publish.strategy.kpipages import GivenValue, kpi_page
from tenure.publish.strategy.lines import audit_line, kpi_line, kpi_table
from tenure.publish.strategy.readings import aim_words, reading, readings
from tenure.publish.tables import table_csv
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.parts import Aimed
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.judging import Found
from tenure.terms.problems import UsedWrongly
from tenure.terms.quantities import Ratio
from tests.given.figures import counts, holding_of, rates

TODAY = date(2026, 11, 26)
DAY = date(2023, 9, 30)
BOARD = Viewer(None, "partnership", "board member")
TURNOVER = founding().kpi("children-turnover")
ONLY = replace(founding(), kpis=(TURNOVER,))


def holding(leavers=(300, 360)):
    """Two councils with turnover in two years; few leavers are hidden."""
    rows = []
    for year, left in zip((2023, 2022), leavers, strict=True):
        both = {"101": left - left // 2, "103": left // 2}
        rows += counts("in-post", {"101": 650, "103": 650}, year=year) + counts("leavers", both, year=year)
        rows += rates("turnover-rate", {"partnership": (left, 1300)}, year=year, people=left)
    return holding_of(rows)


def one(kpi=TURNOVER, known=None):
    figures = known or Figures(
        Found(0.231, DAY, Ratio(300, 1300), "flow"), ((date(2022, 9, 30), 0.277), (DAY, 0.231))
    )
    return reading(kpi, figures, today=TODAY)


def test_a_hidden_figure_is_nowhere_on_the_page_in_the_files_or_in_the_audit():
    few = holding(leavers=(3, 360))
    found = readings(few, BOARD, ONLY, typed={}, today=TODAY)
    audited = audit_of(ONLY, found, today=TODAY)
    (row,) = audit_rows(found, audited)
    page = kpi_page(few, BOARD, ONLY, found[0], audit=row)
    table = kpi_table(ONLY, found)
    said = repr((page, table, audited, kpi_line(found[0]), audit_line(row), evidence_of(found[0], (), TODAY)))
    assert found[0].value is None
    assert "0.0023" not in said
    assert "0.2%" not in said
    files = table_csv(table) + table_csv(page.chart.table) + table_csv(audit_page([row]).table)
    assert not re.search(r"(?<![\d.])0?\.?0?023\d", files)
    assert kpi_line(found[0]).value == "c"


def test_a_baseline_taken_from_a_hidden_figure_is_not_shown_nor_its_line():
    known = Figures(Found(0.22, DAY), ((date(2018, 9, 30), None), (DAY, 0.22)))
    made = one(known=known)
    assert made.guarded
    assert made.kpi.baseline is None
    assert made.judged.expected is None
    page = kpi_page(holding(), BOARD, ONLY, made)
    assert "Its baseline is not shown" in page.notes[-1]
    assert "24.0%" not in repr(page.chart) + repr(page.facts) + repr(kpi_line(made))


def test_the_chart_sets_the_line_beside_its_trajectory_and_the_comparator():
    beside = compared(holding(), BOARD, TURNOVER)
    assert beside.name == "England"
    chart = aim_chart(one(), beside, snapshot="0123456789abcdef")
    assert [line.part for line in chart.drawing.lines] == ["england", "target", "own"]
    assert [line.last for line in chart.drawing.lines][1:] == ["Target\n18.0% by 2028", "Partnership\n23.1%"]
    assert chart.title == (
        "Turnover in children's services stood at 23.1% in 2023; its trajectory asks for 21.0%"
    )
    assert (
        chart.source
        == "Source: returns of the partnership, snapshot 0123456789ab; published figures of England."
    )


def test_the_table_has_a_row_for_each_year_of_the_line_and_the_trajectory():
    rows = year_table(one(), Compared("England", "england", {2023: 0.159})).rows
    assert [row[0].text for row in rows][0::10] == ["2018", "2028"]
    said = {row[0].text: [cell.text for cell in row[1:]] for row in rows}
    assert said["2023"] == ["23.1%", "21.0%", "watch", "15.9%"]
    assert said["2022"] == ["27.7%", "21.6%", "", ""]
    assert said["2028"] == ["", "18.0%", "", ""]


def test_a_hidden_year_is_a_gap_with_its_reason():
    known = Figures(
        Found(None, DAY, hidden=True),
        ((date(2022, 9, 30), 0.277), (DAY, None)),
        "Hidden: fewer than 5 people",
        gaps={DAY: "Hidden: fewer than 5 people"},
    )
    made = one(known=known)
    chart = aim_chart(made, None)
    assert chart.drawing.lines[-1].gaps == ((2023, "Hidden: fewer than 5 people"),)
    cell = next(row for row in chart.table.rows if row[0].text == "2023")[1]
    assert (cell.value, cell.hidden) == ("c", "Hidden: fewer than 5 people")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (0.21, "50% of the time to the target was gone; of the 6.0 points aimed at, it came 3.0 points."),
        (0.25, "of the 6.0 points aimed at, it went 1.0 point the other way."),
    ],
)
def test_how_much_of_the_way_is_made_stands_beside_the_time_that_is_gone(value, says):
    assert says in progress(one(known=Figures(Found(value, DAY), ((DAY, value),))))


def test_a_kpi_without_a_figure_has_a_page_that_says_what_it_waits_for():
    kpi = founding().kpi("admissions-panels")
    page = kpi_page(holding(), BOARD, founding(), one(kpi, NOTHING))
    assert page.head == "Interviews with a practitioner and a person with lived experience has no figure yet"
    assert page.rest == "It waits for admissions to keep here who sat on each panel."
    assert page.chart.drawing.lines[0].part == "target"


def test_what_was_given_is_shown_with_who_and_what_took_its_place():
    kpi = founding().kpi("placement-quality")
    given_ = (
        GivenValue(Typed(0.86, date(2025, 7, 31)), "Marion", TODAY),
        GivenValue(Typed(0.68, date(2025, 7, 31)), "Marion", TODAY, note="Mistyped.", replaced=True),
    )
    table = kpi_page(holding(), BOARD, founding(), one(kpi, NOTHING), given=given_).given
    assert [[cell.text for cell in row[1:6]] for row in table.rows] == [
        ["86.0%", "Marion", "26 November 2026", "Counts", ""],
        ["68.0%", "Marion", "26 November 2026", "Corrected later", "Mistyped."],
    ]


def test_the_audit_is_narrowed_by_what_was_found():
    found = readings(holding(), BOARD, founding(), typed={}, today=TODAY)
    rows = audit_rows(found, audit_of(founding(), found, ended=("Partnership lead",), today=TODAY))
    left = audit_page(rows, weak="owner").rows
    assert {row.kpi.owner for row in left} == {"Partnership lead"}
    assert all(row.kpi.outcome == "low-turnover" for row in audit_page(rows, outcome="low-turnover").rows)
    assert sum(number for _, number in audit_page(rows, advice="keep").tally) == len(rows)
    for wrong in ({"advice": "burn"}, {"weak": "luck"}, {"outcome": "peace"}):
        with pytest.raises(UsedWrongly, match="There is no"):
            audit_page(rows, **wrong)


def test_files_carry_what_the_page_shows():
    found = readings(holding(), BOARD, ONLY, typed={}, today=TODAY)
    table = kpi_table(ONLY, found)
    assert "Turnover in children's services,children-turnover,Low turnover rates,watch,23.1,%" in table_csv(
        table
    )
    assert table_book(table, holding(), "The answer.")[:2] == b"PK"


@pytest.mark.parametrize(("value", "says"), [(342.2, "342 places"), (400, "400 places")])
def test_a_trajectory_between_whole_numbers_is_whole(value, says):
    assert aim_words(value, founding().kpi("shared-courses")) == says


def test_a_trajectory_has_a_value_each_year_and_bends_at_its_steps():
    kpi = founding().kpi("partner-placements")
    found = aims_by_year(kpi)
    assert (found[2017], round(found[2018], 4), found[2019], found[2028]) == (0.703, 0.7265, 0.75, 0.75)


@given(
    value=st.one_of(st.none(), st.floats(0, 1)),
    hidden=st.booleans(),
    target=st.one_of(st.none(), st.floats(0, 1)),
    baseline=st.one_of(st.none(), st.floats(0, 1)),
)
def test_there_is_no_status_without_data_and_no_figure_where_there_is_none(value, hidden, target, baseline):
    kpi = replace(
        TURNOVER,
        baseline=None if baseline is None else Aimed(value=baseline, on=date(2018, 9, 30)),
        target=None if target is None else Aimed(value=target, on=date(2028, 9, 30)),
    )
    known = Figures(Found(value, DAY if value is not None else None, hidden=hidden and value is None))
    made = one(kpi, known)
    assert (made.status == "no-data") or (value is not None and target is not None)
    assert kpi_line(made).value == ("c" if hidden and value is None else value)

"""The plan taken away: each file is opened again and holds the finding, the figures and what they rest on."""

import io
import re
import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tenure.publish.contents import Note, Table
from tenure.publish.drawings import Span, Spans, Step, Steps
from tenure.publish.planning.books import plan_workbook
from tenure.publish.planning.contents import ActionPage, Money, PlanChoices, PlanPage, PlanTile
from tenure.publish.planning.fans import Story, fan_chart
from tenure.publish.planning.paper import pages_of, plan_paper
from tenure.publish.planning.saying import PLAN_MEASURES
from tenure.publish.planning.slides import plan_slide
from tenure.publish.planning.taking import FORMS, before_and_after, cited, taken
from tenure.publish.tables import Cell, words
from tenure.terms.problems import TooLittleData

RATE = PLAN_MEASURES[0]
SOURCE = "Source: Tenure’s forecast, snapshot abc123."


def a_fan(**others):
    futures = np.tile(np.linspace(0.2, 0.1, 25), (5, 1)) + np.linspace(-0.02, 0.02, 5)[:, None]
    history = ((2022, None), (2023, 0.2))
    arms = {name: futures + by for name, by in others.items()}
    story = Story(RATE, "Northvale", date(2023, 9, 30), history, futures, arms)
    return fan_chart(story, title="It falls", source=SOURCE)


def a_page(**changed):
    tile = PlanTile(
        "vacancy-rate", "Vacancy rate", "", "20.0%", "10.0%", "between 9% and 12%", "watch", "falls",
        when="on 30 September 2023",
    )  # fmt: skip
    given = {
        "title": "If nothing changes, the vacancy rate falls",
        "lede": "It is 20.0% now.",
        "service": "children",
        "area": "Northvale",
        "begins": date(2023, 9, 30),
        "ends": date(2025, 9, 30),
        "choices": PlanChoices(),
        "tiles": (tile,),
        "charts": (a_fan(),),
        "notes": (Note("about", "Few years are on record."),),
        "sources": (SOURCE,),
        "snapshot": "abc123",
        "run": "feed0123feed0123",
    }
    return PlanPage(**given | changed)


def an_action_page(**changed):
    page = a_page()
    same = ("lede", "service", "area", "ends", "choices", "tiles", "sources", "snapshot", "run")
    assumed = Table("plan-assumed", "What is assumed", tuple("abcdef"), (tuple(map(words, "uvwxyz")),))
    steps = (Step("Before", 0, 0.2, "20%", total=True), Step("Pool", 0.2, 0.17, "−3 points"))
    account = replace(a_fan(), key="plan-account", drawing=Steps(steps, percent=True))
    given = {name: getattr(page, name) for name in same} | {
        "title": "A talent pool would likely lower the vacancy rate",
        "keys": ("talent-pool",),
        "names": ("A talent pool",),
        "says": ("Posts are filled from a list.",),
        "charts": (a_fan(With=-0.03), account),
        "tables": (assumed,),
    }
    return ActionPage(**given | changed)


def sheets(made):
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def slide(made):
    (only,) = Presentation(io.BytesIO(made)).slides
    return only


def test_the_workbook_has_notes_contents_and_one_table_a_sheet():
    page = a_page()
    found = sheets(plan_workbook(page))
    assert list(found) == ["Notes", "Contents", "1", "2"]
    assert found["Notes"][0][0] == page.title
    assert ["Run", page.run] in found["Notes"]
    assert ["Snapshot", page.snapshot] in found["Notes"]
    assert found["1"][5][:2] == ["Vacancy rate", "vacancy-rate"]
    assert found["2"][0][0] == page.charts[0].table.caption
    assert found["2"][-1][:2] == ["2025", 10.0]


def test_every_sheet_and_slide_cites_measure_snapshot_and_run():
    page = a_page()
    said = cited(page)
    assert said == f"{SOURCE} Measure: vacancy rate. Run feed0123feed0123."
    found = sheets(plan_workbook(page))
    assert {found[name][2][0] for name in ("1", "2")} == {said}
    shapes = slide(plan_slide(page)).shapes
    assert said in [shape.text_frame.text for shape in shapes if shape.has_text_frame]


BILL = PlanTile(
    "cost",
    "Agency bill",
    "",
    "£2.0m",
    "£1.5m",
    "£1m to £2m",
    "watch",
    "falls",
    when="expected in the year to September 2024",
    of="in the year to September 2025",
)
COSTS = PlanTile("costs", "Costs", "over two years", "", "£90,000", "£80,000 to £0.1m", "no-data", "")
WORTH = PlanTile(
    "worth", "Saved for each pound", "discounted", "", "£1.20", "£1 to £2", "no-data", "60% chance"
)


def with_money():
    table = Table("plan-money-stakes", "Who pays and who gains", ("Who",), ((words("Northvale"),),))
    notes = (Note("about", "Pounds of 2025-26."),)
    money = Money("It would save", "A pound saves £1.20.", (COSTS, WORTH), (), (table,), notes)
    return an_action_page(money=money, names=("A talent pool", "Returners"), says=("A.", "B."))


def test_each_figure_says_of_which_day_or_year_it_is():
    page = a_page()
    page = replace(page, tiles=(*page.tiles, BILL))
    head, rate, bill = sheets(plan_workbook(page))["1"][4:]
    assert head[3:5] == ["On 30 September 2023", "30 September 2025, middle of futures"]
    assert rate[3:5] == ["20.0%", "10.0%"]
    assert bill[2:5] == [
        "",
        "£2.0m expected in the year to September 2024",
        "£1.5m in the year to September 2025",
    ]
    said = [shape.text_frame.text for shape in slide(plan_slide(page)).shapes if shape.has_text_frame]
    assert "On 30 September 2023: 20.0%" in said[2]
    assert "In the year to September 2025\nExpected in the year to September 2024: £2.0m" in said[3]


def test_a_source_is_told_once():
    notes = sheets(plan_workbook(a_page(sources=(SOURCE, "Run feed0123feed0123."))))["Notes"]
    told = [text for name, text in notes if name in ("Source", "Run")]
    assert told == ["feed0123feed0123", SOURCE.removeprefix("Source: ")]


def test_actions_are_taken_away_with_their_names_and_their_money():
    page = with_money()
    found = sheets(plan_workbook(page))
    assert list(found)[-2:] == ["5", "6"]
    assert found["5"][5:] == [
        ["Costs", "over two years", "£90,000", "£80,000 to £0.1m", ""],
        ["Saved for each pound", "discounted", "£1.20", "£1 to £2", "60% chance"],
    ]
    assert found["5"][2][0] == f"{SOURCE} Run feed0123feed0123."
    assert found["6"][5] == ["Northvale"]
    assert ["Money", "Pounds of 2025-26."] in found["Notes"]
    said = [shape.text_frame.text for shape in slide(plan_slide(page)).shapes if shape.has_text_frame]
    assert said[1].endswith("Tried together: A talent pool; Returners.")
    assert "Costs\n£90,000\nOver two years\n£80,000 to £0.1m" in said
    assert before_and_after(page)[1] == "With them, 30 September 2025"


def test_the_slide_has_the_finding_as_title_and_a_chart_whose_figures_can_be_edited():
    page = a_page()
    found = slide(plan_slide(page))
    assert found.shapes.title.text == page.title
    (frame,) = (shape for shape in found.shapes if shape.has_chart)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == page.charts[0].alt
    drawn = {series.name: tuple(series.values) for series in frame.chart.plots[0].series}
    assert list(frame.chart.plots[0].categories) == ["2022", "2023", "2024", "2025"]
    assert drawn["What was"] == (None, 20.0, None, None)
    assert drawn["If nothing changes, middle"] == (None, 20.0, 15.0, 10.0)
    assert drawn["4 in 5 futures: to"][-1] == page.charts[0].table.rows[-1][5].value
    assert frame.chart.part.chart_workbook.xlsx_part is not None
    assert page.lede in found.notes_slide.notes_text_frame.text


def test_a_slide_of_actions_shows_the_arm_and_who_does_what():
    fan, account = (s.chart for s in slide(plan_slide(an_action_page())).shapes if s.has_chart)
    arm = {series.name: tuple(series.values) for series in fan.plots[0].series}["With, middle"]
    assert arm == (None, None, 12.0, 7.0)
    assert list(account.plots[0].categories) == ["Pool"]
    assert tuple(account.plots[0].series[0].values) == (-3.0,)


def test_ranges_become_bars_with_the_first_on_top():
    rows = tuple((words(name), Cell(str(n), n)) for n, name in enumerate(("Northvale", "Hartwell")))
    spans = Spans(tuple(Span(name, 0, 0, 0, "") for name in ("Northvale", "Hartwell")), percent=True)
    chart = replace(a_fan(), drawing=spans, table=Table("t", "c", ("Partner", "Middle"), rows))
    (found,) = (s.chart for s in slide(plan_slide(a_page(charts=(chart,)))).shapes if s.has_chart)
    assert list(found.plots[0].categories) == ["Hartwell", "Northvale"]


def test_a_title_of_any_length_fits_its_slide_and_the_files_properties():
    long = "A long finding " * 30
    title = slide(plan_slide(a_page(title=long))).shapes.title
    assert title.text == long
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt == 11


@pytest.mark.slow  # draws the chart
@pytest.mark.parametrize("page", [a_page(), an_action_page(), with_money()], ids=["plan", "actions", "money"])
def test_the_paper_is_one_tagged_page_with_its_words(page, tmp_path):
    made = plan_paper(page, tmp_path)
    assert pages_of(made) == 1
    for tag in (rb"/StructTreeRoot", rb"/S ?/H1", rb"/S ?/TH", rb"/S ?/Figure", rb"/Alt", rb"pdfuaid:part"):
        assert re.search(tag, made), tag


@pytest.mark.slow  # draws the chart
def test_a_paper_with_much_to_say_stays_one_page_and_one_with_odd_letters_is_made(tmp_path):
    notes = tuple(Note("about", "A long note of many words. " * 20) for _ in range(8))
    assert pages_of(plan_paper(a_page(notes=notes), tmp_path)) == 1
    odd = a_page(title='What 社工 do #link("x") [*] \U0001f600')
    assert pages_of(plan_paper(odd, tmp_path)) == 1


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
def test_an_empty_plan_is_not_taken_away(form, tmp_path):
    with pytest.raises(TooLittleData, match=r"Load returns first\."):
        taken(a_page(empty="Load returns first."), form, tmp_path)


@pytest.mark.slow  # measures time
@pytest.mark.parametrize("make", [plan_slide, plan_workbook])
def test_a_deck_and_a_workbook_take_half_a_second_at_most(make):
    make(an_action_page())
    before = time.process_time()
    make(an_action_page())
    assert time.process_time() - before < 0.5

"""Reports in every form: the answer first, every figure cited, nothing hidden given away, the same again."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tenure.publish.directions import apart
from tenure.publish.strategy.reports.kinds import KINDS, kind_of
from tenure.publish.strategy.reports.material import Happened, Material, Stands, Story
from tenure.publish.strategy.reports.pages import report_page
from tenure.publish.strategy.reports.paper import report_paper
from tenure.publish.strategy.reports.parts import Brand, cited_table
from tenure.publish.strategy.reports.writing import FORMS, written
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.reading import founding
from tenure.terms.problems import UsedWrongly
from tests.given.figures import a_partnership, counts, holding_of, rates
from tests.publish.test_report_looks import a_png

# Slow: draws charts and sets pages.
pytestmark = pytest.mark.slow

BOARD = Viewer(None, "partnership", "board member")
ON = date(2024, 3, 1)
STORY = Story(7, "قصة نجاح", "Coaching", "It began.", "They met.", "They stayed.", ("Turnover",), "A team")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture(scope="module")
def made_from():
    stands = {"coaching": Stands("off-course", ("It is late.",))}
    brand = Brand("Five Rivers", "#123f63", "#0b6e69", LOGO, "svg", "Rivers")
    return Material(
        a_partnership(), BOARD, founding(), ON, "Version 1", stands=stands, stories=(STORY,), brand=brand
    )


def reports(made_from):
    before = replace(made_from, on=date(2023, 3, 1), stories=())
    return {key: kind.make(replace(made_from, before=before)) for key, kind in KINDS.items()}


def test_the_board_pack_answers_first_and_holds_two_pages(made_from):
    report = kind_of("board").make(made_from)
    assert report.title == made_from.course.answer
    assert [section.title for section in report.main][:3] == [
        "Is each outcome on course?",
        "What needs a decision",
        "How sure this is",
    ]
    assert sum(section.turned for section in report.main) == 1
    assert report.main[-1].title == "Case study: قصة نجاح"


def test_every_kpi_is_cited_with_measure_definition_day_and_snapshot(made_from):
    for report in map(kind_of, ("board", "progress", "evaluation")):
        cited = {one.what: one for one in report.make(made_from).cited}
        assert set(cited) == {kpi.label for kpi in made_from.framework.kpis}
        turnover = cited["Turnover in children's services"]
        assert (turnover.measure, turnover.on) == ("children turnover-rate", date(2023, 9, 30))
        assert re.fullmatch("[0-9a-f]{8}", turnover.definition)
        assert turnover.snapshot == "made"
        assert cited["Days from advert to start, newly qualified posts"].source.startswith("Nothing yet.")


def test_the_progress_report_says_where_each_activity_stands(made_from):
    table = next(t for s in kind_of("progress").make(made_from).sections for t in s.tables)
    coaching = next(row for row in table.rows if row[0].text == "A regional pool of coaches")
    assert [cell.text for cell in coaching[1:3]] == ["✕ off course", "It is late."]
    assert len(table.rows) == len(made_from.framework.activities)


def test_the_evaluation_return_defines_what_it_counts(made_from):
    report = kind_of("evaluation").make(made_from)
    defined = next(s for s in report.sections if s.title == "How each figure is counted")
    assert len(defined.findings) == len(made_from.framework.kpis)
    assert report.title.endswith("none was typed")


def test_what_changed_needs_an_earlier_day(made_from):
    with pytest.raises(UsedWrongly, match="Say since when"):
        kind_of("changes").make(made_from)


def test_what_changed_is_told_and_nothing_else(made_from):
    before = replace(made_from, on=date(2023, 3, 1))
    same = kind_of("changes").make(replace(made_from, before=before))
    assert same.title == "Nothing changed since 1 March 2023"
    did = Happened(date(2024, 2, 1), "Decision", "The board decided to keep it.")
    now = replace(made_from, before=replace(before, stories=()), happened=(did,))
    lines = [f.line for s in kind_of("changes").make(now).sections for f in s.findings]
    assert lines == [
        "Decision: The board decided to keep it. (1 February 2024)",
        "New: “قصة نجاح” may be told.",
    ]


def test_there_is_no_other_report(made_from):
    with pytest.raises(UsedWrongly, match="The reports are board, progress, analysis"):
        kind_of("gossip")
    with pytest.raises(UsedWrongly, match="A report is not written as docx"):
        written(kind_of("board").make(made_from), "docx", None)


def texts(deck):
    return [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]


def test_the_deck_begins_with_the_answer_and_its_charts_can_be_edited(made_from):
    report = kind_of("board").make(made_from)
    deck = Presentation(io.BytesIO(written(report, "pptx", None)))
    assert deck.slides[0].shapes.title.text == report.title
    charts = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert charts
    assert all(one.chart.part.chart_workbook.xlsx_part is not None for one in charts)
    assert all(one._element.nvGraphicFramePr.cNvPr.get("descr") for one in charts)
    assert any("snapshot made" in text for text in texts(deck))


def test_words_from_right_to_left_stay_so_on_slides(made_from):
    deck = Presentation(io.BytesIO(written(kind_of("board").make(made_from), "pptx", None)))
    told = [p for s in deck.slides for sh in s.shapes if sh.has_text_frame for p in sh.text_frame.paragraphs]
    arabic = [p for p in told if p.text == "قصة نجاح"]
    assert not arabic or all(p._p.pPr.get("rtl") == "1" for p in arabic)


def test_the_workbook_has_notes_contents_and_tables(made_from):
    content = written(kind_of("board").make(made_from), "xlsx", None)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names[:2] == ["Notes", "Contents"]
    notes = book.get_sheet_by_name("Notes").to_python()
    assert ["Snapshot of the record", "made"] in notes
    contents = [row[1] for row in book.get_sheet_by_name("Contents").to_python()]
    assert "Where each figure comes from" in contents


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_the_same_report_gives_the_same_bytes_and_no_moment_of_its_making(made_from, form):
    first, again = (written(kind_of("board").make(made_from), form, None) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} <= {1980}


@pytest.mark.slow  # draws charts and sets pages
def test_every_report_is_written_in_every_form_and_the_same_again(made_from, tmp_path):
    for key, report in reports(made_from).items():
        for form in FORMS:
            content = written(report, form, tmp_path)
            assert content == written(report, form, tmp_path), (key, form)


@pytest.mark.slow  # draws charts and sets pages
def test_the_paper_is_tagged_and_its_appendix_begins_on_page_three(made_from, tmp_path):
    from tenure.publish.planning.paper import pages_of

    report = kind_of("board").make(made_from)
    assert b"pdfuaid" in report_paper(report, tmp_path)
    bare = replace(report, sections=report.main, cited=())
    assert pages_of(report_paper(bare, tmp_path)) == 3


@pytest.mark.slow  # sets pages
@pytest.mark.parametrize("title", ["عنوان طويل", "x" * 3000, "日本語 🎉", "#let x = 1 $"])
def test_any_words_become_a_paper(made_from, tmp_path, title):
    report = replace(kind_of("board").make(made_from), title=title)
    assert report_paper(report, tmp_path).startswith(b"%PDF-")


@pytest.mark.slow  # sets pages
def test_a_logo_of_either_kind_stands_in_every_form(made_from, tmp_path):
    report = kind_of("board").make(made_from)
    brand = replace(report.brand, logo=a_png(), kind="png")
    for form in FORMS:
        with_it, without = (
            written(replace(report, brand=replace(brand, logo=logo)), form, tmp_path)
            for logo in (brand.logo, b"")
        )
        assert (with_it != without) == (form != "xlsx"), form


def test_a_number_after_a_name_from_right_to_left_stays_where_it_is():
    assert apart("نهر خمسة") == "نهر خمسة\u200e"
    assert apart("Five Rivers") == "Five Rivers"


@pytest.mark.slow  # draws charts
def test_the_page_escapes_what_people_wrote(made_from, tmp_path):
    story = replace(STORY, title="<script>x()</script>", context="<b>bold</b> & [link](javascript:x)")
    page = report_page(kind_of("board").make(replace(made_from, stories=(story,))), tmp_path).decode()
    assert "<script>" not in page
    assert "<b>bold" not in page
    assert "&lt;b&gt;bold" in page


def few():
    """Two councils; one has three leavers."""
    rows = []
    for year in (2022, 2023):
        staff = {"101": 300, "102": 44}
        left = {"101": 60, "102": 3}
        rows += counts("in-post", staff, year=year) + counts("leavers", left, year=year)
        rows += rates("turnover-rate", {p: (left[p] * 0.9, n * 0.9) for p, n in staff.items()}, year=year)
    return holding_of(rows)


def test_a_figure_that_pages_hide_is_in_no_workbook(made_from):
    """Ashmere's three leavers of 44 are 6.8%."""
    report = kind_of("analysis").make(replace(made_from, holding=few()))
    said = repr([(chart.table.rows, chart.drawing, chart.reading) for chart in report.charts])
    said += repr([table.rows for section in report.sections for table in section.tables])
    assert "Hidden" in said
    assert not re.search(r"(?<![\d.])(6\.8|0\.068)\d*", said)


def test_slides_hold_what_fits_and_the_words_under_a_case_study():
    from tenure.publish.slideshapes import Place, parted

    rows = [["Name", "Says"], *([str(n), "word " * 60] for n in range(40))]
    parts = parted(rows, Place(0.5, 1.4, 12.3, 5.3), points=10)
    assert len(parts) > 2
    assert all(part[0] == rows[0] for part in parts)
    assert [row for part in parts for row in part[1:]] == rows[1:]


def test_a_deck_says_with_whose_consent_a_case_study_is_told(made_from, tmp_path):
    deck = Presentation(io.BytesIO(written(kind_of("board").make(made_from), "pptx", tmp_path)))
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("Told by: A team. It is told with consent." in text for text in said)


def test_a_figure_from_outside_the_record_is_not_said_to_be_given_where_there_is_none(made_from):
    rows = {row[0].text: row for row in cited_table(kind_of("board").make(made_from)).rows}
    assert rows["Days from advert to start, newly qualified posts"][-1].text == "No figure yet"

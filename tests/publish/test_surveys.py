"""What a wave found, for each reader: computed sentences, intervals, and nothing hidden in any form of it."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from given.surveys import a_page, a_question, a_survey
from tenure.example import pulse
from tenure.publish import survey_workbook, table_csv
from tenure.publish.disclosure import ANSWERS_HIDDEN
from tenure.publish.surveys import Reader, Wave, survey_results
from tenure.publish.tallies import chosen_most
from tenure.returns.survey import bank, survey_of
from tenure.returns.survey.counting import Counted
from tenure.returns.survey.questions import code_of
from tenure.terms.organisations import unit_of
from tenure.terms.problems import UsedWrongly
from tenure.terms.quantities import Ratio

LEAD, OTTO, BOARD = Reader(leads=True), Reader("103"), Reader()


@pytest.fixture(scope="module")
def waves():
    survey = bank.survey(pulse.SURVEY).among({n: unit_of(n).name for n in pulse.PARTNERS})
    return [
        Wave(
            f"pulse-{at}",
            one.name,
            one.closed_on,
            Counted(survey, one.answers),
            one.invited,
            to_partners=True,
        )
        for at, one in enumerate(pulse.pulse(), start=1)
    ]


@pytest.fixture(scope="module")
def found(waves):
    return survey_results(waves[1], LEAD, before=waves[0], by="partner")


def test_the_answer_comes_first_and_is_computed(found):
    assert (
        found.title
        == "Workload stands lowest, at 2.62 of 5; supportive management stands highest, at 3.72 of 5"
    )
    assert found.lede == (
        "440 people answered, 48.1% of 915 invited. "
        "Beyond chance since Spring 2023: workload and working environment."
    )


def test_each_change_says_whether_chance_would_give_it(found):
    assert found.sentences[0] == (
        "Workload rose by 0.27 since Spring 2023 (between +0.14 and +0.40), more than chance would give."
    )
    assert found.sentences[1] == (
        "Resilience cannot be told from 2.90 in Spring 2023: the difference is between −0.10 and +0.18, "
        "as chance could give."
    )


def test_shares_have_wilsons_interval(found):
    row = next(r for r in found.table("q-staying").rows if r[0].text == "I looked for something else")
    assert [cell.text for cell in row[1:]] == ["62", "14.1%", "11.1%", "17.7%"]


def test_a_small_partner_is_hidden_with_another_beside_it(found):
    rows = {row[0].text: row for row in found.table("by-partner").rows}
    hidden = {name for name, row in rows.items() if row[2].hidden}
    assert "Thornbury Vale" in hidden
    assert len(hidden - {"Another employer, or I would rather not say"}) >= 2
    assert rows["Thornbury Vale"][1].text == ANSWERS_HIDDEN
    assert rows["Northvale"][1].value == 87


def test_otto_sees_his_own_partner_and_never_northvale(waves):
    for wave in waves:
        page = survey_results(wave, OTTO, by="partner")
        assert [row[0].text for row in page.table("by-partner").rows] == ["Hartwell", "Everyone who answered"]
        assert "Northvale" not in str(page)
        assert page.texts == ()


def test_a_partners_own_results_are_shown_where_the_lead_allows_it(waves):
    kept = replace(waves[1], to_partners=False)
    assert survey_results(kept, OTTO, by="partner").tables == ()
    assert "partner" not in dict(survey_results(kept, OTTO).choices)


def test_the_board_sees_the_partnership_alone(waves):
    page = survey_results(waves[1], BOARD, by="partner")
    assert page.tables == ()
    assert set(dict(page.choices)) == {"service", "stage"}


def test_what_people_wrote_is_for_the_lead_where_ten_wrote(waves, found):
    [(_, written)] = found.texts
    assert len(written) >= 10
    assert list(written) == sorted(written)
    few = Counted(
        waves[1].counted.survey, [a for a in waves[1].counted.answers if "one-thing" not in a][:200]
    )
    nine = [{**answer, "one-thing": "x"} for answer in few.answers[:9]] + list(few.answers[9:])
    page = survey_results(replace(waves[1], counted=Counted(few.survey, nine)), LEAD)
    assert page.texts == (("What is one thing that would help?", ()),)


def test_nine_answers_show_nothing(waves):
    nine = replace(waves[1], counted=Counted(waves[1].counted.survey, waves[1].counted.answers[:9]))
    page = survey_results(nine, LEAD, before=waves[0], by="partner")
    assert (page.charts, page.tables, page.sentences, page.texts) == ((), (), (), ())
    assert page.empty == "Fewer than 10 people answered, so nothing of what they said is shown."


def test_page_csv_workbook_and_picture_hide_the_same_cells(found):
    book = CalamineWorkbook.from_filelike(io.BytesIO(survey_workbook(found)))
    tables = [*found.tables, *(chart.table for chart in found.charts)]
    for number, table in enumerate(tables, start=1):
        on_page = [[cell.value == "c" for cell in row] for row in table.rows]
        _, *lines = csv.reader(io.StringIO(table_csv(table)))
        sheet = book.get_sheet_by_name(str(number)).to_python()[5:]
        assert on_page == [[cell == "c" for cell in line] for line in lines]
        assert on_page == [[cell == "c" for cell in row[: len(table.columns)]] for row in sheet]
    written = " ".join(
        str(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
    )
    assert found.texts[0][1][0] not in written


def test_every_figure_of_a_picture_is_in_its_table(found):
    for chart in found.charts:
        said = {cell.text.lstrip("+−-") for row in chart.table.rows for cell in row}
        for dot in chart.drawing.dots if chart.drawing else ():
            shown = re.sub(r"^[+−]", "", dot.said)
            if chart.key.startswith("q-") and chart.table.columns[1] == "Answers":
                continue  # the better end is a sum of two columns of the table
            assert shown in said, (chart.key, dot)


def test_what_nobody_could_be_shown_by_is_refused(waves):
    with pytest.raises(UsedWrongly, match="Results cannot be shown by age"):
        survey_results(waves[1], LEAD, by="age")


def test_factors_asked_otherwise_are_not_compared(waves):
    other = Counted(bank.survey("retention-factors"), waves[0].counted.answers)
    before = Wave("other", "Spring", date(2023, 5, 1), other)
    assert survey_results(waves[1], LEAD, before=before).sentences == ()


def test_a_code_of_a_partner_stands_for_its_number():
    assert code_of("106 / 107") == "106-107"


def test_each_factor_is_shown_by_group_with_who_stands_apart(found):
    chart = next(c for c in found.charts if c.key == "partner-workload")
    assert chart.title == "Workload: Ashmere highest of those shown, at 3.04; Quarrendon lowest, at 2.47."
    assert chart.reading == "Apart from everyone by more than chance would give: Ashmere."
    hidden = [dot.name for dot in chart.drawing.dots if dot.value is None]
    assert hidden == ["Hartwell", "Thornbury Vale"]
    assert chart.note == "2 hidden to protect those who answered."


def test_by_group_the_page_says_that_waves_are_compared_for_everyone(waves):
    says = "By employer you see this wave alone. Waves are compared for everyone who answered"
    by_partner = survey_results(waves[1], LEAD, before=waves[0], by="partner")
    whole = survey_results(waves[1], LEAD, before=waves[0])
    assert any(note.says.startswith(says) for note in by_partner.notes)
    assert not any(note.says.startswith(says) for note in whole.notes)


def test_a_factor_on_which_all_who_answered_it_whole_stand_alike_is_hidden():
    """Ten said the same to both statements, one more answered each: an interval of no width would tell."""
    grid = a_question("mood", "grid", factor="resilience")
    survey = survey_of(a_survey(a_page(grid)))
    alike = [{"mood.calm": "5", "mood.tired": "1"}] * 10
    wave = Wave(
        "w-1", "W", date(2026, 1, 1), Counted(survey, [*alike, {"mood.calm": "1"}, {"mood.tired": "5"}])
    )
    [row] = survey_results(wave, LEAD).table("factors").rows
    assert {cell.text for cell in row[1:]} == {ANSWERS_HIDDEN}


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ({"no": 60, "thought": 20}, "Most chose “No”: 75.0%."),
        ({"no": 45, "thought": 20, "looked": 35}, "“No” (45.0%) and “Looked” (35.0%) were chosen most; "
                                                  "chance alone could part them."),
        ({"no": 450, "thought": 200, "looked": 350}, "“No” was chosen most often: by 45.0%."),
    ],
)  # fmt: skip
def test_a_question_s_finding_says_which_answer_was_chosen_most_beyond_chance(counts, says):
    whole = sum(counts.values())
    lines = [(code.capitalize() + ".", Ratio(number, whole)) for code, number in counts.items()]
    assert chosen_most(lines) == says

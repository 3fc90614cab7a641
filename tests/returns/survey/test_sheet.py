"""A survey's form as a workbook: filled in, read back, and turned away where it was changed."""

import io

import pytest
from xlsxwriter import Workbook

from given.surveys import WHERE, a_page, a_question, a_survey
from tenure.returns.survey import survey_of
from tenure.returns.survey.designing import copied
from tenure.returns.survey.form import columns_of, template
from tenure.returns.survey.sheet import about, is_form, read_form
from tenure.terms.problems import Unreadable

DOCUMENT = a_survey(
    a_page(WHERE, a_question("leaving", "single", required=True)),
    a_page(
        a_question("reasons", "multiple", only_if={"question": "leaving", "is": ["yes"]}),
        a_question("mood", "grid"),
        a_question("days", "number", most=60),
        a_question("words", "text", longest=20),
        key="two",
    ),
)
SURVEY = survey_of(DOCUMENT).among({"101": "Northvale"})
NAMES = [column.name for column in columns_of(SURVEY)]


def a_form(*rows, head=None, merge=None, hide="", more="", document=DOCUMENT, formula=None):
    """A filled-in form, as a person would send it; rows are dictionaries by the name of a column."""
    known = about(template(document))
    names = NAMES if head is None else head
    out = io.BytesIO()
    with Workbook(out) as book:
        read_me, answers, lists = (book.add_worksheet(name) for name in ("Read me", "Answers", "Lists"))
        for at, pair in enumerate(
            [
                ("Tenure survey", "x"),
                ("Survey", known.key),
                ("Version", known.version),
                ("Form", known.fingerprint),
            ]
        ):
            read_me.write_row(at, 0, pair)
        answers.write_row(0, 0, names)
        answers.write_row(1, 0, ["A question"] * len(names))
        for number, row in enumerate(rows, start=2):
            for name, value in row.items():
                answers.write(number, names.index(name) if isinstance(name, str) else name, value)
        if merge:
            answers.merge_range(merge, "Merged")
        if formula:
            answers.write_formula(formula, "=1+1", None, 2)
        if hide:
            {"Answers": answers, "Lists": lists}[hide].hide()
        if more:
            book.add_worksheet(more).hide()
    return out.getvalue()


GOOD = {
    "employer": "Northvale",
    "leaving": "Yes",
    "reasons:yes": "x",
    "reasons:other": "X",
    "mood.calm": "Agree",
}


def test_a_form_is_read_back_in_words_or_codes():
    form = read_form(a_form(GOOD, {"leaving": "no", "days": 10.5, "mood.tired": 2}), DOCUMENT, SURVEY)
    assert form.faults == ()
    assert form.rows == (
        (3, {"employer": "101", "leaving": "yes", "reasons": ["yes", "other"], "mood.calm": "4"}),
        (4, {"leaving": "no", "days": 10.5, "mood.tired": "2"}),
    )


def test_the_template_itself_is_an_empty_form():
    data = template(DOCUMENT, survey=SURVEY)
    assert is_form(data)
    assert read_form(data, DOCUMENT, SURVEY).rows == ()
    assert data == template(DOCUMENT, survey=SURVEY)


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        ({}, None, ""),
        ({"leaving": "Perhaps"}, "B3", "This is no answer of the list. Choose one of: Yes, No, Other."),
        ({"days": 3}, "B3", "What about leaving. Choose or write an answer."),
        ({"leaving": "No", "reasons:yes": "x"}, "C3", "The page does not ask for What about reasons."),
        ({"leaving": "Yes", "reasons:yes": "yes"}, "C3", "Write x where it was chosen, or nothing."),
        ({"leaving": "No", "days": 61}, "H3", "61 is too high. Write 60 or less."),
        ({"leaving": "No", "days": "many"}, "H3", "Write a number in digits, such as 12."),
        ({"leaving": "No", "words": "x" * 10_000}, "I3", "10,000 letters. Shorten it to 20."),
        ({"leaving": "No", 9: "stray"}, "J3", "No question stands over this cell. Take it out."),
    ],
)
def test_a_fault_is_named_by_its_cell(row, cell, says):
    form = read_form(a_form(row), DOCUMENT, SURVEY)
    assert [fault.cell for fault in form.faults] == ([cell] if cell else [])
    assert all(says in str(fault) for fault in form.faults)


def test_a_formula_is_named_by_its_cell():
    form = read_form(a_form({"leaving": "No"}, formula="H3"), DOCUMENT, SURVEY)
    assert str(form.faults[0]) == "H3: The cell holds a formula. Write its value instead."


def test_what_is_no_part_of_the_form_is_passed_over_and_said():
    form = read_form(a_form(GOOD, more="Payroll"), DOCUMENT, SURVEY)
    assert form.notices == ("The hidden sheet Payroll is no part of the form and was passed over.",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (a_form(GOOD, merge="C1:D1"), "Cells C1 to D1 of the head are merged"),
        (a_form(GOOD, hide="Answers"), "The sheet Answers is hidden. Show it"),
        (
            a_form(GOOD, document=copied(DOCUMENT, version=2)),
            "form of version 2, and the survey is version 1",
        ),
        (a_form(GOOD, document=DOCUMENT | {"key": "another"}), "the form of the survey another"),
        (
            a_form(GOOD, document=DOCUMENT | {"owner": "Someone"}),
            "Copy the answers into the form",
        ),
        (a_form(head=NAMES[:-1]), "Row 1 has no column words."),
        (a_form(head=[*NAMES, "words"]), "Row 1 names the column words more than once."),
        (b"PK\x03\x04 nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0 locked", "locked with a password, or an old .xls"),
        (b"a,b\n1,2\n", "This is not a workbook."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_form_that_was_changed_is_turned_away_with_the_reason(data, says):
    with pytest.raises(Unreadable) as raised:
        read_form(data, DOCUMENT, SURVEY)
    assert says in str(raised.value)
    assert "T-F01" not in str(raised.value)


def test_another_workbook_is_no_form():
    out = io.BytesIO()
    with Workbook(out) as book:
        book.add_worksheet("Answers")
    assert not is_form(out.getvalue())
    assert not is_form(b"nothing")
    with pytest.raises(Unreadable, match="no survey's form"):
        read_form(out.getvalue(), DOCUMENT, SURVEY)

"""A survey as a workbook that helps while it is filled in: one row an answer, lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tenure.returns.survey.designing import fingerprint
from tenure.returns.survey.questions import ON_A_SCALE, Item, OnlyIf, Survey, in_language, items_of
from tenure.returns.survey.reading import Document, survey_of

READ_ME, ANSWERS, LISTS = "Read me", "Answers", "Lists"
"""The sheets, in order."""
MARK: Final = "Tenure survey"
"""What stands in the first cell of the first sheet, by which the form is known again."""
CHOSEN: Final = "x"
"""What is written under an answer of a multiple choice."""
ROWS: Final = 500
FIRST_ROW: Final = 3
"""The row of the first answer, as a spreadsheet numbers it: names and questions go before."""
MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001
"""The date in the file's properties: fixed, so that the same survey gives the same bytes."""
LONGEST_HINT, LONGEST_TITLE = 250, 32
"""Letters that Excel shows of a message beside a cell, and of its title."""
WIDTH: Final = 24


@dataclass(frozen=True)
class Column:
    """One column of the form. `code` is the choice that a column of a multiple choice stands for."""

    item: Item
    code: str = ""

    @property
    def name(self) -> str:
        return f"{self.item.id}:{self.code}" if self.code else self.item.id


def columns_of(survey: Survey) -> Iterator[Column]:
    """The columns in order: one for each item, and one for each answer of a multiple choice."""
    for question in survey.questions:
        for item in items_of(question):
            if question.kind == "multiple":
                yield from (Column(item, choice.code) for choice in question.choices)
            else:
                yield Column(item)


def template(document: Document, *, language: str = "en", survey: Survey | None = None) -> bytes:
    """The form as XLSX bytes.

    survey  the survey with its partners filled in, where the document leaves them open.
    """
    from xlsxwriter import Workbook

    shown = survey or survey_of(document)
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": in_language(shown.title, language), "created": MADE})
        _read_me(book, shown, fingerprint(document), language)
        answers, lists = book.add_worksheet(ANSWERS), book.add_worksheet(LISTS)
        ranges = _lists(lists, shown, language)
        for place, column in enumerate(columns_of(shown)):
            _column(
                book, answers, place, _Described(column, language, ranges.get(column.item.question.key, ""))
            )
        answers.freeze_panes(FIRST_ROW - 1, 1)
    return out.getvalue()


def _read_me(book: Any, survey: Survey, version: str, language: str) -> None:
    sheet = book.add_worksheet(READ_ME)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    lines = [
        (MARK, in_language(survey.title, language)),
        ("Survey", survey.key),
        ("Version", str(survey.version)),
        ("Form", version),
        ("What it is for", in_language(survey.introduction, language)),
        (
            "How to fill it in",
            f"On the sheet {ANSWERS}, one row for each person, from row {FIRST_ROW}.",
        ),
        ("", "Choose from the list in a cell where there is one. Leave out what was not answered."),
        ("", f"Where several answers may be chosen, write {CHOSEN} under each that was."),
        ("", "A question marked (needed) must be answered. One marked (only if …) is answered only then."),
        ("", "Do not change the first two rows, merge cells or write formulas: the form could not be read."),
        ("Names", "Write no names, nor anything that would tell who somebody is."),
    ]
    bold = book.add_format({"bold": True, "valign": "top"})
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, text)


def _lists(sheet: Any, survey: Survey, language: str) -> dict[str, str]:
    """Write every list of answers, a column each, and say where each question's is."""
    found: dict[str, str] = {}
    place = 0
    for question in survey.questions:
        if not question.choices or question.kind == "multiple":
            continue
        from xlsxwriter.utility import xl_range_abs

        sheet.set_column(place, place, WIDTH)
        sheet.write_string(0, place, question.key)
        for row, choice in enumerate(question.choices, start=1):
            sheet.write_string(row, place, in_language(choice.words, language))
        found[question.key] = f"={LISTS}!{xl_range_abs(1, place, len(question.choices), place)}"
        place += 1
    return found


@dataclass(frozen=True)
class _Described:
    """A column with its words, and where its list of answers stands."""

    column: Column
    language: str
    answers: str

    @property
    def title(self) -> str:
        """The question as it stands over the column."""
        question, item = self.column.item.question, self.column.item
        parts = [in_language(question.words, self.language)]
        if item.statement:
            parts.append(in_language(item.statement.words, self.language))
        if self.column.code:
            choice = question.choice(self.column.code)
            parts.append(in_language(choice.words, self.language) if choice else self.column.code)
        marks = ["(needed)"] if question.required and not question.only_if else []
        return " ".join([*parts, *marks, *([_condition(question.only_if)] if question.only_if else [])])

    def rule(self) -> dict[str, Any]:
        """What Excel lets a person write, and what it says otherwise."""
        question = self.column.item.question
        said = {
            "input_title": question.key[:LONGEST_TITLE],
            "input_message": self.title[:LONGEST_HINT],
            "error_title": "Put this right",
        }
        if self.column.code:
            return said | {
                "validate": "list",
                "source": [CHOSEN],
                "error_message": f"Write {CHOSEN}, or leave it empty.",
            }
        if question.kind in ON_A_SCALE | {"single"}:
            return said | {
                "validate": "list",
                "source": self.answers,
                "error_message": "Choose an answer from the list.",
            }
        if question.kind == "number":
            least = -1e12 if question.least is None else question.least
            most = 1e12 if question.most is None else question.most
            between = {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": most}
            return said | between | {"error_message": f"Write a number from {least:g} to {most:g}."}
        longest = {"validate": "length", "criteria": "<=", "value": question.longest}
        return said | longest | {"error_message": f"Shorten it to {question.longest} letters."}


def _condition(only_if: OnlyIf) -> str:
    return f"(only if {only_if.question} is {' or '.join(only_if.codes)})"


def _column(book: Any, sheet: Any, place: int, described: _Described) -> None:
    name = book.add_format({"font_color": "#55606e", "font_size": 8})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.set_column(place, place, WIDTH)
    sheet.write_string(0, place, described.column.name, name)
    sheet.write_string(1, place, described.title, head)
    first = FIRST_ROW - 1
    sheet.data_validation(first, place, first + ROWS - 1, place, described.rule())

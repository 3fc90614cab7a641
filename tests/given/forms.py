"""Filled-in forms of a survey, as a person would send them."""

from __future__ import annotations

import io
from typing import Any

from xlsxwriter import Workbook

from tenure.returns.survey.form import columns_of, template
from tenure.returns.survey.sheet import about


def a_filled_form(document: dict[str, Any], survey: Any, *rows: dict[str, Any]) -> bytes:
    """A form with these rows of answers, each a dictionary by the name of its column."""
    known = about(template(document))
    assert known is not None
    names = [column.name for column in columns_of(survey)]
    out = io.BytesIO()
    with Workbook(out) as book:
        read_me, answers = book.add_worksheet("Read me"), book.add_worksheet("Answers")
        read_me.write_column(0, 0, ["Tenure survey", "Survey", "Version", "Form"])
        read_me.write_column(0, 1, ["x", known.key, known.version, known.fingerprint])
        answers.write_row(0, 0, names)
        for number, row in enumerate(rows, start=2):
            for name, value in row.items():
                answers.write(number, names.index(name), value)
    return out.getvalue()

"""The results of a survey's wave as a workbook: notes, contents, then one table a sheet."""

from __future__ import annotations

from tenure.publish.surveys import SurveyResults
from tenure.publish.workbooks import SYMBOLS, book_of


def survey_workbook(results: SurveyResults) -> bytes:
    """The results as XLSX bytes. What people wrote is not in it: that stays on the page of the lead."""
    notes = [
        (results.title, ""),
        ("Survey", results.survey),
        ("Wave", results.wave),
        ("Answers", results.lede),
    ]
    notes += [("Note", note.says) for note in results.notes]
    notes += [("Change", sentence) for sentence in results.sentences]
    notes += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS]
    source = f"{results.survey}, {results.wave}."
    tables = [(table, results.title, source) for table in results.tables]
    tables += [(chart.table, chart.reading, chart.source) for chart in results.charts]
    return book_of(results.title, notes, tables)

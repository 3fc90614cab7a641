"""A report in the form that somebody asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tenure.publish.strategy.reports.parts import Report
from tenure.terms.problems import UsedWrongly

FORMS: Final = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
"""What a report can be taken as, with the kind that a browser is told."""

FORM_LABELS: Final = {"pdf": "PDF", "pptx": "Slides (PPTX)", "xlsx": "Workbook (XLSX)", "html": "Page (HTML)"}


def written(report: Report, form: str, cache: Path) -> bytes:
    """The report's bytes in one form. `cache` is the folder that keeps drawn charts."""
    from tenure.publish.strategy.reports import books, pages, paper, slides

    if form == "pdf":
        return paper.report_paper(report, cache)
    if form == "pptx":
        return slides.report_slides(report)
    if form == "xlsx":
        return books.report_workbook(report)
    if form == "html":
        return pages.report_page(report, cache)
    raise UsedWrongly(f"A report is not written as {form[:20]}. Ask for {', '.join(FORMS)}.")

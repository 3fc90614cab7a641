"""A report as one HTML file that stands alone: its charts are in it, and nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tenure.publish import charts, numbers
from tenure.publish.contents import Table
from tenure.publish.strategy.reports.parts import Report, Section, cited_table, rests_table

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

KINDS: Final = {"png": "image/png", "svg": "image/svg+xml"}


def report_page(report: Report, cache: Path) -> bytes:
    """HTML bytes; `cache` is the folder that keeps drawn charts. The same report gives the same bytes."""
    pictures = {
        chart.key: _data("svg", charts.svg(chart, cache)) if chart.drawing else "" for chart in report.charts
    }
    page = _templates().get_template("report.html")
    return page.render(
        report=report,
        day=numbers.day(report.on),
        logo=_data(report.brand.kind, report.brand.logo) if report.brand.logo else "",
        sections=all_sections(report),
        pictures=pictures,
        tabled=_tabled,
    ).encode()


def all_sections(report: Report) -> Sequence[Section]:
    """The report's sections, and after them where its figures come from and what makes it again."""
    cited = Section("Where each figure comes from", tables=(cited_table(report),), apart=True, turned=True)
    rests = Section("What makes this report again", tables=(rests_table(report),), apart=True)
    return (*report.sections, *((cited,) if report.cited else ()), rests)


def _data(kind: str, content: bytes) -> str:
    return f"data:{KINDS[kind]};base64,{b64encode(content).decode()}"


@lru_cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("tenure.publish.strategy.reports", ".")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _tabled(table: Table) -> Markup:
    from markupsafe import Markup

    # What is marked safe was made by a template that escapes all it is given.
    return Markup(_templates().get_template("table.html").render(table=table))

"""A report as a PDF, tagged so that it can be read aloud: PDF/UA-1."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from tenure.publish import charts, numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.lettering import letters_lost, lost_words, plain
from tenure.publish.looks import FONT
from tenure.publish.strategy.reports.parts import (
    Brand,
    Finding,
    Report,
    Section,
    cited_table,
    rests_table,
)

STANDARD: Final = "ua-1"
"""PDF/UA-1: every picture has its words, every table its heads, and nothing is left untagged."""

LETTERS: Final = "Libertinus Serif"
"""The letters of the sheet, carried by the typesetter itself: the same on every machine."""

LOGO: Final = "logo.svg"
CHART_HEIGHT, LOW_CHART, FEW_FINDINGS = 62, 44, 5
WIDEST: Final = 46
"""Letters of a column's longest cell beyond which it becomes no wider."""

WORD: Final = 24
"""Letters of a column's longest word beyond which it is broken."""


def report_paper(report: Report, cache: Path) -> bytes:
    """PDF bytes; `cache` is the folder that keeps drawn charts. The same report gives the same bytes."""
    import typst

    said = _said(report, cache)
    try:
        return _set(report, json.dumps(said, ensure_ascii=False))
    except typst.TypstError:
        return _set(report, _without_lost(said))


def first_page(report: Report, cache: Path) -> bytes:
    """PNG bytes of the report's first page, to see how it looks."""
    import typst

    said = _without_lost(_said(report, cache))
    made: Any = typst.compile(
        _given(report), sys_inputs={"report": said}, ignore_system_fonts=True, format="png", ppi=72.0
    )
    return bytes(made[0] if isinstance(made, list) else made)


def _set(report: Report, said: str) -> bytes:
    import typst

    asked: dict[str, Any] = {"ignore_system_fonts": True, "pdf_standards": [STANDARD]}
    return bytes(typst.compile(_given(report), sys_inputs={"report": said}, **asked))


def _given(report: Report) -> Any:
    """The files that the typesetter reads: the sheet, and the logo where there is one."""
    sheet = files("tenure.publish.strategy.reports").joinpath("report.typ").read_bytes()
    given: dict[str, bytes] = {"main.typ": sheet}
    if report.brand.logo:
        given[LOGO] = _as_svg(report.brand)
    return given


def _as_svg(brand: Brand) -> bytes:
    """The logo as SVG, in which a PNG stands whole: the typesetter takes no file that is not text."""
    if brand.kind == "svg":
        return brand.logo
    wide, high = (int.from_bytes(brand.logo[place : place + 4]) for place in (16, 20))
    held = b64encode(brand.logo).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" '
        f'href="data:image/png;base64,{held}"/></svg>'
    ).encode()


def _without_lost(said: dict[str, Any]) -> str:
    """What is said, with a box for each letter that cannot be set, and a sentence that says how many."""
    words = json.dumps(said, ensure_ascii=False)
    lost = lost_words(letters_lost(words), "this report")
    return plain(json.dumps(said | {"lost": lost}, ensure_ascii=False))


def _said(report: Report, cache: Path) -> dict[str, Any]:
    appendix = [
        *report.appendix,
        Section("Where each figure comes from", tables=(cited_table(report),) if report.cited else ()),
        Section("What makes this report again", tables=(rests_table(report),)),
    ]
    return {
        "name": report.name,
        "title": report.title,
        "lede": report.lede,
        "lost": "",
        "on": numbers.day(report.on),
        "brand": _brand(report),
        "paged": report.two_pages,
        "pages": [[_section(each, cache) for each in page] for page in _pages(report.main)],
        "appendix": [_section(each, cache) for each in appendix],
    }


def _brand(report: Report) -> dict[str, str]:
    brand = report.brand
    logo = LOGO if brand.logo else ""
    return {
        "name": brand.name,
        "ink": brand.ink,
        "accent": brand.accent,
        "logo": logo,
        "alt": brand.alt or brand.name,
    }


def _pages(sections: Sequence[Section]) -> list[list[Section]]:
    """Sections by the page they begin on."""
    pages: list[list[Section]] = [[]]
    for section in sections:
        if section.turned and pages[-1]:
            pages.append([])
        pages[-1].append(section)
    return pages


def _section(section: Section, cache: Path) -> dict[str, Any]:
    return {
        "title": section.title,
        "says": list(section.says),
        "findings": list(map(_finding, section.findings)),
        "charts": [_chart(chart, cache) | {"tall": _tall(section)} for chart in section.charts],
        "tables": [_table(each, section.title) for each in section.tables],
        "notes": list(section.notes),
        "turned": section.turned,
    }


def _tall(section: Section) -> int:
    """How tall the charts of a section are in millimetres: two of them have to fit under its findings."""
    return LOW_CHART if len(section.findings) > FEW_FINDINGS else CHART_HEIGHT


def _finding(one: Finding) -> dict[str, str]:
    return {
        "head": one.head,
        "says": one.says,
        "status": one.status or "no-data",
        "word": one.word,
        "icon": one.icon,
    }


def _chart(chart: Chart, cache: Path) -> dict[str, Any]:
    picture = charts.svg(chart, cache).decode() if chart.drawing else ""
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "alt": chart.alt,
        "reading": chart.reading,
        "from": " ".join(filter(None, (chart.note, chart.source))),
        "svg": picture.replace(FONT, LETTERS),
    }


def _table(table: Table, heading: str) -> dict[str, Any]:
    return {
        "caption": "" if table.caption == heading else table.caption,
        "columns": list(table.columns),
        "widths": _widths(table),
        "numeric": [bool(n) and _numeric(table, n) for n in range(len(table.columns))],
        "rows": [[cell.text for cell in row] for row in table.rows],
        "notes": list(table.notes),
    }


def _numeric(table: Table, column: int) -> bool:
    return any(row[column].numeric for row in table.rows)


def _widths(table: Table) -> list[float]:
    """How wide each column is beside the others: by its longest cell, with room for its longest word."""
    columns = [[head, *(row[n].text for row in table.rows)] for n, head in enumerate(table.columns)]
    return [
        max(min(max(map(len, cells)), WIDEST) ** 0.5, min(_longest_word(cells), WORD) ** 0.6)
        for cells in columns
    ]


def _longest_word(cells: Sequence[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=1)

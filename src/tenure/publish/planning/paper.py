"""A page of the planner on one sheet of A4, tagged so that it can be read aloud."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from tenure.publish import charts, numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.lettering import letters_lost, lost_words, plain
from tenure.publish.looks import FONT
from tenure.publish.planning.contents import ActionPage, PlanTile
from tenure.publish.planning.taking import (
    Page,
    before_and_after,
    cited,
    dated,
    money_in,
    require_figures,
    said_in,
    tried_in,
)
from tenure.publish.wording import SERVICE_LABELS

STANDARD: Final = "ua-1"
"""PDF/UA-1: every picture has its words, every table its heads, and nothing is left untagged."""

LETTERS: Final = "Libertinus Serif"
"""The letters of the sheet, carried by the typesetter itself: the same on every machine."""

MOST_RESTS: Final = 9
"""Lines on what the sheet rests on; the workbook has them all."""

CHART_HEIGHT, LINE_HEIGHT = 88, 5
"""Millimetres of the chart when little else stands on the sheet, and of each line that takes from it."""


def plan_paper(page: Page, cache: Path) -> bytes:
    """PDF bytes of one A4 page: the finding, four figures, one chart, and what they rest on.

    cache  the folder that keeps drawn charts.
    """
    require_figures(page)
    said = _said(page, cache)
    while True:
        made = _set(said)
        if pages_of(made) == 1 or not said["rests"]:
            return made
        said["rests"] = _shortened(said["rests"])


def _set(said: dict[str, Any]) -> bytes:
    """The sheet of these words, with a box for each letter that it cannot set, and how many those are."""
    import typst

    template = files("tenure.publish.planning").joinpath("paper.typ").read_bytes()
    asked: dict[str, Any] = {"ignore_system_fonts": True, "pdf_standards": [STANDARD]}
    words = json.dumps(said, ensure_ascii=False)
    try:
        return bytes(typst.compile(template, sys_inputs={"page": words}, **asked))
    except typst.TypstError:
        lost = lost_words(letters_lost(words), "this plan")
        words = plain(json.dumps(said | {"lost": lost}, ensure_ascii=False))
        return bytes(typst.compile(template, sys_inputs={"page": words}, **asked))


def _shortened(rests: list[str]) -> list[str]:
    """The same lines without the last but one: the first says where figures come from, the last the rest."""
    return rests[:-2] + rests[-1:] if len(rests) > 1 else []


def pages_of(paper: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(re.findall(rb"/Type\s*/Page\b", paper))


def _said(page: Page, cache: Path) -> dict[str, Any]:
    rests = list(_rests(page))
    rests = rests[: MOST_RESTS - 1] + rests[-1:] if len(rests) > MOST_RESTS else rests
    chart = next((each for each in page.charts if each.drawing is not None), None)
    money = money_in(page)
    return {
        "title": page.title,
        "lede": page.lede,
        "lost": "",
        "tried": tried_in(page),
        "about": f"{SERVICE_LABELS[page.service]} · {page.area} · {numbers.day(page.ends)}",
        "heads": ["Figure", *before_and_after(page), "4 of 5 futures", "How sure"],
        "tiles": [*(_tile(page, one) for one in page.tiles), *map(_money, money)],
        "chart": _chart(chart, cache) if chart else None,
        "height": max(CHART_HEIGHT - LINE_HEIGHT * (max(len(rests) - 4, 0) + 2 * len(money)), 55),
        "rests": rests,
    }


def _tile(page: Page, one: PlanTile) -> dict[str, str]:
    fte = " FTE" if one.unit == "FTE" else ""
    now = f"{one.now}{fte}" if not one.of else dated(page, one)[0]
    word = f"{one.icon} {one.word}"
    return {
        "label": one.label,
        "now": now,
        "then": f"{one.then}{fte}",
        "of": one.of,
        "band": one.band,
        "word": word,
    }


def _money(one: PlanTile) -> dict[str, str]:
    """A figure of money, which has nothing that comes without the actions."""
    return {
        "label": one.label,
        "now": "",
        "then": one.then,
        "of": one.unit,
        "band": one.band,
        "word": one.word,
    }


def _chart(chart: Chart, cache: Path) -> dict[str, str]:
    picture = charts.svg(chart, cache).decode()
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "alt": chart.alt,
        "reading": chart.reading,
        "svg": picture.replace(FONT, LETTERS),
    }


def _rests(page: Page) -> Iterator[str]:
    """Where the figures come from, what is assumed, and what to know before using them."""
    yield cited(page)
    if isinstance(page, ActionPage):
        if page.money:
            yield f"Money: {page.money.title}. {page.money.lede}"
        yield from _assumed(page)
    else:
        yield from map(said_in, page.notes)
    yield "A forecast says what may come, never what will. The workbook and the JSON file hold every figure."


def _assumed(page: ActionPage) -> Iterator[str]:
    tables: list[Table] = [each for each in page.tables if each.name == "plan-assumed"]
    for row in (row for table in tables for row in table.rows):
        name, what, size, interval, when, rests = (cell.text for cell in row)
        yield f"{name}: {what}: {size} ({interval}), {when}. {rests}"

"""How sure a forecast is: what makes its bands wide, and how forecasts from earlier years would have done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning.awaiting import PATIENCE, Progress, awaited
from tenure.publish.planning.futures import ANSWERS
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.saying import PLAN_MEASURES, Spread
from tenure.publish.planning.scorecards import origins_of, scores_of, scores_of_known_posts
from tenure.publish.planning.scoring import lede_of, posts_words, scorecard_table, summary, title_of
from tenure.publish.planning.working import Kept, Told, name_of_work
from tenure.publish.tables import words

if TYPE_CHECKING:
    from tenure.record import Record

KIND: Final = "trust 1"
"""What is kept; its number goes up when it changes."""

LAYERS: Final = {
    "Which people go and come, by chance": ("people",),
    "How well the chances are known": ("parameters",),
    "Years that are better or worse": ("years",),
    "All together": ("parameters", "years", "people"),
}
"""What makes the band wide, in words, and the layers that are drawn for it."""


@dataclass(frozen=True)
class TrustPage:
    """What makes the bands wide, and how earlier forecasts would have done.

    posts  how far bands that were too narrow were so because posts were held; empty where none were.
    """

    title: str
    lede: str
    area: str
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    posts: str = ""
    sources: tuple[str, ...] = ()


def trusted(
    question: Looked, record: Record, folder: Path, *, patience: float | None = PATIENCE
) -> TrustPage | Progress:
    """How sure the forecast of this reader's question is, where that is known or soon found out; else how far
    the work on it is.

    folder    where what is found out is kept.
    patience  seconds to wait; None until it is known.
    """
    kept = Kept(folder, name_of_work(KIND, _asked(question), question.futures.name))
    found = awaited(kept, lambda told: _work_out(question, record, kept, told), patience=patience)
    return found if isinstance(found, Progress) else _page(question, record, kept.folder, found)


def tables_of(page: TrustPage) -> dict[str, Table]:
    """Every table of the page, those of its charts too, by name."""
    return {one.key: one.table for one in page.charts} | {one.name: one for one in page.tables}


def _asked(question: Looked) -> dict[str, Any]:
    return {"service": question.asked.service, "focus": question.asked.focus, "until": question.until}


def _work_out(question: Looked, record: Record, kept: Kept, told: Told) -> None:
    """Hold earlier forecasts against what came, and draw futures with one layer of doubt at a time."""
    futures = question.futures

    def step(done: int, of: int, says: str) -> None:
        told(done, of + len(LAYERS), says)

    scores_of(futures, record, kept.folder, step)
    earlier, widths = len(origins_of(record)), {}
    for done, (name, layers) in enumerate(LAYERS.items()):
        told(earlier + done, earlier + len(LAYERS), "drawing futures with one doubt at a time")
        widths[name] = _width(question, layers)
    made_with = {"tenure": __version__, "snapshot": futures.snapshot, "futures": futures.name}
    kept.keep({"asked": _asked(question), "made_with": made_with, "widths": widths})


def _page(question: Looked, record: Record, folder: Path, result: Mapping[str, Any]) -> TrustPage:
    scores = scores_of(question.futures, record, folder)
    return TrustPage(
        title=title_of(scores),
        lede=lede_of(scores),
        area=question.area,
        charts=(_widths(question, result["widths"]),),
        tables=(summary(scores), scorecard_table(scores)) if scores else (),
        posts=posts_words(scores, scores_of_known_posts(question.futures)),
        sources=(f"Source: the partnership’s returns, snapshot {question.futures.snapshot[:12]}.",),
    )


def _widths(question: Looked, found: Mapping[str, float]) -> Chart:
    """How wide the band of the vacancy rate would be if only one thing were uncertain."""
    rate = PLAN_MEASURES[0]
    alone = {name: width for name, width in found.items() if name != "All together"}
    widest = max(alone, key=lambda name: alone[name])
    bars = tuple(Bar(name, width, numbers.points(width), name == widest) for name, width in found.items())
    rows = tuple((words(name), _points(width)) for name, width in found.items())
    caption = f"Width of the band of 4 in 5 futures of the vacancy rate on 30 September {question.until}"
    said, whole = numbers.points(alone[widest]), numbers.points(found["All together"])
    return Chart(
        key="plan-widths",
        title=f"{widest} make{'s' if widest.startswith('How') else ''} the band widest",
        subtitle=f"{caption}, if only one thing were uncertain",
        reading=f"{widest}: alone that gives a band of {said}, of {whole} in all.",
        alt="Bars: " + ", ".join(f"{name} {numbers.points(width)}" for name, width in found.items()) + ".",
        source=f"Source: Tenure’s forecast, snapshot {question.futures.snapshot[:12]}.",
        table=Table("plan-widths", caption, ("Only this uncertain", "Width"), rows, units=("", "points")),
        drawing=Bars(bars, percent=True),
        note="Widths do not add up: chances that are independent partly cancel out.",
        measure=rate.key,
    )


def _width(question: Looked, layers: tuple[str, ...]) -> float:
    futures = question.futures
    drawn = futures.kept(("alone", layers), lambda: futures.alone(layers))
    values = ANSWERS[PLAN_MEASURES[0].key](drawn, question.units)[:, question.months]
    spread = Spread.of(values)
    return spread.outer[1] - spread.outer[0]


def _points(width: float) -> Cell:
    return Cell(numbers.points(width), round(width * 100, 1))

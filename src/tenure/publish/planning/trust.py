"""How sure a forecast is: what makes its bands wide, and how forecasts from earlier years would have done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning.futures import ANSWERS, Futures
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.saying import PLAN_MEASURES, Spread
from tenure.publish.planning.scoring import lede_of, scorecard_table, summary, title_of
from tenure.publish.tables import words
from tenure.terms.problems import TooLittleData

if TYPE_CHECKING:
    from tenure.forecast.fitting.history import Score
    from tenure.record import Record

LAYERS: Final = {
    "Which people go and come, by chance": ("people",),
    "How well the chances are known": ("parameters",),
    "Years that are better or worse": ("years",),
    "All together": ("parameters", "years", "people"),
}
"""What makes the band wide, in words, and the layers that are drawn for it."""


@dataclass(frozen=True)
class TrustPage:
    """What makes the bands wide, and how earlier forecasts would have done."""

    title: str
    lede: str
    area: str
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    sources: tuple[str, ...] = ()


def trust_page(question: Looked, record: Record) -> TrustPage:
    """How sure the forecast of this reader's question is."""
    scores = scores_of(question.futures, record)
    return TrustPage(
        title=title_of(scores),
        lede=lede_of(scores),
        area=question.area,
        charts=(_widths(question),),
        tables=(summary(scores), scorecard_table(scores)) if scores else (),
        sources=(f"Source: the partnership’s returns, snapshot {question.futures.snapshot[:12]}.",),
    )


def _scores(record: Record) -> tuple[Score, ...]:
    """The scorecard of every earlier September from which the record lets the model look ahead."""
    from tenure.forecast.fitting.history import look_back, scorecard

    years = record.query("SELECT min(year) AS first, max(year) AS last FROM staff")
    looks = []
    for origin in range(int(years["first"][0]), int(years["last"][0])):
        try:
            looks.append(look_back(record, origin))
        except TooLittleData:
            continue
    return scorecard(looks) if looks else ()


def _widths(question: Looked) -> Chart:
    """How wide the band of the vacancy rate would be if only one thing were uncertain."""
    rate = PLAN_MEASURES[0]
    found = {name: _width(question.futures, question, layers) for name, layers in LAYERS.items()}
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


def _width(futures: Futures, question: Looked, layers: tuple[str, ...]) -> float:
    drawn = futures.alone(layers)
    values = ANSWERS[PLAN_MEASURES[0].key](drawn, question.units)[:, question.months]
    spread = Spread.of(values)
    return spread.outer[1] - spread.outer[0]


def _points(width: float) -> Cell:
    return Cell(numbers.points(width), round(width * 100, 1))


def scores_of(futures: Futures, record: Record) -> tuple[Score, ...]:
    """The scorecard, made once for each snapshot."""
    return futures.kept("scores", lambda: _scores(record))

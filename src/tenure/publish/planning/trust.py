"""How sure a forecast is: what makes its bands wide, and how forecasts from earlier years would have done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning.futures import ANSWERS, Futures
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.saying import PLAN_MEASURES, Spread
from tenure.publish.tables import words
from tenure.publish.wording import first_up
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

NEAR: Final = 0.02
"""Differences in the relative score under this are noise."""


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
        title=_title(scores),
        lede=_lede(scores),
        area=question.area,
        charts=(_widths(question),),
        tables=(_summary(scores), _scorecard(scores)) if scores else (),
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


def held_in(scores: Sequence[Score]) -> float:
    """The share of what came that lay inside the bands of four in five, over all answers and horizons."""
    places = sum(score.places for score in scores)
    return sum(score.coverage_80 * score.places for score in scores) / places


def better_than_last(scores: Sequence[Score]) -> float:
    """The mean score over that of the last value: below 1 is better."""
    places = sum(score.places for score in scores)
    return sum(score.relative_crps * score.places for score in scores) / places


def _title(scores: Sequence[Score]) -> str:
    if not scores:
        return "There are too few years on record to say how good earlier forecasts would have been"
    held = numbers.rounded(100 * held_in(scores), 0)
    return f"Bands of 4 in 5 futures would have held {held}% of what came"


def _lede(scores: Sequence[Score]) -> str:
    if not scores:
        return (
            "From three years of returns on, each earlier year is forecast anew and held against what came."
        )
    against = better_than_last(scores)
    worth = numbers.rounded(abs(1 - against) * 100, 0)
    if abs(1 - against) < NEAR:
        return "On average the forecasts were as good as saying that nothing changes."
    side = "closer to what came than" if against < 1 else "further from what came than"
    return f"On average the forecasts were {worth}% {side} saying that nothing changes."


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


def _summary(scores: Sequence[Score]) -> Table:
    """One row for each figure: how often its band of 4 in 5 held, and how it did beside the last value."""
    rows = []
    for figure in dict.fromkeys((score.answer, score.service) for score in scores):
        of = [score for score in scores if (score.answer, score.service) == figure]
        held, against = held_in(of), better_than_last(of)
        cases = sum(score.places for score in of)
        rows.append((
            words(f"{first_up(figure[0])}, {figure[1]}"),
            Cell(numbers.rounded(cases, 0), cases),
            _share(held),
            words(_beside_last(against)),
        ))  # fmt: skip
    columns = ("Figure", "Cases", "Held by bands of 4 in 5", "Beside saying that nothing changes")
    notes = (
        "Each case is one employer and one earlier year, one to five years ahead: the model knew only what "
        "was on record then. Bands that are right hold about 80%.",
    )
    return Table(
        "plan-record", "How forecasts from earlier years would have done", columns, tuple(rows), notes
    )


def _beside_last(against: float) -> str:
    if abs(1 - against) < NEAR:
        return "as good"
    worth = numbers.rounded(abs(1 - against) * 100, 0)
    return f"{worth}% {'closer' if against < 1 else 'further off'}"


def record_words(scores: Sequence[Score]) -> str:
    """One sentence on how earlier forecasts would have done, for the plan's first page."""
    return f"{_title(scores)}." if scores else ""


def scores_of(futures: Futures, record: Record) -> tuple[Score, ...]:
    """The scorecard, made once for each snapshot."""
    return futures.kept("scores", lambda: _scores(record))


def _scorecard(scores: Sequence[Score]) -> Table:
    rows = tuple(
        (
            words(f"{first_up(score.answer)}, {score.service}"),
            Cell(str(score.horizon), score.horizon),
            Cell(str(score.places), score.places),
            Cell(numbers.rounded(score.mae), round(score.mae, 1)),
            Cell(numbers.rounded(score.relative_crps, 2), round(score.relative_crps, 3)),
            *(_share(share) for share in (score.coverage_50, score.coverage_80, score.coverage_95)),
        )
        for score in scores
    )
    figures = ("Figure", "Years ahead", "Cases", "Typical error", "Score beside the last value")
    columns = (*figures, "Held by half", "by 4 in 5", "by 19 in 20")
    notes = ("A score below 1 is better than taking the last value; differences under 0.02 are noise.",)
    return Table("plan-scorecard", "The same by years ahead", columns, rows, notes)


def _share(share: float) -> Cell:
    return Cell(f"{numbers.rounded(share * 100, 0)}%", round(share * 100))

"""What may come of published figures: councils, regions and England, and how earlier forecasts did.

Published series are open data: nothing in them is hidden again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.backtesting import opened
from tenure.publish.contents import Cell, Chart, Choice, Table
from tenure.publish.planning.fans import Story, fan_chart
from tenure.publish.planning.saying import PlanMeasure, where_it_goes
from tenure.publish.sources import LICENCE
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.panels import Card, Outlook
    from tenure.forecast.panels.panel import Panel

Numbers = NDArray[np.float64]

AHEAD: Final = 3
"""Years ahead: as many as the series lets earlier forecasts be judged for."""

ENGLAND: Final = "England"

MEASURES: Final = {
    "turnover_rate_fte": PlanMeasure("turnover-rate", "Turnover", "Turnover", "share", "lower"),
    "vacancy_rate_fte": PlanMeasure("vacancy-rate", "Vacancy rate", "The vacancy rate", "share", "lower"),
    "agency_rate_fte": PlanMeasure("agency-rate", "Agency rate", "The agency rate", "share", "lower"),
    "caseload_fte": PlanMeasure("average-caseload", "Caseload", "The caseload", "cases per FTE", "lower"),
    "absence_rate_fte": PlanMeasure("absence-rate", "Absence", "The absence rate", "share", "lower"),
    "inpost_fte": PlanMeasure("in-post", "In post", "FTE in post", "FTE", "higher"),
}
"""The columns of DfE's indicators that the page forecasts, and how it speaks of them."""


@dataclass(frozen=True)
class PublishedPage:
    """A published measure of one place: where it may go, and how earlier forecasts of it did."""

    title: str
    lede: str
    measures: tuple[Choice, ...]
    places: tuple[Choice, ...]
    chart: Chart
    scorecard: Table
    sources: tuple[str, ...]


def published_page(column: str = "turnover_rate_fte", place: str = ENGLAND) -> PublishedPage:
    """Where a published measure of a place may go. UsedWrongly where there is no such measure or place."""
    if column not in MEASURES:
        raise UsedWrongly(f"There is no measure {column[:60]} here. Choose one from the list.")
    panel, outlook = _outlook(column)
    if place not in outlook.places:
        raise UsedWrongly(
            f"There is no place {place[:60]} in the published figures. Choose one from the list."
        )
    story = _story(MEASURES[column], panel, outlook, place)
    goes = _goes(story)
    source = (
        f"Source: Department for Education, children’s social work workforce {panel.years[0]} to "
        f"{panel.years[-1]} ({LICENCE}); Tenure’s forecast ({outlook.method})."
    )
    return PublishedPage(
        title=f"{story.measure.head} in {story.area} {goes} by {story.day(story.months[-1]).year}",
        lede=_lede(outlook.scorecard, outlook.method),
        measures=tuple(Choice(key, each.label, key == column) for key, each in MEASURES.items()),
        places=_places(outlook, place),
        chart=fan_chart(story, title=f"{story.measure.label} {goes}", source=source),
        scorecard=_scorecard(outlook.scorecard, story.measure),
        sources=(source, f"Input {outlook.input_sha256[:12]}."),
    )


def _goes(story: Story) -> str:
    return where_it_goes(story.now, story.futures[:, -1]) if story.now is not None else "is forecast"


@lru_cache(len(MEASURES))
def _outlook(column: str) -> tuple[Panel, Outlook]:
    """The forecast of one column, for every place at once."""
    from tenure.forecast.panels import forecast, panels

    series = opened(None)
    (panel,) = panels(series, measures=(column,)).panels
    return panel, forecast(series, panel, to=panel.years[-1] + AHEAD, made_on=datetime.now(UTC).date())


def _story(measure: PlanMeasure, panel: Panel, outlook: Outlook, place: str) -> Story:
    """Past years and equally likely values of the years to come, on the months of Septembers."""
    scale = 0.01 if measure.unit == "share" else 1.0
    at = outlook.places.index(place)
    past: Numbers = panel.values[at] if at < len(panel.councils) else np.asarray(panel.wider[place])
    draws = [outlook.draws[year][at] * scale for year in sorted(outlook.draws)]
    futures: Numbers = np.full((len(draws[0]), 12 * len(draws) + 1), np.nan)
    futures[:, 0] = outlook.latest[at] * scale
    for ahead, values in enumerate(draws, 1):
        futures[:, 12 * ahead] = values
    history = [
        (year, None if np.isnan(value) else float(value) * scale)
        for year, value in zip(panel.years, past.tolist(), strict=True)
    ]
    name = outlook.names[at]
    return Story(
        measure, name, date(panel.years[-1], 9, 30), tuple(history), futures, called="As far as is known"
    )


def _places(outlook: Outlook, chosen: str) -> tuple[Choice, ...]:
    """England and regions first, then councils by name."""
    both = list(zip(outlook.places, outlook.names, strict=True))
    wide = [(key, name) for key, name in both if key == name]
    councils = sorted((each for each in both if each[0] != each[1]), key=lambda each: each[1])
    first = sorted(wide, key=lambda each: (each[0] != ENGLAND, each[1]))
    twice = {name for name, times in Counter(outlook.names).items() if times > 1}
    return tuple(
        Choice(key, f"{name} ({key})" if name in twice else name, key == chosen)
        for key, name in (*first, *councils)
    )


def _lede(cards: Sequence[Card], method: str) -> str:
    mine = next((card for card in cards if card.method == method and card.group == "all"), None)
    if mine is None:
        return "Too few years are published to say how good earlier forecasts would have been."
    better = numbers.rounded(abs(1 - mine.relative_crps) * 100, 0)
    side = "closer to what came than" if mine.relative_crps < 1 else "further from what came than"
    return (
        f"Forecasts of councils made the same way in earlier years were {better}% {side} the last value, and "
        f"their bands of 4 in 5 held {numbers.rounded(mine.coverage_80 * 100, 0)}% of what came."
    )


def _scorecard(cards: Sequence[Card], measure: PlanMeasure) -> Table:
    rows = tuple(
        (
            words(f"{first_up(card.group)}: {card.method}"),
            Cell(numbers.rounded(card.n, 0), card.n),
            Cell(numbers.rounded(card.mae, 2), round(card.mae, 2)),
            Cell(numbers.rounded(card.relative_crps, 2), round(card.relative_crps, 3)),
            Cell(numbers.rounded(card.doubt, 2), round(card.doubt, 3)),
            *(_share(share) for share in (card.coverage_50, card.coverage_80, card.coverage_95)),
        )
        for card in cards
    )
    unit = "points" if measure.unit == "share" else measure.unit
    heads = ("Forecasts", "Scored", f"Typical error ({unit})", "Score beside the last value", "Doubt of it")
    notes = (
        "A score below 1 is better than the last value with one band for all councils; differences of less "
        "than the doubt are noise.",
        "Each forecast knew only what was published before it.",
    )
    columns = (*heads, "Held by half", "by 4 in 5", "by 19 in 20")
    return Table("published-scorecard", "How earlier forecasts of councils did", columns, rows, notes)


def _share(share: float) -> Cell:
    return Cell(f"{numbers.rounded(share * 100, 0)}%", round(share * 100))

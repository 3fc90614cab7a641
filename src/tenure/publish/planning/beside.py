"""Actions side by side: each as an arm of its own, beside the others and beside no change at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.planning.actions import NONE, Tried, better_in, status_and_word
from tenure.publish.planning.contents import PlanChoices
from tenure.publish.planning.fans import fan_chart
from tenure.publish.planning.overview import Looked, choices_of, source_of
from tenure.publish.planning.saying import (
    ALMOST_CERTAIN,
    LIKELY,
    PLAN_MEASURES,
    PlanMeasure,
    Spread,
    change_words,
)
from tenure.publish.tables import words
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario

MOST_BESIDE: Final = 3
"""Arms beside the baseline: a chart holds no more lines than can be told apart."""


@dataclass(frozen=True)
class BesidePage:
    """Two or three actions side by side."""

    title: str
    lede: str
    area: str
    choices: PlanChoices
    keys: tuple[str, ...]
    names: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    sources: tuple[str, ...]


def beside_page(question: Looked, named: Mapping[str, Scenario]) -> BesidePage:
    """Each of these actions by itself, beside the others. UsedWrongly where there are not two or three."""
    if not 2 <= len(named) <= MOST_BESIDE:
        raise UsedWrongly(
            f"{numbers.count_words(len(named)).capitalize()} cannot be set side by side. Tick two or three "
            "actions."
        )
    arms = {scenario.name: Tried(question, (scenario,)) for scenario in named.values()}
    main = PLAN_MEASURES[0]
    return BesidePage(
        title=_title(arms, main),
        lede=_lede(arms, main),
        area=question.area,
        choices=choices_of(question),
        keys=tuple(named),
        names=tuple(arms),
        charts=(_chart(question, arms, main),),
        tables=(_changes(question, arms), _duels(question, arms, main)),
        sources=(source_of(question),),
    )


def _ranked(arms: Mapping[str, Tried], main: PlanMeasure) -> list[str]:
    """The arms, the best on average first."""
    order = 1 if main.better == "lower" else -1
    return sorted(arms, key=lambda name: order * float(np.mean(arms[name].change(main))))


def wins(one: Tried, other: Tried, measure: PlanMeasure) -> float:
    """The share of futures in which the first is better than the second; the same chance met both."""
    return better_in(measure, one.change(measure) - other.change(measure))


def _title(arms: Mapping[str, Tried], main: PlanMeasure) -> str:
    first, second = _ranked(arms, main)[:2]
    sure = wins(arms[first], arms[second], main)
    until = arms[first].question.until
    if sure < LIKELY:
        return f"It is not clear which of these lowers the vacancy rate the most by {until}"
    how = "almost certainly" if sure >= ALMOST_CERTAIN else "likely"
    return f"{first} would {how} lower the vacancy rate the most by {until}"


def _lede(arms: Mapping[str, Tried], main: PlanMeasure) -> str:
    first, second = _ranked(arms, main)[:2]
    sure = wins(arms[first], arms[second], main)
    said = f"{numbers.rounded(100 * sure, 0)} of 100 futures"
    alike = float(np.mean(np.abs(arms[first].change(main) - arms[second].change(main)) <= NONE))
    same = f" and makes no difference in {numbers.rounded(100 * alike, 0)}" if alike > 0.005 else ""
    return f"“{first}” is better than “{second}” in {said}{same}. Each is tried by itself here, not together."


def _chart(question: Looked, arms: Mapping[str, Tried], main: PlanMeasure) -> Chart:
    story = question.story(main, {name: tried.of(main) for name, tried in arms.items()})
    drawn = fan_chart(story, title=f"{main.label} with each of them", source=source_of(question))
    ends = [
        f"{name} {question.grain.said(float(np.median(tried.of(main)[:, -1])), main.unit)}"
        for name, tried in arms.items()
    ]
    middle = question.grain.said(float(np.median(question.of(main)[:, -1])), main.unit)
    reading = (
        f"In the middle of futures, on {numbers.day(question.ends)}: {middle} if nothing changes; "
        f"{'; '.join(ends)}."
    )
    note = f"The bands are those of no change. {drawn.note}".strip()
    return replace(drawn, reading=reading, alt=f"{drawn.alt} {reading}", note=note)


def _changes(question: Looked, arms: Mapping[str, Tried]) -> Table:
    """What each changes in each figure, with where four of five changes lie and how sure it is."""
    rows = []
    for measure in PLAN_MEASURES:
        for name, tried in arms.items():
            change = tried.change(measure)
            spread, sure = Spread.of(change), better_in(measure, change)
            said = Cell(change_words(spread.middle, measure), _number(spread.middle, measure))
            word = status_and_word(change, sure)[1]
            rows.append((words(measure.label), words(name), said, words(_band(spread, measure)),
                         _chance(sure), words(word)))  # fmt: skip
    columns = ("Figure", "Action", "Change", "4 in 5 futures", "Chance that it helps", "In words")
    caption = f"What each would change by {numbers.day(question.ends)}, beside no change"
    return Table("plan-beside", caption, columns, tuple(rows))


def _band(spread: Spread, measure: PlanMeasure) -> str:
    low, high = (change_words(end, measure) for end in spread.outer)
    return low if low == high else f"{low} to {high}"


def _number(change: float, measure: PlanMeasure) -> float:
    return round(change * (100 if measure.unit == "share" else 1), 1)


def _chance(sure: float) -> Cell:
    return Cell(f"{numbers.rounded(100 * sure, 0)}%", round(100 * sure))


def _duels(question: Looked, arms: Mapping[str, Tried], main: PlanMeasure) -> Table:
    """For each pair, the share of futures in which the one of the row is better than that of the column."""
    names: Sequence[str] = tuple(arms)
    rows = tuple(
        (words(f"{one} is better"), *(_duel(arms, main, one, other) for other in names)) for one in names
    )
    caption = f"Chance that one is better than the other: {main.label.lower()}, {numbers.day(question.ends)}"
    note = "Where the two do not add up to 100%, they make no difference in the rest of the futures."
    return Table("plan-duels", caption, ("Action", *(f"than {name}" for name in names)), rows, (note,))


def _duel(arms: Mapping[str, Tried], main: PlanMeasure, one: str, other: str) -> Cell:
    if one == other:
        return Cell(numbers.NOT_APPLICABLE, "z", hidden=numbers.NOT_APPLICABLE)
    return _chance(wins(arms[one], arms[other], main))

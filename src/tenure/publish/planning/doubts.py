"""What the answer about some actions hinges on: which doubts move it, and how large an effect has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Bar, Bars, Span, Spans
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.actions import Tried
from tenure.publish.planning.contents import PlanChoices
from tenure.publish.planning.effects import effects_named, sized_words
from tenure.publish.planning.overview import Looked, choices_of
from tenure.publish.planning.saying import PLAN_MEASURES, change_words
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.inputs import Model
    from tenure.forecast.scenarios.sensitivity import Shares, Tornado, Wanted
    from tenure.forecast.scenarios.shape import Scenario

RATE: Final = PLAN_MEASURES[0]
BASE_POINTS: Final = 256
"""Points of the design behind shares of variance: a share is off by one or two in a hundred."""
LAYER_RUNS: Final = 200
LEAST: Final = 0.0005
"""A swing under this, half a tenth of a point, is none."""
A_POINT: Final = 0.01

THEMES: Final = {
    "chances of leaving": "How many leave",
    "chances of filling posts": "How soon posts are filled",
    "students who qualify and join": "How many students qualify and look here",
    "candidates who give up": "How many candidates give up",
    "promotion": "How many are promoted",
    "agency cover": "How many vacancies agency staff cover",
}
"""What is not known of the workforce itself, in plain words."""
EFFECTS: Final = "How large the effects of the actions are"
LAYERS: Final = {
    "parameters": "How well the chances are known",
    "years": "Years that are better or worse",
    "effects": "How large the effects are",
    "demand": "How much work there will be",
    "people": "Which people go and come, by chance",
}


@dataclass(frozen=True)
class DoubtsPage:
    """What an answer hinges on.

    target  the rate that each effect is asked to reach, in percent as it was typed or taken.
    """

    title: str
    lede: str
    area: str
    choices: PlanChoices
    keys: tuple[str, ...]
    names: tuple[str, ...]
    target: str
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Doubted:
    """The model behind one page."""

    tried: Tried

    @property
    def question(self) -> Looked:
        return self.tried.question

    @cached_property
    def model(self) -> Model:
        from tenure.forecast.scenarios.inputs import model

        return model(self.question.futures.plan, self.tried.scenarios)

    @cached_property
    def wanted(self) -> Wanted:
        from tenure.forecast.scenarios.sensitivity import Wanted

        return Wanted("vacancy rate", self.question.months, self.scope)

    @property
    def scope(self) -> str:
        asked = self.question.asked
        whole = asked.focus == PARTNERSHIP
        return f"service {asked.service}" if whole else f"{asked.focus}, {asked.service}"

    @cached_property
    def named(self) -> Mapping[str, str]:
        """What every input is called."""
        return {**effects_named(self.tried.scenarios), **THEMES}

    @cached_property
    def tornado(self) -> Tornado:
        from tenure.forecast.scenarios.sensitivity import tornado

        return tornado(self.model, self.wanted)

    @cached_property
    def shares(self) -> Shares:
        from tenure.forecast.scenarios.sensitivity import shares_of_variance

        effects = tuple(name for name in self.model.inputs if name not in THEMES)
        themes = {name: (name,) for name in self.model.inputs if name in THEMES}
        groups = {EFFECTS: effects, **themes} if effects else themes
        return shares_of_variance(self.model, self.wanted, themes=groups, base_points=BASE_POINTS)


def doubts_page(
    question: Looked, named: Mapping[str, Scenario], *, target: float | None = None
) -> DoubtsPage:
    """What the vacancy rate with these actions hinges on. `target` is the rate to be reached, as a share.

    Raises UsedWrongly where the target is no share.
    """
    doubted = Doubted(Tried(question, tuple(named.values())))
    reach = _target(doubted, target)
    return DoubtsPage(
        title=f"{_most(doubted)} matters most to the answer",
        lede=_lede(doubted),
        area=question.area,
        choices=choices_of(question),
        keys=tuple(named),
        names=tuple(scenario.name for scenario in named.values()),
        target=numbers.rounded(reach * 100),
        charts=(_swings(doubted), _parts(doubted), _layers(doubted)),
        tables=(_needed(doubted, reach),),
        sources=(_source(doubted),),
    )


def _target(doubted: Doubted, target: float | None) -> float:
    """The rate to be reached: what was asked for, or a point under what comes with the actions."""
    if target is None:
        middle = doubted.question.grain.rounded(doubted.tornado.middle, RATE.unit)
        return max(round(middle - A_POINT, 3), 0.0)
    if not 0 <= target < 1:
        raise UsedWrongly("Give the vacancy rate to reach in percent, from 0 to under 100, such as 12.5.")
    return target


def _level(doubted: Doubted, rate: float) -> str:
    return doubted.question.grain.said(rate, RATE.unit)


def _most(doubted: Doubted) -> str:
    swings = doubted.tornado.swings
    return doubted.named[swings[0].name] if swings else "Chance"


def _lede(doubted: Doubted) -> str:
    """Whether doubt about the actions or about the workforce weighs more."""
    found = {share.name: max(share.total, 0.0) for share in doubted.shares.shares}
    whole = sum(found.values()) or 1.0
    actions = found.get(EFFECTS, 0.0) / whole
    said = f"{numbers.rounded(100 * actions, 0)}%"
    if actions < 0.005:
        return "Doubt about the actions hardly matters; nearly all of it is about the workforce itself."
    return (
        f"About {said} of what is not known about the vacancy rate lies in how large the effects of the "
        "actions are; the rest lies in the workforce itself, whatever is done."
    )


def _source(doubted: Doubted) -> str:
    futures = doubted.question.futures
    return f"Source: Tenure’s forecast on averages, snapshot {futures.snapshot[:12]}."


def _when(doubted: Doubted) -> str:
    question = doubted.question
    return f"{RATE.label}, {question.area}, {numbers.day(question.ends)}"


def _swings(doubted: Doubted) -> Chart:
    """How far the answer moves when one input goes from the low to the high end of its interval."""
    middle = doubted.tornado.middle
    moving = [swing for swing in doubted.tornado.swings if swing.width >= LEAST]
    still = [doubted.named[swing.name] for swing in doubted.tornado.swings if swing.width < LEAST]
    spans, rows = [], []
    for swing in moving:
        name, ends = doubted.named[swing.name], (swing.low - middle, swing.high - middle)
        spans.append(Span(name, 0.0, min(ends), max(ends), numbers.points(swing.width)))
        rows.append((words(name), *(_point(end) for end in ends), _width(swing.width)))
    columns = ("What is not known", "At its low end", "At its high end", "Width")
    caption = "How far each doubt by itself moves the vacancy rate"
    first = f"{spans[0].name}: {spans[0].said} between its ends" if spans else "Nothing moves it"
    return Chart(
        key="plan-swings",
        title="How far each doubt by itself moves the answer",
        subtitle=f"{_when(doubted)}; change from the middle, over 4 chances in 5 of each",
        reading=f"{first}; the others stand in their middle meanwhile.",
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=_source(doubted),
        table=Table("plan-swings", caption, columns, tuple(rows), units=("", *["points"] * 3)),
        drawing=Spans(tuple(spans), True, "fewer vacancies", "more vacancies") if spans else None,
        note=f"These do not move it: {numbers.listed([_inner(name) for name in still])}." if still else "",
        measure=RATE.key,
    )


def _inner(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _point(change: float) -> Cell:
    return Cell(change_words(change, RATE), round(change * 100, 1))


def _width(width: float) -> Cell:
    return Cell(numbers.points(width), round(width * 100, 1))


def _parts(doubted: Doubted) -> Chart:
    """What part of what is not known lies in each theme, all varying together."""
    shares = [(doubted.named.get(s.name, s.name), max(s.total, 0.0)) for s in doubted.shares.shares]
    whole = sum(value for _, value in shares) or 1.0
    parts = [(name, value / whole) for name, value in shares]
    bars = tuple(Bar(name, value, _percent(value), i == 0) for i, (name, value) in enumerate(parts))
    rows = tuple((words(name), Cell(_percent(value), round(100 * value))) for name, value in parts)
    caption = "Where what is not known about the vacancy rate lies"
    return Chart(
        key="plan-parts",
        title=f"{parts[0][0]}: {_percent(parts[0][1])} of what is not known",
        subtitle=f"{_when(doubted)}; share of the variance, everything varying together",
        reading=f"Knowing this one thing better would narrow the answer most: {_inner(parts[0][0])}.",
        alt="Bars: " + ", ".join(f"{name} {_percent(value)}" for name, value in parts) + ".",
        source=_source(doubted),
        table=Table("plan-parts", caption, ("Theme", "Share"), rows, units=("", "%")),
        drawing=Bars(bars, percent=True),
        note=f"From {doubted.shares.runs:,} forecasts on averages; a share may be off by two in a hundred.",
        measure=RATE.key,
    )


def _percent(share: float) -> str:
    return f"{numbers.rounded(share * 100, 0)}%"


def _layers(doubted: Doubted) -> Chart:
    """How wide the band would be if only one layer were uncertain, the effects of the actions among them."""
    from tenure.forecast.scenarios.answers import Question
    from tenure.forecast.scenarios.layers import by_layer
    from tenure.forecast.scenarios.playing import Ask

    futures = doubted.question.futures
    asked = Question("vacancy rate", doubted.question.months, doubted.scope)
    found = by_layer(
        futures.plan, doubted.tried.scenarios, asked, Ask(min(LAYER_RUNS, futures.runs), futures.seed)
    )
    widths = {LAYERS[layer]: bands.width for layer, bands in found.alone.items()}
    widest = max(widths, key=lambda name: widths[name])
    said = {**widths, "All together": found.whole.width}
    bars = tuple(Bar(name, width, numbers.points(width), name == widest) for name, width in said.items())
    rows = tuple((words(name), _width(width)) for name, width in said.items())
    caption = "Width of the band of 4 in 5 futures, if only one thing were uncertain"
    return Chart(
        key="plan-layers",
        title=f"{widest}: the widest band by itself",
        subtitle=f"{_when(doubted)}; width of the band of 4 in 5 futures with the actions",
        reading=f"All together the band is {numbers.points(found.whole.width)} wide.",
        alt="Bars: " + ", ".join(f"{name} {numbers.points(width)}" for name, width in said.items()) + ".",
        source=_source(doubted),
        table=Table("plan-layers", caption, ("Only this uncertain", "Width"), rows, units=("", "points")),
        drawing=Bars(bars, percent=True),
        note="Widths do not add up: chances that are independent partly cancel out.",
        measure=RATE.key,
    )


def _needed(doubted: Doubted, target: float) -> Table:
    """How large each effect would have to be, the others as assumed, for the rate to be reached."""
    rows = tuple(_needed_rows(doubted, target))
    columns = ("Effect", "As assumed", f"To reach {numbers.rate(target)}")
    caption = f"How large each effect would have to be for a vacancy rate of {numbers.rate(target)}"
    note = (
        "The other effects stay as they are assumed, and everything else stands in its middle. "
        f"On averages, the rate with the actions as assumed is {_level(doubted, doubted.tornado.middle)}."
    )
    return Table("plan-needed", caption, columns, rows, (note,))


def _needed_rows(doubted: Doubted, target: float) -> Iterator[tuple[Cell, ...]]:
    from tenure.forecast.scenarios.breaking_even import least_size

    for scenario in doubted.tried.scenarios:
        for change in scenario.effects:
            name = f"{scenario.key}/{change.key}"
            found = least_size(
                doubted.question.futures.plan,
                doubted.tried.scenarios,
                name,
                wanted=doubted.wanted,
                target=target,
            )
            if found.size is None:
                needed = f"not by this alone: {_level(doubted, found.best)} at best"
            else:
                needed = sized_words(change, found.size)
            yield tuple(map(words, (first_up(doubted.named[name]), sized_words(change, change.size), needed)))

"""What a result with some actions hinges on: which doubts move it, and how large an effect has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Choice, Table
from tenure.publish.drawings import Bar, Bars, Span, Spans
from tenure.publish.planning.amounts import HINGED, POUNDS, SIDES, Amounts, inside
from tenure.publish.planning.awaiting import PATIENCE, Progress, awaited
from tenure.publish.planning.contents import PlanChoices
from tenure.publish.planning.effects import effects_named, sized_words
from tenure.publish.planning.hinges import EFFECTS, Hinging, work_out
from tenure.publish.planning.overview import choices_of
from tenure.publish.planning.saying import PlanMeasure
from tenure.publish.planning.working import Kept
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.terms.problems import UsedWrongly

THEMES: Final = {
    "chances of leaving": "How many leave",
    "chances of filling posts": "How soon posts are filled",
    "students who qualify and join": "How many students qualify and look here",
    "candidates who give up": "How many candidates give up",
    "promotion": "How many are promoted",
    "agency cover": "How many vacancies agency staff cover",
    "what agency staff cost": "What agency staff cost",
}
"""What is not known of the workforce itself and of prices, in plain words."""
LAYERS: Final = {
    "parameters": "How well the chances are known",
    "years": "Years that are better or worse",
    "effects": "How large the effects are",
    "demand": "How much work there will be",
    "people": "Which people go and come, by chance",
    "prices": "What agency staff cost",
}
BETTER_BY: Final[Mapping[str, float]] = {"share": 0.01, "FTE": 0.01, POUNDS: 0.05}
"""What is aimed at where nobody says: a point off a rate, a hundredth more in post, 5% off a bill."""
MOST: Final = 1e12
A_PART: Final = 0.05
"""A share of what is not known under this hardly matters."""
MOST_NAMED: Final = 3


@dataclass(frozen=True)
class DoubtsPage:
    """What a result hinges on.

    of      the results that can be looked at.
    says    what matters and what does not, sentence by sentence.
    target  what each effect is asked to reach, as it was typed or taken; `reach` says what that is.
    """

    title: str
    lede: str
    says: tuple[str, ...]
    area: str
    of: tuple[Choice, ...]
    choices: PlanChoices
    keys: tuple[str, ...]
    names: tuple[str, ...]
    target: str
    reach: str
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Doubted:
    """One result of a page, with its figures."""

    hinging: Hinging
    measure: PlanMeasure
    found: Mapping[str, Any]
    runs: int

    @property
    def amounts(self) -> Amounts:
        return Amounts(self.measure, self.hinging.question.grain)

    @property
    def middle(self) -> float:
        middle: float = self.found["middle"]
        return middle

    @property
    def swings(self) -> Sequence[tuple[str, float, float]]:
        """What each doubt does by itself: its name, and the result at its low and its high end."""
        return [(self.named[name], low, high) for name, low, high in self.found["swings"]]

    @cached_property
    def moving(self) -> Sequence[tuple[str, float, float]]:
        """Those that move the result by what can be printed, the widest first."""
        return [one for one in self.swings if abs(one[2] - one[1]) >= self.amounts.smallest]

    @property
    def still(self) -> list[str]:
        moving = {name for name, _, _ in self.moving}
        return [name for name, _, _ in self.swings if name not in moving]

    @cached_property
    def parts(self) -> Sequence[tuple[str, float]]:
        """What part of what is not known each theme has, the largest first, adding up to 1."""
        whole = sum(total for _, total in self.found["shares"]) or 1.0
        return [(self.named.get(name, name), total / whole) for name, total in self.found["shares"]]

    @cached_property
    def named(self) -> Mapping[str, str]:
        """What every input is called."""
        return {**effects_named(self.hinging.scenarios), **THEMES}

    @property
    def source(self) -> str:
        futures = self.hinging.question.futures
        return f"Source: Tenure’s forecast on averages, snapshot {futures.snapshot[:12]}."

    @property
    def when(self) -> str:
        question = self.hinging.question
        year = "the year to " if self.measure.unit == POUNDS else ""
        return f"{self.measure.label}, {question.area}, {year}{numbers.day(question.ends)}"


def measure_of(key: str) -> PlanMeasure:
    """A result by its key; the first where none is named. UsedWrongly where there is none of it."""
    for measure in HINGED:
        if key in ("", measure.key):
            return measure
    raise UsedWrongly(f"There is no result {key}. Take one of: {', '.join(one.key for one in HINGED)}.")


def hinges(
    hinging: Hinging, kept: Kept, *, patience: float | None = PATIENCE
) -> Mapping[str, Any] | Progress:
    """The figures where they are kept or come soon, else how far the work on them is.

    patience  seconds to wait; None until they are there.
    """
    return awaited(kept, lambda told: work_out(hinging, kept, told), patience=patience)


def doubts_page(
    hinging: Hinging, result: Mapping[str, Any], measure: PlanMeasure, *, target: float | None = None
) -> DoubtsPage:
    """What one result with these actions hinges on. `target` is what is to be reached: a share, FTE, pounds.

    Raises UsedWrongly where the target cannot be one.
    """
    question = hinging.question
    doubted = Doubted(hinging, measure, result["measures"][measure.key], result["runs"])
    reach = _target(doubted, target)
    return DoubtsPage(
        title=_title(doubted),
        lede=_lede(doubted),
        says=tuple(_says(doubted)),
        area=question.area,
        of=tuple(Choice(one.key, one.label, one == measure) for one in HINGED),
        choices=choices_of(question),
        keys=tuple(hinging.named),
        names=tuple(scenario.name for scenario in hinging.scenarios),
        target=_typed(reach, measure),
        reach=_asked(measure),
        charts=(_swings(doubted), _parts(doubted), _layers(doubted)),
        tables=(_needed(doubted, reach),),
        sources=(doubted.source,),
    )


def _target(doubted: Doubted, target: float | None) -> float:
    """What is to be reached: what was asked for, or a little better than what comes with the actions."""
    measure = doubted.measure
    if target is None:
        better = BETTER_BY[measure.unit]
        if measure.unit == "share":
            middle = doubted.hinging.question.grain.rounded(doubted.middle, measure.unit)
            return max(round(middle - better, 3), 0.0)
        times = 1 - better if measure.better == "lower" else 1 + better
        return round(doubted.middle * times, -3 if measure.unit == POUNDS else 0)
    require_target(target, measure)
    return target


def require_target(target: float, measure: PlanMeasure) -> None:
    """UsedWrongly where nobody can aim at it."""
    if measure.unit == "share" and not 0 <= target < 1:
        raise UsedWrongly(f"Give {inside(measure)} to reach in percent, from 0 to under 100, such as 12.5.")
    if not 0 <= target < MOST:
        raise UsedWrongly(f"Give {inside(measure)} to reach as a number from 0 on, such as 250,000.")


def _typed(target: float, measure: PlanMeasure) -> str:
    """A target as it stands in its field."""
    return numbers.rounded(target * 100) if measure.unit == "share" else numbers.rounded(target, 0)


def _asked(measure: PlanMeasure) -> str:
    """What its field is called."""
    unit = {"share": ", %", "FTE": ", FTE", POUNDS: ", £"}[measure.unit]
    return f"{measure.label} to reach{unit}"


def _title(doubted: Doubted) -> str:
    if not doubted.moving:
        return f"Only chance moves {doubted.amounts.inside}"
    return f"{doubted.moving[0][0]} matters most to {doubted.amounts.inside}"


def _lede(doubted: Doubted) -> str:
    """Whether doubt about the actions or about the workforce weighs more."""
    actions, inside = dict(doubted.parts).get(EFFECTS, 0.0), doubted.amounts.inside
    prices = " and in prices" if doubted.measure.unit == POUNDS else ""
    if actions < 0.005:
        return (
            "Doubt about the actions hardly matters; nearly all of what is not known lies in the workforce "
            f"itself{prices}."
        )
    return (
        f"About {_percent(actions)} of what is not known about {inside} lies in how large the effects of the "
        f"actions are; the rest lies in the workforce itself{prices}, whatever is done."
    )


def _says(doubted: Doubted) -> Iterator[str]:
    """Which inputs matter, in words."""
    amounts = doubted.amounts
    if doubted.moving:
        each = [
            f"{_inner(name)} {'by' if k else 'moves it by'} {amounts.width(high - low)}"
            for k, (name, low, high) in enumerate(doubted.moving[:MOST_NAMED])
        ]
        yield f"Between the ends of what is likely, {numbers.listed(each)}, the others staying as they are."
    large = [(name, part) for name, part in doubted.parts if part >= A_PART]
    if large:
        whole = " of what is not known"
        named = [
            f"{_inner(name)} ({_percent(part)}{'' if k else whole})" for k, (name, part) in enumerate(large)
        ]
        yield f"Most worth finding out: {numbers.listed(named)}."
    small = [_inner(name) for name, part in doubted.parts if part < A_PART]
    if small:
        yield f"What hardly matters: {numbers.listed(small)}."


def _swings(doubted: Doubted) -> Chart:
    """How far the result moves when one input goes from the low to the high end of its interval."""
    middle, amounts = doubted.middle, doubted.amounts
    spans, rows = [], []
    for name, low, high in doubted.moving:
        ends = (low - middle, high - middle)
        spans.append(Span(name, 0.0, min(ends), max(ends), amounts.width(high - low)))
        rows.append((words(name), *map(amounts.change_cell, ends), amounts.width_cell(high - low)))
    columns = ("What is not known", "At its low end", "At its high end", "Width")
    caption = f"How far each doubt by itself moves {amounts.inside}"
    first = f"{spans[0].name}: {spans[0].said} between its ends" if spans else "Nothing moves it"
    still = [_inner(name) for name in doubted.still]
    return Chart(
        key="plan-swings",
        title="How far each doubt by itself moves the answer",
        subtitle=f"{doubted.when}; change from the middle, over 4 chances in 5 of each",
        reading=f"{first}; the others stand in their middle meanwhile.",
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=doubted.source,
        table=Table("plan-swings", caption, columns, tuple(rows), units=("", *[amounts.unit] * 3)),
        drawing=Spans(tuple(spans), doubted.measure.unit == "share", *SIDES[doubted.measure.key])
        if spans
        else None,
        note=f"These do not move it: {numbers.listed(still)}." if still else "",
        measure=doubted.measure.key,
    )


def _inner(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _parts(doubted: Doubted) -> Chart:
    """What part of what is not known lies in each theme, all varying together."""
    parts = doubted.parts
    bars = tuple(Bar(name, value, _percent(value), i == 0) for i, (name, value) in enumerate(parts))
    rows = tuple((words(name), Cell(_percent(value), round(100 * value))) for name, value in parts)
    caption = f"Where what is not known about {doubted.amounts.inside} lies"
    return Chart(
        key="plan-parts",
        title=f"{parts[0][0]}: {_percent(parts[0][1])} of what is not known",
        subtitle=f"{doubted.when}; share of the variance, everything varying together",
        reading=f"Knowing this one thing better would narrow the answer most: {_inner(parts[0][0])}.",
        alt="Bars: " + ", ".join(f"{name} {_percent(value)}" for name, value in parts) + ".",
        source=doubted.source,
        table=Table("plan-parts", caption, ("Theme", "Share"), rows, units=("", "%")),
        drawing=Bars(bars, percent=True),
        note=f"From {doubted.runs:,} forecasts on averages; a share may be off by two in a hundred.",
        measure=doubted.measure.key,
    )


def _percent(share: float) -> str:
    return f"{numbers.rounded(share * 100, 0)}%"


def _layers(doubted: Doubted) -> Chart:
    """How wide the band would be if only one layer were uncertain, the effects of the actions among them."""
    amounts, found = doubted.amounts, doubted.found["widths"]
    priced = doubted.measure.unit == POUNDS
    alone = {LAYERS[layer]: width for layer, width in found.items() if priced or layer != "prices"}
    widest = max(alone, key=lambda name: alone[name])
    said = {**alone, "All together": doubted.found["whole"]}
    bars = tuple(Bar(name, width, amounts.width(width), name == widest) for name, width in said.items())
    rows = tuple((words(name), amounts.width_cell(width)) for name, width in said.items())
    caption = "Width of the band of 4 in 5 futures, if only one thing were uncertain"
    return Chart(
        key="plan-layers",
        title=f"{widest}: the widest band by itself",
        subtitle=f"{doubted.when}; width of the band of 4 in 5 futures with the actions",
        reading=f"All together the band is {amounts.width(doubted.found['whole'])} wide.",
        alt="Bars: " + ", ".join(f"{name} {amounts.width(width)}" for name, width in said.items()) + ".",
        source=doubted.source,
        table=Table("plan-layers", caption, ("Only this uncertain", "Width"), rows, units=("", amounts.unit)),
        drawing=Bars(bars, percent=doubted.measure.unit == "share"),
        note="Widths do not add up: chances that are independent partly cancel out.",
        measure=doubted.measure.key,
    )


def _needed(doubted: Doubted, target: float) -> Table:
    """How large each effect would have to be, the others as assumed, for the target to be reached."""
    said = doubted.amounts.level(target)
    rows = tuple(_needed_rows(doubted, target))
    columns = ("Effect", "As assumed", f"To reach {said}")
    caption = f"How large each effect would have to be for {_goal(doubted.measure, said)}"
    note = (
        "The other effects stay as they are assumed, and everything else stands in its middle. "
        f"On averages, {doubted.amounts.inside} with the actions as assumed is "
        f"{doubted.amounts.level(doubted.middle)}."
    )
    return Table("plan-needed", caption, columns, rows, (note,))


def _goal(measure: PlanMeasure, said: str) -> str:
    """ "a vacancy rate of 20.0%", "an agency bill of £1.2m", "840.0 FTE in post"."""
    label = _inner(measure.label)
    if measure.unit == "FTE":
        return f"{said} {label}"
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label} of {said}"


def _needed_rows(doubted: Doubted, target: float) -> Iterator[tuple[Cell, ...]]:
    from tenure.forecast.scenarios.breaking_even import least_size

    hinging, wanted = doubted.hinging, doubted.hinging.wanted(doubted.measure.key)
    for scenario in hinging.scenarios:
        for change in scenario.effects:
            name = f"{scenario.key}/{change.key}"
            found = least_size(hinging.model, name, wanted=wanted, target=target)
            if found.size is None:
                needed = f"not by this alone: {doubted.amounts.level(found.best)} at best"
            else:
                needed = sized_words(change, found.size)
            yield tuple(map(words, (first_up(doubted.named[name]), sized_words(change, change.size), needed)))

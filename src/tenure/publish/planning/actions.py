"""What an action would change: a scenario, or several together, beside what comes if nothing changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Span, Spans, Step, Steps
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.bewaring import beware_notes
from tenure.publish.planning.contents import ActionPage, PlanTile
from tenure.publish.planning.effects import effect_words, evidence_words
from tenure.publish.planning.fans import fan_chart
from tenure.publish.planning.futures import ANSWERS, Played
from tenure.publish.planning.overview import Looked, choices_of, source_of
from tenure.publish.planning.saying import (
    LIKELY,
    PLAN_MEASURES,
    PlanMeasure,
    Spread,
    band_words,
    chance_word,
    change_words,
)
from tenure.publish.tables import words
from tenure.publish.wording import Status, first_up

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

HARDLY: Final = 0.005
"""Half a point: a change of a rate that is smaller in four of five futures is hardly one."""

NONE: Final = 1e-6
"""A difference below this in most futures is none."""


@dataclass(frozen=True, eq=False)
class Tried:
    """An arm of one question: its scenarios, beside the baseline."""

    question: Looked
    scenarios: tuple[Scenario, ...]

    @cached_property
    def played(self) -> Played:
        return self.question.futures.played(self.scenarios)

    def of(self, measure: PlanMeasure, units: Sequence[int] | None = None) -> Numbers:
        """A measure in each future and month up to the end."""
        found = ANSWERS[measure.key](self.played.drawn, self.question.units if units is None else units)
        return found[:, : self.question.months + 1]

    def change(self, measure: PlanMeasure, units: Sequence[int] | None = None) -> Numbers:
        """The difference from the baseline on the day asked about, future by future."""
        there = self.of(measure, units)[:, -1]
        return there - self.question.of(measure, units)[:, -1]

    @property
    def names(self) -> str:
        """The scenarios in a sentence."""
        return numbers.listed([_in_sentence(scenario.name) for scenario in self.scenarios])


def scenarios_named(keys: Sequence[str], saved: Mapping[str, Scenario]) -> dict[str, Scenario]:
    """Ready and saved scenarios by their keys. UsedWrongly where there is none of a key."""
    from tenure.forecast.scenarios.ready import ready

    return {key: saved[key] if key in saved else ready(key) for key in keys}


def _in_sentence(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def better_in(measure: PlanMeasure, change: Numbers) -> float:
    """The share of futures in which a change is to the better."""
    return float(np.mean(change < -NONE) if measure.better == "lower" else np.mean(change > NONE))


def action_page(question: Looked, named: Mapping[str, Scenario]) -> ActionPage:
    """What these scenarios together would change, as this viewer may see it; each by what it is called."""
    tried = Tried(question, tuple(named.values()))
    main = PLAN_MEASURES[0]
    return ActionPage(
        title=_title(tried, main),
        lede=_lede(tried, main),
        service=question.asked.service,
        area=question.asked.area,
        ends=question.ends,
        choices=choices_of(question),
        keys=tuple(named),
        names=tuple(scenario.name for scenario in tried.scenarios),
        says=tuple(scenario.says for scenario in tried.scenarios),
        tiles=tuple(_tile(tried, measure) for measure in PLAN_MEASURES),
        charts=tuple(_charts(tried, main)),
        tables=(_assumed(tried), _by_partner(tried, main)),
        notes=tuple(beware_notes(tried.scenarios, tried.played.resolved.bewares)),
        sources=(source_of(question), f"Run {tried.played.name}."),
        snapshot=question.futures.snapshot,
        run=tried.played.name,
    )


def _title(tried: Tried, main: PlanMeasure) -> str:
    """The finding in one line. Several actions are not named: they stand below it."""
    change = tried.change(main)
    sure, middle = better_in(main, change), float(np.median(change))
    what = tried.names if len(tried.scenarios) == 1 else f"these {_count(len(tried.scenarios))} actions"
    about = f"{_inside(main)} in {tried.question.area} by {tried.question.until}"
    same = float(np.mean(np.abs(change) <= NONE))
    if same > LIKELY:
        return f"{first_up(what)} would not change {about}"
    worse = 1 - sure - same
    if max(map(abs, Spread.of(change).outer)) < HARDLY and max(sure, worse) < LIKELY:
        return f"{first_up(what)} would hardly change {about}"
    if max(sure, worse) < LIKELY:
        return f"It is not clear whether {what} would lower {about}"
    verb = "lower" if middle < 0 else "raise"
    return f"{first_up(what)} would {chance_word(max(sure, worse))} {verb} {about}"


def _or_none(change: float, measure: PlanMeasure) -> str:
    said = change_words(change, measure)
    return "none" if said == "no change" else said


def _count(number: int) -> str:
    return numbers.count_words(number).lower()


def _inside(measure: PlanMeasure) -> str:
    return measure.head[:1].lower() + measure.head[1:] if measure.head.startswith("The") else measure.head


def _lede(tried: Tried, main: PlanMeasure) -> str:
    change = Spread.of(tried.change(main))
    there, base = (float(np.median(x.of(main)[:, -1])) for x in (tried, tried.question))
    said, then = (tried.question.grain.said(value, main.unit) for value in (base, there))
    return (
        f"In the middle of futures it would be {then} with {'it' if len(tried.scenarios) == 1 else 'them'} "
        f"and {said} without. Future by future, the difference is {_or_none(change.middle, main)} in the "
        f"middle, and {band_words(change, main)}."
    )


def _tile(tried: Tried, measure: PlanMeasure) -> PlanTile:
    values = tried.change(measure)
    spread, sure = Spread.of(values), better_in(measure, values)
    base, there = (float(np.median(x.of(measure)[:, -1])) for x in (tried.question, tried))
    status, word = status_and_word(values, sure)
    return PlanTile(
        measure=measure.key,
        label=measure.label,
        unit=numbers.after(measure.unit),
        now=tried.question.grain.said(base, measure.unit),
        then=tried.question.grain.said(there, measure.unit),
        band=band_words(spread, measure),
        status=status,
        word=word,
    )


def status_and_word(change: Numbers, sure: float) -> tuple[Status, str]:
    """How sure it is that a change is to the better: a status and its words."""
    same = float(np.mean(np.abs(change) <= NONE))
    worse = 1 - sure - same
    if same >= LIKELY:
        return "no-data", "no change"
    if sure >= LIKELY:
        return "on-course", f"{chance_word(sure)} better"
    return ("watch", f"{chance_word(worse)} worse") if worse >= LIKELY else ("no-data", "no clear change")


def _charts(tried: Tried, main: PlanMeasure) -> Iterator[Chart]:
    question = tried.question
    one = len(tried.scenarios) == 1
    beside = question.story(main, {"With it" if one else "With them": tried.of(main)})
    title = f"{main.label} with and without {'it' if one else 'them'}"
    yield replace(fan_chart(beside, title=title, source=source_of(question)), reading=_lede(tried, main))
    if len(tried.scenarios) > 1:
        yield account_chart(tried, main)
    if question.asked.focus == PARTNERSHIP:
        yield _partners(tried, main)


def account_chart(tried: Tried, main: PlanMeasure) -> Chart:
    """What each scenario does by itself, and what they do together beyond that: steps that add up."""
    from tenure.forecast.scenarios.comparing import account

    question = tried.question
    alone = {one.name: Tried(question, (one,)).of(main)[:, -1] for one in tried.scenarios}
    found = account(question.of(main)[:, -1], alone, tried.of(main)[:, -1])
    grain = question.grain
    at = grain.rounded(found.base, main.unit)
    steps = [Step("If nothing changes", 0.0, at, grain.said(found.base, main.unit), total=True)]
    for name, by in [*found.steps, ("Together, beyond each alone", found.together)]:
        steps.append(Step(name, at, at + by, change_words(by, main)))
        at += by
    whole = grain.said(found.total, main.unit)
    steps.append(Step("With all of them", 0.0, at, whole, total=True))
    rows = tuple((words(step.name), Cell(step.said, step.said)) for step in steps)
    most, most_by = max(found.steps, key=lambda step: abs(step[1]))
    return Chart(
        key="plan-account",
        title=f"{most} does the most",
        subtitle=f"{main.label}, {question.area}, {numbers.day(question.ends)}, mean of futures",
        reading=f"By itself “{most}” {_moves('', change_words(most_by, main))}; all together "
        f"{_moves('it', change_words(found.total - found.base, main))}.",
        alt="Steps: " + ", ".join(f"{step.name} {step.said}" for step in steps) + ".",
        source=source_of(question),
        table=Table("plan-account", "Who does what: steps that add up", ("Step", "Figure or change"), rows),
        drawing=Steps(tuple(steps), percent=main.unit == "share"),
        note="Means, because medians do not add up. The axis does not begin at zero.",
        measure=main.key,
    )


def _partners(tried: Tried, main: PlanMeasure) -> Chart:
    """The change at each partner."""
    spans = []
    for partner, units in _places(tried):
        spread = Spread.of(tried.change(main, units))
        said = change_words(spread.middle, main)
        spans.append(Span(name_of(partner), spread.middle, *spread.outer, said, spread.inner))
    spans.sort(key=lambda span: span.middle, reverse=main.better == "higher")
    first = spans[0]
    rows = tuple(
        (words(span.name), *(_changed(each, main) for each in (span.middle, span.low, span.high)))
        for span in spans
    )
    lower, higher = ("better", "worse") if main.better == "lower" else ("worse", "better")
    columns = ("Partner", "Middle", "4 in 5: from", "to")
    return Chart(
        key="plan-change-by-partner",
        title=_who_gains(spans),
        subtitle=f"Change in {_inside(main)}, {numbers.day(tried.question.ends)}",
        reading=f"In {first.name} {_moves(_inside(main), first.said)} in the middle of futures.",
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=source_of(tried.question),
        table=Table("plan-change-by-partner", "Change at each partner", columns, rows),
        drawing=Spans(tuple(spans), main.unit == "share", lower, higher),
        measure=main.key,
    )


def _moves(what: str, said: str) -> str:
    """ "the vacancy rate changes by −1.2 points", "the vacancy rate does not change"."""
    if said == "no change":
        return f"{what} does not change" if what else "changes nothing"
    return f"{what} changes by {said}" if what else f"changes it by {said}"


def _who_gains(spans: Sequence[Span]) -> str:
    """Who gains the most, where that is more than the doubt about each: the spans, the best first."""
    first, last = spans[0], spans[-1]
    doubt = float(np.median([(span.inner[1] - span.inner[0]) / 2 for span in spans if span.inner]))
    if max(abs(first.middle), abs(last.middle)) <= NONE:
        return "No partner gains or loses"
    if len(spans) == 1 or abs(first.middle - last.middle) < doubt:
        return "It does about as much at each partner"
    return f"{first.name} gains the most"


def _changed(change: float, measure: PlanMeasure) -> Cell:
    return Cell(change_words(change, measure), round(change * (100 if measure.unit == "share" else 1), 2))


def _places(tried: Tried) -> Iterator[tuple[str, tuple[int, ...]]]:
    asked = tried.question.asked
    for partner in asked.holding.partners(asked.service):
        units = tried.question.futures.units(asked.service, partner)
        if units and not tried.question.grain_of(units).hidden:
            yield partner, units


def _assumed(tried: Tried) -> Table:
    """Every effect in plain words, with its size, its interval and what it rests on."""
    rows = []
    for scenario in tried.scenarios:
        for change in scenario.effects:
            said = effect_words(change)
            rows.append(tuple(map(words, (scenario.name, *said, evidence_words(change)))))
    columns = ("Action", "What it changes", "By how much", "4 chances in 5", "When", "What that rests on")
    return Table("plan-assumed", "What is assumed", columns, tuple(rows))


def _by_partner(tried: Tried, main: PlanMeasure) -> Table:
    rows = []
    for partner, units in _places(tried):
        base, there = (x.of(main, units)[:, -1] for x in (tried.question, tried))
        change = there - base
        figures = (float(np.median(base)), float(np.median(there)))
        sure, grain = better_in(main, change), tried.question.grain_of(units)
        rows.append((
            words(name_of(partner)),
            *(grain.cell(each, main.unit) for each in figures),
            _changed(float(np.median(change)), main),
            Cell(f"{numbers.rounded(100 * sure, 0)}%", round(100 * sure)),
        ))  # fmt: skip
    arm = "With it" if len(tried.scenarios) == 1 else "With them"
    columns = ("Partner", "If nothing changes", arm, "Change", "Chance of a change to the better")
    caption = f"{main.label} at each partner on {numbers.day(tried.question.ends)}"
    return Table("plan-with-by-partner", caption, columns, tuple(rows))

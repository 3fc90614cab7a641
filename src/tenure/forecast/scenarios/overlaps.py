"""Effects that reach the same people at the same time, and what else a reader of the answers has to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from tenure.forecast.fitting.evidence import evidence
from tenure.forecast.flows.inputs import Effect, Start
from tenure.forecast.scenarios.kinds import KINDS
from tenure.forecast.scenarios.reaching import cuts_bands, names_of_bands
from tenure.forecast.scenarios.settling import Settled
from tenure.forecast.scenarios.shape import Scenario
from tenure.forecast.scenarios.timing import day_of, month_of


def interactions_of(arm: Sequence[Scenario], changes: Sequence[Settled]) -> Iterator[Effect]:
    """For each interaction that a scenario states: its factor for those whom both effects reach."""
    named = {one.name: one for one in changes}
    for scenario in arm:
        for stated in scenario.interactions:
            first, second = (named[f"{scenario.key}/{key}"] for key in stated.between)
            yield Effect(
                kind=KINDS[first.change.on].draws,
                reach=first.reach * second.reach,
                ramp=np.minimum(first.ramp, second.ramp),
                size=np.log(np.array([stated.multiply])),
            )


@dataclass(frozen=True)
class Beware:
    """One thing to be said beside the answers.

    kind     overlap, late, nobody, band, choice, unverified, assumption.
    effects  which it is about, as scenario/effect.
    says     the sentence.
    since    the first month of an overlap.
    """

    kind: str
    effects: tuple[str, ...]
    says: str
    since: date | None = None


def beware(arm: Sequence[Scenario], changes: Sequence[Settled], start: Start) -> Iterator[Beware]:
    """What has to be said beside the answers."""
    stated = {
        frozenset(f"{scenario.key}/{key}" for key in each.between)
        for scenario in arm
        for each in scenario.interactions
    }
    for first, second in combinations(changes, 2):
        if frozenset((first.name, second.name)) not in stated and _overlap(first, second):
            since = day_of(int(np.flatnonzero(first.ramp * second.ramp)[0]), start.on)
            says = (
                f"“{first.name}” and “{second.name}” change {first.change.on} for the same people from "
                f"{since:%B %Y}. Their effects multiply, as if neither knew of the other; "
                f"state an interaction if they do less together."
            )
            yield Beware("overlap", (first.name, second.name), says, since)
    for one in changes:
        yield from (Beware(kind, (one.name,), says) for kind, says in _of_one(one, start))


def _overlap(first: Settled, second: Settled) -> bool:
    """Whether two effects change the same thing for the same people in the same month."""
    same = (KINDS[first.change.on].draws or first.change.on) == (
        KINDS[second.change.on].draws or second.change.on
    )
    return (
        same
        and first.reach.shape == second.reach.shape
        and bool((first.reach * second.reach).any() and (first.ramp * second.ramp).any())
    )


def _of_one(one: Settled, start: Start) -> Iterator[tuple[str, str]]:
    """The kind of each caution about one effect, and its sentence."""
    change = one.change
    if month_of(change.starts, start.on) > start.months:
        says = f"{one.at} starts in {change.starts:%B %Y}, after the forecast ends: it changes nothing in it."
        yield "late", says
    elif not one.reach.any():
        yield "nobody", f"{one.at} reaches nobody in this forecast."
    if change.on == "exit hazard" and cuts_bands(change):
        yield (
            "band",
            f"{one.at} begins or ends within a band of months. Chances of leaving are kept by bands of "
            f"{names_of_bands()}: people of such a band are reached in part.",
        )
    if one.standing and change.interval:
        says = f"{one.at} is a choice: it has its stated size in every run; its interval is for sensitivity."
        yield "choice", says
    if change.evidence:
        found = evidence(change.evidence)
        if not found.verified:
            yield "unverified", f"{one.at} rests on evidence that was not verified: {found.source}."
    else:
        yield "assumption", f"{one.at} rests on an assumption: {change.reason}"

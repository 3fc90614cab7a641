"""A scenario as arrays: what it makes of the start, what it multiplies, what it costs, what to beware of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import Chances, Effect, Start
from tenure.forecast.scenarios.money import Due, due_of
from tenure.forecast.scenarios.overlaps import Beware, beware, interactions_of
from tenure.forecast.scenarios.settling import AFTERWARDS, Settled, settled
from tenure.forecast.scenarios.shape import Scenario
from tenure.forecast.scenarios.sizes import deviates_of
from tenure.forecast.scenarios.standing import Following, PostsFor, changed
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Given:
    """What a scenario is measured against, beside the start.

    central    chances in the middle: needed for odds and for times to hire.
    posts_for  posts that a cap on cases needs: needed for caseload caps.
    posts_drawn  the same in each of the runs asked for, where posts are to be as wide as demand.
    drawn      False where each effect has its middle size in every run.
    deviates   sizes chosen beforehand instead of drawn: for an effect's name, deviations from its middle by
               run; an effect that is not named has its middle size.
    """

    central: Chances | None = None
    posts_for: PostsFor | None = None
    posts_drawn: PostsFor | None = None
    drawn: bool = True
    deviates: Mapping[str, Numbers] | None = None

    @property
    def follows(self) -> Following | None:
        return Following(self.posts_for, self.posts_drawn) if self.posts_for else None


@dataclass(frozen=True, eq=False)
class Resolved:
    """An arm, ready to be simulated.

    start       with posts, places, students and one-off moves changed.
    effects     what is multiplied while people are drawn.
    afterwards  what is multiplied after: agency price and FTE a head; reach (U,).
    costs       what is paid, and when.
    bewares     what whoever reads the answers has to know.
    """

    start: Start
    effects: tuple[Effect, ...]
    afterwards: tuple[Effect, ...] = ()
    costs: tuple[Due, ...] = ()
    bewares: tuple[Beware, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The same, as sentences."""
        return tuple(each.says for each in self.bewares)

    def factor(self, kind: str) -> Numbers:
        """What “agency price” or “working pattern” is multiplied by, shape (runs or 1, months + 1, U)."""
        made = np.ones((1, self.start.months + 1, len(self.start.units)))
        for effect in self.afterwards:
            if effect.kind == kind:
                change = 1 - np.exp(effect.size)[:, None, None]
                made = made * (1 - effect.reach * effect.ramp[:, None] * change)
        return made


def resolve(
    arm: Sequence[Scenario],
    start: Start,
    *,
    runs: int,
    seed: int,
    first_run: int = 0,
    given: Given | None = None,
) -> Resolved:
    """The scenarios of an arm together, for numbered runs; none is the baseline.

    An effect has the same size in run 7 whichever arm it is in and whichever runs are asked for.
    Raises UsedWrongly where a scenario does not fit this forecast, saying which effect and why.
    """
    known = given or Given()
    keys = [scenario.key for scenario in arm]
    if len(set(keys)) < len(keys):
        raise UsedWrongly(f"The same scenario is there twice among {', '.join(keys)}. Name each once.")
    changes, before = tuple(_settled(arm, start, known)), start
    for one in changes:
        if one.standing:
            start = changed(start, one.change, one.change.size, one.at, known.follows)

    def deviates(name: str) -> Numbers | None:
        if known.deviates is not None:
            return known.deviates.get(name)
        return deviates_of(name, runs=runs, seed=seed, first_run=first_run) if known.drawn else None

    effects = [effect for one in changes for effect in one.effects(deviates(one.name))]
    return Resolved(
        start=start,
        effects=(*(e for e in effects if e.kind not in AFTERWARDS), *interactions_of(arm, changes)),
        afterwards=tuple(e for e in effects if e.kind in AFTERWARDS),
        costs=tuple(due for scenario in arm for due in due_of(scenario, start, deviates, before=before)),
        bewares=tuple(beware(arm, changes, start)),
    )


def _settled(arm: Sequence[Scenario], start: Start, known: Given) -> Iterator[Settled]:
    for scenario in arm:
        for number, change in enumerate(scenario.effects, 1):
            yield settled(scenario, number, change, start, known.central)

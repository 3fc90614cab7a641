"""Arms played out: futures of each under the same chance, as many as were asked for or as are enough."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import ANSWERS, STAGES, Chances, Outcome, Start, Unit
from tenure.forecast.flows.simulating import expected, simulate
from tenure.forecast.scenarios.answers import Counted, Question, covered_of, value
from tenure.forecast.scenarios.comparing import sure_enough
from tenure.forecast.scenarios.naming import name_of
from tenure.forecast.scenarios.resolving import Given, Resolved, resolve
from tenure.forecast.scenarios.shape import Scenario
from tenure.forecast.scenarios.standing import PostsFor
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
Arm = Sequence[Scenario]

LAYERS: Final = ("parameters", "years", "effects", "demand", "people")
BLOCK: Final = 250
"""Runs drawn at a time: a run can be cancelled after each block."""
FEWEST: Final = 100
"""Below this many runs nothing is said to be enough."""
SECONDS_A_UNIT_MONTH: Final = 2e-6
"""Of one run on one core, measured; generous."""
LONGEST_SECONDS, MOST_RUNS = 3_600.0, 1_000_000


@runtime_checkable
class Demanded(Protocol):
    """Posts that follow demand, in the middle and in numbered runs."""

    def __call__(self, unit: Unit, cap: float) -> Numbers:
        """Posts that a cap needs by month, where demand goes as is most likely."""

    def drawn(self, unit: Unit, cap: float, *, runs: int, seed: int, first_run: int) -> Numbers:
        """The same in numbered runs, shape (runs, months + 1)."""


def posts_in(posts_for: PostsFor | None, runs: int, seed: int, first_run: int = 0) -> PostsFor | None:
    """What draws posts for these runs; None where posts do not follow a demand that is drawn."""
    if not isinstance(posts_for, Demanded):
        return None
    return partial(posts_for.drawn, runs=runs, seed=seed, first_run=first_run)


class Drawing(Protocol):
    """What draws chances: a fitted model."""

    def central(self) -> Chances:
        """The chances in the middle."""

    def chances(self, runs: int, seed: int, layers: Collection[str], first_run: int = 0) -> Chances:
        """The chances of numbered runs."""


@dataclass(frozen=True, eq=False)
class Plan:
    """What all arms share. It is fitted once; no arm is ever brought back to outside totals.

    fte        FTE for each person in post, shape (U,).
    hours      the same by stage, shape (U, S); alike in all stages where left out.
    besides    agency staff who cover no vacancy, in FTE, shape (U,); none where left out.
    data       the version of the record and of the fit.
    posts_for  posts that a cap on cases needs, where demand is on record; it draws them where it is
               `Demanded`.
    """

    start: Start
    fitted: Drawing
    fte: Numbers
    data: str = ""
    posts_for: PostsFor | None = None
    hours: Numbers | None = None
    besides: Numbers | None = None

    def counted(self, outcome: Outcome, covered: Numbers, pattern: Numbers) -> Counted:
        """Futures with what turns people into FTE and agency staff."""
        hours = np.repeat(self.fte[:, None], len(STAGES), axis=1) if self.hours is None else self.hours
        besides = np.zeros(len(self.fte)) if self.besides is None else self.besides
        return Counted(outcome, hours, covered, besides, pattern)


@dataclass(frozen=True)
class Ask:
    """How much is drawn.

    runs        at most this many.
    layers      what is drawn by chance; what is not stands in its middle.
    until_sure  stop once each answer's error is under a tenth of its band.
    """

    runs: int = 1_000
    seed: int = 1
    layers: tuple[str, ...] = LAYERS
    until_sure: bool = False


@dataclass(frozen=True, eq=False)
class Played:
    """An arm's futures, with what it resolved to."""

    resolved: Resolved
    counted: Counted
    name: str


@dataclass(frozen=True, eq=False)
class Compared:
    """Answers of all arms, run by run.

    values   by arm and question, shape (runs,).
    names    the name of each arm's run.
    stopped  why it ended: all runs, sure enough, cancelled.
    """

    values: Mapping[str, Mapping[Question, Numbers]]
    names: Mapping[str, str]
    warnings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stopped: str = "all runs"

    @property
    def runs(self) -> int:
        """How many were drawn."""
        return max((len(v) for of_arm in self.values.values() for v in of_arm.values()), default=0)


def layers_of(arm: Arm) -> tuple[str, ...]:
    """What may be drawn of an arm: demand only where posts follow it."""
    follows = any(change.on == "caseload cap" for scenario in arm for change in scenario.effects)
    return tuple(layer for layer in LAYERS if follows or layer != "demand")


def play(plan: Plan, arm: Arm, ask: Ask, *, first_run: int = 0) -> Played:
    """The futures of one arm; averages where people are not among the layers."""
    require_doable(plan.start, 1, ask)
    return _play(plan, arm, ask, first_run, ask.runs)


def _play(plan: Plan, arm: Arm, ask: Ask, first_run: int, runs: int) -> Played:
    given = Given(
        plan.fitted.central(),
        plan.posts_for,
        posts_in(plan.posts_for, runs, ask.seed, first_run) if "demand" in ask.layers else None,
        drawn="effects" in ask.layers,
    )
    resolved = resolve(arm, plan.start, runs=runs, seed=ask.seed, first_run=first_run, given=given)
    layers = [layer for layer in ask.layers if layer in ("parameters", "years")]
    chances = plan.fitted.chances(runs, ask.seed, layers, first_run)
    if "people" in ask.layers:
        outcome = simulate(
            resolved.start, chances, resolved.effects, runs=runs, seed=ask.seed, first_run=first_run
        )
    else:
        outcome = expected(resolved.start, chances, resolved.effects)
    covered = covered_of(chances.covered, resolved.effects, plan.start.months)
    counted = plan.counted(outcome, covered, resolved.factor("working pattern"))
    name = name_of(resolved, data=plan.data, seed=ask.seed, about=(first_run, runs, ask.layers))
    return Played(resolved, counted, name)


def compare(
    plan: Plan,
    arms: Mapping[str, Arm],
    questions: Sequence[Question],
    *,
    ask: Ask,
    cancelled: Callable[[], bool] = lambda: False,
) -> Compared:
    """Answers of all arms under the same chance, in blocks of runs; what a cancelled one drew is kept."""
    require_doable(plan.start, len(arms), ask)
    gathered: dict[str, dict[Question, list[Numbers]]] = {
        arm: {question: [] for question in questions} for arm in arms
    }
    names: dict[str, str] = {}
    warnings: dict[str, tuple[str, ...]] = {}
    stopped, done = "all runs", 0
    while done < ask.runs and stopped == "all runs":
        runs = min(BLOCK, ask.runs - done)
        for arm, scenarios in arms.items():
            played = _play(plan, scenarios, ask, done, runs)
            names[arm] = f"{names.get(arm, '')}{played.name}"
            warnings[arm] = played.resolved.warnings
            for question in questions:
                gathered[arm][question].append(_whole(value(played.counted, question), runs))
        done += runs
        stopped = _why(gathered, ask, done, cancelled)
    values = {arm: {q: np.concatenate(v) for q, v in of_arm.items()} for arm, of_arm in gathered.items()}
    return Compared(values, {arm: _short(name) for arm, name in names.items()}, warnings, stopped)


def _whole(values: Numbers, runs: int) -> Numbers:
    """One value for each run, also where all runs share it."""
    return np.ascontiguousarray(np.broadcast_to(values, runs))


def _short(names: str) -> str:
    return names if len(names) == 16 else blake2b(names.encode(), digest_size=8).hexdigest()


def _why(
    gathered: Mapping[str, Mapping[Question, list[Numbers]]],
    ask: Ask,
    done: int,
    cancelled: Callable[[], bool],
) -> str:
    if cancelled():
        return "cancelled"
    if not ask.until_sure or done < FEWEST:
        return "all runs"
    first = next(iter(gathered.values()))
    answers = []
    for of_arm in gathered.values():
        for question, blocks in of_arm.items():
            drawn = np.concatenate(blocks)
            answers.append(drawn if of_arm is first else drawn - np.concatenate(first[question]))
    return "sure enough" if sure_enough(answers) else "all runs"


def require_doable(start: Start, arms: int, ask: Ask) -> None:
    """UsedWrongly where it would take longer than an hour or more runs than are of use, with an estimate."""
    unknown = [layer for layer in ask.layers if layer not in LAYERS]
    if unknown:
        raise UsedWrongly(f"There is no layer {', '.join(unknown)}. Use some of: {', '.join(LAYERS)}.")
    if ask.runs < 1:
        raise UsedWrongly(f"{ask.runs} runs cannot be drawn. Ask for 1 or more.")
    a_run = arms * max(start.months, 1) * max(len(start.units), 1) * SECONDS_A_UNIT_MONTH
    most = min(int(LONGEST_SECONDS / a_run), MOST_RUNS)
    if ask.runs > most:
        size = ask.runs * arms * (start.months + 1) * len(start.units) * len(ANSWERS) * 4 / 1e9
        raise UsedWrongly(
            f"{ask.runs:,} runs of {arms} arms would take about {ask.runs * a_run / 3600:,.1f} hours on one "
            f"core and {size:,.0f} GB if they were kept. Ask for {most:,} or fewer; a thousand are enough "
            f"for most answers."
        )

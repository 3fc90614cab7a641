"""What the planner would have said on the day an activity began, knowing nothing later.

It takes seconds to work out, so it is done once, told as it goes, and kept for every reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish.asking import Picked
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import Tried
from tenure.publish.planning.futures import RUNS, SEED, Futures, Origin, name_of, returns_of
from tenure.publish.planning.guarding import behind
from tenure.publish.planning.overview import Looked, looked
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, Spread
from tenure.publish.planning.working import Kept, Told, name_of_work
from tenure.publish.viewing import HOLDER
from tenure.strategy.framework.parts import Activity
from tenure.terms.problems import TooLittleData, UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario

MEASURES: Final = tuple(each for each in PLAN_MEASURES if each.unit == "share")

BEGINS: Final = "observed-"
"""How the names of what is kept begin."""

STEPS: Final = (
    "reading the years before it began",
    "drawing what would have come without it",
    "drawing what would have come with it",
    "setting both beside what came",
)


@dataclass(frozen=True)
class Asking:
    """What is expected of one activity, and where.

    scenario  what it is taken to do, as the planner has it.
    year      of the last 30 September before it began: nothing later is known.
    focus     the partner, or the whole partnership.
    until     the year of the last figures on record.
    """

    activity: Activity
    scenario: Scenario
    year: int
    service: str
    focus: str
    until: int

    def kept(self, folder: Path, snapshot: str) -> Kept:
        """Where what was worked out is kept; the name tells the snapshot, so that earlier ones can go."""
        about = {"starts": str(self.activity.starts), "scenario": repr(self.scenario), "until": self.until}
        name = name_of_work("observed", {**about, "focus": self.focus}, name_from(snapshot, self.year))
        return Kept(folder, f"{before(snapshot)}{self.service}-{name[:32]}")


def before(snapshot: str) -> str:
    """How the names of what is kept of a snapshot begin."""
    return f"{BEGINS}{snapshot[:16]}-"


def name_from(snapshot: str, year: int) -> str:
    """What stands for the futures of a snapshot from the 30 September of a year on."""
    return sha256(f"{name_of(snapshot, (), RUNS, SEED)}|from {year}".encode()).hexdigest()


def futures_from(home: Path, year: int) -> Futures:
    """The futures of a home's record as they were to be expected on the 30 September of a year.

    Raises TooLittleData where the record does not reach back far enough.
    """
    from tenure.forecast.fitting.fit import fit
    from tenure.record import Lake

    record = Lake(home / "lake").record()
    origin = Origin(record.snapshot, f"{year}-09-30", returns_of(record), name_from(record.snapshot, year))
    return Futures.carried(fit(record, year=year), origin, runs=RUNS, seed=SEED)


def work_out(asking: Asking, home: Path, holding: Holding, kept: Kept, told: Told) -> None:
    """Work it out, telling each step, and keep it; or keep why it cannot be."""
    try:
        kept.keep(_worked_out(asking, home, holding, told))
    except (TooLittleData, UsedWrongly) as problem:
        kept.keep({"why": str(problem)})


def _worked_out(asking: Asking, home: Path, holding: Holding, told: Told) -> Mapping[str, Any]:
    told(0, len(STEPS), STEPS[0])
    futures = futures_from(home, asking.year)
    picked = Picked(service=asking.service, focus=asking.focus)
    question = looked(holding, HOLDER, futures, asking.until, picked)
    told(1, len(STEPS), STEPS[1])
    question.of(MEASURES[0])
    told(2, len(STEPS), STEPS[2])
    tried = Tried(question, (from_its_day(asking.scenario, asking.activity),))
    name = tried.played.name
    told(3, len(STEPS), STEPS[3])
    members, people = behind(futures.start, question.units)
    return {
        "run": name,
        "year": asking.year,
        "members": sorted(members),
        "people": people,
        "figures": {each.key: _figures(question, tried, each) for each in MEASURES},
    }


def from_its_day(scenario: Scenario, activity: Activity) -> Scenario:
    """The scenario as if it had begun on the day the activity did; what it costs does not matter here."""
    assert activity.starts is not None, "asked before"
    effects = tuple(replace(each, starts=activity.starts) for each in scenario.effects)
    return replace(scenario, effects=effects, costs=())


def _figures(question: Looked, tried: Tried, measure: PlanMeasure) -> Mapping[str, Any]:
    """One measure without the activity and with it: on the last day, and the middle of each year."""
    arms = {"without": question.of(measure), "with": tried.of(measure)}
    first = question.futures.start.on.year
    return {
        "last": {name: asdict(Spread.of(drawn[:, -1])) for name, drawn in arms.items()},
        "middles": {name: _middles(drawn, first) for name, drawn in arms.items()},
        "change": float(np.median(tried.change(measure))),
    }


def _middles(drawn: NDArray[np.float64], first: int) -> list[tuple[int, float]]:
    months = range(12, drawn.shape[1], 12)
    return [(first + month // 12, float(np.median(drawn[:, month]))) for month in months]

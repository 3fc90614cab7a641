"""The cheapest way to a target: what is asked, and how it is worked out step by step."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tenure import __version__
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.futures import SEED, Futures
from tenure.publish.planning.working import Kept, Stopped, Told
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.planning.aims import Aim, Mix, Model, Point
    from tenure.forecast.planning.aims import Futures as Drawn
    from tenure.forecast.planning.searching import Plan, Tried
    from tenure.forecast.planning.workforce import Workforce
    from tenure.forecast.scenarios.shape import Scenario

DRAWS: Final = 500
"""Futures of each mix: the chance that a target is reached is told to within four hundredths."""

MOST_ACTIVITIES: Final = 12
"""Activities among which the cheapest mix is sought."""

MEASURES: Final[Mapping[str, tuple[str, bool]]] = {
    "vacancy rate": ("Vacancy rate at most", True),
    "vacancies": ("Vacancies at most", True),
    "in post": ("People in post at least", False),
    "vacancies in FTE": ("Vacancies in FTE at most", True),
    "FTE in post": ("FTE in post at least", False),
}
"""What a target may be about: its words, and whether less is better. A rate is of FTE, as elsewhere."""

LEVELS: Final[Mapping[str, tuple[float, ...]]] = {"half or whole": (0.5, 1.0), "whole": (1.0,)}
"""How far an activity may go of the reach that it names."""


@dataclass(frozen=True)
class Target:
    """A target asked for backwards.

    of         a key of MEASURES.   limit  a share for a rate, else people.
    by         the year to whose 30 September it is.   chance  how sure, between 0 and 1.
    service    children or adults.   focus  a partner, or the partnership.
    levels     a key of LEVELS.
    scenarios  the activities that are allowed, by what they are called, as documents.
    """

    of: str
    limit: float
    by: int
    chance: float
    service: str
    focus: str
    levels: str
    scenarios: Mapping[str, Any]

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Target:
        """From what was kept of it."""
        return cls(**values)

    def as_values(self) -> dict[str, Any]:
        """Everything that decides the answer, beside the futures."""
        return asdict(self)

    def aim(self, futures: Futures) -> Aim:
        """As planning takes it. UsedWrongly where it cannot be."""
        from tenure.forecast.planning.aims import Aim

        units = futures.start.units
        chosen = tuple(units[u] for u in futures.units(self.service, self.focus))
        if not chosen:
            raise UsedWrongly("Nobody of that service works there. Choose another service or partner.")
        aim = Aim(self.of, self.limit, date(self.by, 9, 30), self.chance, MEASURES[self.of][1], chosen)
        aim.month(futures.start)
        return aim


@dataclass(frozen=True)
class Allowed:
    """An activity that can be allowed: its key, its name, what is done, and whether its cost is known."""

    key: str
    name: str
    says: str
    priced: bool


def activities(saved: Mapping[str, Scenario]) -> tuple[Allowed, ...]:
    """Every activity there is, ready or saved, by name."""
    from tenure.forecast.scenarios.ready import library

    known = {**library(), **saved}
    found = [Allowed(key, s.name, s.says, any(cost.pounds for cost in s.costs)) for key, s in known.items()]
    return tuple(sorted(found, key=lambda each: each.name))


def require_target(target: Target, futures: Futures) -> None:
    """UsedWrongly where a target cannot be asked for."""
    if target.of not in MEASURES or target.levels not in LEVELS:
        raise UsedWrongly(f"There is no target for {target.of}. Choose one of: {', '.join(MEASURES)}.")
    if not target.scenarios:
        raise UsedWrongly("There is nothing that could be done. Tick the activities that are allowed.")
    if len(target.scenarios) > MOST_ACTIVITIES:
        raise UsedWrongly(
            f"{len(target.scenarios)} activities are too many to weigh against one another. Tick "
            f"{MOST_ACTIVITIES} or fewer."
        )
    target.aim(futures)
    model_of(target, futures, runs=1)


def model_of(target: Target, futures: Futures, *, runs: int = DRAWS) -> Workforce:
    """What says what comes of a mix. UsedWrongly where an activity does not fit this forecast."""
    from tenure.forecast.planning.prices import prices
    from tenure.forecast.planning.workforce import Choice, from_scenarios
    from tenure.forecast.scenarios import scenario_from

    plan = futures.plan
    shares = LEVELS[target.levels]
    choices = [Choice(scenario_from(document), shares) for document in target.scenarios.values()]
    paid = prices(futures.start, paid=futures.fitted.standing.salaries)
    model = from_scenarios(plan, choices, target.aim(futures), prices=paid, runs=runs, seed=SEED)
    model.expected((len(shares),) * len(choices))
    return model


@dataclass(frozen=True, eq=False)
class _Watched:
    """A model that looks, each time it is asked, whether the work goes on."""

    model: Model
    look: Callable[[], None]

    @property
    def activities(self) -> Sequence[Any]:
        return self.model.activities

    def expected(self, mix: Mix) -> Point:
        self.look()
        return self.model.expected(mix)

    def drawn(self, mix: Mix) -> Drawn:
        self.look()
        return self.model.drawn(mix)


def work_out(target: Target, futures: Futures, kept: Kept, told: Told) -> dict[str, Any]:
    """The cheapest mix, what moves the answer most, and what each target costs; kept under its name.

    Where it is stopped, every mix that was worked out is kept, and the next goes on from there.
    """
    from tenure.forecast.planning.frontier import STEPS, frontier, one_thing
    from tenure.forecast.planning.searching import plan

    at = [(0, "the cheapest mix")]

    def reached(done: int, says: str) -> None:
        at[0] = done, says
        _keep(tried, kept)

    def look() -> None:
        done, says = at[0]
        told(done, STEPS + 2, says)

    aim = target.aim(futures)
    tried = _tried(_Watched(model_of(target, futures), look), kept)
    try:
        found = plan(tried.model, aim, tried=tried)
        reached(1, "what each activity does by itself")
        moves = one_thing(tried.model, aim, tried=tried)
        reached(2, "what each target costs")
        front = frontier(
            tried.model,
            aim,
            tried=tried,
            told=lambda done, _: reached(2 + done, "what each target costs"),
        )
    except Stopped:
        _keep(tried, kept)
        raise
    result = _result(target, futures, found) | {
        "moves": [_move(each) for each in moves],
        "frontier": [_point(each) for each in front],
    }
    kept.keep(result)
    return result


def _tried(model: Model, kept: Kept) -> Tried:
    """A search, with what was worked out before it was stopped."""
    from tenure.forecast.planning.aims import Futures as Drawn
    from tenure.forecast.planning.aims import Point
    from tenure.forecast.planning.searching import Tried

    tried = Tried(model)
    if kept.part.is_file():
        said = json.loads(kept.part.read_text(encoding="utf-8"))
        tried.points.update((tuple(mix), Point(*point)) for mix, point in said["points"])
        tried.futures.update(
            (tuple(mix), Drawn(np.array(answer), np.array(pounds))) for mix, answer, pounds in said["futures"]
        )
    return tried


def _keep(tried: Tried, kept: Kept) -> None:
    said = {
        "points": [(mix, tuple(point)) for mix, point in tried.points.items()],
        "futures": [(mix, f.answer.tolist(), f.pounds.tolist()) for mix, f in tried.futures.items()],
    }
    kept.write(kept.part, json.dumps(said).encode())


def _result(target: Target, futures: Futures, found: Plan) -> dict[str, Any]:
    """The plan with everything that is needed to work it out again."""
    low, middle, high = (float(each) for each in np.quantile(found.futures.answer, (0.1, 0.5, 0.9)))
    before = (float(each) for each in np.quantile(found.nothing.answer, (0.1, 0.5, 0.9)))
    return {
        "asked": target.as_values(),
        "made_with": {"tenure": __version__, "snapshot": futures.snapshot, "futures": futures.name,
                      "draws": DRAWS, "seed": SEED},
        "mix": dict(zip(target.scenarios, found.mix, strict=True)),
        "words": found.words,
        "says": found.says(),
        "reaches": found.reaches,
        "chance": found.chance,
        "chance_before": found.aim.reached(found.nothing.answer),
        "surely": found.surely,
        "answer": [low, middle, high],
        "before": list(before),
        "pounds": found.pounds,
        "unpriced": list(found.unpriced),
        "drawn": found.drawn,
        "tried": found.tried,
    }  # fmt: skip


def _move(move: Any) -> dict[str, Any]:
    return {
        "name": move.activity.name,
        "level": move.activity.levels[move.level - 1],
        "change": [move.low, move.change, move.high],
        "helps": move.helps,
        "pounds": move.pounds,
        "priced": move.activity.priced,
    }


def _point(found: Plan) -> dict[str, Any]:
    return {
        "limit": found.aim.limit,
        "pounds": found.pounds,
        "chance": found.chance,
        "words": found.words,
    }


def area_words(focus: str) -> str:
    """Whose futures, inside a sentence."""
    from tenure.publish.asking import name_of

    return "the partnership" if focus == PARTNERSHIP else name_of(focus)

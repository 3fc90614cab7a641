"""What a simulation needs of its inputs, and the sentence for each that it does not get."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import (
    CELLS,
    DESTINATIONS,
    GROUPS,
    KINDS,
    STAGES,
    Chances,
    Effect,
    Start,
)
from tenure.terms.problems import UsedWrongly

SHARES: Final = frozenset(
    {
        "where",
        "partner",
        "promoted",
        "qualifying",
        "joining",
        "giving_up",
        "filled",
        "hired_as",
        "covered",
    }
)
"""The chances that lie between 0 and 1."""

SHAPES: Final[dict[str, Callable[[Start], tuple[int, ...]]]] = {
    "leaving": lambda start: (len(start.units), len(GROUPS), len(DESTINATIONS)),
    "filled": lambda start: (len(start.units), 2),
    "promoted": lambda start: (len(start.units), 2),
    "qualifying": lambda start: (len(start.routes),),
    "joining": lambda start: (len(start.routes),),
    "covered": lambda start: (len(start.units),),
}
"""The shape of the reach of each kind of effect."""


def require_sound(start: Start, chances: Chances, effects: Sequence[Effect], *, runs: int) -> None:
    """Make sure that these fit one another; UsedWrongly with the first sentence that says what does not."""
    for says in chain(
        _start(start),
        _posts_by_run(start, runs),
        _chances(start, chances, runs),
        _effects(start, effects, runs),
    ):
        raise UsedWrongly(says)


def years_of(start: Start) -> int:
    """How many years of twelve months a simulation touches; at least one."""
    return max(-(-start.months // 12), 1)


def _start(start: Start) -> Iterator[str]:
    if start.posts.ndim != 2 or start.months < 0:
        yield "There are no months to simulate: give posts for month 0 and each month after it."
        return
    units, months = len(start.units), start.months
    for name, values, shape in (
        ("people in post", start.stock, (units, CELLS)),
        ("posts", start.posts, (months + 1, units)),
        ("students who are due", start.due, (months + 1, len(start.routes))),
        ("places for the assessed year", start.capacity, (months + 1, units)),
        ("candidates who wait", np.asarray(start.waiting), ()),
    ):
        yield from _shaped(name, values, shape)
        if np.isnan(values).any():
            yield f"Some {name} are not numbers. Give a number for each, 0 where there is none."
        elif (values < 0).any():
            yield f"Some {name} are below nought. Give 0 or more."
        elif name != "places for the assessed year" and np.isinf(values).any():
            yield f"Some {name} have no end. Give a number for each."
    for move in start.moves:
        if not (move.month >= 1 and 0 <= move.unit < units and 0 <= move.stage < len(STAGES)):
            yield f"A move at once in month {move.month} is of no unit and stage here. Name those there are."
        if move.people != int(move.people):
            yield f"A move at once is of {move.people} people. Give whole people."
    if len(set(start.units)) < units:
        yield "An employer is there twice in the same service. Name each once."


def _posts_by_run(start: Start, runs: int) -> Iterator[str]:
    posts = start.by_run
    if posts is None:
        return
    yield from _shaped("posts by run", posts, (None, start.months + 1, len(start.units)))
    if len(posts) not in (1, runs):
        yield f"The posts by run are for {len(posts)} runs, and there are {runs}. Give 1 or {runs}."
    if not np.isfinite(posts).all() or (posts < 0).any():
        yield "Some posts by run are below nought or no numbers. Give 0 or more for each."


def _chances(start: Start, chances: Chances, runs: int) -> Iterator[str]:
    for name, shape in _shapes(start).items():
        values: NDArray[Any] = getattr(chances, name)
        yield from _shaped(f"the chances “{name}”", values, (None, *shape) if name != "usual" else shape)
        if name != "usual" and len(values) not in (1, runs):
            yield f"The chances “{name}” are for {len(values)} runs, and there are {runs}. Give 1 or {runs}."
        if np.isnan(values).any():
            yield f"Some of the chances “{name}” are not numbers. Give a number for each."
        elif name in SHARES and ((values < 0) | (values > 1)).any():
            yield f"Some of the chances “{name}” lie outside 0 to 1. Give shares."
    for name in ("where", "hired_as"):
        if not np.allclose(getattr(chances, name).sum(-1), 1):
            yield f"The shares “{name}” do not add up to 1. Make each row do so."
    to = chances.partner.sum(-1)
    if not (np.isclose(to, 1) | np.isclose(to, 0)).all():
        yield "The shares “partner” add up neither to 1 nor to 0. Make each row do so."
    if (np.diagonal(chances.partner, axis1=1, axis2=2) > 0).any():
        yield "The shares “partner” send people to the employer that they leave. Put 0 there."
    if (np.abs(chances.unexplained) > 1).any():
        yield "The unexplained gap is more than everybody. Give a share of people in post, from -1 to 1."


def _shapes(start: Start) -> dict[str, tuple[int, ...]]:
    """What each of the chances is shaped like, without the run."""
    u, q, years = len(start.units), len(start.routes), years_of(start)
    s, d, g = len(STAGES), len(DESTINATIONS), len(GROUPS)
    return {
        "leaving": (u, g),
        "years": (years, u),
        "where": (u, s, d),
        "partner": (u, u),
        "promoted": (u, 2),
        "qualifying": (q,),
        "joining": (q,),
        "giving_up": (),
        "filled": (u, 2),
        "hired_as": (u, s),
        "covered": (u,),
        "unexplained": (years, u),
        "feedback": (u,),
        "usual": (u,),
    }


def _effects(start: Start, effects: Sequence[Effect], runs: int) -> Iterator[str]:
    for effect in effects:
        if effect.kind not in KINDS:
            yield f"There is no effect on {effect.kind}. Use one of: {', '.join(KINDS)}."
            continue
        what = f"an effect on {effect.kind}"
        yield from _shaped(f"the reach of {what}", effect.reach, SHAPES[effect.kind](start))
        yield from _shaped(f"the ramp of {what}", effect.ramp, (start.months + 1,))
        for name, values in (("reach", effect.reach), ("ramp", effect.ramp)):
            if not ((values >= 0) & (values <= 1)).all():
                yield f"The {name} of {what} lies outside 0 to 1. Give shares."
        if effect.size.shape not in ((1,), (runs,)):
            yield f"The sizes of {what} are for {len(effect.size)} runs. Give 1 or {runs}."
        if np.isnan(effect.size).any():
            yield f"The size of {what} is not a number. Give the log of a factor."


def _shaped(what: str, values: NDArray[Any], wanted: tuple[int | None, ...]) -> Iterator[str]:
    fits = values.ndim == len(wanted) and all(
        want in (None, have) for want, have in zip(wanted, values.shape, strict=True)
    )
    if not fits:
        asked = " by ".join("runs" if want is None else str(want) for want in wanted) or "one number"
        yield f"The shape of {what} is {values.shape}. Give {asked}."

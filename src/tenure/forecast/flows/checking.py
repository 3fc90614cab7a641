"""What a simulation needs of its inputs, and the sentence for each that it does not get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from tenure.forecast.flows.inputs import (
    CELLS,
    DESTINATIONS,
    GROUPS,
    KINDS,
    STAGES,
    Chances,
    Effect,
    Numbers,
    Start,
)
from tenure.terms.problems import UsedWrongly

SHARES: Final = ("where", "qualifying", "joining", "giving_up", "promoted", "filled", "hired_as", "covered")
"""The chances that lie between 0 and 1."""


def require_sound(start: Start, chances: Chances, effects: Sequence[Effect]) -> None:
    """Make sure that these fit one another; UsedWrongly with the first sentence that says what does not."""
    for says in (*_start(start), *_chances(start, chances), *_effects(start, effects)):
        raise UsedWrongly(says)


def _start(start: Start) -> Iterator[str]:
    units, months = len(start.units), start.months
    yield from _shaped("people in post", start.stock, (units, CELLS))
    yield from _shaped("posts", start.posts, (months + 1, units))
    yield from _shaped("students who are due", start.due, (months + 1, len(start.routes)))
    yield from _shaped("places for the assessed year", start.capacity, (months + 1, units))
    for name, values in (
        ("people in post", start.stock),
        ("posts", start.posts),
        ("students who are due", start.due),
        ("places for the assessed year", start.capacity),
        ("candidates who wait", np.array(start.waiting)),
    ):
        if np.isnan(values).any():
            yield f"Some {name} are not numbers. Give a number for each, 0 where there is none."
        elif (values < 0).any():
            yield f"Some {name} are below nought. Give 0 or more."
    if len(set(start.units)) < units:
        yield "An employer is there twice in the same service. Name each once."


def _chances(start: Start, chances: Chances) -> Iterator[str]:
    u, q = len(start.units), len(start.routes)
    s, d, g = len(STAGES), len(DESTINATIONS), len(GROUPS)
    years = years_of(start)
    shapes = {
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
    }
    for name, shape in shapes.items():
        values: Numbers = getattr(chances, name)
        yield from _shaped(f"the chances “{name}”", values, (None, *shape))
        if np.isnan(values).any():
            yield f"Some of the chances “{name}” are not numbers."
        elif name in SHARES and ((values < 0) | (values > 1)).any():
            yield f"Some of the chances “{name}” lie outside 0 to 1."
    for name in ("where", "hired_as"):
        if not np.allclose(getattr(chances, name).sum(-1), 1):
            yield f"The shares “{name}” do not add up to 1."


def _effects(start: Start, effects: Sequence[Effect]) -> Iterator[str]:
    u, q = len(start.units), len(start.routes)
    shapes = {
        "leaving": (u, len(GROUPS), len(DESTINATIONS)),
        "filled": (u, 2),
        "promoted": (u, 2),
        "qualifying": (q,),
        "joining": (q,),
        "covered": (u,),
    }
    for effect in effects:
        if effect.kind not in KINDS:
            yield f"There is no effect on {effect.kind}. Use one of: {', '.join(KINDS)}."
            continue
        yield from _shaped(f"the reach of an effect on {effect.kind}", effect.reach, shapes[effect.kind])
        yield from _shaped(f"the ramp of an effect on {effect.kind}", effect.ramp, (start.months + 1,))
        for name, values in (("reach", effect.reach), ("ramp", effect.ramp)):
            if not ((values >= 0) & (values <= 1)).all():
                yield f"The {name} of an effect on {effect.kind} lies outside 0 to 1."
        if np.isnan(effect.size).any():
            yield f"The size of an effect on {effect.kind} is not a number."


def _shaped(what: str, values: Numbers, wanted: tuple[int | None, ...]) -> Iterator[str]:
    fits = values.ndim == len(wanted) and all(
        want in (None, have) for want, have in zip(wanted, values.shape, strict=True)
    )
    if not fits:
        yield f"The shape of {what} is {values.shape}; it has to be {wanted}."


def years_of(start: Start) -> int:
    """How many years of twelve months a simulation touches; at least one."""
    return max(-(-start.months // 12), 1)

"""A parameter as a reader sees it: its value, how sure it is, where it comes from, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from math import isfinite
from typing import Final

from tenure.forecast.flows.inputs import Unit
from tenure.terms.problems import UsedWrongly

OWN: Final = "own data"
POOLED: Final = "pooled"
NATIONAL: Final = "national"
ASSUMPTION: Final = "assumption"
OVERRIDE: Final = "override"
BASES: Final = (OWN, POOLED, NATIONAL, ASSUMPTION, OVERRIDE)
"""What a value rests on. Own data: ten or more events of the employer's own. Pooled: those of others.
National: published figures. Assumption: nothing was found. Override: somebody's own, with a reason."""

ENOUGH: Final = 10
"""Events from which a value is called own data, or pooled: below, half or more of it is what it borrows."""

INTERVAL: Final = 0.8
"""How sure `low` to `high` is."""


@dataclass(frozen=True)
class Place:
    """Where a parameter stands: an array of the chances, the fit or the start, and the index in it."""

    field: str
    index: tuple[int, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """One parameter of a forecast.

    key         what an override names it by, such as `leaving/101/children/asye 0-6`.
    kind        what it is a parameter of: leaving, where, promoted, ...
    unit        the employer and service; None where all share it.
    detail      stage, months, destination or route.
    measure     what the value is, in words.
    low, high   an 80% interval.
    basis       one of BASES.
    source      where it comes from.
    owner       who answers for it.
    as_of       the day or year that it is of.
    events      how many events of the employer's own it rests on; None where none could be counted.
    reason      of an override; `replaced` is the value before it.
    """

    key: str
    kind: str
    unit: Unit | None
    detail: str
    measure: str
    value: float
    low: float
    high: float
    basis: str
    source: str
    owner: str
    as_of: str
    events: float | None
    place: Place
    reason: str = ""
    replaced: float | None = None


@dataclass(frozen=True)
class Override:
    """Somebody's own value of a parameter.

    low, high  an 80% interval; without one the value is taken as certain.
    reason     why it is better than what the record or the evidence says.
    owner      who answers for it.
    """

    key: str
    value: float
    reason: str
    owner: str
    on: date
    low: float | None = None
    high: float | None = None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval; the value itself where none is given."""
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )


LIMITS: Final = {
    "intake": (0.0, float("inf")),
    "spread of years": (0.0, 5.0),
    "unexplained": (0.0, 1.0),
    "feedback": (-1.0, 1.0),
    "age": (0.05, 20.0),
    "hours": (0.0, 1.5),
}
"""Kinds that are not chances or shares, and what their values may be."""

TOGETHER: Final = ("where", "hired as")
"""Kinds whose values of one employer and stage are shares of one whole."""


def require_overrides(overrides: Iterable[Override], parameters: Iterable[Parameter]) -> None:
    """Raises UsedWrongly, saying which and what to do, where an override cannot stand."""
    known = {one.key: one for one in parameters}
    seen: set[str] = set()
    whole: dict[str, float] = {}
    for one in overrides:
        if one.key not in known:
            near = get_close_matches(one.key, known, n=3, cutoff=0.7)
            hint = f" Did you mean {' or '.join(near)}?" if near else " Take it from the list of parameters."
            raise UsedWrongly(f"There is no parameter called {one.key}.{hint}")
        if one.key in seen:
            raise UsedWrongly(f"{one.key} is overridden twice. Keep one of the two.")
        seen.add(one.key)
        kind = known[one.key].kind
        _require_value(one, *LIMITS.get(kind, (0.0, 1.0)))
        if kind in TOGETHER:
            row = one.key.rsplit("/", 1)[0]
            whole[row] = whole.get(row, 0.0) + one.value
            if whole[row] > 1 + 1e-9:
                raise UsedWrongly(
                    f"The shares given for {row} add up to {whole[row]:.0%}. Lower them to 100%."
                )


def _require_value(one: Override, least: float, most: float) -> None:
    low, high = one.interval
    if not all(map(isfinite, (one.value, low, high))) or not least <= one.value <= most:
        limit = f"between {least:g} and {most:g}" if isfinite(most) else f"{least:g} or more"
        raise UsedWrongly(f"{one.key} cannot be {one.value:g}. Give a value {limit}: 0.2 is 20%.")
    if not least <= low <= one.value <= high <= most:
        raise UsedWrongly(
            f"{one.key}: {low:g} to {high:g} does not hold {one.value:g}. Give low, value, high."
        )
    if not one.reason.strip() or not one.owner.strip():
        raise UsedWrongly(
            f"{one.key}: an override needs a reason and an owner. Say why, and who answers for it."
        )

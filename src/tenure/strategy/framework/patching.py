"""Values with faults in their shape, patched so that the rest can be checked and all be told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import Fault, Place, tried

FILLERS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "vision": {"text": "x"},
        "purpose": {"text": "x"},
        "due": date(2050, 1, 1),
        "on": date(2050, 1, 1),
        "value": 0.0,
        "kind": "collected",
        "better": "higher",
        **{kind: [] for kind in ("aims", "principles", "outcomes", "priorities", "activities")},
    }
)
"""What stands in for something that is missing; of everything else "x"."""
TRIES: Final = 3
"""A value that was taken out may be one that is needed, and what fills it has parts of its own."""


def patched(said: object, faults: Sequence[Fault]) -> Framework | None:
    """A framework with fillers where something was wrong; None where there is too little left."""
    if not isinstance(said, Mapping):
        return None
    values: Any = deepcopy(dict(said))
    for _ in range(TRIES):
        for fault in sorted(faults, key=lambda each: len(each.place), reverse=True):
            _patch(values, fault.place)
        made, faults = tried(values)
        if made is not None:
            return made
    return None


def elsewhere(found: Sequence[Fault], faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """What was found where nothing was patched. A KPI's days are judged together, so it goes whole."""
    spoiled = {fault.place[:2] if fault.place[:1] == ("kpis",) else fault.place for fault in faults}
    return tuple(each for each in found if spoiled.isdisjoint(_around(each.place)))


def _around(place: Place) -> Iterator[Place]:
    """A place and every place that it lies in."""
    return (place[:length] for length in range(len(place) + 1))


def _patch(values: Any, place: Place) -> None:
    """Take out what is wrong where that is known, else fill it."""
    for step in place[:-1]:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return
    last = place[-1] if place else ""
    if isinstance(values, dict) and last in values and last not in _NEEDED:
        del values[last]
    elif isinstance(values, dict):
        values[last] = deepcopy(FILLERS.get(str(last), "x"))
    elif isinstance(values, list) and isinstance(last, int) and last < len(values):
        values[last] = {} if place[-2] in _OF_TABLES else "x"


_OF_TABLES: Final = frozenset(
    ("aims", "principles", "outcomes", "priorities", "activities", "kpis", "milestones", "steps")
)
_NEEDED: Final = frozenset({*FILLERS, "code", "title", "label", "text", "under", "outcome", "unit"})

"""What a field of a part may name: one of a few, a key of a longer list, or several codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tenure import publish
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.sheets import CHOICES, Column

Pairs = tuple[tuple[str, str], ...]

OF_KPIS: Final = {
    "service": ("children", "adults", "education", "survey"),
    "comparator": ("england", "region", "neighbours"),
}
"""What these fields of a KPI hold, where they hold anything."""
MOST: Final = 60
"""Codes that stand beside a field; the page of the parts has the others."""


@dataclass(frozen=True)
class Choosing:
    """What a field may name, each by its code or word and what people call it.

    one      what it is chosen from; empty where it is typed.
    keys     keys that are offered while one types.
    several  codes of which it names some, the first sixty.
    """

    one: Pairs = ()
    keys: Pairs = ()
    several: Pairs = ()


def choosing(framework: Framework, columns: Sequence[Column]) -> dict[str, Choosing]:
    """For each field, what it may name; nothing for those that are written freely."""
    return {each.key: _of(framework, each) for each in columns}


def _of(framework: Framework, column: Column) -> Choosing:
    if column.list_of in CHOICES:
        return Choosing(one=_words(CHOICES[column.list_of]))
    if column.key in OF_KPIS:
        return Choosing(one=_words(OF_KPIS[column.key]))
    if column.key == "measure":
        return Choosing(keys=tuple({each.key: each.label for each in publish.definitions()}.items()))
    named = {
        "under": (*framework.aims, *framework.principles),
        "outcome": framework.outcomes,
        "outcomes": framework.outcomes,
        "priorities": framework.priorities,
        "activities": framework.activities,
        "needs": framework.activities if column.form == "codes" else (),
    }
    pairs = tuple((each.code, each.title) for each in named.get(column.key, ()))
    return Choosing(several=pairs[:MOST]) if column.form == "codes" else Choosing(one=pairs)


def _words(several: Sequence[str]) -> Pairs:
    return tuple((each, each) for each in several)

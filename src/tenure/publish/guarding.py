"""Which groups of people who answered may have a result of their own, so that none tells of fewer than ten.

A result stands for a set of people. It may be shown where the set is large enough and did not all say the
same. Nor may two shown sets, or all of them together, leave another such set between them: what remains of
everyone beside the groups shown, what remains of one group beside those inside it, or a part that the shown
sets together fix by arithmetic. The same pattern serves every reader, so nobody gains from two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

People = frozenset[int]
Name = tuple[str, str]
"""A group: what it goes by ("partner") and its code."""

EVERYONE: Final[Name] = ("", "")
LEAST_ANSWERS: Final = 10
"""Answers behind any result. Anonymous surveys promise it before the first question."""

FIXED: Final = 1e-7
"""How near to 1 a part's share in what the sets tell must be, for the part to be fixed by them."""


@dataclass(frozen=True, eq=False)
class Guarded:
    """Those who answered one thing, and the groups they fall into.

    groups  who is in each group, by what it goes by and its code.
    alike   whether a set of people all said the same.
    """

    everyone: People
    groups: Mapping[str, Mapping[str, People]]
    alike: Callable[[People], bool]

    @cached_property
    def shown(self) -> frozenset[Name]:
        """The groups, and `EVERYONE`, that may have a result."""
        if self._tells_too_much(self.everyone):
            return frozenset()
        sets = {
            (what, code): people & self.everyone
            for what, groups in self.groups.items()
            for code, people in groups.items()
        }
        kept = {name: people for name, people in sets.items() if people and not self._tells_too_much(people)}
        while (worst := self._given_away(kept)) is not None:
            del kept[worst]
        return frozenset({EVERYONE, *kept})

    def _tells_too_much(self, people: People) -> bool:
        return len(people) < LEAST_ANSWERS or self.alike(people)

    def _given_away(self, kept: Mapping[Name, People]) -> Name | None:
        """The smallest group that leaves, with others, too few people or people all alike; None without."""
        for within, whole in ((EVERYONE, self.everyone), *kept.items()):
            for what in self.groups:
                inside = {n: p for n, p in kept.items() if n[0] == what and p <= whole and n != within}
                rest = whole.difference(*inside.values()) if inside else frozenset()
                if rest and self._tells_too_much(rest):
                    return min(inside, key=lambda name: (len(kept[name]), name))
        return self._fixed_by_arithmetic(kept)

    def _fixed_by_arithmetic(self, kept: Mapping[Name, People]) -> Name | None:
        """The smallest group that helps to fix a part of fewer than ten people exactly."""
        parts = self._parts()
        if not kept or not parts:
            return None
        shown = (self.everyone, *kept.values())
        rows = np.array([[part <= people for part in parts] for people in shown], float)
        _, values, directions = np.linalg.svd(rows, full_matrices=False)
        told = (directions[values > FIXED] ** 2).sum(axis=0)
        for place in np.flatnonzero(told > 1 - FIXED):
            part = parts[int(place)]
            holding = [name for name, people in kept.items() if part <= people]
            if self._tells_too_much(part) and holding:
                return min(holding, key=lambda name: (len(kept[name]), name))
        return None

    def _parts(self) -> list[People]:
        """The people by all their groups at once: the parts that every set is made of."""
        named: dict[tuple[Name, ...], set[int]] = {}
        for person in self.everyone:
            own = tuple(n for n in self._names() if person in self.groups[n[0]][n[1]])
            named.setdefault(own, set()).add(person)
        return [frozenset(people) for people in named.values()]

    def _names(self) -> Iterator[Name]:
        yield from ((what, code) for what, groups in self.groups.items() for code in groups)

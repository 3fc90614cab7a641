"""Which groups of people who answered may have a result of their own, so that none tells of fewer than ten.

A result stands for a set of people. It may be shown where the set is large enough and did not all say the
same. Nor may two shown sets, or all of them together, leave another such set between them: what remains of
everyone beside the groups shown, what remains of one group beside those inside it, or a part that the shown
sets together fix by arithmetic. The same pattern serves every reader, so nobody gains from two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
People = frozenset[int]
Name = tuple[str, str]
"""A group: what it goes by ("partner") and its code."""

EVERYONE: Final[Name] = ("", "")
LEAST_ANSWERS: Final = 10
"""Answers behind any result. Anonymous surveys promise it before the first question."""

FIXED: Final = 1e-7
"""How near to 1 a part's share in what the sets tell must be, for the part to be fixed by them."""
MOST_AT_ONCE: Final = 12
"""Dimensions whose choices are all tried, 4,095 sums; with more, groups are hidden until there are fewer."""


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
        """The smallest group that helps to fix fewer than ten people, or a part all alike, exactly."""
        parts = self._parts()
        if not kept or not parts:
            return None
        shown = (self.everyone, *kept.values())
        rows = np.array([[part <= people for part in parts] for people in shown], float)
        for told in (*_parts_told(rows), *_few_told(rows, [len(part) for part in parts])):
            people = frozenset().union(*(parts[place] for place in told))
            if self._tells_too_much(people):
                holding = [name for name, group in kept.items() if people & group] or list(kept)
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


def _parts_told(rows: Floats) -> Iterator[list[int]]:
    """Each part that sums of the shown sets (its rows) fix by itself."""
    _, values, directions = np.linalg.svd(rows, full_matrices=False)
    told = (directions[values > FIXED] ** 2).sum(axis=0)
    yield from ([int(place)] for place in np.flatnonzero(told > 1 - FIXED))


def _few_told(rows: Floats, sizes: Sequence[int]) -> Iterator[list[int]]:
    """Small parts that sums of the shown sets fix together, though none of them by itself.

    Sums in which every large part cancels are a space of few dimensions. Brought to the form in which each of
    its vectors has a part of its own, a sum that is 1 on some parts and 0 on the others is a choice of them.
    """
    small = np.flatnonzero(np.array(sizes) < LEAST_ANSWERS)
    large = np.delete(rows, small, axis=1)
    left, values, _ = np.linalg.svd(large, full_matrices=True)
    cancelling = left[:, (values > FIXED).sum() :].T @ rows[:, small]
    basis = _each_with_its_own(cancelling)
    if len(basis) > MOST_AT_ONCE:
        yield [int(small[0])]  # too many to try: as if it told of a few
        return
    for chosen in range(1, 2 ** len(basis)):
        total = sum((basis[at] for at in range(len(basis)) if chosen >> at & 1), np.zeros(len(small)))
        if np.all(np.minimum(abs(total), abs(total - 1)) < FIXED):
            yield [int(small[at]) for at in np.flatnonzero(total > 0.5)]


def _each_with_its_own(vectors: Floats) -> Floats:
    """The same space, in which each vector is 1 where all the others are 0 (Gauss and Jordan)."""
    found, row = vectors.copy(), 0
    for column in range(found.shape[1]):
        if row == len(found):
            break
        pivot = row + int(np.argmax(abs(found[row:, column])))
        if abs(found[pivot, column]) < FIXED:
            continue
        found[[row, pivot]] = found[[pivot, row]]
        found[row] /= found[row, column]
        others = np.arange(len(found)) != row
        found[others] -= np.outer(found[others, column], found[row])
        row += 1
    return found[:row]

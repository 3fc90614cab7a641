"""Chance: a number for every decision by its key, and a count from a number by exact inversion.

Every decision has its own number, made from what it is about and from nothing else: the same in any order, on
any worker, in every scenario. So two scenarios differ only where they should. A count is the smallest whose
cumulative chance reaches the number; a smaller chance with the same number never gives more.

Source: Salmon and others (2011), SC'11, on counter-based generators; Steele, Lea and Flood (2014), OOPSLA,
for the finaliser; Devroye (1986), Non-Uniform Random Variate Generation, on inversion.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from tenure.forecast.flows.compiled import compiled

GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
THIRTY, TWENTY_SEVEN, THIRTY_ONE = np.uint64(30), np.uint64(27), np.uint64(31)
ELEVEN: Final = np.uint64(11)
FINEST: Final = 2.0**-53
"""The step between neighbouring numbers in (0, 1)."""

AT_THE_MODE: Final = 20.0
"""From this expected count on, the search for a count begins at the likeliest and not at nought."""

FEW: Final = 64.0
"""Up to so many people, chances are multiplied out."""

NEGLIGIBLE: Final = 1e-18
"""A chance that adds nothing to a sum of chances any more."""


@compiled
def mixed(key: np.uint64, about: np.uint64) -> np.uint64:
    """A key for a decision within what `key` stands for."""
    z = key + (about + np.uint64(1)) * GOLDEN
    z = (z ^ (z >> THIRTY)) * FIRST
    z = (z ^ (z >> TWENTY_SEVEN)) * SECOND
    return z ^ (z >> THIRTY_ONE)


@compiled
def number_of(key: np.uint64, about: np.uint64) -> float:
    """The number of a decision, in (0, 1)."""
    return (float(mixed(key, about) >> ELEVEN) + 0.5) * FINEST


@compiled
def count_of(people: float, chance: float, number: float) -> float:
    """How many of so many, each with that chance: the smallest x with P(X <= x) >= number."""
    if people <= 0.0 or chance <= 0.0:
        return 0.0
    if chance >= 1.0:
        return people
    if chance > 0.5:
        return people - _count(people, 1.0 - chance, 1.0 - number)
    return _count(people, chance, number)


@compiled
def _count(people: float, chance: float, number: float) -> float:
    expected = people * chance
    if number <= 1.0 - expected:  # nobody: (1 - p)^n is at least 1 - np
        return 0.0
    if expected >= AT_THE_MODE:
        return _from_the_mode(people, chance, number)
    odds = chance / (1.0 - chance)
    here = _nobody(people, chance)
    reached, x = here, 0.0
    while reached < number and x < people:
        here *= odds * (people - x) / (x + 1.0)
        if here < NEGLIGIBLE and x > expected:
            break
        x += 1.0
        reached += here
    return x


@compiled
def _nobody(people: float, chance: float) -> float:
    """The chance that it is nobody: a product for a few people, which is quicker than a power."""
    if people > FEW:
        return math.exp(people * math.log1p(-chance))
    left, square, found = int(people), 1.0 - chance, 1.0
    while left > 0:
        if left & 1:
            found *= square
        square *= square
        left >>= 1
    return found


@compiled
def _from_the_mode(people: float, chance: float, number: float) -> float:
    """The same count, found from the likeliest one: no underflow, in about as many steps as it spreads."""
    odds = chance / (1.0 - chance)
    mode = math.floor((people + 1.0) * chance)
    least = math.lgamma(people + 1.0) - math.lgamma(mode + 1.0) - math.lgamma(people - mode + 1.0)
    at_mode = math.exp(least + mode * math.log(chance) + (people - mode) * math.log1p(-chance))
    reached, here, x = at_mode, at_mode, mode
    while x > 0.0 and here > NEGLIGIBLE * reached:
        here *= x / (odds * (people - x + 1.0))
        reached += here
        x -= 1.0
    here, x = at_mode, mode
    if reached < number:
        while reached < number and x < people:
            here *= odds * (people - x) / (x + 1.0)
            if here < NEGLIGIBLE:
                break
            x += 1.0
            reached += here
        return x
    while x > 0.0 and reached - here >= number:
        reached -= here
        here *= x / (odds * (people - x + 1.0))
        x -= 1.0
    return x

"""Chance: a number for every decision by its key, and a count from a number by exact inversion.

Every decision has its own number, made from what it is about and from nothing else: the same in any order, on
any worker, in every scenario. So two scenarios differ only where they should. A count is the smallest whose
cumulative chance reaches the number; a smaller chance with the same number never gives more.

Only sums, products and quotients are used, which every machine rounds alike: no logarithm, no exponential.
Chances of counts are right to about 1e-16 for each person of a cell: 1e-10 for a million people.

Source: Salmon and others (2011), SC'11, on counter-based generators; Steele, Lea and Flood (2014), OOPSLA,
for the finaliser; Devroye (1986), Non-Uniform Random Variate Generation, on inversion.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.compiled import compiled, merged

GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
THIRTY, TWENTY_SEVEN, THIRTY_ONE = np.uint64(30), np.uint64(27), np.uint64(31)
ONE, ELEVEN = np.uint64(1), np.uint64(11)
FINEST: Final = 2.0**-53
"""The step between neighbouring numbers in (0, 1)."""

AT_THE_MODE: Final = 200.0
"""From this expected count on, the search for a count begins at the likeliest and not at nought: below, it is
fewer steps from nought; above, the chance of nought becomes too small to write down."""

NEGLIGIBLE: Final = 1e-18
"""A chance that adds nothing to a sum of chances any more."""

STEPS: Final = np.arange(1, 257, dtype=np.uint64) * GOLDEN
"""What tells neighbouring decisions apart, before mixing."""


@compiled
def mixed(key: np.uint64, about: np.uint64) -> np.uint64:
    """A key for a decision within what `key` stands for."""
    z = key + (about + ONE) * GOLDEN
    z = (z ^ (z >> THIRTY)) * FIRST
    z = (z ^ (z >> TWENTY_SEVEN)) * SECOND
    return z ^ (z >> THIRTY_ONE)


@compiled
def number_of(key: np.uint64, about: int) -> float:
    """The number of a decision, in (0, 1)."""
    return (float(mixed(key, np.uint64(about)) >> ELEVEN) + 0.5) * FINEST


TO_BITS: Final = np.uint64(0x0102040810204080)
"""Times eight bytes of nought or one, the first the lowest, this has them as bits in the topmost byte."""
ONE_BIT: Final = np.uint64(0x03F79D71B4CB0A89)
"""Times a power of two, its six topmost bits tell which: each of the 64 is another number (de Bruijn)."""
WHICH_BIT: Final = np.zeros(64, np.int64)
for _bit in range(64):
    WHICH_BIT[((int(ONE_BIT) << _bit) % 2**64) >> 58] = _bit
FIFTY_SIX, FIFTY_EIGHT = np.uint64(56), np.uint64(58)


class Marks(NamedTuple):
    """Where `mark` notes cells.

    cells   1 for cells in which something may happen, in whole sixty-fours.
    words   the same, eight cells at a time; the first cell is the lowest byte.
    found   the cells.
    """

    cells: NDArray[np.uint8]
    words: NDArray[np.uint64]
    found: NDArray[np.int64]


def no_marks(cells: int) -> Marks:
    """Room for the marks of so many cells; what lies past the last of them stays unmarked."""
    words = np.zeros(-(-cells // 64) * 8, "<u8")
    return Marks(words.view(np.uint8), words, np.zeros(8 * len(words), np.int64))


@merged
def mark(
    people: NDArray[np.float64],
    chance: NDArray[np.float64],
    key: np.uint64,
    about: int,
    marks: Marks,
) -> int:
    """The cells in which `count_of` may be above nought, into `marks.found`; gives how many.

    Most cells have nobody to tell of. The numbers are those of `number_of` for about + cell.
    The first loop has no branch, so that many cells are looked at together; marks are read as bits.
    """
    key = key + np.uint64(about) * GOLDEN
    for cell in range(len(people)):
        z = key + STEPS[cell]
        z = (z ^ (z >> THIRTY)) * FIRST
        z = (z ^ (z >> TWENTY_SEVEN)) * SECOND
        number = (float((z ^ (z >> THIRTY_ONE)) >> ELEVEN) + 0.5) * FINEST
        marks.cells[cell] = number > 1.0 - people[cell] * chance[cell]
    found = 0
    for first in range(0, len(marks.words), 8):
        bits = np.uint64(0)
        for byte in range(8):
            bits |= (marks.words[first + byte] * TO_BITS) >> FIFTY_SIX << np.uint64(8 * byte)
        while bits:
            rest = bits & (bits - ONE)
            marks.found[found] = 8 * first + WHICH_BIT[((bits ^ rest) * ONE_BIT) >> FIFTY_EIGHT]
            found += 1
            bits = rest
    return found


@compiled
def count_of(people: float, chance: float, number: float) -> float:
    """How many of so many, each with that chance: the smallest x with P(X <= x) >= number."""
    if number <= 1.0 - people * chance or people <= 0.0:  # nobody: (1 - p)^n is at least 1 - np
        return 0.0
    if chance >= 1.0:
        return people
    if people == 1.0:
        return 1.0
    if chance > 0.5:
        return people - _count(people, 1.0 - chance, 1.0 - number)
    return _count(people, chance, number)


@compiled
def power(base: float, people: float) -> float:
    """The product of so many times the base."""
    left, product = int(people), 1.0
    while left:
        product *= base if left & 1 else 1.0
        base *= base
        left >>= 1
    return product


@compiled
def _count(people: float, chance: float, number: float) -> float:
    expected = people * chance
    if expected >= AT_THE_MODE:
        return _from_the_mode(people, chance, number)
    odds = chance / (1.0 - chance)
    here = power(1.0 - chance, people)
    reached, x = here, 0.0
    while reached < number and x < people:
        here *= odds * (people - x) / (x + 1.0)
        if here < NEGLIGIBLE and x > expected:
            break
        x += 1.0
        reached += here
    return x


@compiled
def _from_the_mode(people: float, chance: float, number: float) -> float:
    """The same count, found from the likeliest one, whose weight is 1 among weights of all counts."""
    odds = chance / (1.0 - chance)
    mode = float(math.floor((people + 1.0) * chance))
    reached, here, x = 1.0, 1.0, mode
    while x > 0.0 and here > NEGLIGIBLE:
        here *= x / (odds * (people - x + 1.0))
        reached += here
        x -= 1.0
    whole, here, x = reached, 1.0, mode
    while x < people and here > NEGLIGIBLE:
        here *= odds * (people - x) / (x + 1.0)
        whole += here
        x += 1.0
    wanted, here, x = number * whole, 1.0, mode
    while reached < wanted and x < people and here > NEGLIGIBLE:
        here *= odds * (people - x) / (x + 1.0)
        x += 1.0
        reached += here
    while x > 0.0 and reached - here >= wanted:
        reached -= here
        here *= x / (odds * (people - x + 1.0))
        x -= 1.0
    return x


@compiled
def exponential(x: float) -> float:
    """e to the power x, from products alone; x between -30 and 30, beyond which it stays."""
    t = min(max(x, -30.0), 30.0) / 4096.0
    y = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6.0 + t * (1.0 / 24.0 + t * (1.0 / 120.0)))))
    for _ in range(12):
        y *= y
    return y

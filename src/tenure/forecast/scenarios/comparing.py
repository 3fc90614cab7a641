"""Arms compared run by run: the difference, how sure it is, whether enough was drawn, and who did what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

WORDS: Final = (
    (0.99, "almost certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
    (0.33, "about as likely as not"),
    (0.10, "unlikely"),
    (0.01, "very unlikely"),
    (0.00, "almost impossible"),
)
"""The least chance for which each is said. The words are those of the IPCC's guidance note on uncertainty
(Mastrandrea and others, 2010), with its tails of 1 in 100 and 1 in 10."""

LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
PART_OF_BAND: Final = 0.1
"""An answer is sure enough when its error from drawing is under this part of its 80% band."""


@dataclass(frozen=True)
class Bands:
    """A figure with its doubt: the median, and the bands that hold half and four fifths of all runs."""

    median: float
    half: tuple[float, float]
    four_fifths: tuple[float, float]

    @property
    def width(self) -> float:
        """The width of the 80% band."""
        return self.four_fifths[1] - self.four_fifths[0]


@dataclass(frozen=True)
class Difference(Bands):
    """An arm less the one without it, run by run.

    wanted  chance that the difference is to the better; None where neither way is.
    same    chance that it is nothing.
    words   `wanted` in words.
    """

    wanted: float | None
    same: float
    words: str


def bands(values: Numbers) -> Bands:
    """The bands of a figure over runs."""
    low, quarter, median, three_quarters, high = (float(each) for each in np.quantile(values, LEVELS))
    return Bands(median, (quarter, three_quarters), (low, high))


def in_words(chance: float) -> str:
    """A chance in the words of the table."""
    return next(words for least, words in WORDS if chance >= least)


def difference(there: Numbers, without: Numbers, *, better: str) -> Difference:
    """Paired difference of two arms. Run by run they met the same chance, so only the scenario differs."""
    change = there - without
    found = bands(change)
    same = float((change == 0).mean())
    if better == "neither":
        wanted, words = None, "neither way is wanted"
    else:
        wanted = float(((change < 0) if better == "lower" else (change > 0)).mean())
        words = "no difference" if same == 1 else in_words(wanted)
    return Difference(found.median, found.half, found.four_fifths, wanted, same, words)


def error_of(values: Numbers, level: float) -> float:
    """How far a quantile may be off because no more runs were drawn: one standard error.

    From the order of the values: the quantile at the level, one standard error of a share more and less.
    """
    off = np.sqrt(level * (1 - level) / len(values))
    low, high = np.quantile(values, np.clip([level - off, level + off], 0, 1))
    return float(high - low) / 2


def sure_enough(answers: Sequence[Numbers]) -> bool:
    """Whether the median of each has an error under a tenth of its 80% band."""
    return all(
        error_of(values, 0.5) <= PART_OF_BAND * bands(values).width
        for values in answers
        if np.ptp(values) > 0
    )


@dataclass(frozen=True)
class Account:
    """What each step did to an answer on average; base, steps and together add up to the total.

    together  what steps do beyond or short of their sum, because they meet the same people.
    """

    base: float
    steps: tuple[tuple[str, float], ...]
    together: float
    total: float


def account(baseline: Numbers, alone: Mapping[str, Numbers], all_of: Numbers) -> Account:
    """Who did what: each step alone against the baseline, and the rest as what they do together.

    Means over runs, because medians do not add up. The remainder is never spread over the steps.
    baseline, alone, all_of  an answer in each run without any, with one step alone, and with all.
    """
    base = _mean(baseline)
    steps = tuple((name, _mean(values - baseline)) for name, values in alone.items())
    total = _mean(all_of)
    together = fsum([total, -base, *(-step for _, step in steps)])
    return Account(base, steps, together, total)


def _mean(values: Numbers) -> float:
    return fsum(values.tolist()) / len(values)

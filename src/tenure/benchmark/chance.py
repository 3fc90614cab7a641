"""What chance alone gives: intervals for a rate, and whether two rates differ by more than chance.

Every council is small, so a rate moves from year to year though nothing has changed. A share of people or
posts is taken as binomial (Wilson's interval), a flow over a stock as Poisson (Byar's interval).
Differences use the method of square-and-add (Newcombe 1998, method 10), which needs nothing but the two
intervals. Successive years hold many of the same people, so for shares of people in post the judgement
errs on the side of "chance".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt
from typing import Literal

from tenure.terms.quantities import Ratio

Kind = Literal["share", "flow"]

CERTAIN = 1.959964
"""Standard normal deviate of a two-sided 95% interval."""

LEAST_EVENTS = 0.1
"""Events (a part of one is a part-time leaver) under which the lower end is 0; the formula gives below 0
there.
"""

ALMOST_CERTAIN, LIKELY = 0.95, 0.75
"""Where the words for chance begin (look of the product, Words)."""


@dataclass(frozen=True)
class Interval:
    """A rate and the range that chance would give it, 95 times in 100."""

    value: float
    low: float
    high: float


def wilson(ratio: Ratio) -> Interval | None:
    """Wilson's interval for a share of people or posts; None where there is no base or the part exceeds it.

    Source: Wilson (1927). Check: 10 of 100 gives 5.5% to 17.4%.
    """
    n, value = ratio.whole, ratio.value
    if value is None or n <= 0 or not 0 <= value <= 1:
        return None
    z2 = CERTAIN**2
    middle = (value + z2 / (2 * n)) / (1 + z2 / n)
    half = CERTAIN * sqrt(value * (1 - value) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Interval(value, min(value, max(0.0, middle - half)), max(value, min(1.0, middle + half)))


def byar(ratio: Ratio) -> Interval | None:
    """Byar's interval for a flow over a stock (leavers over people in post), which may pass one.

    Source: Breslow and Day (1987), 2.3. Check: 10 events give 4.8 to 18.4.
    """
    count, whole, value = ratio.part, ratio.whole, ratio.value
    if value is None or whole <= 0 or count < 0:
        return None
    few = count < LEAST_EVENTS
    low = 0.0 if few else count * (1 - 1 / (9 * count) - CERTAIN / (3 * sqrt(count))) ** 3
    more = count + 1
    high = more * (1 - 1 / (9 * more) + CERTAIN / (3 * sqrt(more))) ** 3
    return Interval(value, max(0.0, low) / whole, high / whole)


def interval(ratio: Ratio, kind: Kind) -> Interval | None:
    """The 95% interval of a rate of either kind."""
    return wilson(ratio) if kind == "share" else byar(ratio)


def confidence(difference: float, towards_zero: float) -> float:
    """How sure we are that a difference is not chance, 0 to 1; `towards_zero` is the 95% reach on that
    side.
    """
    if towards_zero <= 0:
        return 0.0
    deviate = abs(difference) / towards_zero * CERTAIN
    return erf(deviate / sqrt(2))


def sureness(before: Ratio, now: Ratio, kind: Kind) -> float | None:
    """How sure we are that a rate has really moved, 0 to 1; None where either rate cannot be judged."""
    a, b = interval(before, kind), interval(now, kind)
    if a is None or b is None:
        return None
    gap = b.value - a.value
    if gap >= 0:
        reach = sqrt((b.value - b.low) ** 2 + (a.high - a.value) ** 2)
    else:
        reach = sqrt((b.high - b.value) ** 2 + (a.value - a.low) ** 2)
    return confidence(gap, reach)


def sureness_beside(value: Ratio, fixed: float, kind: Kind) -> float | None:
    """How sure we are that a rate differs from one that hardly varies, such as England's."""
    own = interval(value, kind)
    if own is None:
        return None
    gap = own.value - fixed
    return confidence(gap, own.value - own.low if gap >= 0 else own.high - own.value)

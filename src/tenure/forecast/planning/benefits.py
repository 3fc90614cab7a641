"""What an action saves and costs beside a future without it: benefit over cost, who pays and who gains.

A benefit is money that is no longer spent for the same work:

- agency premium: covered vacancies that are no longer there, at what agency staff cost beyond permanent
  staff;
- recruitment and support in the assessed year of hires that need not be made.

The pay of posts that stood empty and uncovered and are filled now is no benefit and no cost: more is paid
and more is done. It stands in the change of spending, with everything else. The pay of posts that an action
adds
is its cost, and stands there once.
Source: HM Treasury (2022), The Green Book: benefits and costs in real terms, discounted, with their range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.planning.account import KINDS, PAYERS, Account, discounted
from tenure.forecast.planning.prices import DISCOUNT
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

SAVED: Final = ("agency premium", "recruitment", "assessed year")


@dataclass(frozen=True, eq=False)
class Benefits:
    """An arm against another, run by run; in pounds of the price year.

    saved    shape (R, years, U, kinds of SAVED); below nought where more is spent.
    paid     for activities at each council, shape (R, years, U).
    others   for activities and students' placements by other payers, shape (R, years, payers but the first).
    agency   fall of the whole agency bill, of staff who cover no vacancy too, shape (R, years, U).
    spending rise of everything that councils spend, shape (R, years, U).
    """

    years: tuple[int, ...]
    units: tuple[str, ...]
    saved: Numbers
    paid: Numbers
    others: Numbers
    agency: Numbers
    spending: Numbers

    @property
    def benefit(self) -> Numbers:
        """All that is saved, by run and year."""
        saved: Numbers = self.saved.sum(axis=(-1, -2))
        return saved

    @property
    def cost(self) -> Numbers:
        """All that is paid for activities, by run and year."""
        paid: Numbers = self.paid.sum(axis=-1) + self.others.sum(axis=-1)
        return paid

    def worth(self, rate: float = DISCOUNT) -> Worth:
        """Benefit over cost, discounted at a rate."""
        return Worth(discounted(self.benefit, rate), discounted(self.cost, rate), rate)

    def by_unit(self, rate: float = 0.0) -> tuple[Stake, ...]:
        """What each council and each other payer pays and gains over all years."""
        paid, saved = discounted(self.paid, rate), discounted(self.saved.sum(axis=-1), rate)
        councils = [Stake(name, paid[:, u], saved[:, u]) for u, name in enumerate(self.units)]
        outside = discounted(self.others, rate)
        rest = [
            Stake(payer, outside[:, p], np.zeros(len(outside)))
            for p, payer in enumerate(PAYERS[1:])
            if outside[:, p].any()
        ]
        return (*councils, *rest)


@dataclass(frozen=True, eq=False)
class Stake:
    """What one payer pays for activities and what it saves, by run."""

    who: str
    pays: Numbers
    gains: Numbers

    @property
    def net(self) -> Numbers:
        """What it gains beyond what it pays."""
        return self.gains - self.pays

    @property
    def chance(self) -> float:
        """The chance that it gains more than it pays."""
        return float((self.net > 0).mean())


@dataclass(frozen=True, eq=False)
class Worth:
    """Benefit and cost by run.

    ratio   benefit over cost; NaN where nothing is paid.
    """

    benefit: Numbers
    cost: Numbers
    rate: float

    @property
    def ratio(self) -> Numbers:
        """Benefit over cost in each run; NaN where nothing is paid."""
        ratio: Numbers = np.full(len(self.benefit), np.nan)
        np.divide(self.benefit, self.cost, out=ratio, where=self.cost > 0)
        return ratio

    @property
    def chance(self) -> float | None:
        """The chance that benefit is above cost; None where no cost is known."""
        return float((self.benefit > self.cost).mean()) if (self.cost > 0).any() else None

    def says(self) -> str:
        """Ratio, range and chance in a sentence."""
        if self.chance is None:
            return "No cost is given for this action, so benefit cannot be set against it. Add what it costs."
        low, middle, high = np.nanquantile(self.ratio, [0.1, 0.5, 0.9])
        return (
            f"Each pound saves about {_pounds(middle)} (4 chances in 5: {_pounds(low)} to {_pounds(high)}); "
            f"the chance that it saves more than it costs is {self.chance:.0%}."
        )


def _pounds(value: float) -> str:
    sign = "\N{MINUS SIGN}" if round(value, 2) < 0 else ""
    return f"{sign}£{abs(value):,.2f}"


def benefits(action: Account, without: Account) -> Benefits:
    """What an action saves and costs, run by run. UsedWrongly where the two were not drawn as a pair."""
    if action.start.units != without.start.units or action.years != without.years:
        raise UsedWrongly("The two futures are of different councils or years. Compare like with like.")
    if 1 not in (len(action.pounds), len(without.pounds)) and len(action.pounds) != len(without.pounds):
        raise UsedWrongly(
            f"One future has {len(action.pounds)} runs and the other {len(without.pounds)}. Draw both for "
            "as many."
        )
    less = without.pounds - action.pounds
    saved = np.stack(
        np.broadcast_arrays(
            without.premium - action.premium, *(less[..., KINDS.index(k)] for k in SAVED[1:])
        ),
        axis=-1,
    )
    names = tuple(f"{unit.partner}, {unit.service}" for unit in action.start.units)
    bill = less[..., KINDS.index("agency")] + less[..., KINDS.index("other agency")]
    return Benefits(
        action.years, names, saved, action.of("activities") - without.of("activities"),
        action.outside - without.outside, bill,
        -less.sum(axis=-1) - (action.twice - without.twice),
    )  # fmt: skip

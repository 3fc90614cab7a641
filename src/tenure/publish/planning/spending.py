"""What everything costs with and without tried actions, by kind: an account that adds up to its total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish.contents import Table
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning import pounds
from tenure.publish.planning.futures import Futures
from tenure.publish.tables import words

if TYPE_CHECKING:
    from tenure.forecast.planning.account import Account
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

KINDS: Final = {
    "salaries": "Salaries with on-costs",
    "agency": "Agency staff who cover vacancies",
    "other agency": "Other agency staff",
    "recruitment": "Recruitment",
    "assessed year": "Support in the assessed year",
    "training": "Training of people in post",
    "activities": "Activities, paid by councils",
}
"""Kinds of what councils pay, in words and in order."""

PLACEMENTS: Final = "Students’ days on placement, paid by government"
OTHERS: Final = "Activities, paid by others"


def spending_table(
    futures: Futures,
    scenarios: Sequence[Scenario],
    *,
    focus: str,
    units: Sequence[int],
    years: int,
    true: bool,
) -> Table:
    """Means of futures over so many years, added up over some units; of everybody, who else pays as well."""
    without, action = pounds.account_of(futures), pounds.account_of(futures, scenarios)
    everyone = focus == PARTNERSHIP
    base = dict(_kinds(without, units, years, everyone=everyone))
    there = dict(_kinds(action, units, years, everyone=everyone))
    base["All together"], there["All together"] = sum(base.values()), sum(there.values())
    rows = tuple(
        (
            words(kind),
            *(pounds.cell(each, true=true) for each in (base[kind], there[kind], there[kind] - base[kind])),
        )
        for kind in base
    )
    first, last = without.years[0], without.years[years - 1]
    caption = f"What everything costs, years to September {first} to {last} together"
    notes = ("Means of futures, which add up to the last line but for rounding.", pounds.sources_of(futures))
    columns = ("What", "If nothing changes", "With it", "Change")
    return Table("plan-money-kinds", caption, columns, rows, notes)


def _kinds(
    account: Account, units: Sequence[int], years: int, *, everyone: bool
) -> Iterator[tuple[str, float]]:
    for kind, label in KINDS.items():
        paid = account.of(kind) - account.twice if kind == "activities" else account.of(kind)
        yield label, float(paid[:, :years, list(units)].sum(axis=(1, 2)).mean())
    if everyone:
        yield OTHERS, float(account.others[:, :years].sum(axis=(1, 2)).mean())
        yield PLACEMENTS, float(account.placements[:, :years].sum(axis=1).mean())

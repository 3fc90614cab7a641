"""What the workforce costs if nothing changes: all of it, and the agency bill, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish.contents import Chart, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning import pounds
from tenure.publish.planning.contents import PlanTile
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.saying import LIKELY, chance_word
from tenure.publish.tables import words
from tenure.publish.wording import Status

Numbers = NDArray[np.float64]

AGENCY: Final = ("agency", "other agency")
"""Kinds that make up the agency bill: staff who cover vacancies, and others."""

EVERYTHING: Final = (
    "salaries", *AGENCY, "recruitment", "assessed year", "training", "activities"
)  # fmt: skip
"""Kinds that make up all that councils spend."""

SAME: Final = 0.005
"""A change of the bill below half a hundredth is none."""


@dataclass(frozen=True, eq=False)
class Costed:
    """Some units whose cost is asked for, up to a month."""

    futures: Futures
    units: Sequence[int]
    area: str
    months: int

    @cached_property
    def years(self) -> tuple[int, ...]:
        return pounds.account_of(self.futures).years[: -(-self.months // 12)]

    def of(self, *kinds: str) -> Numbers:
        """What they cost by run and year: of some kinds, or of all where none is named."""
        account = pounds.account_of(self.futures)
        found = sum(
            account.of(kind)[:, : len(self.years), self.units].sum(axis=-1) for kind in kinds or EVERYTHING
        )
        return np.asarray(found, np.float64)


def cost_tile(costed: Costed) -> PlanTile:
    """The agency bill of the last year beside that of the first."""
    agency = costed.of(*AGENCY)
    first, last = agency[:, 0], agency[:, -1]
    middle, low, high = pounds.spread(last)
    status, word = _standing(first, last)
    return PlanTile(
        measure="cost",
        label="Agency bill",
        unit="",
        now=pounds.short(float(np.median(first))),
        then=pounds.short(middle),
        band=pounds.between(low, high),
        status=status,
        word=word,
        when=f"expected in the year to September {costed.years[0]}",
        of=f"in the year to September {costed.years[-1]}",
    )


def _standing(first: Numbers, last: Numbers) -> tuple[Status, str]:
    lower = float(np.mean(last < first * (1 - SAME)))
    higher = float(np.mean(last > first * (1 + SAME)))
    if max(lower, higher) < LIKELY:
        return "no-data", "is as likely to rise as to fall"
    if lower >= LIKELY:
        return "on-course", f"will {chance_word(lower)} be lower"
    return "watch", f"will {chance_word(higher)} be higher"


def cost_chart(costed: Costed, source: str) -> Chart:
    """The agency bill of each year, with everything else in its table."""
    bill = costed.of(*AGENCY)
    agency = np.median(bill, axis=0)
    bars = tuple(
        Bar(
            str(year), pounds.rounded(float(bill)), pounds.short(float(bill)), strong=year == costed.years[-1]
        )
        for year, bill in zip(costed.years, agency, strict=True)
    )
    _, word = _standing(bill[:, 0], bill[:, -1])
    share = float(np.median(bill[:, -1] / costed.of()[:, -1]))
    return Chart(
        key="plan-cost",
        title=f"The agency bill {word} by {costed.years[-1]}",
        subtitle=f"Pounds in each year to September, {costed.area}, middle of futures",
        reading=f"In the year to September {costed.years[-1]} agency staff would cost {bars[-1].said}: "
        f"{share:.0%} of everything that social workers cost.",
        alt="Bars: " + ", ".join(f"{bar.name} {bar.said}" for bar in bars) + ".",
        source=source,
        table=_table(costed),
        drawing=Bars(bars, percent=False),
        note=pounds.price_words(costed.futures),
    )


def _table(costed: Costed) -> Table:
    """Every kind of cost by year, and the band of all of it."""
    kinds = ("salaries", *AGENCY, "recruitment", "assessed year", "training")
    means = [costed.of(kind).mean(axis=0) for kind in kinds]
    total = costed.of()
    rows = []
    for y, year in enumerate(costed.years):
        _, low, high = pounds.spread(total[:, y])
        figures = (*(float(mean[y]) for mean in means), float(total[:, y].mean()), low, high)
        rows.append((words(str(year)), *(pounds.cell(each) for each in figures)))
    columns = (
        "Year to September",
        "Salaries with on-costs",
        "Agency staff who cover vacancies",
        "Other agency staff",
        "Recruitment",
        "Assessed year",
        "Training",
        "All together",
        "All, 4 in 5: from",
        "to",
    )
    notes = (
        pounds.price_words(costed.futures),
        "Means of futures, because medians do not add up; rounded to £1,000. There are as many other agency "
        "staff as now: they are for projects, sickness and leave.",
        f"{_placements(costed)} {pounds.sources_of(costed.futures)}",
    )
    caption = f"What social workers cost in {costed.area}, if nothing changes"
    return Table("plan-cost", caption, columns, tuple(rows), notes)


def _placements(costed: Costed) -> str:
    """What students' placements cost, which councils do not pay."""
    fees = pounds.account_of(costed.futures).placements[:, len(costed.years) - 1]
    return (
        f"Government pays fees for students’ days on placement, {pounds.short(float(fees.mean()))} in the "
        f"year to September {costed.years[-1]} for the whole partnership: not part of what councils pay."
    )

"""Posts from a standard of cases: how many social workers a council needs so that none carries too many.

    posts in FTE = children in need x cases held for each / cases for each case holder / case holders for
    each post posts in people = posts in FTE / FTE for each head

Whoever has cases of another kind (adults' reviews, referrals) gives their own series with its own ratios.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning.assumptions import Assumption, Assumptions, from_evidence
from tenure.forecast.planning.demand import Demand
from tenure.forecast.planning.growth import Ahead, ahead
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

STANDARD: Final = "cases for each case holder"
CASES: Final = "cases for each child in need"
HOLDERS: Final = "case holders for each post"

COMPUTED: Final = "DfE, children in need and children's social work workforce, England; worked out of both"


def usual() -> Assumptions:
    """What a caseload standard rests on where nobody says otherwise: England's, in children's services."""
    return Assumptions.of([
        from_evidence(
            STANDARD, "Cases that one full-time case holder carries",
            known="cf_caseload_fte_england", unit="cases per FTE case holder",
        ),
        Assumption(
            key=CASES, says="Cases held for each child in need at 31 March",
            value=0.836, low=0.83, high=0.863, unit="cases per child",
            source=f"{COMPUTED}: 337,055 over 403,090 in 2023; 2019 to 2023 between 0.830 and 0.863",
            verified=True,
        ),
        Assumption(
            key=HOLDERS, says="Full-time case holders, agency among them, for each "
            "full-time post",
            value=0.517, low=0.50, high=0.53, unit="FTE per FTE post",
            source="DfE, children's social work workforce, England, 2023: 21,111.4 case holders over "
            "33,119.1 in "
            "post and 7,722.7 vacancies; the interval is an assumption", verified=True,
        ),
    ])  # fmt: skip


@dataclass(frozen=True, eq=False)
class Needed:
    """Posts that demand asks for.

    unit    which council and service.
    middle  posts in people, shape (months + 1,).
    draws   the same by run, shape (runs, months + 1).
    demand  what they were worked out of, with its method and past errors.
    rests_on  every figure that was used.
    notes   what a reader has to know, in sentences.
    """

    unit: Unit
    middle: Numbers
    draws: Numbers
    demand: Ahead
    rests_on: Assumptions
    notes: tuple[str, ...] = ()

    def band(self, share: float = 0.8) -> Numbers:
        """Low and high by month, shape (2, months + 1)."""
        low, high = np.quantile(self.draws, [(1 - share) / 2, (1 + share) / 2], axis=0)
        return np.stack([low, high])


@dataclass(frozen=True)
class Horizon:
    """From which day, how many months, how many runs of which seed, the first of which number."""

    on: date
    months: int
    runs: int = 0
    seed: int = 0
    first_run: int = 0


def needed(
    unit: Unit, demand: Demand, horizon: Horizon, *, fte_per_head: float, rests_on: Assumptions | None = None
) -> Needed:
    """Posts that a standard of cases asks for, with the range that demand and the ratios give it.

    fte_per_head  FTE of one person in post, to give posts in people.
    Raises UsedWrongly where a ratio is nought, or FTE per head is not between 0 and 1.
    """
    known = rests_on or usual()
    if not 0 < fte_per_head <= 1:
        raise UsedWrongly(
            f"{unit.partner}: {fte_per_head:g} FTE per head cannot be. Give more than 0, at most 1."
        )
    if empty := [one.key for one in known.table() if one.value == 0]:
        raise UsedWrongly(f"{unit.partner}: {', '.join(empty)} cannot be nought. Give a standard above it.")
    cases = ahead(
        demand, horizon.on, months=horizon.months, runs=horizon.runs, seed=horizon.seed,
        first_run=horizon.first_run,
    )  # fmt: skip
    ratio = _ratio(known, horizon) / fte_per_head
    middle = cases.middle * float(_ratio(known, replace(horizon, runs=0))[0]) / fte_per_head
    return Needed(unit, middle, cases.draws * ratio[:, None], cases, known, _notes(unit, demand))


def posts_for(each: Mapping[Unit, Needed]) -> Callable[[Unit, float], Numbers]:
    """Posts that keep cases for each full-time case holder at a number: for a cap on caseloads.

    The answer raises UsedWrongly for a unit without demand, and for a cap of nought or less.
    """

    def posts(unit: Unit, cap: float) -> Numbers:
        if unit not in each:
            raise UsedWrongly(
                f"{unit.partner}, {unit.service}: there is no series of cases to work posts out of. Load "
                "one first."
            )
        if cap <= 0:
            raise UsedWrongly(
                f"{unit.partner}: a cap of {cap:g} cases cannot be kept. Give a number above nought."
            )
        known = each[unit]
        middle: Numbers = known.middle * known.rests_on[STANDARD].value / cap
        return middle

    return posts


def scaled(established: float, needs: Needed) -> Needed:
    """Posts that begin at today's establishment and follow demand, where ratios do not give its level.

    UsedWrongly for an establishment below nought.
    """
    if established < 0:
        raise UsedWrongly(
            f"{needs.unit.partner}, {needs.unit.service}: an establishment of {established:g} posts cannot "
            "be. "
            "Give 0 or more."
        )
    now = needs.demand.middle[0]
    draws = needs.demand.draws / needs.demand.draws[:, :1] * established
    note = f"Posts begin at {established:,.0f} and change as {needs.demand.demand.series} do."
    return Needed(
        needs.unit,
        needs.demand.middle / now * established,
        draws,
        needs.demand,
        needs.rests_on,
        (*needs.notes, note),
    )


def _ratio(known: Assumptions, horizon: Horizon) -> Numbers:
    def value(key: str) -> Numbers:
        return known.value(key, horizon.runs or None, horizon.seed, first_run=horizon.first_run)

    return value(CASES) / np.maximum(value(STANDARD), 1e-9) / np.maximum(value(HOLDERS), 1e-9)


def _notes(unit: Unit, demand: Demand) -> tuple[str, ...]:
    if demand.like == demand.place:
        return ()
    return (
        f"{unit.partner}, {unit.service}: its own figures stand for its level; its growth and its range are "
        "taken "
        f"from those of {demand.like}.",
    )

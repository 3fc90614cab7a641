"""What people and their replacement cost: every unit cost with its source, owner, date and interval.

Pounds are of one price year. Figures of earlier years are brought up by a stated yearly rise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import MONTHS, STAGES, Start, Unit
from tenure.forecast.planning.assumptions import Assumption, Assumptions, from_evidence
from tenure.forecast.planning.pipeline import usual as ratios
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

PRICE_YEAR: Final = 2025
"""The financial year that begins in April of it."""

DISCOUNT: Final = 0.035
"""HM Treasury, The Green Book (2022), annex A6: social time preference rate. Used in reports alone."""

RISE: Final = "rise in pay a year since its year"

_RELATIVE: Final = {
    "asye": (0.82, 0.78, 0.88),
    "consolidation": (0.92, 0.86, 0.98),
    "experienced": (1.0, 0.94, 1.08),
    "senior": (1.12, 1.05, 1.2),
}
"""Pay by stage over the top of the social worker's scale. Assumptions."""

_TOP_OF_SCALE: Final = "pay_top_of_scale_london_social_worker_2018"
_MANAGER: Final = "pay_team_manager_london_2018"
_PAY_YEAR: Final = 2018


def _assumed(key: str, says: str, *, value: float, interval: tuple[float, float], unit: str) -> Assumption:
    return Assumption(key=key, says=says, value=value, low=interval[0], high=interval[1], unit=unit)


def usual() -> Assumptions:
    """The unit costs that ship: published where anybody has published them, else marked as assumptions."""
    return Assumptions.of([
        _pay("top of scale", "Pay at the top of the social worker's scale, London, 2018", _TOP_OF_SCALE),
        _pay("manager", "Pay of a team manager, London, 2018", _MANAGER),
        _assumed(RISE, "Rise in pay since 2018", value=0.033, interval=(0.025, 0.042), unit="a year"),
        *(
            _assumed(f"pay of {stage}", f"Pay in stage “{stage}” over the top of the scale", value=middle,
                     interval=(low, high), unit="times the top of the scale")
            for stage, (middle, low, high) in _RELATIVE.items()
        ),
        _assumed("on-costs", "Employer's national insurance and pension", value=0.32, interval=(0.28, 0.36),
                 unit="times pay"),
        from_evidence("agency premium", "What agency staff cost beyond permanent staff, on-costs included",
                      known="agency_cost_premium", times=0.01, unit="times permanent cost"),
        _assumed("recruitment", "Advertising, checks, interviews and induction of one hire", value=0.12,
                 interval=(0.06, 0.25), unit="times pay of experienced"),
        from_evidence("assessed year", "Support of one newly qualified social worker in the assessed year",
                      known="asye_funding_adults_per_nqsw", unit="GBP for one person"),
        _assumed("training", "Training and development of one social worker in a year", value=800,
                 interval=(300, 1_500), unit="GBP a year"),
        from_evidence("placement day", "A student's day on placement", known="placement_daily_fee",
                      unit="GBP for one day"),
        _assumed("inflation", "Yearly rise of prices, for pounds of the day",
                 value=0.02, interval=(0.015, 0.035),
                 unit="a year"),
    ])  # fmt: skip


def _pay(key: str, says: str, known: str) -> Assumption:
    row = from_evidence(key, says, known=known)
    return Assumption(
        key=key, says=says, value=row.value, low=row.value * 0.95, high=row.value * 1.05, unit="GBP a year",
        source=f"{row.source}; the interval is an assumption", evidence=known, verified=row.verified,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Prices:
    """Unit costs by run, in pounds of the price year. The first axis is the run, of length 1 where settled.

    year           the price year.
    salaries       of a full-time worker with on-costs, by unit and stage, (R, U, S).
    premium        of agency staff, as a share of permanent cost, (R,).
    hire           recruitment of one person, (R,).
    assessed_year  support of one newly qualified, (R,).
    inflation      a year, (R,).
    training       of one full-time worker in a year, (R,).
    placement_day  of one student, which government pays, (R,).
    placement_days of a first and of a last placement.
    rests_on       everything used, with sources.
    notes          whose own pay was used, in sentences.
    """

    year: int
    salaries: Numbers
    premium: Numbers
    hire: Numbers
    assessed_year: Numbers
    inflation: Numbers
    training: Numbers
    placement_day: Numbers
    rests_on: Assumptions
    placement_days: tuple[float, float]
    notes: tuple[str, ...] = ()


def prices(
    start: Start,
    rests_on: Assumptions | None = None,
    *,
    paid: Mapping[Unit, tuple[float, int]] | None = None,
    runs: int | None = None,
    seed: int = 0,
) -> Prices:
    """Unit costs for a forecast; drawn over their intervals where runs are asked for.

    paid  mean full-time pay of a unit in pounds, and of how many: its own pay, of the price year, in place
          of the published one, keeping the relation of stages to each other.
    Raises UsedWrongly where a cost that is needed is missing or nought.
    """
    known = rests_on or usual()

    def value(key: str) -> Numbers:
        return known.value(key, runs, seed)

    if not known["top of scale"].value:
        raise UsedWrongly("The pay of social workers is nought. Give what they are paid, with its source.")
    grown = (1 + value(RISE)) ** (PRICE_YEAR - _PAY_YEAR)
    top = value("top of scale") * grown
    stages = np.stack(
        [*(top * value(f"pay of {stage}") for stage in _RELATIVE), value("manager") * grown], axis=-1
    )
    pay = np.repeat(stages[:, None], len(start.units), axis=1)
    notes, chain = _own_pay(pay, start, paid or {}), ratios()
    return Prices(
        PRICE_YEAR,
        pay * (1 + value("on-costs"))[:, None, None],
        value("agency premium"),
        value("recruitment") * pay[:, :, STAGES.index("experienced")].mean(axis=1),
        value("assessed year"),
        value("inflation"),
        value("training"),
        value("placement day"),
        known,
        (chain["first placement"].value, chain["last placement"].value),
        notes,
    )


def _own_pay(pay: Numbers, start: Start, paid: Mapping[Unit, tuple[float, int]]) -> tuple[str, ...]:
    """Bring a unit's pay to its own mean, in place; says for which units it was done."""
    notes = []
    people = _by_stage(start)
    for u, unit in enumerate(start.units):
        if unit in paid and people[u].sum():
            mean, count = paid[unit]
            pay[:, u] *= (mean / (pay[:, u] @ people[u] * (1 / people[u].sum())))[:, None]
            notes.append(
                f"{unit.partner}, {unit.service}: pay is its own mean, £{mean:,.0f} of {count} people."
            )
    return tuple(notes)


def _by_stage(start: Start) -> Numbers:
    ends = np.cumsum([last - first for first, last in MONTHS])
    return np.stack([part.sum(axis=1) for part in np.split(start.stock, ends[:-1], axis=1)], axis=1).astype(
        float
    )

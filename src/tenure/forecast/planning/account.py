"""What a future costs: by run, year, council and kind, in pounds of the price year.

salaries       of people in post, with on-costs.
agency         of vacancies covered: their own cost and the premium.
other agency   the same of agency staff who cover no vacancy: projects, sickness, leave.
recruitment    of hires.
assessed year  support of the newly qualified who are hired.
training       of people in post.
activities     what a scenario costs, by who pays.

Beside these, which councils pay, stand students' days on placement, which government pays for. The total
holds them all.

A year runs from October to September, with the workforce returns; year 0 is the first after the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import STAGES, Effect, Outcome, Start
from tenure.forecast.planning.prices import Prices
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

KINDS: Final = (
    "salaries", "agency", "other agency", "recruitment", "assessed year", "training", "activities"
)  # fmt: skip
PAYERS: Final = ("partners", "partnership", "university", "government")
"""Who pays for activities; what partners pay stands with each council."""


class Charged(Protocol):
    """What is known of a cost: what for, for each of what, by whom, in prices of which year."""

    @property
    def what(self) -> str: ...
    @property
    def per(self) -> str: ...
    @property
    def paid_by(self) -> str: ...
    @property
    def price_year(self) -> int: ...


class Due(Protocol):
    """One cost of a scenario, as scenarios resolve it."""

    @property
    def cost(self) -> Charged: ...
    @property
    def pounds(self) -> Numbers: ...
    @property
    def months(self) -> NDArray[np.bool_]: ...
    @property
    def posts(self) -> Numbers: ...
    @property
    def for_added_posts(self) -> bool: ...
    def participants(self, outcome: Outcome) -> Numbers: ...


@dataclass(frozen=True, eq=False)
class Arm:
    """A future and what its costs are made of.

    outcome   people.
    fte       FTE per head, shape (U, S).
    covered   share of vacancies that agency staff cover, shape (R or 1, U).
    effects   of its scenario: those on cover count here.
    pattern   what FTE per head is multiplied by, shape (R or 1, months + 1, U); 1 where nothing changes.
    price     what agency cost is multiplied by, the same shape.
    costs     of its scenario.
    besides   agency staff who cover no vacancy, in FTE, shape (U,); none where left out.
    """

    outcome: Outcome
    fte: Numbers
    covered: Numbers
    effects: Sequence[Effect] = ()
    pattern: Numbers = field(default_factory=lambda: np.ones((1, 1, 1)))
    price: Numbers = field(default_factory=lambda: np.ones((1, 1, 1)))
    costs: Sequence[Due] = ()
    besides: Numbers | None = None

    @property
    def start(self) -> Start:
        """Where it began."""
        return self.outcome.start

    def cover(self) -> Numbers:
        """Share of vacancies covered, by run, month and unit."""
        covered = self.covered[:, None, :] * np.ones((self.start.months + 1, 1))
        for effect in self.effects:
            if effect.kind == "covered":
                change = 1 - np.exp(effect.size)[:, None, None]
                covered = np.minimum(covered * (1 - effect.reach * effect.ramp[:, None] * change), 1.0)
        return covered

    def agency_fte(self) -> Numbers:
        """FTE of agency staff who cover vacancies, by run, month and unit."""
        mean = (self._people() @ np.ones(len(STAGES)))[..., None]
        usual = np.where(mean > 0, self._people() / np.where(mean > 0, mean, 1), 1 / len(STAGES))
        head = np.einsum("rmus,us->rmu", usual, self.fte) * self.pattern
        fte: Numbers = self.outcome.of("vacancies") * self.cover() * head
        return fte

    def permanent_cost(self, prices: Prices) -> Numbers:
        """A year of an experienced full-time worker with on-costs, as a covered post costs; (R, 1, U)."""
        return prices.salaries[:, None, :, STAGES.index("experienced")]

    def fte_in_post(self) -> Numbers:
        """FTE in post by run, month, unit and stage."""
        return self._people() * self.fte * self.pattern[..., None]

    def _people(self) -> Numbers:
        return np.stack([self.outcome.of(f"in post {stage}") for stage in STAGES], axis=-1).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Account:
    """What a future costs.

    pounds   shape (R, years, U, kinds), what councils pay.
    others   what the rest pay for activities, shape (R, years, payers but the first).
    premium  agency cost beyond what permanent staff would cost, shape (R, years, U): part of `agency` and
             of `other agency`.
    agency_fte  FTE of agency staff in a year, shape (R, years, U).
    placements  what government pays for students' days on placement, shape (R, years).
    twice    part of `activities` that is pay of added posts, and stands in salaries and agency as well, shape
             (R or 1, years, U).
    """

    start: Start
    prices: Prices
    pounds: Numbers
    others: Numbers
    premium: Numbers
    agency_fte: Numbers
    placements: Numbers
    twice: Numbers

    @property
    def years(self) -> tuple[int, ...]:
        """The September in which each year ends."""
        return tuple(self.start.on.year + 1 + y for y in range(self.pounds.shape[1]))

    def of(self, kind: str) -> Numbers:
        """One kind, shape (R, years, U)."""
        return self.pounds[..., KINDS.index(kind)]

    @property
    def activities(self) -> Numbers:
        """What activities cost everybody, by run and year."""
        paid: Numbers = self.of("activities").sum(axis=-1) + self.others.sum(axis=-1)
        return paid

    @property
    def outside(self) -> Numbers:
        """All that others than councils pay, students' placements too; (R, years, payers but the first)."""
        government = np.arange(len(PAYERS) - 1) == PAYERS.index("government") - 1
        paid: Numbers = self.others + self.placements[..., None] * government
        return paid

    @property
    def total(self) -> Numbers:
        """What everything costs everybody, by run and year."""
        paid: Numbers = self.pounds.sum(axis=(-1, -2)) - self.twice.sum(axis=-1)
        total: Numbers = paid + self.outside.sum(axis=-1)
        return total

    def of_the_day(self, pounds: Numbers) -> Numbers:
        """Pounds of the price year as pounds of each year, by the stated inflation; run and year first."""
        later = np.array(self.years) - self.prices.year
        rise = (1 + self.prices.inflation[:, None]) ** later
        then: Numbers = pounds * rise.reshape(*rise.shape, *([1] * (pounds.ndim - 2)))
        return then


def discounted(pounds: Numbers, rate: float) -> Numbers:
    """Yearly amounts on axis 1 added up as seen from the start, each year at its end. For reports alone.

    UsedWrongly for a rate of -100% or less.
    """
    if rate <= -1:
        raise UsedWrongly(f"A discount rate of {rate:.0%} cannot be. The Green Book has 3.5%.")
    years = np.arange(1, pounds.shape[1] + 1)
    weights = (1 + rate) ** -years.astype(np.float64)
    together: Numbers = np.tensordot(pounds, weights, axes=([1], [0]))
    return together


def account(arm: Arm, prices: Prices) -> Account:
    """What a future costs, with the same runs as the people it is about."""
    _require_same_runs(arm, prices)
    there = arm.fte_in_post()
    salaries = np.einsum("rmus,rus->rmu", *_runs_alike(there, prices.salaries)) / 12
    covering, besides = arm.agency_fte(), _besides(arm)
    agency, other = (_agency(fte, arm, prices) for fte in (covering, besides))
    new, experienced = (arm.outcome.of(f"hired {kind}") for kind in ("newly qualified", "experienced"))
    hires = (new + experienced) * prices.hire[:, None, None]
    assessed = new * prices.assessed_year[:, None, None]
    training = there.sum(axis=-1) * prices.training[:, None, None] / 12
    paid, others = activities_of(arm, prices)
    added = [due for due in arm.costs if due.for_added_posts and due.cost.paid_by == PAYERS[0]]
    twice, _ = activities_of(replace(arm, costs=added), prices)
    kinds = np.broadcast_arrays(
        salaries, agency[0] + agency[1], other[0] + other[1], hires, assessed, training, paid
    )
    return Account(
        arm.start, prices, _by_year(np.stack(kinds, axis=-1)), _by_year(others),
        _by_year(agency[1] + other[1]), _by_year(covering + besides) / 12, _by_year(_placements(arm, prices)),
        _by_year(twice),
    )  # fmt: skip


def _besides(arm: Arm) -> Numbers:
    """FTE of agency staff who cover no vacancy, the same in each month; shape (1, months + 1, U)."""
    months, units = arm.start.months + 1, len(arm.start.units)
    there: Numbers = np.zeros((1, months, units)) + (0.0 if arm.besides is None else arm.besides)
    return there


def _agency(fte: Numbers, arm: Arm, prices: Prices) -> tuple[Numbers, Numbers]:
    """What so many agency staff would cost in a month as permanent staff, and what they cost beyond that."""
    own = fte * arm.permanent_cost(prices) / 12
    return own, own * ((1 + prices.premium[:, None, None]) * arm.price - 1)


def _placements(arm: Arm, prices: Prices) -> Numbers:
    """Fees for the last placement of those who finish, and the first of those who finish a year later."""
    due = arm.start.due.sum(axis=1).astype(np.float64)
    later = np.append(due[12:], np.zeros(min(12, len(due))))
    days = due * prices.placement_days[1] + later[: len(due)] * prices.placement_days[0]
    fees: Numbers = days * prices.placement_day[:, None]
    return fees


def activities_of(arm: Arm, prices: Prices) -> tuple[Numbers, Numbers]:
    """What a scenario's costs come to by month: at councils (R, M, U), and for other payers (R, M, P - 1)."""
    months, units = arm.start.months + 1, len(arm.start.units)
    paid, others = np.zeros((1, months, units)), np.zeros((1, months, len(PAYERS) - 1))
    for due in arm.costs:
        if due.cost.paid_by not in PAYERS:
            raise UsedWrongly(
                f"{due.cost.what} is paid by {due.cost.paid_by}. Name one of: {', '.join(PAYERS)}."
            )
        grown = (1 + prices.inflation[:, None, None]) ** (prices.year - due.cost.price_year)
        amount = _amount(due, arm) * due.pounds[:, None, None] * grown
        if due.cost.paid_by == "partners":
            paid = paid + amount
        else:
            mine = np.arange(len(PAYERS) - 1) == PAYERS.index(due.cost.paid_by) - 1
            others = others + amount.sum(axis=-1, keepdims=True) * mine
    return paid, others


def _amount(due: Due, arm: Arm) -> Numbers:
    """How many of what a cost is for, by run, month and unit. What no council owns is shared by posts."""
    start, when = arm.start, due.months[:, None]
    posts = start.posts.sum(axis=1, keepdims=True)
    parts = np.where(posts > 0, start.posts / np.where(posts > 0, posts, 1), 1 / len(start.units))
    made: dict[str, Numbers] = {
        "once": (parts * when)[None],
        "year": (parts * when / 12)[None],
        "post and year": due.posts * when / 12,
        "student": (parts * (start.due.sum(axis=1, keepdims=True) * when))[None],
    }
    if due.cost.per in made:
        return made[due.cost.per]
    if due.cost.per == "hire":
        hires = arm.outcome.of("hired newly qualified") + arm.outcome.of("hired experienced")
        return np.asarray(hires * when, np.float64)
    if due.cost.per == "participant and year":
        return due.participants(arm.outcome) / 12
    raise UsedWrongly(f"{due.cost.what} is paid per {due.cost.per}, which nobody counts.")


def _by_year(monthly: Numbers) -> Numbers:
    """Months 1 on, added up by years of twelve; a last part of a year stands as a year."""
    later = monthly[:, 1:]
    added: Numbers = np.add.reduceat(later, np.arange(0, later.shape[1], 12), axis=1)
    return added


def _runs_alike(*arrays: Numbers) -> list[Numbers]:
    runs = max(len(each) for each in arrays)
    return [np.broadcast_to(each, (runs, *each.shape[1:])) for each in arrays]


def _require_same_runs(arm: Arm, prices: Prices) -> None:
    runs = {
        len(arm.outcome.counts),
        len(prices.premium),
        len(arm.covered),
        *(len(d.pounds) for d in arm.costs),
    } - {1}
    if len(runs) > 1:
        raise UsedWrongly(
            f"People, prices and costs are drawn for {', '.join(map(str, sorted(runs)))} runs. Draw them "
            "for as many."
        )

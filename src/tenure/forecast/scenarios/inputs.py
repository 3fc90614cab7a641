"""What an answer may hinge on: sizes of effects, and what is not known of the baseline, by theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from tenure.forecast.flows.inputs import STAGES, Chances, Start
from tenure.forecast.scenarios.answers import covered_of, scopes
from tenure.forecast.scenarios.kinds import KINDS
from tenure.forecast.scenarios.playing import Arm, Ask, Plan, play, posts_in
from tenure.forecast.scenarios.resolving import Given, Resolved, resolve
from tenure.forecast.scenarios.settling import AFTERWARDS
from tenure.forecast.scenarios.shape import Change, Scenario
from tenure.forecast.scenarios.sizes import TENTH, deviates_of
from tenure.forecast.scenarios.surface import Choice, Surface, surface, surface_of
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

THEMES: Final[Mapping[str, tuple[str, ...]]] = {
    "chances of leaving": ("leaving",),
    "chances of filling posts": ("filled",),
    "students who qualify and join": ("qualifying", "joining"),
    "candidates who give up": ("giving_up",),
    "promotion": ("promoted",),
    "agency cover": ("covered",),
}
"""Parameters of the baseline that move together, by what they are about."""
PRICE: Final = "what agency staff cost"
"""What is not known of prices: moves the agency bill and nothing else."""
DRAWS: Final = 200
"""Draws of the fit from which each parameter's own spread is taken."""
BILL: Final = "agency bill"
SUPPOSED: Final = (
    "vacancy rate", "vacancies", "agency rate", "agency", "in post", "leavers", BILL,
    *(f"in post {stage}" for stage in STAGES),
)  # fmt: skip
"""Answers that expected values give; leavers are all since the start, also those who go to partners. The
bill is of a year, in pounds."""
YEAR: Final = 12


@dataclass(frozen=True, eq=False)
class Price:
    """What agency staff cost.

    pounds  a year of one full-time worker who covers a vacancy, in the middle, shape (U,).
    spread  the standard deviation of its logarithm, shape (U,).
    """

    pounds: Numbers
    spread: Numbers

    def at(self, deviates: Numbers) -> Numbers:
        """In runs that deviate from the middle by so much, shape (R, 1, U)."""
        far = np.asarray(deviates).reshape(-1, 1, 1)
        there: Numbers = self.pounds * np.exp(far * self.spread)
        return there


def months_of(answer: str, month: int) -> range:
    """The months that an answer on a month's last day is made of: for the bill the year up to it."""
    return range(max(month - YEAR, 0) + 1 if answer == BILL else month, month + 1)


_STILL: Final = np.zeros(1)


@dataclass(frozen=True, eq=False)
class Supposed:
    """Answers with what turns people into FTE, agency staff and pounds; each (R or 1, days, U).

    price    pounds of a year of one full-time worker who covers a vacancy; nought where nobody said.
    besides  agency staff who cover no vacancy, in FTE, shape (U,).
    """

    found: Surface
    covered: Numbers
    fte: Numbers
    price: Numbers
    besides: Numbers

    def value(self, answer: str, *, scope: str = "partnership", month: int | None = None) -> Numbers:
        """An answer in each run, shape (R,), in a month among those asked for, or in the last of them."""
        known = scopes(self.found.start)
        if answer not in SUPPOSED or scope not in known:
            raise UsedWrongly(
                f"“{answer}” for {scope} has no expected value. Ask for one of {', '.join(SUPPOSED)}, "
                f"for one of {', '.join(known)}."
            )
        units, month = known[scope], self.found.days[-1] if month is None else month
        if answer == BILL:
            return self._bill(units, months_of(BILL, month))
        day = self.found.days.index(month)
        fte, covered = self.fte[:, day, units], self.covered[:, day, units]
        vacant = self.found.of("vacancies")[:, day, units] * fte
        there: Numbers = (self.found.in_post[:, day, units] * fte).sum(1)
        vacancies, agency = vacant.sum(1), (vacant * covered + self.besides[units]).sum(1)
        if answer in ("vacancy rate", "vacancies"):
            return _of(vacancies, vacancies + there) if answer == "vacancy rate" else vacancies
        if answer in ("agency rate", "agency"):
            return _of(agency, agency + there) if answer == "agency rate" else agency
        if answer == "in post":
            return there
        people: Numbers = self.found.of("left" if answer == "leavers" else answer)[:, day, units].sum(1)
        return people

    def _bill(self, units: NDArray[np.bool_], months: range) -> Numbers:
        on = [self.found.days.index(month) for month in months]
        agency = self.found.of("vacancies") * self.fte * self.covered + self.besides
        pounds = agency * self.price / YEAR
        bill: Numbers = pounds[:, on][..., units].sum(axis=(1, 2))
        return bill


@dataclass(frozen=True, eq=False)
class Model:
    """Expected answers of an arm, as a function of its inputs: each told by deviations from its middle.

    inputs   the effects that have an interval, as scenario/effect, then the themes that have a spread.
    spreads  the standard deviation of each parameter, log-odds; from the fit's own draws.
    price    what agency staff cost, where the bill is asked for.
    besides  agency staff who cover no vacancy, in FTE, shape (U,); none where left out.
    """

    plan: Plan
    arm: Arm
    inputs: tuple[str, ...]
    central: Chances
    spreads: Mapping[str, Numbers]
    price: Price | None = None
    besides: Numbers | None = None

    def at(self, deviates: Mapping[str, Numbers], days: Sequence[int], *, threads: int = 1) -> Supposed:
        """Answers on some months, where inputs deviate; those not named stand in their middle."""
        given = Given(self.central, self.plan.posts_for, drawn=False, deviates=deviates)
        resolved = resolve(self.arm, self.plan.start, runs=1, seed=0, given=given)
        chances = self._chances(deviates)
        choices = [
            Choice(low, high, np.stack([np.maximum(-z, 0), np.maximum(z, 0)], axis=1))
            for name, low, high in self._ends()
            if name in deviates
            for z in [np.asarray(deviates[name]) / TENTH]
        ]
        found = surface(
            resolved.start, chances, resolved.effects, days=days, choices=choices, threads=threads
        )
        covered = covered_of(chances.covered, resolved.effects, self.plan.start.months)
        return self._supposed(found, resolved, covered, deviates.get(PRICE, _STILL))

    def drawn(self, ask: Ask, days: Sequence[int], *, priced: bool = False, threads: int = 1) -> Supposed:
        """Answers in the numbered futures, with only some layers of chance: averages without that of people.

        priced  whether what agency staff cost is drawn too.
        """
        dear = deviates_of(PRICE, runs=ask.runs, seed=ask.seed) if priced else _STILL
        follows = "demand" in ask.layers and posts_in(self.plan.posts_for, ask.runs, ask.seed) is not None
        if "people" in ask.layers or follows:
            played = play(self.plan, self.arm, ask)
            found = surface_of(played.counted.outcome, days)
            return self._supposed(found, played.resolved, played.counted.covered, dear)
        given = Given(self.central, self.plan.posts_for, drawn="effects" in ask.layers)
        resolved = resolve(self.arm, self.plan.start, runs=ask.runs, seed=ask.seed, given=given)
        layers = [layer for layer in ask.layers if layer in ("parameters", "years")]
        chances = self.plan.fitted.chances(ask.runs, ask.seed, layers)
        found = surface(resolved.start, chances, resolved.effects, days=days, threads=threads)
        covered = covered_of(chances.covered, resolved.effects, self.plan.start.months)
        return self._supposed(found, resolved, covered, dear)

    def _supposed(self, found: Surface, resolved: Resolved, covered: Numbers, dear: Numbers) -> Supposed:
        on = list(found.days)
        fte = (self.plan.fte * resolved.factor("working pattern"))[:, on]
        nothing = np.zeros(len(self.plan.fte))
        price = nothing[None, None] if self.price is None else self.price.at(dear)
        besides = nothing if self.besides is None else self.besides
        return Supposed(found, covered[:, on], fte, price * resolved.factor("agency price")[:, on], besides)

    def _chances(self, deviates: Mapping[str, Numbers]) -> Chances:
        """The chances in the middle, moved by theme: each parameter by its own spread."""
        moved = {}
        for theme in THEMES.keys() & deviates.keys():
            for name in THEMES[theme]:
                middle: Numbers = getattr(self.central, name)
                far = np.asarray(deviates[theme]).reshape(-1, *[1] * (middle.ndim - 1)) * self.spreads[name]
                moved[name] = middle + far if name == "leaving" else expit(_log_odds(middle) + far)
        return replace(self.central, **moved)

    def _ends(self) -> Iterator[tuple[str, Start, Start]]:
        """For each choice with an interval, the start at either end of it."""
        for at, scenario in enumerate(self.arm):
            for change in scenario.effects:
                if change.interval and not KINDS[change.on].draws and change.on not in AFTERWARDS:
                    low, high = (self._start(at, scenario, change, end) for end in change.interval)
                    yield f"{scenario.key}/{change.key}", low, high

    def _start(self, at: int, scenario: Scenario, change: Change, size: float) -> Start:
        other = change.of_size(size)
        effects = tuple(other if each is change else each for each in scenario.effects)
        arm = [*self.arm[:at], replace(scenario, effects=effects), *self.arm[at + 1 :]]
        given = Given(self.central, self.plan.posts_for, drawn=False)
        return resolve(arm, self.plan.start, runs=1, seed=0, given=given).start


def model(
    plan: Plan, arm: Arm, *, seed: int = 1, price: Price | None = None, besides: Numbers | None = None
) -> Model:
    """The expected answers of an arm as a function of what it hinges on."""
    central = plan.fitted.central()
    drawn = plan.fitted.chances(DRAWS, seed, ("parameters",))
    spreads = {name: _spread(drawn, name) for names in THEMES.values() for name in names}
    effects = [f"{s.key}/{c.key}" for s in arm for c in s.effects if c.interval and c.low < c.high]
    themes = [theme for theme, names in THEMES.items() if any(spreads[name].any() for name in names)]
    themes += [PRICE] if price is not None and price.spread.any() else []
    return Model(plan, tuple(arm), (*effects, *themes), central, spreads, price, besides)


def _of(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _spread(drawn: Chances, name: str) -> Numbers:
    values: Numbers = getattr(drawn, name)
    spread: Numbers = (values if name == "leaving" else _log_odds(values)).std(axis=0)
    return np.where(spread < 1e-12, 0.0, spread)


def _log_odds(chance: Numbers) -> Numbers:
    odds: Numbers = logit(np.clip(chance, 1e-9, 1 - 1e-9))
    return odds

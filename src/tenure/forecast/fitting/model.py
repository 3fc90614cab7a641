"""What was learnt of a partnership, apart from what it was learnt from: chances in the middle, and drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from tenure.forecast.fitting.ageing import Ageing
from tenure.forecast.fitting.destinations import Shares
from tenure.forecast.fitting.draws import Keys, keys_of_runs, normals
from tenure.forecast.fitting.gaps import FARTHEST
from tenure.forecast.fitting.hiring import Filled
from tenure.forecast.fitting.leaving import Drawing
from tenure.forecast.fitting.overriding import applied
from tenure.forecast.fitting.parameters import Override, Parameter, Place
from tenure.forecast.fitting.pooling import Pooled
from tenure.forecast.fitting.starting import Standing
from tenure.forecast.flows.inputs import GROUPS, Chances, Unit
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

LAYERS: Final = ("parameters", "years", "effects", "people")
"""What is drawn by chance. Here the first two; effects are drawn by scenarios, people by the simulation."""


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that a simulation needs of a partnership, with how well it is known.

    It can be carried away and drawn from without the record.

    standing   where the forecast starts.
    leaving    chances of leaving, by service.
    ages       what leaving changes by as people grow older, by service.
    where      shares of leavers by destination, (U, S, D).
    partner    of those who go to a partner, to which; (U, U).
    promoted   from practitioner to senior, and from senior to manager.
    qualifying, joining   of students, by route.
    giving_up  of candidates who wait.
    filled     chances that a vacant post is filled.
    hired_as   stages at which experienced people join, (U, 1, S).
    covered    share of vacancies that agency staff cover.
    gaps       deviation of the yearly gap as a share of stock, shape (U,).
    overrides  somebody's own values, and the places where they stand.
    """

    standing: Standing
    leaving: tuple[Drawing, ...]
    ages: tuple[Ageing, ...]
    where: Shares
    partner: Numbers
    promoted: tuple[Pooled, Pooled]
    qualifying: Pooled
    joining: Pooled
    giving_up: Pooled
    filled: Filled
    hired_as: Shares
    covered: Pooled
    gaps: Numbers
    overrides: tuple[Override, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Employers and services, in the order of every array."""
        return self.standing.start.units

    @property
    def names(self) -> tuple[str, ...]:
        """The units' names, as keys of what is drawn."""
        return tuple(f"{unit.partner}/{unit.service}" for unit in self.units)

    @property
    def years(self) -> int:
        """How many years the forecast touches."""
        return max(-(-self.standing.start.months // 12), 1)

    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter in one list; none where the facts behind them are not here."""
        return ()

    def central(self) -> Chances:
        """The chances in the middle: what is not known stays at its centre, years to come have no shocks."""
        return self._chances(None, None)

    def chances(
        self, runs: int, seed: int, layers: Collection[str] = ("parameters", "years"), first_run: int = 0
    ) -> Chances:
        """The chances of numbered runs. Run 7 has the same whichever others are asked for beside it."""
        unknown = set(layers) - set(LAYERS)
        if unknown or runs < 1:
            raise UsedWrongly(
                f"{', '.join(sorted(unknown)) or f'{runs} runs'} cannot be drawn. Ask for 1 run or more, and "
                f"for layers among {', '.join(LAYERS)}."
            )
        keys = keys_of_runs(seed, first_run, runs)
        return self._chances(keys if "parameters" in layers else None, keys if "years" in layers else None)

    def _chances(self, parameters: Keys | None, years: Keys | None) -> Chances:
        leaving, effects = self._leaving(parameters, years)
        units, routes = self.names, self.standing.start.routes
        share = self.standing.vacancies / np.maximum(self.standing.start.posts[0], 1e-9)
        drawn = Chances(
            leaving=leaving,
            years=effects,
            where=_shares(self.where, parameters, "where", units),
            partner=self.partner[None],
            promoted=np.stack([
                _chance(chance, parameters, f"promoted/{rung}", units) * self._can_rise
                for rung, chance in enumerate(self.promoted)
            ], axis=-1),
            qualifying=_chance(self.qualifying, parameters, "qualifying", routes),
            joining=_chance(self.joining, parameters, "joining", routes),
            giving_up=_chance(self.giving_up, parameters, "giving up", ("all",))[:, 0],
            filled=np.stack([
                _chance(self.filled.new, parameters, "filled/new", units),
                _chance(self.filled.experienced, parameters, "filled/experienced", units),
            ], axis=-1),
            hired_as=_shares(self.hired_as, parameters, "hired as", units)[:, :, 0],
            covered=_chance(self.covered, parameters, "covered", units),
            unexplained=self._unexplained(years),
            feedback=np.zeros((1, len(units))),
            usual=share,
        )  # fmt: skip
        return applied(drawn, self.overrides, self.places, parameters)

    @property
    def _can_rise(self) -> Numbers:
        """1 for children's services, 0 for adults', whose sets do not tell who is senior."""
        return np.array([unit.service != "adults" for unit in self.units], np.float64)

    def _leaving(self, parameters: Keys | None, years: Keys | None) -> tuple[Numbers, Numbers]:
        """Log-odds of leaving, shape (R, U, G), and effects of years to come, (R, Y, U)."""
        runs = 1 if parameters is None else len(parameters)
        later = max(runs, 1 if years is None else len(years))
        leaving = np.zeros((runs, len(self.units), len(GROUPS)))
        effects = np.zeros((later, self.years, len(self.units)))
        for one in self.leaving:
            drawn = one.centre[None] if parameters is None else one.drawn(parameters, self.names)
            leaving[:, one.units] = drawn[..., :-2]
            effects[..., one.units] = one.years(drawn[..., -2:], self.years, years, self.names)
        for older in self.ages:
            effects[..., older.units] += older.years(parameters)
        return leaving, effects

    def _unexplained(self, years: Keys | None) -> Numbers:
        if years is None:
            return np.zeros((1, self.years, len(self.units)))
        drawn = normals(years, [f"unexplained/{name}" for name in self.names], self.years)
        return np.clip(drawn * self.gaps[:, None], -FARTHEST, FARTHEST).swapaxes(1, 2)


def _chance(pooled: Pooled, runs: Keys | None, kind: str, names: tuple[str, ...]) -> Numbers:
    return expit(pooled.centre)[None] if runs is None else pooled.drawn(runs, kind, names)


def _shares(shares: Shares, runs: Keys | None, kind: str, names: tuple[str, ...]) -> Numbers:
    return shares.share[None] if runs is None else shares.drawn(runs, kind, names)

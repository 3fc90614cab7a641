"""The chance of leaving of every unit's groups, and years to come: centres, and draws of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.draws import Keys, combined, normals
from tenure.forecast.fitting.expecting import expected_leaving
from tenure.forecast.fitting.exposure import Exposure
from tenure.forecast.fitting.hazards import Spreads, fit_hazards
from tenure.forecast.flows.inputs import Unit

Numbers = NDArray[np.float64]

TINY = 1e-10


@dataclass(frozen=True, eq=False)
class Drawing:
    """How a service's log-odds are drawn.

    units   their numbers.
    centre  log-odds by group, the common effect and the employer's effect of the last year; shape (U, G + 2).
    shared  shape (U, G + 2, S): through normals that all units share.
    own     shape (U, G + 2, G + 2): through each unit's own.
    spreads, carried   of years to come: see `hazards`.
    """

    service: str
    units: NDArray[np.int64]
    centre: Numbers
    shared: Numbers
    own: Numbers
    spreads: Spreads
    carried: tuple[float, float]

    def drawn(self, runs: Keys, names: tuple[str, ...]) -> Numbers:
        """Centre and what is not known of it, shape (R, U, G + 2)."""
        mine = [names[unit] for unit in self.units]
        shared = normals(runs, [f"leaving/{self.service}"], self.shared.shape[-1])
        own = normals(runs, [f"leaving/{name}" for name in mine], self.own.shape[-1])
        return self.centre + combined(self.shared, shared) + combined(self.own, own)

    def years(self, last: Numbers, ahead: int, runs: Keys | None, names: tuple[str, ...]) -> Numbers:
        """Effects of years to come, shape (R, ahead, U): what is left of the last, and shocks in given runs.

        last  the common and the employer's effect of the last year, shape (R, U, 2).
        """
        mine = [names[unit] for unit in self.units]
        spreads = self.spreads.year, self.spreads.employer_year
        common, own = last[..., 0], last[..., 1]
        if runs is not None:
            shock = normals(runs, [f"year/{self.service}"], ahead)
            each = normals(runs, [f"year/{name}" for name in mine], ahead)
        effects = []
        for year in range(ahead):
            common, own = (part * carried for part, carried in zip((common, own), self.carried, strict=True))
            if runs is not None:
                new = [s * (1 - c**2) ** 0.5 for s, c in zip(spreads, self.carried, strict=True)]
                common = common + shock[..., year] * new[0]
                own = own + each[..., year] * new[1]
            effects.append(common + own)
        return np.stack(effects, axis=1)


def leaving_of(exposure: Exposure, units: tuple[Unit, ...], year: int) -> tuple[Drawing, ...]:
    """Both services' models; each is fitted apart, for their people and their data differ."""
    services = sorted({unit.service for unit in units})
    return tuple(_drawing(service, exposure, units, year) for service in services)


def _drawing(service: str, exposure: Exposure, units: tuple[Unit, ...], year: int) -> Drawing:
    mine = np.array([i for i, unit in enumerate(units) if unit.service == service])
    hazards = fit_hazards(
        Exposure(exposure.leavers[mine], exposure.months[mine]), expected_leaving(service, year)
    )
    groups, years = len(hazards.level), len(hazards.year)
    of_shared = np.zeros((groups + 2, groups + years))
    of_own = np.zeros((groups + 2, 1 + groups + years))
    of_shared[:groups, :groups], of_own[:groups, 1 : 1 + groups] = np.eye(groups), np.eye(groups)
    of_own[:groups, 0] = of_shared[groups, -1] = of_own[groups + 1, -1] = 1
    centre = np.concatenate([
        hazards.leaving, np.full((len(mine), 1), hazards.year[-1]), hazards.employer_year[:, -1:]
    ], axis=1)  # fmt: skip
    through = of_shared + of_own @ hazards.inverse.follows
    shared: Numbers = through @ np.linalg.cholesky(hazards.inverse.shared)
    own = np.linalg.cholesky(of_own @ hazards.inverse.own @ of_own.T + TINY * np.eye(groups + 2))
    by = np.float64(hazards.widened)
    return Drawing(
        service, mine, centre, shared * by, (own * by).astype(np.float64), hazards.spreads, hazards.carried
    )


def deviations(drawing: Drawing) -> Numbers:
    """Deviation of the log-odds of leaving by unit and group, shape (U, G)."""
    spread: Numbers = np.sqrt((drawing.shared**2).sum(axis=-1) + (drawing.own**2).sum(axis=-1))
    return spread[:, :-2]


def placed(parts: Mapping[int, Numbers], axis: int) -> Numbers:
    """Arrays of single units put in the order of the units along an axis."""
    return np.stack([parts[unit] for unit in sorted(parts)], axis=axis)

"""What makes a plan again, as finely as a reader may hold it: their own in full, of others no small number.

Futures start from everyone's true counts and chances. Whoever may not see those gets in their place:

- people in post, vacancies and agency staff as the plan shows them a year on (people to five, rates to a
  whole percent), because today's may be hidden; a place with fewer than ten people stands empty;
- their stages and months from all such places of the service together, counts to five and none under ten;
- chances to a whole percent, and where that would be too coarse (under 5%) the mean of all such places;
- how sure the chances are (it tells how many events there are), and hours, as the mean of such places;
- students to five. Nobody's pay.

Why: docs/decisions/0127.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from tenure.publish.disclosure import LEAST_BASE
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.guarding import LEAST_MEMBERS, grain_of
from tenure.publish.viewing import Viewer

if TYPE_CHECKING:
    from tenure.forecast.fitting.destinations import Shares
    from tenure.forecast.fitting.leaving import Drawing
    from tenure.forecast.fitting.model import Model
    from tenure.forecast.fitting.pooling import Pooled
    from tenure.forecast.fitting.starting import Standing
    from tenure.forecast.flows.inputs import Start

Numbers = NDArray[np.float64]
Units = NDArray[np.int64]

YEAR: Final = 12
FIVE: Final = 5.0
RARE: Final = 0.05
"""Chances below this stand as the mean of all places that are not the reader's, to a thousandth."""

DOUBT: Final = 0.05
"""To what the deviation of log-odds is rounded."""


@dataclass(frozen=True, eq=False)
class Loosened:
    """The model of some futures for one reader.

    others  numbers of the units that are not the reader's.
    hidden  those of them with too few people to be shown.
    """

    futures: Futures
    viewer: Viewer

    @cached_property
    def others(self) -> Units:
        units = self.futures.start.units
        return np.array([u for u, one in enumerate(units) if not self.viewer.sees_true(one.partner)], int)

    @cached_property
    def hidden(self) -> Units:
        start = self.futures.start
        return np.array([u for u in self.others if grain_of(start, self.viewer, [int(u)]).hidden], int)

    @cached_property
    def families(self) -> tuple[Units, ...]:
        """The others that are shown, by service."""
        units = self.futures.start.units
        shown = [int(u) for u in self.others if u not in self.hidden]
        services = sorted({units[u].service for u in shown})
        return tuple(np.array([u for u in shown if units[u].service == one], int) for one in services)

    @cached_property
    def model(self) -> Model:
        """What may leave."""
        whole = self.futures.fitted
        if not len(self.others):
            return whole
        return replace(
            _bare(whole),
            standing=self._standing(whole.standing),
            leaving=tuple(self._drawing(one) for one in whole.leaving),
            where=self._shares(whole.where),
            partner=self._to_partners(whole.partner),
            promoted=(self._pooled(whole.promoted[0]), self._pooled(whole.promoted[1])),
            filled=replace(
                whole.filled,
                new=self._pooled(whole.filled.new),
                experienced=self._pooled(whole.filled.experienced),
                vacancies=np.zeros_like(whole.filled.vacancies),
                waiting=0.0,
            ),
            hired_as=self._shares(whole.hired_as),
            covered=self._pooled(whole.covered),
            gaps=self._changed(whole.gaps, lambda mine: _mean(whole.gaps[mine], 0.01)),
        )

    def _changed(self, values: Numbers, of: Callable[[Units], Numbers], none: float = 0.0) -> Numbers:
        """Values by unit, those of others as a function of the units of each service.

        none  what stands for those that are not shown, where nobody is and nothing comes of it.
        """
        made = values.copy()
        made[self.hidden] = none
        for mine in self.families:
            made[mine] = of(mine)
        return made

    def _standing(self, true: Standing) -> Standing:
        people, vacant, agency = self._a_year_on()
        start = self._start(true.start, people, vacant)
        fte = self._changed(true.fte, lambda mine: _mean(true.fte[mine], 0.01), 1.0)
        none = self._changed(true.assumed, lambda mine: np.zeros(len(mine)))
        paid = {unit: pay for unit, pay in true.salaries.items() if self.viewer.sees_true(unit.partner)}
        filed = true.filed.copy()
        filed[self.others] = start.on.year
        return replace(
            true, start=start, fte=fte, salaries=paid, assumed=none, filed=filed, notes=(),
            agency=self._changed(true.agency, lambda mine: agency[mine]),
            vacancies=self._changed(true.vacancies, lambda mine: vacant[mine]),
        )  # fmt: skip

    def _a_year_on(self) -> tuple[Numbers, Numbers, Numbers]:
        """People, vacancies and agency staff of each unit, as the plan shows them a year on."""
        drawn = self.futures.baseline
        heads = np.median(drawn.heads[:, YEAR], axis=0)
        people = np.maximum(_to(heads, FIVE), LEAST_BASE)
        people[self.hidden] = 0
        shares = []
        for part in (drawn.vacant, drawn.agency):
            whole = part[:, YEAR] + drawn.in_post[:, YEAR]
            rate = np.divide(part[:, YEAR], whole, out=np.zeros_like(whole), where=whole > 0)
            share = np.clip(_to(np.median(rate, axis=0), 0.01), 0.0, 0.95)
            shares.append(people * share / (1 - share))
        return people, shares[0], shares[1]

    def _start(self, true: Start, people: Numbers, vacant: Numbers) -> Start:
        stock, posts, capacity = true.stock.copy(), true.posts.copy(), true.capacity.copy()
        stock[self.hidden], posts[:, self.hidden], capacity[:, self.hidden] = 0, 0.0, np.inf
        for mine in self.families:
            shape = _shape(true.stock[mine].sum(axis=0))
            for u in mine:
                stock[u] = _shared_out(int(people[u]), shape)
                growth = np.round(true.posts[:, u] / max(true.posts[0, u], 1e-9), 2)
                posts[:, u] = (people[u] + vacant[u]) * growth
                capacity[:, u] = _to(true.capacity[:, u], FIVE)
        together = np.floor(np.cumsum(true.due, axis=0) / FIVE + 0.5) * FIVE
        due = np.diff(together, axis=0, prepend=0).astype(np.int64)
        waiting = int(_to(np.array(float(true.waiting)), FIVE))
        return replace(true, stock=stock, posts=posts, capacity=capacity, due=due, waiting=waiting)

    def _drawing(self, true: Drawing) -> Drawing:
        centre, shared, own = true.centre.copy(), true.shared.copy(), true.own.copy()
        for u, place in enumerate(true.units):
            if place in self.hidden:
                centre[u], shared[u], own[u] = 0.0, 0.0, 0.0
        for mine in self.families:
            at = np.flatnonzero(np.isin(true.units, mine))
            if not len(at):
                continue
            yearly = 1 - (1 - expit(centre[at, :-2])) ** YEAR
            shown = np.clip(_or_mean(yearly), 0.001, 0.99)
            centre[at, :-2] = logit(1 - (1 - shown) ** (1 / YEAR))
            centre[at, -2], centre[at, -1] = np.round(centre[at, -2], 2), 0.0
            for factor in (shared, own):
                factor[at] = _mean(factor[at], DOUBT)
        return replace(true, centre=centre, shared=shared, own=own)

    def _shares(self, true: Shares) -> Shares:
        def share(mine: Units) -> Numbers:
            rounded = np.where(true.share[mine] > 0, np.maximum(_to(true.share[mine], 0.01), 0.001), 0.0)
            made: Numbers = rounded / rounded.sum(axis=-1, keepdims=True)
            return made

        even = true.share > 0
        shares = self._changed(true.share, share)
        shares[self.hidden] = (even / even.sum(axis=-1, keepdims=True))[self.hidden]
        worth = self._changed(true.worth, lambda mine: np.maximum(_mean(true.worth[mine], 10), 10), 10.0)
        return replace(true, share=shares, worth=worth)

    def _to_partners(self, true: Numbers) -> Numbers:
        """To which partner people go: of others to a whole percent, and to nobody who is not shown."""
        made = true.copy()
        made[self.others] = _to(true[self.others], 0.01)
        made[self.hidden], made[:, self.hidden] = 0.0, 0.0
        total = made.sum(axis=1, keepdims=True)
        shares: Numbers = np.divide(made, total, out=np.zeros_like(made), where=total > 0)
        return shares

    def _pooled(self, true: Pooled) -> Pooled:
        def centre(mine: Units) -> Numbers:
            odds: Numbers = logit(np.clip(_or_mean(true.value[mine]), 1e-5, 0.999))
            return odds

        follows, own = (
            self._changed(each, lambda mine, each=each: _mean(each[mine], DOUBT))  # type: ignore[misc]
            for each in (true.follows, true.own)
        )
        return replace(true, centre=self._changed(true.centre, centre), follows=follows, own=own)


def _bare(model: Model) -> Model:
    """The model without the facts behind it."""
    from tenure.forecast.fitting.model import Model

    return Model(**{name: getattr(model, name) for name in Model.__dataclass_fields__})


def _to(values: Numbers, step: float) -> Numbers:
    rounded: Numbers = np.floor(np.asarray(values, np.float64) / step + 0.5 + 1e-9) * step
    return rounded


def _mean(values: Numbers, step: float) -> Numbers:
    """The mean of places, for each of them; twice as coarse where there are fewer than three."""
    return _to(np.broadcast_to(values.mean(axis=0), values.shape), step * (1 + (len(values) < LEAST_MEMBERS)))


def _or_mean(chances: Numbers) -> Numbers:
    """Chances by unit on the first axis: to a whole percent, and the mean of all where one is rare."""
    step = 0.001 if len(chances) >= LEAST_MEMBERS else 0.005
    mean = np.maximum(_to(np.broadcast_to(chances.mean(axis=0), chances.shape), step), 0.001)
    shown: Numbers = np.where(chances < RARE, mean, _to(chances, 0.01))
    return shown


def _shape(stock: NDArray[np.int64]) -> Numbers:
    """People by cell of places together, as may be told: by stage and months, to five, none under ten."""
    from tenure.forecast.flows.cells import GROUP_BEGINS

    shape = np.zeros(len(stock))
    for first, last in pairwise(GROUP_BEGINS):
        there = float(stock[first:last].sum())
        shape[first:last] = (_to(np.array(there), FIVE) if there >= LEAST_BASE else 0.0) / (last - first)
    if not shape.any():
        shape[GROUP_BEGINS[9] : GROUP_BEGINS[10]] = 1.0
    shares: Numbers = shape / shape.sum()
    return shares


def _shared_out(people: int, shape: Numbers) -> NDArray[np.int64]:
    """So many people over cells in proportion, in whole people."""
    ends: Numbers = np.floor(np.cumsum(shape) * people + 0.5 + 1e-9)
    people_in: NDArray[np.int64] = np.diff(ends, prepend=0).astype(np.int64)
    return people_in

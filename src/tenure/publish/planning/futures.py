"""The futures of one snapshot, fitted and drawn once, and asked many times. Nothing here may be shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from tenure import __version__
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.bringing import own_in
from tenure.terms.problems import TooLittleData

if TYPE_CHECKING:
    from tenure.forecast.fitting.facts import Facts
    from tenure.forecast.fitting.model import Model
    from tenure.forecast.fitting.parameters import Override
    from tenure.forecast.flows.inputs import Chances, Outcome, Start
    from tenure.forecast.planning.work import Workloads
    from tenure.forecast.scenarios.answers import Counted as Drawn
    from tenure.forecast.scenarios.playing import Plan
    from tenure.forecast.scenarios.resolving import Resolved
    from tenure.forecast.scenarios.shape import Scenario
    from tenure.record import Record

Numbers = NDArray[np.float64]
Kept = TypeVar("Kept")

RUNS: Final = 400
"""Futures behind a page: their number moves the ends of a band by a thirtieth of its width."""

SEED: Final = 20180930
"""The seed of published runs: the day of the labour market plan's own figures."""

LIGHT: Final = 100
"""Futures behind a list of many arms."""

ARMS_KEPT: Final = 40
"""Arms of a snapshot whose futures are kept in memory, some ten megabytes each."""

KEPT: Final = 4
"""Snapshots whose futures are kept in memory."""

_kept: OrderedDict[tuple[Path, str], Futures] = OrderedDict()
_lock = Lock()


def _answer(key: str) -> Callable[[Drawn, Sequence[int]], Numbers]:
    """A measure of the planner by the one definition that forecasts have of it."""

    def of(drawn: Drawn, units: Sequence[int]) -> Numbers:
        from tenure.forecast.scenarios.answers import ANSWERS as DEFINED

        return DEFINED[key].of(drawn, list(units))

    return of


ANSWERS: Final[dict[str, Callable[[Drawn, Sequence[int]], Numbers]]] = {
    "vacancy-rate": _answer("vacancy rate"),
    "in-post": _answer("in post"),
    "agency-rate": _answer("agency rate"),
    "turnover-rate": _answer("turnover"),
}
"""The planner's measures: each a function of an arm and of the units it is about, shape (R, months + 1)."""


@dataclass(frozen=True, eq=False)
class Played:
    """An arm's futures, with what its scenarios resolved to and the name of the run."""

    drawn: Drawn
    resolved: Resolved
    name: str


@dataclass(frozen=True)
class Origin:
    """What futures were made from.

    snapshot  of the record.
    known_on  when the last of its returns was accepted, as an ISO moment; empty where there are none.
    returns   stands for the returns behind it: two homes with the same files have the same.
    name      of the run.
    """

    snapshot: str
    known_on: str
    returns: str
    name: str


class Futures:
    """A fitted snapshot and its baseline.

    overrides  the parameters that somebody chose.
    own        the partnership's own series of demand, as its file has them; empty where it gave none.
    """

    def __init__(
        self,
        record: Record,
        overrides: Sequence[Override] = (),
        *,
        runs: int = RUNS,
        seed: int = SEED,
        own: str = "",
    ) -> None:
        from tenure.forecast.fitting.fit import fit

        known_on = max((each["accepted_at"] for each in record.manifest["inputs"]), default="")
        name = name_of(record.snapshot, overrides, runs, seed, own)
        origin = Origin(record.snapshot, known_on, returns_of(record), name)
        fitted = fit(record, overrides=overrides)
        self.own = own
        self._known: tuple[Record, Facts] | None = (record, fitted.facts)
        self._begin(fitted, origin, runs, seed)

    @classmethod
    def carried(cls, model: Model, origin: Origin, *, runs: int, seed: int) -> Futures:
        """The futures of a model that was carried away from its record."""
        futures = cls.__new__(cls)
        futures.own, futures._known = "", None
        futures._begin(model, origin, runs, seed)
        return futures

    def _begin(self, model: Model, origin: Origin, runs: int, seed: int) -> None:
        self.snapshot, self.known_on = origin.snapshot, origin.known_on
        self.returns, self.name = origin.returns, origin.name
        self.overrides = model.overrides
        self.runs, self.seed = runs, seed
        self.fitted: Model = model
        self._kept: dict[Hashable, Any] = {}
        self._played: OrderedDict[tuple[Scenario, ...], Played] = OrderedDict()
        self._playing = Lock()

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made of these futures before under the same key, or what is made of them now."""
        if key not in self._kept:
            self._kept[key] = make()
        found: Kept = self._kept[key]
        return found

    def made(self, key: Hashable) -> Any:
        """What was made under a key before; None where nothing was."""
        return self._kept.get(key)

    @property
    def start(self) -> Start:
        return self.fitted.standing.start

    @cached_property
    def chances(self) -> Chances:
        """The chances of the numbered runs, the same for every arm."""
        return self.fitted.chances(self.runs, self.seed)

    @cached_property
    def baseline(self) -> Drawn:
        """What comes if nothing changes."""
        return self.arm()

    @cached_property
    def light(self) -> Futures:
        """The first few of these futures: enough to set many arms beside one another."""
        few = copy(self)
        few.runs = min(self.runs, LIGHT)
        few._kept, few._played, few._playing = {}, OrderedDict(), Lock()
        for drawn in ("chances", "baseline", "light", "plan"):
            few.__dict__.pop(drawn, None)
        return few

    def arm(self, scenarios: Sequence[Scenario] = ()) -> Drawn:
        """The futures of an arm, drawn with the baseline's own numbers."""
        return self.played(scenarios).drawn

    def played(self, scenarios: Sequence[Scenario]) -> Played:
        """The futures of an arm, with what its scenarios resolved to; the latest few are kept."""
        key = tuple(scenarios)
        with self._playing:
            if key not in self._played:
                self._played[key] = self._play(key)
            self._played.move_to_end(key)
            while len(self._played) > ARMS_KEPT:
                self._played.popitem(last=False)
            return self._played[key]

    def _play(self, scenarios: tuple[Scenario, ...]) -> Played:
        from tenure.forecast.flows.simulating import simulate
        from tenure.forecast.scenarios.answers import Counted, covered_of
        from tenure.forecast.scenarios.naming import name_of as name_of_run

        resolved = self.resolved(scenarios)
        outcome = simulate(resolved.start, self.chances, resolved.effects, runs=self.runs, seed=self.seed)
        covered = covered_of(self.chances.covered, resolved.effects, self.start.months)
        drawn = Counted(
            outcome, self.fitted.standing.fte, covered, self.besides, resolved.factor("working pattern")
        )
        return Played(
            drawn, resolved, name_of_run(resolved, data=self.name, seed=self.seed, about=(self.runs,))
        )

    def resolved(self, scenarios: Sequence[Scenario]) -> Resolved:
        """Scenarios as arrays, for these runs. UsedWrongly where one does not fit this forecast."""
        from tenure.forecast.scenarios.playing import posts_in
        from tenure.forecast.scenarios.resolving import Given, resolve

        work = self.posts_for
        given = Given(self.fitted.central(), work, posts_in(work, self.runs, self.seed))
        return resolve(scenarios, self.start, runs=self.runs, seed=self.seed, given=given)

    def alone(self, layers: Collection[str]) -> Drawn:
        """The baseline with only some of its layers of uncertainty: parameters, years, people."""
        from tenure.forecast.flows.simulating import expected, simulate

        runs = self.runs // 2
        chances = self.fitted.chances(runs, self.seed, layers=[each for each in layers if each != "people"])
        if "people" in layers:
            outcome = simulate(self.start, chances, runs=runs, seed=self.seed)
        else:
            outcome = expected(self.start, chances)
        return self._drawn(outcome, chances)

    def _drawn(self, outcome: Outcome, chances: Chances) -> Drawn:
        from tenure.forecast.scenarios.answers import Counted

        covered, pattern = chances.covered[:, None], np.ones((1, 1, 1))
        return Counted(outcome, self.fitted.standing.fte, covered, self.besides, pattern)

    @cached_property
    def besides(self) -> Numbers:
        """Agency staff who cover no vacancy now: what projects and sickness need is taken to go on."""
        standing = self.fitted.standing
        covering = self.fitted.central().covered[0] * standing.vacancies
        found: Numbers = np.maximum(standing.agency - covering, 0.0) * standing.fte.mean(1)
        return found

    @cached_property
    def plan(self) -> Plan:
        """What sensitivity and break-even are worked out on: the start, the fit, and hours a head."""
        from tenure.forecast.scenarios.playing import Plan

        hours = self.fitted.standing.fte
        return Plan(
            self.start, self.fitted, self.fte, self.name, self.posts_for, hours=hours, besides=self.besides
        )

    @property
    def posts_for(self) -> Workloads | None:
        """What makes posts of a cap on cases; None where the record is not here."""
        return None if self._known is None else self.work

    @cached_property
    def fte(self) -> Numbers:
        """FTE for each person in post, by unit."""
        from tenure.forecast.flows.inputs import MONTHS

        ends = np.cumsum([last - first for first, last in MONTHS])
        people = np.diff(np.cumsum(self.start.stock, axis=1)[:, ends - 1], axis=1, prepend=0)
        fte = self.fitted.standing.fte
        there = people.sum(1)
        mean: Numbers = np.divide((people * fte).sum(1), there, out=fte.mean(1), where=there > 0)
        return mean

    @cached_property
    def work(self) -> Workloads:
        """How much work each unit has, and how many posts a standard makes of it.

        TooLittleData where the futures were carried away from the record that says it.
        """
        from tenure.forecast.planning.bringing import own_series
        from tenure.forecast.planning.work import workloads

        if self._known is None:
            raise TooLittleData("How much work there is stands in the record, which is not here.")
        record, facts = self._known
        own = own_series(self.own) if self.own else {}
        on, months = self.start.on, self.start.months
        return workloads(record, facts, on=on, months=months, fte=self.fte, own=own)

    def units(self, service: str, partner: str = PARTNERSHIP) -> tuple[int, ...]:
        """Where the units of a service stand, of one partner or of all."""
        return tuple(
            i
            for i, unit in enumerate(self.start.units)
            if unit.service == service and partner in (PARTNERSHIP, unit.partner)
        )


def returns_of(record: Record) -> str:
    """A hash of the returns that a record was made from, whoever took them in and when."""
    inputs = record.manifest["inputs"]
    sent = sorted((each["kind"], each["partner"], each["year"], each["sha256"]) for each in inputs)
    return sha256(repr(sent).encode()).hexdigest()


def name_of(snapshot: str, overrides: Sequence[Override], runs: int, seed: int, own: str = "") -> str:
    """What stands for drawn futures: a hash of the snapshot, of chosen parameters, of the partnership's own
    series
    of demand where it gave any, and of what was drawn."""
    chosen = sorted((one.key, one.value, one.interval) for one in overrides)
    return sha256(f"{snapshot}|{__version__}|{chosen}|{runs}|{seed}{own}".encode()).hexdigest()


def futures_of(
    home: Path, overrides: Sequence[Override] = (), *, runs: int = RUNS, seed: int = SEED
) -> Futures:
    """The futures of a home's record as it stands; drawn once for each snapshot and choice of parameters."""
    from tenure.record import Lake

    record, own = Lake(home / "lake").record(), own_in(home)
    key = (home.resolve(), name_of(record.snapshot, overrides, runs, seed, own))
    with _lock:
        if key not in _kept:
            _kept[key] = Futures(record, overrides, runs=runs, seed=seed, own=own)
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return _kept[key]

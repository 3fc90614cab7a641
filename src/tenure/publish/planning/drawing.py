"""Many futures of some actions beside the baseline, drawn in pieces; any pieces add up to the same."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure import __version__
from tenure.publish.planning.futures import ANSWERS, Futures
from tenure.publish.planning.working import Kept, Stopped, Told
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.answers import Counted
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

PIECE: Final = 250
"""Futures drawn at a time: a run can be cancelled after each piece."""

PIECES_KEPT: Final = 8
"""Pieces after which what was drawn is kept, should the worker be killed."""

QUANTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True)
class Many:
    """Many futures asked for.

    runs       how many.
    service, focus, until  whose, and the year to whose 30 September.
    scenarios  by what they are called, as documents; none draws the baseline alone.
    """

    runs: int
    service: str
    focus: str
    until: int
    scenarios: Mapping[str, Any]

    def month(self, futures: Futures) -> int:
        begins = futures.start.on
        return (self.until - begins.year) * 12 + 9 - begins.month

    def read(self) -> tuple[Scenario, ...]:
        from tenure.forecast.scenarios import scenario_from

        return tuple(scenario_from(document) for document in self.scenarios.values())


def require_drawable(many: Many, futures: Futures) -> None:
    """UsedWrongly where it would take too long, with an estimate, or where it cannot be at all."""
    from tenure.forecast.scenarios.playing import Ask, require_doable

    require_doable(futures.start, 2, Ask(runs=many.runs))
    if not 0 < many.month(futures) <= futures.start.months:
        begins = futures.start.on.year
        raise UsedWrongly(
            f"The futures run from {begins + 1} to {begins + futures.start.months // 12}. Ask for a year "
            "among these."
        )
    if not futures.units(many.service, many.focus):
        raise UsedWrongly("Nobody of that service works there. Choose another service or partner.")
    _piece(futures, many.read(), first_run=0, runs=1)


def draw(many: Many, futures: Futures, kept: Kept, told: Told) -> dict[str, Any]:
    """Draw what was asked, piece by piece; where it is stopped, what was drawn is kept for the next."""
    drawn = _before(kept, many.runs)
    done, arms = len(next(iter(drawn.values()), ())), {"baseline": (), "with": many.read()}
    units, month = futures.units(many.service, many.focus), many.month(futures)
    try:
        while done < many.runs:
            told(done, many.runs, f"{done:,} of {many.runs:,} futures drawn")
            runs = min(PIECE, many.runs - done)
            for arm, scenarios in arms.items():
                piece = _piece(futures, scenarios, first_run=done, runs=runs)
                for measure, answer in ANSWERS.items():
                    key = f"{arm}|{measure}"
                    values = answer(piece, units)[:, month]
                    drawn[key] = np.concatenate([drawn.get(key, np.zeros(0)), values])
            done += runs
            if done % (PIECES_KEPT * PIECE) == 0:
                _keep(drawn, kept)
    except Stopped:
        _keep(drawn, kept)
        raise
    result = _result(many, futures, drawn)
    kept.keep(result)
    return result


def _piece(futures: Futures, scenarios: tuple[Scenario, ...], *, first_run: int, runs: int) -> Counted:
    """Numbered futures of an arm: run 7 is the same whichever piece it is in."""
    from tenure.forecast.flows.simulating import simulate
    from tenure.forecast.scenarios.answers import Counted, covered_of
    from tenure.forecast.scenarios.playing import posts_in
    from tenure.forecast.scenarios.resolving import Given, resolve

    seed, fitted = futures.seed, futures.fitted
    chances = fitted.chances(runs, seed, first_run=first_run)
    given = Given(fitted.central(), futures.work, posts_in(futures.work, runs, seed, first_run))
    resolved = resolve(scenarios, futures.start, runs=runs, seed=seed, first_run=first_run, given=given)
    outcome = simulate(resolved.start, chances, resolved.effects, runs=runs, seed=seed, first_run=first_run)
    covered = covered_of(chances.covered, resolved.effects, futures.start.months)
    return Counted(outcome, fitted.standing.fte, covered, futures.besides, resolved.factor("working pattern"))


def _before(kept: Kept, runs: int) -> dict[str, Numbers]:
    """What was drawn before this was stopped."""
    if not kept.part.is_file():
        return {}
    with np.load(io.BytesIO(kept.part.read_bytes())) as found:
        return {key: found[key][:runs] for key in found.files}


def _keep(drawn: Mapping[str, Numbers], kept: Kept) -> None:
    if drawn:
        into = io.BytesIO()
        np.savez(into, **drawn)  # type: ignore[arg-type]  # its stub takes no names for arrays
        kept.write(kept.part, into.getvalue())


def _result(many: Many, futures: Futures, drawn: Mapping[str, Numbers]) -> dict[str, Any]:
    """What the futures say, with everything that is needed to draw them again."""
    measures = {}
    for measure in ANSWERS:
        base, there = drawn[f"baseline|{measure}"], drawn[f"with|{measure}"]
        change = there - base
        measures[measure] = {
            "baseline": np.quantile(base, QUANTILES).tolist(),
            "with": np.quantile(there, QUANTILES).tolist(),
            "change": np.quantile(change, QUANTILES).tolist(),
            "lower": float((change < 0).mean()),
            "higher": float((change > 0).mean()),
        }
    made = {
        "tenure": __version__,
        "snapshot": futures.snapshot,
        "futures": futures.name,
        "seed": futures.seed,
    }
    return {"asked": asdict(many), "made_with": made, "quantiles": list(QUANTILES), "measures": measures}

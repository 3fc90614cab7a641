"""What may come as one file that holds all it takes to make the same figures again, without any home."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from tenure import __version__
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.arming import Arms, played_of
from tenure.publish.planning.futures import Futures, Origin
from tenure.publish.planning.lines import plan_rows
from tenure.publish.planning.loosening import Loosened
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.parameters import row_of
from tenure.publish.viewing import HOLDER, Viewer

FORM: Final = "tenure plan 2"
"""What the file says it is; the number goes up when its fields change their meaning."""


@dataclass(frozen=True)
class Wanted:
    """Which figures a kept plan holds: up to which year, of which service and partner; None for all."""

    until: int | None = None
    service: str | None = None
    partner: str | None = None


def wanted_by(question: Looked) -> Wanted:
    """The figures behind a page: of its service, its area and its years."""
    focus = question.asked.focus
    return Wanted(question.until, question.asked.service, None if focus == PARTNERSHIP else focus)


def figures_of(futures: Futures, arms: Arms, wanted: Wanted, viewer: Viewer = HOLDER) -> list[dict[str, Any]]:
    """Figures of the baseline and each arm as plain values, as finely as the reader's own page has them."""
    rows = plan_rows(futures, played_of(futures, arms), **asdict(wanted), viewer=viewer)
    return [{k: _plain(v) for k, v in asdict(row).items()} for row in rows]


def kept_plan(futures: Futures, arms: Arms, wanted: Wanted, viewer: Viewer = HOLDER) -> bytes:
    """Figures of the baseline and each arm as JSON, with everything that they were made from.

    viewer  who takes it: figures and inputs that are not theirs stand as finely as on their pages.
    """
    from tenure.forecast.fitting.carrying import as_values
    from tenure.forecast.scenarios.writing import as_values as values_of_scenario

    loose = Loosened(futures, viewer)
    figures, inputs = figures_of(futures, arms, wanted, viewer), as_values(loose.model)
    said = {
        "form": FORM,
        "again": "tenure forecast --rebuild FILE",
        "version": __version__,
        "snapshot": futures.snapshot,
        "known_on": futures.known_on,
        "returns": futures.returns,
        "name": futures.name,
        "runs": futures.runs,
        "seed": futures.seed,
        **asdict(wanted),
        "seen_by": {"partner": viewer.partner, "audience": viewer.audience},
        "rounded": _places(futures, loose.others),
        "left_out": _places(futures, loose.hidden),
        "hashes": {
            "inputs": hash_of(inputs),
            "figures": hash_of(figures),
            "again": _again(loose, arms, wanted, figures),
        },
        "overrides": [asdict(one) for one in futures.overrides],
        "demand": futures.own,
        "arms": {arm: [values_of_scenario(each) for each in scenarios] for arm, scenarios in arms.items()},
        "figures": figures,
        "parameters": [asdict(row_of(one, viewer, futures)) for one in futures.fitted.parameters()],
        "inputs": inputs,
    }
    return (json.dumps(said, indent=1, ensure_ascii=False, default=_plain) + "\n").encode()


def follows_work(arms: Arms) -> bool:
    """Whether any arm makes posts of the work there is, which a file does not hold."""
    return any(change.on == "caseload cap" for arm in arms.values() for one in arm for change in one.effects)


def _again(loose: Loosened, arms: Arms, wanted: Wanted, figures: list[dict[str, Any]]) -> str:
    """The hash of the figures that the file gives by itself; empty where it cannot."""
    if follows_work(arms):
        return ""
    return hash_of(_given(loose, arms, wanted) if len(loose.others) else figures)


def _given(loose: Loosened, arms: Arms, wanted: Wanted) -> list[dict[str, Any]]:
    """The figures that what may leave gives by itself."""
    whole = loose.futures
    origin = Origin(whole.snapshot, whole.known_on, whole.returns, whole.name)
    alone = Futures.carried(loose.model, origin, runs=whole.runs, seed=whole.seed)
    return figures_of(alone, arms, wanted, loose.viewer)


def _places(futures: Futures, units: Sequence[int] | Any) -> list[str]:
    known = futures.start.units
    return [f"{known[unit].partner}/{known[unit].service}" for unit in units]


def hash_of(values: Mapping[str, Any] | Sequence[Any]) -> str:
    """What stands for plain values, however they are laid out in a file."""
    return sha256(json.dumps(values, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

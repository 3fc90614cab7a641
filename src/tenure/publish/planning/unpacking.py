"""What a kept plan says, read and checked: nothing is drawn from it before all of it is as it has to be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tenure.publish.planning.arming import Arms
from tenure.publish.planning.keeping import FORM, Wanted, hash_of
from tenure.publish.viewing import Viewer
from tenure.terms.problems import Unreadable

if TYPE_CHECKING:
    from tenure.forecast.fitting.model import Model

LARGEST: Final = 50_000_000
"""Bytes of a kept plan; forty arms of twenty partners have some twenty million."""

_NEEDED: Final = {
    "version": str,
    "snapshot": str,
    "known_on": str,
    "returns": str,
    "name": str,
    "runs": int,
    "seed": int,
    "seen_by": dict,
    "rounded": list,
    "hashes": dict,
    "overrides": list,
    "arms": dict,
    "figures": list,
    "inputs": dict,
}


@dataclass(frozen=True, eq=False)
class Said:
    """A kept plan.

    file       what it is called, for sentences.
    run        the name of its run.
    rounded    places whose inputs stand in round figures.
    unchanged  whether its figures fit their hash.
    gave       the hash of the figures that its inputs gave when it was made; empty where they need a record.
    own        the partnership's own series of demand; empty where it gave none.
    """

    file: str
    version: str
    snapshot: str
    known_on: str
    returns: str
    run: str
    runs: int
    seed: int
    wanted: Wanted
    viewer: Viewer
    rounded: tuple[str, ...]
    unchanged: bool
    gave: str
    own: str
    overrides: tuple[Any, ...]
    arms: Arms
    figures: tuple[Mapping[str, Any], ...]
    model: Model


def said_in(content: bytes, name: str) -> Said:
    """What a file says. Unreadable where it is no kept plan, or its inputs do not fit their hash."""
    said = _whole(content, name)
    if hash_of(said["inputs"]) != said["hashes"].get("inputs"):
        raise Unreadable(
            f"{name}: its inputs were changed after it was made, so nothing can be told of its figures. "
            "Take it anew."
        )
    return Said(
        file=name,
        version=said["version"],
        snapshot=said["snapshot"],
        known_on=said["known_on"],
        returns=said["returns"],
        run=said["name"],
        runs=said["runs"],
        seed=said["seed"],
        wanted=Wanted(said.get("until"), said.get("service"), said.get("partner")),
        viewer=_viewer(said, name),
        rounded=tuple(map(str, said["rounded"])),
        unchanged=hash_of(said["figures"]) == said["hashes"].get("figures"),
        gave=str(said["hashes"].get("again")),
        own=_own(said, name),
        overrides=_overrides(said, name),
        arms=_arms(said["arms"], name),
        figures=tuple(row for row in said["figures"] if isinstance(row, dict)),
        model=_model(said["inputs"], name),
    )


def _whole(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise Unreadable(f"{name} has more than {LARGEST:,} bytes. A kept plan is smaller.")
    try:
        said = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise Unreadable(f"{name} cannot be read as JSON: {problem}. Export it again.") from problem
    form = said.get("form") if isinstance(said, dict) else None
    if isinstance(form, str) and form.startswith("tenure plan ") and form != FORM:
        raise Unreadable(
            f"{name} is a kept plan of another form ({form[:40]}), without its inputs. Take it anew."
        )
    if form != FORM:
        raise Unreadable(f"{name} is no kept plan. Make one with tenure forecast --out FILE.json.")
    faults = list(_lacking(said))
    if faults:
        raise Unreadable(f"{name} is no whole plan: {', '.join(faults)}. Export it again.")
    found: dict[str, Any] = said
    return found


def _lacking(said: Mapping[str, Any]) -> Iterator[str]:
    for field, kind in _NEEDED.items():
        if not isinstance(said.get(field), kind):
            yield f"{field} is missing or is no {'number' if kind is int else kind.__name__}"
    if isinstance(said.get("runs"), int) and said["runs"] < 1:
        yield "runs has to be 1 or more"


def _viewer(said: Mapping[str, Any], name: str) -> Viewer:
    """Whoever took the plan: what they saw in round figures is made in round figures."""
    seen = said["seen_by"]
    if set(seen) != {"partner", "audience"} or seen["audience"] not in ("own", "partnership", "public"):
        raise Unreadable(f"{name}: seen_by does not say who took it. Export it again.")
    return Viewer(seen["partner"], seen["audience"])


def _arms(said: Mapping[str, Any], name: str) -> Arms:
    from tenure.forecast.scenarios.reading import scenario_from

    if not all(isinstance(each, list) for each in said.values()):
        raise Unreadable(f"{name} is no whole plan: each arm is a list of scenarios. Export it again.")
    return {
        arm: tuple(scenario_from(each, name=f"{name}, arm {arm}") for each in scenarios)
        for arm, scenarios in said.items()
    }


def _overrides(said: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    from tenure.forecast.fitting.parameters import Override

    try:
        return tuple(Override(**{**each, "on": date.fromisoformat(each["on"])}) for each in said["overrides"])
    except (TypeError, KeyError, ValueError) as problem:
        raise Unreadable(f"{name}: its chosen parameters cannot be read. Export it again.") from problem


def _model(said: Mapping[str, Any], name: str) -> Model:
    from tenure.forecast.fitting.carrying import model_from

    try:
        return model_from(said)
    except Unreadable as problem:
        raise Unreadable(f"{name}: {problem}") from problem


def _own(said: Mapping[str, Any], name: str) -> str:
    own = said.get("demand", "")
    if not isinstance(own, str):
        raise Unreadable(f"{name}: demand is no text. Export it again.")
    return own

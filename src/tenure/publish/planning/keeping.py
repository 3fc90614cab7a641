"""What may come as one file that holds all it takes to make the same figures again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tenure import __version__
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.arming import Arms, played_of, require_drawable
from tenure.publish.planning.futures import Futures, returns_of
from tenure.publish.planning.lines import plan_rows
from tenure.publish.planning.overview import Looked
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import TooLittleData, Unreadable, UsedWrongly

if TYPE_CHECKING:
    from tenure.record import Record

FORM: Final = "tenure plan 1"
"""What the file says it is; the number goes up when its fields change their meaning."""

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
    "overrides": list,
    "arms": dict,
    "figures": list,
}


@dataclass(frozen=True)
class Wanted:
    """Which figures a kept plan holds: up to which year, of which service and partner; None for all."""

    until: int | None = None
    service: str | None = None
    partner: str | None = None


@dataclass(frozen=True)
class Again:
    """How figures that were made again compare with those of a kept plan.

    figures     how many there are.
    different   how many differ, apart from the name of their run.
    same_bytes  whether the whole file comes out the same, byte by byte.
    same_home   whether the snapshot is the same; another home with the same returns has another snapshot,
                so that the names of runs differ.
    made_by     the version of Tenure that made the file.
    """

    figures: int
    different: int
    same_bytes: bool
    same_home: bool
    snapshot: str
    name: str
    made_by: str
    version: str = __version__

    @property
    def same(self) -> bool:
        """Whether everything that can be the same is."""
        return self.same_bytes or (not self.same_home and self.different == 0)


def wanted_by(question: Looked) -> Wanted:
    """The figures behind a page: of its service, its area and its years."""
    focus = question.asked.focus
    return Wanted(question.until, question.asked.service, None if focus == PARTNERSHIP else focus)


def kept_plan(futures: Futures, arms: Arms, wanted: Wanted, viewer: Viewer = HOLDER) -> bytes:
    """Figures of the baseline and each arm as JSON, with everything that they were made from.

    viewer  who takes it: figures that are not theirs stand as finely as on their pages.
    """
    from tenure.forecast.scenarios.writing import as_values

    rows = plan_rows(futures, played_of(futures, arms), **asdict(wanted), viewer=viewer)
    said = {
        "form": FORM,
        "again": "tenure forecast --rebuild FILE --home DIR",
        "version": __version__,
        "snapshot": futures.snapshot,
        "known_on": futures.known_on,
        "returns": futures.returns,
        "name": futures.name,
        "runs": futures.runs,
        "seed": futures.seed,
        **asdict(wanted),
        "seen_by": {"partner": viewer.partner, "audience": viewer.audience},
        "overrides": [asdict(one) for one in futures.overrides],
        "demand": futures.own,
        "arms": {arm: [as_values(each) for each in scenarios] for arm, scenarios in arms.items()},
        "figures": [asdict(row) for row in rows],
    }
    return (json.dumps(said, indent=1, ensure_ascii=False, default=_plain) + "\n").encode()


def _plain(value: date) -> str:
    return value.isoformat()


def made_again(content: bytes, home: Path, *, name: str = "The file") -> Again:
    """The same figures made from a home's record, beside those of a kept plan.

    Raises Unreadable where the file is no kept plan, HasFindings for scenarios that are not as they have to
    be, UsedWrongly where another version made it, TooLittleData where the home does not hold the record that
    it was made from.
    """
    said = _said(content, name)
    arms = _arms(said["arms"], name)
    record = _record(home, said, name)
    futures = Futures(
        record, _overrides(said, name), runs=said["runs"], seed=said["seed"], own=_own(said, name)
    )
    require_drawable(futures, len(arms))
    fresh = kept_plan(futures, arms, _wanted(said), _viewer(said, name))
    rows = json.loads(fresh)["figures"]
    different = sum(_bare(new) != _bare(old) for new, old in zip(rows, said["figures"], strict=False))
    different += abs(len(rows) - len(said["figures"]))
    return Again(
        figures=len(rows),
        different=different,
        same_bytes=fresh == content,
        same_home=futures.snapshot == said["snapshot"],
        snapshot=futures.snapshot,
        name=futures.name,
        made_by=said["version"],
    )


def _bare(row: object) -> object:
    return {k: v for k, v in row.items() if k != "name"} if isinstance(row, Mapping) else row


def _said(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise Unreadable(f"{name} has more than {LARGEST:,} bytes. A kept plan is smaller.")
    try:
        said = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise Unreadable(f"{name} cannot be read as JSON: {problem}. Export it again.") from problem
    if not isinstance(said, dict) or said.get("form") != FORM:
        raise Unreadable(f"{name} is no kept plan. Make one with tenure forecast --out FILE.json.")
    faults = list(_lacking(said))
    if faults:
        raise Unreadable(f"{name} is no whole plan: {', '.join(faults)}. Export it again.")
    return said


def _lacking(said: Mapping[str, Any]) -> Iterator[str]:
    for field, kind in _NEEDED.items():
        if not isinstance(said.get(field), kind):
            yield f"{field} is missing or is no {'number' if kind is int else kind.__name__}"
    if isinstance(said.get("runs"), int) and said["runs"] < 1:
        yield "runs has to be 1 or more"


def _wanted(said: Mapping[str, Any]) -> Wanted:
    return Wanted(said.get("until"), said.get("service"), said.get("partner"))


def _viewer(said: Mapping[str, Any], name: str) -> Viewer:
    """Whoever took the plan: what they saw in round figures is made in round figures."""
    seen = said["seen_by"]
    if set(seen) != {"partner", "audience"} or seen["audience"] not in ("own", "partnership", "public"):
        raise Unreadable(f"{name}: seen_by does not say who took it. Export it again.")
    return Viewer(seen["partner"], seen["audience"])


def _own(said: Mapping[str, Any], name: str) -> str:
    """The partnership's own series of demand; none in a plan that was kept before there were any."""
    own = said.get("demand", "")
    if not isinstance(own, str):
        raise Unreadable(f"{name}: demand is no text. Export it again.")
    return own


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


def _record(home: Path, said: Mapping[str, Any], name: str) -> Record:
    """The record that a plan was made from, as it stands or was known then; or one of the same returns."""
    from tenure.record import Lake

    if said["version"] != __version__:
        raise UsedWrongly(
            f"{name} was made by version {said['version']} of Tenure, and this is {__version__}: figures may "
            f"differ. Rebuild it with version {said['version']}."
        )
    lake = Lake(home / "lake")
    record = lake.record()
    if record.snapshot != said["snapshot"] and said["known_on"]:
        try:
            then = lake.record(datetime.fromisoformat(said["known_on"]))
        except ValueError as problem:
            raise Unreadable(f"{name}: known_on is no moment. Export it again.") from problem
        record = then if then.snapshot == said["snapshot"] else record
    if record.snapshot != said["snapshot"] and returns_of(record) != said["returns"]:
        raise TooLittleData(
            f"{name} was made from snapshot {said['snapshot'][:12]}; {home} holds {record.snapshot[:12]}, "
            "made from other returns. Name the --home that it was made from, or load the same returns."
        )
    return record

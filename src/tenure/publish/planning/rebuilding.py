"""A kept plan made again, from the file alone or from a home: which numbers come out, and which do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tenure import __version__
from tenure.publish.planning.arming import require_drawable
from tenure.publish.planning.futures import Futures, Origin, returns_of
from tenure.publish.planning.keeping import figures_of, follows_work, hash_of, kept_plan
from tenure.publish.planning.unpacking import Said, said_in
from tenure.terms.problems import TooLittleData, Unreadable

if TYPE_CHECKING:
    from tenure.record import Record

KEY: Final = ("arm", "measure", "service", "partner", "on")
"""What tells one line of figures from the others."""

PLACE: Final = ("arm", "measure", "unit", "service", "partner", "on")
"""What is told of a line of which a number differs."""

NUMBERS: Final = (
    "middle", "low_50", "high_50", "low_80", "high_80", "difference", "chance_better",
)  # fmt: skip
"""The numbers of a line."""

NEAR: Final = 1e-9


@dataclass(frozen=True)
class Differing:
    """A number that does not come out.

    number  which of a line's numbers.
    kept    in the file; None where it has no such line.
    again   as made again; None where no such line is made.
    by      how far the second is from the first; None where either is missing.
    """

    arm: str
    measure: str
    unit: str
    service: str
    partner: str
    on: str
    number: str
    kept: float | None
    again: float | None
    by: float | None


@dataclass(frozen=True)
class Again:
    """How numbers that were made again compare with those of a kept plan.

    numbers     how many there are.
    differing   those that do not come out.
    rounded     places whose inputs the file holds only in round figures: what rests on them comes out near.
    unchanged   whether the file's figures are those that it was made with.
    as_made     whether all that was made again is what the file's inputs gave when it was made.
    same_bytes  whether the whole file comes out the same, byte by byte; None where no home was asked.
    same_home   whether the home's snapshot is the file's; None where no home was asked.
    made_by     the version of Tenure that made the file.
    """

    numbers: int
    differing: tuple[Differing, ...]
    rounded: tuple[str, ...]
    unchanged: bool
    as_made: bool
    same_bytes: bool | None
    same_home: bool | None
    snapshot: str
    name: str
    made_by: str
    version: str = __version__

    @property
    def same(self) -> bool:
        """Whether every number comes out."""
        return not self.differing

    def why(self) -> Iterator[str]:
        """What may make numbers differ, in sentences."""
        if not self.unchanged:
            yield "Its figures were changed after it was made: they do not fit their hash. Take it anew."
        if self.made_by != self.version:
            yield f"Version {self.made_by} of Tenure made it; this is {self.version}, so figures may differ."
        if self.rounded and self.same_home is None and not self.same:
            yield (
                f"The inputs of {len(self.rounded)} workforces, each of a council and a service, stand in it "
                "in round figures, because whoever took it may not see them: what rests on them comes near."
            )
            if self.as_made:
                yield "All that was made again is what the file’s inputs gave when it was made."


def made_again(content: bytes, home: Path | None = None, *, name: str = "The file") -> Again:
    """The same figures beside those of a kept plan: made from the file alone, or from a home's record.

    Raises Unreadable where the file is no kept plan or its inputs were changed, HasFindings for scenarios
    that are not as they have to be, TooLittleData where a home does not hold the record of it.
    """
    said = said_in(content, name)
    futures = _carried(said) if home is None else _from_home(said, home)
    require_drawable(futures, len(said.arms))
    rows = figures_of(futures, said.arms, said.wanted, said.viewer)
    same_bytes = None
    if home is not None:
        same_bytes = kept_plan(futures, said.arms, said.wanted, said.viewer) == content
    return Again(
        numbers=sum(_counted(rows)),
        differing=tuple(_differing(said.figures, rows)),
        rounded=said.rounded,
        unchanged=said.unchanged,
        as_made=hash_of(rows) == said.gave,
        same_bytes=same_bytes,
        same_home=None if home is None else futures.snapshot == said.snapshot,
        snapshot=futures.snapshot,
        name=futures.name,
        made_by=said.version,
    )


def _counted(rows: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    for row in rows:
        yield sum(row[number] is not None for number in NUMBERS)


def _differing(kept: Sequence[Mapping[str, Any]], again: Sequence[Mapping[str, Any]]) -> Iterator[Differing]:
    """Each number of either that is not the same in the other."""
    old, new = ({tuple(row.get(k) for k in KEY): row for row in rows} for rows in (kept, again))
    for key in dict.fromkeys((*old, *new)):
        about: Mapping[str, Any] = {**old.get(key, {}), **new.get(key, {})}
        for number in NUMBERS:
            was, now = (_number(rows.get(key, {}).get(number)) for rows in (old, new))
            if was is None and now is None:
                continue
            by = None if was is None or now is None else now - was
            if by is None or abs(by) > NEAR:
                arm, measure, unit, service, partner, on = (str(about.get(name, "")) for name in PLACE)
                change = None if by is None else round(by, 6)
                yield Differing(arm, measure, unit, service, partner, on, number, was, now, change)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _carried(said: Said) -> Futures:
    """Futures of the inputs that the file itself holds."""
    if follows_work(said.arms):
        raise TooLittleData(
            f"{said.file} caps caseloads, so its posts follow the cases that people hold. Those stay in the "
            "record: name the --home that it was made from."
        )
    origin = Origin(said.snapshot, said.known_on, said.returns, said.run)
    return Futures.carried(said.model, origin, runs=said.runs, seed=said.seed)


def _from_home(said: Said, home: Path) -> Futures:
    return Futures(_record(home, said), said.overrides, runs=said.runs, seed=said.seed, own=said.own)


def _record(home: Path, said: Said) -> Record:
    """The record that a plan was made from, as it stands or was known then; or one of the same returns."""
    from tenure.record import Lake

    lake = Lake(home / "lake")
    record = lake.record()
    if record.snapshot != said.snapshot and said.known_on:
        try:
            then = lake.record(datetime.fromisoformat(said.known_on))
        except ValueError as problem:
            raise Unreadable(f"{said.file}: known_on is no moment. Export it again.") from problem
        record = then if then.snapshot == said.snapshot else record
    if record.snapshot != said.snapshot and returns_of(record) != said.returns:
        raise TooLittleData(
            f"{said.file} was made from snapshot {said.snapshot[:12]}; {home} holds {record.snapshot[:12]}, "
            "made from other returns. Leave --home out to make it from the file alone, name the home it was "
            "made from, or load the same returns."
        )
    return record

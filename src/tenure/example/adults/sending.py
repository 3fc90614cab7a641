"""Sending adults' sets: where each council's three files of a year stand, and when they were sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from tenure.example.adults.dirt import TO_FIX, PlantedInSet, in_history, with_errors
from tenure.example.adults.filing import FiledSet, csv_of, filed_set
from tenure.example.adults.people import AdultsYear, adults_careers
from tenure.example.chance import stream
from tenure.example.levels import Frame
from tenure.returns.ascwds.fields import FILES

Standing = Literal["accepted", "to fix"]
FOLDER: Final = "adults"
FIXING: Final = "adults-to-fix"

LATE: Final[Mapping[tuple[str, int], datetime]] = {
    ("105", 2022): datetime(2022, 11, 24, 15, 20, tzinfo=UTC),
}
"""Sets sent after the window had closed."""

SAYS: Final[Mapping[tuple[str, int], str]] = {
    ("101", 2021): "gives a few people other references",
    ("103", 2020): "starters are those of the year before, sent again",
    ("103", 2021): "starters are those of two years before, sent again",
    ("103", 2022): "one workplace does not know its leavers",
    ("104", 2020): "one workplace does not know its leavers",
    ("104", 2022): "has the headers of the year before",
    ("105", 2020): "one part-timer has a full-time salary",
    ("105", 2021): "one workplace states more staff than it has records",
    ("105", 2022): "sent after the window closed",
}


@dataclass(frozen=True)
class SentSet:
    """One set as it was sent.

    files     its files by part, as paths in the example's folder.
    standing  accepted: on record; to fix: has errors planted in it.
    """

    partner: str
    year: int
    files: Mapping[str, str]
    sent_at: datetime
    standing: Standing = "accepted"
    says: str = ""


@dataclass(frozen=True)
class Sets:
    """The sets of every year, in the order they were sent, and what was planted."""

    sent: tuple[SentSet, ...]
    planted: tuple[PlantedInSet, ...]


def write_sets(folder: Path, frame: Frame, *, since: int, until: int) -> Sets:
    """Write every set of the years from one to another, and one that is there to be put right."""
    sent: list[SentSet] = []
    planted: list[PlantedInSet] = []
    before: dict[str, FiledSet] = {}
    for year in adults_careers(frame, since=since, until=until):
        for clean in _sets_of(frame, year, before):
            number = clean.unit.number
            stands = in_history(clean, before=before.get(number))
            sent.append(_written(folder, stands, f"{FOLDER}/{year.year}", at=_sent_at(frame, stands)))
            if number == TO_FIX and year.year == until:
                where = f"{FIXING}/{clean.unit.slug}"
                faulty, found = with_errors(clean, folder=where)
                at = datetime(until, 9, 15, 10, 0, tzinfo=UTC)
                sent.append(_written(folder, faulty, FIXING, at=at, standing="to fix"))
                planted += found
            before[number] = stands
    return Sets(tuple(sorted(sent, key=lambda each: (each.sent_at, each.partner))), tuple(planted))


def _sets_of(frame: Frame, year: AdultsYear, before: Mapping[str, FiledSet]) -> Iterator[FiledSet]:
    for at, unit in enumerate(frame.units):
        last = before.get(unit.number)
        yield filed_set(frame, year, at, held=_held(last))


def _held(last: FiledSet | None) -> frozenset[tuple[str, str]]:
    """The records that the service holds from last year, under the references they have since."""
    if last is None:
        return frozenset()
    w = last.worker
    now = [new or old for new, old in zip(w["CHGUNIQUEWRKID"], w["UNIQUEWORKERID"], strict=True)]
    return frozenset(zip(w["LOCALESTID"], now, strict=True))


def _written(
    folder: Path, one: FiledSet, place: str, *, at: datetime, standing: Standing = "accepted"
) -> SentSet:
    where = f"{place}/{one.unit.slug}"
    (folder / where).mkdir(parents=True, exist_ok=True)
    files: dict[str, str] = {file: f"{where}/{file}.csv" for file in FILES}
    for file in FILES:
        (folder / files[file]).write_bytes(csv_of(one, file))
    key = (one.unit.number, one.year)
    says = (
        SAYS.get(key, "")
        if standing == "accepted"
        else "has errors planted in it; planted-adults.json says which"
    )
    return SentSet(*key, files, at, standing, says)


def _sent_at(frame: Frame, one: FiledSet) -> datetime:
    """A working hour of the window in September and October, or late."""
    late = LATE.get((one.unit.number, one.year))
    if late is not None:
        return late
    chance = stream(frame.seed, "adults sent", one.unit.number, one.year)
    day = datetime(one.year, 9, 30, tzinfo=UTC) + timedelta(days=int(chance.integers(1, 10)))
    return day + timedelta(hours=int(chance.integers(9, 17)), minutes=int(chance.integers(0, 60)))

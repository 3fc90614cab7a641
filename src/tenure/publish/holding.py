"""The figures of one snapshot of the record, opened once and looked up many times. Nothing here may be
shown.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from tenure.indicators import Figures
    from tenure.publish.studying import StudyRow

Kept = TypeVar("Kept")

PARTNERSHIP = "partnership"
TOTAL = "total"
PAGES_KEPT = 200
"""Pages of one snapshot that are kept made."""


class Row(NamedTuple):
    """One raw figure: `people` is how many people stand behind it, `how` says where it was filled in."""

    part: float
    whole: float
    value: float
    people: int
    unit: str
    how: str


class At(NamedTuple):
    """Which cell of a measure: whose, when, and which slice."""

    service: str
    partner: str
    year: int
    dimension: str = TOTAL
    slice: str = TOTAL


class Sending(NamedTuple):
    """One accepted submission."""

    partner: str
    year: int
    accepted_at: datetime
    service: str = "children"


@dataclass(frozen=True, eq=False)
class Holding:
    """The figures of a snapshot. Rows of a measure are indexed the first time they are asked for.

    sendings   of councils' returns.     studying   education's own figures.
    cache      the home's folder for what can be made again; None where the figures are kept nowhere.
    """

    snapshot: str
    figures: Figures
    sendings: tuple[Sending, ...] = ()
    studying: tuple[StudyRow, ...] = ()
    cache: Path | None = None
    _kept: dict[Hashable, Any] = field(default_factory=dict)
    _lately: dict[Hashable, Any] = field(default_factory=dict)

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What was made of this snapshot before under the same key, or what is made of it now."""
        if key not in self._kept:
            self._kept[key] = make()
        found: Kept = self._kept[key]
        return found

    def lately(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """As `kept`, for pages: only the latest few are kept, so that no reader fills the memory."""
        found: Kept = self._lately.pop(key) if key in self._lately else make()
        self._lately[key] = found
        while len(self._lately) > PAGES_KEPT:
            self._lately.pop(next(iter(self._lately)), None)
        return found

    @property
    def measures(self) -> Mapping[tuple[str, str], list[int]]:
        """Every measure and basis that has rows, and where they stand in the figures."""
        return self.kept("measures", self._places)

    def _places(self) -> Mapping[tuple[str, str], list[int]]:
        places: dict[tuple[str, str], list[int]] = {}
        for i, key in enumerate(zip(self.figures.measure, self.figures.basis, strict=True)):
            places.setdefault((str(key[0]), str(key[1])), []).append(i)
        return places

    def rows(self, measure: str, basis: str) -> Mapping[At, Row]:
        """Every row of a measure on one basis."""
        return self.kept(("rows", measure, basis), lambda: dict(self._read(measure, basis)))

    def during(self, measure: str, basis: str, service: str, year: int) -> Mapping[At, Row]:
        """The rows of one service and year."""
        by_year: Mapping[tuple[str, int], Mapping[At, Row]] = self.kept(
            ("years", measure, basis), lambda: _by_year(self.rows(measure, basis))
        )
        return by_year.get((service, year), {})

    def _read(self, measure: str, basis: str) -> Iterator[tuple[At, Row]]:
        f = self.figures
        for i in self.measures.get((measure, basis), ()):
            at = At(
                str(f.service[i]), str(f.partner[i]), int(f.year[i]), str(f.dimension[i]), str(f.slice[i])
            )
            people = float(f.people[i])
            yield (
                at,
                Row(
                    float(f.part[i]),
                    float(f.whole[i]),
                    float(f.value[i]),
                    0 if people != people else int(people),
                    str(f.unit[i]),
                    str(f.how[i] or ""),
                ),
            )

    def row(self, measure: str, basis: str, at: At) -> Row | None:
        """One raw figure; None where the record has none."""
        return self.rows(measure, basis).get(at)

    def years(self, service: str) -> tuple[int, ...]:
        """The collection years with anyone in post."""
        return self.kept(("years of", service), lambda: self._years(service))

    def _years(self, service: str) -> tuple[int, ...]:
        return tuple(sorted({at.year for at in self.rows("in-post", "fte") if at.service == service}))

    def partners(self, service: str) -> tuple[str, ...]:
        """The reporting units with anyone in post in any year, in number order."""
        found = {at.partner for at in self.rows("in-post", "fte") if at.service == service}
        return tuple(sorted(found - {PARTNERSHIP}))

    def services(self) -> tuple[str, ...]:
        """The services that anyone has returned."""
        found = {at.service for at in self.rows("in-post", "fte")}
        return tuple(s for s in ("children", "adults") if s in found)


def _by_year(rows: Mapping[At, Row]) -> Mapping[tuple[str, int], Mapping[At, Row]]:
    found: dict[tuple[str, int], dict[At, Row]] = {}
    for at, row in rows.items():
        found.setdefault((at.service, at.year), {})[at] = row
    return found

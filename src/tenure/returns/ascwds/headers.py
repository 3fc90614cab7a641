"""The header of each file as it was at every time since 2019, and which of them a file has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tenure.returns.ascwds.fields import FIELDS, FILES, MOST_QUALIFICATIONS, OPTIONAL, File, current_header

KEY = "LOCALESTID"
"""The one column that all three files have."""

FEWEST_KNOWN = 4
"""Columns of a file that a row must name to be its header."""

RENAMED: Mapping[str, str] = {"DESCRIPTION": "TRAININGNAME"}
"""Columns that have another name today, and hold what they held."""

_FURTHER = re.compile(r"QUALACH(0[4-9]|[1-9]\d)(NOTES)?")


@dataclass(frozen=True)
class Version:
    """One form of a file's header.

    since    the day it came into use.
    columns  its headings in order, without the optional ones and without further qualifications.
    """

    file: File
    since: date
    columns: tuple[str, ...]

    @property
    def current(self) -> bool:
        """Whether the service takes this form today."""
        return self.columns == current_header(self.file)

    def __str__(self) -> str:
        return f"the form since {self.since.day} {self.since:%B %Y}"


@dataclass(frozen=True)
class _Step:
    """What a form has beside the one before it, and what it has no longer: a heading, and where it stood."""

    since: date
    plus: tuple[str, ...] = ()
    minus: tuple[tuple[str, str], ...] = ()


_STEPS: Mapping[File, tuple[_Step, ...]] = {
    "workplace": (
        _Step(date(2026, 7, 21), minus=(("ACCEPTCARECERT", "REPEATTRAINING"), ("BENEFITS", "CWPUSEDESC"))),
        _Step(
            date(2026, 3, 30),
            plus=("ACTUALCONT", "OPTOUTPEN", "SLEEPINS", "SLEEPINPAY", "TRAVELTIME", "TTDIFFRATE"),
        ),
        _Step(date(2025, 9, 1), plus=("DHA", "DHAACTIVITIES")),
        _Step(date(2025, 6, 24), plus=("CWPAWARE", "CWPUSE", "CWPUSEDESC")),
        _Step(date(2025, 3, 27), minus=(("ADVERTISING", "REASONNOS"), ("INTERVIEWS", "ADVERTISING"))),
        _Step(
            date(2022, 8, 22),
            plus=(
                "ADVERTISING", "INTERVIEWS", "REPEATTRAINING", "ACCEPTCARECERT", "BENEFITS", "SICKPAY",
                "PENSION", "HOLIDAY",
            ),
        ),
        _Step(date(2021, 11, 30), minus=(("SHARELA", "PERMLA"),)),
        _Step(date(2019, 12, 2)),
    ),
    "worker": (
        _Step(date(2026, 7, 21), minus=(("NURSESPEC", "NMCREG"),)),
        _Step(date(2025, 9, 1), plus=("DHA",)),
        _Step(date(2025, 6, 24), plus=("CWPCATEGORY",)),
        _Step(date(2024, 9, 3), plus=("L2CARECERT",)),
        _Step(date(2024, 7, 8), plus=("HANDCVISA", "INOUTUK")),
        _Step(date(2023, 1, 25), minus=(("OTHERJOBROLE", "AVGHOURS"), ("OTHERJRDESC", "OTHERJOBROLE"))),
        _Step(date(2022, 8, 22), minus=(("FLUVAC", "DISPLAYID"),)),
        _Step(date(2020, 9, 14), plus=("FLUVAC",)),
        _Step(date(2019, 12, 2)),
    ),
    "training": (_Step(date(2026, 1, 21)),),
}  # fmt: skip
"""Newest first. TRANSFERSTAFFRECORD may stand in the worker file since 28 November 2024."""

_TRAINING_2019 = (
    "LOCALESTID", "UNIQUEWORKERID", "CATEGORY", "DESCRIPTION", "DATECOMPLETED", "EXPIRYDATE", "ACCREDITED",
    "NOTES",
)  # fmt: skip


@cache
def versions(file: File) -> tuple[Version, ...]:
    """Every form of a file's header, newest first: each made from the next by undoing what came with it."""
    found, columns = [], list(current_header(file))
    for step in _STEPS[file]:
        found.append(Version(file, step.since, tuple(columns)))
        columns = [name for name in columns if name not in step.plus]
        for name, before in step.minus:
            columns.insert(columns.index(before) + 1, name)
    if file == "training":
        found.append(Version(file, date(2019, 12, 2), _TRAINING_2019))
    return tuple(found)


@cache
def known_columns(file: File) -> frozenset[str]:
    """Every heading that the file has or had, further qualifications aside."""
    return frozenset({*FIELDS[file], *(name for version in versions(file) for name in version.columns)})


@dataclass(frozen=True)
class Header:
    """The header of a file as sent, and what it is.

    line      where it stands in the file.
    sent      its headings as typed.
    version   the form it has, or is nearest to.
    places    for each known heading, spelled as the service does, the column it stands at.
    missing   headings of its form that are not there.
    unknown   headings as typed that no form has, or that stand there again, and the columns they stand at.
    spelled   headings that are known, but typed another way: in small letters, with spaces.
    in_order  whether the known headings stand in the order of its form.
    """

    file: File
    line: int
    sent: tuple[str, ...]
    version: Version
    places: Mapping[str, int]
    missing: tuple[str, ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()
    spelled: tuple[str, ...] = ()
    in_order: bool = True

    @property
    def taken(self) -> bool:
        """Whether the service takes it as it stands: the current form to the letter."""
        faults = self.missing or self.unknown or self.spelled or not self.in_order
        return self.version.current and not faults

    @property
    def twice(self) -> tuple[str, ...]:
        """Headings that are known and stand there again; what is below them the second time is left out."""
        return tuple(heading for heading, _ in self.unknown if plain(heading) in self.places)

    @property
    def lost(self) -> tuple[str, ...]:
        """Headings of an earlier form that the current one has no place for."""
        return tuple(
            n for n in self.places if n not in RENAMED and n not in FIELDS[self.file] and not _further(n)
        )


def plain(heading: str) -> str:
    """A heading as the service spells it: capitals, without spaces, marks or quotes."""
    return re.sub(r"[\s_\-.'\"\ufeff]", "", heading).upper()


def file_with(headings: Sequence[str]) -> tuple[File, int] | None:
    """Which file these headings are of, and how many of them it knows; None where they are of none."""
    names = {plain(heading) for heading in headings}
    if KEY not in names:
        return None
    known = {file: len(names & known_columns(file)) for file in FILES}
    best = max(FILES, key=lambda file: (known[file], known[file] / len(known_columns(file))))
    return (best, known[best]) if known[best] >= FEWEST_KNOWN else None


def header_of(headings: Sequence[str], *, file: File, line: int) -> Header:
    """What the headings of a file are. A heading that stands there twice is known where it stands first."""
    places: dict[str, int] = {}
    unknown: list[tuple[str, int]] = []
    spelled = []
    for place, heading in enumerate(headings):
        name = plain(heading)
        if (name in known_columns(file) or _is_further(file, name)) and name not in places:
            places[name] = place
            spelled += [heading] if heading != name else []
        elif heading.strip():
            unknown.append((heading, place))
    version = _nearest(file, places)
    expected = _with_its_options(version, places)
    return Header(
        file,
        line,
        tuple(headings),
        version,
        places,
        missing=tuple(name for name in expected if name not in places),
        unknown=tuple(unknown),
        spelled=tuple(spelled),
        in_order=_kept(file, places) == [name for name in _kept(file, expected) if name in places],
    )


def _kept(file: File, names: Iterable[str]) -> list[str]:
    """Without the headings that are lost: where those stood was not always written down."""
    return [name for name in names if name in FIELDS[file] or name in RENAMED or _further(name)]


def _nearest(file: File, places: Mapping[str, int]) -> Version:
    """The form with the fewest headings too many or too few; of several, the newest."""
    names = {name for name in places if not _further(name)} - set(OPTIONAL)
    return min(versions(file), key=lambda version: len(names ^ set(version.columns)))


def _with_its_options(version: Version, places: Mapping[str, int]) -> list[str]:
    """The form with the optional columns and the further qualifications that this file has."""
    expected = list(version.columns)
    if version.file == "worker":
        at = expected.index("UNIQUEWORKERID") + 1
        expected[at:at] = [name for name in OPTIONAL if name in places]
    numbers = {int(found[1]) for name in places if (found := _FURTHER.fullmatch(name))}
    further = range(4, max(numbers, default=3) + 1)
    return [*expected, *(f"QUALACH{n:02}{notes}" for n in further for notes in ("", "NOTES"))]


def _further(name: str) -> bool:
    return _FURTHER.fullmatch(name) is not None


def _is_further(file: File, name: str) -> bool:
    found = _FURTHER.fullmatch(name) if file == "worker" else None
    return found is not None and int(found[1]) <= MOST_QUALIFICATIONS


def described(header: Header) -> Iterator[str]:
    """In what the header differs from the one that the service takes, a phrase for each way."""
    if not header.version.current:
        yield f"has {header.version}"
    if header.missing:
        yield f"has no {', '.join(header.missing)}"
    if strange := [name[:40] for name, _ in header.unknown if name not in header.twice]:
        yield f"has columns that no form has ({', '.join(strange[:6])})"
    if header.twice:
        yield f"names {', '.join(name[:40] for name in header.twice[:6])} twice; the first was read"
    if header.spelled:
        yield f"spells {', '.join(name[:40] for name in header.spelled[:6])} another way"
    if not header.in_order:
        yield "has its columns in another order"

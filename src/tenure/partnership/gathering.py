"""Which of several files make one sending: a file by itself, or the parts of a return in one folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.utils import timezone

from tenure import returns
from tenure.partnership.periods import own_period_of
from tenure.returns.kinds import FileRead
from tenure.terms import universities
from tenure.terms.problems import Unreadable


@dataclass(frozen=True)
class Gathered:
    """What is sent as one: its files, the year and partner they say, or why they cannot be read.

    paths   more than one where a return came in several files.
    year    0 where its files do not say it.     number  the partner's; empty where they do not say it.
    """

    paths: tuple[Path, ...]
    year: int = 0
    number: str = ""
    problem: Unreadable | None = None

    @property
    def path(self) -> Path:
        return self.paths[0]

    @property
    def name(self) -> str:
        """What its files are called together."""
        return " + ".join(path.name for path in self.paths)


def gathered(paths: Sequence[Path]) -> list[Gathered]:
    """The sendings that these files make, in the order in which their first files are given.

    Parts of one return that lie in one folder are one sending. A file that is no return says why.
    """
    found: list[Gathered] = []
    parts: dict[tuple[str, Path], list[tuple[Path, FileRead]]] = {}
    for path in paths:
        try:
            files = returns.read_files(path)
            if _are_parts_of_more(files):
                parts.setdefault((files[0].kind.key, path.parent), []).extend((path, file) for file in files)
            else:
                found.append(_told((path,), files))
        except Unreadable as problem:
            found.append(Gathered((path,), problem=problem))
    for those in parts.values():
        found += _of_parts(those)
    order = {path: place for place, path in enumerate(paths)}
    return sorted(found, key=lambda one: order[one.path])


def _are_parts_of_more(files: Sequence[FileRead]) -> bool:
    """Whether one file holds parts of a kind of return that has several: a CSV has one, a workbook more."""
    of_one_file = len({file.sha256 for file in files}) == 1
    return of_one_file and all(
        file.told.part in file.kind.parts and len(file.kind.parts) > 1 for file in files
    )


def _told(paths: tuple[Path, ...], files: Sequence[FileRead]) -> Gathered:
    sents = returns.returns_in(files)
    if len(sents) != 1:
        raise Unreadable(f"The file holds {len(sents)} returns; it must hold one. Send each by itself.")
    (sent,) = sents
    return Gathered(paths, sent.year or 0, returns.kind_of(sent).sender(sent) or "")


def _of_parts(those: Sequence[tuple[Path, FileRead]]) -> Iterator[Gathered]:
    """The parts in one folder as one sending for each return; where they do not fit together, each says why.

    The latest return is of the year that its sender says; what they say is not of an earlier one.
    """
    until = timezone.localdate()
    sets = [[those[place] for place in places] for places in returns.sets_in([f for _, f in those], until)]
    for each in sets:
        paths = tuple(dict.fromkeys(path for path, _ in each))
        try:
            told = _told(paths, [file for _, file in each])
        except Unreadable as problem:
            yield from (Gathered((path,), problem=problem) for path in paths)
        else:
            own = told.year or _own_year([file for _, file in each], until)
            yield told if each is sets[-1] else replace(told, year=own)


def _own_year(files: Sequence[FileRead], until: date) -> int:
    return own_period_of(files[0].kind, [file.content for file in files], until) or 0


def with_said(one: Gathered, *, partner: str | None, year: int | None) -> Gathered:
    """The same files with what their sender says of them, where they do not say it themselves.

    What is not said is taken from the folders that they lie in: 2023/101 is Northvale's of 2023.
    """
    own, above = one.path.absolute().parent.name, one.path.absolute().parent.parent.name
    unit = universities.partner_of(own.replace("-", " / "))
    number = one.number or partner or (unit.number if unit else "")
    said = year or (int(above) if unit and len(above) == 4 and above.isdecimal() else 0)
    return replace(one, number=number, year=one.year or said)

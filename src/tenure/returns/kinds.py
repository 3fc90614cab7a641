"""The kinds of return there are, and which of them a file is of, told from its content.

The one room that knows them all: what stands above asks here, and never by a kind's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from tenure.record import Columns
from tenure.returns.ascwds.kind import ASCWDS
from tenure.returns.changes import PutRight
from tenure.returns.csww.kind import CSWW
from tenure.returns.education.kind import EDUCATION
from tenure.returns.findings import Checked
from tenure.returns.kind import Beside, Kind, Pseudonym, Told
from tenure.returns.opening import Opened, bytes_of, each_packed, opened_each
from tenure.returns.sent import Sent
from tenure.returns.survey.sheet import About, about_members
from tenure.returns.written import Wanted, Written
from tenure.terms.problems import Unreadable, UsedWrongly

KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in (ASCWDS, EDUCATION, CSWW)})
"""Every kind by its key, in the order in which they are asked whether a file is theirs."""


@dataclass(frozen=True, eq=False)
class FileRead:
    """One part of a return as one file holds it, told and read.

    name     its own name, without a folder.     sha256   of its bytes.
    told     its part, version and year.         content  what its kind makes a return of.
    """

    kind: Kind
    name: str
    sha256: str
    told: Told
    content: Any


def files_in(source: Path | bytes, *, name: str) -> tuple[tuple[str, bytes], ...]:
    """The names and bytes of what is in a file: itself, or each of several files in an archive.

    Raises   Unreadable where an archive cannot be opened or holds nothing.
    """
    return each_packed(bytes_of(source), name=name)


def read_files(source: Path | bytes, *, name: str | None = None) -> tuple[FileRead, ...]:
    """What is in a file: itself, or each file of an archive; a workbook may hold several parts of a return.

    Raises   Unreadable with one sentence where one of them is of no kind there is, or cannot be read.
    """
    called = name or (source.name if isinstance(source, Path) else "return")
    return tuple(read for file in opened_each(bytes_of(source), name=called) for read in _read(file))


class IsSurveyForm(Unreadable):
    """A workbook of a survey's answers, and no return."""

    def __init__(self, about: About) -> None:
        self.about = about
        super().__init__(
            f"This workbook is a form of the survey {about.key or '(no name)'}, version "
            f"{about.version or '(none)'}, and no return. Take it in on the page of the wave that it answers."
        )


def _read(file: Opened) -> tuple[FileRead, ...]:
    if (form := about_members(file.members)) is not None:
        raise IsSurveyForm(form)
    kind = next(kind for kind in KINDS.values() if kind.recognises(file))
    contents = kind.read(file)
    return tuple(FileRead(kind, file.name, file.sha256, kind.told(one), one) for one in contents)


def sets_in(files: Sequence[FileRead], until: date) -> list[list[int]]:
    """The places of the files of each sending: a file by itself, or those that make one return of parts.

    until   the newest day that anything in them can be of.

    Returns of one kind stand with the earliest first. Files of several returns that cannot be told apart
    are together; making a return of them says so.
    """
    found: list[list[int]] = []
    for kind in dict.fromkeys(file.kind for file in files):
        places = [place for place, file in enumerate(files) if file.kind is kind]
        if len(kind.parts) == 1:
            found += [[place] for place in places]
        else:
            apart = kind.apart([files[place].content for place in places], until)
            found += [[places[one] for one in those] for those in apart]
    return found


def returns_in(files: Iterable[FileRead], *, year: int | None = None) -> tuple[Sent, ...]:
    """The returns that these files make, kind by kind.

    year     the collection year, for kinds whose files do not say it.

    Raises   Unreadable where files that belong together do not fit.
    """
    files = tuple(files)
    found: list[Sent] = []
    for kind in KINDS.values():
        theirs = [file.content for file in files if file.kind is kind]
        found += kind.together(theirs, year) if theirs else ()
    return tuple(found)


def read_return(
    source: Path | bytes, *, name: str | None = None, year: int | None = None, unit: str | None = None
) -> Sent:
    """The one return that is in a file, or in the files of an archive.

    year, unit   the collection year and the partner that it has to be of, where it says so itself.

    Raises   Unreadable where there is none or several, or it is of another year or partner.
    """
    files = read_files(source, name=name)
    for file in files:
        file.kind.expect(file.content, year, unit)
    found = returns_in(files, year=year)
    if len(found) != 1:
        raise Unreadable(f"The file holds {len(found)} returns; it must hold one. Send each by itself.")
    return found[0]


def kind_of(sent: Sent) -> Kind:
    """The kind that a return is of."""
    return KINDS[sent.kind]


def check_any(sent: Sent, beside: Beside) -> Checked[Any, Any]:
    """Judge a return of any kind by every rule that has what it needs."""
    return kind_of(sent).check(sent, beside)


def check_all(
    sents: Sequence[Sent], *, before: Sequence[Sent], beside: Beside
) -> Iterator[Checked[Any, Any]]:
    """Judge returns of any kinds: those of one kind beside one another, and beside what was sent before."""
    for kind in KINDS.values():
        theirs, last = ([one for one in those if one.kind == kind.key] for those in (sents, before))
        yield from kind.check_together(theirs, last, beside) if theirs else ()


def events_of(
    checked: Checked[Any, Any], *, partner: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    """What a return of any kind leaves in the record of a partner.

    Raises   HasFindings where it has errors, UsedWrongly where its kind leaves nothing in the record yet.
    """
    kind = kind_of(checked.sent)
    if kind.events is None:
        raise UsedWrongly(f"Figures are not made from the {kind.label} yet.")
    return kind.events(checked, partner, pseudonym, submission)


def fix_any(sent: Sent, wanted: Wanted) -> PutRight:
    """A return of any kind as far as it can be put right without a person.

    Raises   UsedWrongly for a kind that is not written back.
    """
    kind = kind_of(sent)
    if kind.fix is None:
        raise UsedWrongly(kind.unfixed)
    return kind.fix(sent, wanted)


def write_any(fixed: PutRight, wanted: Wanted) -> tuple[Written, ...]:
    """The files that a return of any kind, put right, is written as."""
    write = kind_of(fixed.sent).write
    assert write is not None, "a kind that is put right is written"
    return write(fixed, wanted)


def read_again(files: Iterable[Written], year: int | None) -> Sent:
    """The return that was written as these files, read as anyone else would read it."""
    read = [file for each in files if not each.beside for file in read_files(each.content, name=each.name)]
    return returns_in(read, year=year)[0]


def write_findings_workbook(checked: Checked[Any, Any], out: BinaryIO) -> None:
    """Write a workbook of the sender's own rows, with what to put right beside each."""
    kind_of(checked.sent).write_findings(checked, out)

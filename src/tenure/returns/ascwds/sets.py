"""Which files make one set: a workplace file, its worker file, and a training file where there is one."""

from __future__ import annotations

from collections.abc import Iterable

from tenure.returns.ascwds.fields import FILES, File
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.terms.problems import Unreadable


def set_of(parts: Iterable[Part], *, year: int | None = None) -> Ascwds:
    """The set that these files make; the same file given twice counts once.

    A set without its workers or workplaces is still a set: a rule says that it is not whole.

    Raises   Unreadable where two different files are of one kind.
    """
    found: dict[File, Part] = {}
    for part in parts:
        other = found.setdefault(part.file, part)
        if other.sha256 != part.sha256:
            raise Unreadable(
                f"{other.name} and {part.name} are both {part.file} files, and a set has one. "
                "Give one set at a time, or put the files of each set into a folder of their own."
            )
    return Ascwds({file: found[file] for file in FILES if file in found}, year)

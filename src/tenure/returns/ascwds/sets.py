"""Which files make one set: a workplace file, its worker file, and a training file where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tenure.returns.ascwds.cells import key_of
from tenure.returns.ascwds.fields import FILES, File
from tenure.returns.ascwds.headers import KEY
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.returns.ascwds.table import PERSON
from tenure.returns.differing import Difference, Record, records_apart
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
                "Which files belong together cannot be told. Send one set at a time, or name the files of "
                "each set alike: 2023-workers.csv, 2023-workplaces.csv."
            )
    return Ascwds({file: found[file] for file in FILES if file in found}, year)


def difference(earlier: Ascwds, later: Ascwds) -> Difference:
    """Compare two sets file by file, their records by the references of workplace and worker."""
    apart = [_apart(earlier.parts.get(file), later.parts.get(file)) for file in FILES]
    return Difference(
        tuple(name for each in apart for name in each.added),
        tuple(name for each in apart for name in each.gone),
        tuple(cell for each in apart for cell in each.changed),
        sum(each.same for each in apart),
    )


def _apart(then: Part | None, now: Part | None) -> Difference:
    fields = list(dict.fromkeys(name for part in (then, now) if part for name in part.columns))
    return records_apart(_by_reference(then, fields), _by_reference(now, fields), fields)


def _by_reference(part: Part | None, fields: Sequence[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    if part is not None:
        names = (KEY,) if part.file == "workplace" else (KEY, PERSON)
        references = zip(*(map(key_of, part.column(name)) for name in names), strict=True)
        columns = [part.column(name) for name in fields]
        for reference, *cells in zip(references, *columns, strict=True):
            found[f"{part.file} {' '.join(reference)}"].append(tuple(cells))
    return found

"""Which files make one return: those of one university and one academic year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tenure.returns.differing import Difference, Record, records_apart
from tenure.returns.education.fields import FIELDS, FILES, File
from tenure.returns.education.rows import Book, Education, Part, year_of
from tenure.terms.problems import Unreadable
from tenure.terms.universities import university

Whose = tuple[str, int | str]
"""A university and a year, as far as they are understood, else as they are written."""

NOBODY: Whose = ("", "")


def returns_of(books: Sequence[Book], *, year: int | None = None) -> tuple[Education, ...]:
    """The returns that these files make, each of one university and year.

    year   the academic year, where the files do not say it.

    A file that says neither belongs to the one return that there is beside it.
    Raises   Unreadable where two files hold the same part of a return, or it cannot be told whose one is.
    """
    grouped: dict[Whose, list[Part]] = {}
    for part in (part for book in books for part in book.parts):
        grouped.setdefault(_whose(part), []).append(part)
    alone = grouped.pop(NOBODY, [])
    if len(grouped) > 1 and alone:
        raise Unreadable(
            f"{alone[0].name} does not say whose it is, and there are files of several returns. Write the "
            "university and the year above its headings, or give one return's files at a time."
        )
    groups = [[*parts, *alone] for parts in grouped.values()] or [alone]
    said = tuple(dict.fromkeys(notice for book in books for notice in book.notices))
    return tuple(Education(_once_each(parts), year, said if len(groups) == 1 else ()) for parts in groups)


def _whose(part: Part) -> Whose:
    name, text = part.whose
    found = university(name)
    return (found.number if found else name.casefold(), year_of(text) or text)


def _once_each(parts: Iterable[Part]) -> dict[File, Part]:
    """The parts by file; the same file given twice counts once."""
    found: dict[File, Part] = {}
    for part in parts:
        other = found.setdefault(part.file, part)
        if (other.sha256, other.sheet) != (part.sha256, part.sheet):
            raise Unreadable(
                f"{other.name} and {part.name} both hold {part.file}, and a return has one such file. "
                "Give one return at a time."
            )
    return {file: found[file] for file in FILES if file in found}


def difference(earlier: Education, later: Education) -> Difference:
    """Compare two sendings file by file, their rows by the number that the university gives its students."""
    apart = [_apart(earlier.parts.get(file), later.parts.get(file)) for file in FILES]
    return Difference(
        tuple(name for each in apart for name in each.added),
        tuple(name for each in apart for name in each.gone),
        tuple(cell for each in apart for cell in each.changed),
        sum(each.same for each in apart),
    )


def _apart(then: Part | None, now: Part | None) -> Difference:
    fields = list(dict.fromkeys(name for part in (then, now) if part for name in part.columns))
    return records_apart(_by_key(then, fields), _by_key(now, fields), fields)


def _by_key(part: Part | None, fields: Sequence[str]) -> dict[str, list[Record]]:
    """The rows of a file by its first key: of a student, or of an application."""
    found: dict[str, list[Record]] = defaultdict(list)
    if part is not None:
        key = next(name for name, field in FIELDS[part.file].items() if field.kind == "key")
        columns = [part.column(name) for name in fields]
        for whose, *cells in zip(part.column(key), *columns, strict=True):
            found[f"{part.file} {whose}"].append(tuple(cells))
    return found

"""Putting a set right as far as no person is needed, and listing every change that was made.

What is put right is form: the header, space, the spelling of codes, numbers, dates and statuses, and job
roles withdrawn in favour of one other. What a cell means is never guessed: a code with text after it, an
impossible date, a record that stands there twice and a role withdrawn without another are left for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tenure.returns.ascwds.cleaning import Cleaned, cleaner_of, month_comes_first
from tenure.returns.ascwds.fields import Field, field_of
from tenure.returns.ascwds.headers import KEY, described, header_of
from tenure.returns.ascwds.rows import Ascwds, Part, Texts
from tenure.returns.ascwds.table import PERSON
from tenure.returns.ascwds.writing import headings_of, lost_from, written
from tenure.returns.changes import Change
from tenure.returns.written import Written

_NOWHERE = "Today's form has no place for it."


@dataclass(frozen=True)
class FixedAscwds:
    """A set put right, every change that was made to it, and the files it is written as."""

    sent: Ascwds
    changes: tuple[Change, ...]
    files: tuple[Written, ...]
    form: str = "csv"
    place_word: str = "line"


def fix(sent: Ascwds) -> FixedAscwds:
    """The set as clean as it can be made without a person, under today's headers."""
    changes: list[Change] = []
    parts = {}
    for part in sent.in_order:
        changes += _of_header(part)
        parts[part.file] = _put_right(part, changes)
    changes += _left_out(sent)
    files = written(replace(sent, parts=parts))
    today = {file: _under_todays_header(part) for file, part in parts.items()}
    word = sent.place_word
    return FixedAscwds(Ascwds(today, sent.year), tuple(changes), files, place_word=word)


def _of_header(part: Part) -> Iterator[Change]:
    """What became of the header: its form, its order, its names, and columns that came or went."""
    said = [f"It {phrase}; it is written in today's form." for phrase in described(part.header)]
    for why in (*said, *part.upgraded()):
        yield Change(None, part.header.line, "", "(header)", None, None, why, part.file)


def _left_out(sent: Ascwds) -> Iterator[Change]:
    for lost in lost_from(sent):
        person = _person(sent.parts[lost.file], lost.row)  # type: ignore[index]
        yield Change(lost.row, lost.line, person, lost.column, lost.value, None, _NOWHERE, lost.file)


def _person(part: Part, row: int) -> str:
    person = "" if part.file == "workplace" else part.column(PERSON)[row].strip()
    return f"{part.column(KEY)[row].strip()} {person}".strip()


def _put_right(part: Part, changes: list[Change]) -> Part:
    """The file with the form of every cell put right; what was changed is added to the list."""
    fields = {name: field for name in part.columns if (field := field_of(part.file, name)) is not None}
    british = not any(map(month_comes_first, _dates(part, fields)))
    columns = dict(part.columns)
    for name, field in fields.items():
        clean = list(map(cleaner_of(field, british=british), part.columns[name].different))
        if any(each.why for each in clean):
            columns[name] = Texts([each.text for each in clean], part.columns[name].which)
            changes += _changed(part, name, clean)
    return replace(part, columns=columns)


def _dates(part: Part, fields: dict[str, Field]) -> Iterator[str]:
    for name, field in fields.items():
        if field.kind == "date":
            yield from part.columns[name].different


def _changed(part: Part, name: str, clean: list[Cleaned]) -> Iterator[Change]:
    texts = part.columns[name]
    turned = np.fromiter((bool(each.why) for each in clean), np.bool_, len(clean))
    for row in turned[texts.which].nonzero()[0].tolist():
        now = clean[int(texts.which[row])]
        line = int(part.lines[row])
        yield Change(row, line, _person(part, row), name, texts[row], now.text, now.why, part.file)


def _under_todays_header(part: Part) -> Part:
    """The file as it is once it is written: today's header, nothing beside it, every row of its width."""
    names = headings_of(part)
    header = header_of(names, file=part.file, line=1)
    columns = {name: part.column(name) for name in names}
    lines = np.cumsum([1, *_lines_taken(columns, len(part))]).astype(np.int32)[:-1] + 1
    return replace(
        part, form="csv", encoding="UTF-8", header=header, columns=columns, beside={}, lines=lines,
        faults=(), notices=(),
    )  # fmt: skip


def _lines_taken(columns: dict[str, Texts], records: int) -> list[int]:
    """How many lines each record takes: one, and one for every line end in a cell."""
    taken = np.ones(records, np.int64)
    for texts in columns.values():
        ends = np.array([text.count("\n") for text in texts.different], np.int64)
        if ends.any():
            taken += ends[texts.which]
    return list(taken.tolist())

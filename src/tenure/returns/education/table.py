"""The typed columns of a return: what rules judge, and what events are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from tenure.returns.columns import Codes, Keys, Mask, Values
from tenure.returns.education.cells import PARSED, is_odd, key_of
from tenure.returns.education.fields import FIELDS, Field, File
from tenure.returns.education.rows import NOT_SAID, Education, Part
from tenure.returns.sent import Place

KEY: Final[Mapping[File, str]] = {
    "students": "student_number",
    "placements": "student_number",
    "applications": "application_number",
    "results": "student_number",
}
"""The column that says whose record it is."""


class Table:
    """One file in typed columns; `t["start"]` or `t.start` is the column of that field.

    Codes and people's numbers are texts: "" where the cell is blank, "?" where it holds no value of the
    field. Numbers are NaN and days NaT where there is none.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self.file: File = part.file
        self._values: dict[str, Values] = {}
        self._odd: dict[str, Mask] = {}
        self._filled: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self.part)

    def field(self, name: str) -> Field:
        return FIELDS[self.file][name]

    def __getitem__(self, name: str) -> Values:
        if name not in self._values:
            field = self.field(name)
            parse, dtype = PARSED[field.kind]
            texts = self.part.column(name)
            known = {text: parse(field, text) for text in set(texts)}
            self._values[name] = cast(Values, np.array([known[text] for text in texts], dtype=dtype))
        return self._values[name]

    def __getattr__(self, name: str) -> Values:
        if not name.startswith("_") and name in FIELDS[self.file]:
            return self[name]
        raise AttributeError(name)

    def filled(self, name: str) -> Mask:
        """Records whose cell holds anything."""
        if name not in self._filled:
            self._filled[name] = np.array([bool(text) for text in self.part.column(name)], np.bool_)
        return self._filled[name]

    def odd(self, name: str) -> Mask:
        """Records whose cell holds something that is no value of the field."""
        if name not in self._odd:
            field, texts = self.field(name), self.part.column(name)
            known = {text: is_odd(field, text) for text in set(texts)}
            self._odd[name] = np.array([known[text] for text in texts], np.bool_)
        return self._odd[name]

    def is_yes(self, name: str) -> Mask:
        return self[name] == "yes"

    @cached_property
    def key(self) -> Codes:
        """Whose record it is: a number of the university's own."""
        return cast(Codes, self[KEY[self.file]])

    def repeated(self, *names: str) -> Mask:
        """Records that say the same in all these columns as another one, and are blank in none of them."""
        texts = zip(*(map(str, self[name].tolist()) for name in names), strict=True)
        keys = [key if all(part not in ("", "None") for part in key) else None for key in texts]
        many: dict[tuple[str, ...] | None, int] = {}
        for key in keys:
            many[key] = many.get(key, 0) + 1
        return np.array([key is not None and many[key] > 1 for key in keys], np.bool_)


class Tables:
    """The files of a return beside one another.

    today  the day on which it is checked: given, never read from a clock here.
    """

    def __init__(self, sent: Education, *, today: date) -> None:
        self.sent = sent
        self.today = np.datetime64(today, "D")
        self.year = sent.year
        self._tables = {file: Table(part) for file, part in sent.parts.items()}

    def __contains__(self, file: object) -> bool:
        return file in self._tables

    def __getitem__(self, file: File) -> Table:
        return self._tables[file]

    @property
    def students(self) -> Table:
        return self._tables["students"]

    @property
    def placements(self) -> Table:
        return self._tables["placements"]

    @property
    def applications(self) -> Table:
        return self._tables["applications"]

    @property
    def results(self) -> Table:
        return self._tables["results"]

    @cached_property
    def _first_row(self) -> Mapping[str, int]:
        rows: dict[str, int] = {}
        for row, key in enumerate(self.students.key.tolist()):
            rows.setdefault(key, row)
        rows.pop("", None)
        return rows

    def student_of(self, file: File) -> Keys:
        """For each record of a file the row of its student; -1 where the students file has none such."""
        keys = self[file]["student_number"].tolist()
        return np.array([self._first_row.get(key, -1) for key in keys], np.int64)

    def from_student(self, name: str, *, file: File, blank: Any) -> NDArray[Any]:
        """For each record of a file a value of its student; `blank` where there is none."""
        rows, values = self.student_of(file), self.students[name]
        return np.where(rows >= 0, values[rows], blank) if len(values) else np.full(len(rows), blank)

    def rows_of_student(self, file: File, which: Mask) -> Keys:
        """For each student how many of these records of a file are their own."""
        rows = self.student_of(file)[which]
        return np.bincount(rows[rows >= 0], minlength=len(self.students))

    def place(self, file: str, row: int, field: str) -> Place:
        """The cell of that field in that record of the file; of a row below 0, the cell above the records."""
        part = self.sent.parts.get(cast(File, file))
        known = FIELDS[cast(File, file)].get(field) if file in FIELDS else None
        heading = known.heading if known else field.capitalize()
        if part is None or row < 0:
            said = part.above.get(field, NOT_SAID) if part else NOT_SAID
            return Place(heading, said.text, said.line)
        value = part.columns[field][row] if field in part.columns else ""
        return Place(heading, value, int(part.lines[row]), self._person(part, row))

    def _person(self, part: Part, row: int) -> str:
        return key_of(part.column(KEY[part.file])[row])

    def is_cell(self, field: str) -> bool:
        """Whether the name is the heading of a column of any of the files."""
        return any(field == each.heading for fields in FIELDS.values() for each in fields.values())


def names_of(values: Sequence[str]) -> str:
    """Words one after another: a, b and c."""
    *most, last = values
    return f"{', '.join(most)} and {last}" if most else last

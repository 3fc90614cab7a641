"""The typed columns of a set: what rules judge, and what the record is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.cells import (
    BLANK,
    GIVEN,
    ODD,
    UNKNOWN,
    Parsed,
    key_of,
    leading_number,
    parsed,
    places_of,
)
from tenure.returns.ascwds.fields import FILES, File, field_of
from tenure.returns.ascwds.headers import KEY
from tenure.returns.ascwds.rows import Ascwds, Part, Texts
from tenure.returns.columns import Codes, Keys, Mask, Numbers, Values
from tenure.returns.sent import Place
from tenure.terms.adult_codes import HEAD_OFFICE, REGULATED

PASSED_OVER = ("DELETE", "UNCHECKED", "NOCHANGE")
"""Of a record with such a status the service looks at nothing but its reference, its name and the status."""

PERSON = "UNIQUEWORKERID"

T = TypeVar("T")


class Table:
    """One file of a set in typed columns; `t["GENDER"]` or `t.GENDER` is the column of that heading.

    Codes are texts: "" where the cell is blank, "?" where it holds no code of the field. Numbers and years
    are NaN, days NaT, where there is none. `filled`, `given`, `unknown` and `odd` tell a blank, an answer, a
    `do not know` and what is no answer apart. Every different text of a column is understood once.

    part   the file as sent.     file   workplace, worker or training.
    today  the day on which it is checked: given, never read from a clock here.
    """

    def __init__(self, part: Part, today: np.datetime64) -> None:
        self.part = part
        self.today = today
        self.file: File = part.file
        self._parsed: dict[str, Parsed] = {}
        self._values: dict[str, NDArray[Any]] = {}
        self._keys: dict[str, list[str]] = {}
        self._numbered: dict[tuple[str, Callable[[str], str]], Keys] = {}

    def __len__(self) -> int:
        return len(self.part)

    def __getitem__(self, name: str) -> Values:
        """A column by its heading."""
        if name not in self._values:
            self._values[name] = self._of(name).values[self.texts(name).which]
        return cast(Values, self._values[name])

    def __getattr__(self, name: str) -> Values:
        if name.isupper() and field_of(self.file, name) is not None:
            return self[name]
        raise AttributeError(name)

    def texts(self, name: str) -> Texts:
        """A column as sent."""
        return self.part.column(name)

    def _of(self, name: str) -> Parsed:
        if name not in self._parsed:
            field = field_of(self.file, name)
            assert field is not None, f"{name} is no column of the {self.file} file"
            self._parsed[name] = parsed(field, list(self.texts(name).different))
        return self._parsed[name]

    def _states(self, name: str, state: int) -> Mask:
        which = (self._of(name).states == state)[self.texts(name).which]
        return cast(Mask, which)

    def filled(self, name: str) -> Mask:
        """Records whose cell holds anything."""
        return ~self._states(name, BLANK)

    def given(self, name: str) -> Mask:
        """Records whose cell holds an answer of the field, other than that it is not known."""
        return self._states(name, GIVEN)

    def unknown(self, name: str) -> Mask:
        """Records whose cell says that the answer is not known."""
        return self._states(name, UNKNOWN)

    def odd(self, name: str) -> Mask:
        """Records whose cell holds something that is no answer of the field."""
        return self._states(name, ODD)

    def inexact(self, name: str) -> Mask:
        """Records whose cell can be read, but is not written as it should be: `1x`, `01`, `2/9/2024`."""
        exact: Mask = self._of(name).exact[self.texts(name).which]
        return ~exact & ~self.odd(name)

    def judged(self, names: str | Sequence[str], judge: Callable[..., bool]) -> Mask:
        """One answer a record, having asked `judge` once about each different text, or texts of columns."""
        return self.asked((names,) if isinstance(names, str) else names, judge, np.bool_)

    def asked(self, names: Sequence[str], ask: Callable[..., Any], dtype: Any) -> NDArray[Any]:
        """One value a record, having asked once about each different combination of texts there."""
        columns = [self.texts(name) for name in names]
        if len(columns) == 1:
            answers = np.array([ask(text) for text in columns[0].different], dtype=dtype)
            return answers[columns[0].which]
        which = together(*(column.which for column in columns))
        _, first, place = np.unique(which, return_index=True, return_inverse=True)
        rows = [column.which[first].tolist() for column in columns]
        texts = ([column.different[n] for n in each] for column, each in zip(columns, rows, strict=True))
        return np.array(list(map(ask, *texts)), dtype=dtype)[place]

    def leading(self, name: str) -> Numbers:
        """The whole number that each cell begins with, as the service reads it; NaN where there is none."""
        return cast(Numbers, self.asked((name,), _leading, np.float64))

    def longer_than(self, name: str, letters: int) -> Mask:
        """Records whose cell has more letters than that."""
        texts = self.texts(name)
        longer = np.fromiter(map(len, texts.different), np.int32, len(texts.different)) > letters
        return longer[texts.which] if longer.any() else ~self.every

    def total(self, name: str) -> Numbers:
        """The sum of a list of counts; NaN where it is blank, not known, or no list of counts."""
        return cast(Numbers, np.where(self.given(name), self[name], np.nan))

    def of_role(self, name: str, role: str) -> Numbers:
        """The count of one job role in STARTERS, LEAVERS or VACANCIES, of each workplace.

        NaN where the list is blank, not known or no list; 0 where it is answered without the role.
        """
        counts = self.asked(
            (name, "ALLJOBROLES"), lambda text, roles: _of_role(text, roles, role), np.float64
        )
        return cast(Numbers, np.where(self.given(name), counts, np.nan))

    @property
    def this_year(self) -> int:
        """The calendar year of today."""
        return int(self.today.astype("datetime64[Y]").astype(int)) + 1970

    @cached_property
    def status(self) -> Codes:
        """NEW, UPDATE, DELETE, UNCHECKED or NOCHANGE in capitals; training has none, and all of it is NEW."""
        if self.file == "training":
            return cast(Codes, np.full(len(self), "NEW"))
        return cast(Codes, self["STATUS"])

    @cached_property
    def every(self) -> Mask:
        return np.ones(len(self), np.bool_)

    @cached_property
    def looked_at(self) -> Mask:
        """Records that the service looks at: all but those with a status that passes them over."""
        return ~np.isin(self.status, PASSED_OVER)

    @cached_property
    def standing(self) -> Mask:
        """Records that say what is so: all but those to be deleted. A download is such data, unchecked."""
        return self.status != "DELETE"

    @cached_property
    def key(self) -> Keys:
        """A number for each record's key, white space removed: the same for the same; -1 where blank."""
        names = (KEY,) if self.file == "workplace" else (KEY, PERSON)
        keys = [self.numbered(name) for name in names]
        blank = np.logical_or.reduce([each < 0 for each in keys])
        return np.where(blank, -1, together(*keys))

    def numbered(self, name: str, alike: Callable[[str], str] = str) -> Keys:
        """A number for each reference, white space removed: the same for the same, -1 where it is blank.

        alike   what is the same for references that are taken as the same.
        """
        if (name, alike) not in self._numbered:
            seen: dict[str, int] = {}
            texts = self.texts(name)
            keys = [alike(key_of(text)) for text in texts.different]
            numbers = [seen.setdefault(key, len(seen)) if key else -1 for key in keys]
            self._numbered[name, alike] = np.array(numbers, np.int64)[texts.which]
        return self._numbered[name, alike]

    def keys(self, name: str = KEY) -> list[str]:
        """The reference of each record, white space removed."""
        if name not in self._keys:
            texts = self.texts(name)
            keys = list(map(key_of, texts.different))
            self._keys[name] = list(map(keys.__getitem__, texts.which.tolist()))
        return self._keys[name]

    @cached_property
    def head_office(self) -> Mask:
        """Workplaces whose main service is head office services."""
        return self["MAINSERVICE"] == HEAD_OFFICE

    @cached_property
    def regulated(self) -> Mask:
        """Workplaces that say CQC regulates them."""
        return self["REGTYPE"] == REGULATED


def _leading(text: str) -> float:
    number = leading_number(text)
    return np.nan if number is None else number


def _of_role(text: str, roles: str, role: str) -> float:
    counts, names = places_of(text), [str(leading_number(place)) for place in places_of(roles)]
    found = [leading_number(count) or 0 for count, name in zip(counts, names, strict=False) if name == role]
    return float(sum(found))


def together(*columns: NDArray[Any]) -> Keys:
    """A number for each combination of numbers; the same for the same."""
    keys = columns[0].astype(np.int64)
    for column in columns[1:]:
        _, keys = np.unique(keys, return_inverse=True)
        _, place = np.unique(column, return_inverse=True)
        keys = keys.astype(np.int64) * (int(place.max(initial=0)) + 1) + place
    return keys


class Tables:
    """The files of a set beside one another.

    sent    the set as sent.
    today   the day on which it is checked: given, never read from a clock here.
    year    the year of the September it describes; None where nobody has said.
    """

    def __init__(self, sent: Ascwds, *, today: date) -> None:
        self.sent = sent
        self.today = np.datetime64(today, "D")
        self.year = sent.year
        self._tables = {file: Table(part, self.today) for file, part in sent.parts.items()}
        self._found: dict[tuple[object, ...], Any] = {}

    def once(self, find: Callable[..., T], *about: Any) -> T:
        """What a function finds in these files, asked once: for what many rules or findings go by."""
        key = (find, *about)
        if key not in self._found:
            self._found[key] = find(self, *about)
        return cast(T, self._found[key])

    def __contains__(self, file: object) -> bool:
        return file in self._tables

    def __getitem__(self, file: File) -> Table:
        return self._tables[file]

    @property
    def workplace(self) -> Table:
        return self._tables["workplace"]

    @property
    def worker(self) -> Table:
        return self._tables["worker"]

    @property
    def training(self) -> Table:
        return self._tables["training"]

    def workplace_of(self, file: File) -> Keys:
        """For each record of a file the row of its workplace; -1 where the workplace file has none such."""
        if file not in self._places:
            first: dict[str, int] = {}
            for row, key in enumerate(self.workplace.keys()):
                first.setdefault(key, row)
            first.pop("", None)
            texts = self[file].texts(KEY)
            rows = [first.get(key_of(text), -1) for text in texts.different]
            self._places[file] = np.array(rows, np.int64)[texts.which]
        return self._places[file]

    @cached_property
    def _places(self) -> dict[File, Keys]:
        return {}

    def from_workplace(self, values: NDArray[Any], *, file: File, blank: Any) -> NDArray[Any]:
        """For each record of a file, a value of its workplace; `blank` where it is in none."""
        rows = self.workplace_of(file)
        return np.where(rows >= 0, values[rows], blank) if len(values) else np.full(len(rows), blank)

    def staff_of(self, which: Mask) -> Keys:
        """For each workplace, how many of these records of the worker file are its own."""
        rows = self.workplace_of("worker")[which]
        return np.bincount(rows[rows >= 0], minlength=len(self.workplace))

    def place(self, file: str, row: int, field: str) -> Place:
        """The cell of that heading in that record of the file."""
        part = next((part for part in self.sent.in_order if part.file == file), None)
        if part is None or row < 0:
            return Place(field)
        value = part.columns[field][row] if field in part.columns else ""
        person = part.column(KEY)[row].strip()
        if part.file != "workplace":
            person = f"{person} {part.column(PERSON)[row].strip()}".strip()
        return Place(field, value, int(part.lines[row]), person)

    def is_cell(self, field: str) -> bool:
        """Whether the name is that of a column of any of the files."""
        return any(field_of(file, field) is not None for file in FILES)


def typed(sent: Ascwds, *, today: date) -> Tables:
    """The typed columns of a set, as on that day."""
    return Tables(sent, today=today)

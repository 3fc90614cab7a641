"""From a cell's text to its value: each kind of field, and a memory of the texts already understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.returns.columns import Column, Mask
from tenure.returns.csww.fields import FIELDS, Field
from tenure.terms.codes import CodeSet

MOST_REMEMBERED = 20_000
"""Texts kept for each kind of field: the dates of birth of a nation's social workers fit."""

LONGEST_REMEMBERED = 40
EARLIEST_YEAR = 1900
"""An earlier date or collection year is a slip of the keyboard."""

HALF_A_HUNDREDTH = 0.005
"""Days and vacancies are said to two decimal places, so a smaller difference is rounding."""

HALF_A_MILLIONTH = 5e-7
"""FTE is said to six decimal places, so a smaller difference is rounding."""

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_REGISTRATION = re.compile(r"[A-Z]{2}[0-9]{1,10}")
_ALL_REGISTRATIONS = re.compile(r"(?:[A-Z]{2}[0-9]{1,10}\n)*[A-Z]{2}[0-9]{1,10}")
_SPACES = re.compile(r"\s+")

_BLANK_DAY = np.iinfo(np.int64).min
_ODD_DAY = np.iinfo(np.int64).max
_BLANK_CODE, _ODD_CODE = 0, -1
_BLANK_TEXT, _ODD_TEXT = "", "?"


class Remembered(dict[str | None, Any]):
    """Texts already understood, with their values: a nation's return says the same few thousand things."""

    def __init__(self, blank: object, parse: Callable[[str], object]) -> None:
        super().__init__({None: blank, "": blank})
        self._parse = parse

    def __missing__(self, text: str) -> object:
        value = self._parse(text)
        if len(text) <= LONGEST_REMEMBERED and len(self) < MOST_REMEMBERED:
            self[text] = value
        return value


@dataclass(frozen=True, eq=False, slots=True)
class Parsed:
    """One field of every record: values (NaN, NaT or "" where there is none), and which cells hold what.

    filled      the cell holds something.
    understood  the cell is blank or is what its field says.
    whole       every cell is understood: nothing needs masking.
    """

    values: Column
    filled: Mask
    understood: Mask
    whole: bool


def parsed(field: Field, texts: Sequence[str | None]) -> Parsed:
    """The texts of one field as values."""
    if field.kind == "code" and field.codes is not None:
        return _codes(field.codes, texts)
    if field.kind in ("decimal", "integer"):
        return _numbers(field, texts)
    if field.kind == "date":
        return _dates(texts)
    return _texts(field.kind, texts)


@lru_cache(maxsize=1024)
def parsed_alone(name: str, text: str | None) -> Parsed:
    """The one text of a field outside the worker records, as a column of one value."""
    return parsed(FIELDS[name], (text,))


def blank(field: Field, count: int) -> Parsed:
    """A field that none of so many records has."""
    one = parsed_alone(field.name, None)
    nowhere = np.zeros(count, np.bool_)
    return Parsed(np.repeat(one.values, count), nowhere, ~nowhere, whole=True)


def _codes(codes: CodeSet, texts: Sequence[str | None]) -> Parsed:
    known, labels = _code_places(codes.name, tuple(codes))
    index = np.fromiter(map(known.__getitem__, texts), np.int8, len(texts))
    return _parsed(labels[index], index != _BLANK_CODE, index == _ODD_CODE)


@cache
def _code_places(name: str, codes: tuple[str, ...]) -> tuple[Remembered, Column]:
    known = Remembered(_BLANK_CODE, lambda text: _ODD_CODE)
    known.update({code: i for i, code in enumerate(codes, start=1)})
    return known, np.array(["", *codes, ""])


def _numbers(field: Field, texts: Sequence[str | None]) -> Parsed:
    known = _known_numbers(field.kind == "integer", field.low, field.high)
    values = np.fromiter(map(known.__getitem__, texts), np.float64, len(texts))
    odd = np.isinf(values)
    filled = ~np.isnan(values)
    if odd.any():
        values[odd] = np.nan
    return _parsed(values, filled, odd)


@cache
def _known_numbers(whole: bool, low: float | None, high: float | None) -> Remembered:
    form = _WHOLE if whole else _DECIMAL

    def number(text: str) -> float:
        value = float(text) if form.fullmatch(text) else np.inf
        outside = (low is not None and value < low) or (high is not None and value > high)
        return np.inf if outside else value

    return Remembered(np.nan, number)


def _dates(texts: Sequence[str | None]) -> Parsed:
    days = np.fromiter(map(_DAYS.__getitem__, texts), np.int64, len(texts))
    odd = days == _ODD_DAY
    filled = days != _BLANK_DAY
    if odd.any():
        days[odd] = _BLANK_DAY
    return _parsed(days.view("datetime64[D]"), filled, odd)


def _day(text: str) -> int:
    """Days since 1970; the fault's own number where the text is no date of the calendar."""
    found = _DATE.fullmatch(text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    return (day - date(1970, 1, 1)).days if day and day.year >= EARLIEST_YEAR else _ODD_DAY


_DAYS = Remembered(_BLANK_DAY, _day)


def _texts(kind: str, texts: Sequence[str | None]) -> Parsed:
    if kind == "registration" and _all_registrations(texts):
        values, whole = np.array(texts, dtype=np.str_), np.ones(len(texts), np.bool_)
        return Parsed(values, whole, whole, whole=True)
    read = _READERS[kind]
    values = np.array([read(text) if text else _BLANK_TEXT for text in texts], dtype=np.str_)
    odd = values == _ODD_TEXT
    filled = values != _BLANK_TEXT
    if odd.any():
        values[odd] = _BLANK_TEXT
    return _parsed(values, filled, odd)


def _all_registrations(texts: Sequence[str | None]) -> bool:
    """Whether all are registration numbers as they should be: the usual case, seen in one look."""
    if not texts or None in texts:
        return False
    together = "\n".join(map(str, texts))
    return together.count("\n") == len(texts) - 1 and _ALL_REGISTRATIONS.fullmatch(together) is not None


def registration(text: str) -> str:
    """A registration number without spaces and in capitals, whether or not it has the right form."""
    return _SPACES.sub("", text).upper()


def _registration(text: str) -> str:
    number = text if _REGISTRATION.fullmatch(text) else registration(text)
    return number if _REGISTRATION.fullmatch(number) else _ODD_TEXT


def _moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _ODD_TEXT
    return text[:LONGEST_REMEMBERED] if "T" in text else _ODD_TEXT


def _year(text: str) -> str:
    known = len(text) == 4 and text.isascii() and text.isdigit() and int(text) >= EARLIEST_YEAR
    return text if known else _ODD_TEXT


def _authority(text: str) -> str:
    return text if len(text) == 3 and text.isascii() and text.isdigit() else _ODD_TEXT


_READERS: dict[str, Callable[[str], str]] = {
    "registration": _registration,
    "moment": _moment,
    "year": _year,
    "authority": _authority,
    "text": lambda text: text[:LONGEST_REMEMBERED].replace(_ODD_TEXT, "."),
}


def _parsed(values: Column, filled: Mask, odd: Mask) -> Parsed:
    understood = ~odd
    return Parsed(values, filled, understood, bool(understood.all()))


def has_more_places(values: Column, places: int) -> Mask:
    """Which numbers have more decimal places than these; noughts at the end do not count, as in the schema.

    A whole number over a power of ten is rounded as the text of that number is, so equal means equal.
    """
    unit = 10.0**places
    rounded: NDArray[np.float64] = np.rint(values * unit) / unit
    return np.not_equal(rounded, values) & ~np.isnan(values)

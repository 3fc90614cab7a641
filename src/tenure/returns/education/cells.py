"""From a cell's text to its value: a code, a day, a number, or a number of somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np

from tenure.returns.education.fields import FIELDS, Field, File, Kind
from tenure.terms.organisations import unit_of

ODD: Final = "?"
"""What stands for a code where the cell holds no word of the field."""

REGISTER = re.compile(r"SW(?:[1-9]\d{0,5}|99\d{6})")
"""SW and one to six digits without a leading nought. Those of eight digits from 99 are made up: no one's."""

_DAYS = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00:00)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})"), (3, 2, 1)),
)
_NO_DAY = np.datetime64("NaT", "D")
EARLIEST, LATEST = 1920, 2100


def key_of(text: str) -> str:
    """A number of somebody as it is compared: without white space, in capitals."""
    return "".join(text.split()).upper()


@cache
def _words(file: File, name: str) -> Mapping[str, str]:
    """The code for each word that a field takes, in small letters."""
    codes = FIELDS[file][name].codes
    assert codes is not None, "a field of codes has them"
    by_code = {code.casefold(): code for code in codes}
    return by_code | {label.casefold(): code for code, label in codes.labels.items()}


def _code(field: Field, text: str) -> str:
    return _words(field.file, field.name).get(" ".join(text.split()).casefold(), ODD) if text else ""


def _day(field: Field, text: str) -> Any:
    for pattern, (year, month, day) in _DAYS:
        found = pattern.fullmatch(text)
        if found:
            return _day_of(int(found[year]), int(found[month]), int(found[day]))
    return _NO_DAY


def _day_of(year: int, month: int, day: int) -> Any:
    try:
        return np.datetime64(date(year, month, day), "D") if EARLIEST <= year <= LATEST else _NO_DAY
    except ValueError:
        return _NO_DAY


def _number(field: Field, text: str) -> float:
    if not re.fullmatch(r"\d{1,6}", text) or not field.low <= int(text) <= field.high:
        return np.nan
    return float(text)


def _key(field: Field, text: str) -> str:
    return key_of(text)


def _register(field: Field, text: str) -> str:
    number = key_of(text)
    return number if not number or REGISTER.fullmatch(number) else ODD


def _partner(field: Field, text: str) -> str:
    """The number of the unit that the council reports in."""
    unit = unit_of(text.strip())
    return unit.number if unit else ODD if text else ""


def _text(field: Field, text: str) -> str:
    return text


PARSED: Final[Mapping[Kind, tuple[Callable[[Field, str], Any], Any]]] = {
    "key": (_key, np.str_),
    "text": (_text, np.str_),
    "code": (_code, np.str_),
    "date": (_day, "datetime64[D]"),
    "number": (_number, np.float64),
    "register": (_register, np.str_),
    "partner": (_partner, np.str_),
}
"""How a cell of each kind becomes a value, and what a column of such values is made of."""


def is_odd(field: Field, text: str) -> bool:
    """Whether a cell holds something, and it is no value of the field."""
    value = PARSED[field.kind][0](field, text)
    if field.kind in ("date", "number"):
        return bool(text) and bool(value != value)
    return bool(field.kind in ("code", "register", "partner")) and bool(value == ODD)

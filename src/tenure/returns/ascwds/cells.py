"""From a cell's text to its value: blank, not known, zero and a number stay four things.

The service reads numbers leniently: what follows leading digits is disregarded, so `1x` is 1 and `31.7` is
31. Values here are what the service takes; `exact` says which cells are written as they should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.fields import Field
from tenure.returns.columns import Mask

BLANK, GIVEN, UNKNOWN, ODD = 0, 1, 2, 3
"""What a cell says: nothing, a value, that it is not known, or something that is no answer."""

NOT_ANSWERED, NO_ANSWER = "", "?"
"""What stands for a code where the cell is blank, and where it holds no code of the field."""

EARLIEST_YEAR = 1900

_LEADING = re.compile(r"\s*([+-]?[0-9]+)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_NAT = np.datetime64("NaT", "D")


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says: a value (a code, a number or a day), and which of the four it is.

    exact   whether it is written as it should be; a value can be read all the same.
    """

    value: Any
    state: int
    exact: bool = True


def leading_number(text: str) -> int | None:
    """The whole number at the beginning of a text, as the service reads it; None where there is none."""
    found = _LEADING.match(text)
    return int(found[1]) if found else None


def places_of(text: str) -> tuple[str, ...]:
    """The places of a list; a blank cell has none, and `;` has two that are empty."""
    return tuple(place.strip() for place in text.split(";")) if text.strip() else ()


def key_of(text: str) -> str:
    """A reference without any white space, as the service compares it."""
    return "".join(text.split()) if " " in text or not text.isascii() or not text.isprintable() else text


def _code(field: Field, text: str) -> Said:
    assert field.codes is not None, "a field of codes has them"
    number = leading_number(text)
    code = NO_ANSWER if number is None else str(number)
    if code not in field.codes:
        return Said(NO_ANSWER, ODD, exact=False)
    return Said(code, UNKNOWN if code == field.unknown else GIVEN, exact=text.strip() == code)


def _word(field: Field, text: str) -> Said:
    word = text.strip()
    known = field.codes is not None and word.lower() in field.codes
    state = UNKNOWN if word.lower() == field.unknown else GIVEN
    return (
        Said(word.lower(), state, exact=word == text)
        if known
        else Said(word[:40] or NO_ANSWER, ODD, exact=False)
    )


def _status(field: Field, text: str) -> Said:
    word = text.strip().upper()
    known = field.codes is not None and word in field.codes
    return Said(word, GIVEN, exact=word == text) if known else Said(NO_ANSWER, ODD, exact=False)


def _number(field: Field, text: str) -> Said:
    text = text.strip()
    if text == field.unknown:
        return Said(np.nan, UNKNOWN)
    if not _NUMBER.fullmatch(text):
        leading = leading_number(text)
        return Said(np.nan if leading is None else float(leading), ODD, exact=False)
    value = float(text)
    outside = (field.low is not None and value < field.low) or (field.high is not None and value > field.high)
    odd = outside or (field.halves and not (value * 2).is_integer())
    return Said(value, ODD if odd else GIVEN, exact=not odd)


def _date(field: Field, text: str) -> Said:
    text = text.strip()
    if field.unknown and text.lower() == field.unknown.lower():
        return Said(_NAT, UNKNOWN)
    found = _DATE.fullmatch(text)
    day = day_of(int(found[3]), int(found[2]), int(found[1])) if found else None
    if day is None or found is None:
        return Said(_NAT, ODD, exact=False)
    return Said(np.datetime64(day, "D"), GIVEN, exact=len(found[1]) == len(found[2]) == 2)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it and it is not before 1900."""
    try:
        return date(year, month, day) if year >= EARLIEST_YEAR else None
    except ValueError:
        return None


def _year(field: Field, text: str) -> Said:
    text = text.strip()
    if text == field.unknown:
        return Said(np.nan, UNKNOWN)
    known = len(text) == 4 and text.isascii() and text.isdigit()
    return Said(float(text), GIVEN) if known else Said(np.nan, ODD, exact=False)


def _answer(field: Field, text: str) -> Said:
    """The code of an answer; what follows its semicolon is read with `second_of`."""
    first = text.partition(";")[0]
    if field.codes is None:
        number = leading_number(first)
        return Said(NO_ANSWER, ODD, exact=False) if number is None else Said(str(number), GIVEN)
    return _code(field, first) if first.strip() else Said(NO_ANSWER, ODD, exact=False)


def second_of(text: str) -> str:
    """What follows the first semicolon of an answer, a level or a year; empty where nothing does."""
    return text.partition(";")[2].strip()


def _counts(field: Field, text: str) -> Said:
    """The sum of a list of counts; 999 alone is not known, and inside a list it is that many."""
    if text.strip() == field.unknown:
        return Said(np.nan, UNKNOWN)
    numbers = [leading_number(place) for place in places_of(text)]
    low, high = field.low or 0, field.high or np.inf
    if any(number is None or not low <= number <= high for number in numbers):
        return Said(np.nan, ODD, exact=False)
    exact = all(place.isdigit() for place in places_of(text))
    return Said(float(sum(number or 0 for number in numbers)), GIVEN, exact=exact)


def _text(field: Field, text: str) -> Said:
    state = UNKNOWN if field.unknown and text.strip().lower() == field.unknown.lower() else GIVEN
    return Said("", state)


def _key(field: Field, text: str) -> Said:
    return Said("", GIVEN)


_READERS: Mapping[str, tuple[Callable[[Field, str], Said], Any]] = {
    "code": (_code, NOT_ANSWERED),
    "answer": (_answer, NOT_ANSWERED),
    "word": (_word, NOT_ANSWERED),
    "status": (_status, NOT_ANSWERED),
    "number": (_number, np.nan),
    "counts": (_counts, np.nan),
    "year": (_year, np.nan),
    "date": (_date, _NAT),
    "key": (_key, NOT_ANSWERED),
}
"""How a cell of each kind is read, and its value where it is blank; other kinds are texts."""


_AS_IT_STANDS = frozenset({"key", "text", "texts", "postcode", "pattern", "codes", "numbers"})
"""Kinds whose cells are read by rules of their own."""


def reader_of(field: Field) -> Callable[[str], Said]:
    """What a text of that field says."""
    read, blank = _READERS.get(field.kind, (_text, NOT_ANSWERED))
    nothing = Said(blank, BLANK)
    return partial(_unless_blank, read=partial(read, field), nothing=nothing)


def _unless_blank(text: str, *, read: Callable[[str], Said], nothing: Said) -> Said:
    return read(text) if text.strip() else nothing


@dataclass(frozen=True, eq=False, slots=True)
class Parsed:
    """What each different text of a column says, once."""

    values: NDArray[Any]
    states: NDArray[np.int8]
    exact: Mask


def parsed(field: Field, texts: list[str]) -> Parsed:
    """The different texts of one column, understood."""
    if field.kind in _AS_IT_STANDS and not field.unknown:
        return _only_filled(texts)
    said = list(map(reader_of(field), texts))
    blank = _blank_of(field.kind)
    values = np.array(
        [one.value for one in said], dtype=np.asarray(blank).dtype if blank is not NOT_ANSWERED else np.str_
    )
    states = np.fromiter((one.state for one in said), np.int8, len(said))
    return Parsed(values, states, np.fromiter((one.exact for one in said), np.bool_, len(said)))


def _only_filled(texts: list[str]) -> Parsed:
    """Texts of which no more is understood than whether there is any."""
    states = np.fromiter(map(bool, map(str.strip, texts)), np.int8, len(texts))
    return Parsed(np.full(len(texts), ""), states, np.ones(len(texts), np.bool_))


@cache
def _blank_of(kind: str) -> Any:
    return _READERS.get(kind, (_text, NOT_ANSWERED))[1]

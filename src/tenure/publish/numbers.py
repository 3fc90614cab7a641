"""How numbers are written: one decimal for rates and FTE, a comma in thousands, dates in words."""

from __future__ import annotations

from datetime import date
from typing import Final

HIDDEN_WORDS: Final = "Hidden: fewer than {threshold} people"
NOT_AVAILABLE: Final = "Not available"
NOT_APPLICABLE: Final = "Not applicable"
NO_WHOLE: Final = "z"
"""Stands for the whole of a count, which has none."""

MINUS: Final = "\N{MINUS SIGN}"

_ONES = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def rate(share: float) -> str:
    """A share as a percentage: 0.184 is 18.4%."""
    return f"{rounded(share * 100)}%"


def points(share: float) -> str:
    """A difference between two shares, without its sign: 0.029 is 2.9 points."""
    text = rounded(abs(share) * 100)
    return f"{text} point" if text == "1.0" else f"{text} points"


def rounded(value: float, places: int = 1) -> str:
    """A number with a comma in thousands; never a minus before a zero, halves away from zero as in the
    tables.
    """
    nudged = value + (1e-9 if value >= 0 else -1e-9)
    text = f"{nudged:,.{places}f}"
    return text.lstrip("-") if not text.strip("-0.,") else text.replace("-", MINUS)


def quantity(value: float, unit: str) -> str:
    """A figure in its unit: share, FTE, people, jobs, cases, days, cases per FTE, or pounds."""
    if unit == "share":
        return rate(value)
    said = rounded(value, places(unit))
    return f"£{said}" if unit in MONEY else said


WHOLE_UNITS: Final = frozenset({"people", "jobs", "posts", "cases", "answers", "£"})
_ONE: Final = {"people": "person", "jobs": "job", "posts": "post", "cases": "case", "answers": "answer"}
MONEY: Final = frozenset({"£", "£ an hour"})
FINE_UNITS: Final = frozenset({"score"}) | MONEY
"""Pounds by the hour, and means of answers on a scale: a tenth of a step is much."""


def places(unit: str) -> int:
    """Decimals that a unit is printed with."""
    return 0 if unit in WHOLE_UNITS else 2 if unit in FINE_UNITS else 1


def after(unit: str) -> str:
    """The words behind a figure: a share and pounds carry their own sign."""
    return {"share": "", "£": "", "£ an hour": "an hour"}.get(unit, unit)


def change(value: float, unit: str) -> str:
    """The size of a change, without its sign: 2.9 points, 40.5 FTE, 1 person."""
    if unit == "share":
        return points(value)
    said = quantity(abs(value), unit)
    return f"{said} {_ONE.get(unit, after(unit)) if said == '1' else after(unit)}".rstrip()


def day(on: date) -> str:
    """30 September 2018."""
    return f"{on.day} {on:%B %Y}"


def reference_day(year: int) -> str:
    """The day on which a collection year's people are counted."""
    return day(date(year, 9, 30))


def count_words(number: int) -> str:
    """Small numbers in words at the head of a sentence; larger ones in figures."""
    return _ONES[number] if 0 <= number < len(_ONES) else rounded(number, 0)


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a sentence: "Ashmere", "Ashmere and Hartwell", "Ashmere, Hartwell and Northvale"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"

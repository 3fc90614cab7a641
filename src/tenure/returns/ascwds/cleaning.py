"""What of a cell can be put right without asking anyone: its form, never its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from tenure.returns.ascwds.cells import day_of
from tenure.returns.ascwds.fields import Field

RECODED: Mapping[str, str] = MappingProxyType({"22": "27", "41": "40"})
"""Job roles withdrawn in May 2024 to the one that the code set names in their place. Role 33 has none."""

_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_WHOLE = re.compile(r"0*(\d+?)(?:\.0*)?", re.ASCII)
_NUMBER = re.compile(r"0*(\d+?)(?:\.(\d*?)0*)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PATTERN = re.compile(r"\d-\d{8,12}", re.ASCII)
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", re.I | re.ASCII)
_PLACED = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", re.I | re.ASCII)
_MONTHS = re.compile(r"0*(\d{1,3}?)(?:\.0*)?", re.ASCII)

_WHOLE_NUMBERS = frozenset({"TOTALPERMTEMP", "HOLIDAY", "PROVIDERNAME"})
_POUNDS = frozenset({"SALARY", "HOURLYRATE", "TTDIFFRATE"})

SPACE = "There is no space before or after a value."
CODE = "A code is written as the list of codes has it: 1, not 01 or 1.0."
LIST = "The places of a list are whole numbers without spaces: 4;1."
NUMBER = "A number is written with a point, and without commas, pound signs and noughts that say nothing."
STATUS = "A status is written in capitals."
WORD = "The word is written in small letters."
DAY = "A date is written day, month, year with two, two and four digits."
POSTCODE = "A postcode has one space, before its last three characters."
PATTERN = "The number is a digit, a hyphen and 8 to 12 digits, without spaces."
RECODE = "The role was withdrawn, and the code set names the one that takes its place."


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cell should say, and why; the same text and no reason where it stays as it is."""

    text: str
    why: str = ""


def cleaned(field: Field, text: str, *, british: bool = True) -> Cleaned:
    """A cell with its form put right, where that can mean only one thing.

    british  whether days and months in numbers have the day first.
    """
    bare = text.strip()
    if not bare:
        return Cleaned(text)
    clean = _BY_KIND.get(field.kind)
    found = clean(field, bare) if clean and (british or field.kind != "date") else Cleaned(bare)
    if found.text != text and not found.why:
        return Cleaned(found.text, SPACE)
    return found if found.text != text else Cleaned(text)


def month_comes_first(text: str) -> bool:
    """Whether a date can only be read with its month before its day, as 01/31/2023."""
    found = _DATE.fullmatch(text.strip())
    return found is not None and int(found[1]) <= 12 < int(found[3]) <= 31


def _if_other(text: str, now: str, why: str) -> Cleaned:
    return Cleaned(now, why) if now != text else Cleaned(text)


def _status(field: Field, text: str) -> Cleaned:
    known = field.codes is not None and text.upper() in field.codes
    return _if_other(text, text.upper(), STATUS) if known else Cleaned(text)


def _word(field: Field, text: str) -> Cleaned:
    if field.codes is None:
        return _months(text)
    if text.lower() in field.codes:
        return _if_other(text, text.lower(), WORD)
    return _code(field, text)


def _months(text: str) -> Cleaned:
    if text.lower() == "none":
        return _if_other(text, "none", WORD)
    found = _MONTHS.fullmatch(text)
    return _if_other(text, found[1], NUMBER) if found else Cleaned(text)


def _code(field: Field, text: str) -> Cleaned:
    if field.codes is None or text in field.codes:
        return Cleaned(text)
    found = _WHOLE.fullmatch(text)
    if found and field.name == "MAINJOBROLE" and found[1] in RECODED:
        return Cleaned(RECODED[found[1]], RECODE)
    return Cleaned(found[1], CODE) if found and found[1] in field.codes else Cleaned(text)


def _answer(field: Field, text: str) -> Cleaned:
    """A code, and after a semicolon its level or year."""
    first, semicolon, second = text.partition(";")
    code = _code(field, first.strip()).text
    found = _WHOLE.fullmatch(second.strip())
    return _if_other(text, f"{code}{semicolon}{found[1] if found else second.strip()}", CODE)


def _places(field: Field, text: str) -> Cleaned:
    places = [_place(place.strip()) for place in text.split(";")]
    recoded = [RECODED.get(place, place) for place in places] if field.name == "ALLJOBROLES" else places
    if recoded != places and len(set(recoded)) == len(set(places)):
        return Cleaned(";".join(recoded), RECODE)
    return _if_other(text, ";".join(places), LIST)


def _place(text: str) -> str:
    found = _WHOLE.fullmatch(text)
    return found[1] if found else text


def _number(field: Field, text: str) -> Cleaned:
    plain = text.removeprefix("£").strip() if field.name in _POUNDS else text
    plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
    found = _NUMBER.fullmatch(plain)
    if not found:
        return Cleaned(text)
    short = f"{found[1]}.{found[2]}" if found[2] else found[1]
    whole_already = plain == f"{found[1]}.{plain.partition('.')[2]}" and len(plain.partition(".")[2]) in (
        1,
        2,
    )
    keep = whole_already and not field.halves and field.name not in _WHOLE_NUMBERS and short != field.unknown
    return _if_other(text, plain if keep else short, NUMBER)


def _year(field: Field, text: str) -> Cleaned:
    found = _WHOLE.fullmatch(text)
    is_year = found is not None and (len(found[1]) == 4 or found[1] == field.unknown)
    return _if_other(text, found[1], NUMBER) if found and is_year else Cleaned(text)


def _day(field: Field, text: str) -> Cleaned:
    british, iso = _DATE.fullmatch(text), _ISO.fullmatch(text)
    if british:
        day = day_of(int(british[4]), int(british[3]), int(british[1]))
    else:
        day = day_of(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    return _if_other(text, f"{day:%d/%m/%Y}", DAY) if day else Cleaned(text)


def _postcode(field: Field, text: str) -> Cleaned:
    if _PLACED.fullmatch(text):
        return Cleaned(text)
    found = _POSTCODE.fullmatch("".join(text.split()))
    return Cleaned(f"{found[1]} {found[2]}", POSTCODE) if found else Cleaned(text)


def _pattern(field: Field, text: str) -> Cleaned:
    plain = "".join(text.split()).replace("\N{EN DASH}", "-").replace("\N{HYPHEN}", "-")
    return _if_other(text, plain, PATTERN) if _PATTERN.fullmatch(plain) else Cleaned(text)


_BY_KIND: Mapping[str, Callable[[Field, str], Cleaned]] = MappingProxyType(
    {
        "status": _status,
        "word": _word,
        "code": _code,
        "answer": _answer,
        "codes": _places,
        "numbers": _places,
        "counts": _places,
        "number": _number,
        "year": _year,
        "date": _day,
        "postcode": _postcode,
        "pattern": _pattern,
    }
)


def cleaner_of(field: Field, *, british: bool) -> Callable[[str], Cleaned]:
    """What puts a text of that field right."""
    return partial(cleaned, field, british=british)

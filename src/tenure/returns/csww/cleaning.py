"""What of a cell can be put right without asking anyone: its form, never its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from tenure.returns.csww.fields import Field

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$", re.ASCII)
_REGISTRATION = re.compile(r"[A-Z]{2}\d{1,10}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_WHOLE = re.compile(r"([+-]?\d+)\.0+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d{1,2}", re.ASCII)
_COMMA_OF_FTE = re.compile(r"[01],\d{1,6}", re.ASCII)
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2}) +(\d{2}:\d{2}:\d{2}.*)", re.ASCII)

SEX_OF_GENDER = MappingProxyType({"1": "M", "2": "F"})
GENDER_OF_SEX = MappingProxyType({sex: gender for gender, sex in SEX_OF_GENDER.items()})


@dataclass(frozen=True)
class Cleaned:
    """What a cell should say, and why; the same text and no reason where it stays as it is."""

    text: str
    why: str = ""


def cleaned(field: Field, text: str, *, british: bool = True) -> Cleaned:
    """A cell with its form put right, where that can mean only one thing.

    british  whether dates with the day and the month in numbers have the day first.
    """
    if field.kind == "date":
        return _date(text) if british or not _BRITISH.fullmatch(text) else Cleaned(text)
    clean = _BY_KIND.get(field.kind)
    return clean(field, text) if clean else Cleaned(text)


def month_comes_first(text: str) -> bool:
    """Whether a date can only be read with its month before its day, as 01/31/2023."""
    found = _BRITISH.fullmatch(text)
    return bool(found) and int(found[1]) <= 12 < int(found[3]) <= 31 if found else False


def _date(text: str) -> Cleaned:
    if _ISO.fullmatch(text):
        return Cleaned(text)
    day = _day_in(_MIDNIGHT.sub("", text))
    return Cleaned(day.isoformat(), "Dates are written year, month, day.") if day else Cleaned(text)


def _day_in(text: str) -> date | None:
    british = _BRITISH.fullmatch(text)
    if british:
        text = f"{british[4]}/{british[3]}/{british[1]}"
    for form in ("%Y-%m-%d", *_WRITTEN):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _registration(field: Field, text: str) -> Cleaned:
    plain = re.sub(r"[\s-]", "", text).upper()
    if plain == text or not _REGISTRATION.fullmatch(plain):
        return Cleaned(text)
    return Cleaned(plain, "Registration numbers are written in capitals without spaces.")


def _code(field: Field, text: str) -> Cleaned:
    codes: Container[str] = field.codes or ()
    if text in codes:
        return Cleaned(text)
    whole = _WHOLE.fullmatch(text)
    number = whole[1] if whole else text
    for candidate in (number, number.lstrip("0") or "0", text.upper(), _by_label(field).get(text.casefold())):
        if candidate in codes and candidate is not None:
            return Cleaned(candidate, "Codes are written as the return lists them.")
    if field.name == "Sex" and number in SEX_OF_GENDER:
        return Cleaned(SEX_OF_GENDER[number], "From 2024 sex is M or F; 1 was male and 2 female.")
    return Cleaned(text)


def _by_label(field: Field) -> Mapping[str, str]:
    codes = field.codes.labels if field.codes else {}
    return {label.casefold(): code for code, label in codes.items()}


def _decimal(field: Field, text: str) -> Cleaned:
    plain = _without_commas(field, text)
    if not _NUMBER.fullmatch(plain):
        return Cleaned(text)
    why = "" if plain == text else "Numbers are written with a point and without commas or pound signs."
    places = len(plain.partition(".")[2])
    if field.places is None or places <= field.places:
        return Cleaned(plain, why)
    rounded = Decimal(plain).quantize(Decimal(1).scaleb(-field.places), ROUND_HALF_UP)
    if not rounded and Decimal(plain):
        return Cleaned(plain, why)
    rounds = f"{field.name} has at most {field.places} decimal {'place' if field.places == 1 else 'places'}."
    return Cleaned(format(rounded or abs(rounded), "f"), f"{why} {rounds}".strip())


def _without_commas(field: Field, text: str) -> str:
    plain = (
        re.sub(r"^£\s*", "", text) if field.name in ("BaseSalary", "RRPayments", "OtherPayments") else text
    )
    if field.high == 1:
        return plain.replace(",", ".") if _COMMA_OF_FTE.fullmatch(plain) else text
    if _THOUSANDS.fullmatch(plain):
        return plain.replace(",", "")
    return plain.replace(",", ".") if _COMMA.fullmatch(plain) else plain


def _integer(field: Field, text: str) -> Cleaned:
    plain = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    whole = _WHOLE.fullmatch(plain)
    plain = whole[1] if whole else plain
    return Cleaned(plain, "" if plain == text else "Whole numbers are written without a point or commas.")


def _moment(field: Field, text: str) -> Cleaned:
    found = _CLOCK.fullmatch(text)
    if not found:
        return Cleaned(text)
    return Cleaned(f"{found[1]}T{found[2]}", "A T stands between the date and the time.")


_BY_KIND: Mapping[str, Callable[[Field, str], Cleaned]] = MappingProxyType(
    {
        "registration": _registration,
        "code": _code,
        "decimal": _decimal,
        "integer": _integer,
        "year": _integer,
        "authority": _integer,
        "moment": _moment,
    }
)

"""How a value is spelled in a cell or a field, and read from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final


def words_in(said: Any) -> str:
    """A cell as it was typed: 49 and not 49.0."""
    if isinstance(said, float) and said.is_integer():
        return str(int(said))
    return str(said).strip()


def codes_in(said: Any) -> list[str]:
    """Codes with commas, semicolons or new lines between."""
    return [each.strip() for each in re.split(r"[,;\n]", words_in(said)) if each.strip()]


def lines_in(said: Any) -> list[str]:
    """One thing a line."""
    return [each.strip() for each in words_in(said).split("\n") if each.strip()]


def day_in(said: Any) -> date | None:
    """A day of the spreadsheet, or words as 2027-09-01."""
    if isinstance(said, datetime):
        return said.date()
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(words_in(said)) if isinstance(said, str) else None
    except ValueError:
        return None


def number_in(said: Any) -> float | None:
    """A number, with commas and a pound sign or without."""
    try:
        return float(words_in(said).replace(",", "").removeprefix("£"))
    except ValueError:
        return None


FORMS: Final[Mapping[str, Any]] = {
    "words": words_in,
    "codes": codes_in,
    "lines": lines_in,
    "day": day_in,
    "number": number_in,
}
WANTED: Final[Mapping[str, str]] = {
    "words": "words",
    "codes": "codes with commas between",
    "lines": "one thing a line",
    "day": "a day, as 2027-09-01",
    "number": "a number",
}

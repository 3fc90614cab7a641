"""Which way text runs: as its first letter does."""

from __future__ import annotations

import unicodedata
from typing import Final

LEFTWARD: Final = frozenset({"R", "AL"})


def leftward(text: str) -> bool:
    """Whether text is written from right to left, as Arabic and Hebrew are."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way in LEFTWARD:
            return True
        if way == "L":
            return False
    return False

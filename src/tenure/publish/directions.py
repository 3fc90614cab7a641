"""Which way text runs: as its first letter does."""

from __future__ import annotations

import unicodedata
from typing import Final

LEFTWARD: Final = frozenset({"R", "AL"})
LEFT_TO_RIGHT: Final = "\u200e"
"""A mark that nobody sees, after which text runs from left to right again."""


def leftward(text: str) -> bool:
    """Whether text is written from right to left, as Arabic and Hebrew are."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way in LEFTWARD:
            return True
        if way == "L":
            return False
    return False


def apart(name: str) -> str:
    """A name inside a line from left to right, so that a number after it does not run into it."""
    turned = any(unicodedata.bidirectional(letter) in LEFTWARD for letter in name)
    return f"{name}{LEFT_TO_RIGHT}" if turned else name

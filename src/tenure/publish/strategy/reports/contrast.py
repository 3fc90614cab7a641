"""Whether a colour can be read: its contrast with another, as WCAG 2.2 defines it (1.4.3)."""

from __future__ import annotations

import re
from typing import Final

LEAST: Final = 4.5
"""The contrast that text of ordinary size needs at level AA."""

WHITE: Final = "#ffffff"
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether text is a colour as #0b5351."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str = WHITE) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black and white).

    Source   WCAG 2.2, "relative luminance" and "contrast ratio".
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def colour_fault(colour: str, called: str) -> str:
    """Why a colour cannot carry text on white, in a sentence; empty where it can."""
    if not is_colour(colour):
        return f"The {called} is not a colour. Write it as #0b5351."
    found = contrast(colour)
    if found >= LEAST:
        return ""
    return (
        f"The {called} {colour} has a contrast of {found:.1f} to 1 with white; text needs {LEAST} to 1 or "
        "more. Choose a darker one."
    )

"""Letters that our sheets can set, and what stands for those they cannot."""

from __future__ import annotations

from typing import Final

HELD: Final = (
    (0x20, 0x24F),
    (0x370, 0x52F),
    (0x590, 0x5F4),
    (0x600, 0x6FF),
    (0x2010, 0x206F),
    (0xFB1D, 0xFEFC),
)
"""Letters that the sheets' fonts hold: Latin, Greek, Cyrillic, Hebrew, Arabic, and their marks."""

LOST: Final = "□"
"""What stands for a letter that cannot be set: nobody takes it for a letter, or for a question."""

EXTRA: Final = frozenset(f"−×≤≥→←✓✕€£\n{LOST}")
"""Characters beyond those that the sheets' fonts hold."""


def plain(text: str) -> str:
    """Text with a box for each character that the letters of a sheet may lack."""
    return "".join(each if _held(each) else LOST for each in text)


def letters_lost(text: str) -> int:
    """How many letters of a text a sheet cannot set."""
    return sum(not _held(each) for each in text)


def lost_words(number: int, of: str) -> str:
    """How many letters could not be set, and where they stand; empty where none were lost.

    of  what the PDF is of, in words: "this report".
    """
    if not number:
        return ""
    many = "One letter" if number == 1 else f"{number:,} letters"
    verb = "is" if number == 1 else "are"
    return (
        f"{many} of a script that this PDF cannot set {verb} shown as {LOST}. The page, the slides and the "
        f"workbook of {of} hold every letter."
    )


def _held(letter: str) -> bool:
    return letter in EXTRA or any(first <= ord(letter) <= last for first, last in HELD)

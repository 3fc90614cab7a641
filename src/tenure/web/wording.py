"""The words that pages use for states and counts; figures bring their own words from publish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tenure.terms.windows import KINDS

PARTNERSHIP: Final = "The partnership"
"""What stands beside the name of the product for people of no one partner."""

STATES: Final[Mapping[str, tuple[str, str, str]]] = {
    "received": ("–", "Waiting to be checked", "no-data"),
    "checking": ("–", "Being checked", "no-data"),
    "checked": ("!", "Checked, not yet accepted", "watch"),
    "accepted": ("✓", "Accepted", "on-course"),
    "replaced": ("–", "Replaced by a newer file", "no-data"),
    "withdrawn": ("–", "Withdrawn", "no-data"),
    "unreadable": ("✕", "Could not be read", "off-course"),
}
"""Each state of a submission: its icon, its words, and which status colour it wears."""

KIND_WORDS: Final[Mapping[str, str]] = {key: kind.label for key, kind in KINDS.items()}
"""What a return of each kind is called in a sentence."""

UNEXPECTED: Final[Mapping[str, str]] = {
    "vanished": "People who are not mentioned",
    "contradiction": "Figures that contradict one another",
    "collapsed": "A role that collapsed",
    "change": "A large change",
}
"""What each thing that breaks with the years before is called."""

UNITS: Final[Mapping[str, str]] = {
    "share": "per cent",
    "people": "people, or full-time equivalents (FTE)",
    "FTE": "full-time equivalents (FTE)",
}
"""What a definition's unit is called; any other is called what it is."""

HIDDEN: Final = "Hidden: it stands for few people, or would tell by subtraction of a figure that does."
"""What stands under a table with hidden figures, for a reader who sees that some of them cannot be small."""

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES: Final = (
    *(("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Windows", "Windows")),
    *(("Mac OS", "a Mac"), ("Linux", "Linux")),
)

ROLES: Final[Mapping[str, str]] = {
    "analyst": "Analyst",
    "partnership lead": "Partnership lead",
    "board member": "Board member",
    "administrator": "Administrator",
}


def count(number: float) -> str:
    """1,305"""
    return f"{number:,.0f}"


def many(number: int, one: str, more: str = "") -> str:
    """1 error; 2 errors; 1,305 queries."""
    return f"{count(number)} {one if number == 1 else more or one + 's'}"


def size(number: int) -> str:
    """A file's size as people say it: 812 bytes, 14 kB, 2.1 MB."""
    if number < 1000:
        return f"{number} bytes"
    return f"{number / 1000:.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def browser(agent: str) -> str:
    """What somebody would call their browser and machine: Edge on Windows. A browser says more than it is."""
    name = next((said for sign, said in _BROWSERS if sign in agent), "Another browser or program")
    machine = next((said for sign, said in _MACHINES if sign in agent), "")
    return f"{name} on {machine}" if machine else name


_NUMBERS: Final = ("Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def things(number: int) -> str:
    """How many things need someone, as the head of the home page says it."""
    if number == 0:
        return "Nothing needs you today"
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} thing needs you" if number == 1 else f"{said} things need you"

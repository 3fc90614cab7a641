"""What a scenario may change: the kinds of effect, what each is measured in, and where it can apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

VERBS: Final = ("multiply", "add", "set")

CHANCE: Final = ("chance", "odds")
UNITS_OF_WORK: Final = ("partners", "services")


@dataclass(frozen=True)
class Kind:
    """One kind of effect.

    says    what it changes, in plain words.
    draws   which chances of the simulation it multiplies (`flows.inputs.KINDS`); empty where it changes
            what is settled before (posts, places, students) or what is worked out after (price, hours).
    units   by verb: what may be multiplied, added or set. A verb that is not there cannot be used.
    places  which keys of `where` narrow it.
    """

    says: str
    draws: str
    units: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]


def _kind(says: str, draws: str, places: tuple[str, ...], **units: tuple[str, ...]) -> Kind:
    return Kind(says, draws, MappingProxyType(units), places)


KINDS: Final[Mapping[str, Kind]] = MappingProxyType({
    "exit hazard": _kind(
        "The chance that somebody in post leaves within a month.", "leaving",
        (*UNITS_OF_WORK, "stages", "months", "destinations"), multiply=("hazard", "odds"),
    ),
    "fill chance": _kind(
        "The chance that a vacant post is filled within a month.", "filled",
        (*UNITS_OF_WORK, "hires"), multiply=CHANCE,
    ),
    "time to hire": _kind(
        "The weeks that a post stands vacant before it is filled, on average.", "filled",
        (*UNITS_OF_WORK, "hires"), multiply=("weeks",), add=("weeks",),
    ),
    "intake": _kind(
        "Students who begin; the effect is felt when they would qualify.", "",
        ("routes",), multiply=("students",), add=("students a year",),
    ),
    "progression": _kind(
        "The chance that a student who is due to qualify does.", "qualifying", ("routes",), multiply=CHANCE,
    ),
    "partner share": _kind(
        "The chance that one who qualifies looks for a post with a partner.", "joining", ("routes",),
        multiply=CHANCE,
    ),
    "promotion": _kind(
        "The chance of promotion within a month.", "promoted", (*UNITS_OF_WORK, "steps"), multiply=CHANCE,
    ),
    "establishment": _kind(
        "Established posts.", "", UNITS_OF_WORK, multiply=("posts",), add=("posts",), set=("posts",),
    ),
    "induction capacity": _kind(
        "How many an employer can have in their assessed year at once.", "", UNITS_OF_WORK,
        multiply=("places",), add=("places",), set=("places",),
    ),
    "cover share": _kind(
        "The share of vacancies that agency staff cover.", "covered", UNITS_OF_WORK,
        multiply=("share", "odds"),
    ),
    "agency price": _kind(
        "What agency staff cost for each post covered.", "", UNITS_OF_WORK, multiply=("price",)
    ),
    "working pattern": _kind("FTE for each person in post.", "", UNITS_OF_WORK, multiply=("FTE per head",)),
    "one-off move": _kind(
        "People who come (or go, below nought) at once, on the first day of its month.", "",
        (*UNITS_OF_WORK, "stages"), add=("people",),
    ),
    "caseload cap": _kind(
        "Posts that keep cases for each full-time worker at or under a number.", "", UNITS_OF_WORK,
        set=("cases per full-time worker",),
    ),
})  # fmt: skip

PER: Final = ("once", "year", "participant and year", "hire", "student", "post and year")
"""What a cost is paid for."""
PAYERS: Final = ("partners", "partnership", "university", "government")
HIRES: Final = ("newly qualified", "experienced")
STEPS: Final = ("to senior", "to manager")

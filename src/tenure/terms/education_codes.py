"""The words of social work education: routes, phases, settings, stages of admission, results.

A cell of the education return holds a word as it is printed here (`Step Up`) or its code (`step-up`), in
capitals or not. Which words follow public guidance and which are a local choice stands in the data file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tenure.terms.codes import CodeSet, code_sets_in


def education_code_set(name: str) -> CodeSet:
    """The code set of that name. KeyError where there is none."""
    return code_sets_in("education_codes.csv")[name]


STAGES: Final = education_code_set("stage")
"""How far an application has got, in the order in which the stages follow."""

OFFERS: Final = frozenset({"offer", "conditional", "deferred", "declined", "not-met"})
"""Decisions that say a place was offered, whatever came of it."""

TAKEN_UP: Final = frozenset({"offer", "conditional", "deferred", "reserve"})
"""Decisions from which somebody can have accepted a place or enrolled."""

GONE: Final = frozenset({"withdrawn", "transferred"})
"""Standings of students who left without finishing."""


@dataclass(frozen=True)
class Days:
    """How many days of practice learning a programme asks for.

    first, last   days of the first and of the last placement.
    in_all        days in all, of which at most `skills` may be taught outside a placement.
    """

    first: int = 70
    last: int = 100
    in_all: int = 200
    skills: int = 30


USUAL_DAYS: Final = Days()
"""200 days in all, up to 30 of them skills days (Social Work England, practice placements guidance); 70 and
100 are usual, not demanded."""

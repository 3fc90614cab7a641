"""Who is looking: the one thing that decides which figures are true, protected or hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from tenure.terms.organisations import unit_of
from tenure.terms.problems import UsedWrongly

Audience = Literal["own", "partnership", "public"]

EVERY_PARTNER: Final = "*"
"""Stands in `Viewer.partner` for whoever holds the home's files, and so holds every return already."""


@dataclass(frozen=True)
class Viewer:
    """Someone who looks at figures.

    partner   the reporting unit they belong to ("101", "106 / 107"); None for people of the partnership
              itself.
    audience  "own" shows their own partner's true figures and others' protected; "partnership" and "public"
              protect every figure.
    role      analyst, partnership lead, board member, administrator; kept for the words, never for the
              figures.
    """

    partner: str | None
    audience: Audience = "own"
    role: str = "analyst"

    def sees_true(self, partner: str) -> bool:
        """Whether this viewer is shown that partner's figures as they are."""
        return self.audience == "own" and self.partner in (EVERY_PARTNER, partner)

    @property
    def holds_everything(self) -> bool:
        """Whether every figure is shown as it is."""
        return self.audience == "own" and self.partner == EVERY_PARTNER


HOLDER: Final = Viewer(EVERY_PARTNER, "own", "holder")
"""Whoever runs a command on a home can read its files: nothing in it is hidden from them."""


def viewer_for(audience: str, partner: str | None = None) -> Viewer:
    """The viewer that a command's `--audience` (and `--partner`) names."""
    if audience not in get_args(Audience):
        raise UsedWrongly(f"There is no audience called {audience}. Use own, partnership or public.")
    if partner is None:
        return (
            HOLDER if audience == "own" else Viewer(None, "public" if audience == "public" else "partnership")
        )
    unit = unit_of(partner)
    if unit is None:
        raise UsedWrongly(f"No authority has the number {partner}. Give the three digits that DfE uses.")
    chosen: Audience = "own" if audience == "own" else "public" if audience == "public" else "partnership"
    return Viewer(unit.number, chosen)

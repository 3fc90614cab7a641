"""Whether a meeting has its quorum, and whether what was agreed is done in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Came = Literal["present", "apologies", "absent"]
ActionState = Literal["done", "done late", "overdue", "to do"]

PRESENT: Final[Came] = "present"
ABSENT: Final[tuple[Came, ...]] = ("apologies", "absent")
CAME: Final[tuple[Came, ...]] = (PRESENT, *ABSENT)
SOON_DAYS: Final = 14
"""An action that is due within two weeks is told on its owner's first page."""


@dataclass(frozen=True)
class Quorum:
    """How many members have to be there, how many are, and how many there could be."""

    needed: int
    present: int
    members: int

    @property
    def there(self) -> bool:
        """Whether decisions of the meeting stand."""
        return self.present >= self.needed

    @property
    def sentence(self) -> str:
        """The quorum in words."""
        of = f"{self.present} of {self.members} members {'was' if self.present == 1 else 'were'} there"
        if self.there:
            return f"{of}; {self.needed} make a quorum. The meeting has its quorum."
        return f"{of}; {self.needed} make a quorum. Without it decisions are recommendations, to be ratified."


def quorum(needed: int, came: Iterable[Came]) -> Quorum:
    """The quorum of a meeting from what is written down of each member."""
    every = list(came)
    return Quorum(needed, every.count("present"), len(every))


def action_state(due: date, done: date | None, *, on: date) -> ActionState:
    """Where an action stands on a day."""
    if done is not None:
        return "done" if done <= due else "done late"
    return "overdue" if due < on else "to do"

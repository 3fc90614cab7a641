"""Money of the partnership (plan, paragraph 44): fees owed and paid, what activities cost, and who pays.

Amounts are pounds and pence. A year runs from 1 April and is named by the calendar year it begins in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

FeeState = Literal["paid", "part paid", "due", "overdue", "waived"]
Way = Literal["over", "under", "as planned", "to spend", "not planned", "nothing"]
Kind = Literal["core", "associate"]

KINDS: Final[tuple[Kind, ...]] = ("core", "associate")
BEGINS: Final = (4, 1)
"""Month and day on which a year of money begins: councils' and universities' grants run from April."""
NEAR: Final = Decimal("0.05")
"""Spending within a twentieth of the plan counts as planned: prices and pay move that much in a year."""
NOTHING: Final = Decimal(0)


def year_of(day: date) -> int:
    """The year of money that a day is in."""
    return day.year if (day.month, day.day) >= BEGINS else day.year - 1


def begins(year: int) -> date:
    """The first day of a year of money."""
    return date(year, *BEGINS)


@dataclass(frozen=True)
class Fee:
    """What a member owes for a year and what it has paid; `waived` where it need not pay the rest."""

    amount: Decimal
    due: date
    paid: Decimal = NOTHING
    waived: bool = False

    @property
    def owing(self) -> Decimal:
        """What is still to be paid."""
        return NOTHING if self.waived else max(NOTHING, self.amount - self.paid)

    def state(self, *, on: date) -> FeeState:
        """Where it stands on a day. The day it is due is still in time."""
        if self.waived:
            return "waived"
        if not self.owing:
            return "paid"
        if self.due < on:
            return "overdue"
        return "part paid" if self.paid else "due"


@dataclass(frozen=True)
class Funded:
    """What is planned and spent in one year, on one activity, from one source."""

    activity: str
    source: str
    planned: Decimal = NOTHING
    spent: Decimal = NOTHING


@dataclass(frozen=True)
class Sum:
    """Money planned and spent, added up."""

    planned: Decimal = NOTHING
    spent: Decimal = NOTHING

    @property
    def left(self) -> Decimal:
        """What the plan leaves; below nothing where more was spent."""
        return self.planned - self.spent

    def way(self, *, over: bool) -> Way:
        """How spending stands to the plan. `over`: the year is over, no more will come."""
        if not self.planned:
            return "not planned" if self.spent else "nothing"
        if self.spent > self.planned * (1 + NEAR):
            return "over"
        if not over:
            return "to spend"
        return "under" if self.spent < self.planned * (1 - NEAR) else "as planned"


def summed(lines: Iterable[Funded]) -> Sum:
    """Everything planned and spent in these lines."""
    several = list(lines)
    return Sum(
        sum((each.planned for each in several), NOTHING), sum((each.spent for each in several), NOTHING)
    )


def by_activity(lines: Sequence[Funded]) -> dict[str, Sum]:
    """The sums of each activity, in the order in which activities first come."""
    codes = dict.fromkeys(each.activity for each in lines)
    return {code: summed(each for each in lines if each.activity == code) for code in codes}


def by_source(lines: Sequence[Funded]) -> dict[str, Sum]:
    """The sums of each source, by its name."""
    names = sorted({each.source for each in lines})
    return {name: summed(each for each in lines if each.source == name) for name in names}

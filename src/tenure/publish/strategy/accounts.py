"""The partnership's money as readers see it: what is spent of the plan, by whom, and what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.strategy.money import Fee, FeeState, Funded, Sum, Way, begins, by_activity, by_source, summed

WAYS: Final[Mapping[Way, tuple[str, str]]] = {
    "over": ("✕", "off-course"),
    "not planned": ("!", "watch"),
    "under": ("!", "watch"),
    "as planned": ("✓", "on-course"),
    "to spend": ("✓", "on-course"),
    "nothing": ("–", "no-data"),
}
"""The icon and the kind of status of spending beside its plan."""
FEE_MARKS: Final[Mapping[FeeState, tuple[str, str]]] = {
    "paid": ("✓", "on-course"),
    "part paid": ("!", "watch"),
    "due": ("–", "no-data"),
    "overdue": ("✕", "off-course"),
    "waived": ("–", "no-data"),
}
"""The icon and the kind of status of a fee."""
NO_MONEY: Final = Sum()


def pounds(amount: Decimal) -> str:
    """An amount in full: £12,000, or £12,000.50 where there are pence. Below nothing it has a minus."""
    size = abs(amount)
    said = f"{size:,.0f}" if size == size.to_integral_value() else f"{size:,.2f}"
    return f"{numbers.MINUS if amount < 0 else ''}£{said}"


def year_words(year: int) -> str:
    """A year of money in words: "2026 to 2027"."""
    return f"{year} to {year + 1}"


@dataclass(frozen=True)
class Spending:
    """Money of one activity, one source or all together: its words, and how it stands."""

    code: str
    title: str
    sum: Sum
    way: Way
    sources: str = ""
    before: Sum = NO_MONEY

    @property
    def icon(self) -> str:
        return WAYS[self.way][0]

    @property
    def kind(self) -> str:
        return WAYS[self.way][1]

    @property
    def words(self) -> str:
        """How it stands, with the amount: "£1,200 over", "£3,000 left"."""
        left = self.sum.left
        if self.way == "over":
            return f"{pounds(-left)} over"
        if self.way == "under":
            return f"{pounds(left)} under"
        if self.way == "to spend":
            return f"{pounds(left)} left" if left > 0 else "All spent"
        return first_up(self.way) if self.way != "nothing" else "No money"


@dataclass(frozen=True)
class FeeRow:
    """What one member owes for a year: whose, which fee, and where it stands today."""

    number: int
    partner: str
    kind: str
    year: int
    fee: Fee
    state: FeeState

    @property
    def icon(self) -> str:
        return FEE_MARKS[self.state][0]

    @property
    def mark(self) -> str:
        return FEE_MARKS[self.state][1]


@dataclass(frozen=True)
class FeeTotals:
    """Fees of a year together, which every reader may see: owed, paid, and how many members are late."""

    owed: Decimal
    paid: Decimal
    overdue: int
    members: int


@dataclass(frozen=True)
class Accounts:
    """The page of one year: its answer, all together, by source and by activity."""

    answer: str
    year: int
    all: Spending
    sources: tuple[Spending, ...]
    activities: tuple[Spending, ...]


def fee_totals(fees: Iterable[tuple[str, Fee]], *, on: date) -> FeeTotals:
    """The totals of fees, each with the number of its member. What is waived is not owed."""
    several = [(who, fee) for who, fee in fees]
    return FeeTotals(
        sum((fee.paid + fee.owing for _, fee in several), Decimal(0)),
        sum((fee.paid for _, fee in several), Decimal(0)),
        len({who for who, fee in several if fee.state(on=on) == "overdue"}),
        len({who for who, _ in several}),
    )


def accounts(
    lines: Sequence[Funded], before: Sequence[Funded], *, year: int, titles: Mapping[str, str], today: date
) -> Accounts:
    """The year's money, with the year before beside it. `titles` are the activities' by code."""
    over = today >= begins(year + 1)
    earlier = by_activity(before)
    sums = by_activity(lines)
    activities = [
        Spending(
            code,
            titles.get(code, code),
            each,
            each.way(over=over),
            numbers.listed(sorted({line.source for line in lines if line.activity == code})),
            earlier.get(code, NO_MONEY),
        )
        for code, each in sums.items()
    ]
    activities.sort(key=lambda row: (row.way not in ("over", "not planned"), -row.sum.planned, row.title))
    whole = summed(lines)
    all_ = Spending("", "Together", whole, whole.way(over=over), before=summed(before))
    sources = tuple(
        Spending(name, name, each, each.way(over=over)) for name, each in by_source(lines).items()
    )
    return Accounts(_answer(all_, activities, year, today), year, all_, sources, tuple(activities))


def _answer(whole: Spending, activities: Sequence[Spending], year: int, today: date) -> str:
    over = today >= begins(year + 1)
    if not activities:
        return f"No money is planned or spent for {year_words(year)}"
    tense = "was" if over else "is"
    spent, planned = pounds(whole.sum.spent), pounds(whole.sum.planned)
    share = f" ({_share(whole.sum)}{_gone(year, today)})" if whole.sum.planned else ""
    first = f"{spent} of {planned} planned for {year_words(year)} {tense} spent{share}"
    late = [each.title for each in activities if each.way == "over"]
    if not late:
        return f"{first}, and no activity {tense} over its plan"
    named = f"“{late[0]}” {tense}" if len(late) == 1 else f"{numbers.count_words(len(late))} activities are"
    return f"{first}; {named} over plan"


def _share(of: Sum) -> str:
    return numbers.rate(float(of.spent / of.planned))


def _gone(year: int, today: date) -> str:
    """How much of a year that runs has gone; empty before it and after it."""
    if not begins(year) <= today < begins(year + 1):
        return ""
    days = (begins(year + 1) - begins(year)).days
    return f", with {numbers.rate((today - begins(year)).days / days)} of the year gone"


def as_table(found: Accounts) -> Table:
    """The year's money by activity, for a file."""
    heads = ("Activity", "Code", "Sources", "Planned", "Spent", "Left", "Stands", "Spent the year before")
    rows = tuple(
        (
            words(row.title),
            words(row.code),
            words(row.sources),
            _money(row.sum.planned),
            _money(row.sum.spent),
            _money(row.sum.left),
            words(row.way),
            _money(row.before.spent),
        )
        for row in found.activities
    )
    units = ("", "", "", "£", "£", "£", "", "£")
    return Table("money", f"Money by activity, {year_words(found.year)}", heads, rows, units=units)


def _money(amount: Decimal) -> Cell:
    return Cell(pounds(amount), float(amount))

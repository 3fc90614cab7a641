"""What to know about the returns behind a page: who has not filed, who filed late, what is hidden, what is
compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenure.publish import numbers
from tenure.publish.asking import Asked, name_of
from tenure.publish.contents import Note
from tenure.publish.disclosure import Shown
from tenure.publish.holding import PARTNERSHIP
from tenure.terms.calendars import CensusYear


def notices(asked: Asked, hidden: int) -> tuple[Note, ...]:
    """Every notice for the year asked for: missing and late returns first."""
    return (*_missing(asked), *_late(asked), *_hidden(asked, hidden), *_compared(asked))


def _missing(asked: Asked) -> Iterator[Note]:
    there = {at.partner for at in asked.holding.during("in-post", "fte", asked.service, asked.year)}
    for partner in asked.holding.partners(asked.service):
        if partner not in there:
            yield Note(
                "missing",
                f"has no return for {asked.year}; the partnership’s figures for that year leave it out.",
                name_of(partner),
            )


def _late(asked: Asked) -> Iterator[Note]:
    due = CensusYear(asked.year).due
    for sending in asked.holding.sendings:
        days = (sending.accepted_at.date() - due).days
        if sending.year == asked.year and 0 < days <= 366:
            late = "one day" if days == 1 else f"{numbers.count_words(days)} days"
            accepted = numbers.day(sending.accepted_at.date())
            yield Note(
                "late",
                f"has figures from a return accepted {late} after the due date, on {accepted}.",
                name_of(sending.partner),
            )


def _hidden(asked: Asked, hidden: int) -> Iterator[Note]:
    if hidden:
        one = hidden == 1
        cells = (
            "One figure in the tables is"
            if one
            else f"{numbers.rounded(hidden, 0)} figures in the tables are"
        )
        yield Note(
            "hidden",
            f"{cells} hidden: each stands for fewer than 5 people, or would give such a figure away.",
        )


def _compared(asked: Asked) -> Iterator[Note]:
    if asked.common_year != asked.year and asked.comparators:
        yield Note(
            "about",
            f"Published figures end in {asked.common_year}. England, regions and other authorities "
            f"are compared with figures of {asked.common_year} here.",
        )
    if asked.focus == PARTNERSHIP:
        seen = asked.see("turnover-rate")
        if isinstance(seen, Shown) and seen.how:
            yield Note("about", f"The partnership’s figures are {seen.how}.", measures=("turnover-rate",))

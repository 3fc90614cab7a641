"""What to know about the returns behind a page: who has not filed, who filed late, what is hidden, what is
compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenure.benchmark import adults
from tenure.publish import numbers
from tenure.publish.asking import Asked, name_of
from tenure.publish.contents import Note
from tenure.publish.disclosure import Shown
from tenure.publish.holding import PARTNERSHIP
from tenure.terms.calendars import CensusYear
from tenure.terms.organisations import unit_of


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
    due = CensusYear(asked.year).due_for(asked.service)
    for sending in (s for s in asked.holding.sendings if s.service == asked.service):
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
        others = "England is" if asked.service == "adults" else "England, regions and other authorities are"
        yield Note(
            "about",
            f"Published figures end in {asked.common_year}. {others} "
            f"compared with figures of {asked.common_year} here.",
        )
    if asked.service == "adults":
        yield from _adults(asked)
    if asked.focus == PARTNERSHIP:
        seen = asked.see("turnover-rate")
        if isinstance(seen, Shown) and seen.how:
            yield Note("about", f"The partnership’s figures are {seen.how}.", measures=("turnover-rate",))


def _adults(asked: Asked) -> Iterator[Note]:
    """What to know of adults' figures: years without a printed one, what they leave out, the whole sector."""
    if asked.year == asked.common_year and not adults.printed("turnover-rate", "jobs", asked.year).value:
        yield Note("about", f"No figures of England’s adults’ social workers are at hand for {asked.year}.")
    for place in dict.fromkeys((asked.focus, *asked.beside)):
        seen = asked.see("turnover-rate", partner=place)
        if place != PARTNERSHIP and isinstance(seen, Shown) and seen.how:
            yield Note("about", f"has a turnover that is not of all its teams: {seen.how}.", name_of(place))
    unit = unit_of(asked.focus)
    area = adults.area_turnover(unit.members[0].ons_code) if unit else None
    if unit and area and area.value is not None and area.median is not None:
        yield Note(
            "about",
            f"In {area.financial_year}, turnover of everyone in adult social care in {unit.members[0].name}, "
            f"all employers and jobs together, was {numbers.rate(area.value)} (middle of England’s areas "
            f"{numbers.rate(area.median)}). That is not turnover of social workers.",
            measures=("turnover-rate",),
        )

"""Parameters of a forecast in the words of whoever leads a workforce, with the model's own beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import expm1
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.planning.effects import DESTINATION_WORDS
from tenure.publish.wording import first_up

if TYPE_CHECKING:
    from tenure.forecast.fitting.parameters import Parameter

PEOPLE: Final = {
    "asye": "people in their assessed year",
    "consolidation": "people in years 2 and 3",
    "experienced": "experienced people",
    "senior": "seniors and practice educators",
    "manager": "managers",
}
"""Who is at a stage."""

ON_LOG_ODDS: Final = frozenset({"spread of years", "feedback"})
"""Kinds whose values are on the log-odds: they are said as how much more people leave."""


def plainly(one: Parameter) -> str:
    """What a parameter says, so that it can be agreed or doubted without knowing the model."""
    return first_up(_SAID[one.kind](one.detail) if one.kind in _SAID else f"{one.measure}: {one.detail}")


def technically(one: Parameter) -> str:
    """The model's own words for it."""
    return ": ".join(filter(None, (one.kind, one.measure, one.detail)))


def more_or_fewer(value: float, *, either_way: bool) -> str:
    """Log-odds as a change of leaving: 0.1 is "11% more or fewer", for chances that are small."""
    return f"{size_of(value)} {'up or down' if either_way else 'more'}"


def size_of(value: float) -> str:
    """Log-odds as how much more that is, in percent."""
    return f"{numbers.rounded(100 * expm1(value), 0 if value >= 0.1 else 1)}%"


def _leaving(detail: str) -> str:
    stage, months = detail.removesuffix(" months").rsplit(" ", 1)
    span = f"months {months.replace('-', ' to ')}" if "-" in months else f"from month {months.rstrip('+')} on"
    clock = "since qualifying" if stage in ("asye", "consolidation") else "with the employer"
    return f"of {PEOPLE[stage]}, {span} {clock}: how many leave within a year"


def _spread(detail: str) -> str:
    service, _, part = detail.partition(", ")
    whom = "everywhere alike" if part == "common" else "at one employer apart from the others"
    whose = "children’s" if service == "children" else "adults’"
    return (
        f"how far one year’s leaving differs from the next in {whose} services, {whom}: two years in three "
        "lie within"
    )


def _aged(detail: str) -> str:
    service, _, band = detail.partition(", ")
    whose = "children’s" if service == "children" else "adults’"
    ages = band.replace("-", " to ")
    return f"people aged {ages} in {whose} services: how many times as many leave as others at their stages"


def _where(detail: str) -> str:
    stage, _, to = detail.partition(": ")
    return f"of {PEOPLE.get(stage, stage)} who leave: how many go to {DESTINATION_WORDS.get(to, to)}"


def _hired_as(detail: str) -> str:
    stage = detail.partition(": ")[2]
    return f"of experienced people who are hired: how many join as {PEOPLE.get(stage, stage)}"


def _filled(detail: str) -> str:
    if detail == "newly qualified":
        return "of vacant posts: how many would go to somebody newly qualified in a month, if one were there"
    return "of vacant posts: how many are filled by somebody experienced in a month"


_SAID: Final[Mapping[str, Callable[[str], str]]] = {
    "leaving": _leaving,
    "spread of years": _spread,
    "age": _aged,
    "where": _where,
    "hired as": _hired_as,
    "filled": _filled,
    "promoted": lambda detail: f"of those who could be: how many are promoted {detail} in a month",
    "qualifying": lambda route: f"of students due to finish ({route}): how many qualify",
    "joining": lambda route: f"of those who qualify ({route}): how many look for a post here",
    "intake": lambda route: f"how many students begin in a year ({route})",
    "covered": lambda _: "of vacant posts: how many have agency staff on them",
    "unexplained": lambda _: "of all in post: how many come or go in a year without a record of it",
    "feedback": lambda _: "for each point that vacancies rise: how much more of the people leave",
    "hours": lambda stage: f"hours of {PEOPLE.get(stage, stage)}: how much of a full-time post one has",
    "giving up": lambda _: "of candidates who wait for a post: how many go elsewhere in a month",
    "newly qualified": lambda _: "of those who start in adults’ services: how many are newly qualified",
}  # fmt: skip

"""Which counts of people each measure rests on: what disclosure control protects besides the figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Rests:
    """Which counts of people a measure rests on, each protected as a count of its own.

    part   the population counted in the numerator, None where it is posts or days rather than people.
    whole  the population of the denominator, None where there is none.
    base   the populations that together are the base of a share of people.
    rest   the rest of the base, those not in the numerator, is protected as a count too.
    """

    part: str | None = None
    whole: str | None = None
    base: tuple[str, ...] = ()
    rest: bool = False


RESTS_ON: Final[Mapping[str, Rests]] = {
    "in-post": Rests("in-post"),
    "starters": Rests("starters"),
    "leavers": Rests("leavers"),
    "agency": Rests("agency"),
    "agency-cover": Rests("agency-cover", "agency"),
    "case-holders": Rests("case-holders"),
    "cases": Rests("case-holders"),
    "days-lost": Rests("in-post"),
    "vacancies": Rests(),
    "turnover-rate": Rests("leavers", "in-post", ("in-post",)),
    "agency-rate": Rests("agency", "in-post", ("agency", "in-post")),
    "vacancy-rate": Rests(None, "in-post", ("in-post",)),
    "agency-cover-rate": Rests("agency-cover", "agency", ("agency",)),
    "vacancy-agency-cover-rate": Rests("agency-cover", "agency"),
    "average-caseload": Rests("case-holders", None, ("case-holders",)),
    "absence-rate": Rests(None, "in-post", ("in-post",)),
    "leavers-share": Rests("leavers"),
    "in-post-share": Rests("in-post"),
    "moves-within-partnership-rate": Rests("leavers", "in-post", ("in-post",)),
    "to-agency-rate": Rests("leavers", "in-post", ("in-post",)),
    "left-partnership-rate": Rests("leavers", "in-post", ("in-post",)),
}
RESTS_ON_OF_ADULTS: Final[Mapping[str, Rests]] = {
    "filled-jobs": Rests("filled-jobs"),
    "managers": Rests("managers"),
    "starters": Rests("starters"),
    "starters-rate": Rests("starters", "in-post", ("in-post",)),
    "leavers": Rests("leavers"),
    "turnover-rate": Rests("leavers", "in-post", ("in-post",)),
    "leavers-found": Rests("leavers-found"),
    "leavers-found-share": Rests("leavers-found"),
    "turnover-found-rate": Rests("leavers-found", "in-post", ("in-post",)),
    "leavers-gap": Rests("leavers-found", "leavers"),
    "vacancies": Rests(),
    "vacancy-rate": Rests(None, "in-post", ("in-post",)),
    "agency": Rests("agency"),
    "agency-rate": Rests("agency", "filled-jobs", ("filled-jobs",)),
    "indirect-rate": Rests("indirect-rate", "filled-jobs", ("filled-jobs",)),
    "mean-salary": Rests(None, "pay-coverage", ("pay-coverage",)),
    "pay-coverage": Rests("pay-coverage", "in-post"),
    "mean-hourly-rate": Rests(None, "hourly-coverage", ("hourly-coverage",)),
    "hourly-coverage": Rests("hourly-coverage", "in-post"),
    "mean-days-lost": Rests(None, "sickness-coverage", ("sickness-coverage",)),
    "sickness-coverage": Rests("sickness-coverage", "in-post"),
    "over-a-year-rate": Rests("over-a-year-rate", "in-post", ("in-post",), rest=True),
    "amhps": Rests("amhps"),
    "amhp-rate": Rests("amhps", "amhp-coverage", ("amhp-coverage",), rest=True),
    "amhp-coverage": Rests("amhp-coverage", "in-post"),
    "qualified-rate": Rests(
        "qualified-rate", "qualification-coverage", ("qualification-coverage",), rest=True
    ),
    "qualification-coverage": Rests("qualification-coverage", "in-post"),
    "zero-hours-rate": Rests("zero-hours-rate", None, rest=True),
    "hours-coverage": Rests("hours-coverage", "in-post"),
    "record-coverage": Rests(),
}
"""The same of adults' services, where they have other measures or count them otherwise."""

EMPLOYED: Final = "employed"
"""Stands for a dimension that no measure has: of all filled jobs, those employed and those not."""

DIRECT: Final = frozenset({"Permanent", "Temporary"})
AMONG_FILLED: Final[Mapping[str, tuple[str, str]]] = {
    "in-post": (EMPLOYED, "in-post"),
    "indirect-rate": (EMPLOYED, "indirect-rate"),
    "agency": ("employment", "Agency"),
}
"""Counts that are parts of all filled jobs, and where they stand among them: any two tell a third."""


def rests_on(measure: str, service: str) -> Rests:
    """What a measure of a service rests on; on the people in post where nothing else is said."""
    own = RESTS_ON_OF_ADULTS.get(measure) if service == "adults" else None
    return own or RESTS_ON.get(measure, Rests("in-post"))

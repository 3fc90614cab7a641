"""How each measure is spoken of in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Subject:
    """How a measure is spoken of: at the head of a sentence, inside one, and whether it takes "are"."""

    head: str
    inside: str
    plural: bool = False


SUBJECTS: Final[Mapping[str, Subject]] = {
    "turnover-rate": Subject("Turnover", "turnover"),
    "vacancy-rate": Subject("The vacancy rate", "the vacancy rate"),
    "agency-rate": Subject("The agency rate", "the agency rate"),
    "indirect-rate": Subject("The share not directly employed", "the share not directly employed"),
    "turnover-found-rate": Subject("Turnover seen in files", "turnover seen in files"),
    "mean-salary": Subject("The mean full-time salary", "the mean full-time salary"),
    "mean-hourly-rate": Subject("Mean hourly pay", "mean hourly pay"),
    "mean-days-lost": Subject("Sickness days a person", "sickness days a person", plural=True),
    "leavers-found": Subject("The number of leavers found", "the number of leavers found"),
    "starters-rate": Subject("The starters rate", "the starters rate"),
    "filled-jobs": Subject("The number of filled jobs", "the number of filled jobs"),
    "amhps": Subject("The number of AMHPs", "the number of AMHPs"),
    "amhp-rate": Subject("The share who are AMHPs", "the share who are AMHPs"),
    "agency-cover-rate": Subject(
        "The share of agency workers covering vacancies", "the share of agency workers covering vacancies"
    ),
    "vacancy-agency-cover-rate": Subject(
        "The share of vacancies covered by agency workers", "the share of vacancies covered by agency workers"
    ),
    "average-caseload": Subject("The average caseload", "the average caseload"),
    "absence-rate": Subject("Sickness absence", "sickness absence"),
    "in-post": Subject("The number in post", "the number in post"),
    "starters": Subject("The number of starters", "the number of starters"),
    "leavers": Subject("The number of leavers", "the number of leavers"),
    "vacancies": Subject("The number of vacancies", "the number of vacancies"),
    "agency": Subject("The number of agency workers", "the number of agency workers"),
    "agency-cover": Subject("Agency cover of vacancies", "agency cover of vacancies"),
    "case-holders": Subject("The number holding cases", "the number holding cases"),
    "cases": Subject("The number of cases held", "the number of cases held"),
    "days-lost": Subject("The number of days lost to sickness", "the number of days lost to sickness"),
    "leavers-share": Subject("The share of leavers", "the share of leavers"),
    "in-post-share": Subject("The share of those in post", "the share of those in post"),
    "moves-within-partnership-rate": Subject(
        "The rate of moves inside the partnership", "the rate of moves inside the partnership"
    ),
    "to-agency-rate": Subject("The rate of leaving for agency work", "the rate of leaving for agency work"),
    "left-partnership-rate": Subject(
        "The rate of leaving the partnership", "the rate of leaving the partnership"
    ),
}
"""How each measure is spoken of; a measure that is not here is spoken of by its label."""


def subject(measure: str, label: str = "") -> Subject:
    """How a measure is spoken of."""
    fallback = label or measure.replace("-", " ")
    return SUBJECTS.get(measure) or Subject(
        fallback[:1].upper() + fallback[1:], fallback[:1].lower() + fallback[1:]
    )

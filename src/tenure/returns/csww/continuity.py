"""Rules that hold a return against last year's (T-Y): who is missing, what changed, what moved too far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.csww.years import TwoYears, numbers_of
from tenure.returns.rules import rule
from tenure.terms.codes import ETHNICITY_NOT_KNOWN
from tenure.terms.sources import CSWW_REPORTS

_CONTINUITY = CSWW_REPORTS.at("the continuity report, whose logic was not seen", settled=False)


@dataclass(frozen=True)
class Limit:
    """How far a total may move from last year's: by more than this share of it and by at least so many."""

    share: float
    least: int

    def passed(self, now: float, then: float) -> bool:
        """Whether the move is beyond the limit; never where a total is not known."""
        moved = abs(now - then)
        return moved >= self.least and moved > self.share * then


LIMITS: Mapping[str, Limit] = {
    "people in post": Limit(0.20, 10),
    "leavers": Limit(0.75, 20),
    "agency workers": Limit(0.75, 20),
    "NumberOfVacancies": Limit(0.75, 25),
}
"""About one in twenty of the moves from year to year in DfE's figures for 2017 to 2023 goes beyond these."""


@rule(
    "T-Y01",
    scope="last year's row",
    reads=("SWENo",),
    about="employed and in post",
    query=True,
    says="Someone in post last year is missing from this return.",
    fix="Add the person as in post or as a leaver, or say in the note what became of them.",
    source=_CONTINUITY,
)
def in_post_last_year_and_missing(years: TwoYears) -> Mask:
    return ~years.then_among(numbers_of(years.now, years.now.employed)) & (years.then.SWENo != "")


@rule(
    "T-Y02",
    scope="last year",
    reads=("RoleStartDate", "SWENo", "Year"),
    about="employed and in post",
    query=True,
    says="Someone shown as in post before the year began was not in last year's return.",
    fix="Check the start date. If last year's return left the person out, say so in the note.",
    source=_CONTINUITY,
)
def started_earlier_but_not_in_last_return(years: TwoYears) -> Mask:
    return (years.now.RoleStartDate < years.now.year_begins) & ~years.was_in_post


@rule(
    "T-Y03",
    scope="last year",
    reads=("SWENo", "GenderCurrent"),
    each=("PersonBirthDate", "Sex"),
    query=True,
    says="{field} differs from last year for this registration number.",
    fix="Check which year is right. If last year was wrong, say so in the note.",
    source=_CONTINUITY,
)
def details_differ_from_last_year(years: TwoYears, field: str) -> Mask:
    now, then = years.now[field], years.last(field)
    if field == "PersonBirthDate":
        return (now != then) & ~np.isnat(now) & ~np.isnat(then)
    return ((now == "M") & (then == "F")) | ((now == "F") & (then == "M"))


@rule(
    "T-Y04",
    scope="last year",
    reads=("Ethnicity", "SWENo"),
    query=True,
    says="An ethnicity that was known last year is now not known.",
    fix="Carry last year's answer over, unless the person has since refused.",
    source=_CONTINUITY,
)
def ethnicity_is_no_longer_known(years: TwoYears) -> Mask:
    unknown = ("", *ETHNICITY_NOT_KNOWN)
    return np.isin(years.now.Ethnicity, unknown) & ~np.isin(years.last("Ethnicity"), unknown)


@rule(
    "T-Y05",
    scope="last year",
    reads=("RoleStartDate", "SWENo"),
    about="employed and in post",
    query=True,
    says="The start date differs from last year's.",
    fix="Check which is right. Someone who left and came back has a leaver's record as well.",
    source=_CONTINUITY,
)
def start_date_differs_from_last_year(years: TwoYears) -> Mask:
    same = years.has_start_of(years.then.in_post)
    left = years.now_among(numbers_of(years.now, years.now.ended))
    return years.was_in_post & ~same & ~left & years.now.filled("RoleStartDate")


@rule(
    "T-Y06",
    scope="last year",
    reads=("RoleStartDate", "SWENo"),
    about="employed and in post",
    query=True,
    says="Someone who left last year is back with the old start date.",
    fix="Give the day the person came back, or check whether they left at all.",
    source=_CONTINUITY,
)
def leaver_is_back_with_the_old_start(years: TwoYears) -> Mask:
    return years.has_start_of(years.then.leaver) & ~years.was_in_post


@rule(
    "T-Y07",
    scope="totals",
    reads=("AgencyWorker", "RoleEndDate", "Year"),
    each=tuple(LIMITS),
    about="the return",
    query=True,
    says="The total of {field} has moved by more than expected: {value}.",
    fix="Check that nobody is left out or counted twice. If the change is real, say why in the note.",
    source=_CONTINUITY,
)
def total_has_moved_too_far(years: TwoYears) -> Iterator[tuple[str, str]]:
    for name, (now, then) in years.totals.items():
        if LIMITS[name].passed(now, then):
            yield name, f"{now:g}, last year {then:g}"

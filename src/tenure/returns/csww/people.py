"""Rules about one person's records (T-D): heads counted twice, details that differ, spells that overlap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tenure.returns.columns import Column, Keys, Mask
from tenure.returns.csww.cells import HALF_A_MILLIONTH
from tenure.returns.csww.table import Workers, numbered, together
from tenure.returns.rules import rule
from tenure.terms.sources import CSWW_METHOD, OUR_READING

HEAD = ("SWENo", "PersonBirthDate", "Sex", "GenderCurrent", "Ethnicity")
"""What DfE tells people apart by; Sex stands for gender in earlier years."""

_DAYS_APART = 10_000_000
"""More days than any two dates are apart: keeps one person's spells clear of the next one's."""

_STILL_HERE = 4_000_000
"""A day after every date, for a spell that has not ended."""

_HEADCOUNT = CSWW_METHOD.at("headcount")


def _sizes(keys: Keys) -> Keys:
    return np.bincount(keys)[keys] if len(keys) else keys


def shared(w: Workers, *columns: Column, among: Mask) -> Mask:
    """The records, among some, that share a person and these values with another of them."""
    faults = np.zeros(len(w), np.bool_)
    rows = np.flatnonzero(among & w.several)
    if len(rows):
        faults[rows] = _sizes(together(w.person[rows], *(column[rows] for column in columns))) > 1
    return faults


def overlapping(group: Keys, start: NDArray[np.int64], end: NDArray[np.int64]) -> Mask:
    """The spells of a group that begin before another of the same group has ended."""
    order = np.lexsort((start, group))
    apart = group[order] * _DAYS_APART
    starts, ends = apart + start[order], apart + end[order]
    faults = np.zeros(len(group), np.bool_)
    faults[order[1:]] = starts[1:] < np.maximum.accumulate(ends)[:-1]
    faults[order[:-1]] |= starts[1:] < ends[:-1]
    return faults


@rule(
    "T-D01",
    scope="person",
    reads=HEAD,
    about="employed and in post",
    query=True,
    says="The person appears twice in post; DfE counts one head, adds the FTEs and keeps the senior post.",
    fix="If the person holds two posts, say so in the note; otherwise leave one record.",
    source=_HEADCOUNT,
)
def in_post_twice(w: Workers) -> Mask:
    return shared(w, w.PersonBirthDate, w.Sex, w.Ethnicity, among=w.in_post)


@rule(
    "T-D02",
    scope="person",
    reads=("SWENo", "GenderCurrent"),
    each=("PersonBirthDate", "Sex", "Ethnicity"),
    about="employed",
    query=True,
    says="The same registration number has another {field} in this return, so DfE would count two heads.",
    fix="If it is one person, make the details agree; if two, put the registration number right.",
    source=_HEADCOUNT,
)
def one_number_two_people(w: Workers, field: str) -> Mask:
    given = ~np.isnat(w.PersonBirthDate) if field == "PersonBirthDate" else w[field] != ""
    faults = np.zeros(len(w), np.bool_)
    rows = np.flatnonzero(w.employed & w.several & given)
    heads = together(w.person[rows], w[field][rows])
    faults[rows] = _sizes(heads) < _sizes(numbered(w.person[rows].tolist()))
    return faults


@rule(
    "T-D03",
    scope="person",
    reads=(*HEAD, "RoleStartDate"),
    about="starters in the year",
    query=True,
    says="The same start appears twice; DfE counts it once.",
    fix="If the person holds two posts, say so in the note; otherwise leave one record.",
    source=_HEADCOUNT,
)
def same_start_twice(w: Workers) -> Mask:
    return shared(w, w.PersonBirthDate, w.Sex, w.Ethnicity, w.RoleStartDate, among=w.starter)


@rule(
    "T-D04",
    scope="person",
    reads=(*HEAD, "RoleEndDate"),
    about="leavers in the year",
    query=True,
    says="The same leaving appears twice; DfE counts it once.",
    fix="If the person left two posts on the day, say so in the note; otherwise leave one record.",
    source=_HEADCOUNT,
)
def same_leaving_twice(w: Workers) -> Mask:
    return shared(w, w.PersonBirthDate, w.Sex, w.Ethnicity, w.RoleEndDate, among=w.leaver)


@rule(
    "T-D05",
    scope="person",
    reads=("SWENo",),
    about="agency in post",
    query=True,
    says="The agency worker appears twice. DfE does not remove these, so both count.",
    fix="Leave one record for each agency worker, with the whole FTE.",
    source=_HEADCOUNT,
)
def agency_worker_twice(w: Workers) -> Mask:
    return shared(w, among=w.agency_in_post)


@rule(
    "T-D06",
    scope="cell",
    each=("SWENo",),
    says="The record is repeated in full.",
    fix="Take this record out and leave the first.",
    source=OUR_READING,
)
def repeated_in_full(w: Workers, field: str) -> Mask:
    faults = np.zeros(len(w), np.bool_)
    columns = [column for column in w.sent.columns.values() if column]
    seen: set[tuple[str | None, ...]] = set()
    for row in np.flatnonzero(w.several | (w.person < 0)).tolist():
        record = tuple([column[row] for column in columns])
        faults[row] = record in seen
        seen.add(record)
    return faults


@rule(
    "T-D07",
    scope="person",
    reads=("FTE", "SWENo"),
    about="at work on 30 September",
    query=True,
    says="The roles of this person add to more than one FTE.",
    fix="Share the FTE between the roles, or check the registration number.",
    source=OUR_READING,
)
def roles_add_to_more_than_one(w: Workers) -> Mask:
    held = np.where(w.present & w.filled("FTE"), np.nan_to_num(w.FTE), 0)
    total = np.bincount(w.person + 1, weights=held)
    return w.several & (total[w.person + 1] > 1 + HALF_A_MILLIONTH)


@rule(
    "T-D08",
    scope="person",
    reads=("RoleStartDate", "RoleEndDate", "SWENo", "OrgRole"),
    query=True,
    says="Two records of this person in one role overlap.",
    fix="Let the first end before the second starts; if there are two roles, check the role codes.",
    source=OUR_READING,
)
def spells_overlap(w: Workers) -> Mask:
    faults = np.zeros(len(w), np.bool_)
    rows = np.flatnonzero(w.several & ~np.isnat(w.RoleStartDate))
    ends = np.where(w.not_ended, _STILL_HERE, w.RoleEndDate.astype(np.int64))[rows]
    role = together(w.person[rows], w.OrgRole[rows])
    faults[rows] = overlapping(role, w.RoleStartDate[rows].astype(np.int64), ends)
    return faults


@rule(
    "T-D09",
    scope="person",
    reads=("AgencyWorker", "SWENo"),
    about="at work on 30 September",
    query=True,
    says="The person is both an agency worker and employed on 30 September.",
    fix="Leave the record that holds on that day, or check the registration number.",
    source=OUR_READING,
)
def both_agency_and_employed(w: Workers) -> Mask:
    as_agency = np.bincount(w.person + 1, weights=w.agency_in_post)[w.person + 1] > 0
    as_employed = np.bincount(w.person + 1, weights=w.in_post)[w.person + 1] > 0
    return w.several & as_agency & as_employed

"""Rules between partners (T-X): moves told in two ways, and people who are in two places."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.csww.cells import HALF_A_MILLIONTH
from tenure.returns.csww.years import Partners
from tenure.returns.rules import rule
from tenure.terms.sources import OUR_READING

A_YEAR = np.timedelta64(365, "D")
"""As far apart as a leaving and a start in one return can be; after longer they are not one move."""


@rule(
    "T-X01",
    scope="partnership",
    reads=("StartOrigin", "SWENo", "RoleStartDate", "AgencyWorker"),
    query=True,
    says="Another partner says the person left for an English authority; the origin given here is another.",
    fix="Agree with the other partner which it was; the origin for such a move is 2.",
    source=OUR_READING,
)
def move_is_told_in_two_ways(everyone: Partners) -> Mask:
    starts = everyone.all("starter") & ~np.isin(everyone.all("StartOrigin"), ("", "2"))
    leavings = everyone.all("leaver") & (everyone.all("LeaverDestination") == "1")
    return starts & (left_another_partner(everyone, leavings) | left_before_the_year(everyone, starts))


@rule(
    "T-X02",
    scope="partnership",
    reads=("FTE30", "SWENo", "AgencyWorker", "RoleEndDate"),
    query=True,
    says="The person is at work for two partners on 30 September for more than one FTE together.",
    fix="Agree with the other partner how the hours are shared, or when the person left.",
    source=OUR_READING,
)
def works_more_than_full_time_at_two_partners(everyone: Partners) -> Mask:
    hours = np.nan_to_num(everyone.all("FTE30"))
    held = everyone.all("present") & (hours > 0)
    total = np.bincount(everyone.person + 1, weights=hours * held)[everyone.person + 1]
    return held & everyone.at_several(held) & (total > 1 + HALF_A_MILLIONTH)


@rule(
    "T-X03",
    scope="partnership",
    reads=("StartOrigin", "SWENo", "RoleStartDate", "AgencyWorker"),
    query=True,
    says="The person came from another authority, but the partner they came from shows no leaving.",
    fix="Ask that partner to record the leaving. If the earlier employer is outside the partnership, say so.",
    source=OUR_READING,
)
def earlier_employer_has_not_recorded_the_move(everyone: Partners) -> Mask:
    starts = everyone.all("starter") & (everyone.all("StartOrigin") == "2")
    recorded = left_another_partner(everyone, everyone.all("employed") & everyone.all("ended"))
    return ~recorded & employed_by_another_partner(everyone, starts)


def left_another_partner(everyone: Partners, leavings: Mask) -> Mask:
    """Records of people who, by one of these leavings, left another partner by the day they started here."""
    rows = np.flatnonzero(leavings & everyone.elsewhere)
    ends: defaultdict[int, list[tuple[int, np.datetime64]]] = defaultdict(list)
    people, ended = everyone.person, everyone.all("RoleEndDate")
    for row in rows:
        ends[people[row]].append((everyone.partner[row], ended[row]))
    started = everyone.all("RoleStartDate")
    found = np.zeros(len(people), np.bool_)
    for row in np.flatnonzero(everyone.elsewhere & ~np.isnat(started)):
        found[row] = any(p != everyone.partner[row] and day <= started[row] for p, day in ends[people[row]])
    return found


def left_before_the_year(everyone: Partners, starts: Mask) -> Mask:
    """Of these starts, those of people who left another partner for an English authority in the year before.

    A leaver of September stands in last year's return, and starts in October in this one.
    """
    ends: defaultdict[str, list[tuple[int, np.datetime64]]] = defaultdict(list)
    for place, sent in everyone.before.items():
        for row in np.flatnonzero(sent.leaver & (sent.LeaverDestination == "1")):
            ends[str(sent.SWENo[row])].append((place, sent.RoleEndDate[row]))
    numbers, started = everyone.all("SWENo"), everyone.all("RoleStartDate")
    found = np.zeros(len(numbers), np.bool_)
    for row in np.flatnonzero(starts & (numbers != "")):
        others = [day for place, day in ends[str(numbers[row])] if place != everyone.partner[row]]
        found[row] = any(started[row] - day <= A_YEAR for day in others)
    return found


def employed_by_another_partner(everyone: Partners, starts: Mask) -> Mask:
    """Of these starts, those of people whom another partner shows in post this year, or did last year."""
    numbers = everyone.all("SWENo")
    wanted = {*numbers[starts].tolist()} - {""}
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for place, this_year in enumerate(everyone.returns):
        last_year = everyone.before.get(place)
        for sent in (this_year, last_year) if last_year is not None else (this_year,):
            for number in wanted.intersection(sent.SWENo[sent.in_post].tolist()):
                holders[number].add(place)
    found = np.zeros(len(numbers), np.bool_)
    for row in np.flatnonzero(starts):
        found[row] = bool(holders[numbers[row]] - {everyone.partner[row]})
    return found

"""Joining: who moves between councils, who comes back, who leaves an agency for a post, and who is new."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tenure.example.chance import one_of, picked, stream
from tenure.example.days import ONE_DAY, Days, begins, between, ends, monday_from, years_between
from tenure.example.leaving import DIED, OTHER_AUTHORITY, RESIGNED, RETIRED
from tenure.example.levels import Counts
from tenure.example.posts import SENIOR_PRACTITIONER, begun
from tenure.example.tables import Column, Table, changed, chosen, size

NEIGHBOURHOOD = 6
"""Units that share a labour market: the partnership's six, then the next six, and so on."""

_MOVE_INSIDE = 0.38
"""Of those who resign for another English authority, how many go to a council of the same neighbourhood."""

_COMES_BACK = 0.05
_ORIGIN_AFTER = {"1": "2", "2": "3", "3": "4", "4": "5", "5": "6", "6": "7", "7": "8", "8": "9"}
"""Where someone comes back from, by where they had gone."""

_ORIGINS = {"1": 0.36, "2": 0.27, "3": 0.04, "4": 0.13, "5": 0.04, "6": 0.06, "7": 0.05, "8": 0.03, "9": 0.02}

_LAST_START = np.timedelta64(13, "D")
"""The last Monday start is before 24 September, so that everyone is under contract for a week or more."""

_TIME_TO_MOVE = np.timedelta64(30, "D")


@dataclass(frozen=True)
class Room:
    """How many each unit may still take on in the year."""

    left: Counts

    def taken(self, posts: Table) -> Room:
        """What is left when these have started."""
        return Room(self.left - np.bincount(posts["partner"], minlength=len(self.left)))

    def part(self, share: float) -> Counts:
        part: Counts = np.maximum(np.floor(share * self.left), 0).astype(np.int64)
        return part


def elsewhere(chance: np.random.Generator, partner: Column, units: int) -> Column:
    """For each unit another of its neighbourhood; -1 where it has none."""
    first = partner // NEIGHBOURHOOD * NEIGHBOURHOOD
    many = np.minimum(units - first, NEIGHBOURHOOD)
    step = 1 + np.floor(chance.random(len(partner)) * np.maximum(many - 1, 1)).astype(np.int64)
    return np.where(many > 1, first + (partner - first + step) % many, -1)


def movers(leavers: Table, *, room: Room, year: int, seed: int) -> Table:
    """Posts that this year's leavers start with another council, with both sides telling the same."""
    chance = stream(seed, "moving", year)
    to = elsewhere(chance, leavers["partner"], len(room.left))
    goes = (leavers["reason"] == RESIGNED) & (leavers["destination"] == OTHER_AUTHORITY) & (to >= 0)
    goes &= leavers["ended"] <= ends(year) - _TIME_TO_MOVE
    goes &= chance.random(size(leavers)) < _MOVE_INSIDE
    goes = picked(chance, np.where(goes, to, -1), np.ones(len(to)), wanted=room.part(0.6))
    moved = chosen(leavers, goes)
    pause = np.floor(chance.random(size(moved)) * 10).astype(np.int64) * ONE_DAY
    promoted = (moved["role"] >= SENIOR_PRACTITIONER) & (chance.random(size(moved)) < 0.15)
    columns = {name: moved[name] for name in ("person", "without_cases", "fte")}
    last_day: Days = moved["ended"]
    started = monday_from(last_day + ONE_DAY + pause)
    return columns | {
        "partner": to[goes], "role": moved["role"] - promoted, "started": started,
        "origin": np.full(size(moved), "2"),
    }  # fmt: skip


def returners(gone: Table, people: Table, *, room: Room, year: int, seed: int) -> Table:
    """Posts of people who left a year or more ago and come back, most of them to the same council.

    gone   everyone's last leaving before this year, of those who are nowhere on record now.
    """
    chance = stream(seed, "coming back", year)
    other = elsewhere(chance, gone["partner"], len(room.left))
    to = np.where((chance.random(size(gone)) < 0.6) | (other < 0), gone["partner"], other)
    young = years_between(people["born"][gone["person"]], begins(year)) < 62
    back = young & ~np.isin(gone["reason"], (RETIRED, DIED)) & (chance.random(size(gone)) < _COMES_BACK)
    back = picked(chance, np.where(back, to, -1), np.ones(len(to)), wanted=room.part(0.25))
    who = chosen(gone, back)
    origin = np.array([_ORIGIN_AFTER[code] for code in who["destination"].tolist()], dtype="U1")
    started = start_days(chance, year, size(who))
    return begun(chance, person=who["person"], partner=to[back], started=started, origin=origin)


def converted(agency: Table, people: Table, *, room: Room, year: int, seed: int) -> Table:
    """Posts that last year's agency workers take with the council they work for."""
    chance = stream(seed, "leaving the agency", year)
    young = years_between(people["born"][agency["person"]], begins(year)) < 60
    stays = young & (chance.random(size(agency)) < 0.08)
    stays = picked(
        chance, np.where(stays, agency["partner"], -1), np.ones(size(agency)), wanted=room.part(0.3)
    )
    who = chosen(agency, stays)
    begin = begun(
        chance, person=who["person"], partner=who["partner"],
        started=start_days(chance, year, size(who)), origin=np.full(size(who), "4"),
    )  # fmt: skip
    return changed(begin, role=who["role"], fte=who["fte"])


def newcomers(wanted: Counts, *, first: int, year: int, seed: int, short: bool = False) -> Table:
    """Posts of people new to the record, numbered from `first`.

    short   they will leave within the year, so they start by June.
    """
    chance = stream(seed, "new", year, short)
    partner = np.repeat(np.arange(len(wanted)), wanted)
    origin = one_of(chance, _ORIGINS, len(partner))
    until = np.datetime64(f"{year}-06-20", "D") if short else None
    started = start_days(chance, year, len(partner), until=until)
    person = first + np.arange(len(partner))
    return begun(chance, person=person, partner=partner, started=started, origin=origin)


def start_days(
    chance: np.random.Generator, year: int, count: int, *, until: np.datetime64 | None = None
) -> Days:
    """Mondays of the census year."""
    last = until if until is not None else ends(year) - _LAST_START
    return monday_from(between(chance, begins(year), last, count))

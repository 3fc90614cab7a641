"""Agency workers: who stays on, who comes from a council, who is new, and which vacancies they cover."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tenure.example.chance import picked, stream
from tenure.example.days import ONE_DAY, Days, ends, monday_from, years_between
from tenure.example.joining import elsewhere, start_days
from tenure.example.leaving import LAST_AGE, TO_AGENCY
from tenure.example.levels import Counts, Numbers, Wanted
from tenure.example.posts import agency_begun
from tenure.example.tables import Table, chosen, size

MEAN_HOURS = 0.98
_STAYS_ON = 0.45
_COVERS = 0.80
"""Of agency workers, how many cover a vacancy (England in 2018: 77.8% of FTE)."""

_TIME_TO_MOVE = np.timedelta64(30, "D")


def people_wanted(w: Wanted, fte: Numbers) -> Counts:
    """How many agency workers each unit has, by the FTE of its people in post."""
    many: Counts = np.maximum(np.rint(w.agency.of(fte) / MEAN_HOURS), 0).astype(np.int64)
    return many


def staying(agency: Table, people: Table, *, wanted: Counts, year: int, seed: int) -> Table:
    """Last year's agency workers who are still there on 30 September."""
    chance = stream(seed, "agency staying", year)
    there = np.bincount(agency["partner"], minlength=len(wanted))
    young = years_between(people["born"][agency["person"]], ends(year)) < LAST_AGE - 2
    many = np.minimum(np.rint(_STAYS_ON * there), wanted).astype(np.int64)
    stays = picked(chance, np.where(young, agency["partner"], -1), np.ones(size(agency)), wanted=many)
    return chosen(agency, stays)


def from_councils(leavers: Table, *, room: Counts, year: int, seed: int) -> Table:
    """Leavers who went to an agency and now work for another council of the neighbourhood through it."""
    chance = stream(seed, "to the agency", year)
    to = elsewhere(chance, leavers["partner"], len(room))
    goes = (leavers["destination"] == TO_AGENCY) & (to >= 0) & (chance.random(size(leavers)) < 0.5)
    goes &= leavers["ended"] <= ends(year) - _TIME_TO_MOVE
    goes = picked(chance, np.where(goes, to, -1), np.ones(len(to)), wanted=room)
    who = chosen(leavers, goes)
    last_day: Days = who["ended"]
    started = monday_from(last_day + ONE_DAY)
    return agency_begun(chance, person=who["person"], partner=to[goes], started=started)


def from_outside(wanted: Counts, *, first: int, year: int, seed: int) -> Table:
    """Agency workers new to the record, numbered from `first`."""
    chance = stream(seed, "agency new", year)
    partner = np.repeat(np.arange(len(wanted)), wanted)
    started = start_days(chance, year, len(partner))
    return agency_begun(chance, person=first + np.arange(len(partner)), partner=partner, started=started)


@dataclass(frozen=True)
class Cover:
    """Vacant posts of each unit, and the agency workers covering them."""

    vacancies: Numbers
    fte: Numbers
    people: Counts


def covered(agency: Table, *, vacancies: Numbers) -> Cover:
    """The first agency workers of each unit cover its vacancies: four fifths of them, while posts last."""
    units = len(vacancies)
    order = np.argsort(agency["partner"], kind="stable")
    partner, fte = agency["partner"][order], agency["fte"][order]
    first = np.searchsorted(partner, np.arange(units))
    running = np.concatenate([[0.0], np.cumsum(fte)])
    so_far = running[1:] - running[first[partner]]
    rank = np.arange(len(partner)) - first[partner]
    there = np.bincount(partner, minlength=units)
    covers = (rank < np.floor(_COVERS * there)[partner]) & (so_far <= 0.97 * vacancies[partner])
    sums = np.bincount(partner[covers], weights=fte[covers], minlength=units)
    fte_covered = np.floor(sums * 100 + 1e-6) / 100
    return Cover(vacancies, fte_covered, np.bincount(partner[covers], minlength=units))

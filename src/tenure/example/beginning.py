"""The beginning: who was there on the 30 September before the first return."""

from __future__ import annotations

import numpy as np

from tenure.example.agency import people_wanted
from tenure.example.chance import one_of, stream
from tenure.example.days import ONE_DAY, begins, between, ends, monday_from
from tenure.example.levels import Frame, Wanted
from tenure.example.population import drawn
from tenure.example.posts import agency_begun, begun
from tenure.example.tables import Column, Table, changed

_SERVICE = ((0, 1, 0.19), (1, 2, 0.15), (2, 5, 0.27), (5, 10, 0.20), (10, 20, 0.15), (20, 28, 0.04))
"""Years of service, from and to, and the share of people in post: near England's in 2017."""

_ORIGINS = {"1": 0.40, "2": 0.27, "3": 0.05, "4": 0.08, "5": 0.05, "6": 0.07, "7": 0.04, "8": 0.02, "9": 0.02}
_MOST_AGE = 64


def opening(frame: Frame, w: Wanted) -> tuple[Table, Table, Table]:
    """People, their posts and the agency workers on the 30 September of `w.year`."""
    chance = stream(frame.seed, "opening")
    partner = np.repeat(np.arange(len(w.people)), w.people)
    started = _started(chance, len(partner), year=w.year)
    origin = one_of(chance, _ORIGINS, len(partner))
    posts = begun(chance, person=np.arange(len(partner)), partner=partner, started=started, origin=origin)
    staff = drawn(
        chance, since=started, origin=origin, female=chance.random(len(partner)) < w.female[partner]
    )
    agency = _agency(frame, w, first=len(partner))
    temps = drawn(
        chance,
        since=agency["started"],
        origin=agency["origin"],
        female=chance.random(len(agency["person"])) < 0.78,
    )
    people = {name: np.concatenate([staff[name], temps[name]]) for name in staff}
    return _not_too_old(people, year=w.year), posts, agency


def _agency(frame: Frame, w: Wanted, *, first: int) -> Table:
    chance = stream(frame.seed, "opening agency")
    wanted = people_wanted(w, 0.93 * w.people)
    partner = np.repeat(np.arange(len(wanted)), wanted)
    started = monday_from(between(chance, begins(w.year), ends(w.year) - 13 * ONE_DAY, len(partner)))
    return agency_begun(chance, person=first + np.arange(len(partner)), partner=partner, started=started)


def _started(chance: np.random.Generator, count: int, *, year: int) -> Column:
    shares = np.array([share for _, _, share in _SERVICE])
    band = chance.choice(len(_SERVICE), size=count, p=shares / shares.sum())
    low, high = np.array([(low, high) for low, high, _ in _SERVICE]).T
    service = low[band] + chance.random(count) * (high - low)[band]
    days = np.maximum((service * 365.25).astype(np.int64), 14)[...]
    return monday_from(ends(year) - days * ONE_DAY)


def _not_too_old(people: Table, *, year: int) -> Table:
    """Those who would be past 64 by now came to their post that much younger."""
    oldest = ends(year) - int(_MOST_AGE * 365.25) * ONE_DAY
    late = people["born"] < oldest
    age = (oldest - people["born"]).astype(np.int64)
    return changed(people, born=np.where(late, people["born"] + (age + age % 1000) * ONE_DAY, people["born"]))

"""Careers year by year. The order of a census year, and the code below keeps it:

1. roles and hours change
2. people leave, some of them within the year in which they came
3. people move between councils, come back, leave the agency for a post, or are new
4. agency workers go, stay on and come
5. hours are set so that the plan's year comes to the plan's figures
6. on 30 September everyone is counted, and posts without a holder are vacant
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tenure.example import agency as agencies
from tenure.example import joining, leaving
from tenure.example.agency import Cover
from tenure.example.beginning import opening
from tenure.example.calibrating import calibrated, women_among
from tenure.example.chance import stream
from tenure.example.levels import PLAN_YEAR, Counts, Frame, Numbers, Wanted, wanted
from tenure.example.population import drawn
from tenure.example.posts import moved_on
from tenure.example.tables import Column, Table, chosen, size, stacked


@dataclass(frozen=True)
class CensusYear:
    """What a census year comes to: posts on 30 September, leavers' posts, agency workers; people by number.

    gone   the last leaving of everyone who is not in post or at work through an agency.
    """

    wanted: Wanted
    people: Table
    posts: Table
    leavers: Table
    agency: Table
    gone: Table
    cover: Cover

    @property
    def year(self) -> int:
        return self.wanted.year


def careers(frame: Frame, *, since: int, until: int) -> Iterator[CensusYear]:
    """The census years from one to another, both included."""
    before = _before_the_first(frame, since - 1)
    for year in range(since, until + 1):
        before = _next_year(before, frame, year)
        yield before


def _before_the_first(frame: Frame, year: int) -> CensusYear:
    w = wanted(frame, year)
    people, posts, agency = opening(frame, w)
    nobody = leaving.ended(chosen(posts, np.empty(0, dtype=np.int64)), people, year=year, seed=frame.seed)
    cover = agencies.covered(agency, vacancies=w.vacancy.of(w.people * 1.0))
    return CensusYear(w, people, posts, nobody, agency, nobody, cover)


def _next_year(before: CensusYear, frame: Frame, year: int) -> CensusYear:
    w, seed = wanted(frame, year), frame.seed
    posts = moved_on(before.posts, year=year, seed=seed)
    goes = leaving.who_leaves(posts, before.people, w=w, seed=seed)
    leavers = leaving.ended(chosen(posts, goes), before.people, year=year, seed=seed)
    posts = chosen(posts, ~goes)
    known, people = _joined(before, posts, leavers, w=w, seed=seed)
    posts, converted = known
    new = joining.newcomers(_room(w, posts), first=size(people), year=year, seed=seed)
    people = stacked(people, _new_people(frame, new, posts, people, w=w))
    posts = stacked(posts, new)
    people, short = _short_stays(before, people, w=w, seed=seed)
    leavers = stacked(leavers, short)
    people, agency = _agency(before, people, leavers, _Taken(posts, converted), w=w, seed=seed)
    if year == PLAN_YEAR:
        leavers, agency = calibrated(posts, leavers, agency, w=w, inside=frame.inside, seed=seed)
    fte = _fte(posts, units=len(w.people))
    vacancies = np.maximum(np.round(w.vacancy.of(fte), 2), 0.5)
    gone = _gone(before, posts, leavers, agency)
    return CensusYear(w, people, posts, leavers, agency, gone, agencies.covered(agency, vacancies=vacancies))


@dataclass(frozen=True)
class _Taken:
    """Posts held at the end of the year, and those of them that agency workers took."""

    posts: Table
    converted: Table


def _fte(posts: Table, *, units: int) -> Numbers:
    return np.bincount(posts["partner"], weights=posts["fte"], minlength=units)


def _room(w: Wanted, posts: Table) -> Counts:
    room: Counts = np.maximum(w.people - np.bincount(posts["partner"], minlength=len(w.people)), 0)
    return room


def _joined(
    before: CensusYear, posts: Table, leavers: Table, *, w: Wanted, seed: int
) -> tuple[tuple[Table, Table], Table]:
    """The posts with movers, returners and converted agency workers; the converted; and the people."""
    people, year = before.people, w.year
    room = joining.Room(_room(w, posts))
    moved = joining.movers(leavers, room=room, year=year, seed=seed)
    room = room.taken(moved)
    back = joining.returners(before.gone, people, room=room, year=year, seed=seed)
    room = room.taken(back)
    converted = joining.converted(before.agency, people, room=room, year=year, seed=seed)
    return (stacked(posts, moved, back, converted), converted), people


def _new_people(frame: Frame, new: Table, posts: Table, people: Table, *, w: Wanted) -> Table:
    """Those who came this year; in the plan's year as many of them women as the plan's figure asks."""
    chance = stream(frame.seed, "new people", w.year)
    female = chance.random(size(new)) < w.female[new["partner"]]
    if w.year == PLAN_YEAR:
        female = women_among(new, female, posts=posts, people=people, inside=frame.inside)
    return drawn(chance, since=new["started"], origin=new["origin"], female=female)


def _short_stays(before: CensusYear, people: Table, *, w: Wanted, seed: int) -> tuple[Table, Table]:
    """People who come and leave within the year."""
    *_, many = leaving.leavers_wanted(before.posts, w)
    came = joining.newcomers(many, first=size(people), year=w.year, seed=seed, short=True)
    chance = stream(seed, "short stays", w.year)
    female = chance.random(size(came)) < w.female[came["partner"]]
    people = stacked(
        people, drawn(chance, since=came["started"], origin=came["origin"], female=female, most_age=50)
    )
    return people, leaving.ended(came, people, year=w.year, seed=seed)


def _agency(
    before: CensusYear, people: Table, leavers: Table, taken: _Taken, *, w: Wanted, seed: int
) -> tuple[Table, Table]:
    """The agency workers of 30 September, and the people with those of them who are new."""
    units = len(w.people)
    many = agencies.people_wanted(w, _fte(taken.posts, units=units))
    free = ~np.isin(before.agency["person"], taken.converted["person"])
    stay = agencies.staying(chosen(before.agency, free), people, wanted=many, year=w.year, seed=seed)
    room = many - np.bincount(stay["partner"], minlength=units)
    came = agencies.from_councils(leavers, room=room, year=w.year, seed=seed)
    room = room - np.bincount(came["partner"], minlength=units)
    new = agencies.from_outside(room, first=size(people), year=w.year, seed=seed)
    chance = stream(seed, "agency people", w.year)
    female = chance.random(size(new)) < 0.78
    people = stacked(people, drawn(chance, since=new["started"], origin=new["origin"], female=female))
    return people, stacked(stay, came, new)


def _gone(before: CensusYear, posts: Table, leavers: Table, agency: Table) -> Table:
    """The last leaving of everyone who left and is nowhere on record now."""
    all_gone = stacked(before.gone, leavers)
    person: Column = all_gone["person"]
    last = np.zeros(len(person), dtype=bool)
    latest = np.lexsort((np.arange(len(person)), person))
    last[latest] = np.append(person[latest][1:] != person[latest][:-1], True)[: len(person)]
    here = np.isin(person, posts["person"]) | np.isin(person, agency["person"])
    return chosen(all_gone, last & ~here)

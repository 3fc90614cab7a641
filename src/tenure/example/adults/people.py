"""Careers in adults' services by Septembers: who is employed, gone, a manager, or there through others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.example.adults.levels import AdultsWanted, is_plan, wanted
from tenure.example.adults.paying import as_the_plan_pays
from tenure.example.chance import one_of, picked, stream
from tenure.example.days import ONE_DAY, begins, between, ends, monday_from
from tenure.example.levels import Frame
from tenure.example.shares import shared_out
from tenure.example.tables import Column, Table, changed, chosen, size, stacked

Mask = NDArray[np.bool_]

ETHNICITIES: Final = {
    "31": 0.57, "32": 0.03, "34": 0.08, "35": 0.015, "36": 0.01, "37": 0.01, "39": 0.03, "40": 0.015,
    "41": 0.01, "43": 0.02, "44": 0.09, "45": 0.06, "46": 0.01, "47": 0.005, "98": 0.015, "99": 0.03,
}  # fmt: skip
HOURS: Final = {37.0: 0.70, 36.0: 0.06, 30.0: 0.08, 22.5: 0.08, 18.5: 0.08}
SERVICE: Final = ((0, 1, 0.13), (1, 3, 0.18), (3, 5, 0.15), (5, 10, 0.22), (10, 20, 0.24), (20, 28, 0.08))
"""Years in the role, from and to, and the share of people employed."""

SPINE: Final = {31_371: 0.08, 33_799: 0.15, 36_922: 0.28, 39_880: 0.22, 42_683: 0.17, 45_591: 0.10}
"""Full-time salaries before the year's rise; what is paid depends on the hours."""

MANAGE: Final = 0.13
"""Managers for each social worker employed."""

MANAGERS_PAY: Final = 1.25
"""Their full-time pay over the mean of social workers."""

TEAMS: Final = 4
"""Teams of a council; a joint unit has as many of each."""

PRINTED: Final = 0.0004
"""A rate this near to the plan's prints the same to one decimal of a per cent."""

YOUNG: Final = 3
"""Years in the role under which the plan counts someone as early."""


@dataclass(frozen=True)
class AdultsYear:
    """What a September comes to.

    staff     social workers employed; managers; agency, bank and other social workers; others of other roles.
    gone      those of last September whom this one no longer shows; new: those who came and stayed.
    """

    wanted: AdultsWanted
    staff: Table
    managers: Table
    agency: Table
    bank: Table
    other: Table
    gone: Table
    new: Mask
    people: int

    @property
    def year(self) -> int:
        return self.wanted.year


def adults_careers(frame: Frame, *, since: int, until: int) -> Iterator[AdultsYear]:
    """The Septembers from one year to another, both included."""
    now = _opening(frame, since)
    yield now
    for year in range(since + 1, until + 1):
        now = _next(now, frame, year)
        yield now


def _opening(frame: Frame, year: int) -> AdultsYear:
    w, chance = wanted(frame, year), stream(frame.seed, "adults' opening")
    unit = np.repeat(np.arange(len(w.people)), w.people)
    staff = _people(frame, unit, _long_ago(chance, len(unit), year), about="opening", year=year, first=0)
    staff = _with_second_jobs(_as_many_women(frame, w, staff, np.ones(size(staff), np.bool_)), w, frame)
    count = np.rint(w.people * MANAGE).astype(np.int64)
    managing = np.repeat(np.arange(len(count)), count)
    managers = _people(
        frame,
        managing,
        _long_ago(chance, len(managing), year),
        about="managers",
        year=year,
        first=size(staff),
    )
    managers = changed(managers, role=_manager_roles(chance, len(managing)))
    begun = size(staff) + size(managers)
    nobody = chosen(staff, np.zeros(size(staff), np.bool_))
    empty = AdultsYear(w, staff, managers, nobody, nobody, nobody, nobody, _new(staff, year), begun)
    return _finished(empty, empty, frame)


def _next(before: AdultsYear, frame: Frame, year: int) -> AdultsYear:
    """People leave, some go on to manage, others come; then the year's helpers are found."""
    w = wanted(frame, year)
    chance = stream(frame.seed, "adults' year", year)
    staff = changed(before.staff, second=np.zeros(size(before.staff), np.bool_))
    managers, manages = _promoted(before, staff, chance, year=year)
    staff = chosen(staff, ~manages)
    goes = _who_goes(frame, w, staff, chance)
    gone, stays = chosen(staff, goes), chosen(staff, ~goes)
    held = np.bincount(stays["unit"], minlength=len(w.people))
    room = np.repeat(np.arange(len(w.people)), np.maximum(w.people - held, 0))
    started = monday_from(between(chance, begins(year), ends(year) - 14 * ONE_DAY, len(room)))
    new = _people(frame, room, started, about="newcomers", year=year, first=before.people)
    if is_plan(frame, year):
        new = _some_had_been_long_elsewhere(frame, w, gone, stays, new, year=year)
    staff = stacked(stays, new)
    joined = np.arange(size(staff)) >= size(stays)
    if is_plan(frame, year):
        staff = _as_many_women(frame, w, staff, joined)
    staff = _with_second_jobs(staff, w, frame)
    people = before.people + size(new)
    now = AdultsYear(w, staff, managers, before.agency, before.bank, before.other, gone, joined, people)
    return _finished(before, now, frame)


def _finished(before: AdultsYear, now: AdultsYear, frame: Frame) -> AdultsYear:
    """The year with its agency, bank and other workers, and everyone paid as the year pays."""
    w, people = now.wanted, now.people
    agency, people = _helpers(frame, before.agency, w.agency, about="agency", year=w.year, first=people)
    bank, people = _helpers(frame, before.bank, w.bank, about="bank", year=w.year, first=people)
    other, people = _helpers(frame, before.other, w.other, about="other", year=w.year, first=people)
    staff = as_the_plan_pays(frame, w, now.staff)
    hours = np.minimum(now.managers["hours"] / 37, 1)
    managers = changed(now.managers, paid=np.rint(w.salary[now.managers["unit"]] * MANAGERS_PAY * hours))
    return AdultsYear(w, staff, managers, agency, bank, other, now.gone, now.new, people)


def _new(staff: Table, year: int) -> Mask:
    new: Mask = staff["started"] >= begins(year)
    return new


def _long_ago(chance: np.random.Generator, count: int, year: int) -> Column:
    """Start dates of people who have been in their role for a while."""
    shares = np.array([share for *_, share in SERVICE])
    low, high = np.array([(low, high) for low, high, _ in SERVICE]).T
    band = chance.choice(len(SERVICE), size=count, p=shares / shares.sum())
    years = low[band] + chance.random(count) * (high - low)[band]
    started: Column = monday_from(ends(year) - np.maximum(years * 365.25, 14).astype(np.int64) * ONE_DAY)
    return started


def _people(frame: Frame, unit: Column, started: Column, *, about: str, year: int, first: int) -> Table:
    """People new to the record, one for each unit and start date."""
    chance, count = stream(frame.seed, "adults", about, year), len(unit)
    age = np.clip(25 + chance.gamma(2.6, 6.0, count), 22, 58)
    oldest = ends(year) - int(64 * 365.25) * ONE_DAY
    return {
        "unit": unit,
        "person": first + np.arange(count),
        "born": np.maximum(started - (age * 365.25).astype(np.int64) * ONE_DAY, oldest),
        "female": chance.random(count) < _female(frame)[unit],
        "ethnicity": one_of(chance, ETHNICITIES, count),
        "started": started,
        "hours": one_of(chance, HOURS, count).astype(np.float64),
        "spine": one_of(chance, SPINE, count).astype(np.float64),
        "paid": np.zeros(count),
        "amhp": chance.random(count) < 0.16,
        "level": one_of(chance, {"6": 0.55, "7": 0.45}, count),
        "team": chance.integers(0, TEAMS, count),
        "temporary": chance.random(count) < 0.06,
        "second": np.zeros(count, np.bool_),
        "numbered": chance.random(count) < 0.95,
        "role": np.full(count, "6"),
    }


def _female(frame: Frame) -> NDArray[np.float64]:
    return np.where(frame.inside, 0.80, 0.81)


def _manager_roles(chance: np.random.Generator, count: int) -> Column:
    return one_of(chance, {"45": 0.42, "3": 0.26, "43": 0.14, "2": 0.14, "1": 0.04}, count)


def _promoted(
    before: AdultsYear, staff: Table, chance: np.random.Generator, *, year: int
) -> tuple[Table, Mask]:
    """A few managers go each year, and social workers who have been there for long take their place."""
    managers = before.managers
    leaves = chance.random(size(managers)) < 0.09
    places = np.bincount(managers["unit"][leaves], minlength=len(before.wanted.people))
    long_there = staff["started"] < begins(year - YOUNG)
    weight = np.ones(size(staff))
    rises = picked(chance, np.where(long_there, staff["unit"], -1), weight, wanted=places)
    risen = chosen(staff, rises)
    started = monday_from(between(chance, begins(year), ends(year) - 30 * ONE_DAY, size(risen)))
    risen = changed(risen, started=started, role=_manager_roles(chance, size(risen)))
    return stacked(chosen(managers, ~leaves), risen), rises


def _who_goes(frame: Frame, w: AdultsWanted, staff: Table, chance: np.random.Generator) -> Mask:
    """Whom the next file no longer shows: so many with few years in the role, the rest with more."""
    early = staff["started"] >= begins(w.year - YOUNG + 1)
    goes = np.zeros(size(staff), np.bool_)
    for group in (frame.inside, ~frame.inside):
        ours = group[staff["unit"]]
        held = np.bincount(staff["unit"][ours], minlength=len(group))[group]
        came = int(np.maximum(w.people[group] - held + w.found[group], 0).sum())
        some = int((ours & early).sum())
        rate = float(w.early[group][0]) if group.any() else 0.0
        share = min(int(rate * (some + came) / (1 + rate)), some)
        share = _printing(share, rate) if is_plan(frame, w.year) else share
        goes |= _going(w, staff, ours, early, share=share, chance=chance)
    return goes


def _printing(share: int, rate: float) -> int:
    """The next smaller number of leavers that, over a whole number of people, prints the plan's rate."""
    while share and abs(share / round(share / rate) - rate) >= PRINTED:
        share -= 1
    return share


def _going(
    w: AdultsWanted, staff: Table, ours: Mask, early: Mask, *, share: int, chance: np.random.Generator
) -> Mask:
    """As many of each unit as it loses, `share` of them early in the role over all units of the group."""
    wanted_here = np.bincount(staff["unit"][ours], minlength=len(w.people)).clip(max=1) * w.found
    young = np.bincount(staff["unit"][ours & early], minlength=len(w.people))
    first = np.minimum(
        shared_out(min(share, int(wanted_here.sum())), np.minimum(young, wanted_here) * 1.0), young
    )
    first = np.minimum(first, wanted_here)
    place = staff["unit"]
    weight = np.ones(size(staff))
    goes = picked(chance, np.where(ours & early, place, -1), weight, wanted=first)
    old = ours & ~early
    age = (begins(w.year) - staff["born"]).astype(np.int64) / 365.25
    late = picked(chance, np.where(old, place, -1), np.where(age > 59, 4.0, 1.0), wanted=wanted_here - first)
    return goes | late


def _some_had_been_long_elsewhere(
    frame: Frame, w: AdultsWanted, gone: Table, stays: Table, new: Table, *, year: int
) -> Table:
    """The plan's share of leavers early in the role, to the figure it prints.

    A few newcomers had held the same role for years in a team that came over from the health service.
    """
    cutoff = begins(year - YOUNG + 1)
    ours = np.flatnonzero(frame.inside[new["unit"]])
    left = int((frame.inside[gone["unit"]] & (gone["started"] >= cutoff)).sum())
    there = int((frame.inside[stays["unit"]] & (stays["started"] >= cutoff)).sum()) + len(ours)
    rate = float(w.early[frame.inside][0])
    over = max(there - round(left / rate), 0) if rate else 0
    started = new["started"].copy()
    started[ours[:over]] -= 6 * 364 * ONE_DAY
    born = np.minimum(new["born"], started - 24 * 366 * ONE_DAY)
    return changed(new, started=started, born=born)


def _as_many_women(frame: Frame, w: AdultsWanted, staff: Table, free: Mask) -> Table:
    """The group's share of women among people employed, by the sex of those who may still be either."""
    female = staff["female"].copy()
    for group in (frame.inside, ~frame.inside):
        ours = group[staff["unit"]]
        if not ours.any():
            continue
        short = round(float(w.female[group][0]) * int(ours.sum())) - int(female[ours].sum())
        turned = np.flatnonzero(ours & free & (female == (short < 0)))[: abs(short)]
        female[turned] ^= True
    return changed(staff, female=female)


def _with_second_jobs(staff: Table, w: AdultsWanted, frame: Frame) -> Table:
    """A few people with part-time hours hold a second part-time job, at another team of the council.

    Their National Insurance number links the two.
    """
    chance = stream(frame.seed, "second jobs", w.year)
    part_time = staff["hours"] <= 22.5
    second = picked(chance, np.where(part_time, staff["unit"], -1), np.ones(size(staff)), wanted=w.second)
    short = w.second - np.bincount(staff["unit"][second], minlength=len(w.second))
    more = picked(
        chance, np.where(second, -1, staff["unit"]), np.ones(size(staff)), wanted=np.maximum(short, 0)
    )
    hours = np.where(more, 18.5, staff["hours"])
    second = second | more
    return changed(staff, second=second, hours=hours, numbered=staff["numbered"] | second)


def _helpers(
    frame: Frame, before: Table, count: Column, *, about: str, year: int, first: int
) -> tuple[Table, int]:
    """Agency, bank or other workers: some of last year's stay on, the rest are new."""
    chance = stream(frame.seed, "adults'", about, year)
    share = 0.38 if about == "agency" else 0.7
    kept = picked(
        chance,
        before["unit"],
        np.ones(size(before)),
        wanted=np.floor(np.asarray(count) * share).astype(np.int64),
    )
    stay = chosen(before, kept)
    held = np.bincount(stay["unit"], minlength=len(count))
    unit = np.repeat(np.arange(len(count)), count - held)
    started = monday_from(between(chance, begins(year), ends(year) - 14 * ONE_DAY, len(unit)))
    new = _people(frame, unit, started, about=about, year=year, first=first)
    return stacked(stay, new), first + size(new)

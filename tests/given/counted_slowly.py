"""Every measure counted the slow and obvious way: one worker at a time, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from given.careers import Sent, Worker
from tenure.terms.codes import ETHNIC_GROUP, LEAVER_DESTINATION, ORG_ROLE, REASON_LEAVE, START_ORIGIN


class Here(NamedTuple):
    """A worker record, and who sent it for which year."""

    partner: str
    year: int
    worker: Worker


def in_year(day: date | None, year: int) -> bool:
    return day is not None and date(year - 1, 10, 1) <= day <= date(year, 9, 30)


def there(h: Here) -> bool:
    return h.worker["ended"] is None or h.worker["ended"] > date(h.year, 9, 30)


def in_post(h: Here) -> bool:
    return not h.worker["agency"] and there(h)


def leaver(h: Here) -> bool:
    return not h.worker["agency"] and in_year(h.worker["ended"], h.year)


def starter(h: Here) -> bool:
    return not h.worker["agency"] and in_year(h.worker["started"], h.year)


def agency(h: Here) -> bool:
    return h.worker["agency"] and there(h)


def case_holder(h: Here) -> bool:
    return there(h) and (h.worker["cases"] or 0) > 0


def found_in_post(h: Here, everyone: list[Here]) -> bool:
    return any(in_post(o) and o.year == h.year and o.worker["person"] == h.worker["person"] for o in everyone)


def found_as_agency(h: Here, everyone: list[Here]) -> bool:
    return any(agency(o) and o.year == h.year and o.worker["person"] == h.worker["person"] for o in everyone)


def populations(everyone: list[Here]) -> dict[str, list[Here]]:
    leavers = [h for h in everyone if leaver(h)]
    moved = [h for h in leavers if found_in_post(h, everyone)]
    to_agency = [h for h in leavers if h not in moved and found_as_agency(h, everyone)]
    return {
        "in-post": [h for h in everyone if in_post(h)],
        "starters": [h for h in everyone if starter(h)],
        "leavers": leavers,
        "agency": [h for h in everyone if agency(h)],
        "case-holders": [h for h in everyone if case_holder(h)],
        "moved": moved,
        "to-agency": to_agency,
        "gone": [h for h in leavers if h not in moved and h not in to_agency],
    }


def hours(population: str, h: Here) -> float:
    w = h.worker
    if population == "case-holders":
        return w["fte"] or 0.0 if w["fte30"] is None else w["fte30"]
    if w["ended"] and w["ended"] <= date(h.year, 9, 30) and not w["fte"]:
        return w["fte30"] or 0.0
    return w["fte"] or 0.0


def heads(population: str, members: Iterable[Here]) -> list[Here]:
    """One record for each head: the more senior post of a person, then the longer hours, then the first."""
    members = list(members)
    if population == "agency":
        return members
    dates = {
        "starters": "started",
        "leavers": "ended",
        "moved": "ended",
        "to-agency": "ended",
        "gone": "ended",
    }
    kept: dict[Any, Here] = {}
    ordered = sorted(members, key=lambda h: (h.worker["role"] or "9", -hours("in-post", h)))
    for i, h in enumerate(ordered):
        own = i if population == "case-holders" and h.worker["agency"] else None
        when = h.worker[dates[population]] if population in dates else None
        kept.setdefault((h.partner, h.year, h.worker["identity"], when, own), h)
    return list(kept.values())


def service_years(h: Here) -> int | None:
    started = h.worker["started"]
    if started is None:
        return None
    return h.year - started.year - ((started.month, started.day) > (9, 30))


def band(number: int | None, *bands: tuple[int, str]) -> str:
    return "Not known" if number is None else next(words for under, words in bands if number < under)


def age_band(population: str, h: Here) -> str:
    left = population in ("leavers", "moved", "to-agency", "gone")
    return band(
        h.worker["age_leaving"] if left else h.worker["age"],
        (20, "Under 20"), (30, "20 to 29"), (40, "30 to 39"), (50, "40 to 49"), (60, "50 to 59"),
        (999, "60 and over"),
    )  # fmt: skip


def service_band(population: str, h: Here) -> str:
    return band(
        service_years(h),
        (2, "Under 2 years"), (5, "2 to under 5 years"), (10, "5 to under 10 years"),
        (20, "10 to under 20 years"), (999, "20 years and over"),
    )  # fmt: skip


def sex(population: str, h: Here) -> str:
    return {"F": "Female", "M": "Male"}.get(h.worker["sex"], "Not known")


def route(population: str, h: Here) -> str:
    words = {"step-up": "Step Up to Social Work", "frontline": "Frontline", "other": "Other route"}
    return words.get(h.worker["route"], "Not known")


def coded(field: str, labels: Any) -> Callable[[str, Here], str]:
    return lambda population, h: labels.label(h.worker[field]) if h.worker[field] else "Not known"


SPLIT: dict[str, Callable[[str, Here], str]] = {
    "total": lambda population, h: "total",
    "role": coded("role", ORG_ROLE),
    "age": age_band,
    "sex": sex,
    "age-sex": lambda population, h: f"{age_band(population, h)}, {sex(population, h)}",
    "ethnicity": coded("ethnicity", ETHNIC_GROUP),
    "service-time": service_band,
    "route": route,
    "origin": coded("origin", START_ORIGIN),
    "reason": coded("reason", REASON_LEAVE),
    "destination": coded("destination", LEAVER_DESTINATION),
}


class Cell(NamedTuple):
    """Which count."""

    population: str
    partner: str
    year: int
    dimension: str
    slice: str


class Count(NamedTuple):
    """A count of people in every way it is counted."""

    fte: float
    headcount: int
    people: int
    cases: int
    days: float


def counted(sents: Iterable[Sent]) -> Iterator[tuple[Cell, Count]]:
    """Every count that is not nobody, for each partner's return."""
    everyone = [Here(s.submission.partner, s.submission.year, w) for s in sents for w in s.workers]
    for population, members in populations(everyone).items():
        one_each = heads(population, members)
        cells = {
            Cell(population, h.partner, h.year, dimension, split(population, h))
            for h in members
            for dimension, split in SPLIT.items()
        }
        for cell in cells:
            split = SPLIT[cell.dimension]

            def inside(h: Here, cell: Cell = cell, split: Any = split) -> bool:
                return (h.partner, h.year, split(cell.population, h)) == (cell.partner, cell.year, cell.slice)

            here = [h for h in members if inside(h)]
            yield (
                cell,
                Count(
                    fte=sum(hours(population, h) for h in here),
                    headcount=sum(inside(h) for h in one_each),
                    people=len({h.worker["person"] for h in here}),
                    cases=sum(h.worker["cases"] or 0 for h in here),
                    days=sum(h.worker["days_lost"] or 0 for h in here),
                ),
            )

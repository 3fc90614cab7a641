"""Who studies: those who later start with a council as newly qualified, and those whom no council sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np

from tenure.example.careers import CensusYear
from tenure.example.cast import PARTNERSHIP
from tenure.example.chance import one_of, stream
from tenure.example.levels import Frame
from tenure.example.population import FIRST_NUMBER, NEWLY_QUALIFIED, number_of
from tenure.terms.organisations import unit_of

OURS: Final = "Southmere University"
ELSEWHERE, WITHDREW, STILL_THERE = 0.35, 0.10, 50
"""For each graduate with a partner, how many go elsewhere and how many leave early; and the size of a cohort
whose graduates' careers have not begun."""

YEARS: Final = {"ba": 3, "msw": 2, "pgdip": 2, "step-up": 1}
_ROUTES: Final = {"1": ("ba",), "2": ("msw", "msw", "pgdip")}
_FAMILY: Final = (
    "Abara", "Bexley", "Carrow", "Denholm", "Eze", "Farrant", "Gilchrist", "Hossain", "Ingram", "Jelley",
    "Kaur", "Lindqvist", "Marsh", "Nwosu", "Ostrow", "Pryce", "Quill", "Rahman", "Sandhu", "Trewin", "Uddin",
    "Varley", "Whitlow", "Yardley", "Zielinski",
)  # fmt: skip
_GIVEN: Final = (
    "Amara", "Beth", "Carys", "Dilip", "Esi", "Farah", "Grace", "Hana", "Imran", "Joanna", "Kofi", "Leila",
    "Mina", "Nadia", "Owen", "Petra", "Rosa", "Samir", "Tomas", "Uma", "Vera", "Will", "Yusuf", "Zara",
)  # fmt: skip


@dataclass(frozen=True)
class Graduate:
    """Someone of a council's returns who qualified at the university.

    council   DfE's three digits of the council they start with.     started   the first day of that post.
    """

    person: int
    born: date
    female: bool
    ethnicity: str
    route: str
    council: str
    started: date


@dataclass(frozen=True)
class Student:
    """One student from the first day to the last, as the university knows them.

    ends   the day on which they finish, or leave; `leaves` where they leave without finishing.
    career the person in councils' returns; None of somebody whom no council ever sees.
    """

    number: str
    names: tuple[str, str]
    born: date
    sex: str
    ethnicity: str
    route: str
    starts: date
    expected: date
    ends: date
    leaves: bool
    registration: str
    career: Graduate | None

    def in_year(self, year: int) -> bool:
        """Whether they study in the academic year that ends in August of that year."""
        return self.starts <= date(year, 8, 31) and self.ends >= date(year - 1, 9, 1)


def graduates_of(frame: Frame, year: CensusYear) -> Iterator[Graduate]:
    """Those who started as newly qualified with a partner in the year, and qualified at the university."""
    for posts in (year.posts, year.leavers):
        new = (posts["origin"] == NEWLY_QUALIFIED) & (
            posts["started"] > np.datetime64(f"{year.year - 1}-09-30")
        )
        new &= (year.people["institution"] == OURS)[posts["person"]]
        for at in new.nonzero()[0].tolist():
            unit = frame.units[int(posts["partner"][at])]
            if unit.number in PARTNERSHIP:
                person = int(posts["person"][at])
                started: date = posts["started"][at].item()
                yield _graduate(year.people, person, unit.members[person % len(unit.members)].number, started)


def _graduate(people: Any, person: int, council: str, started: date) -> Graduate:
    choices = _ROUTES.get(str(people["level"][person]), ("ba",))
    route = "step-up" if people["step_up"][person] else choices[person % len(choices)]
    return Graduate(
        person,
        people["born"][person].item(),
        bool(people["female"][person]),
        str(people["ethnicity"][person]),
        route,
        council,
        started,
    )


def finished_in(graduate: Graduate) -> int:
    """The year in whose June they finished: the last one six weeks or more before they started."""
    year = graduate.started.year
    return year if graduate.started >= date(year, 8, 15) else year - 1


def students(graduates: Iterable[Graduate], *, since: int, until: int, seed: int) -> list[Student]:
    """Every student of the academic years from one to another, in the order of their numbers.

    Each person once: someone whom two councils' returns call newly qualified finished before the first.
    """
    first: dict[int, Graduate] = {}
    for each in sorted(graduates, key=lambda one: (one.started, one.person)):
        first.setdefault(each.person, each)
    by_year: dict[int, list[Graduate]] = {}
    for each in first.values():
        by_year.setdefault(finished_in(each), []).append(each)
    made: list[Student] = []
    for year in range(since, until + max(YEARS.values()) + 1):
        made += _cohort(year, by_year.get(year, []), until=until, seed=seed)
    return sorted(made, key=lambda student: student.number)


def _cohort(year: int, known: Sequence[Graduate], *, until: int, seed: int) -> Iterator[Student]:
    """All who finish in a year: those known to councils, those who go elsewhere, those who leave early."""
    chance = stream(seed, "students", year)
    unknown = round(ELSEWHERE * len(known)) + 4 if year <= until else STILL_THERE
    leave = round(WITHDREW * (len(known) + unknown)) + 1
    for place, each in enumerate([*known, *[None] * (unknown + leave)]):
        yield _student(chance, year, place, each, leaves=place >= len(known) + unknown)


def _student(
    chance: np.random.Generator, year: int, place: int, career: Graduate | None, *, leaves: bool
) -> Student:
    drawn = career or _unknown(chance, year, place)
    length = YEARS[drawn.route]
    starts = date(year - length, 9, 20)
    ends = date(year, 6, 30)
    left = _left_on(drawn.route, year)
    families, given = _FAMILY[int(chance.integers(len(_FAMILY)))], _GIVEN[int(chance.integers(len(_GIVEN)))]
    number = number_of(np.array([drawn.person]))[0] if career else f"SW{FIRST_NUMBER + drawn.person}"
    return Student(
        number=f"K{starts.year % 100:02d}{year % 100:02d}{place + 1:04d}",
        names=(families, given),
        born=drawn.born,
        sex="f" if drawn.female else "m",
        ethnicity=drawn.ethnicity,
        route=drawn.route,
        starts=starts,
        expected=ends,
        ends=left if leaves else ends,
        leaves=leaves,
        registration="" if leaves or (career is None and chance.random() < 0.25) else number,
        career=career,
    )


def _left_on(route: str, year: int) -> date:
    """A month after the first placement: the time at which most who leave do."""
    from tenure.example.education.placing import first_placement_ends

    return first_placement_ends(route, year) + timedelta(days=30)


def _unknown(chance: np.random.Generator, year: int, place: int) -> Graduate:
    """Someone whom no council's return shows. Their numbers are far from those of the people in them."""
    route = str(one_of(chance, {"ba": 0.5, "msw": 0.32, "pgdip": 0.1, "step-up": 0.08}, 1)[0])
    age = 18.2 + YEARS[route] + float(chance.gamma(1.6, 4.5))
    born = date(year, 6, 30) - timedelta(days=round(min(age, 55) * 365.25))
    person = 900_000 + (year % 100) * 900 + place
    ethnicity = str(
        one_of(chance, {"WBRI": 0.6, "BAFR": 0.12, "AIND": 0.05, "MOTH": 0.04, "WOTH": 0.19}, 1)[0]
    )
    return Graduate(person, born, bool(chance.random() < 0.85), ethnicity, route, "", date(year, 9, 1))


def council_name(number: str) -> str:
    """A council as a university writes it."""
    unit = unit_of(number)
    names = {member.number: member.name for member in unit.members} if unit else {}
    return f"{names.get(number, number)} Council"

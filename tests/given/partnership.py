"""A small partnership on record for the planner's tests: four councils, each awkward in its own way."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from given.careers import a_leaving, a_stay, sent_by
from given.jobs import a_job, a_place, set_by
from tenure.record import Record, record_of

Worker = dict[str, Any]

YEARS = range(2020, 2024)


@pytest.fixture(scope="session")
def awkward() -> Record:
    """Children's services of four councils and adults' of one, 2020 to 2023.

    101  files every year: about 40 people, 8 vacancies.   102  files for 2023 alone.
    103  files up to 2022.                                 104  has had nobody in post since 2020.
    101 adults  files every year: about 20 people.
    """
    chance = np.random.default_rng(11)
    sent = [*_council("101", chance, 40, YEARS), *_council("102", chance, 12, YEARS[-1:])]
    sent += _council("103", chance, 25, YEARS[:-1])
    sent += [sent_by("104", year=year, vacancies_fte=2.0) for year in YEARS]
    sent += _adults("101", chance, 20)
    return record_of((one.submission, one.tables) for one in sent)


def _council(partner: str, chance: np.random.Generator, people: int, years: range) -> list[Any]:
    """Returns of so many posts: a fifth of people leave in a year, and most are replaced."""
    team = [_someone(f"{partner} {i}", chance, years[0] - int(chance.integers(1, 9))) for i in range(people)]
    sent, number = [], people
    for year in years:
        going = [worker for worker in team if chance.random() < 0.2]
        staying = [worker for worker in team if worker not in going]
        joining = [_someone(f"{partner} {number + i}", chance, year) for i in range(len(going))]
        number += len(joining)
        left = [_gone(worker, chance, year) for worker in going]
        sent.append(
            sent_by(partner, *staying, *left, *joining, year=year, vacancies_fte=year - 2015.0, cover_fte=4.0)
        )
        team = staying + joining
    return sent


def _someone(person: str, chance: np.random.Generator, year: int) -> Worker:
    started = date(year - 1, 10, 1) if chance.random() < 0.5 else date(year, int(chance.integers(1, 10)), 1)
    origin = "1" if chance.random() < 0.3 else "2"
    role = "5" if origin == "1" else str(chance.choice([2, 4, 5, 5, 5]))
    return a_stay(person, started=started, origin=origin, role=role, fte=0.9)


def _gone(worker: Worker, chance: np.random.Generator, year: int) -> Worker:
    on = date(year, int(chance.integers(1, 10)), 20)
    said = {name: worker[name] for name in ("origin", "role", "fte")}
    started = min(worker["started"], on)
    return a_leaving(worker["person"], started=started, on=on, destination=str(chance.integers(1, 7)), **said)


def _adults(partner: str, chance: np.random.Generator, people: int) -> list[Any]:
    team = [a_job(f"adults {i}", started=date(2012 + i % 8, 5, 1), age=25 + i) for i in range(people)]
    sent, number = [], people
    for year in YEARS:
        staying = [worker for worker in team if chance.random() < 0.85]
        joining = [
            a_job(f"adults {number + i}", started=date(year, 4, 1), age=24 + i)
            for i in range(people - len(staying))
        ]
        number += len(joining)
        team = staying + joining
        sent.append(set_by(partner, *team, year=year, places=(a_place(vacancies=2),)))
    return sent

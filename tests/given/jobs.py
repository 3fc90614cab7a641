"""Makers of accepted adults' sets: a few workers and workplaces of a few councils, as they would be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from given.careers import columns
from tenure.record import Columns, Submission
from tenure.record.events import EQUALITY, EVENTS, JOBS, REASONS, TOTALS, WORKPLACES

Worker = dict[str, Any]
Place = dict[str, Any]

EVENT_OF = {
    "permanent": "in post",
    "temporary": "in post",
    "agency": "agency",
    "bank": "bank or pool",
    "other": "other work",
}
FLOWS = ("starters", "leavers", "vacancies")


def a_job(person: str = "amara", **said: Any) -> Worker:
    """One worker record. Without a word: a permanent social worker, full time since 2015, all of it known."""
    usual: Worker = {
        "number": person, "reference": f"ref {person}", "became": "", "workplace": "town", "job_role": "6",
        "status": "permanent", "hours": 37.0, "zero_hours": False, "salary": 40_000, "hourly": None,
        "pay_in_doubt": False, "days_sick": 4.0, "amhp": False, "qualified": True, "level": 6,
        "started": date(2015, 3, 2), "sex": "F", "age": 34, "ethnicity": "31",
    }  # fmt: skip
    return {**usual, **said}


def a_place(workplace: str = "town", *, stated: int | None = None, **said: Any) -> Place:
    """A workplace and what it states of social workers: a number, None for not given, "?" for not known.

    stated  its staff; as many as it has records where nothing is said.
    """
    return {"workplace": workplace, "stated": stated, "starters": 0, "leavers": 0, "vacancies": 0} | said


@dataclass(frozen=True)
class SentSet:
    """What one partner sent for one year."""

    submission: Submission
    tables: Mapping[str, Columns]
    workers: tuple[Worker, ...]
    places: tuple[Place, ...]


def set_by(
    partner: str = "101", *workers: Worker, year: int = 2023, places: tuple[Place, ...] = (a_place(),)
) -> SentSet:
    """A set as it was accepted."""
    workers = tuple(_of_partner(worker, partner) for worker in workers)
    places = tuple(_stated(place, workers) for place in places)
    when = datetime(year, 10, 5, 9, 30, tzinfo=UTC)
    digest = sha256(repr((partner, year, workers, places)).encode()).hexdigest()
    submission = Submission(f"{digest[:12]}-{year}", "ascwds", partner, year, when, digest)
    return SentSet(submission, tables_of(workers, places, year=year), workers, places)


def _of_partner(worker: Worker, partner: str) -> Worker:
    """References are a partner's own: two partners' never mean the same person."""
    names = [name for name in ("reference", "became") if worker[name]]
    return worker | {name: f"{partner} {worker[name]}" for name in names}


def _stated(place: Place, workers: tuple[Worker, ...]) -> Place:
    records = sum(worker["workplace"] == place["workplace"] for worker in workers)
    return place | {"stated": records if place["stated"] is None else place["stated"]}


def tables_of(workers: tuple[Worker, ...], places: tuple[Place, ...], *, year: int) -> Mapping[str, Columns]:
    """The tables that worker and workplace records leave."""
    jobs = [{**w, "record": i, "person": w["number"] or w["reference"]} for i, w in enumerate(workers)]
    told = [job for job in jobs if job["job_role"] in ("6", "1", "2", "3", "43", "45")]
    happened = [event for job in told for event in _events(job, year)]
    return {
        "events": columns(happened, EVENTS),
        "equality": columns([job for job in told if job["ethnicity"]], EQUALITY),
        "jobs": columns(jobs, JOBS),
        "workplaces": columns(list(places), WORKPLACES),
        "totals": columns([_total(p, flow) for p in places for flow in FLOWS], TOTALS),
        "reasons": columns([], REASONS),
    }


def fte(worker: Worker) -> float | None:
    """Hours over 37, at most one; None where they are not known."""
    return None if worker["hours"] is None else min(worker["hours"] / 37, 1)


def _events(job: Worker, year: int) -> list[dict[str, Any]]:
    day = date(year, 9, 30)
    who = {"record": job["record"], "person": job["person"], "identity": job["person"]}
    found = [who | {"event": "described", "on_day": day, "sex": job["sex"], "age": job["age"]}]
    if job["started"]:
        found.append(who | {"event": "joined", "on_day": job["started"]})
    there = {"event": EVENT_OF[job["status"]], "on_day": day, "role": job["job_role"], "fte": fte(job)}
    return [*found, who | there]


def _total(place: Place, flow: str) -> dict[str, Any]:
    said = place[flow]
    about = {"workplace": place["workplace"], "flow": flow}
    if said is None or said == "?":
        return about | {"state": "not answered" if said is None else "not known"}
    return about | {"job_role": "6", "state": "some" if said else "none", "number": said}

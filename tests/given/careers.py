"""Makers of accepted events: a few workers in a few councils, written as they would be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import numpy as np

from tenure.record import Columns, Record, Submission, record_of
from tenure.record.events import EQUALITY, EVENTS, VACANCIES

Worker = dict[str, Any]


def a_stay(person: str = "amara", **said: Any) -> Worker:
    """One worker record. Without a word: employed and in post, a full-time case holder since 2015."""
    usual: Worker = {
        "person": person, "identity": said.get("identity", person), "agency": False,
        "started": date(2015, 3, 2), "ended": None, "role": "5", "fte": 1.0, "fte30": 1.0, "cases": 15,
        "days_lost": 4.5, "absence": "", "origin": "2", "reason": "", "destination": "", "sex": "F",
        "age": 34, "age_leaving": None, "route": "other", "qualification": "2", "ethnicity": "WBRI",
    }  # fmt: skip
    return {**usual, **said}


def a_leaving(person: str = "bilal", *, on: date = date(2023, 5, 31), **said: Any) -> Worker:
    """Someone who resigned for another authority, in the year to September 2023 unless said."""
    going = {"ended": on, "reason": "1", "destination": "1", "cases": None, "age_leaving": 34}
    return a_stay(person, **{**going, **said})


@dataclass(frozen=True)
class Sent:
    """What one partner sent for one year."""

    submission: Submission
    tables: Mapping[str, Columns]
    workers: tuple[Worker, ...]


def sent_by(
    partner: str = "101",
    *workers: Worker,
    year: int = 2023,
    accepted: datetime | None = None,
    **authority: Any,
) -> Sent:
    """A return as it was accepted; the authority reports two vacancies, none of them covered, unless said."""
    when = accepted or datetime(year, 10, 20, 9, 30, tzinfo=UTC)
    said = {"vacancies_fte": 2.0, "cover_fte": 0.0, "cover_headcount": 0} | authority
    digest = sha256(repr((partner, year, workers, said)).encode()).hexdigest()
    submission = Submission(f"{digest[:8]}-{when:%Y%m%d%H%M}", "csww", partner, year, when, digest)
    return Sent(submission, events(workers, year=year, authority=said), workers)


def a_record(*sent: Sent, **more: Any) -> Record:
    """The record of what was sent, in memory."""
    return record_of([(one.submission, one.tables) for one in sent], **more)


def events(workers: tuple[Worker, ...], *, year: int, authority: Mapping[str, Any]) -> Mapping[str, Columns]:
    """The tables of events that worker records leave."""
    happened = [event for i, worker in enumerate(workers) for event in _events(i, worker, year)]
    equality = [worker | {"record": i} for i, worker in enumerate(workers) if worker["ethnicity"]]
    return {
        "events": columns(happened, EVENTS),
        "equality": columns(equality, EQUALITY),
        "vacancies": columns([authority], VACANCIES),
    }


def _events(record: int, worker: Worker, year: int) -> list[dict[str, Any]]:
    day = date(year, 9, 30)
    who = {"record": record, "person": worker["person"], "identity": worker["identity"]}
    about = {name: worker[name] for name in ("sex", "age", "route", "qualification")}
    work = {name: worker[name] for name in ("role", "fte", "fte30", "days_lost")}
    found = [who | about | {"event": "described", "on_day": day}]
    if worker["started"]:
        found.append(who | {"event": "joined", "on_day": worker["started"], "origin": worker["origin"]})
    if worker["ended"] is None or worker["ended"] >= day:
        there = work | {"cases": worker["cases"], "absence": worker["absence"]}
        found.append(who | there | {"event": "agency" if worker["agency"] else "in post", "on_day": day})
    if worker["ended"]:
        gone = {
            "reason": worker["reason"],
            "destination": worker["destination"],
            "age": worker["age_leaving"],
        }
        event = "agency ended" if worker["agency"] else "left"
        found.append(who | work | gone | {"event": event, "on_day": worker["ended"]})
    return found


def columns(rows: list[dict[str, Any]], kinds: Mapping[str, str]) -> Columns:
    """Rows as columns, with the blanks that the record knows."""
    return {name: _column([row.get(name) for row in rows], kind) for name, kind in kinds.items()}


def _column(values: list[Any], kind: str) -> np.ndarray:
    if kind == "VARCHAR":
        return np.array([value or "" for value in values], dtype=np.str_)
    if kind == "DATE":
        return np.array([value or "NaT" for value in values], dtype="datetime64[us]")
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

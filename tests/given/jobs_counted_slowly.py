"""Adults' measures counted the slow and obvious way: one record at a time, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from given.jobs import SentSet, Worker, fte

EMPLOYED = ("permanent", "temporary")
SHARE = 0.9

Found = dict[tuple[str, str], tuple[float, float | None]]
"""Part and whole by measure and basis; the whole of a count is None."""


def people_of(sents: list[SentSet]) -> dict[tuple[str, int, int], str]:
    """Who each record is of: by number; else by the one number that its reference has in any file."""
    numbers: dict[tuple[str, str], set[str]] = {}
    for sent in sents:
        for w in sent.workers:
            if w["number"]:
                numbers.setdefault((sent.submission.partner, w["reference"]), set()).add(w["number"])
    found = {}
    for sent in sents:
        partner, year = sent.submission.partner, sent.submission.year
        for i, w in enumerate(sent.workers):
            known = numbers.get((partner, w["reference"]), set())
            found[partner, year, i] = w["number"] or (
                next(iter(known)) if len(known) == 1 else w["reference"]
            )
    return found


def counted(sents: list[SentSet]) -> Iterator[tuple[tuple[str, str, str, int], tuple[float, float | None]]]:
    """Part and whole (None for a count) of each measure of each partner and year, where it can be told."""
    people = people_of(sents)
    filed = {(s.submission.partner, s.submission.year): s for s in sents}
    for (partner, year), sent in filed.items():
        last = filed.get((partner, year - 1))
        measures = {**of_jobs(sent, people), **of_workplaces(sent)}
        if last is not None:
            measures |= of_leavers(sent, last, people)
        for (measure, basis), numbers in measures.items():
            yield (measure, basis, partner, year), numbers


def social_workers(sent: SentSet) -> list[tuple[int, Worker]]:
    return [(i, w) for i, w in enumerate(sent.workers) if w["job_role"] == "6"]


def heads(sent: SentSet, people: Any, which: Any) -> set[str]:
    partner, year = sent.submission.partner, sent.submission.year
    return {people[partner, year, i] for i, w in social_workers(sent) if which(w)}


def of_jobs(sent: SentSet, people: Any) -> Found:
    day = date(sent.submission.year, 9, 30)
    everyone = [w for _, w in social_workers(sent)]
    ours = [w for w in everyone if w["status"] in EMPLOYED]
    agency = [w for w in everyone if w["status"] == "agency"]
    paid = [w for w in ours if w["salary"] and (w["hours"] or 0) > 0 and not w["pay_in_doubt"]]
    salaries = [w["salary"] * 37 / w["hours"] for w in paid]
    rates = [w["salary"] / (w["hours"] * 365.25 / 7) for w in paid] + [
        w["hourly"] for w in ours if w["hourly"]
    ]
    sick = [w["days_sick"] for w in ours if w["days_sick"] is not None]
    amhp = [w["amhp"] for w in ours if w["amhp"] is not None]
    level = [w for w in ours if w["qualified"] is False or (w["qualified"] and w["level"] is not None)]
    found: Found = {
        ("filled-jobs", "jobs"): (len(everyone), None),
        ("in-post", "jobs"): (len(ours), None),
        ("in-post", "fte"): (sum(fte(w) or 0 for w in ours), None),
        ("in-post", "headcount"): (len(heads(sent, people, lambda w: w["status"] in EMPLOYED)), None),
        ("agency-rate", "jobs"): (len(agency), len(everyone)),
        ("indirect-rate", "jobs"): (len(everyone) - len(ours), len(everyone)),
        ("mean-salary", "jobs"): (sum(salaries), len(salaries)),
        ("pay-coverage", "jobs"): (len(salaries), len(ours)),
        ("mean-hourly-rate", "jobs"): (sum(rates), len(rates)),
        ("mean-days-lost", "jobs"): (sum(sick), len(sick)),
        ("amhp-rate", "jobs"): (sum(amhp), len(amhp)),
        ("qualified-rate", "jobs"): (
            sum(bool(w["qualified"]) and w["level"] >= 6 for w in level),
            len(level),
        ),
        ("hours-coverage", "jobs"): (sum(w["hours"] is not None for w in ours), len(ours)),
    }
    if all(w["started"] for w in ours):
        long = sum(w["started"] < day.replace(year=day.year - 1) for w in ours)
        found["over-a-year-rate", "jobs"] = (long, len(ours))
    return found


def of_workplaces(sent: SentSet) -> dict[tuple[str, str], tuple[float, float | None]]:
    found = {}
    for flow, rate in (
        ("leavers", "turnover-rate"),
        ("vacancies", "vacancy-rate"),
        ("starters", "starters-rate"),
    ):
        part = base = employees = total = 0
        answered = concerned = False
        for place in sent.places:
            here = [w for w in sent.workers if w["workplace"] == place["workplace"]]
            social = [w for w in here if w["job_role"] == "6"]
            number = place[flow]
            if not social and not (isinstance(number, int) and number):
                continue
            concerned = True
            own = sum(w["status"] in EMPLOYED for w in social)
            employees += own
            if not isinstance(number, int):
                continue
            answered, total = True, total + number
            if place["stated"] == len(here):
                part, base = part + number, base + own
        if concerned and answered:
            found[flow, "jobs"] = (total, None)
        if base and base >= SHARE * employees and not (flow == "leavers" and part > 9.95 * base):
            found[rate, "jobs"] = (part, base + part if flow == "vacancies" else base)
    return found


def of_leavers(
    sent: SentSet, last: SentSet, people: Any
) -> dict[tuple[str, str], tuple[float, float | None]]:
    partner, year = sent.submission.partner, sent.submission.year
    now = {people[partner, year, i] for i, w in enumerate(sent.workers) if w["status"] in EMPLOYED}
    gone = heads(last, people, lambda w: w["status"] in EMPLOYED) - now
    base = len(heads(sent, people, lambda w: w["status"] in EMPLOYED))
    return {
        ("leavers-found", "headcount"): (len(gone), None),
        ("turnover-found-rate", "headcount"): (len(gone), base),
    }

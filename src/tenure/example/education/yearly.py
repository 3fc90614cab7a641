"""A university's return of one academic year: the rows of its four files as they stood when it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from tenure.example.chance import one_of, stream
from tenure.example.education.people import Student, council_name
from tenure.example.education.placing import (
    Row,
    choice_of,
    first_placement_begins,
    leaving_reason,
    placements,
)
from tenure.returns.education.fields import File

Rows = dict[File, list[Row]]

_PROGRAMMES: Final = {
    "ba": "BA (Hons) Social Work", "msw": "MSW Social Work", "pgdip": "PGDip Social Work",
    "step-up": "PGDip Step Up to Social Work",
}  # fmt: skip
_CLASSES: Final = {
    "ba": {"first": 0.2, "upper-second": 0.5, "lower-second": 0.27, "third": 0.03},
    "msw": {"distinction": 0.2, "merit": 0.45, "pass": 0.35},
    "pgdip": {"distinction": 0.15, "merit": 0.45, "pass": 0.4},
    "step-up": {"unclassified": 1.0},
}
_ELSEWHERE: Final = ("Faraway Council", "Mere Valley NHS Trust", "Harbour Family Support")
_TURNED_AWAY: Final = 1.4
"""Applications that come to nothing, for each student who starts."""


def rows_of(students: Sequence[Student], year: int, *, sent_on: date, seed: int) -> Rows:
    """The four files of an academic year, sent on that day: what happens later is not in them."""
    there = [student for student in students if student.in_year(year)]
    new = [student for student in there if student.starts.year == year - 1]
    return {
        "students": [_student(student, year, sent_on=sent_on) for student in there],
        "placements": [row for s in there for row in placements(s, seed=seed) if _during(row["start"], year)],
        "applications": [*(_enrolled(s, seed=seed) for s in new), *_others(new, year, seed=seed)],
        "results": [row for s in there for row in _results(s, seed=seed) if _during(row["date"], year)],
    }


def _during(day: str, year: int) -> bool:
    return f"{year - 1}-09-01" <= day <= f"{year}-08-31"


def _student(s: Student, year: int, *, sent_on: date) -> Row:
    row = {
        "student_number": s.number, "family_name": s.names[0], "given_names": s.names[1],
        "date_of_birth": s.born.isoformat(), "programme": _PROGRAMMES[s.route], "route": s.route,
        "mode": "full-time", "cohort_start": s.starts.isoformat(), "expected_end": s.expected.isoformat(),
        "status": "studying", "sex": s.sex, "ethnicity": s.ethnicity, "disability": _disability(s),
    }  # fmt: skip
    if s.ends > date(year, 8, 31):
        return row
    if s.leaves:
        gone = {"status": "withdrawn", "leaving_reason": leaving_reason(s)}
        return row | gone | {"ended_on": s.ends.isoformat()}
    return row | {"status": "completed", "ended_on": s.ends.isoformat()} | _after(s, sent_on)


def _disability(s: Student) -> str:
    return ("no", "no", "no", "yes", "not-said", "no", "no")[int(s.number[-4:]) % 7]


def _after(s: Student, sent_on: date) -> Row:
    """What the university knows of a graduate on the day of sending."""
    if not s.registration:
        return {}
    known = {
        "registration_number": s.registration,
        "registered_on": (s.ends + timedelta(days=32)).isoformat(),
    }
    if s.career is None:
        employer = _ELSEWHERE[int(s.number[-4:]) % len(_ELSEWHERE)]
        return known | {"employer": employer, "nqsw_start": f"{s.ends.year}-09-04"}
    if s.career.started > sent_on:
        return known
    number = s.career.council
    started = {"employer_number": number, "nqsw_start": s.career.started.isoformat()}
    return known | {"employer": council_name(number)} | started


def _enrolled(s: Student, *, seed: int) -> Row:
    chance, choice = stream(seed, "application", s.number), choice_of(s, seed=seed)
    applied = date(s.starts.year, 1, 10) + timedelta(days=int(chance.integers(0, 45)))
    decided = applied + timedelta(days=int(chance.integers(20, 60)))
    return {
        **_application(f"A{s.number[1:]}", s.starts.year, s.route, applied, float(chance.normal())),
        "student_number": s.number, "stage": "enrolled", "decision": "offer",
        "decided_on": decided.isoformat(), "employer_preference": choice.council,
        "grow_your_own": "yes" if choice.grow_your_own else "no",
    }  # fmt: skip


def _application(number: str, intake: int, route: str, applied: date, spread: float) -> Row:
    points = {"tariff": str(round(min(max(120 + 14 * spread, 72), 168)))} if route == "ba" else {}
    return {
        "application_number": number, "round": f"September {intake}", "programme": _PROGRAMMES[route],
        "route": route, "route_in": "ucas" if route == "ba" else "direct", "applied_on": applied.isoformat(),
        **points,
    }  # fmt: skip


_NOTHING: Final = {
    ("decided", "rejected"): 0.62,
    ("decided", "declined"): 0.18,
    ("interviewed", "withdrawn"): 0.2,
}


def _others(new: Sequence[Student], year: int, *, seed: int) -> Iterator[Row]:
    """Applications of the intake that came to nothing."""
    chance = stream(seed, "other applications", year)
    outcomes, shares = list(_NOTHING), list(_NOTHING.values())
    for place in range(round(_TURNED_AWAY * len(new))):
        stage, decision = outcomes[int(chance.choice(len(outcomes), p=shares))]
        applied = date(year - 1, 1, 8) + timedelta(days=int(chance.integers(0, 60)))
        decided = applied + timedelta(days=int(chance.integers(14, 60)))
        route = str(one_of(chance, {"ba": 0.7, "msw": 0.3}, 1)[0])
        number = f"A{year - 1}X{place + 1:04d}"
        row = _application(number, year - 1, route, applied, float(chance.normal(-0.6)))
        yield row | {"stage": stage, "decision": decision, "decided_on": decided.isoformat()}


def _results(s: Student, *, seed: int) -> Iterator[Row]:
    chance = stream(seed, "results", s.number)
    mark = round(min(max(float(chance.normal(61, 8)), 42), 88))
    tested = first_placement_begins(s.route, s.expected.year) - timedelta(days=5)
    title = "Readiness for direct practice"
    base = {"student_number": s.number}
    if chance.random() < 0.07:
        day = (tested - timedelta(days=1)).isoformat()
        yield base | {"result": "readiness", "title": title, "outcome": "resit", "mark": "36", "date": day}
    passed = {"outcome": "pass", "mark": str(mark), "date": tested.isoformat()}
    yield base | {"result": "readiness", "title": title} | passed
    if not s.leaves:
        word = str(one_of(chance, _CLASSES[s.route], 1)[0])
        day = (s.ends + timedelta(days=12)).isoformat()
        award = {
            "result": "award",
            "title": _PROGRAMMES[s.route],
            "outcome": "pass",
            "class": word,
            "date": day,
        }
        yield base | award

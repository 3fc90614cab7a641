"""Where students learn: a first placement of 70 days and a last one of 100, with whom and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from tenure.example.chance import stream
from tenure.example.education.people import Student, council_name

Row = dict[str, str]

COUNCILS: Final = ("101", "102", "103", "104", "105", "106", "107")
_FIRST_WITH_PARTNER, _LAST_WITH_PARTNER = 0.66, 0.82
_LENGTHS: Final = {"first": 126, "last": 152}
_SHORT_FIRST: Final = 100
"""Days from the first to the last: 70 practice days at four a week, or five; 100 at five, with breaks."""

_ELSEWHERE: Final = (
    ("Harbour Family Support", "voluntary", "children", "no"),
    ("Mere Valley NHS Trust", "health", "mental-health", "yes"),
    ("Larkfield School", "school", "children", "no"),
    ("Open Door Housing", "voluntary", "homelessness", "no"),
    ("Elm House Care", "private", "adults", "no"),
)
_REASONS: Final = ("academic", "placement", "health", "caring", "money", "career")


@dataclass(frozen=True)
class Choice:
    """What a student chose when they applied: the council, and whether as one of the grow your own scheme."""

    council: str
    grow_your_own: bool


def choice_of(student: Student, *, seed: int) -> Choice:
    """Most who start with a council had chosen it; a third of all join the scheme."""
    chance = stream(seed, "choice", student.number)
    own = student.career.council if student.career else ""
    any_one = COUNCILS[int(chance.integers(len(COUNCILS)))]
    council = own if own and chance.random() < 0.8 else any_one
    return Choice(council, bool(chance.random() < (0.4 if own == council else 0.12)))


def first_placement_begins(route: str, year: int) -> date:
    """Of those who finish in June of that year."""
    return {
        "ba": date(year - 2, 10, 10),
        "msw": date(year - 1, 1, 9),
        "pgdip": date(year - 1, 1, 9),
        "step-up": date(year - 1, 9, 26),
    }[route]


def first_placement_ends(route: str, year: int) -> date:
    days = _SHORT_FIRST if route == "step-up" else _LENGTHS["first"]
    return first_placement_begins(route, year) + timedelta(days=days)


def _last_placement_begins(route: str, year: int) -> date:
    return date(year - 1, 10, 3) if route in ("msw", "pgdip") else date(year, 1, 9)


def placements(student: Student, *, seed: int) -> Iterator[Row]:
    """Both placements of a student, or the first alone of one who left after it."""
    chance, choice = stream(seed, "placements", student.number), choice_of(student, seed=seed)
    year = student.expected.year
    first = _host(chance, choice, _FIRST_WITH_PARTNER, user_group="adults")
    begins, ends = first_placement_begins(student.route, year), first_placement_ends(student.route, year)
    failed = student.leaves and leaving_reason(student) == "placement"
    done = {"days_done": "48" if failed else "70", "outcome": "fail" if failed else "pass"}
    yield _row(student, "first", first, (begins, ends)) | {"days_planned": "70"} | done | _educator(chance)
    if not student.leaves:
        last = _host(chance, choice, _LAST_WITH_PARTNER, user_group="children")
        begins = _last_placement_begins(student.route, year)
        when = begins, begins + timedelta(days=_LENGTHS["last"])
        if _too_alike(first, last):
            last = _council(choice.council, "children")
        days = {"days_planned": "100", "days_done": "100", "outcome": "pass"}
        yield _row(student, "last", last, when) | days | _educator(chance)


def _too_alike(first: Row, last: Row) -> bool:
    """Whether two placements do not contrast, or neither is statutory."""
    same = all(first[name] == last[name] for name in ("setting", "user_group"))
    return same or first["statutory"] == last["statutory"] == "no"


def leaving_reason(student: Student) -> str:
    """Why a student left: the same whoever asks."""
    return _REASONS[int(student.number[-4:]) % len(_REASONS)]


def _row(student: Student, phase: str, host: Row, when: tuple[date, date]) -> Row:
    begins, ends = when
    dates = {"start": begins.isoformat(), "end": ends.isoformat()}
    return {"student_number": student.number, "phase": phase, **host, **dates}


def _host(chance: np.random.Generator, choice: Choice, share: float, *, user_group: str) -> Row:
    """With a partner as often as that, and then with the council of the scheme for those who are in it."""
    with_partner, which = chance.random() < share, int(chance.integers(60))
    if choice.grow_your_own:
        return _council(choice.council, user_group)
    if with_partner:
        return _council(COUNCILS[which % len(COUNCILS)], user_group)
    host, setting, group, statutory = _ELSEWHERE[which % len(_ELSEWHERE)]
    if user_group == "children" and which % 3:
        return _council("101", "children") | {"host": "Faraway Council", "host_number": "", "partner": "no"}
    return {
        "host": host, "host_number": "", "partner": "no", "setting": setting, "user_group": group,
        "statutory": statutory,
    }  # fmt: skip


def _council(number: str, user_group: str) -> Row:
    return {
        "host": council_name(number), "host_number": number, "partner": "yes", "setting": "council",
        "user_group": user_group, "statutory": "yes",
    }  # fmt: skip


def _educator(chance: np.random.Generator) -> Row:
    draw, who = chance.random(), int(chance.integers(1, 240))
    if draw < 0.72:
        return {"pe_reference": f"PE{who:03d}", "pe_type": "on-site"}
    kind = "off-site" if draw < 0.88 else "independent"
    return {"pe_reference": f"PE{who:03d}", "pe_type": kind, "oss_reference": f"OSS{who % 90:03d}"}

"""Accepting a return: its rows become dated events under pseudonyms, with nobody's name or number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.record import Columns, learning
from tenure.returns.columns import Mask
from tenure.returns.education.cells import ODD
from tenure.returns.education.checking import CheckedEducation
from tenure.returns.education.fields import FILES
from tenure.returns.education.table import Table, Tables
from tenure.terms.education_codes import GONE, OFFERS
from tenure.terms.problems import HasFindings

Pseudonym = Callable[[str], str]

_BLANK: Final[Mapping[str, Any]] = {"VARCHAR": "", "DATE": np.datetime64("NaT", "us")}
_NUMPY: Final[Mapping[str, str]] = {"VARCHAR": "U", "DATE": "datetime64[us]"}


def events_of(
    checked: CheckedEducation, *, university: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    """The events of a return with no errors, its students, and their equality data apart.

    university  the number of the university whose return it is.
    pseudonym   gives a registration number the pseudonym that it has in every other return, too.
    submission  what the return is called in the sentence where it cannot be accepted.

    Raises HasFindings where errors stand, or a rule could not run.
    """
    if not checked.acceptable:
        raise HasFindings(
            f"{submission} has {checked.errors} errors, or rules that could not run. "
            "Put them right before it is accepted."
        )
    return _Accepted(checked.table, university, pseudonym).tables()


def _age(s: Table) -> NDArray[np.float64]:
    """Completed years at the start of the cohort."""
    days = (s.cohort_start - s.date_of_birth).astype("timedelta64[D]").astype(np.float64)
    return np.floor(days / 365.25)


class _Accepted:
    """A return on its way into the record: its columns, and the pseudonyms of who is in it."""

    def __init__(self, tables: Tables, university: str, pseudonym: Pseudonym) -> None:
        self.tables_sent, self._university, self._pseudonym = tables, university, pseudonym

    def tables(self) -> Mapping[str, Columns]:
        parts = [part for file in FILES if file in self.tables_sent for part in _EVENTS[file](self)]
        events = {name: np.concatenate([part[name] for part in parts]) for name in learning.LEARNING}
        s = self.tables_sent.students
        return {
            "learning": events,
            "students": self._students(s),
            "students_equality": self._equality(s),
        }

    def hashed(self, *about: Any) -> NDArray[np.str_]:
        """A keyed hash of what these columns say together; empty where the first of them is blank."""
        rows = zip(*([str(each) for each in column.tolist()] for column in about[1:]), strict=True)
        return self._all(f"{self._university}/{about[0]}/{'/'.join(row)}" if row[0] else "" for row in rows)

    def _all(self, texts: Iterable[str]) -> NDArray[np.str_]:
        return np.array([self._pseudonym(text) if text else "" for text in texts], dtype="U32")

    def student(self, t: Table) -> NDArray[np.str_]:
        """The pseudonym of each record's student, as a student of this university."""
        return self.hashed("student", t["student_number"])

    def _students(self, s: Table) -> Columns:
        numbers = np.where(s.registration_number == ODD, "", s.registration_number)
        columns: dict[str, Any] = {name: s[name] for name in learning.STUDENTS if name in _SAME_NAME}
        columns |= {"person": self.student(s), "number": self._all(numbers.tolist()), "age": _age(s)}
        return _typed(columns, learning.STUDENTS)

    def _equality(self, s: Table) -> Columns:
        names = ("sex", "ethnicity", "disability")
        columns: dict[str, Any] = {name: s[name] for name in names}
        columns["person"] = self.student(s)
        said = np.logical_or.reduce([s.filled(name) for name in names])
        return _typed(columns, learning.STUDENTS_EQUALITY, said)


_SAME_NAME: Final = frozenset(
    ("programme", "route", "mode", "cohort_start", "expected_end", "status", "ended_on", "leaving_reason",
     "registered_on", "employer_number", "nqsw_start")
)  # fmt: skip

Happening = tuple[str, Mask, Any]
"""What happened, to which records, and on which day of each."""


def _dated(happenings: Sequence[Happening], columns: Mapping[str, Any]) -> list[Columns]:
    return [
        _typed(
            {**columns, "event": np.full(len(rows), what), "on_day": day},
            learning.LEARNING,
            rows & ~np.isnat(day),
        )
        for what, rows, day in happenings
    ]


def _of_students(a: _Accepted) -> list[Columns]:
    s = a.tables_sent.students
    every = np.ones(len(s), np.bool_)
    columns = {
        "person": a.student(s),
        "item": a.hashed("enrolment", s.student_number, s.programme, s.cohort_start),
        "programme": s.programme, "route": s.route, "mode": s.mode, "outcome": s.leaving_reason,
        "host_number": s.employer_number,
    }  # fmt: skip
    registered = np.where(np.isnat(s.registered_on), s.ended_on, s.registered_on)
    return _dated(
        (
            (learning.ENROLLED, every, s.cohort_start),
            (learning.FINISHED, s.status == "completed", s.ended_on),
            (learning.LEFT_STUDY, np.isin(s.status, list(GONE)), s.ended_on),
            (learning.REGISTERED, s.filled("registration_number"), registered),
            (learning.STARTED_WORK, every, s.nqsw_start),
        ),
        columns,
    )


_OF_PLACEMENT: Final = (
    "phase", "host", "host_number", "setting", "user_group", "statutory", "days_planned", "days_done",
    "pe_type", "outcome",
)  # fmt: skip


def _of_placements(a: _Accepted) -> list[Columns]:
    p = a.tables_sent.placements
    names = _OF_PLACEMENT
    columns = {name: p[name] for name in names} | {
        "person": a.student(p),
        "item": a.hashed("placement", p.student_number, p.phase, p.start),
        "with_partner": p.partner,
        "educator": a.hashed("educator", p.pe_reference),
    }
    columns |= {name: a.tables_sent.from_student(name, file="placements", blank="") for name in _OF_COURSE}
    return _dated(
        (
            (learning.PLACEMENT_BEGAN, np.ones(len(p), np.bool_), p.start),
            (learning.PLACEMENT_ENDED, p.filled("outcome"), p.end),
        ),
        columns,
    )


_OF_COURSE: Final = ("programme", "route", "mode")


def _of_applications(a: _Accepted) -> list[Columns]:
    p = a.tables_sent.applications
    applicant = a.hashed("applicant", p.application_number)
    enrolled = a.student(p)
    names = ("programme", "route", "route_in", "tariff", "stage", "decision", "grow_your_own")
    columns = {name: p[name] for name in names} | {
        "person": np.where(enrolled == "", applicant, enrolled),
        "item": a.hashed("application", p.application_number),
        "intake": p["round"],
        "preference": p.employer_preference,
    }
    return _dated(
        (
            (learning.APPLIED, np.ones(len(p), np.bool_), p.applied_on),
            (learning.OFFERED, np.isin(p.decision, list(OFFERS)), p.decided_on),
        ),
        columns,
    )


def _of_results(a: _Accepted) -> list[Columns]:
    r = a.tables_sent.results
    columns = {name: r[name] for name in ("outcome", "title", "mark", "class")} | {
        "person": a.student(r),
        "item": a.hashed("result", r.student_number, r.title, r.date),
        "stage": r.result,
    }
    columns |= {name: a.tables_sent.from_student(name, file="results", blank="") for name in _OF_COURSE}
    award = r.result == "award"
    return _dated(
        (
            (learning.RESULT, ~award, r.date),
            (learning.AWARDED, award & (r.outcome == "pass"), r.date),
        ),
        columns,
    )


_EVENTS: Final[Mapping[str, Callable[[_Accepted], list[Columns]]]] = {
    "students": _of_students,
    "placements": _of_placements,
    "applications": _of_applications,
    "results": _of_results,
}


def _typed(columns: Mapping[str, Any], kinds: Mapping[str, str], rows: Mask | None = None) -> Columns:
    """The chosen rows of every column the record wants, blank where the return says nothing of it."""
    size = len(next(iter(columns.values())))
    chosen = np.ones(size, dtype=bool) if rows is None else rows
    columns = {"record": np.arange(size), **columns}
    return {
        name: np.asarray(columns[name][chosen]).astype(_NUMPY.get(kind, "float64"))
        if name in columns
        else np.full(int(chosen.sum()), _BLANK.get(kind, np.nan))
        for name, kind in kinds.items()
    }

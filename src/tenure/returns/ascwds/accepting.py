"""Accepting a set: records become dated events under pseudonyms; what workplaces state stays apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.record import Columns
from tenure.record.events import (
    AGENCY,
    BANK,
    DESCRIBED,
    EQUALITY,
    EVENTS,
    IN_POST,
    JOBS,
    JOINED,
    OTHER,
    REASONS,
    TOTALS,
    WORKPLACES,
)
from tenure.returns.ages import whole_years
from tenure.returns.ascwds.cells import key_of, leading_number, places_of, second_of
from tenure.returns.ascwds.checking import CheckedAscwds
from tenure.returns.ascwds.rows import MASKED
from tenure.returns.ascwds.table import PERSON, Table
from tenure.returns.columns import Mask
from tenure.returns.findings import Checked
from tenure.terms.adult_codes import SOCIAL_WORKER
from tenure.terms.problems import HasFindings, Unreadable
from tenure.terms.quantities import FULL_TIME_HOURS

Pseudonym = Callable[[str], str]

MANAGERS: Final = ("1", "2", "3", "43", "45")
"""Job roles in which qualified social workers are recorded once they manage."""

TOLD: Final = (SOCIAL_WORKER, *MANAGERS)
"""Whose career the record tells. Of other roles it knows no more than that there is such a job."""

STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "1": ("permanent", IN_POST),
    "2": ("temporary", IN_POST),
    "3": ("bank", BANK),
    "4": ("agency", AGENCY),
    "7": ("other", OTHER),
}
"""Employment status to what a job is called in the record, and to the event on 30 September."""

SEXES: Final[Mapping[str, str]] = {"1": "M", "2": "F", "4": "O"}
FLOWS: Final[Mapping[str, str]] = {"STARTERS": "starters", "LEAVERS": "leavers", "VACANCIES": "vacancies"}
FULL_TIME_FROM: Final = 36
"""Hours above which another of the role counts as full time, where a salary is compared (rule 1260)."""


def events_of(
    checked: CheckedAscwds, *, partner: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    """The tables that a set without errors leaves in the record.

    partner     whose set it is: files do not say, and references are unique only within a sender.
    pseudonym   gives a number or reference its pseudonym, the same in every set.
    submission  what the set is called in the sentence where it cannot be accepted.

    Raises   HasFindings where errors stand or a rule could not run, Unreadable where the set is not whole or
             nobody has said of which year it is.
    """
    _require_acceptable(checked, submission)
    workers, year = checked.table.worker, checked.sent.year
    assert year is not None, "a set without a year has been turned away"
    people = _People(workers, partner, pseudonym)
    jobs = _jobs(workers, people)
    rows = np.flatnonzero(workers.standing)
    return {
        "events": _events(workers, jobs, year=year, told=rows[np.isin(jobs["job_role"][rows], TOLD)]),
        "equality": _equality(workers, jobs, told=rows[np.isin(jobs["job_role"][rows], TOLD)]),
        "jobs": _typed(jobs, JOBS, rows),
        **_stated(checked.table.workplace),
    }


def _require_acceptable(checked: Checked[Any, Any], submission: str) -> None:
    if checked.errors:
        errors, them = ("1 error", "it") if checked.errors == 1 else (f"{checked.errors} errors", "them")
        raise HasFindings(f"{submission} has {errors}. Put {them} right before it is accepted.")
    if checked.broken:
        rules = ", ".join(rule.code for rule in checked.broken)
        raise HasFindings(
            f"{submission} could not be checked in full ({rules}). It cannot be accepted until it is."
        )
    if not {"workplace", "worker"} <= set(checked.sent.parts):
        raise Unreadable(f"{checked.sent.name}: a set needs its workplace and its worker file. Send both.")
    if checked.sent.year is None:
        raise Unreadable(f"{checked.sent.name}: nobody has said which September it describes. Say the year.")


@dataclass(frozen=True, eq=False)
class _People:
    """Who each worker record is of, hidden: by National Insurance number if there is one, and reference."""

    workers: Table
    partner: str
    pseudonym: Pseudonym

    def numbers(self) -> NDArray[np.str_]:
        """Keyed hashes of the numbers; empty where there is none, and where a download masks it."""
        return self._hashed(self.workers.texts("NINUMBER"), self._number)

    def references(self, workplace: Sequence[str], worker: Sequence[str]) -> NDArray[np.str_]:
        """Keyed hashes of partner, workplace and worker; empty where there is no worker."""
        keys = zip(workplace, worker, strict=True)
        hashed = [self.pseudonym(f"{self.partner}/{place}/{who}") if who else "" for place, who in keys]
        return np.array(hashed, dtype="U32")

    def _number(self, text: str) -> str:
        plain = key_of(text).upper()
        return "" if not plain or plain == MASKED.upper() else self.pseudonym(f"NI/{plain}")

    def _hashed(self, texts: Any, hashed: Callable[[str], str]) -> NDArray[np.str_]:
        once = np.array([hashed(text) for text in texts.different], dtype="U32")
        found: NDArray[np.str_] = once[texts.which]
        return found


def _jobs(w: Table, people: _People) -> dict[str, NDArray[Any]]:
    """Every record of the worker file in the columns of the record, blank where nothing is known."""
    numbers, workplaces = people.numbers(), w.keys()
    references = people.references(workplaces, w.keys(PERSON))
    salaried, hourly = w["SALARYINT"] == "1", w["SALARYINT"] == "3"
    hours = _hours(w)
    salary = _known(w, "SALARY", when=salaried)
    return {
        "record": np.arange(len(w)),
        "person": np.where(numbers != "", numbers, references),
        "number": numbers,
        "reference": references,
        "became": _became(w, people, workplaces),
        "workplace": np.array(workplaces, dtype=object),
        "job_role": w["MAINJOBROLE"],
        "status": _worded(w["EMPLSTATUS"], {code: words for code, (words, _) in STATUSES.items()}),
        "hours": hours,
        "zero_hours": _yes_or_no(w, "ZEROHRCONT"),
        "salary": salary,
        "hourly": _known(w, "HOURLYRATE", when=hourly),
        "pay_in_doubt": _pay_in_doubt(w, salary=salary, hours=hours),
        "days_sick": _known(w, "DAYSSICK"),
        "amhp": _yes_or_no(w, "AMHP", when=w["MAINJOBROLE"] == SOCIAL_WORKER),
        "qualified": _yes_or_no(w, "SCQUAL"),
        "level": _level(w),
    }


def _became(w: Table, people: _People, workplaces: Sequence[str]) -> NDArray[np.str_]:
    """The reference that a record is to have from now on, where it changes; else empty."""
    new, moved = w.keys("CHGUNIQUEWRKID"), w.keys("TRANSFERSTAFFRECORD")
    now = [one or old for one, old in zip(new, w.keys(PERSON), strict=True)]
    where = [one or old for one, old in zip(moved, workplaces, strict=True)]
    changes = [bool(a or b) for a, b in zip(new, moved, strict=True)]
    return people.references(
        where, [who if changed else "" for who, changed in zip(now, changes, strict=True)]
    )


def _hours(w: Table) -> NDArray[np.float64]:
    """Contracted hours of employees without a zero-hours contract, average hours of everyone else."""
    contracted = np.isin(w["EMPLSTATUS"], ("1", "2")) & (w["ZEROHRCONT"] != "1")
    return np.where(contracted, _known(w, "CONTHOURS"), _known(w, "AVGHOURS"))


def _known(w: Table, name: str, *, when: Mask | None = None) -> NDArray[np.float64]:
    """The numbers of a column; NaN where it is blank, not known or no answer."""
    there = w.given(name) if when is None else w.given(name) & when
    return np.where(there, w[name], np.nan)


def _yes_or_no(w: Table, name: str, *, when: Mask | None = None) -> NDArray[np.float64]:
    """1 for yes, 0 for no; NaN where it is not known."""
    answers = np.select((w[name] == "1", w[name] == "2"), (1.0, 0.0), np.nan)
    return answers if when is None else np.where(when, answers, np.nan)


def _level(w: Table) -> NDArray[np.float64]:
    """The highest level of a qualification in social care; NaN where there is none or it is not known."""
    found = w.asked(("SCQUAL",), lambda text: leading_number(second_of(text)), object)
    levels = np.array([np.nan if level is None or level > 8 else level for level in found], dtype=np.float64)
    return np.where(w["SCQUAL"] == "1", levels, np.nan)


def _pay_in_doubt(w: Table, *, salary: NDArray[np.float64], hours: NDArray[np.float64]) -> Mask:
    """Part-time hours beside a salary that another of the role has for full time (rule 1260, a warning)."""
    pairs = list(zip(w["MAINJOBROLE"].tolist(), salary.tolist(), strict=True))
    full = {pair for pair, worked in zip(pairs, hours.tolist(), strict=True) if worked > FULL_TIME_FROM}
    same = np.array([pair in full for pair in pairs], dtype=np.bool_)
    doubted: Mask = same & (hours < FULL_TIME_HOURS) & np.isfinite(salary)
    return doubted


def _events(w: Table, jobs: Mapping[str, NDArray[Any]], *, year: int, told: NDArray[np.intp]) -> Columns:
    """What each record of a social worker or manager says: how they are, since when, and where they are."""
    day = np.datetime64(f"{year}-09-30")
    born, started = w["DOB"], w["STARTDATE"]
    who = {"record": jobs["record"], "person": jobs["person"], "identity": jobs["person"]}
    described = who | {
        "event": np.full(len(w), DESCRIBED),
        "on_day": np.full(len(w), day),
        "sex": _worded(w["GENDER"], SEXES),
        "age": whole_years(born, day),
    }
    joined = who | {"event": np.full(len(w), JOINED), "on_day": started}
    there = who | {
        "event": _worded(w["EMPLSTATUS"], {code: event for code, (_, event) in STATUSES.items()}),
        "on_day": np.full(len(w), day),
        "role": jobs["job_role"],
        "fte": np.minimum(jobs["hours"] / FULL_TIME_HOURS, 1.0),
        "days_lost": jobs["days_sick"],
    }
    began = told[~np.isnat(started[told])]
    parts = [_typed(c, EVENTS, rows) for c, rows in ((described, told), (joined, began), (there, told))]
    return {name: np.concatenate([part[name] for part in parts]) for name in EVENTS}


def _equality(w: Table, jobs: Mapping[str, NDArray[Any]], *, told: NDArray[np.intp]) -> Columns:
    """Special-category data, apart from the events; a refusal to say is no answer."""
    ethnicity = np.where(w.given("ETHNICITY"), w["ETHNICITY"], "")
    columns = {"record": jobs["record"], "person": jobs["person"], "ethnicity": ethnicity}
    return _typed(columns, EQUALITY, told[ethnicity[told] != ""])


def _stated(w: Table) -> Mapping[str, Columns]:
    """What the workplaces state: their staff, starters, leavers and vacancies by role, and reasons."""
    rows = np.flatnonzero(w.standing).tolist()
    keys, total = w.keys(), _known(w, "TOTALPERMTEMP")
    states = {name: _states(w, name) for name in FLOWS}
    totals = [line for row in rows for line in _totals(w, row, keys[row], states)]
    reasons = [line for row in rows for line in _reasons(w, row, keys[row])]
    places = [{"workplace": keys[row], "stated": total[row]} for row in rows]
    return {
        "workplaces": _gathered(places, WORKPLACES),
        "totals": _gathered(totals, TOTALS),
        "reasons": _gathered(reasons, REASONS),
    }


def _states(w: Table, name: str) -> list[str]:
    """Of each workplace, why a list has no counts; empty where it has."""
    reasons = np.where(w.unknown(name), "not known", "not answered")
    said: list[str] = np.where(w.given(name), "", reasons).tolist()
    return said


def _totals(
    w: Table, row: int, workplace: str, states: Mapping[str, Sequence[str]]
) -> Iterator[dict[str, Any]]:
    """One line for each flow and role; one for the whole flow where it is blank or not known."""
    roles = [str(leading_number(place)) for place in places_of(w.texts("ALLJOBROLES")[row])]
    for name, flow in FLOWS.items():
        about = {"workplace": workplace, "flow": flow}
        if state := states[name][row]:
            yield about | {"job_role": "", "state": state, "number": np.nan}
            continue
        counts = [leading_number(place) or 0 for place in places_of(w.texts(name)[row])]
        for role, count in zip(roles, counts, strict=False):
            yield about | {"job_role": role, "state": "some" if count else "none", "number": count}


def _reasons(w: Table, row: int, workplace: str) -> Iterator[dict[str, Any]]:
    reasons, numbers = (places_of(w.texts(name)[row]) for name in ("REASONS", "REASONNOS"))
    for reason, number in zip(reasons, numbers, strict=False):
        count = leading_number(number)
        if reason and count is not None:
            yield {"workplace": workplace, "reason": reason, "number": count}


def _worded(codes: NDArray[Any], words: Mapping[str, str]) -> NDArray[Any]:
    """The words of codes; empty where a code has none."""
    return np.select([codes == code for code in words], list(words.values()), "")


_BLANK: Mapping[str, Any] = {"VARCHAR": "", "DATE": np.datetime64("NaT", "us")}
_NUMPY: Mapping[str, str] = {"VARCHAR": "U", "DATE": "datetime64[us]"}


def _typed(columns: Mapping[str, Any], kinds: Mapping[str, str], rows: NDArray[np.intp]) -> Columns:
    """The chosen rows of every column the record wants, blank where the files say nothing of it."""
    return {
        name: np.asarray(columns[name][rows]).astype(_NUMPY.get(kind, "float64"))
        if name in columns
        else np.full(len(rows), _BLANK.get(kind, np.nan))
        for name, kind in kinds.items()
    }


def _gathered(lines: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> Columns:
    """Lines as columns."""
    return {
        name: np.array([line[name] for line in lines], dtype=_NUMPY.get(kind, "float64"))
        for name, kind in kinds.items()
    }

"""Accepting a return: its rows become dated events under pseudonyms, with no number and no date of birth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.record import Columns
from tenure.record.events import (
    AGENCY,
    AGENCY_ENDED,
    DESCRIBED,
    EQUALITY,
    EVENTS,
    IN_POST,
    JOINED,
    LEFT,
    VACANCIES,
)
from tenure.returns.ages import whole_years
from tenure.returns.columns import Mask
from tenure.returns.csww.checking import CheckedCsww
from tenure.returns.csww.table import Workers
from tenure.terms.problems import HasFindings

Pseudonym = Callable[[str], str]


def events_of(checked: CheckedCsww, *, pseudonym: Pseudonym, submission: str) -> Mapping[str, Columns]:
    """The events of a return with no errors, its equality data apart, and the authority's own counts.

    pseudonym   gives a registration number its pseudonym, the same in every return.
    submission  what the return is called in the sentence where it cannot be accepted.

    Raises HasFindings where errors stand, or a rule could not run.
    """
    if not checked.acceptable:
        raise HasFindings(_not_yet(checked, submission))
    w = checked.table
    people = _hashed(w.SWENo, pseudonym)
    return {
        "events": _gathered(_events(w), people, _identities(w, pseudonym)),
        "equality": _typed(
            {"record": np.arange(len(w)), "person": people, "ethnicity": w.Ethnicity},
            EQUALITY,
            w.Ethnicity != "",
        ),
        "vacancies": _typed(
            {
                "vacancies_fte": w.NumberOfVacancies,
                "cover_fte": w.NoAgencyFTE,
                "cover_headcount": w.NoAgencyHeadcount,
            },
            VACANCIES,
        ),
    }


def _not_yet(checked: CheckedCsww, submission: str) -> str:
    if checked.errors:
        errors, them = ("1 error", "it") if checked.errors == 1 else (f"{checked.errors} errors", "them")
        return f"{submission} has {errors}. Put {them} right before it is accepted."
    rules = ", ".join(rule.code for rule in checked.broken)
    return f"{submission} could not be checked in full ({rules}). It cannot be accepted until it is."


Event = tuple[str, Mask, Any, Mapping[str, Any]]
"""What happened, to which records, on which day of each, and what is known of it."""


def _events(w: Workers) -> tuple[Event, ...]:
    day = w.reference_date
    there = ~(w.RoleEndDate < day)
    work = {"role": w.OrgRole, "fte": w.FTE, "fte30": w.FTE30, "days_lost": w.WorkingDaysLost}
    on_the_day = work | {"cases": w.Cases30, "absence": w.ReasonAbsence}
    going = work | {
        "reason": w.ReasonLeave,
        "destination": w.LeaverDestination,
        "age": whole_years(w.PersonBirthDate, w.RoleEndDate),
    }
    return (
        (DESCRIBED, w.employed | w.agency, day, _described(w)),
        (JOINED, ~np.isnat(w.RoleStartDate), w.RoleStartDate, {"origin": w.StartOrigin}),
        (IN_POST, w.employed & there, day, on_the_day),
        (AGENCY, w.agency & there, day, on_the_day),
        (LEFT, w.employed & w.ended, w.RoleEndDate, going),
        (AGENCY_ENDED, w.agency & w.ended, w.RoleEndDate, going),
    )


def _described(w: Workers) -> Mapping[str, Any]:
    marked = (w.StepUpGrad == "1", w.FrontlineGrad == "1", (w.StepUpGrad == "0") & (w.FrontlineGrad == "0"))
    return {
        "sex": w.Sex,
        "age": whole_years(w.PersonBirthDate, w.reference_date),
        "route": np.select(marked, ("step-up", "frontline", "other"), "not known"),
        "qualification": w.QualLevel,
    }


def _gathered(events: tuple[Event, ...], people: NDArray[np.str_], identities: NDArray[np.str_]) -> Columns:
    """The events one below another in the columns of the record."""
    parts = []
    for what, happened, day, known in events:
        shape = happened.shape
        columns: dict[str, Any] = {
            "record": np.arange(len(happened)),
            "person": people,
            "identity": identities,
            "event": np.full(shape, what),
            "on_day": np.broadcast_to(day, shape),
        }
        parts.append(_typed({**columns, **known}, EVENTS, happened))
    return {name: np.concatenate([part[name] for part in parts]) for name in EVENTS}


_BLANK: Mapping[str, Any] = {"VARCHAR": "", "DATE": np.datetime64("NaT", "us")}
_NUMPY: Mapping[str, str] = {"VARCHAR": "U", "DATE": "datetime64[us]"}


def _typed(columns: Mapping[str, Any], kinds: Mapping[str, str], rows: Mask | None = None) -> Columns:
    """The chosen rows of every column the record wants, blank where the return says nothing of it."""
    size = len(next(iter(columns.values())))
    chosen = np.ones(size, dtype=bool) if rows is None else rows
    return {
        name: np.asarray(columns[name][chosen]).astype(_NUMPY.get(kind, "float64"))
        if name in columns
        else np.full(int(chosen.sum()), _BLANK.get(kind, np.nan))
        for name, kind in kinds.items()
    }


def _identities(w: Workers, pseudonym: Pseudonym) -> NDArray[np.str_]:
    """What DfE takes for one person in a headcount, hidden as the number is."""
    births = np.datetime_as_string(w.PersonBirthDate)
    keys = zip(w.SWENo, births, w.Sex, w.Ethnicity, strict=True)
    return _hashed(["/".join(key) for key in keys], pseudonym)


def _hashed(texts: Any, pseudonym: Pseudonym) -> NDArray[np.str_]:
    return np.array([pseudonym(str(text)) for text in texts], dtype="U32")

"""What the local authority return needs beyond the service's checks (LA-W, LA-S, LA-T)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from tenure.returns.ascwds.cells import second_of
from tenure.returns.ascwds.lists import beside_services, code_of, services
from tenure.returns.ascwds.ruling import Fault, completeness_rule
from tenure.returns.ascwds.table import Table, Tables
from tenure.returns.columns import Mask
from tenure.returns.sent import counted
from tenure.terms.adult_codes import (
    LOCAL_AUTHORITY_TYPES,
    OCCUPATIONAL_THERAPIST,
    SERVICE_CAPACITY,
    SOCIAL_WORKER,
    adult_code_set,
)
from tenure.terms.windows import ASCWDS, window_of

WORKPLACE: Final = "workplace"
WORKER: Final = "worker"
COMPLETE_SHARE = 0.9
"""Of the records, the least share on which the items beyond role and status are all answered."""

RECORD, RECORDS = "(record)", "(records)"
COUNTS = ("VACANCIES", "STARTERS", "LEAVERS")
ABOUT_EVERYONE = ("MAINJOBROLE", "EMPLSTATUS", "SALARYINT", "SALARY", "HOURLYRATE", "CONTHOURS", "AVGHOURS")
ABOUT_OWN_STAFF = ("GENDER", "DOB", "ETHNICITY", "SCQUAL", "NONSCQUAL")

_YES, _SALARY, _RATE = "1", "1", "3"
_EMPLOYED, _BANK, _AGENCY = ("1", "2"), "3", "4"
_BOTH = "capacity and utilisation"
_LEVELS = adult_code_set("qualification_level")
_for_workplaces = partial(completeness_rule, WORKPLACE)
_for_workers = partial(completeness_rule, WORKER, scope="across")


def of_an_authority(w: Table) -> bool:
    """Whether any workplace is a local authority's: only such sets make an authority's return."""
    return bool(np.isin(w.ESTTYPE, list(LOCAL_AUTHORITY_TYPES)).any())


def _not_saved(s: Tables, *, file: str) -> Iterator[Fault]:
    """Records that a report after the first day of the window counts as they were before it."""
    if s.year is None or not of_an_authority(s.workplace) or file not in s:
        return
    table = s[file]  # type: ignore[index]
    before_it = s.today < np.datetime64(window_of(ASCWDS, s.year).opens, "D")
    stale = table.standing if before_it else table.status == "UNCHECKED"
    if stale.any():
        yield Fault(RECORD, value=counted(int(stale.sum()), "record"))


_SAVED = {
    "scope": "return",
    "about": "the file",
    "says": "{value} are not saved on or after the first day of the return window by sending these files.",
    "fix": "From that day on, send them with STATUS UPDATE or NOCHANGE; UNCHECKED leaves them as they were.",
}

workplaces_are_not_saved = _for_workplaces("LA-W0", RECORD, "not-saved", **_SAVED)(
    lambda s: _not_saved(s, file=WORKPLACE) if WORKPLACE in s else ()
)
workers_are_not_saved = completeness_rule(WORKER, "LA-S0", RECORD, "not-saved", **_SAVED)(
    lambda s: _not_saved(s, file=WORKER) if WORKPLACE in s else ()
)


@_for_workplaces(
    "LA-W1",
    "ESTTYPE",
    "not-an-authority",
    says="The employer type {value} is none of a local authority, so the workplace is not complete.",
    fix="Give 1 for adult services or 3 for any other part of the authority.",
)
def is_not_an_authoritys(w: Table) -> Mask:
    return ~np.isin(w.ESTTYPE, list(LOCAL_AUTHORITY_TYPES)) & of_an_authority(w)


@_for_workplaces(
    "LA-W2",
    "SERVICEUSERS",
    "blank",
    says="No group of people served is given.",
    fix="Give at least one group, such as 4 for adults with physical disabilities.",
)
def serves_nobody(w: Table) -> Mask:
    return ~w.filled("SERVICEUSERS") & ~w.head_office & of_an_authority(w)


def _at_main(text: str, all_services: str, main: str) -> str:
    """The place of a list that stands at the main service."""
    at = zip(beside_services(text, all_services), map(code_of, services(all_services)), strict=False)
    return next((place for place, service in at if service == code_of(main)), "")


@_for_workplaces(
    "LA-W3",
    "CAPACITY/UTILISATION",
    "blank",
    each=("CAPACITY", "UTILISATION"),
    says="{field} of the main service is blank.",
    fix="Give it in the place that the main service has in ALLSERVICES.",
)
def capacity_is_not_given(w: Table, field: str) -> Mask:
    labels = (_BOTH,) if field == "CAPACITY" else SERVICE_CAPACITY.labels.values()
    asked = [code for code in SERVICE_CAPACITY if SERVICE_CAPACITY.label(code) in labels]
    given = w.judged((field, "ALLSERVICES", "MAINSERVICE"), lambda *texts: bool(_at_main(*texts)))
    return np.isin(w.MAINSERVICE, asked) & ~given & of_an_authority(w)


@_for_workplaces(
    "LA-W4",
    "TOTALPERMTEMP",
    "blank",
    says="The number of staff is blank.",
    fix="Give the number of all staff, agency and bank included.",
)
def number_of_staff_is_blank(w: Table) -> Mask:
    return ~w.filled("TOTALPERMTEMP") & of_an_authority(w)


@_for_workplaces(
    "LA-W5",
    ", ".join(COUNTS),
    "blank",
    each=COUNTS,
    says="{field} is blank, which the report counts as missing.",
    fix="Give 0 for each role where there were none, or 999 where it is not known.",
)
def counts_are_blank(w: Table, field: str) -> Mask:
    return ~w.filled(field) & of_an_authority(w)


def answered(w: Table, field: str) -> Mask:
    """Records with an answer, be it that it is not known; what the service ignores is none."""
    return w.given(field) | w.unknown(field)


def _level_given(w: Table) -> Mask:
    return w.judged("SCQUAL", lambda text: second_of(text) in _LEVELS)


def _agency(w: Table) -> Mask:
    return w.EMPLSTATUS == _AGENCY


def _on_contract(w: Table) -> Mask:
    """Records whose hours are those of the contract; of all others they are the average hours."""
    return np.isin(w.EMPLSTATUS, _EMPLOYED) & (w.ZEROHRCONT != _YES)


def missing_of_everyone(w: Table, field: str) -> Mask:
    """Records that lack an item which every record needs, agency workers' too."""
    asked = {
        "SALARY": w.SALARYINT == _SALARY,
        "HOURLYRATE": w.SALARYINT == _RATE,
        "CONTHOURS": _on_contract(w),
        "AVGHOURS": w.given("EMPLSTATUS") & ~_on_contract(w),
    }
    there = w.filled(field) if field in ("SALARY", "HOURLYRATE") else answered(w, field)
    return ~there & asked.get(field, w.every)


def missing_of_own_staff(w: Table, field: str) -> Mask:
    """Records of all but agency workers that lack an item."""
    there = answered(w, field)
    if field == "SCQUAL":
        there &= (w.SCQUAL != _YES) | _level_given(w)
    return ~there & ~_agency(w)


@_for_workers(
    "LA-S1",
    "MAINJOBROLE, EMPLSTATUS, pay interval, pay, hours",
    "missing",
    each=ABOUT_EVERYONE,
    says="{field} is not answered, and every record needs it.",
    fix="Give it, for agency workers too; hours and the pay interval may be 999 where they are not known.",
)
def role_status_pay_or_hours_are_missing(s: Tables, field: str) -> Mask:
    return missing_of_everyone(s.worker, field) & of_an_authority(s.workplace)


@_for_workers(
    "LA-S2",
    "GENDER, DOB, ETHNICITY, SCQUAL and level, NONSCQUAL",
    "missing",
    each=ABOUT_OWN_STAFF,
    says="{field} is not answered, and every record but an agency worker's needs it.",
    fix="Give it; a qualification that nobody knows of is given as 2, no.",
)
def personal_items_are_missing(s: Tables, field: str) -> Mask:
    return missing_of_own_staff(s.worker, field) & of_an_authority(s.workplace)


def _sickness_missing(w: Table) -> Mask:
    return ~answered(w, "DAYSSICK") & ~_agency(w) & (w.EMPLSTATUS != _BANK)


@_for_workers(
    "LA-S3",
    "DAYSSICK",
    "missing",
    says="The days of sickness are not answered.",
    fix="Give the working days lost in the last 12 months, 0 for none, or 999 where they are not known.",
)
def days_of_sickness_are_missing(s: Tables) -> Mask:
    return _sickness_missing(s.worker) & of_an_authority(s.workplace)


def _must_be_qualified(w: Table) -> Mask:
    qualified = (w.SCQUAL == _YES) & _level_given(w)
    of_the_profession: Mask = np.isin(w.MAINJOBROLE, (SOCIAL_WORKER, OCCUPATIONAL_THERAPIST))
    return of_the_profession & ~qualified & ~_agency(w)


@_for_workers(
    "LA-S4",
    "SCQUAL",
    "must-be-yes",
    says="Social workers and occupational therapists need a relevant qualification, and SCQUAL is {value}.",
    fix="Give 1 and the level, such as 1;6 for a degree.",
)
def profession_without_qualification(s: Tables) -> Mask:
    return _must_be_qualified(s.worker) & of_an_authority(s.workplace)


def _lacking(w: Table, fields: tuple[str, ...]) -> Mask:
    return _any_of([missing_of_everyone(w, field) for field in fields])


def _any_of(masks: list[Mask]) -> Mask:
    found: Mask = np.logical_or.reduce(masks)
    return found


@completeness_rule(
    WORKER,
    "LA-T1",
    RECORDS,
    "missing",
    scope="return",
    about="the set",
    says="There are records with reference, main job role and employment status for {value} staff.",
    fix="Send such a record for every member of staff that the workplaces count, agency workers too.",
)
def staff_without_a_record(s: Tables) -> Iterator[Fault]:
    if WORKER not in s or WORKPLACE not in s or not of_an_authority(s.workplace):
        return
    staff = int(np.nansum(s.workplace.leading("TOTALPERMTEMP")[s.workplace.standing]))
    there = s.worker.standing & (s.worker.key >= 0) & ~_lacking(s.worker, ("MAINJOBROLE", "EMPLSTATUS"))
    if there.sum() < staff:
        yield Fault(RECORDS, value=f"{int(there.sum()):,} of {staff:,}")


@completeness_rule(
    WORKER,
    "LA-T1",
    RECORDS,
    "incomplete",
    scope="return",
    about="the set",
    says="All items are answered on {value} records, and 90% are the least.",
    fix="Start with the item that is missing most often (LA-S1 to LA-S4).",
)
def too_few_records_are_complete(s: Tables) -> Iterator[Fault]:
    if WORKER not in s or WORKPLACE not in s or not of_an_authority(s.workplace):
        return
    w = s.worker
    standing, complete = int(w.standing.sum()), int((w.standing & ~incomplete(w)).sum())
    if complete < COMPLETE_SHARE * standing:
        yield Fault(RECORDS, value=f"{complete:,} of {standing:,}")


def incomplete(w: Table) -> Mask:
    """Records that lack any item that the return needs of them."""
    of_own = [missing_of_own_staff(w, field) for field in ABOUT_OWN_STAFF]
    return _any_of([_lacking(w, ABOUT_EVERYONE), *of_own, _sickness_missing(w), _must_be_qualified(w)])

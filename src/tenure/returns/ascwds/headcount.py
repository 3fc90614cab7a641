"""Rules that hold a workplace against its workers: the number of staff, and who came, went and is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.ruling import service_rule
from tenure.returns.ascwds.staffing import counted_total, has_a_number_of_staff, vacant_for_a_manager
from tenure.returns.ascwds.table import Tables
from tenure.returns.ascwds.workplaces import is_set_aside
from tenure.returns.columns import Keys, Mask
from tenure.terms.adult_codes import REGISTERED_MANAGER

WORKPLACE: Final = "workplace"
COUNTED = ("NEW", "UPDATE")
"""Statuses of the workers that the service counts. It means to count the unchanged ones too, and does not."""

_CHECK_BOTH = "Check both. If they are right, say so in the note."


def staff_sent(s: Tables) -> Keys:
    """For each workplace, its records of workers with a status that the service counts."""
    return s.once(_counted)


def _counted(s: Tables) -> Keys:
    status = s.worker.status
    return s.staff_of((status == COUNTED[0]) | (status == COUNTED[1]))


def _standing(s: Tables) -> Keys:
    return s.staff_of(s.worker.standing)


def _total(s: Tables, field: str) -> NDArray[np.float64]:
    return counted_total(s.workplace, field)


def _counts(s: Tables, row: int) -> Mapping[str, str]:
    every = s.once(_standing)
    unseen = int(every[row] - staff_sent(s)[row])
    more = f", and {unseen} that it overlooks because they are UNCHECKED or NOCHANGE" if unseen else ""
    return {"wrong": f"{int(staff_sent(s)[row])}{more}"}


@service_rule(
    WORKPLACE,
    2200,
    "TOTALPERMTEMP",
    "differs-from-records",
    word="warning",
    scope="across",
    says="The workplace is said to have {value} staff; the service counts records of {wrong}.",
    fix="Send a record for each member of staff, agency and bank included, or put the number right.",
    words=_counts,
)
def staff_and_records_differ(s: Tables) -> Mask:
    differ: Mask = s.workplace.leading("TOTALPERMTEMP") != staff_sent(s)
    return has_a_number_of_staff(s.workplace) & differ & ~is_set_aside(s.workplace)


def _agree(s: Tables) -> Mask:
    """Workplaces with as many records as staff; the service asks no others, nor those it sets aside."""
    agree: Mask = s.workplace.leading("TOTALPERMTEMP") == staff_sent(s)
    return agree & ~is_set_aside(s.workplace)


def _totals(field: str) -> Any:
    def words(s: Tables, row: int) -> Mapping[str, str]:
        return {"total": f"{s.once(_total, field)[row]:.0f}", "staff": f"{staff_sent(s)[row]}"}

    return words


_MANY = "{field} adds up to {total}, and the workplace has {staff} staff."


@service_rule(
    WORKPLACE, 2310, "STARTERS", "too-many", word="warning", scope="across", says=_MANY, fix=_CHECK_BOTH,
    words=_totals("STARTERS"),
)  # fmt: skip
def more_starters_than_staff(s: Tables) -> Mask:
    return _agree(s) & (counted_total(s.workplace, "STARTERS") > staff_sent(s))


@service_rule(
    WORKPLACE, 2320, "LEAVERS", "too-many", word="warning", scope="across", says=_MANY, fix=_CHECK_BOTH,
    words=_totals("LEAVERS"),
)  # fmt: skip
def as_many_leavers_as_staff(s: Tables) -> Mask:
    return _agree(s) & (counted_total(s.workplace, "LEAVERS") >= staff_sent(s))


@service_rule(
    WORKPLACE, 2300, "VACANCIES", "too-many", word="warning", scope="across", says=_MANY, fix=_CHECK_BOTH,
    words=_totals("VACANCIES"),
)  # fmt: skip
def as_many_vacancies_as_staff(s: Tables) -> Mask:
    return _agree(s) & (counted_total(s.workplace, "VACANCIES") >= staff_sent(s))


@service_rule(
    WORKPLACE,
    2301,
    "VACANCIES",
    "no-registered-manager",
    word="warning",
    scope="across",
    says="CQC regulates the workplace, but it has neither a registered manager nor a vacancy for one.",
    fix="Send the manager's record with role 4, or give a vacancy for role 4.",
)
def no_registered_manager(s: Tables) -> Mask:
    w = s.workplace
    managers = s.staff_of(s.worker.standing & (s.worker.MAINJOBROLE == REGISTERED_MANAGER))
    none: Mask = managers == 0
    return w.regulated & ~w.head_office & ~vacant_for_a_manager(w) & none

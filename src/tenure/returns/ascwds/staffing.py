"""Rules about a workplace's staff: how many, who came, who went and why, and vacant posts (1200 to 1360)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.cells import leading_number
from tenure.returns.ascwds.lists import (
    MOST_COUNTED,
    are_numbers,
    code_of,
    fits,
    listed,
    not_in,
    places,
    said_of,
    total,
    wrong_counts,
)
from tenure.returns.ascwds.ruling import service_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.adult_codes import (
    DONT_KNOW,
    JOB_ROLE,
    JOB_ROLE_WITHDRAWN,
    REGISTERED_MANAGER,
)

WORKPLACE: Final = "workplace"
COUNTS = ("STARTERS", "LEAVERS", "VACANCIES")
MOST_STAFF = 999

_not_roles = not_in(JOB_ROLE)


@service_rule(
    WORKPLACE,
    1200,
    "TOTALPERMTEMP",
    "not-a-number",
    says="{value} is not a number of staff from 0 to 999.",
    fix="Give the number of all staff in digits. For 1,000 or more the service asks to be called.",
)
def is_not_a_number_of_staff(w: Table) -> Mask:
    return ~has_a_number_of_staff(w)


def has_a_number_of_staff(w: Table) -> Mask:
    """Workplaces whose number of staff the service can read."""
    number = w.leading("TOTALPERMTEMP")
    return np.greater_equal(number, 0) & np.less_equal(number, MOST_STAFF)


@service_rule(
    WORKPLACE,
    1200,
    "TOTALPERMTEMP",
    "zero",
    says="The workplace is said to have no staff, which only head office services may.",
    fix="Give the number of all staff, agency and bank included.",
)
def has_no_staff(w: Table) -> Mask:
    return w.given("MAINSERVICE") & ~w.head_office & (w.leading("TOTALPERMTEMP") == 0)


@service_rule(
    WORKPLACE,
    1280,
    "ALLJOBROLES",
    "blank",
    says="ALLJOBROLES is blank, but {wrong} above 0.",
    fix="Give the job role of each number, in the same order.",
    words=telling(WORKPLACE, COUNTS, lambda *texts: _above_zero(*texts)),
)
def no_job_roles(w: Table) -> Mask:
    return ~w.filled("ALLJOBROLES") & w.judged(COUNTS, lambda *texts: bool(_counted(*texts)))


def _counted(*texts: str) -> list[str]:
    """Which of the three lists hold a number above 0 other than 999."""
    return [name for name, text in zip(COUNTS, texts, strict=True) if any(map(_is_a_count, places(text)))]


def _is_a_count(place: str) -> bool:
    number = leading_number(place)
    return number is not None and number > 0 and number != MOST_COUNTED


def _above_zero(*texts: str) -> str:
    found = _counted(*texts)
    return f"{listed(found)} {'holds a number' if len(found) == 1 else 'hold numbers'}"


@service_rule(
    WORKPLACE,
    1280,
    "ALLJOBROLES",
    "not-roles",
    says="In ALLJOBROLES stands {wrong}, which is no job role of today.",
    fix="Give the code of the role as it is today; between two semicolons there has to be one.",
    words=telling(WORKPLACE, ("ALLJOBROLES",), lambda text: listed(map(_role_named, _not_roles(text)))),
)
def not_all_are_job_roles(w: Table) -> Mask:
    return w.filled("ALLJOBROLES") & w.judged("ALLJOBROLES", lambda text: bool(_not_roles(text)))


def _role_named(place: str) -> str:
    """A code that is no role, with what became of it where it was withdrawn: what to give in its place."""
    withdrawn = JOB_ROLE_WITHDRAWN.label(code_of(place))
    return place if withdrawn == code_of(place) else f"{place}: {withdrawn}"


@service_rule(
    WORKPLACE,
    2180,
    "VACANCY",
    "registered-manager",
    word="warning",
    reads=("VACANCIES",),
    says="There is a vacancy for a registered manager, but CQC does not regulate the workplace.",
    fix="Take it out, or set REGTYPE to 2. The service says that it ignores the vacancy, and keeps it.",
)
def vacancy_for_a_manager_not_needed(w: Table) -> Mask:
    return ~w.regulated & vacant_for_a_manager(w)


def vacant_for_a_manager(w: Table) -> Mask:
    """Workplaces with a vacancy for a registered manager."""
    names = ("VACANCIES", "ALLJOBROLES")
    return w.judged(names, lambda counts, roles: said_of(counts, roles, REGISTERED_MANAGER) > 0)


_FITS_NOT = "{field} and ALLJOBROLES do not have the same number of places ({wrong})."
_ONE_FOR_EACH = "Give a number for each job role, parted by semicolons; 999 alone where they are not known."
_NO_COUNTS = "In {field} stands {wrong}, which is no whole number from 0 to 999."
_IN_DIGITS = "Give each number in digits, 0 where there was none; 999 alone where they are not known."


def _lengths(counts: str, roles: str) -> str:
    return f"{len(places(counts))} and {len(places(roles))}"


def does_not_fit_roles(w: Table, field: str) -> Mask:
    """Another number of places than ALLJOBROLES, where that holds roles and the list is not 999."""
    fit = w.judged((field, "ALLJOBROLES"), fits)
    return w.filled("ALLJOBROLES") & ~fit & w.judged("ALLJOBROLES", are_numbers)


def holds_no_counts(w: Table, field: str) -> Mask:
    """A place that is no whole number from 0 to 999, where ALLJOBROLES holds roles."""
    wrong = w.judged(field, lambda text: bool(wrong_counts(text)))
    return w.filled("ALLJOBROLES") & wrong & w.judged("ALLJOBROLES", are_numbers)


vacancies_do_not_fit_roles = service_rule(
    WORKPLACE, 1300, "ALLJOBROLES/VACANCIES", "places-differ", reads=("VACANCIES",), says=_FITS_NOT,
    fix=_ONE_FOR_EACH, words=telling(WORKPLACE, ("VACANCIES", "ALLJOBROLES"), _lengths),
)(lambda w: does_not_fit_roles(w, "VACANCIES"))  # fmt: skip

starters_do_not_fit_roles = service_rule(
    WORKPLACE, 1310, "ALLJOBROLES/STARTERS", "places-differ", reads=("STARTERS",), says=_FITS_NOT,
    fix=_ONE_FOR_EACH, words=telling(WORKPLACE, ("STARTERS", "ALLJOBROLES"), _lengths),
)(lambda w: does_not_fit_roles(w, "STARTERS"))  # fmt: skip

leavers_do_not_fit_roles = service_rule(
    WORKPLACE, 1320, "ALLJOBROLES/LEAVERS", "places-differ", reads=("LEAVERS",), says=_FITS_NOT,
    fix=_ONE_FOR_EACH, words=telling(WORKPLACE, ("LEAVERS", "ALLJOBROLES"), _lengths),
)(lambda w: does_not_fit_roles(w, "LEAVERS"))  # fmt: skip

vacancies_are_not_counts = service_rule(
    WORKPLACE, 1300, "VACANCIES", "not-numbers", each=("VACANCIES",), says=_NO_COUNTS, fix=_IN_DIGITS,
    words=telling(WORKPLACE, ("VACANCIES",), lambda text: listed(wrong_counts(text))),
)(holds_no_counts)  # fmt: skip

starters_are_not_counts = service_rule(
    WORKPLACE, 1310, "STARTERS", "not-numbers", each=("STARTERS",), says=_NO_COUNTS, fix=_IN_DIGITS,
    words=telling(WORKPLACE, ("STARTERS",), lambda text: listed(wrong_counts(text))),
)(holds_no_counts)  # fmt: skip

leavers_are_not_counts = service_rule(
    WORKPLACE, 1320, "LEAVERS", "not-numbers", each=("LEAVERS",), says=_NO_COUNTS, fix=_IN_DIGITS,
    words=telling(WORKPLACE, ("LEAVERS",), lambda text: listed(wrong_counts(text))),
)(holds_no_counts)  # fmt: skip


def _people_left(w: Table) -> Mask:
    """Workplaces whose reasons the service looks at: some people left, and there are reasons."""
    return w.filled("ALLJOBROLES") & w.filled("REASONS") & (w.total("LEAVERS") > 0)


@service_rule(
    WORKPLACE,
    1360,
    "REASONS",
    "not-numbers",
    says="In REASONS stands {wrong}, which is no code.",
    fix="Give the code of each reason, parted by semicolons.",
    words=telling(WORKPLACE, ("REASONS",), lambda text: listed(_no_numbers(text))),
)
def reasons_are_not_codes(w: Table) -> Mask:
    return _people_left(w) & w.judged("REASONS", lambda text: bool(_no_numbers(text)))


def _no_numbers(text: str) -> list[str]:
    return [place for place in places(text) if leading_number(place) is None]


@service_rule(
    WORKPLACE,
    1360,
    "REASONS/REASONNOS",
    "places-differ",
    says="REASONS and REASONNOS do not have the same number of places ({wrong}).",
    fix="Give the number of leavers for each reason, in the same order.",
    words=telling(WORKPLACE, ("REASONS", "REASONNOS"), _lengths),
)
def numbers_do_not_fit_reasons(w: Table) -> Mask:
    differ = w.judged(("REASONS", "REASONNOS"), lambda a, b: len(places(a)) != len(places(b)))
    return _people_left(w) & differ


@service_rule(
    WORKPLACE,
    1360,
    "REASONNOS",
    "not-numbers",
    says="In REASONNOS stands {wrong}, which is no number.",
    fix="Give the number of leavers for each reason in digits.",
    words=telling(WORKPLACE, ("REASONNOS",), lambda text: listed(_no_numbers(text))),
)
def numbers_by_reason_are_none(w: Table) -> Mask:
    return _people_left(w) & w.judged("REASONNOS", lambda text: bool(_no_numbers(text)))


@service_rule(
    WORKPLACE,
    1360,
    "REASONNOS/LEAVERS",
    "totals-differ",
    says="REASONNOS and LEAVERS do not add up to the same ({wrong}).",
    fix="Give a reason for each leaver of LEAVERS and for nobody else.",
    words=telling(
        WORKPLACE, ("REASONNOS", "LEAVERS"), lambda *texts: "{} and {}".format(*map(_total, texts))
    ),
)
def reasons_and_leavers_add_up_differently(w: Table) -> Mask:
    differ = w.judged(("REASONNOS", "LEAVERS"), lambda *texts: len(set(map(_total, texts))) > 1)
    return _people_left(w) & differ


def _total(text: str) -> int | None:
    """The sum of a list; None where a place is no number, which is as no sum at all."""
    return total(places(text)) if are_numbers(text) else None


def counted_total(w: Table, field: str) -> NDArray[np.float64]:
    """The sum of a list of counts without its 999s, as the service holds it against the staff."""
    return w.asked((field,), _without_dont_know, np.float64)


def _without_dont_know(text: str) -> float:
    counts = [place for place in places(text) if place != DONT_KNOW]
    return float(total(counts)) if all(leading_number(place) is not None for place in counts) else np.nan

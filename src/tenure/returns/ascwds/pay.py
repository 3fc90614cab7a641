"""Rules about the hours, the sickness and the pay in a worker record."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.held import Held
from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import PERSON, Table, Tables, together
from tenure.returns.columns import Mask

FULL_TIME, MOST_HOURS = 37, 75
LEAST_SALARY, MOST_SALARY, MOST_SENIOR_SALARY = 500, 200_000, 250_000
SENIOR_MANAGEMENT = "1"
LEAST_RATE, MOST_RATE = 2.5, 200
"""Pounds an hour that the service keeps; it empties other rates without a word."""

NOT_EMPLOYED = ("3", "4", "7")
_DIRECT = ("1", "2")
_SICK = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_RATE = re.compile(r"[0-9]+(\.[0-9]{1,2})?")
_HOURS = "Give hours a week in halves from 0 to 75, such as 22.5, or 999 where they are not known."
_LEAVE_BLANK = "Leave it blank: the service leaves out what does not apply."


def hours(w: Table, name: str) -> NDArray[np.float64]:
    """Hours that can be read, 999 as that many, which is how the service compares them; NaN without."""
    return np.where(w.unknown(name), 999.0, w[name])


@service_rule(
    "worker",
    3230,
    "ZEROHRCONT",
    "blank",
    word="warning",
    says="Whether the contract guarantees hours is blank although there are contracted hours.",
    fix="Give 2 where hours are guaranteed, 1 where none are, or 999 where it is not known.",
)
def zero_hours_is_blank(w: Table) -> Mask:
    return ~w.filled("ZEROHRCONT") & (hours(w, "CONTHOURS") > 0)


@service_rule(
    "worker",
    1230,
    "ZEROHRCONT",
    "code",
    says="{value} does not say whether the contract guarantees hours.",
    fix="Give 1, 2 or 999, or leave it blank.",
)
def not_an_answer_on_zero_hours(w: Table) -> Mask:
    return w.odd("ZEROHRCONT")


@service_rule(
    "worker",
    1230,
    "CONTHOURS/ZEROHRCONT",
    "contradiction",
    says="There are contracted hours, and ZEROHRCONT does not say that hours are guaranteed.",
    fix="Give 2 for ZEROHRCONT, or move the hours to AVGHOURS.",
)
def hours_on_zero_hours(w: Table) -> Mask:
    return (hours(w, "CONTHOURS") > 0) & np.isin(w.ZEROHRCONT, ("1", "999"))


@service_rule(
    "worker",
    3230,
    "CONTHOURS/ZEROHRCONT",
    "none-guaranteed",
    word="warning",
    says="The contracted hours are 0 although hours are said to be guaranteed.",
    fix="Give the contracted hours, or 1 for ZEROHRCONT.",
)
def no_hours_though_guaranteed(w: Table) -> Mask:
    nothing: Mask = np.equal(w.CONTHOURS, 0) & np.equal(w.ZEROHRCONT, "2")
    return nothing


@service_rule(
    "worker",
    1240,
    "DAYSSICK",
    "days",
    word="warning",
    says="{value} is not a number of days from 0 to 366, in halves.",
    fix="Give working days lost, such as 3.5 with one digit after the point, or 999 where not known.",
)
def not_days_of_sickness(w: Table) -> Mask:
    return w.filled("DAYSSICK") & ~w.judged("DAYSSICK", _are_days)


def _are_days(text: str) -> bool:
    """The service looks at the digits after the point as a number: 3.50 is refused."""
    found = _SICK.fullmatch(text.strip())
    if text.strip() == "999" or found is None:
        return text.strip() == "999"
    return float(text) <= 366 and int(found[2] or 0) in (0, 5)


@service_rule(
    "worker",
    3240,
    "DAYSSICK",
    "unchanged",
    word="warning",
    scope="held",
    about="every record",
    says="The days of sickness are the same as those that the service holds: {value}.",
    fix="Check that they are those of the last 12 months.",
)
def sickness_is_unchanged(files: Tables, held: Held) -> Mask:
    w = files.worker
    as_typed = w.judged("STATUS", lambda text: text in ("UPDATE", "NOCHANGE"))
    keys = zip(w.keys(), w.keys(PERSON), strict=True)
    before = np.array([held.days_sick.get(key, np.nan) for key in keys], np.float64)
    same: Mask = np.equal(hours(w, "DAYSSICK"), before)
    return as_typed & same


@service_rule(
    "worker",
    1250,
    "SALARYINT",
    "code",
    says="{value} is no interval of pay.",
    fix="Give 1 for a salary, 3 for an hourly rate or 999 where it is not known.",
)
def not_a_pay_interval(w: Table) -> Mask:
    return w.odd("SALARYINT")


@service_rule(
    "worker",
    1251,
    "SALARYINT/SALARY",
    "no-interval",
    says="A salary is given, and SALARYINT is not 1.",
    fix="Give 1 for SALARYINT, or put the pay into HOURLYRATE.",
)
def salary_without_its_interval(w: Table) -> Mask:
    return w.filled("SALARY") & (~w.filled("SALARYINT") | (w.SALARYINT == "3"))


@service_rule(
    "worker",
    1252,
    "SALARYINT/HOURLYRATE",
    "no-interval",
    says="An hourly rate is given, and SALARYINT is not 3.",
    fix="Give 3 for SALARYINT, or put the pay into SALARY.",
)
def rate_without_its_interval(w: Table) -> Mask:
    return w.filled("HOURLYRATE") & (~w.filled("SALARYINT") | (w.SALARYINT == "1"))


@service_rule(
    "worker",
    1260,
    "SALARY",
    "amount",
    says="{value} is not a salary from £500 to £200,000, or to £250,000 in senior management.",
    fix="Give the actual pounds a year for the hours worked, without a comma or a pound sign.",
)
def not_a_salary(w: Table) -> Mask:
    most = np.where(w.MAINJOBROLE == SENIOR_MANAGEMENT, MOST_SENIOR_SALARY, MOST_SALARY)
    pounds = w.leading("SALARY")
    return w.filled("SALARY") & (w.SALARYINT == "1") & ~((pounds >= LEAST_SALARY) & (pounds <= most))


@service_rule(
    "worker",
    3260,
    "SALARY",
    "not-asked",
    word="warning",
    says="A salary is given although SALARYINT says that pay is not known.",
    fix="Give 1 for SALARYINT, or leave the salary blank.",
)
def salary_of_unknown_pay(w: Table) -> Mask:
    return w.filled("SALARY") & w.unknown("SALARYINT")


@service_rule(
    "worker",
    1260,
    "SALARY",
    "full-time-equivalent",
    word="warning",
    says="{value} for part-time hours is exactly what a full-time colleague in the same role has.",
    fix="Give the actual salary for the hours worked, not the full-time equivalent.",
)
def salary_looks_full_time(w: Table) -> Mask:
    yearly = (w.SALARYINT == "1") & ~np.isnan(w.leading("SALARY"))
    contracted = np.where(w.given("CONTHOURS"), w.CONTHOURS, np.nan)
    pay = np.unique(np.where(yearly, w.leading("SALARY"), -1.0), return_inverse=True)[1]
    numbered = np.unique(together(pay, w.MAINJOBROLE), return_inverse=True)[1]
    full = yearly & (contracted > FULL_TIME - 1)
    others = np.bincount(numbered, weights=full, minlength=1)[numbered] - full
    return yearly & (contracted < FULL_TIME) & (others > 0)


@service_rule(
    "worker",
    1270,
    "HOURLYRATE",
    "amount",
    says="{value} is not pounds an hour with at most two decimals.",
    fix="Give the rate as 34.50, without a pound sign.",
)
def not_an_hourly_rate(w: Table) -> Mask:
    shaped = w.judged("HOURLYRATE", lambda text: bool(_RATE.fullmatch(text.strip())))
    return w.filled("HOURLYRATE") & (w.SALARYINT == "3") & ~shaped


@service_rule(
    "worker",
    3270,
    "HOURLYRATE",
    "not-asked",
    word="warning",
    says="An hourly rate is given although SALARYINT says that pay is not known.",
    fix="Give 3 for SALARYINT, or leave the rate blank.",
)
def rate_of_unknown_pay(w: Table) -> Mask:
    return w.filled("HOURLYRATE") & w.unknown("SALARYINT")


@service_rule(
    "worker",
    3300,
    "CONTHOURS",
    "not-asked",
    word="warning",
    says="Contracted hours are given on a zero-hours contract or for someone who is not employed.",
    fix="Leave them blank, and give the usual hours as AVGHOURS.",
)
def contracted_hours_are_not_asked(w: Table) -> Mask:
    return w.filled("CONTHOURS") & ((w.ZEROHRCONT == "1") | np.isin(w.EMPLSTATUS, NOT_EMPLOYED))


@service_rule(
    "worker",
    3300,
    "CONTHOURS",
    "hours",
    word="warning",
    says="{value} is not contracted hours a week from 0 to 75, in halves.",
    fix=_HOURS,
)
def not_contracted_hours(w: Table) -> Mask:
    return w.odd("CONTHOURS")


@service_rule(
    "worker",
    3310,
    "AVGHOURS",
    "not-asked",
    word="warning",
    says="Average hours are given for someone who is employed for fixed hours.",
    fix="Leave them blank, and give the hours of the contract as CONTHOURS.",
)
def average_hours_are_not_asked(w: Table) -> Mask:
    return w.filled("AVGHOURS") & np.isin(w.EMPLSTATUS, _DIRECT) & (w.ZEROHRCONT != "1")


@service_rule(
    "worker",
    3310,
    "AVGHOURS",
    "hours",
    word="warning",
    says="{value} is not average hours a week from 0 to 75, in halves.",
    fix=_HOURS,
)
def not_average_hours(w: Table) -> Mask:
    return w.odd("AVGHOURS")


def _together(w: Table, each: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum over all records with the same National Insurance number; 0 for a record without one."""
    who = w.numbered("NINUMBER", str.upper)
    named = w.given("NINUMBER")
    sums = np.bincount(who[named], weights=each[named], minlength=int(who.max(initial=0)) + 1)
    return np.where(named, sums[who], 0.0)


def _worked(w: Table, name: str) -> NDArray[np.float64]:
    return np.where(w.given(name), w[name], 0.0)


@service_rule(
    "worker",
    5570,
    "NINUMBER",
    "too-many-hours",
    says="The contracted hours of all records with this National Insurance number are more than 75 a week.",
    fix="Check the hours, and whether all these records are of one person.",
)
def too_many_contracted_hours(w: Table) -> Mask:
    return _together(w, _worked(w, "CONTHOURS")) > MOST_HOURS


@own_rule(
    "worker",
    "NINUMBER",
    "too-many-hours-in-all",
    says="With average hours, the hours of all records with this National Insurance number pass 75 a week.",
    fix="Check the hours, and whether all these records are of one person. The service adds contracted "
    "hours only.",
)
def too_many_hours_in_all(w: Table) -> Mask:
    contracted = _worked(w, "CONTHOURS")
    in_all = _together(w, contracted + np.where(contracted > 0, 0.0, _worked(w, "AVGHOURS")))
    return (in_all > MOST_HOURS) & ~(_together(w, contracted) > MOST_HOURS)


@own_rule(
    "worker",
    "HOURLYRATE",
    "emptied",
    says="The service empties {value} without a word: it keeps rates from £2.50 to £200 an hour.",
    fix="Check the rate; give a yearly salary as SALARY.",
)
def rate_is_emptied(w: Table) -> Mask:
    shaped = w.judged("HOURLYRATE", lambda text: bool(_RATE.fullmatch(text.strip())))
    rate = w.HOURLYRATE
    return shaped & (w.SALARYINT == "3") & ((rate < LEAST_RATE) | (rate > MOST_RATE))

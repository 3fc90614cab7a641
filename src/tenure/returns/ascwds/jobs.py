"""Rules about the job in a worker record: when it began, what it is, and what it may be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.people import YOUNGEST, born, years_after
from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import Table, Tables
from tenure.returns.columns import Days, Mask
from tenure.terms.adult_codes import (
    JOB_ROLE_WITHDRAWN,
    JOB_ROLE_WITHOUT_HEALTHCARE,
    REGISTERED_MANAGER,
    REGISTERED_NURSE,
    SERVICE_WITHOUT_HEALTHCARE,
    SOCIAL_WORKER,
)

DESCRIBED = ("23", "27")
"""Job roles of an `other` kind, which are described in words."""

LONGEST_ROLE = 119
_DAY_SHAPED = re.compile(r"([012][0-9]|3[01])/(0[0-9]|1[012])/[0-9]{4}")
_SECTOR_SHAPED = re.compile(r"[0-9]{4}|.*999$", re.S)
_DAY = "Give the day on which the job began as DD/MM/YYYY, such as 02/09/2013."
_YES_NO = "Give 1 for yes, 2 for no or 999 where it is not known; or leave it blank."
_LEAVE_BLANK = "Leave it blank: the service leaves out what does not apply."
_ROLE = "Give the code of the job role; 6 is a social worker."


def _day_shaped(w: Table, name: str) -> Mask:
    return w.judged(name, lambda text: bool(_DAY_SHAPED.fullmatch(text.strip())))


def _started(w: Table) -> Days:
    days: Days = np.where(w.given("STARTDATE"), w.STARTDATE, np.datetime64("NaT", "D"))
    return days


def _year_of(days: Days) -> NDArray[np.float64]:
    return np.where(np.isnat(days), np.nan, days.astype("datetime64[Y]").astype(np.int64) + 1970.0)


def _birthday(w: Table, years: int) -> Days:
    days: Days = years_after(np.where(w.given("DOB"), w.DOB, np.datetime64("NaT", "D")), years)
    return days


@service_rule(
    "worker",
    1180,
    "RECSOURCE",
    "code",
    says="{value} is no code of where people are recruited from.",
    fix="Give the code of the source, or 16 where it is not known.",
)
def not_a_recruitment_source(w: Table) -> Mask:
    return w.odd("RECSOURCE")


@service_rule(
    "worker",
    2000,
    "STARTDATE",
    "blank",
    word="warning",
    says="The day on which the job began is blank.",
    fix=_DAY,
)
def start_is_blank(w: Table) -> Mask:
    return ~w.filled("STARTDATE")


@service_rule(
    "worker",
    3190,
    "STARTDATE",
    "not-believed",
    word="warning",
    says="{value} is not a day up to today, or is before the 14th birthday or the year of entry.",
    fix=_DAY + " The service leaves out what it does not believe.",
)
def start_is_not_believed(w: Table) -> Mask:
    began = _started(w)
    early = (began < _birthday(w, YOUNGEST)) | (_year_of(began) < w.YEAROFENTRY)
    return w.filled("STARTDATE") & (~_day_shaped(w, "STARTDATE") | (began > w.today) | early)


@service_rule(
    "worker",
    3200,
    "STARTINSECT",
    "not-believed",
    word="warning",
    says="The year of start in the sector is blank, is not a year, or does not fit the job or the birth.",
    fix="Give the year with four digits, not after the job began, or 999 where it is not known.",
)
def sector_start_is_not_believed(w: Table) -> Mask:
    shaped = w.judged("STARTINSECT", lambda text: bool(_SECTOR_SHAPED.match(text.strip())))
    year = np.where(w.given("STARTINSECT"), w.STARTINSECT, np.nan)
    late: Mask = year > _year_of(_started(w))
    return ~shaped | late | (year < born(w) + YOUNGEST)


@service_rule(
    "worker",
    5660,
    "DHA",
    "code",
    word="warning",
    says="{value} does not say whether the person carries out delegated healthcare.",
    fix=_YES_NO,
)
def not_an_answer_on_own_healthcare(w: Table) -> Mask:
    return w.odd("DHA")


@service_rule(
    "worker",
    5661,
    "DHA",
    "not-in-this-role",
    word="warning",
    says="People in this job role do not carry out delegated healthcare.",
    fix=_LEAVE_BLANK,
)
def healthcare_is_not_in_the_role(w: Table) -> Mask:
    return w.filled("DHA") & np.isin(w.MAINJOBROLE, list(JOB_ROLE_WITHOUT_HEALTHCARE))


@service_rule(
    "worker",
    5662,
    "DHA",
    "not-in-this-service",
    word="warning",
    scope="across",
    says="The main service of the workplace does not have delegated healthcare.",
    fix=_LEAVE_BLANK,
)
def healthcare_is_not_in_the_service(files: Tables) -> Mask:
    service = files.from_workplace(files.workplace.MAINSERVICE, file="worker", blank="")
    return files.worker.filled("DHA") & np.isin(service, list(SERVICE_WITHOUT_HEALTHCARE))


@service_rule(
    "worker",
    5663,
    "DHA",
    "workplace-says-no",
    word="warning",
    scope="across",
    says="The workplace says that its staff carry out no delegated healthcare.",
    fix="Leave it blank, or correct DHA in the workplace file.",
)
def healthcare_against_the_workplace(files: Tables) -> Mask:
    said = files.from_workplace(files.workplace.DHA, file="worker", blank="")
    no: Mask = said == "2"
    return files.worker.filled("DHA") & no


@service_rule(
    "worker",
    3210,
    "APPRENTICE",
    "code",
    word="warning",
    says="{value} does not say whether the person is an apprentice.",
    fix=_YES_NO,
)
def not_an_answer_on_apprenticeship(w: Table) -> Mask:
    return w.odd("APPRENTICE")


@service_rule(
    "worker",
    1220,
    "EMPLSTATUS",
    "code",
    says="{value} is no employment status.",
    fix="Give 1 permanent, 2 temporary, 3 bank or pool, 4 agency or 7 other.",
)
def not_an_employment_status(w: Table) -> Mask:
    return ~w.given("EMPLSTATUS")


def _instead(files: Tables, row: int) -> Mapping[str, str]:
    """What a withdrawn code is to be recoded to, as the code set says."""
    code = files.worker.texts("MAINJOBROLE")[row].strip()
    said = JOB_ROLE_WITHDRAWN.label(code)
    return {"instead": f": {said}" if said != code else ""}


@service_rule(
    "worker",
    1280,
    "MAINJOBROLE",
    "code",
    says="{value} is no job role of today{instead}.",
    fix=_ROLE,
    words=_instead,
)
def not_a_job_role(w: Table) -> Mask:
    return ~w.given("MAINJOBROLE")


@service_rule(
    "worker",
    1280,
    "MAINJOBROLE",
    "registered-manager",
    scope="across",
    says="A registered manager works only where CQC regulates the workplace.",
    fix="Give the role of another kind of manager, or correct REGTYPE in the workplace file.",
)
def registered_manager_without_registration(files: Tables) -> Mask:
    regulated = files.from_workplace(files.workplace.regulated, file="worker", blank=True)
    return (files.worker.MAINJOBROLE == REGISTERED_MANAGER) & ~regulated.astype(np.bool_)


@service_rule(
    "worker",
    1290,
    "MAINJRDESC",
    "blank-or-long",
    says="The role in words is blank for a role of an other kind, or has 120 characters or more.",
    fix="Describe roles 23 and 27 in fewer than 120 characters.",
)
def role_in_words_is_blank_or_long(w: Table) -> Mask:
    wanted = np.isin(w.MAINJOBROLE, DESCRIBED)
    return (wanted & ~w.filled("MAINJRDESC")) | w.longer_than("MAINJRDESC", LONGEST_ROLE)


@service_rule(
    "worker",
    3290,
    "MAINJRDESC",
    "not-asked",
    word="warning",
    says="The role is given in words although its code says it all.",
    fix=_LEAVE_BLANK,
)
def role_in_words_is_not_asked(w: Table) -> Mask:
    return w.filled("MAINJRDESC") & ~np.isin(w.MAINJOBROLE, DESCRIBED)


@service_rule(
    "worker",
    3340,
    "NMCREG",
    "registered-nurse",
    word="warning",
    says="The part of the nursing register is blank for a registered nurse, given for another role, "
    "or no part of it.",
    fix="Give 1 to 5 for role 16, and leave it blank for others.",
)
def nursing_register_does_not_fit(w: Table) -> Mask:
    nurse = w.MAINJOBROLE == REGISTERED_NURSE
    return np.where(nurse, ~w.given("NMCREG"), w.filled("NMCREG"))


@service_rule(
    "worker",
    3380,
    "AMHP",
    "social-worker",
    word="warning",
    says="Whether the person is an approved mental health professional is blank or unclear for a social "
    "worker, or is given for another role.",
    fix="Give 1, 2 or 999 for role 6, and leave it blank for others.",
)
def mental_health_approval_does_not_fit(w: Table) -> Mask:
    answered = w.given("AMHP") | w.unknown("AMHP")
    return np.where(w.MAINJOBROLE == SOCIAL_WORKER, ~answered, w.filled("AMHP"))


@own_rule(
    "worker",
    "STARTDATE",
    "no-such-day",
    says="{value} is no day of the calendar; the service takes it without a word and loses it.",
    fix=_DAY,
)
def start_is_no_day(w: Table) -> Mask:
    return _day_shaped(w, "STARTDATE") & w.odd("STARTDATE")

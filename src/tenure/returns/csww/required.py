"""Rules about what must be given (T-R): the fields of people the authority employs, and of those in post."""

from __future__ import annotations

from tenure.returns.columns import Mask
from tenure.returns.csww.cellwise import needed_rule
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.sources import OUR_READING, REGIONAL_TOOLS, SALARIES_NEWS

no_birth_date = needed_rule("T-R01", "PersonBirthDate", fix="Give the date of birth from the staff record.")


@rule(
    "T-R02",
    about="employed",
    each=("Sex",),
    says="{field} is blank for someone the authority employs.",
    fix="Give GenderCurrent for a year up to 2023 and Sex from 2024.",
    source=REGIONAL_TOOLS.at("required fields; severity not confirmed"),
)
def no_sex(w: Workers, field: str) -> Mask:
    return ~w.filled("GenderCurrent") & ~w.filled("Sex")


no_ethnicity = needed_rule(
    "T-R03", "Ethnicity", fix="Give the code; REFU where the person refused, NOBT where it was not yet asked."
)
no_step_up_marker = needed_rule("T-R04", "StepUpGrad", fix="Give 1 for a Step Up graduate, otherwise 0.")
no_role = needed_rule("T-R05", "OrgRole", fix="Give the code of the role held.")
no_start_date = needed_rule(
    "T-R06", "RoleStartDate", fix="Give the day the person started with the authority."
)
no_origin = needed_rule(
    "T-R07", "StartOrigin", fix="Give the code of where the person worked before; 9 if unknown."
)
no_fte_at_30_september = needed_rule("T-R08", "FTE30", fix="Give the FTE at 30 September; for a leaver, 0.")
no_days_lost = needed_rule(
    "T-R09", "WorkingDaysLost", fix="Give the days lost to sickness in the year; if none, 0."
)
no_frontline_marker = needed_rule(
    "T-R10", "FrontlineGrad", fix="Give 1 for a Frontline graduate, otherwise 0."
)
no_salary = needed_rule(
    "T-R11",
    "BaseSalary",
    from_year=2025,
    fix="Give the base annual salary in pounds.",
    source=SALARIES_NEWS.at("1 May 2024; severity not confirmed"),
)


@rule(
    "T-R12",
    reads=("FTE",),
    about="agency in post",
    query=True,
    says="FTE is blank for an agency worker, so the agency rate would be understated.",
    fix="Give the FTE the person works.",
    source=OUR_READING,
)
def agency_worker_without_fte(w: Workers) -> Mask:
    return ~w.filled("FTE")


@rule(
    "T-R13",
    reads=("Cases30",),
    about="at work on 30 September",
    query=True,
    says="The number of cases is blank for someone at work on 30 September.",
    fix="Give the cases held on that day; if none, 0.",
    source=OUR_READING,
)
def at_work_without_number_of_cases(w: Workers) -> Mask:
    return ~w.filled("Cases30")


@rule(
    "T-R14",
    reads=("BaseSalary",),
    about="agency",
    from_year=2025,
    query=True,
    says="A base salary is given for an agency worker.",
    fix="Leave it out: it is collected for people the authority employs.",
    source=SALARIES_NEWS.at("collected for permanently employed staff"),
)
def agency_worker_with_a_salary(w: Workers) -> Mask:
    return w.filled("BaseSalary")

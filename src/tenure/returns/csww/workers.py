"""Rules about the form of a worker's fields (T-W): each is what the return's fields say it is."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.csww.cells import has_more_places
from tenure.returns.csww.cellwise import field_rule
from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.sources import CSWW_SCHEMA, OUR_READING

PAY = ("BaseSalary", "RRPayments", "OtherPayments")

_AS_A_DATE = "Give a day of the calendar as year-month-day, such as 1987-03-31."
_SHARE = "Give a share of full-time hours from 0 to 1, such as 0.6 for three days of five."
_YES_OR_NO = "Give 1 for yes or 0 for no."

not_an_agency_marker = field_rule(
    "T-W01",
    "AgencyWorker",
    says="The agency marker is blank or is not 0 or 1.",
    fix="Give 0 for someone the authority employs and 1 for an agency or self-employed worker.",
)

not_a_registration_number = field_rule(
    "T-W02",
    "SWENo",
    says="The registration number is blank or is not two letters and up to ten digits.",
    fix="Copy it from the Social Work England register, such as SW12345.",
    source=CSWW_SCHEMA.at("SWENo; the dollar sign at the end of its pattern is a slip"),
)

not_an_fte = field_rule("T-W03", "FTE", says="FTE is not between 0 and 1.", fix=_SHARE)

not_a_birth_date = field_rule(
    "T-W04", "PersonBirthDate", says="The date of birth is not a date.", fix=_AS_A_DATE
)

not_an_ethnicity = field_rule(
    "T-W05",
    "Ethnicity",
    says="{value} is not an ethnicity code.",
    fix="Give one of the four-letter codes, such as WBRI; REFU where refused, NOBT where not yet asked.",
)

not_a_qualification = field_rule(
    "T-W06",
    "QualLevel",
    says="{value} is not a qualification level.",
    fix="Give 1 for undergraduate, 2 for postgraduate or 3 for other.",
)

not_a_step_up_marker = field_rule(
    "T-W07", "StepUpGrad", says="The Step Up marker is not 0 or 1.", fix=_YES_OR_NO
)

not_a_role = field_rule(
    "T-W08",
    "OrgRole",
    says="{value} is not a role code.",
    fix="Give a code from 1, senior manager, to 6, qualified without cases.",
)

not_a_start_date = field_rule(
    "T-W09", "RoleStartDate", says="The role start date is not a date.", fix=_AS_A_DATE
)

not_an_origin = field_rule(
    "T-W10",
    "StartOrigin",
    says="{value} is not an origin code.",
    fix="Give a code from 1, newly qualified, to 9, not known; 10 is for not yet collected.",
)

not_an_end_date = field_rule("T-W11", "RoleEndDate", says="The role end date is not a date.", fix=_AS_A_DATE)

not_a_destination = field_rule(
    "T-W12",
    "LeaverDestination",
    says="{value} is not a destination code.",
    fix="Give a code from 1, another English authority, to 8, not known; 9 is for not yet collected.",
)

not_a_reason_for_leaving = field_rule(
    "T-W13",
    "ReasonLeave",
    says="{value} is not a reason for leaving.",
    fix="Give a code from 1, resigned, to 9, not known; 10 is for not yet collected.",
)

not_an_fte_at_30_september = field_rule(
    "T-W14", "FTE30", says="FTE at 30 September is not between 0 and 1.", fix=_SHARE
)

not_a_number_of_cases = field_rule(
    "T-W15",
    "Cases30",
    says="The number of cases is not a whole number.",
    fix="Give the cases held at 30 September in digits, with no decimal point.",
)

not_days_lost = field_rule(
    "T-W16",
    "WorkingDaysLost",
    says="Working days lost is not a number.",
    fix="Give the days lost to sickness in the year in digits, such as 3.5; if none, 0.",
)

not_contracted_weeks = field_rule(
    "T-W17",
    "ContractWeeks",
    says="Contracted weeks is not a number.",
    fix="Give the weeks contracted in the year in digits, such as 38.3.",
)

not_a_frontline_marker = field_rule(
    "T-W18", "FrontlineGrad", says="The Frontline marker is not 0 or 1.", fix=_YES_OR_NO
)

not_an_absence_marker = field_rule(
    "T-W19", "Absat30Sept", says="The absence marker is not 0 or 1.", fix=_YES_OR_NO
)

not_a_reason_for_absence = field_rule(
    "T-W20",
    "ReasonAbsence",
    says="{value} is not a reason for absence.",
    fix="Give one of MAT, OTH, PUB, SIC, TRN, UNA or UNP.",
)

not_a_gender = field_rule(
    "T-W21",
    "GenderCurrent",
    to_year=2023,
    says="{value} is not a gender code.",
    fix="Give 1 for male, 2 for female, 9 for not specified or 0 for not known.",
)

not_a_sex = field_rule("T-W22", "Sex", from_year=2024, says="Sex is not M or F.", fix="Give M or F.")

not_a_knowledge_and_skills_status = field_rule(
    "T-W23",
    "CFKSSstatus",
    to_year=2024,
    says="{value} is not a knowledge and skills status.",
    fix="Give a code from 1 to 4, or leave it out.",
)

not_an_amount = field_rule(
    "T-W24",
    *PAY,
    from_year=2025,
    says="{field} is not an amount in pounds.",
    fix="Give it in digits, such as 36124.00, with no pound sign or comma.",
)


@rule(
    "T-W25",
    each=("Cases30", "WorkingDaysLost", "ContractWeeks", *PAY),
    says="{field} is below zero.",
    fix="Give the number without the minus sign, or leave it out if it is not known.",
    source=OUR_READING,
)
def is_below_zero(w: Workers, field: str) -> Mask:
    return w[field] < 0


@rule(
    "T-W26",
    each=("FTE", "FTE30", "WorkingDaysLost", "ContractWeeks", *PAY),
    query=True,
    says="{field} has more decimal places than the return allows.",
    fix="Round it: FTE to six places, days lost and pay to two, contracted weeks to one.",
    source=CSWW_SCHEMA,
)
def has_too_many_places(w: Workers, field: str) -> Mask:
    return has_more_places(w[field], FIELDS[field].places or 0)


@rule(
    "T-W27",
    reads=("SWENo",),
    query=True,
    says="Registration numbers normally begin with SW.",
    fix="Check the number against the Social Work England register.",
    source=OUR_READING,
)
def does_not_begin_with_sw(w: Workers) -> Mask:
    return w.filled("SWENo") & ~np.strings.startswith(w.SWENo, "SW")

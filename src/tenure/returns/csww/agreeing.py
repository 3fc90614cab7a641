"""Rules about fields that must agree (T-C): ages, hours, caseload, absence, qualification and pay."""

from __future__ import annotations

from tenure.returns.ages import whole_years
from tenure.returns.columns import Mask
from tenure.returns.csww.cells import HALF_A_HUNDREDTH
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.quantities import working_days
from tenure.terms.sources import CSWW_CASELOAD, CSWW_INDICATORS, OUR_READING, REGIONAL_TOOLS

USUAL_AGES = (20, 75)
"""Ages at which people practise; DfE's reports have a group for under 20, the upper limit is ours."""

MOST_CASES = 50
"""Cases per FTE above which DfE leaves people out of its caseload bands."""

MOST_WEEKS = 52.3
USUAL_SALARIES = (15_000, 150_000)
"""Pounds a year; the partnership may set other limits."""

NOT_YET_COLLECTED = {"StartOrigin": "10", "ReasonLeave": "10", "LeaverDestination": "9"}

_PUBLIC_TOOL = REGIONAL_TOOLS.at("fields that come together; severity not confirmed")


@rule(
    "T-C01",
    reads=("RoleStartDate", "StartOrigin"),
    each=("StartOrigin", "RoleStartDate"),
    says="The start date and the origin must come together; {field} is blank.",
    fix="Give both, or for an agency worker leave both out.",
    source=_PUBLIC_TOOL,
)
def start_and_origin_are_apart(w: Workers, field: str) -> Mask:
    return ~w.filled(field) & (w.filled("StartOrigin") | w.filled("RoleStartDate"))


@rule(
    "T-C09",
    reads=("RoleStartDate", "Year"),
    says="The start date is after the census year, which ends on 30 September {year}.",
    fix="Check the date. Someone who starts later belongs in the next return.",
    source=OUR_READING,
)
def starts_after_the_year(w: Workers) -> Mask:
    return w.RoleStartDate > w.reference_date


@rule(
    "T-C10",
    reads=("PersonBirthDate", "RoleEndDate", "Year"),
    query=True,
    says="The age of this person is unusual: under 20 or over 75.",
    fix="Check the date of birth. If it is right, say so in the note.",
    source=OUR_READING,
)
def age_is_unusual(w: Workers) -> Mask:
    youngest, oldest = USUAL_AGES
    return (w.age < youngest) | (w.age > oldest)


@rule(
    "T-C11",
    reads=("RoleStartDate", "PersonBirthDate"),
    query=True,
    says="The person would have started before the age of 20.",
    fix="Check the start date and the date of birth.",
    source=OUR_READING,
)
def started_too_young(w: Workers) -> Mask:
    return whole_years(w.PersonBirthDate, w.RoleStartDate) < USUAL_AGES[0]


@rule(
    "T-C12",
    reads=("FTE30", "FTE"),
    about="at work on 30 September",
    query=True,
    says="FTE and FTE at 30 September differ for someone at work on that day.",
    fix="Check both. If the hours did change on the day, say so in the note.",
    source=OUR_READING,
)
def ftes_differ(w: Workers) -> Mask:
    return (w.FTE != w.FTE30) & w.filled("FTE") & w.filled("FTE30")


@rule(
    "T-C13",
    reads=("FTE",),
    about="at work on 30 September",
    query=True,
    says="Someone at work on 30 September has no FTE, so counts as a person but adds no hours.",
    fix="Give the FTE held in the role.",
    source=OUR_READING,
)
def at_work_without_fte(w: Workers) -> Mask:
    blank = ~w.filled("FTE") & w.employed  # an agency worker's blank has a finding of its own (T-R12)
    return (w.FTE == 0) | blank


@rule(
    "T-C14",
    reads=("FTE30", "Cases30"),
    about="at work on 30 September",
    query=True,
    says="Cases are held at zero FTE, and DfE leaves such people out of its caseload bands.",
    fix="Give the FTE at 30 September, or set the cases to 0.",
    source=CSWW_CASELOAD.at("footnote 3"),
)
def cases_are_held_at_no_fte(w: Workers) -> Mask:
    return (w.Cases30 > 0) & (w.FTE30 == 0)


@rule(
    "T-C15",
    reads=("Cases30", "FTE30"),
    about="at work on 30 September",
    query=True,
    says="There are more than 50 cases per FTE, and DfE leaves such people out of its caseload bands.",
    fix="Check the cases and the FTE. If a team's cases stand under its manager, say so in the note.",
    source=CSWW_CASELOAD.at("footnote 4"),
)
def caseload_is_too_high(w: Workers) -> Mask:
    return (w.Cases30 > MOST_CASES * w.FTE30 + HALF_A_HUNDREDTH) & (w.FTE30 > 0)


@rule(
    "T-C16",
    reads=("Cases30", "OrgRole"),
    about="at work on 30 September",
    query=True,
    says="A case holder holds no cases.",
    fix="Check the cases and the role. If the person is away or new, say so in the note.",
    source=OUR_READING,
)
def case_holder_without_cases(w: Workers) -> Mask:
    return (w.OrgRole == "5") & (w.Cases30 <= 0)


@rule(
    "T-C17",
    reads=("Cases30", "OrgRole"),
    about="at work on 30 September",
    query=True,
    says="Someone recorded as qualified without cases holds cases.",
    fix="Check the cases and the role; a case holder is 5.",
    source=OUR_READING,
)
def without_cases_but_holds_some(w: Workers) -> Mask:
    return (w.OrgRole == "6") & (w.Cases30 > 0)


@rule(
    "T-C19",
    reads=("Absat30Sept", "ReasonAbsence"),
    each=("ReasonAbsence", "Absat30Sept"),
    about="at work on 30 September",
    query=True,
    says="The absence on 30 September and its reason do not agree.",
    fix="Give 1 and the reason for someone absent on that day; for anyone else 0 and no reason.",
    source=OUR_READING,
)
def absence_and_reason_disagree(w: Workers, field: str) -> Mask:
    absent, reason = w.Absat30Sept == "1", w.filled("ReasonAbsence")
    return absent & ~reason if field == "ReasonAbsence" else reason & ~absent


@rule(
    "T-C20",
    reads=("WorkingDaysLost", "FTE", "Year"),
    about="employed",
    query=True,
    says="More days are lost than the person could work in the year at this FTE.",
    fix="Count working days only, and only those between 1 October and 30 September.",
    source=CSWW_INDICATORS.at(
        "working days of the absence rate; as a limit it is our reading", settled=False
    ),
)
def lost_more_days_than_the_year_holds(w: Workers) -> Mask:
    most = working_days(w.year or 0) * w.FTE
    return w.WorkingDaysLost > most + HALF_A_HUNDREDTH


@rule(
    "T-C21",
    reads=("ContractWeeks",),
    about="employed",
    query=True,
    says="The contracted weeks are none, or more than a year has.",
    fix="Give the weeks under contract between 1 October and 30 September, at most 52.3.",
    source=OUR_READING,
)
def weeks_are_outside_a_year(w: Workers) -> Mask:
    return (w.ContractWeeks <= 0) | (w.ContractWeeks > MOST_WEEKS)


@rule(
    "T-C22",
    reads=("WorkingDaysLost", "ContractWeeks", "FTE"),
    about="employed",
    query=True,
    says="More days are lost than were contracted: five a week at this FTE.",
    fix="Check the days lost, the contracted weeks and the FTE.",
    source=OUR_READING,
)
def lost_more_days_than_contracted(w: Workers) -> Mask:
    return w.WorkingDaysLost > 5 * w.ContractWeeks * w.FTE + HALF_A_HUNDREDTH


@rule(
    "T-C23",
    reads=("StepUpGrad", "FrontlineGrad"),
    about="employed",
    query=True,
    says="The person is shown as qualifying by both Step Up and Frontline.",
    fix="Leave the 1 at the programme the person completed.",
    source=OUR_READING,
)
def qualified_by_two_routes(w: Workers) -> Mask:
    return (w.StepUpGrad == "1") & (w.FrontlineGrad == "1")


@rule(
    "T-C24",
    reads=("QualLevel", "StepUpGrad", "FrontlineGrad"),
    about="employed",
    query=True,
    says="Step Up and Frontline lead to a postgraduate award, but the level given is another.",
    fix="Set the level to 2, or put the marker right.",
    source=OUR_READING,
)
def route_does_not_fit_the_award(w: Workers) -> Mask:
    route = (w.StepUpGrad == "1") | (w.FrontlineGrad == "1")
    return route & w.filled("QualLevel") & (w.QualLevel != "2")


@rule(
    "T-C28",
    each=tuple(NOT_YET_COLLECTED),
    query=True,
    says="{field} is still shown as not yet collected.",
    fix="Give the answer; if no one can know it, use the code for not known.",
    source=OUR_READING,
)
def is_not_yet_collected(w: Workers, field: str) -> Mask:
    return w[field] == NOT_YET_COLLECTED[field]


@rule(
    "T-C29",
    reads=("BaseSalary",),
    about="employed",
    from_year=2025,
    query=True,
    says="The salary is unusual: under £15,000 or over £150,000 a year.",
    fix="Give the base salary for a full year in pounds. If it is right, say so in the note.",
    source=OUR_READING,
)
def salary_is_unusual(w: Workers) -> Mask:
    least, most = USUAL_SALARIES
    return (w.BaseSalary < least) | (w.BaseSalary > most)


@rule(
    "T-C30",
    reads=("RRPayments", "RecruitmentBonus", "RetentionBonus"),
    about="employed",
    from_year=2025,
    query=True,
    says="A recruitment or retention payment is recorded, but the authority says it offers none.",
    fix="Check the payment, and RecruitmentBonus and RetentionBonus in the authority block.",
    source=OUR_READING,
)
def paid_a_bonus_no_one_offers(w: Workers) -> Mask:
    offered_to_none = (w.RecruitmentBonus == "0") & (w.RetentionBonus == "0")
    return (w.RRPayments > 0) & offered_to_none

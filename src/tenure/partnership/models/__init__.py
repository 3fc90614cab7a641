"""What this room keeps: members, what they sent, what is expected of them, and what they did."""

from tenure.partnership.models.audit import AuditEntry
from tenure.partnership.models.collections import (
    CalendarLink,
    Collection,
    DateChange,
    DueJob,
    Filing,
    FilingStep,
    Reminder,
)
from tenure.partnership.models.deliveries import DeliveredFile, Delivery
from tenure.partnership.models.framework import ActivityEntry, FrameworkStep, FrameworkVersion
from tenure.partnership.models.kpis import KpiDecision, KpiValue
from tenure.partnership.models.meetings import (
    AgendaItem,
    Attendance,
    Board,
    BoardAction,
    BoardDecision,
    Meeting,
    Seat,
)
from tenure.partnership.models.members import Account, Partner, SignInLink
from tenure.partnership.models.money import Fee, Membership, MoneyLine, Payment, WorkstreamLead
from tenure.partnership.models.nudges import Nudge
from tenure.partnership.models.plans import ParameterChoice, PlanRun, Scenario, ScenarioVersion
from tenure.partnership.models.reports import Branding, CaseConsent, CaseStudy, ReportMade
from tenure.partnership.models.risks import Mitigation, Risk, RiskScore
from tenure.partnership.models.submissions import Note, Submission, SubmissionPart
from tenure.partnership.models.surveys import (
    AnswerLink,
    SurveyAnswer,
    SurveyDesign,
    SurveyForm,
    SurveyWave,
)

__all__ = [
    "Account",
    "ActivityEntry",
    "AgendaItem",
    "AnswerLink",
    "Attendance",
    "AuditEntry",
    "Board",
    "BoardAction",
    "BoardDecision",
    "Branding",
    "CalendarLink",
    "CaseConsent",
    "CaseStudy",
    "Collection",
    "DateChange",
    "DeliveredFile",
    "Delivery",
    "DueJob",
    "Fee",
    "Filing",
    "FilingStep",
    "FrameworkStep",
    "FrameworkVersion",
    "KpiDecision",
    "KpiValue",
    "Meeting",
    "Membership",
    "Mitigation",
    "MoneyLine",
    "Note",
    "Nudge",
    "ParameterChoice",
    "Partner",
    "Payment",
    "PlanRun",
    "Reminder",
    "ReportMade",
    "Risk",
    "RiskScore",
    "Scenario",
    "ScenarioVersion",
    "Seat",
    "SignInLink",
    "Submission",
    "SubmissionPart",
    "SurveyAnswer",
    "SurveyDesign",
    "SurveyForm",
    "SurveyWave",
    "WorkstreamLead",
]

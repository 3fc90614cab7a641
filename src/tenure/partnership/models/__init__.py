"""What this room keeps: members, what they sent, and what they did."""

from tenure.partnership.models.audit import AuditEntry
from tenure.partnership.models.members import Account, Partner, SignInLink
from tenure.partnership.models.submissions import Note, Submission
from tenure.partnership.models.surveys import (
    AnswerLink,
    SurveyAnswer,
    SurveyDesign,
    SurveyForm,
    SurveyWave,
)

__all__ = [
    "Account",
    "AnswerLink",
    "AuditEntry",
    "Note",
    "Partner",
    "SignInLink",
    "Submission",
    "SurveyAnswer",
    "SurveyDesign",
    "SurveyForm",
    "SurveyWave",
]

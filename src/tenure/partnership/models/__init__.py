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
from tenure.partnership.models.members import Account, Partner, SignInLink
from tenure.partnership.models.submissions import Note, Submission, SubmissionPart

__all__ = [
    "Account",
    "AuditEntry",
    "CalendarLink",
    "Collection",
    "DateChange",
    "DueJob",
    "Filing",
    "FilingStep",
    "Note",
    "Partner",
    "Reminder",
    "SignInLink",
    "Submission",
    "SubmissionPart",
]

"""What this room keeps: members, what they sent, and what they did."""

from tenure.partnership.models.audit import AuditEntry
from tenure.partnership.models.members import Account, Partner, SignInLink
from tenure.partnership.models.submissions import Note, Submission

__all__ = ["Account", "AuditEntry", "Note", "Partner", "SignInLink", "Submission"]

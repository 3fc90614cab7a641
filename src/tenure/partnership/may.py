"""Who may do what: every question with a reason in its answer; whatever is not said here is refused.

An analyst sends, corrects and accepts the returns of their own partner, prepares their sign-off and sees
its rows. A partnership lead opens collections, sees who has filed, reminds, signs off, and sees protected
totals. A board member sees protected totals. An administrator makes accounts and reads the audit. Whoever
runs a command holds the files already (`HOLDER`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tenure.partnership import audit
from tenure.partnership.models import Account, Filing, Partner, Submission
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.members import ADMINISTRATOR, ANALYST, BOARD, LEAD
from tenure.partnership.purposes import PURPOSES, RETURNS
from tenure.terms.problems import NotAllowed


@dataclass(frozen=True)
class Decision:
    """Yes, or no with a reason. `hidden` is a no that must not even tell that the thing exists."""

    yes: bool
    reason: str = ""
    hidden: bool = False

    def __bool__(self) -> bool:
        return self.yes


class Refused(NotAllowed, PermissionDenied):
    """This person may not do this; the page answers 403 with the sentence."""


class OutOfSight(NotAllowed, Http404):
    """This person may not know that there is such a thing; the page answers 404."""


class Holder:
    """Whoever runs a command on the home: its files are theirs to read."""

    username = audit.COMMAND
    partner = None

    def __str__(self) -> str:
        return "the command line"


HOLDER: Final = Holder()
YES: Final = Decision(True)
_SIGN_IN: Final = Decision(False, "Sign in to see this page.")
UNSEEN: Final = Decision(False, "There is no such page.", hidden=True)


def no(reason: str) -> Decision:
    """A no with its reason."""
    return Decision(False, reason)


def require(decision: Decision, *, by: object, about: str, partner: Partner | None = None) -> None:
    """Go on, or write the refusal down and raise it. Ask before a transaction, so that the entry stays."""
    if decision:
        return
    audit.enter("was refused", about, by=by, partner=partner, outcome=REFUSED)
    raise (OutOfSight if decision.hidden else Refused)(decision.reason)


def _signed_in(user: object) -> Decision:
    if isinstance(user, Holder) or (isinstance(user, Account) and user.is_active):
        return YES
    return _SIGN_IN


def one_of(user: object, roles: tuple[str, ...], reason: str) -> Decision:
    """Yes to an account of one of these roles that has not ended, and to whoever holds the home."""
    if not (decision := _signed_in(user)):
        return decision
    if isinstance(user, Holder) or (isinstance(user, Account) and user.role in roles):
        return YES
    return no(reason)


def _of_own_partner(user: object, partner: Partner | None) -> bool:
    if isinstance(user, Holder):
        return True
    return (
        isinstance(user, Account)
        and user.role == ANALYST
        and partner is not None
        and user.partner_id == partner.pk
    )


def _leads(user: object) -> bool:
    return isinstance(user, Holder) or (isinstance(user, Account) and user.role == LEAD)


def see_home(user: object) -> Decision:
    return _signed_in(user)


def see_own_account(user: object) -> Decision:
    return _signed_in(user)


def see_definitions(user: object) -> Decision:
    return _signed_in(user)


def see_analysis(user: object) -> Decision:
    return one_of(
        user,
        (ANALYST, LEAD, BOARD),
        "Analysts, partnership leads and board members see the workforce analysis.",
    )


def see_filing(user: object) -> Decision:
    return one_of(
        user, (ANALYST, LEAD), "Partnership leads, and analysts for their own partner, see who has filed."
    )


def chase(user: object, partner: Partner | None) -> Decision:
    whom = partner or "partners"
    return one_of(user, (LEAD,), f"Only partnership leads may remind {whom} of a return.")


def see_collections(user: object) -> Decision:
    return one_of(
        user, (ANALYST, LEAD), "Partnership leads see collections, and analysts what they owe to them."
    )


def open_collection(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads open collections.")


def change_dates(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads move the days of a collection.")


def see_filing_of(user: object, filing: Filing) -> Decision:
    """Where it stands, how late it is and who was reminded; not what is in it."""
    if not (decision := see_collections(user)):
        return decision
    return YES if _leads(user) or _of_own_partner(user, filing.partner) else UNSEEN


def delegate(user: object, filing: Filing) -> Decision:
    return see_filing_of(user, filing)


def prepare_sign_off(user: object, filing: Filing) -> Decision:
    if not (decision := see_filing_of(user, filing)):
        return decision
    if _of_own_partner(user, filing.partner):
        return YES
    return no(f"Only {filing.partner}'s analysts prepare its sign-off.")


def sign_off(user: object, filing: Filing) -> Decision:
    decision = one_of(user, (LEAD,), "Only partnership leads sign a return off.")
    return decision if decision or see_filing_of(user, filing) else see_filing_of(user, filing)


def reopen(user: object, filing: Filing) -> Decision:
    decision = one_of(user, (LEAD,), "Only partnership leads reopen what is signed off.")
    return decision if decision or see_filing_of(user, filing) else see_filing_of(user, filing)


def keep_calendar(user: object) -> Decision:
    return one_of(
        user, (ANALYST, LEAD, BOARD), "Analysts, partnership leads and board members keep a calendar feed."
    )


def see_engagement(user: object) -> Decision:
    return one_of(
        user, (ANALYST, LEAD), "Partnership leads see how partners take part, and analysts see their own."
    )


def compare_sendings(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def restore_sending(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def send_return(user: object, partner: Partner | None) -> Decision:
    if not (decision := _signed_in(user)):
        return decision
    if _of_own_partner(user, partner):
        return YES
    return no(
        f"Only {partner}'s analysts may send its returns." if partner else "Only analysts send returns."
    )


def see_submission(user: object, submission: Submission) -> Decision:
    if not (decision := _signed_in(user)):
        return decision
    return YES if _of_own_partner(user, submission.partner) else UNSEEN


def see_rows(user: object, submission: Submission, purpose: str) -> Decision:
    """Whether they may read rows about people in it, for that purpose."""
    if not (decision := see_submission(user, submission)):
        return decision
    known = PURPOSES.get(purpose)
    if known is None:
        return no(
            f"Rows about people are read for an agreed purpose; {purpose or 'none'} is not one of them."
        )
    return one_of(user, known.roles, f"Your role does not read rows for this purpose: {known.label}.")


def take_file(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def note_query(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def accept_return(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def withdraw_return(user: object, submission: Submission) -> Decision:
    return see_rows(user, submission, RETURNS)


def see_accounts(user: object) -> Decision:
    return one_of(user, (ADMINISTRATOR,), "Only administrators see the accounts of others.")


def make_account(user: object) -> Decision:
    return one_of(user, (ADMINISTRATOR,), "Only administrators make accounts.")


def make_link(user: object) -> Decision:
    return one_of(user, (ADMINISTRATOR,), "Only administrators make sign-in links.")


def disable_account(user: object, account: Account) -> Decision:
    decision = one_of(user, (ADMINISTRATOR,), "Only administrators end accounts.")
    if decision and isinstance(user, Account) and user.pk == account.pk:
        return no("You cannot end your own account. Ask another administrator.")
    return decision


def see_audit(user: object) -> Decision:
    return one_of(user, (ADMINISTRATOR,), "Only administrators read the audit.")

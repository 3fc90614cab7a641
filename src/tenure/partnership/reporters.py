"""Who may do what with reports: who reads them, chooses how they look, and writes case studies."""

from __future__ import annotations

from tenure.partnership.may import UNSEEN, YES, Decision, Holder, no, one_of
from tenure.partnership.models import Account, CaseStudy, Partner
from tenure.partnership.models.members import ANALYST, BOARD, LEAD


def see_reports(user: object) -> Decision:
    return one_of(user, (ANALYST, LEAD, BOARD), "Analysts, partnership leads and board members see reports.")


def choose_branding(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads choose how reports look.")


def write_case(user: object, partner: Partner | None) -> Decision:
    """Whether they may write a case study of that partner's; None is the partnership's own."""
    decision = one_of(user, (ANALYST, LEAD), "Partnership leads and analysts write case studies.")
    if not decision or isinstance(user, Holder):
        return decision
    assert isinstance(user, Account), "everyone else was refused"
    if user.role == LEAD:
        return YES if partner is None else no(f"Only {partner}’s analysts write its case studies.")
    if partner is not None and user.partner_id == partner.pk:
        return YES
    return no("Only partnership leads write case studies of the whole partnership.")


def see_case(user: object, case: CaseStudy) -> Decision:
    """Shared ones are for all who see reports; before that, for its writers alone."""
    decision = see_reports(user)
    if not decision or case.shared_at is not None or isinstance(user, Holder):
        return decision
    return YES if write_case(user, case.partner) else UNSEEN


def change_case(user: object, case: CaseStudy) -> Decision:
    decision = see_case(user, case)
    return decision and write_case(user, case.partner)


def withdraw_case(user: object, case: CaseStudy) -> Decision:
    """Its writers, and any lead: whoever withdraws consent may turn to either. They alone see who gave it."""
    decision = see_case(user, case)
    if decision and isinstance(user, Account) and user.role == LEAD:
        return YES
    return decision and write_case(user, case.partner)

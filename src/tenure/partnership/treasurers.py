"""Who may do what with members and money: leads keep both; what a member owes, it and leads see alone."""

from __future__ import annotations

from tenure.partnership.may import YES, Decision, Holder, no, one_of
from tenure.partnership.models import Account, Partner
from tenure.partnership.models.members import ANALYST, LEAD
from tenure.partnership.strategists import see_strategy


def see_money(user: object) -> Decision:
    return see_strategy(user)


def keep_money(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads keep members, fees and spending.")


def see_fees_of(user: object, partner: Partner) -> Decision:
    """What one member owes and has paid: leads see it of all, its own analysts of it."""
    if not (decision := see_money(user)):
        return decision
    if isinstance(user, Holder) or (isinstance(user, Account) and user.role == LEAD):
        return YES
    if isinstance(user, Account) and user.role == ANALYST and user.partner_id == partner.pk:
        return YES
    return no("Only the member itself and partnership leads see what it owes.")

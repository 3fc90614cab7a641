"""Who may do what with the framework: leads keep it, whoever answers for an activity says how far it is."""

from __future__ import annotations

from tenure.partnership.may import YES, Decision, Holder, no, one_of
from tenure.partnership.models import Account
from tenure.partnership.models.members import ANALYST, BOARD, LEAD
from tenure.strategy.framework.parts import Activity


def see_framework(user: object) -> Decision:
    return one_of(
        user,
        (ANALYST, LEAD, BOARD),
        "Analysts, partnership leads and board members see the framework.",
    )


def keep_framework(user: object) -> Decision:
    """Whether they may draft, change, agree, put in force and retire versions."""
    return one_of(user, (LEAD,), "Only partnership leads change the framework and say what was agreed.")


def report_on(user: object, activity: Activity, owner: Account | None = None) -> Decision:
    """Whether they may say how far an activity is: leads, its owner, analysts of the partner that leads it.

    owner  the person who answers for it, where one is named.
    """
    decision = see_framework(user)
    if not decision or isinstance(user, Holder):
        return decision
    assert isinstance(user, Account), "everyone else was refused"
    if user.role == LEAD or (owner is not None and owner.pk == user.pk):
        return YES
    if user.role == ANALYST and user.partner and user.partner.number == activity.lead:
        return YES
    return no(
        "Partnership leads, whoever answers for an activity, and analysts of the partner that leads it "
        "say how far it is."
    )


def name_owner(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads say who answers for an activity.")


def hand_over(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads sign an activity over to business as usual.")

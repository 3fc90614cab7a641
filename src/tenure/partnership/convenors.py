"""Who may do what with boards and meetings: leads keep them; an action is finished by whose it is."""

from __future__ import annotations

from tenure.partnership.may import YES, Decision, Holder, no, one_of
from tenure.partnership.models import Account, BoardAction
from tenure.partnership.models.members import LEAD
from tenure.partnership.strategists import see_strategy


def see_meetings(user: object) -> Decision:
    return see_strategy(user)


def keep_meetings(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads keep boards, meetings and minutes.")


def hand_over(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads hand over what somebody was to do.")


def finish_action(user: object, action: BoardAction) -> Decision:
    """Leads, and the person an action is given to, say that it is done."""
    decision = see_meetings(user)
    if not decision or isinstance(user, Holder):
        return decision
    assert isinstance(user, Account), "everyone else was refused"
    if user.role == LEAD or action.person_id == user.pk:
        return YES
    return no("Only whoever an action is given to, or a partnership lead, says that it is done.")

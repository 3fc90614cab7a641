"""Who may do what with the risk register: leads keep it; analysts and board members see it."""

from __future__ import annotations

from tenure.partnership.may import Decision, one_of
from tenure.partnership.models.members import LEAD
from tenure.partnership.strategists import see_strategy


def see_risks(user: object) -> Decision:
    return see_strategy(user)


def keep_risks(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads change the risk register.")

"""Who may do what with KPIs: leads keep them, the university’s analysts give what it alone knows."""

from __future__ import annotations

from tenure.partnership.may import YES, Decision, no, one_of
from tenure.partnership.models import Account
from tenure.partnership.models.members import ANALYST, BOARD, LEAD
from tenure.terms.universities import is_university


def see_strategy(user: object) -> Decision:
    return one_of(
        user, (ANALYST, LEAD, BOARD), "Analysts, partnership leads and board members see the strategy."
    )


def give_value(user: object) -> Decision:
    if isinstance(user, Account) and user.is_active and user.role == ANALYST:
        if user.partner is not None and is_university(user.partner.number):
            return YES
        return no("Only partnership leads and the university’s analysts give values of KPIs.")
    return one_of(user, (LEAD,), "Only partnership leads and the university’s analysts give values of KPIs.")


def decide_on_kpi(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads write down what was decided of a KPI.")

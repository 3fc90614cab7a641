"""Who may do what with the planner: leads plan for the partnership, a partner's analysts for their own."""

from __future__ import annotations

from tenure.partnership.may import UNSEEN, YES, Decision, Holder, no, one_of
from tenure.partnership.models import Account, Partner, PlanRun, Scenario
from tenure.partnership.models.members import ANALYST, BOARD, LEAD


def see_plan(user: object) -> Decision:
    return one_of(
        user,
        (ANALYST, LEAD, BOARD),
        "Analysts, partnership leads and board members see the plan.",
    )


def save_scenario(user: object, partner: Partner | None) -> Decision:
    """Whether they may save a scenario of that partner's; None is the partnership's own."""
    decision = one_of(user, (ANALYST, LEAD), "Partnership leads and analysts save scenarios.")
    if not decision or isinstance(user, Holder):
        return decision
    assert isinstance(user, Account), "everyone else was refused"
    if user.role == LEAD:
        return YES if partner is None else no(f"Only {partner}'s analysts save scenarios of its own.")
    if partner is not None and user.partner_id == partner.pk:
        return YES
    return no("Only partnership leads save scenarios of the whole partnership. Save it as your partner's.")


def see_scenario(user: object, scenario: Scenario) -> Decision:
    """Everyone who sees the plan sees the partnership's scenarios; a partner's own are for its analysts."""
    return _own_or_shared(user, scenario.partner)


def change_scenario(user: object, scenario: Scenario) -> Decision:
    decision = see_scenario(user, scenario)
    return decision and save_scenario(user, scenario.partner)


def see_run(user: object, run: PlanRun) -> Decision:
    return _own_or_shared(user, run.partner)


def stop_run(user: object, run: PlanRun) -> Decision:
    """Whoever asked for a run, and any lead, may cancel it and take it up again."""
    decision = see_run(user, run)
    if not decision or isinstance(user, Holder):
        return decision
    assert isinstance(user, Account), "everyone else was refused"
    if user.role == LEAD or run.by_id == user.pk:
        return YES
    return no("Only whoever asked for a run, or a partnership lead, cancels it.")


def ask_for_run(user: object) -> Decision:
    return one_of(user, (ANALYST, LEAD), "Partnership leads and analysts ask for long runs.")


def choose_parameter(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads choose a parameter instead of the fitted one.")


def give_demand(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads give the partnership's series of demand.")


def _own_or_shared(user: object, partner: Partner | None) -> Decision:
    decision = see_plan(user)
    if not decision or partner is None or isinstance(user, Holder):
        return decision
    own = isinstance(user, Account) and user.role == ANALYST and user.partner_id == partner.pk
    return YES if own else UNSEEN

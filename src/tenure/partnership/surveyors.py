"""Who may do what with surveys: the lead designs, sends and closes; a partner's analysts see their own
partner's results where the lead allows it; answering needs no account.
"""

from __future__ import annotations

from tenure.partnership.may import Decision, no, one_of
from tenure.partnership.models import SurveyWave
from tenure.partnership.models.members import ANALYST, BOARD, LEAD


def see_surveys(user: object) -> Decision:
    return one_of(
        user,
        (LEAD, ANALYST, BOARD),
        "Partnership leads, analysts and board members see the partnership's surveys.",
    )


def design_survey(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads design surveys.")


def send_survey(user: object) -> Decision:
    return one_of(user, (LEAD,), "Only partnership leads send surveys, and close them.")


def see_results(user: object, wave: SurveyWave) -> Decision:
    """Whether they may see the partnership's results; those of one partner are for its own analysts."""
    decision = see_surveys(user)
    if decision and not wave.is_closed:
        return no(
            f"{wave.name} is still open. Results are shown once it has closed: seen before and after one "
            "more answer, they would tell that answer."
        )
    return decision


def see_texts(user: object, wave: SurveyWave) -> Decision:
    """What people wrote may name someone, so one role reads it."""
    return see_results(user, wave) and one_of(user, (LEAD,), "Only partnership leads read what people wrote.")


def take_form(user: object, wave: SurveyWave) -> Decision:
    """A workbook of answers is taken in by a lead, or by an analyst for their own partner."""
    return one_of(user, (LEAD, ANALYST), "Only partnership leads and analysts take in a form.")

"""The risk register of the made-up partnership: the plan’s barriers, reviewed around today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership.actions.risks import (
    Opened,
    Planned,
    Reviewed,
    close,
    mitigated,
    open_risk,
    plan,
    review,
)
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Risk
from tenure.strategy.barriers.reading import FoundingRisk, founding_risks

OPENED, NEXT, SINCE = timedelta(days=420), timedelta(days=180), timedelta(days=60)
LATER: Final[Mapping[str, tuple[tuple[int, int, str], ...]]] = {
    "uneven-engagement": ((4, 4, ""), (3, 4, "Two partners that were behind sent their returns on time.")),
    "impact-hard-to-show": ((4, 3, ""), (3, 3, "The first KPIs have a baseline.")),
    "partners-leave": ((3, 5, ""), (4, 5, "One partner has asked what it would save.")),
    "small-centre": ((4, 5, ""), (4, 4, "Fees cover one of the four posts.")),
    "two-services": ((2, 3, "Adults' figures stand beside children's."),),
}
"""What later reviews found: likelihood, impact and a note; the others were judged once, and wait."""
SETTLED: Final = "resentment"
_DONE_OF_EACH: Final = 1


def open_register() -> None:
    """Put the plan's barriers on the register, with a year of reviews; once."""
    if Risk.objects.exists():
        return
    today = timezone.localdate()
    with transaction.atomic():
        for each in founding_risks():
            _put(each, today)


def _put(each: FoundingRisk, today: date) -> None:
    start = today - OPENED
    opened = Opened(
        each.title,
        each.cause,
        each.consequence,
        each.owner,
        code=each.code,
        paragraphs=", ".join(each.paragraphs),
    )
    risk = open_risk(opened, Reviewed(each.likelihood, each.impact, start + NEXT, on=start), by=HOLDER)
    for n, each_planned in enumerate(each.mitigations):
        due = start + timedelta(days=30 * each_planned.months)
        kept = plan(risk, Planned(each_planned.text, each_planned.owner, due), by=HOLDER)
        if n < _DONE_OF_EACH:
            mitigated(kept, on=due - timedelta(days=9), by=HOLDER)
    reviews = LATER.get(each.code, ())
    for n, (likelihood, impact, note) in enumerate(reviews, 1):
        on = start + n * NEXT if n < len(reviews) else today - SINCE
        review(risk, Reviewed(likelihood, impact, on + NEXT, note, on), by=HOLDER)
    if each.code == SETTLED:
        close(risk, why="Leads were shared out among partners, and the yearly statement shows it.", by=HOLDER)

"""What earlier meetings of a board left to this one: recommendations, minutes to agree, open actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from tenure.partnership.models import BoardAction, BoardDecision, Meeting
from tenure.partnership.models.meetings import CANCELLED, HELD, RECOMMENDED
from tenure.strategy.governing.judging import action_state

MOST = 20
"""Open actions on the page of a meeting; the list of actions has them all."""


@dataclass(frozen=True)
class Carried:
    """What is carried: recommendations, meetings whose minutes wait, and actions with their state."""

    recommended: tuple[BoardDecision, ...] = ()
    minutes: tuple[Meeting, ...] = ()
    actions: tuple[dict[str, Any], ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.recommended or self.minutes or self.actions)


def carried_to(one: Meeting) -> Carried:
    """What is carried to a meeting; nothing to one that was cancelled, or whose minutes are agreed."""
    if one.state == CANCELLED or one.agreed_at_id:
        return Carried()
    earlier = one.board.meetings.filter(on__lt=one.on, state=HELD)
    recommended = BoardDecision.objects.filter(stands=RECOMMENDED, meeting__in=earlier)
    waiting = earlier.filter(agreed_at__isnull=True).exclude(minutes="").select_related("board")
    actions = BoardAction.standing.filter(done_on__isnull=True, meeting__in=earlier)
    today = timezone.localdate()
    rows = ({"one": a, "state": action_state(a.due, None, on=today)} for a in _with(actions)[:MOST])
    more = max(0, actions.count() - MOST)
    return Carried(tuple(_with(recommended)), tuple(waiting.order_by("on")), tuple(rows), more)


def _with(several: Any) -> Any:
    return several.select_related("meeting__board")

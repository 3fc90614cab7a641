"""What the strategy needs of somebody: actions that are due, and of a lead what waits on the registers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tenure.partnership import convenors, leaving, riskers
from tenure.partnership.models import Account, BoardAction, BoardDecision, Meeting, Risk
from tenure.partnership.models.meetings import HELD, RECOMMENDED
from tenure.partnership.reminding import in_words_of
from tenure.strategy.governing.judging import SOON_DAYS
from tenure.web.home.filing_needs import Need
from tenure.web.wording import many

MOST_ACTIONS = 10
"""Actions that the home page names one by one; the page of actions has them all."""


def of(user: Account) -> Iterator[Need]:
    """Actions that are late or due within two weeks, then what only a lead can do."""
    today = timezone.localdate()
    soon = BoardAction.standing.filter(
        person=user, done_on__isnull=True, due__lte=today + timedelta(days=SOON_DAYS)
    )
    for each in soon.select_related("meeting", "meeting__board")[:MOST_ACTIONS]:
        late = each.due < today
        says = f"{'It was' if late else 'It is'} due on {in_words_of(each.due)}, from {each.meeting}."
        sign, kind = ("✕", "off-course") if late else ("!", "watch")
        yield Need(sign, kind, each.text, says, reverse("strategy:actions"), "See my actions")
    if (more := soon.count() - MOST_ACTIONS) > 0:
        title, says = f"{many(more, 'more action')} to do", "They are late too, or due within two weeks."
        yield Need("!", "watch", title, says, reverse("strategy:actions"), "See my actions")
    if riskers.keep_risks(user):
        yield from _risks()
    if convenors.keep_meetings(user):
        yield from _meetings()
    if convenors.hand_over(user) and (several := leaving.left_open()):
        title, says = (
            f"{many(several, 'thing')} without an owner",
            "The account of whoever answers has ended.",
        )
        yield Need("!", "watch", title, says, reverse("strategy:owners"), "Hand them over")


def _risks() -> Iterator[Need]:
    late = Risk.objects.filter(closed_on__isnull=True, review__lt=timezone.localdate()).count()
    if late:
        yield Need(
            "!",
            "watch",
            f"Review {many(late, 'risk')}",
            "The day of the review has passed.",
            reverse("strategy:risks"),
            "See the risks",
        )


def _meetings() -> Iterator[Need]:
    for one in Meeting.objects.filter(state=HELD, minutes="").select_related("board")[:3]:
        says = "The meeting was held, and nothing of it is written down."
        yield Need("!", "watch", f"Write the minutes of {one}", says, one.get_absolute_url(), "Write them")
    waiting = BoardDecision.objects.filter(stands=RECOMMENDED).count()
    if waiting:
        title = f"{many(waiting, 'recommendation')} to ratify"
        says = "A meeting without its quorum recommended it. A later one ratifies it."
        yield Need("!", "watch", title, says, reverse("strategy:meetings"), "See the meetings")

"""Letters that the worker sends about actions of meetings: before they are due, and when they are late.

Written down first, then sent one by one, as reminders of returns are: none twice for one occasion.
"""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.logs import log
from tenure.partnership.models import BoardAction, Nudge
from tenure.partnership.models.meetings import CANCELLED
from tenure.partnership.reminding import MOST_TRIES, TAKEN_FOR, in_words_of, occasion_of

DAYS: Final = (-3, 1, 14)
"""Days after the due day on which somebody is written to: shortly before, at once, and once forgotten."""

_log = log("tenure.partnership.nudging")


def write_what_is_due(*, on: date | None = None) -> int:
    """Write down the letters whose day has come; gives how many.

    Of several days that have come only the newest counts: a worker that was away sends one letter, not three.
    What is done or was asked by a meeting that is cancelled, and whoever has left or has no address, is left
    alone.
    """
    day = on or timezone.localdate()
    made = 0
    for action in _open_actions().filter(due__lte=day - timedelta(days=DAYS[0])):
        come = [days for days in DAYS if action.due + timedelta(days=days) <= day]
        assert action.person is not None, "as it was asked for"
        occasion = occasion_of(come[-1])
        _, new = Nudge.objects.get_or_create(action=action, occasion=occasion, defaults={"to": action.person})
        made += new
    return made


def _open_actions() -> QuerySet[BoardAction]:
    whose = Q(person__isnull=False, person__is_active=True) & ~Q(person__email="")
    return BoardAction.standing.filter(whose, done_on__isnull=True).select_related("person")


def send_what_is_written() -> int:
    """Send every letter that has not gone out, oldest first; gives how many went."""
    waiting = Nudge.objects.filter(_free(), sent_at__isnull=True, tries__lt=MOST_TRIES)
    return sum(_send_one(number) for number in waiting.order_by("pk").values_list("pk", flat=True))


def _free() -> Q:
    return Q(taken_at__isnull=True) | Q(taken_at__lt=timezone.now() - TAKEN_FOR)


def _send_one(number: int) -> bool:
    mine = Nudge.objects.filter(_free(), pk=number, sent_at__isnull=True)
    if not mine.update(taken_at=timezone.now(), tries=F("tries") + 1):
        return False  # another worker has it
    nudge = Nudge.objects.select_related("to", "action__meeting__board").get(pk=number)
    if not _is_wanted(nudge):
        Nudge.objects.filter(pk=number).delete()
        return False
    try:
        _message(nudge).send()
    except (OSError, SMTPException) as fault:
        _log.warning("nudge not sent", nudge=number, fault=type(fault).__name__)
        Nudge.objects.filter(pk=number).update(fault=type(fault).__name__)
        return False
    Nudge.objects.filter(pk=number).update(sent_at=timezone.now(), fault="")
    return True


def _is_wanted(nudge: Nudge) -> bool:
    """Whether the letter still holds: the action is to be done, and by whom it is written to."""
    action = nudge.action
    if action.done_on is not None or action.meeting.state == CANCELLED:
        return False
    return nudge.to.is_active and action.person_id == nudge.to_id


def _message(nudge: Nudge) -> EmailMessage:
    """The same words and the same Message-ID however often it is tried; nobody's name stands in it."""
    subject, body = words_of(nudge.action, on=timezone.localdate())
    headers = {"Message-ID": f"<nudge-{nudge.pk}-{nudge.made_at:%Y%m%d%H%M%S}@tenure>"}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [nudge.to.email], headers=headers)


def words_of(action: BoardAction, *, on: date) -> tuple[str, str]:
    """Subject and text of a letter. What is to be done stands behind the sign-in alone."""
    late = (on - action.due).days
    when = (
        f"{late} {'day' if late == 1 else 'days'} late" if late > 0 else f"due on {in_words_of(action.due)}"
    )
    address = f": {settings.TENURE_SITE}{reverse('strategy:actions')}" if settings.TENURE_SITE else "."
    lines = [
        f"{action.meeting} gave you something to do. It is {when}.",
        "",
        f"Sign in to Tenure to see it, and to say that it is done{address}",
    ]
    board = " ".join(action.meeting.board.name.split())  # a subject is one line, or no letter at all
    return f"An action of the {board}: {when}", "\n".join(lines) + "\n"

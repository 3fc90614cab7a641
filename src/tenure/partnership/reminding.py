"""Reminders that the worker sends: what is due today is written down at one stroke, then sent one by one.

Written down first: a worker that is killed half way leaves reminders that another one sends, and none twice.
Only the one that was being handed to the mail system at that moment may go out again, under the same
Message-ID, by which mail systems know it as the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from tenure.partnership import audit
from tenure.partnership.logs import log
from tenure.partnership.models import Account, Collection, DueJob, Filing, Reminder
from tenure.partnership.models.members import ANALYST
from tenure.partnership.standing import Standing, standing, standings

TAKEN_FOR: Final = timedelta(minutes=10)
"""How long a worker has to hand a reminder to the mail system before another one may take it."""
MOST_TRIES: Final = 20

_log = log("tenure.partnership.reminding")


def people_of(filing: Filing) -> list[Account]:
    """Who is reminded of a filing and has an address: its delegate, else every analyst of the partner."""
    analysts = Account.objects.active().filter(role=ANALYST, partner=filing.partner).exclude(email="")
    everyone = list(analysts)
    return [one for one in everyone if one.pk == filing.delegate_id] or everyone


def do_what_is_due(*, on: date | None = None) -> int:
    """Write down the reminders whose day has come, each once; gives how many."""
    day = on or timezone.localdate()
    made = 0
    waiting = DueJob.objects.filter(done_at__isnull=True, due_on__lte=day)
    for number in waiting.values_list("collection", flat=True).order_by("collection").distinct():
        made += _do_jobs_of(number, day)
    return made


@transaction.atomic
def _do_jobs_of(number: int, day: date) -> int:
    """The newest due job of a collection; where the worker was away for days, earlier ones are overtaken."""
    collection = Collection.objects.select_for_update().get(pk=number)
    jobs = list(
        DueJob.objects.filter(collection=collection, done_at__isnull=True, due_on__lte=day).order_by("days")
    )
    if not jobs:
        return 0  # another worker was quicker
    *earlier, newest = jobs
    made = _remind_whoever_lacks(collection, occasion_of(newest.days), day=day)
    for job in jobs:
        job.done_at, job.done = timezone.now(), "done" if job is newest else "overtaken"
        job.save(update_fields=["done_at", "done"])
    audit.enter(
        "reminded by the calendar",
        f"collection {number}",
        by=audit.COMMAND,
        people=made,
        overtaken=len(earlier),
    )
    return made


def occasion_of(days: int) -> str:
    """7 days before; on the day; 1 day after"""
    if days == 0:
        return "on the day"
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'before' if days < 0 else 'after'}"


def _remind_whoever_lacks(collection: Collection, occasion: str, *, day: date) -> int:
    rows = collection.filings.select_related("collection", "partner", "delegate")
    made = 0
    for one in standings(rows, on=day):
        for person in people_of(one.filing) if one.owed else ():
            _, new = Reminder.objects.get_or_create(filing=one.filing, to=person, occasion=occasion)
            made += new
    return made


def send_what_is_written() -> int:
    """Send every reminder that has not gone out, oldest first; gives how many went."""
    free = Q(taken_at__isnull=True) | Q(taken_at__lt=timezone.now() - TAKEN_FOR)
    waiting = Reminder.objects.filter(free, sent_at__isnull=True, tries__lt=MOST_TRIES)
    return sum(_send_one(number) for number in waiting.order_by("pk").values_list("pk", flat=True))


def _send_one(number: int) -> bool:
    now = timezone.now()
    free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_FOR)
    mine = Reminder.objects.filter(free, pk=number, sent_at__isnull=True)
    if not mine.update(taken_at=now, tries=F("tries") + 1):
        return False  # another worker has it
    reminder = Reminder.objects.select_related(
        "to", "filing__partner", "filing__collection", "filing__delegate"
    ).get(pk=number)
    try:
        _message(reminder).send()
    except (OSError, SMTPException) as fault:
        _log.warning("reminder not sent", reminder=number, fault=type(fault).__name__)
        Reminder.objects.filter(pk=number).update(fault=type(fault).__name__)
        return False
    Reminder.objects.filter(pk=number).update(sent_at=timezone.now(), fault="")
    return True


def _message(reminder: Reminder) -> EmailMessage:
    """The same words and the same Message-ID however often it is tried; nobody's name stands in it."""
    one = standing(reminder.filing)
    subject, body = words_of(one)
    headers = {"Message-ID": f"<reminder-{reminder.pk}-{reminder.made_at:%Y%m%d%H%M%S}@tenure>"}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [reminder.to.email], headers=headers)


def words_of(one: Standing) -> tuple[str, str]:
    """Subject and text of a reminder."""
    filing, due = one.filing, in_words_of(one.collection.due)
    late = f"{one.days_late} {'day' if one.days_late == 1 else 'days'} late"
    when = f"It was due on {due}; it is {late}." if one.late else f"It is due on {due}."
    address = f": {settings.TENURE_SITE}{filing.get_absolute_url()}" if settings.TENURE_SITE else "."
    lines = [
        f"{filing}: {one.lacks[:1].lower()}{one.lacks[1:]}" if one.lacks else f"{filing}.",
        when,
        f"Returns are taken until {in_words_of(one.collection.closes)}.",
        "",
        f"Sign in to Tenure to see what to do{address}",
    ]
    return f"{filing}: {late if one.late else f'due on {due}'}", "\n".join(lines) + "\n"


def in_words_of(day: date) -> str:
    """30 September 2018"""
    return f"{day.day} {day:%B %Y}"

"""Collections: what is expected of whom by when, how each filing moves, and who was reminded."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner
from tenure.partnership.models.submissions import Submission
from tenure.terms.windows import KINDS

EXPECTED: Final = "expected"
OPENED: Final = "opened"
SENT: Final = "sent"
FOUND: Final = "findings"
ACCEPTED: Final = "accepted"
PREPARED: Final = "prepared"
SIGNED_OFF: Final = "signed off"

MOVES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        EXPECTED: {OPENED: "the collection's first day comes", SENT: "a file is sent early"},
        OPENED: {SENT: "a file is sent"},
        SENT: {
            FOUND: "checking finds something",
            ACCEPTED: "nothing was found, and its sender accepts it",
            OPENED: "its sender takes it back",
        },
        FOUND: {
            SENT: "a corrected file is sent",
            ACCEPTED: "nothing is left to put right, and its sender accepts it",
            OPENED: "its sender takes it back",
        },
        ACCEPTED: {PREPARED: "an analyst prepares the sign-off"},
        PREPARED: {SIGNED_OFF: "a partnership lead confirms it", ACCEPTED: "a newer file is sent"},
        SIGNED_OFF: {ACCEPTED: "a partnership lead reopens it, with the reason"},
    }
)
"""Every state of a filing and every move out of it. Late is no state: it is a matter of the date."""

LAPSED: Final = "lapsed"
DELEGATED: Final = "delegated"
REOPENED: Final = "reopened"
STEPS: Final = (DELEGATED, PREPARED, LAPSED, SIGNED_OFF, REOPENED)

ASKED: Final = "asked"
"""The occasion of a reminder that a person sends."""


class Collection(models.Model):
    """One kind of return for one year: from when, until when, and where these days come from."""

    kind = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    opens = models.DateField()
    due = models.DateField()
    closes = models.DateField()
    statutory = models.BooleanField()
    source = models.CharField(max_length=200)
    opened_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-year", "kind")
        constraints = (
            models.UniqueConstraint(name="one_collection_a_kind_and_year", fields=("kind", "year")),
            models.CheckConstraint(
                name="days_come_in_order",
                condition=models.Q(opens__lte=models.F("due")) & models.Q(due__lte=models.F("closes")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} for {self.year}"

    @property
    def label(self) -> str:
        """What is collected: "children’s return"."""
        return KINDS[self.kind].label

    def get_absolute_url(self) -> str:
        return reverse("collections:collection", args=[self.pk])


class DateChange(models.Model):
    """A day of a collection that was moved, and why."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="changes")
    which = models.CharField(max_length=6, choices=[(d, d) for d in ("opens", "due", "closes")])
    was = models.DateField()
    now = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.collection}: {self.which} {self.was} → {self.now}"


class Filing(models.Model):
    """What one partner owes to one collection. Where it stands is worked out from its submissions and these.

    delegate    the colleague who sees to it; None where it is any of the partner's analysts.
    submission  the accepted sending that the sign-off is about; set when it is prepared.
    """

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="filings")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="filings")
    delegate = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-collection__year", "collection__kind", "partner__number")
        constraints = (
            models.UniqueConstraint(name="one_filing_a_partner", fields=("collection", "partner")),
            models.CheckConstraint(
                name="prepared_before_signed",
                condition=models.Q(signed_at__isnull=True) | models.Q(prepared_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner}’s {self.collection}"

    def get_absolute_url(self) -> str:
        return reverse("collections:filing", args=[self.collection_id, self.partner.slug])

    @property
    def is_signed_off(self) -> bool:
        return self.signed_at is not None


class FilingStep(models.Model):
    """One thing that was done about a filing, newest last: prepared, signed off, reopened, delegated."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=12, choices=[(s, s) for s in STEPS])
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.filing_id}: {self.what}"


class Reminder(models.Model):
    """A reminder to one person about one filing: written down first, then sent, then marked as sent.

    occasion  "asked" where a person sent it, else the days it was due by: "7 days before".
    by        who asked for it; None for those that go out by themselves.
    taken_at  when a worker took it to send; another may take it when this one was killed over it.
    fault     why it has not gone out, as the mail system says; empty where it has, or has not been tried.
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="reminders")
    to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="reminders")
    occasion = models.CharField(max_length=30)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_reminder_an_occasion",
                fields=("filing", "to", "occasion"),
                condition=~models.Q(occasion=ASKED),
            ),
        )

    def __str__(self) -> str:
        return f"{self.filing_id}: {self.occasion}"


class DueJob(models.Model):
    """Something that the worker does once on a day: remind whoever has not filed.

    days  how many days after the due day; negative before it.
    done  how it ended: "done", or "overtaken" where a later one was due as well.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="jobs")
    days = models.SmallIntegerField()
    due_on = models.DateField(db_index=True)
    done_at = models.DateTimeField(null=True)
    done = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (models.UniqueConstraint(name="one_job_a_day", fields=("collection", "days")),)

    def __str__(self) -> str:
        return f"{self.collection_id}: {self.days:+d}"


class CalendarLink(models.Model):
    """A secret address under which one person's calendar reads their collections. Only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="calendar_links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_calendar_link", fields=("account",), condition=models.Q(ended_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"calendar link {self.pk}"

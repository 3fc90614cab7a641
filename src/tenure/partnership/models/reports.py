"""What reports need that nothing else holds: how they look, case studies and consent, and what was made."""

from __future__ import annotations

from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner
from tenure.strategy.casestudies import LONGEST, LONGEST_NAME, SCOPES


class Branding(models.Model):
    """How reports look, as somebody chose it on a day. It never changes: the newest counts.

    ink, accent  colours that carry text on white, as #0b5351.
    logo         the picture's bytes; `kind` is png or svg, `alt` the picture in words.
    """

    name = models.CharField(max_length=120)
    ink = models.CharField(max_length=7)
    accent = models.CharField(max_length=7)
    logo = models.BinaryField(blank=True, default=b"")
    kind = models.CharField(max_length=3, blank=True)
    alt = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"branding {self.pk}"


class CaseStudy(models.Model):
    """A case study. `partner` is whose it is; empty for the partnership's own.

    shared_at     from when the whole partnership sees it; before that, its writers alone.
    withdrawn_at  when its consent was withdrawn: its words were taken out then, and its number stays.
    """

    title = models.CharField(max_length=LONGEST["title"], blank=True)
    activity = models.CharField(max_length=80)
    outcome = models.CharField(max_length=80)
    context = models.TextField(blank=True)
    done = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    evidence: Any = models.JSONField(default=list)
    told_by = models.CharField(max_length=LONGEST["told_by"], blank=True)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    shared_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"case study {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:case", args=[self.pk])


class CaseConsent(models.Model):
    """A consent that somebody gave: the newest of a case study counts. Withdrawing takes the name out."""

    case = models.ForeignKey(CaseStudy, on_delete=models.PROTECT, related_name="consents")
    given_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    on = models.DateField()
    scope = models.CharField(max_length=11, choices=[(s, s) for s in SCOPES])
    until = models.DateField(null=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"consent to case study {self.case_id}"


LONGEST_SENTENCE: Final = 500


class ReportMade(models.Model):
    """A report that somebody took: what it was made from, and its fingerprint. The file itself is not kept.

    rests    name and text of what it was made from.
    stories  numbers of the case studies that it told.
    sha256   of its bytes: the same home and day give the same ones.
    """

    kind = models.CharField(max_length=20)
    form = models.CharField(max_length=4)
    on = models.DateField()
    title = models.CharField(max_length=LONGEST_SENTENCE)
    rests: Any = models.JSONField(default=list)
    stories: Any = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"report {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:report-made", args=[self.pk])

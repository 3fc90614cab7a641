"""What people add to KPIs: values that nothing else holds, and what was decided of each."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils import timezone

from tenure.partnership.models.members import Account

DECISIONS: Final = ("keep", "mend", "replace", "retire")


class KpiValue(models.Model):
    """A value of a collected KPI as its owner gave it. It never changes: a newer one of the same day counts.

    kpi   code of the KPI in the framework; `on` is the day the value holds on.
    """

    kpi = models.CharField(max_length=80, db_index=True)
    value = models.FloatField()
    on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    evidence = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("kpi", "-on", "-at", "-pk")

    def __str__(self) -> str:
        return f"{self.kpi} on {self.on}"


class KpiDecision(models.Model):
    """What was decided of a KPI after its audit: when, at which meeting and why. It never changes."""

    kpi = models.CharField(max_length=80, db_index=True)
    decision = models.CharField(max_length=7, choices=[(d, d) for d in DECISIONS])
    why = models.CharField(max_length=1000)
    meeting = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("kpi", "-on", "-pk")

    def __str__(self) -> str:
        return f"{self.kpi}: {self.decision}"

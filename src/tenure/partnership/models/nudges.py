"""Letters to whoever has something to do from a meeting."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tenure.partnership.models.meetings import BoardAction
from tenure.partnership.models.members import Account


class Nudge(models.Model):
    """A letter about an action: written down first, then sent, then marked as sent; one for each occasion.

    occasion  "3 days before", "1 day after".
    taken_at  when a worker took it to send; another may take it when this one was killed over it.
    fault     why it has not gone out, as the mail system says; empty where it has, or has not been tried.
    """

    action = models.ForeignKey(BoardAction, on_delete=models.CASCADE, related_name="nudges")
    to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=30)
    made_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(name="one_nudge_an_occasion", fields=("action", "occasion")),)

    def __str__(self) -> str:
        return f"{self.action_id}: {self.occasion}"

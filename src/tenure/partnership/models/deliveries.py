"""Files that were dropped on the page and wait to be read: as they were sent, and what became of each."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner

WAITING: Final = "waiting"
READING: Final = "reading"
READ: Final = "read"
PUT_ASIDE: Final = "put aside"
DELIVERY_STATES: Final = (WAITING, READING, READ, PUT_ASIDE)
UNFINISHED: Final = (WAITING, READING)
AT_FIRST: Final = "waiting for the worker"


class Delivery(models.Model):
    """Files that somebody sent together. The worker tells what they are, and makes sendings of them.

    folder   where the files wait in the home until they are read; gone afterwards.
    year     of returns whose files do not say it, as the sender said.
    step     what the worker is doing, in words; `progress` is how far it is, 0 to 100.
    became   what became of each file, in their order:
             [{"name", "kind", "which", "version", "submission", "says", "took", "leads_to"}].
    says     why none of it could be read; empty where each file has a sentence of its own.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="deliveries")
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    folder = models.CharField(max_length=32, unique=True)
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=9, default=WAITING, choices=[(s, s) for s in DELIVERY_STATES])
    step = models.CharField(max_length=80, default=AT_FIRST)
    progress = models.PositiveSmallIntegerField(default=0)
    became = models.JSONField(default=list)
    says = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"delivery {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("returns:delivery", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        """Whether it is known what became of every file."""
        return self.state not in UNFINISHED


class DeliveredFile(models.Model):
    """One file of a delivery, kept by its hash in the delivery's folder until it is read.

    refused  why it was not even kept: it is too large, or of an ending that no return has.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    refused = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"file of delivery {self.delivery_id}"

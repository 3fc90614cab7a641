"""The risk register: what could keep the partnership from its aims, and what is done about it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account
from tenure.strategy.barriers.judging import Score


class Risk(models.Model):
    """A risk. `person` answers for it where an account is named; else `owner` says who does."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    cause = models.CharField(max_length=1000)
    consequence = models.CharField(max_length=1000)
    owner = models.CharField(max_length=200)
    person = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    paragraphs = models.CharField(max_length=100, blank=True)
    review = models.DateField(null=True)
    opened_on = models.DateField(default=timezone.localdate)
    closed_on = models.DateField(null=True)
    closed_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("strategy:risk", args=[self.code])


class RiskScore(models.Model):
    """How a risk was judged at one review. It never changes: the next review adds the next."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=1000, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                name="risk_scores_from_1_to_5",
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.risk}: {self.likelihood} × {self.impact}"

    @property
    def score(self) -> Score:
        """The judgement as the strategy works with it."""
        return Score(self.likelihood, self.impact, self.on)


class Mitigation(models.Model):
    """Something that is done about a risk, by whom and by when."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="mitigations")
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=200)
    due = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.text

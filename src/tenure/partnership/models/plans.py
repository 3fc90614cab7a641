"""What the planner keeps: scenarios in versions, runs that take a while, and parameters somebody chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner
from tenure.terms.problems import UsedWrongly

WAITING, RUNNING, DONE, CANCELLED, FAILED = "waiting", "running", "done", "cancelled", "failed"
RUN_MOVES: Final[Mapping[str, Mapping[str, str]]] = {
    WAITING: {RUNNING: "the worker takes it up", CANCELLED: "whoever asked for it cancels it"},
    RUNNING: {
        DONE: "all its futures are drawn",
        CANCELLED: "whoever asked for it cancels it; what was drawn is kept",
        FAILED: "it cannot be done, and says why",
        WAITING: "the worker stopped; the next goes on where it was",
    },
    CANCELLED: {WAITING: "it is asked for again, and goes on where it was"},
    FAILED: {WAITING: "it is asked for again"},
    DONE: {},
}
"""The states of a run, and every move between them."""

FORECAST, REVERSE = "forecast", "reverse plan"
RUN_KINDS: Final[Mapping[str, str]] = {
    FORECAST: "many futures of a scenario beside the baseline",
    REVERSE: "the cheapest mix of activities that reaches a target",
}


class Scenario(models.Model):
    """A scenario that somebody saved. `partner` is whose it is; empty for the partnership's own."""

    key = models.SlugField(max_length=60)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(name="one_scenario_a_key_and_partner", fields=("key", "partner")),
            models.UniqueConstraint(
                name="one_scenario_a_key", fields=("key",), condition=models.Q(partner__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def newest(self) -> ScenarioVersion:
        """The version that counts."""
        found = self.versions.order_by("-number").first()
        assert found is not None, "a scenario is saved with its first version"
        return found

    def get_absolute_url(self) -> str:
        return reverse("plan:saved", args=[self.pk])


class ScenarioVersion(models.Model):
    """A scenario as it was saved once. It never changes: saving again makes the next version."""

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document: Any = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(name="one_scenario_a_version", fields=("scenario", "number")),)

    def __str__(self) -> str:
        return f"{self.scenario}, version {self.number}"


class PlanRun(models.Model):
    """Long work of the planner: asked for by someone, done by the worker, cancelled or resumed by them.

    name      hash of everything that decides the result; the same name has the same result.
    asked     what was asked, enough to do it again.
    progress  hundredths that are done.   left   seconds left by measurement; empty before there is any.
    """

    kind = models.CharField(max_length=12, choices=[(k, k) for k in RUN_KINDS])
    name = models.CharField(max_length=64, db_index=True)
    asked: Any = models.JSONField()
    state = models.CharField(max_length=9, choices=[(s, s) for s in RUN_MOVES], default=WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    left = models.PositiveIntegerField(null=True)
    says = models.CharField(max_length=500, blank=True)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"run {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plan:run", args=[self.pk])

    def move(self, to: str) -> None:
        """Go to another state (not saved yet); UsedWrongly where there is no such move."""
        if to not in RUN_MOVES[self.state]:
            raise UsedWrongly(f"This run is {self.state}. It cannot become {to}.")
        self.state = to


class ParameterChoice(models.Model):
    """A parameter of the forecast that somebody chose instead of the fitted one, with the reason.

    low, high  where four fifths of what it may be lie.
    """

    parameter = models.CharField(max_length=160)
    value = models.FloatField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("parameter", "-at")
        constraints = (
            models.UniqueConstraint(
                name="one_choice_a_parameter",
                fields=("parameter",),
                condition=models.Q(ended_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.parameter

"""What the partnership set out to do, version by version, and what people said of each activity since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import framework_from
from tenure.terms.problems import UsedWrongly

DRAFT, AGREED, IN_FORCE, RETIRED = "draft", "agreed", "in force", "retired"
VERSION_MOVES: Final[Mapping[str, Mapping[str, str]]] = {
    DRAFT: {
        AGREED: "a named meeting agrees it",
        RETIRED: "a lead sets it aside",
    },
    AGREED: {
        IN_FORCE: "a lead puts it in force; the version before it is retired",
        RETIRED: "a lead sets it aside",
    },
    IN_FORCE: {RETIRED: "the next version comes in force, or a lead retires it"},
    RETIRED: {},
}
"""The states of a version, and every move between them."""

DONE, MOVED, WORD, TICKED, OWNER, HANDED_OVER = "done", "moved", "word", "ticked", "owner", "handed over"
ENTRY_KINDS: Final[Mapping[str, str]] = {
    DONE: "a milestone was done",
    MOVED: "a milestone was given another day",
    WORD: "somebody said how it goes",
    TICKED: "one thing of the handover is true",
    OWNER: "somebody answers for it",
    HANDED_OVER: "it became business as usual",
}


MOST_READ: Final = 8
_READ: Final[dict[str, Framework]] = {}
"""The versions that were read last, by fingerprint: reading one of a thousand activities takes a while."""


class FrameworkVersion(models.Model):
    """One version of the framework. Once agreed it never changes, and none is ever deleted.

    meeting, met_on  which meeting agreed it, by its title and its day.
    agreed_at        that meeting in the register; None where it was held before the register was kept.
    since, until     the days it was in force; `until` is the day from which it no longer was.
    based_on         the version that was in force when it was made.
    """

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=2000)
    state = models.CharField(max_length=8, choices=[(s, s) for s in VERSION_MOVES], default=DRAFT)
    document: Any = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    meeting = models.CharField(max_length=200, blank=True)
    met_on = models.DateField(null=True)
    agreed_at = models.ForeignKey(
        "partnership.Meeting", null=True, on_delete=models.PROTECT, related_name="frameworks"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(
                name="framework_state", condition=models.Q(state__in=tuple(VERSION_MOVES))
            ),
            models.UniqueConstraint(
                name="one_framework_in_force", fields=("state",), condition=models.Q(state=IN_FORCE)
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:version", args=[self.number])

    @property
    def framework(self) -> Framework:
        """What it says."""
        if self.fingerprint not in _READ:
            while len(_READ) >= MOST_READ:
                _READ.pop(next(iter(_READ)), None)
            _READ[self.fingerprint] = framework_from(self.document, name=f"Version {self.number}")
        return _READ[self.fingerprint]

    def move(self, to: str) -> None:
        """Go to another state (not saved yet); UsedWrongly where there is no such move."""
        if to not in VERSION_MOVES[self.state]:
            raise UsedWrongly(f"Version {self.number} is {self.state}. It cannot become {to}.")
        self.state = to


class FrameworkStep(models.Model):
    """One thing that was done with a version, by whom and when.

    document  what the draft said before, where it was changed.
    """

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)
    document: Any = models.JSONField(null=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.version} {self.what}"


class ActivityEntry(models.Model):
    """One thing that somebody said of an activity. It is added once; taking it back leaves it there.

    activity  its code: entries outlive the version they were made under.
    about     code of the milestone, mark of a thing in the handover, or the status somebody gives.
    on        the day it was done, moved to, or handed over.   was  the day it was moved from.
    person    who answers for it from then on.
    """

    activity = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in ENTRY_KINDS])
    about = models.CharField(max_length=80, blank=True)
    on = models.DateField(null=True)
    was = models.DateField(null=True)
    text = models.CharField(max_length=2000, blank=True)
    person = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "activity entries"
        constraints = (
            models.CheckConstraint(name="entry_kind", condition=models.Q(kind__in=tuple(ENTRY_KINDS))),
            models.UniqueConstraint(
                name="one_milestone_done_once",
                fields=("activity", "about"),
                condition=models.Q(kind=DONE, taken_back_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity}: {self.kind} {self.about}".strip()

    @property
    def day(self) -> date:
        """The day it was said."""
        return timezone.localdate(self.at)

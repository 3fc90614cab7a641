"""Boards and their meetings: who sits on them, who came, what was decided, and who does what by when."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner
from tenure.strategy.governing.judging import CAME

ROLES: Final = ("chair", "member", "secretary")
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
STATES: Final = (PLANNED, HELD, CANCELLED)
MADE, RECOMMENDED, RATIFIED = "made", "recommended", "ratified"
STANDS: Final = (MADE, RECOMMENDED, RATIFIED)


class Board(models.Model):
    """A board or group: what it is for, and how many of its members make a quorum."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    terms = models.CharField(max_length=2000, blank=True)
    quorum = models.PositiveSmallIntegerField(default=1)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("strategy:board", args=[self.code])


class Seat(models.Model):
    """A seat on a board: whose, for which partner, in which role, from when until when."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=9, choices=[(r, r) for r in ROLES], default="member")
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("role", "name")

    def __str__(self) -> str:
        return self.name

    def sits_on(self, day: date) -> bool:
        """Whether the seat is held on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Meeting(models.Model):
    """A meeting of a board. `minutes_number` grows with each change, so that none is written over unseen."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    begins = models.TimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=[(s, s) for s in STATES], default=PLANNED)
    minutes = models.TextField(blank=True)
    minutes_number = models.PositiveIntegerField(default=0)
    agreed_at = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="agreed_there")
    called_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.UniqueConstraint(name="one_meeting_a_board_and_day", fields=("board", "on")),)

    def __str__(self) -> str:
        return f"{self.board}, {self.on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:meeting", args=[self.pk])


class AgendaItem(models.Model):
    """One item of an agenda, in order; a paper may be a link, or a file kept by its hash."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    lead = models.CharField(max_length=200, blank=True)
    paper_name = models.CharField(max_length=200, blank=True)
    paper_sha256 = models.CharField(max_length=64, blank=True)
    paper_link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ("number", "pk")
        constraints = (models.UniqueConstraint(name="one_item_a_number", fields=("meeting", "number")),)

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether the holder of a seat came; `deputy` is who came instead."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=9, choices=[(c, c) for c in CAME])
    deputy = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("seat__name",)
        constraints = (models.UniqueConstraint(name="one_attendance_a_seat", fields=("meeting", "seat")),)

    def __str__(self) -> str:
        return f"{self.seat}: {self.came}"


class BoardDecision(models.Model):
    """What a meeting decided, or recommended where it had no quorum, and where that was ratified."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)
    about = models.CharField(max_length=200, blank=True)
    stands = models.CharField(max_length=11, choices=[(s, s) for s in STANDS])
    ratified_at = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="ratified")

    class Meta:
        ordering = ("meeting", "number")
        indexes = (models.Index(name="decisions_that_stand", fields=("stands",)),)
        constraints = (models.UniqueConstraint(name="one_decision_a_number", fields=("meeting", "number")),)

    def __str__(self) -> str:
        return self.text


class StandingActions(models.Manager["BoardAction"]):
    """Actions of meetings that were not cancelled: what a cancelled meeting asked for, nobody has to do."""

    def get_queryset(self) -> models.QuerySet[BoardAction]:
        return super().get_queryset().exclude(meeting__state=CANCELLED)


class BoardAction(models.Model):
    """What somebody is to do, by when; `person` answers for it where an account is named."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=200)
    person = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    done_on = models.DateField(null=True)
    done_note = models.CharField(max_length=1000, blank=True)
    done_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    objects = models.Manager()
    standing = StandingActions()

    class Meta:
        ordering = ("due", "pk")
        indexes = (models.Index(name="actions_to_do", fields=("done_on", "due")),)

    def __str__(self) -> str:
        return self.text

    @property
    def by_whom(self) -> str:
        """Who was to do it, as the meeting wrote it down, and who does it now where that is another."""
        if self.person is None or self.person.name == self.owner:
            return self.owner
        return f"{self.owner}, now with {self.person.name}"

"""One sending of one return: its states and moves, what was found in it, and the notes on its queries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.deliveries import Delivery
from tenure.partnership.models.members import Account, Partner
from tenure.terms.problems import UsedWrongly

RECEIVED: Final = "received"
CHECKING: Final = "checking"
CHECKED: Final = "checked"
ACCEPTED: Final = "accepted"
REPLACED: Final = "replaced"
WITHDRAWN: Final = "withdrawn"
UNREADABLE: Final = "unreadable"

MOVES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        RECEIVED: {
            CHECKING: "the worker takes it up",
            REPLACED: "a newer file is sent",
            WITHDRAWN: "its sender takes it back",
        },
        CHECKING: {
            CHECKED: "every rule has been asked",
            UNREADABLE: "the kept file cannot be read",
            RECEIVED: "the worker stopped; it waits again",
            REPLACED: "a newer file is sent",
            WITHDRAWN: "its sender takes it back",
        },
        CHECKED: {
            ACCEPTED: "its sender accepts it into the record",
            CHECKING: "it is checked again, since last year's return has changed",
            REPLACED: "a newer file is sent",
            WITHDRAWN: "its sender takes it back",
        },
        ACCEPTED: {REPLACED: "a newer file is accepted"},
        REPLACED: {},
        WITHDRAWN: {},
        UNREADABLE: {REPLACED: "a newer file is sent", WITHDRAWN: "its sender takes it back"},
    }
)
"""Every state of a submission, and every move out of it with what makes the move. There is no other."""

STATES: Final = tuple(MOVES)
OPEN: Final = (RECEIVED, CHECKING, CHECKED, UNREADABLE)
"""Neither in the record nor put aside: waiting for somebody to do something."""
SET_ASIDE: Final = (WITHDRAWN, UNREADABLE)
"""The same file may be sent again after one of these."""


LONGEST_NAME: Final = 200
LONGEST_RULE: Final = 100
"""The key of an adults' rule names its file, its number, its columns and what is wrong."""


class Submission(models.Model):
    """One sending of one return by one partner for one collection year.

    number     1 for the partner's first sending for that year, 2 for the next.
    sha256     of its one part; of several, the hash of their parts and hashes. Each part keeps its own.
    delivery   the files that were dropped together which it was made of; None where it came another way.
    restored_from  the earlier sending that this one brings back; None for a file that was sent.
    tally      how many findings each rule has: [{"rule", "severity", "count"}].
               A rule that could not run has the severity "broken".
    step       what the worker is doing, in words; `progress` is how far it is, 0 to 100.
    on_record  whether its events are in the lake; it is put there again after a crash.
    """

    kind = models.CharField(max_length=10, default="csww")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="submissions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=RECEIVED, choices=[(s, s) for s in STATES])
    name = models.CharField(max_length=LONGEST_NAME)
    sha256 = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveBigIntegerField()
    workers = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    queries = models.PositiveIntegerField(default=0)
    tally = models.JSONField(default=list)
    step = models.CharField(max_length=80, default="waiting for the worker")
    progress = models.PositiveSmallIntegerField(default=0)
    says = models.TextField(blank=True)
    sent_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    on_record = models.BooleanField(default=False)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="made")
    restored_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="restored")

    class Meta:
        ordering = ("-year", "partner__number", "-number")
        constraints = (
            models.UniqueConstraint(
                name="one_number_a_sending", fields=("kind", "partner", "year", "number")
            ),
            models.UniqueConstraint(
                name="one_accepted_a_year",
                fields=("kind", "partner", "year"),
                condition=models.Q(state=ACCEPTED),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner} {self.year}, sending {self.number}"

    @property
    def reference(self) -> str:
        """Its name in the record: csww-106-107-2023-2 is the second sending of 106 / 107 for 2023."""
        return f"{self.kind}-{self.partner.slug}-{self.year}-{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("returns:submission", args=[self.pk])

    def may_move(self, to: str) -> bool:
        """Whether `MOVES` has that move."""
        return to in MOVES[self.state]

    def move(self, to: str) -> None:
        """Go to another state (not saved yet); UsedWrongly where there is no such move."""
        if not self.may_move(to):
            raise UsedWrongly(
                f"{self.partner}'s return for {self.year} is {self.state}. It cannot become {to}."
            )
        self.state = to


class SubmissionPart(models.Model):
    """One file of a sending, kept as it was sent: a children's return has one, an adults' return up to three.

    part  which of the kind's parts it is: "workplace"; empty where the kind has one only.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(name="one_file_a_part", fields=("submission", "part")),)

    def __str__(self) -> str:
        return f"{self.part or 'file'} of {self.submission_id}"

    @property
    def which(self) -> str:
        """Which part it is, for a page."""
        return self.part


class Note(models.Model):
    """Why a query may stand: on one row (counted from 0), or on every row that the rule queries."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    rule = models.CharField(max_length=LONGEST_RULE)
    row = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=2000)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("rule", "row", "pk")
        constraints = (
            models.UniqueConstraint(name="one_note_a_row", fields=("submission", "rule", "row")),
            models.UniqueConstraint(
                name="one_note_a_rule",
                fields=("submission", "rule"),
                condition=models.Q(row__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} of {self.submission_id}"

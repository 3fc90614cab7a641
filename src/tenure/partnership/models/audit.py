"""What was done: entries that are only ever added, each sealed with the one before it."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, NoReturn

from django.db import models

from tenure.partnership.models.members import Account

DONE: Final = "done"
REFUSED: Final = "refused"
FIRST_SEAL: Final = "0" * 64


class AuditEntry(models.Model):
    """One thing that somebody did, saw or was refused.

    number   1 for the first entry of this home, without gaps.
    by       who; None for a command or the worker, whose name stands in `who`.
    what     in a few words: "sent a return", "read rows", "was refused".
    about    what it was done to: "submission 12", "account otto".
    partner  the partner it concerns, by number; empty for the partnership.
    purpose  why people's rows were read; empty where none were.
    counts   ids and counts only.
    seal     SHA-256 over the seal before it and everything above.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=60)
    what = models.CharField(max_length=60, db_index=True)
    about = models.CharField(max_length=80)
    partner = models.CharField(max_length=20, blank=True, db_index=True)
    purpose = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=8, choices=[(DONE, DONE), (REFUSED, REFUSED)], default=DONE)
    counts = models.JSONField(default=dict)
    seal_before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.who} {self.what}, {self.about}"

    def seal_of(self) -> str:
        """What the seal has to be."""
        said = [
            self.number,
            self.at.isoformat(timespec="microseconds"),
            self.by_id,
            self.who,
            self.what,
            self.about,
            self.partner,
            self.purpose,
            self.outcome,
            self.counts,
            self.seal_before,
        ]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def save(self, *args: Any, **named: Any) -> None:
        """Add the entry; an entry that is there already stays as it is."""
        if not self._state.adding:
            _refuse()
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **named: Any) -> NoReturn:
        _refuse()


def _refuse() -> NoReturn:
    raise TypeError("An audit entry is added once and never changed or deleted.")

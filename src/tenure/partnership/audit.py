"""Writing down what was done, and telling whether anything written was changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils import timezone

from tenure.partnership.models.audit import DONE, FIRST_SEAL, AuditEntry
from tenure.partnership.models.members import Account, Partner

COMMAND: Final = "command"
"""Whoever runs a command on the home, and the worker: people with the files need no account."""
VISITOR: Final = "visitor"
"""Whoever has not signed in."""
_PLACE_IN_LINE: Final = 7_015_001
"""The advisory lock under which PostgreSQL lets one entry be added at a time."""


@dataclass(frozen=True)
class Verdict:
    """How many entries there are, and a sentence for each that is not as it was written."""

    entries: int
    faults: tuple[str, ...]


LONGEST_ABOUT: Final = 80
"""Letters. What it is about is cut there: a long code or number comes from an address that nobody has."""


def enter(
    what: str,
    about: str,
    *,
    by: object,
    partner: Partner | None = None,
    purpose: str = "",
    outcome: str = DONE,
    **counts: Any,
) -> AuditEntry:
    """Add an entry, sealed with the one before it. `by` is an Account, or anything else for a command;
    `counts` are numbers and codes, never a name or a cell."""
    account = by if isinstance(by, Account) else None
    with transaction.atomic():
        last = _last()
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            by=account,
            who=account.username if account else VISITOR if isinstance(by, AnonymousUser) else COMMAND,
            what=what,
            about=about[:LONGEST_ABOUT],
            partner=partner.number if partner else "",
            purpose=purpose,
            outcome=outcome,
            counts=counts,
            seal_before=last.seal if last else FIRST_SEAL,
        )
        entry.seal = entry.seal_of()
        entry.save()
        if last is None or last.at.date() != entry.at.date():
            transaction.on_commit(lambda: write_head(entry))
    return entry


def _last() -> AuditEntry | None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PLACE_IN_LINE])
    return AuditEntry.objects.order_by("-number").first()


def heads_file() -> Path:
    """Where each day's first seal is written, outside the database."""
    return Path(settings.TENURE_HOME) / "audit-heads.jsonl"


def write_head(entry: AuditEntry | None = None) -> None:
    """Write the newest seal outside the database, so that cutting the end off is noticed too."""
    newest = entry or AuditEntry.objects.order_by("-number").first()
    if newest is None:
        return
    heads_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with heads_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps({"number": newest.number, "seal": newest.seal}) + "\n")


def verify() -> Verdict:
    """Read every entry from the first and name each that was changed, added between or taken out."""
    number = 0
    faults: list[str] = []
    seals: dict[int, str] = {}
    before = FIRST_SEAL
    for entry in AuditEntry.objects.order_by("number").iterator():
        faults += _faults(entry, number + 1, before)
        number, before = entry.number, entry.seal
        seals[entry.number] = entry.seal
    faults += _missing_heads(seals)
    return Verdict(len(seals), tuple(faults))


def _faults(entry: AuditEntry, expected: int, before: str) -> Iterator[str]:
    if entry.number != expected:
        yield f"Audit entries {expected} to {entry.number - 1} are missing."
    elif entry.seal_before != before:
        yield f"Audit entry {entry.number} does not follow the entry before it."
    if entry.seal != entry.seal_of():
        yield f"Audit entry {entry.number} was changed after it was written ({_day(entry.at)})."


def _missing_heads(seals: Mapping[int, str]) -> Iterator[str]:
    if not heads_file().exists():
        return
    for line in heads_file().read_text(encoding="utf-8").splitlines():
        head = json.loads(line)
        if seals.get(head["number"]) != head["seal"]:
            yield f"Audit entry {head['number']} is not the one that was written outside the database."


def _day(at: datetime) -> str:
    return f"{at:%d %B %Y}".lstrip("0")

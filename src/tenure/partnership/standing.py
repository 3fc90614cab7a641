"""Where each filing stands: worked out from what was sent, from the sign-off, and from the day it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from tenure.partnership import audit, may
from tenure.partnership.models import Account, Collection, Filing, Partner, Reminder, Submission
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.collections import (
    ACCEPTED,
    EXPECTED,
    FOUND,
    OPENED,
    PREPARED,
    SENT,
    SIGNED_OFF,
)
from tenure.partnership.models.members import ANALYST
from tenure.partnership.models.submissions import ACCEPTED as TAKEN
from tenure.partnership.models.submissions import CHECKED, OPEN, SET_ASIDE, UNREADABLE

OWED: Final = (EXPECTED, OPENED, SENT, FOUND, ACCEPTED)
"""States in which something is still wanted from the partner itself."""


@dataclass(frozen=True)
class Standing:
    """One partner's filing for one collection on a day.

    state        expected, opened, sent, findings, accepted, prepared or signed off.
    lacks        what it still needs, as a sentence; empty where nothing is.
    days_late    days from the due day until its first sending was accepted, or until today; 0 where not late.
    sending      the sending that waits for somebody; None where none does.
    taken        the sending that is in the record; None where none is.
    first_sent, first_taken   when the first sending came, and when the first was accepted.
    reminders, reminded_at    how many reminders have gone out, and when the newest was made.
    """

    filing: Filing
    state: str
    lacks: str
    days_late: int
    sending: Submission | None = None
    taken: Submission | None = None
    first: Submission | None = None
    first_taken: datetime | None = None
    reminders: int = 0
    reminded_at: datetime | None = None

    @property
    def collection(self) -> Collection:
        return self.filing.collection

    @property
    def partner(self) -> Partner:
        return self.filing.partner

    @property
    def late(self) -> bool:
        return self.days_late > 0

    @property
    def newest(self) -> Submission | None:
        """The sending that its findings are those of."""
        return self.sending or self.taken

    @property
    def owed(self) -> bool:
        """Whether the partner can be reminded of it."""
        return self.state in OWED


def filings(user: object) -> QuerySet[Filing]:
    """The filings that this person may see: all for a lead, their own partner's for an analyst."""
    rows = Filing.objects.select_related("collection", "partner", "delegate", "prepared_by", "signed_by")
    if not may.see_collections(user):
        return rows.none()
    if isinstance(user, Account) and user.role == ANALYST:
        return rows.filter(partner=user.partner)
    return rows


def collections(user: object) -> QuerySet[Collection]:
    """The collections that this person may see."""
    if not may.see_collections(user):
        return Collection.objects.none()
    if isinstance(user, Account) and user.role == ANALYST:
        return Collection.objects.filter(filings__partner=user.partner)
    return Collection.objects.all()


def collection(user: object, number: int) -> Collection:
    """One collection, or `OutOfSight` and an entry in the audit."""
    found = collections(user).filter(pk=number).first()
    if found is None:
        raise _unseen(user, f"collection {number}")
    return found


def filing(user: object, number: int, slug: str) -> Filing:
    """One partner's filing, or `OutOfSight` and an entry in the audit."""
    seen = Collection.objects.filter(pk=number)  # a number too large for a key is no collection's
    found = filings(user).filter(collection__in=seen, partner__slug=slug).first()
    if found is None:
        raise _unseen(user, f"filing of {slug[:20]} to collection {number}")
    return found


def _unseen(user: object, about: str) -> may.OutOfSight:
    audit.enter("was refused", about, by=user, outcome=REFUSED)
    return may.OutOfSight("There is no such filing.")


def standings(rows: Iterable[Filing], *, on: date | None = None) -> list[Standing]:
    """Where these filings stand on a day, in their order; two questions to the database however many."""
    rows = list(rows)
    day = on or timezone.localdate()
    sent = _sendings(rows)
    reminded = {
        number: (count, at)
        for number, count, at in Reminder.objects.filter(filing__in=[row.pk for row in rows])
        .values_list("filing")
        .annotate(Count("pk"), Max("made_at"))
        .order_by()
    }
    return [_standing(row, sent[_key(row)], reminded.get(row.pk, (0, None)), day=day) for row in rows]


def standing(row: Filing, *, on: date | None = None) -> Standing:
    """Where one filing stands."""
    return standings([row], on=on)[0]


def _key(row: Filing) -> tuple[str, int, int]:
    return row.collection.kind, row.collection.year, row.partner_id


def _sendings(rows: Sequence[Filing]) -> dict[tuple[str, int, int], list[Submission]]:
    found: dict[tuple[str, int, int], list[Submission]] = defaultdict(list)
    wanted = Submission.objects.filter(
        kind__in={row.collection.kind for row in rows},
        year__in={row.collection.year for row in rows},
        partner__in={row.partner_id for row in rows},
    )
    for one in wanted.select_related("partner").order_by("number"):
        found[one.kind, one.year, one.partner_id].append(one)
    return found


def _standing(
    row: Filing, sent: Sequence[Submission], reminded: tuple[int, datetime | None], *, day: date
) -> Standing:
    waiting = next((one for one in reversed(sent) if one.state in OPEN), None)
    taken = next((one for one in sent if one.state == TAKEN), None)
    moments = [one.accepted_at for one in sent if one.accepted_at is not None]
    first_taken = min(moments, default=None)
    state = state_of(row, waiting=waiting, taken=taken, day=day)
    until = timezone.localtime(first_taken).date() if first_taken else day
    return Standing(
        filing=row,
        state=state,
        lacks=lacks(state, waiting=waiting, taken=taken),
        days_late=max(0, (until - row.collection.due).days),
        sending=waiting,
        taken=taken,
        first=next((one for one in sent if one.state not in SET_ASIDE), None),
        first_taken=first_taken,
        reminders=reminded[0],
        reminded_at=reminded[1],
    )


def state_of(row: Filing, *, waiting: Submission | None, taken: Submission | None, day: date) -> str:
    """The state of a filing: the sign-off first, then what is in the record, then what waits."""
    if row.is_signed_off:
        return SIGNED_OFF
    if row.prepared_at is not None:
        return PREPARED
    if taken is not None:
        return ACCEPTED
    if waiting is not None:
        found = waiting.state == UNREADABLE or (waiting.state == CHECKED and _to_answer(waiting))
        return FOUND if found else SENT
    return EXPECTED if day < row.collection.opens else OPENED


def _to_answer(waiting: Submission) -> bool:
    return bool(waiting.errors or waiting.queries)


def lacks(state: str, *, waiting: Submission | None, taken: Submission | None) -> str:
    """What a filing still needs, as a sentence."""
    if state in (EXPECTED, OPENED):
        return "No file has come."
    if state == FOUND and waiting is not None:
        return _found(waiting)
    if state == SENT and waiting is not None:
        accepting = waiting.state == CHECKED
        return "Nothing was found; it has not been accepted." if accepting else "It is being checked."
    if state == ACCEPTED:
        newer = f"Sending {waiting.number} waits. " if waiting is not None else ""
        return f"{newer}The sign-off has not been prepared."
    return "A partnership lead has not confirmed it." if state == PREPARED else ""


def _found(waiting: Submission) -> str:
    if waiting.state == UNREADABLE:
        return "The file could not be read."
    parts = [_many(waiting.errors, "error", "errors"), _many(waiting.queries, "query", "queries")]
    said = " and ".join(part for part in parts if part)
    return f"{said} {'stands' if waiting.errors + waiting.queries == 1 else 'stand'}."


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}" if number else ""

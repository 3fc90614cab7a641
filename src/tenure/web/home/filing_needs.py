"""What collections need of somebody: of an analyst their own filings, of a lead whoever lacks one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from tenure.partnership.models import Account, Collection
from tenure.partnership.reminding import in_words_of
from tenure.partnership.standing import Standing
from tenure.web.collections.words import is_overdue
from tenure.web.wording import many

NAMED: Final = 3
"""So many partners are named in a sentence; more are counted."""


@dataclass(frozen=True)
class Need:
    """One thing to do: its sign and colour, what it is, why, and the step."""

    sign: str
    kind: str
    title: str
    says: str
    href: str
    do: str


def of_analyst(one: Standing, user: Account) -> Iterator[Need]:
    """What one filing needs of them; what is sent and waits is said of the return itself."""
    if one.filing.delegate_id not in (None, user.pk):
        return
    name = f"{one.collection.label} for {one.collection.year}"
    if one.state == "opened":
        due = in_words_of(one.collection.due)
        late = is_overdue(one)
        says = f"It was due on {due}, {many(one.days_late, 'day')} ago." if late else f"It is due on {due}."
        if one.reminded_at:
            says += f" You were reminded on {in_words_of(one.reminded_at.date())}."
        sign, kind = ("✕", "off-course") if late else ("!", "watch")
        yield Need(sign, kind, f"Send the {name}", says, one.filing.get_absolute_url(), "Send it")
    if one.state == "accepted" and one.sending is None:
        says = "It is in the record. A partnership lead can sign it off once you have prepared it."
        href = reverse("collections:sign", args=[one.collection.pk, one.partner.slug])
        yield Need("–", "no-data", f"Prepare the sign-off of the {name}", says, href, "Prepare it")


def of_lead(rows: Iterable[Standing]) -> Iterator[Need]:
    """What is late, collection by collection; then what waits for a signature."""
    rows = list(rows)
    by_collection: dict[Collection, list[Standing]] = {}
    for one in rows:
        if is_overdue(one):
            by_collection.setdefault(one.collection, []).append(one)
    for collection, late in by_collection.items():
        yield _late(collection, late)
    prepared: dict[Collection, list[Standing]] = {}
    for one in rows:
        if one.state == "prepared":
            prepared.setdefault(one.collection, []).append(one)
    for collection, ready in prepared.items():
        yield _ready(collection, ready)


def _late(collection: Collection, late: list[Standing]) -> Need:
    days = max(one.days_late for one in late)
    says = f"It was due on {in_words_of(collection.due)}; {many(days, 'day')} late."
    if len(late) == 1:
        title, href = f"Ask {late[0].partner} for its {collection}", late[0].filing.get_absolute_url()
        return Need("✕", "off-course", title, f"{says} {late[0].lacks}", href, "Remind")
    title = f"{many(len(late), 'partner')} are late with the {collection}"
    return Need(
        "✕", "off-course", title, f"{says} {_names(late)}", collection.get_absolute_url(), "See and remind"
    )


def _ready(collection: Collection, ready: list[Standing]) -> Need:
    if len(ready) == 1:
        href = reverse("collections:sign", args=[collection.pk, ready[0].partner.slug])
        return Need(
            "!", "watch", f"Sign off {ready[0].filing}", "Its analyst has prepared it.", href, "Read and sign"
        )
    title = f"Sign off the {collection} of {many(len(ready), 'partner')}"
    return Need("!", "watch", title, _names(ready), collection.get_absolute_url(), "Read and sign")


def _names(rows: list[Standing]) -> str:
    names = [str(one.partner) for one in rows[:NAMED]]
    more = len(rows) - len(names)
    return f"{', '.join(names)}{f' and {more} more' if more else ''}."

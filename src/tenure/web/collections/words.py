"""What pages say of filings: their state with its icon, the answer on top, and the steps behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tenure.partnership.models import Account, Collection, Filing
from tenure.partnership.reminding import in_words_of
from tenure.partnership.standing import Standing
from tenure.web.wording import count, many

STATES: Final[Mapping[str, tuple[str, str, str]]] = {
    "expected": ("–", "Not open yet", "no-data"),
    "opened": ("–", "Nothing sent", "no-data"),
    "sent": ("–", "Sent", "no-data"),
    "findings": ("!", "Findings", "watch"),
    "accepted": ("✓", "Accepted", "on-course"),
    "prepared": ("✓", "Prepared for signing", "on-course"),
    "signed off": ("✓", "Signed off", "on-course"),
}
"""Each state of a filing: its icon, its words, and which status colour it wears."""

IN_THE_RECORD: Final = ("accepted", "prepared", "signed off")


def status_of(one: Standing) -> tuple[str, str, str]:
    """Icon, words and colour of where a filing stands; what is late and not in the record says so."""
    icon, words, kind = STATES[one.state]
    if is_overdue(one):
        late = f"{many(one.days_late, 'day')} late"
        return "✕", f"{'Missing' if one.state == 'opened' else words}, {late}", "off-course"
    return icon, words, kind


def is_overdue(one: Standing) -> bool:
    """Whether it is late and still not in the record."""
    return one.late and one.state not in IN_THE_RECORD


def answer(one: Standing) -> str:
    """What stands on top of a filing's page."""
    name, due = str(one.filing), in_words_of(one.collection.due)
    said = {
        "expected": f"{name} can be sent from {in_words_of(one.collection.opens)}",
        "opened": f"{name} is due on {due}",
        "sent": f"{name} has been sent",
        "findings": f"{name} has findings to put right",
        "accepted": f"{name} is in the record and not signed off",
        "prepared": f"{name} is ready to be signed off",
        "signed off": f"{name} is signed off",
    }[one.state]
    return f"{name} is {many(one.days_late, 'day')} late" if is_overdue(one) else said


def answer_of_collection(collection: Collection, rows: Sequence[Standing]) -> str:
    """What stands on top of a collection's page: what is wanted, else what is done."""
    whole, name = len(rows), str(collection)
    overdue = sum(map(is_overdue, rows))
    signed = sum(one.state == "signed off" for one in rows)
    taken = sum(one.state in IN_THE_RECORD for one in rows)
    if overdue:
        return f"{_share(overdue, whole)} late with the {name}"
    if signed == whole:
        return f"The {name} is signed off for every partner"
    if taken == whole:
        return f"Every partner’s {name} is in the record; {count(signed)} of {count(whole)} are signed off"
    return f"{_share(taken, whole)} in the record with the {name}"


def _share(part: int, whole: int) -> str:
    return f"{count(part)} of {many(whole, 'partner')} {'is' if part == 1 else 'are'}"


def answer_of_desk(rows: Sequence[Standing], *, lead: bool) -> str:
    """What stands on top of the list of collections."""
    overdue = [one for one in rows if is_overdue(one)]
    if overdue:
        partners = len({one.partner.pk for one in overdue})
        whose = f", of {many(partners, 'partner')}" if lead else ""
        return f"{many(len(overdue), 'return')} {'is' if len(overdue) == 1 else 'are'} late{whose}"
    waiting = [one for one in rows if one.state not in ("signed off", "expected")]
    if waiting:
        return f"No return is late; {many(len(waiting), 'is', 'are')} not signed off yet"
    return "Nothing is late and everything is signed off" if rows else "Nothing is being collected"


@dataclass(frozen=True)
class Event:
    """One line of a filing's history."""

    at: datetime
    says: str
    reason: str = ""


_STEPS: Final[Mapping[str, str]] = {
    "prepared": "Sign-off prepared",
    "lapsed": "Preparation undone by a newer file",
    "signed off": "Signed off",
    "reopened": "Reopened",
}


def history(filing: Filing) -> list[Event]:
    """Steps and reminders of a filing, newest first."""
    steps = filing.steps.select_related("by", "to")
    events = [Event(step.at, f"{_step(step.what, step.to)}{_by(step.by)}", step.reason) for step in steps]
    reminders = filing.reminders.select_related("by", "to")
    events += [
        Event(one.made_at, f"{one.to} reminded{_by(one.by) or f', {one.occasion}'}{_unsent(one.sent_at)}")
        for one in reminders
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _step(what: str, to: Account | None) -> str:
    if what == "delegated":
        return f"Delegated to {to}" if to else "Delegated to nobody in particular"
    return _STEPS[what]


def _by(account: Account | None) -> str:
    return f" by {account}" if account else ""


def _unsent(sent_at: datetime | None) -> str:
    return "" if sent_at else " (the letter has not gone out yet)"


def reminded(people: int, *, nobody: Iterable[object], just_now: Iterable[object]) -> tuple[str, bool]:
    """What came of a reminder, and whether all went well."""
    nobody, just_now = list(nobody), list(just_now)
    said = (
        [f"{many(people, 'person', 'people')} {'is' if people == 1 else 'are'} reminded."] if people else []
    )
    if just_now:
        said.append(f"{_listed(just_now)}: reminded a moment ago, so not again.")
    if nobody:
        said.append(f"{_listed(nobody)}: no analyst there has an e-mail address. Ask an administrator.")
    return " ".join(said) or "Nobody lacks it, so nobody is reminded.", not nobody


def _listed(things: Sequence[object]) -> str:
    return ", ".join(map(str, things))

"""What needs this person now, worked out from what was filed; one entry, one thing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone

from tenure.partnership import sight, standing
from tenure.partnership.models import Account, Submission
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.members import ANALYST
from tenure.partnership.models.submissions import ACCEPTED, CHECKED, CHECKING, RECEIVED, UNREADABLE
from tenure.partnership.reminding import in_words_of
from tenure.partnership.sight import FilingRow
from tenure.partnership.standing import Standing
from tenure.publish.numbers import listed
from tenure.terms.calendars import census_year_of
from tenure.terms.windows import CSWW, window_of
from tenure.web.home import filing_needs, framework_needs, kpi_needs, strategy_needs, survey_needs
from tenure.web.home.filing_needs import Need
from tenure.web.wording import KIND_WORDS, STATES, many


def year_due(today: date | None = None) -> int:
    """The year whose returns are collected now, or the newest that was sent where that is earlier."""
    today = today or timezone.localdate()
    now = census_year_of(today)
    collecting = now.year if today >= now.opens else now.year - 1
    newest = Submission.objects.filter(kind=CSWW).order_by("-year").values_list("year", flat=True).first()
    return min(collecting, newest) if newest else collecting


def needs_of(user: Account) -> list[Need]:
    """What needs them, the most pressing first."""
    found = _OF_ROLE[user.role](user)
    return sorted(found, key=lambda need: _PRESSING.index(need.kind))


def _analyst(user: Account) -> Iterator[Need]:
    waiting = sight.submissions(user).filter(state__in=(RECEIVED, CHECKING, CHECKED, UNREADABLE))
    for sent in waiting.order_by("-year"):
        yield _waiting(sent)
    owed = standing.standings(standing.filings(user))
    for one in owed:
        yield from filing_needs.of_analyst(one, user)
    yield from survey_needs.of(user)
    yield from strategy_needs.of(user)
    yield from framework_needs.of(user)
    yield from kpi_needs.of(user)
    for row in _uncollected(user, owed):
        if row.state == "not sent":
            yield _to_send(row)


def _to_send(row: FilingRow) -> Need:
    due = window_of(row.kind, row.year).due
    was = "was" if due < timezone.localdate() else "is"
    title, says = f"Send the {KIND_WORDS[row.kind]} for {row.year}", "It has not been sent."
    says = f"{says} It {was} due on {in_words_of(due)}."
    return Need("!", "watch", title, says, reverse("returns:send"), "Send a return")


def _waiting(sent: Submission) -> Need:
    href, name = sent.get_absolute_url(), f"{KIND_WORDS[sent.kind]} for {sent.year}"
    if sent.state == UNREADABLE:
        return Need("✕", "off-course", f"Send the {name} again", sent.says, href, "See what happened")
    if sent.state != CHECKED:
        return Need("–", "no-data", f"The {name} is being checked", "This takes seconds.", href, "Watch")
    if sent.errors:
        says = f"{many(sent.errors, 'error')} must be put right before it can be accepted."
        return Need("✕", "off-course", f"Put right the {name}", says, href, "See the findings")
    if sent.queries:
        says = f"{many(sent.queries, 'query', 'queries')} may stand, each rule with a note."
        return Need("!", "watch", f"Answer the queries on the {name}", says, href, "Answer")
    return Need("✓", "on-course", f"Accept the {name}", "It has no findings.", href, "Accept")


def _uncollected(user: Account, owed: Iterable[Standing]) -> list[FilingRow]:
    """Who has filed what of the kinds that no collection asks for; of the others the collection says it."""
    collected = {one.collection.kind for one in owed}
    wanted = [kind for kind in sight.kinds_filed() if kind not in collected]
    return [row for row in sight.filing(user, year=year_due()) if row.kind in wanted]


def _lead(user: Account) -> Iterator[Need]:
    filings = standing.standings(standing.filings(user))
    yield from filing_needs.of_lead(filings)
    yield from survey_needs.of(user)
    yield from strategy_needs.of(user)
    yield from framework_needs.of(user)
    yield from kpi_needs.of(user)
    rows = [row for row in _uncollected(user, filings) if row.state != ACCEPTED]
    for row in sorted(rows, key=lambda row: row.state != "not sent"):
        yield _chase(row)


def _board(user: Account) -> Iterator[Need]:
    yield from strategy_needs.of(user)
    yield from framework_needs.of(user)


def _chase(row: FilingRow) -> Need:
    href, name = reverse("returns:list"), KIND_WORDS[row.kind]
    if row.state == "not sent":
        says = f"No file for {row.year} has come."
        return Need("✕", "off-course", f"Ask {row.partner} for its {name}", says, href, "See who has filed")
    icon, words, kind = STATES[row.state]
    says = f"{words}: {many(row.errors, 'error')}, {many(row.queries, 'query', 'queries')}."
    return Need(icon, kind, f"{row.partner} has not accepted its {name}", says, href, "See who has filed")


def _named(accounts: Sequence[Account]) -> str:
    """Up to three people by name, more by number."""
    return listed([one.name for one in accounts]) if len(accounts) <= 3 else many(len(accounts), "analyst")


def _administrator(user: Account) -> Iterator[Need]:
    week = timezone.now() - timedelta(days=7)
    refused = sight.entries(user).filter(outcome=REFUSED, at__gte=week).count()
    if refused:
        yield Need(
            "!",
            "watch",
            f"Look at {many(refused, 'refusal')} of the last seven days",
            "Somebody asked for something that is not theirs. It may be a mistake, or a trial.",
            reverse("people:audit") + "?outcome=refused",
            "Read the audit",
        )
    analysts = sight.accounts(user).filter(is_active=True, role=ANALYST)
    bare = list(analysts.exclude(pk__in=sight.guarded(user)))
    if bare:
        yield Need(
            "!",
            "watch",
            f"Ask {_named(bare)} to set up a second factor",
            "Analysts read rows about people. A password or a link alone opens them now.",
            reverse("people:accounts"),
            "See the accounts",
        )
    for account in sight.accounts(user).filter(is_active=True, last_login=None):
        yield Need(
            "–",
            "no-data",
            f"{account.name} has never signed in",
            "Make a one-time link and give it to them in person.",
            reverse("people:account", args=[account.pk]),
            "Open the account",
        )


_OF_ROLE: Final[Mapping[str, Callable[[Account], Iterator[Need]]]] = {
    "analyst": _analyst,
    "partnership lead": _lead,
    "board member": _board,
    "administrator": _administrator,
}
_PRESSING: Final = ("off-course", "watch", "on-course", "no-data")
"""What presses most comes first; within that, the order in which it was found."""

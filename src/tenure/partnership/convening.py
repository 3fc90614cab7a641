"""Boards of the made-up partnership and a year and a half of their meetings, around today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership.actions import meetings
from tenure.partnership.actions.meetings import Due, Seated
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Board, Meeting, Partner
from tenure.terms.universities import SOUTHMERE

STRATEGIC: Final = "Strategic Board"
DATA_GROUP: Final = "Workforce data group"
MEMBERS: Final = (
    ("Helen Marsh", "chair", "102"),
    ("Tunde Bello", "member", "103"),
    ("Carys Pugh", "member", "104"),
    ("Anil Deshpande", "member", "105"),
    ("Moira Keane", "member", "106 / 107"),
    ("Sanjay Frost", "member", "101"),
    ("Lena Whitlow", "member", SOUTHMERE),
)
"""Members without an account, with the partner that each speaks for: every partner has one."""
APART: Final = timedelta(days=84)
MEETINGS: Final = 6


@dataclass(frozen=True)
class _Held:
    """A meeting of the board: how many came, what it decided, and what it gave to whom, by username."""

    there: int
    decision: str
    about: str
    action: str
    to: str
    done: bool = True


_STORY: Final = (
    _Held(
        9,
        "The Workforce Strategy Framework is agreed.",
        "",
        "Send the framework to every partner",
        "marion",
    ),
    _Held(
        8,
        "Grow your own begins with the next intake.",
        "grow-your-own",
        "Name the posts that will be offered",
        "priya",
    ),
    _Held(3, "Fees rise by 3% from April.", "", "Write to every finance lead", "marion"),
    _Held(
        8,
        "Children's turnover is reviewed at every meeting.",
        "children-turnover",
        "Bring the exit reasons",
        "otto",
        False,
    ),
    _Held(
        9,
        "The consolidation programme is funded for one cohort.",
        "consolidation-programme",
        "Draft the programme",
        "ruth",
    ),
    _Held(
        7,
        "The audit of KPIs is taken up.",
        "adults-vacancies, children-early-leavers",
        "Propose what replaces the weak KPIs",
        "marion",
        False,
    ),
)
"""Six meetings, the oldest first. The third has no quorum, and the fourth ratifies it."""
NO_QUORUM: Final = 2


def convene() -> None:
    """Found the boards, seat them and hold their meetings; once."""
    if Board.objects.exists():
        return
    today = timezone.localdate()
    with transaction.atomic():
        board = meetings.found_board(
            STRATEGIC, quorum=4, terms="Sets the direction, agrees the framework and its money.", by=HOLDER
        )
        group = meetings.found_board(
            DATA_GROUP, quorum=2, terms="Collects and shares workforce data.", by=HOLDER
        )
        first = today - (MEETINGS * APART) + timedelta(days=20)
        _seat(board, group, first - timedelta(days=30))
        held = [_hold(board, first + n * APART, each, n) for n, each in enumerate(_STORY)]
        meetings.ratify(held[NO_QUORUM].decisions.get(), held[NO_QUORUM + 1], by=HOLDER)
        for before, after in pairwise(held):
            meetings.agree_minutes(before, after, by=HOLDER)
        _call(board, today + timedelta(days=20))
        meetings.call(group, today + timedelta(days=9), begins=time(10, 0), place="Online", by=HOLDER)


def _seat(board: Board, group: Board, since: date) -> None:
    for name, role, partner in MEMBERS:
        meetings.seat(board, Seated(name, since, role, Partner.of(partner)), by=HOLDER)
    for username, role in (("iqbal", "member"), ("marion", "secretary")):
        person = Account.objects.filter(username=username).first()
        if person is not None:
            meetings.seat(board, Seated(person.name, since, role, person.partner, person), by=HOLDER)
    for username in ("priya", "otto", "ruth", "marion"):
        person = Account.objects.filter(username=username).first()
        if person is not None:
            role = "chair" if username == "marion" else "member"
            meetings.seat(group, Seated(person.name, since, role, person.partner, person), by=HOLDER)


def _hold(board: Board, on: date, story: _Held, number: int) -> Meeting:
    one = meetings.call(board, on, begins=time(14, 0), place="Town Hall, Ashmere", by=HOLDER)
    for title in ("Minutes of the last meeting", "Are we on course?", "Risks", story.decision.rstrip(".")):
        meetings.add_item(one, title, by=HOLDER)
    first = sorted(
        meetings.seats_of(one), key=lambda seat: seat.role == "member"
    )  # who chairs and who writes
    came = {seat.pk: "present" if n < story.there else "apologies" for n, seat in enumerate(first)}
    meetings.write_attendance(one, came, by=HOLDER)
    meetings.decide(one, story.decision, about=story.about, by=HOLDER)
    _give(one, story)
    text = f"The board looked at where each outcome stands.\n\n{story.decision} {story.action} was asked for."
    meetings.write_minutes(one, text, number=0, by=HOLDER)
    return one


def _give(one: Meeting, story: _Held) -> None:
    person = Account.objects.filter(username=story.to).first()
    owner = person.name if person else "Partnership lead"
    due = one.on + timedelta(days=42)
    action = meetings.give_action(one, Due(story.action, owner, due, person), by=HOLDER)
    if story.done:
        meetings.finish(action, on=min(due, timezone.localdate()), by=HOLDER)


def _call(board: Board, on: date) -> None:
    one = meetings.call(board, on, begins=time(14, 0), place="Town Hall, Ashmere", by=HOLDER)
    for title in ("Minutes of the last meeting", "Are we on course?", "Risks that rise", "Money"):
        meetings.add_item(one, title, by=HOLDER)

"""What is done with boards and meetings: seats, agendas, who came, decisions, actions and minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final, cast

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from tenure.partnership import audit, convenors, may
from tenure.partnership.actions.returns import By
from tenure.partnership.models import (
    Account,
    AgendaItem,
    Attendance,
    Board,
    BoardAction,
    BoardDecision,
    Meeting,
    Partner,
    Seat,
)
from tenure.partnership.models.meetings import CANCELLED, HELD, MADE, PLANNED, RATIFIED, RECOMMENDED, ROLES
from tenure.partnership.requiring import maker_of, require_day, require_seen, require_text, require_words
from tenure.strategy.governing.judging import ABSENT, CAME, PRESENT, Came, Quorum, quorum
from tenure.terms.problems import UsedWrongly

LONGEST: Final = {"name": 200, "owner": 200, "title": 300, "place": 300, "action": 500, "terms": 2000}
LONGEST_MINUTES: Final = 100_000


class MinutesMoved(UsedWrongly):
    """Somebody else changed the minutes meanwhile; nothing was written over."""


@dataclass(frozen=True)
class Seated:
    """Who sits on a board, in which role, for which partner and since when."""

    name: str
    since: date
    role: str = "member"
    partner: Partner | None = None
    person: Account | None = None


@dataclass(frozen=True)
class Due:
    """Something to do: what, who does it, and by when."""

    text: str
    owner: str
    due: date
    person: Account | None = None


def found_board(name: str, *, quorum: int, by: By, terms: str = "") -> Board:
    """Make a board or group. `quorum` is how many members have to be there."""
    may.require(convenors.keep_meetings(by), by=by, about="a board")
    name = " ".join(name.split())
    require_words(LONGEST, name=name)
    require_text(LONGEST, terms=terms)
    if not 1 <= quorum <= 1000:
        raise UsedWrongly(f"A quorum of {quorum} cannot be. Say how many members have to be there.")
    code = slugify(name)[:60].strip("-") or "board"
    with transaction.atomic():
        if Board.objects.filter(code=code).exists():
            raise UsedWrongly(f"There is a board called {name} already.")
        board = Board.objects.create(code=code, name=name, terms=terms.strip(), quorum=quorum)
        audit.enter("founded a board", f"board {code}", by=by)
    return board


def seat(board: Board, seated: Seated, *, by: By) -> Seat:
    """Give somebody a seat. UsedWrongly where they hold one already."""
    may.require(convenors.keep_meetings(by), by=by, about=f"board {board.code}")
    require_words(LONGEST, name=seated.name)
    require_day(seated.since)
    if seated.role not in ROLES:
        raise UsedWrongly(f"There is no role called {seated.role[:20]}. Use {', '.join(ROLES)}.")
    with transaction.atomic():
        held = Board.objects.select_for_update().get(pk=board.pk)
        if held.seats.filter(name__iexact=seated.name.strip(), until__isnull=True).exists():
            raise UsedWrongly(f"{seated.name.strip()} holds a seat on {board} already.")
        kept = Seat.objects.create(board=board, **{**vars(seated), "name": seated.name.strip()})
        audit.enter("gave a seat", f"board {board.code}", by=by)
    return kept


def end_seat(seat: Seat, *, until: date, by: By) -> None:
    """End a seat from a day on; past meetings keep it. Said twice, the first day stays."""
    may.require(convenors.keep_meetings(by), by=by, about=f"board {seat.board.code}")
    require_day(until)
    if until < seat.since:
        raise UsedWrongly(f"The seat began on {seat.since:%-d %B %Y}. It cannot end before that.")
    with transaction.atomic():
        if Seat.objects.filter(pk=seat.pk, until__isnull=True).update(until=until):
            audit.enter("ended a seat", f"board {seat.board.code}", by=by)


def call(board: Board, on: date, *, by: By, begins: time | None = None, place: str = "") -> Meeting:
    """Call a meeting of a board for a day."""
    may.require(convenors.keep_meetings(by), by=by, about=f"board {board.code}")
    require_day(on)
    require_text(LONGEST, place=place)
    try:
        with transaction.atomic():
            kept = Meeting.objects.create(
                board=board, on=on, begins=begins, place=place.strip(), called_by=maker_of(by)
            )
            audit.enter("called a meeting", f"meeting {kept.pk}", by=by)
    except IntegrityError as problem:
        raise UsedWrongly(f"{board} meets on {on:%-d %B %Y} already.") from problem
    return kept


def cancel(meeting: Meeting, *, by: By) -> None:
    """Cancel a meeting that was not held yet."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    with transaction.atomic():
        _hold(meeting)
        if meeting.state != PLANNED:
            raise UsedWrongly(f"The meeting is {meeting.state}. It cannot be cancelled.")
        _change(meeting, state=CANCELLED)
        audit.enter("cancelled a meeting", f"meeting {meeting.pk}", by=by)


def add_item(meeting: Meeting, title: str, *, by: By, lead: str = "", link: str = "") -> AgendaItem:
    """Put an item at the end of the agenda, with a link to its paper where there is one."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    require_words(LONGEST, title=title)
    require_text(LONGEST, name=lead)
    if link and not link.startswith(("https://", "http://")):
        raise UsedWrongly("The link to the paper has to begin with https://.")
    if len(link) > 500:
        raise UsedWrongly(f"The link has {len(link):,} letters; the most is 500.")
    with transaction.atomic():
        _hold_changeable(meeting)
        kept = AgendaItem.objects.create(
            meeting=meeting,
            number=_next(meeting.items),
            title=title.strip(),
            lead=lead.strip(),
            paper_link=link.strip(),
        )
        audit.enter("changed an agenda", f"meeting {meeting.pk}", by=by)
    return kept


def write_attendance(
    meeting: Meeting, came: Mapping[int, str], *, by: By, deputies: Mapping[int, str] | None = None
) -> Quorum:
    """Write down who came, by seat. Every seat of the day is asked for; the meeting counts as held.

    deputies  who came instead, by the seat of whoever did not; a deputy fills the seat, for the quorum too.

    Decisions that were taken without a quorum become decisions made once one is there, and the other way
    round, until the minutes are agreed.
    """
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    if meeting.on > timezone.localdate():
        raise UsedWrongly(f"The meeting is on {meeting.on:%-d %B %Y}. Nobody has come to it yet.")
    seats = {each.pk: each for each in seats_of(meeting)}
    if set(came) - set(seats):
        raise UsedWrongly("Somebody is named who has no seat on the board that day.")
    if any(how not in CAME for how in came.values()):
        raise UsedWrongly(f"Say of each whether they were {', '.join(CAME)}.")
    instead = _instead(came, deputies or {}, seats)
    with transaction.atomic():
        _hold_changeable(meeting)
        for pk, how in came.items():
            said = {"came": how, "deputy": instead.get(pk, "")}
            Attendance.objects.update_or_create(meeting=meeting, seat=seats[pk], defaults=said)
        _change(meeting, state=HELD)
        found = quorum_of(meeting)
        stands = MADE if found.there else RECOMMENDED
        meeting.decisions.filter(ratified_at__isnull=True).update(stands=stands)
        audit.enter("wrote down who came", f"meeting {meeting.pk}", by=by)
    return found


def _instead(
    came: Mapping[int, str], deputies: Mapping[int, str], seats: Mapping[int, Seat]
) -> dict[int, str]:
    """The deputies who came, by seat. UsedWrongly where one stands in for somebody who was there."""
    said = {pk: name.strip() for pk, name in deputies.items() if name.strip()}
    for pk, name in said.items():
        require_text(LONGEST, name=name)
        if came.get(pk) not in ABSENT:
            who = seats[pk].name if pk in seats else "somebody"
            raise UsedWrongly(f"{name[:60]} stands in for {who}. Say of {who} apologies or absent first.")
    return said


def seats_of(meeting: Meeting) -> list[Seat]:
    """The seats that were held on the day of a meeting."""
    return [each for each in meeting.board.seats.all() if each.sits_on(meeting.on)]


def quorum_of(meeting: Meeting) -> Quorum:
    """The quorum of a meeting; a deputy fills a seat, and whoever nothing is said of was not there."""
    known = {each.seat_id: PRESENT if each.deputy else each.came for each in meeting.attendance.all()}
    return quorum(
        meeting.board.quorum, [cast(Came, known.get(each.pk, "absent")) for each in seats_of(meeting)]
    )


def decide(meeting: Meeting, text: str, *, by: By, about: str = "") -> BoardDecision:
    """Write down a decision; without a quorum it is a recommendation, to be ratified at a later meeting."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    require_words(LONGEST, decision=text)
    require_seen("list of codes", about)
    if len(about) > 200:
        raise UsedWrongly("What it is about has more than 200 letters. Name the codes alone.")
    with transaction.atomic():
        _hold_held(meeting)
        kept = BoardDecision.objects.create(
            meeting=meeting,
            number=_next(meeting.decisions),
            text=text.strip(),
            about=about.strip(),
            stands=MADE if quorum_of(meeting).there else RECOMMENDED,
        )
        audit.enter("wrote a decision down", f"meeting {meeting.pk}", by=by)
    return kept


def ratify(decision: BoardDecision, at: Meeting, *, by: By) -> None:
    """Ratify a recommendation at a later meeting of the same board that has its quorum."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {at.pk}")
    if decision.stands != RECOMMENDED:
        raise UsedWrongly("The decision stands already. Only a recommendation is ratified.")
    if at.board_id != decision.meeting.board_id or at.on <= decision.meeting.on:
        raise UsedWrongly("A recommendation is ratified at a later meeting of the same board.")
    if at.state != HELD or not quorum_of(at).there:
        raise UsedWrongly("That meeting has no quorum. A recommendation is ratified where one is there.")
    with transaction.atomic():
        waiting = BoardDecision.objects.filter(pk=decision.pk, stands=RECOMMENDED)
        if not waiting.update(stands=RATIFIED, ratified_at=at):
            raise UsedWrongly("The decision stands already. Only a recommendation is ratified.")
        audit.enter("ratified a decision", f"meeting {decision.meeting_id}", by=by)


def give_action(meeting: Meeting, due: Due, *, by: By) -> BoardAction:
    """Give somebody something to do, from a meeting."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    require_words(LONGEST, action=due.text, owner=due.owner)
    require_day(due.due)
    if due.due < meeting.on:
        raise UsedWrongly(f"The meeting is on {meeting.on:%-d %B %Y}. An action cannot be due before it.")
    if due.person is not None and not due.person.is_active:
        raise UsedWrongly(f"{due.person} has left. Give the action to somebody who is there.")
    with transaction.atomic():
        _hold_changeable(meeting)
        kept = BoardAction.objects.create(
            meeting=meeting, text=due.text.strip(), owner=due.owner.strip(), person=due.person, due=due.due
        )
        audit.enter("gave an action", f"meeting {meeting.pk}", by=by)
    return kept


def finish(action: BoardAction, *, on: date, by: By, note: str = "") -> None:
    """Say that an action is done. Said twice, the first day stays."""
    may.require(convenors.finish_action(by, action), by=by, about=f"action {action.pk}")
    if not action.meeting.on <= on <= timezone.localdate():
        raise UsedWrongly("The day it was done has to be between its meeting and today.")
    require_text(LONGEST, note=note)
    with transaction.atomic():
        made = BoardAction.objects.filter(pk=action.pk, done_on__isnull=True)
        if made.update(done_on=on, done_note=note.strip()[:1000], done_by=maker_of(by)):
            audit.enter("did an action", f"action {action.pk}", by=by)


def write_minutes(meeting: Meeting, text: str, *, number: int, by: By) -> Meeting:
    """Keep the minutes. `number` is that of the minutes the writer began from.

    MinutesMoved where somebody else kept theirs meanwhile: nothing is written over.
    """
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    if len(text) > LONGEST_MINUTES:
        raise UsedWrongly(f"The minutes have {len(text):,} letters; the most is {LONGEST_MINUTES:,}.")
    require_seen("text of the minutes", text)
    with transaction.atomic():
        _hold_held(meeting)
        made = Meeting.objects.filter(pk=meeting.pk, minutes_number=number, agreed_at__isnull=True)
        if not made.update(minutes=text, minutes_number=number + 1, changed_at=timezone.now()):
            raise MinutesMoved(
                "Somebody else changed the minutes while you wrote. Yours are below; theirs beside."
            )
        audit.enter("wrote minutes", f"meeting {meeting.pk}", by=by)
    meeting.refresh_from_db()
    return meeting


def agree_minutes(meeting: Meeting, at: Meeting, *, by: By) -> None:
    """Agree the minutes of a meeting at a later one of the same board; nothing of it changes after that."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    if at.board_id != meeting.board_id or at.on <= meeting.on or at.state != HELD:
        raise UsedWrongly("Minutes are agreed at a later meeting of the same board that was held.")
    with transaction.atomic():
        _hold_held(meeting)
        if not meeting.minutes.strip():
            raise UsedWrongly("There are no minutes to agree yet.")
        _change(meeting, agreed_at=at)
        audit.enter("agreed minutes", f"meeting {meeting.pk}", by=by)


def _change(meeting: Meeting, **said: object) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(changed_at=timezone.now(), **said)
    meeting.refresh_from_db()


def _next(several: object) -> int:
    last = several.aggregate(last=Max("number"))["last"]  # type: ignore[attr-defined]
    return int(last or 0) + 1


def _hold(meeting: Meeting) -> None:
    """The meeting as it is now; nobody else changes it before this transaction ends."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()


def _hold_changeable(meeting: Meeting) -> None:
    _hold(meeting)
    if meeting.state == CANCELLED:
        raise UsedWrongly("The meeting was cancelled.")
    if meeting.agreed_at_id:
        raise UsedWrongly("The minutes are agreed. Nothing of the meeting changes any more.")


def _hold_held(meeting: Meeting) -> None:
    _hold_changeable(meeting)
    if meeting.state != HELD:
        raise UsedWrongly("The meeting was not held yet. Write down who came first.")

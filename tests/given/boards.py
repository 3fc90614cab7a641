"""A board with a quorum of two, three members and a meeting that was held."""

from datetime import date, timedelta

HELD_ON = date(2026, 3, 3)
SINCE = date(2025, 1, 1)


def a_board(name="Strategic Board", *, quorum=2, people=()):
    """A board whose members are Ade, Bee and Cal, then those with accounts."""
    from tenure.partnership.actions import meetings
    from tenure.partnership.actions.meetings import Seated
    from tenure.partnership.may import HOLDER

    board = meetings.found_board(name, quorum=quorum, by=HOLDER)
    for n, member in enumerate(("Ade", "Bee", "Cal")):
        meetings.seat(board, Seated(member, SINCE, role="chair" if not n else "member"), by=HOLDER)
    for person in people:
        meetings.seat(board, Seated(person.name, SINCE, person=person), by=HOLDER)
    return board


def a_meeting(board=None, *, on=HELD_ON, there=2):
    """A meeting to which so many members came; not held yet where `there` is None."""
    from tenure.partnership.actions import meetings
    from tenure.partnership.may import HOLDER

    made = meetings.call(board or a_board(), on, by=HOLDER)
    if there is not None:
        seats = meetings.seats_of(made)
        came = {seat.pk: "present" if n < there else "apologies" for n, seat in enumerate(seats)}
        meetings.write_attendance(made, came, by=HOLDER)
        made.refresh_from_db()
    return made


def soon():
    """A day that is to come."""
    from django.utils import timezone

    return timezone.localdate() + timedelta(days=30)

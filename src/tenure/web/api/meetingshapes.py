"""The shapes of boards, meetings, decisions and actions."""

from __future__ import annotations

from datetime import date, time

from ninja import Schema


class SeatOut(Schema):
    """A seat on a board."""

    id: int
    name: str
    role: str
    partner: str
    since: date
    until: date | None


class BoardOut(Schema):
    """A board or group, and who sits on it."""

    code: str
    name: str
    quorum: int
    terms: str
    seats: list[SeatOut]


class DecisionOut(Schema):
    """What a meeting decided: made, recommended without a quorum, or ratified."""

    number: int
    text: str
    about: str
    stands: str


class MeetingOut(Schema):
    """A meeting; `minutes_number` is sent back with changed minutes, so that nobody's are written over."""

    id: int
    board: str
    on: date
    begins: time | None
    place: str
    state: str
    present: int
    quorum: int
    has_quorum: bool
    agenda: list[str]
    decisions: list[DecisionOut]
    minutes: str
    minutes_number: int
    agreed_on: date | None


class MeetingsOut(Schema):
    """How many meetings there are, and some of them."""

    count: int
    meetings: list[MeetingOut]


class MeetingIn(Schema):
    """A meeting to be called, of a board by its code."""

    board: str
    on: date
    begins: time | None = None
    place: str = ""


class AgendaIn(Schema):
    """An item of the agenda."""

    title: str
    lead: str = ""
    link: str = ""


class AttendanceIn(Schema):
    """How the holder of a seat came: present, apologies or absent; and the deputy who came instead."""

    seat: int
    came: str
    deputy: str = ""


class DecisionIn(Schema):
    """A decision, and the codes of what it is about."""

    text: str
    about: str = ""


class MinutesIn(Schema):
    """Minutes, and the number of those that they were written from."""

    text: str
    number: int


class ActionIn(Schema):
    """Something to do; `person` is an account's name to sign in with."""

    text: str
    due: date
    owner: str = ""
    person: str = ""


class ActionOut(Schema):
    """Something that a meeting gave somebody to do."""

    id: int
    meeting: int
    board: str
    text: str
    owner: str
    due: date
    done_on: date | None
    state: str


class ActionsOut(Schema):
    """How many actions there are, and some of them."""

    count: int
    actions: list[ActionOut]


class DoneIn(Schema):
    """The day on which it was done; today without one."""

    on: date | None = None
    note: str = ""

"""The shapes of the framework's answers and questions, in the names of the glossary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema


class VersionOut(Schema):
    """One version; `meeting` and `met_on` say which meeting agreed it, `agreed_at` which of the register."""

    number: int
    title: str
    state: str
    made_at: datetime
    made_by: str
    meeting: str
    met_on: date | None
    agreed_at: int | None
    since: date | None
    until: date | None


class StepOut(Schema):
    what: str
    note: str
    by: str
    at: datetime


class WholeVersionOut(VersionOut):
    """A version with everything it says, and who did what with it."""

    framework: dict[str, Any]
    steps: list[StepOut]


class VersionIn(Schema):
    """A framework as plain values, as `tenure strategy export --json` prints it."""

    framework: dict[str, Any]
    note: str = ""


class MeetingIn(Schema):
    """The meeting that agreed it: its number in the register, or for one from before, its title and day."""

    meeting: int | None = None
    title: str = ""
    on: date | None = None


class SinceIn(Schema):
    since: date | None = None


class NoteOnly(Schema):
    note: str = ""


class FrameworkFault(Schema):
    """Something wrong, or worth a look: where it is, and what to do."""

    place: str
    severity: str
    says: str


class DifferenceBetween(Schema):
    how: str
    kind: str
    code: str
    title: str
    says: str


class HitOut(Schema):
    kind: str
    code: str
    title: str
    where: str


class ActivityOut(Schema):
    """An activity and where it stands, with the reasons in words."""

    code: str
    title: str
    under: str
    priorities: list[str]
    lead: str
    owner: str
    term: str
    status: str
    reasons: list[str]


class ActivitiesOut(Schema):
    count: int
    activities: list[ActivityOut]


class MilestoneOut(Schema):
    code: str
    title: str
    due: date
    agreed: date
    done: date | None
    says: str


class EntryOfActivity(Schema):
    """Something that was said of an activity; what was taken back stays, with the day."""

    id: int
    kind: str
    about: str
    on: date | None
    was: date | None
    text: str
    person: str
    by: str
    at: datetime
    taken_back_at: datetime | None


class HandoverItem(Schema):
    item: str
    text: str
    ticked: bool


class WholeActivityOut(ActivityOut):
    says: str
    starts: date | None
    ends: date | None
    cost: float | None
    funding: str
    needs: list[str]
    scenario: str
    kpis: list[str]
    paragraphs: list[str]
    person: str
    milestones: list[MilestoneOut]
    handover: list[HandoverItem]
    handed_over: date | None
    history: list[EntryOfActivity]


class DoneIn(Schema):
    on: date
    note: str = ""


class MoveIn(Schema):
    to: date
    reason: str


class WordIn(Schema):
    status: str
    text: str


class OwnerIn(Schema):
    """Who answers for it, by the name they sign in with."""

    person: str


class TickIn(Schema):
    """One thing of the handover, by its mark."""

    item: str
    note: str = ""

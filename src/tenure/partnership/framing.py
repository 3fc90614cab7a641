"""The made-up partnership's framework: agreed, in force, some of it done, one thing late, one handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from tenure.partnership.actions import activities, frameworks
from tenure.partnership.actions.frameworks import Meeting
from tenure.partnership.actions.returns import By
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, FrameworkVersion
from tenure.partnership.models import Meeting as Held
from tenure.partnership.models.meetings import HELD
from tenure.partnership.models.members import LEAD
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import founding

MEETING: Final = "Strategic Board"
AGREED_ON: Final = date(2025, 7, 15)
SINCE: Final = date(2025, 9, 1)
OWNERS: Final = {"partner-placements": "ruth", "placement-assurance": "ruth", "skills-gap": "priya"}
LATE: Final = ("cpd-passport", "catalogue")
"""A milestone that is left undone, so that something is late."""
HANDED_OVER: Final = "teaching-consultants"


def load_framework(*, on: date | None = None) -> None:
    """Put the founding framework in force, with what was said of it until today; once."""
    if FrameworkVersion.objects.exists():
        return
    today, by = on or timezone.localdate(), _lead() or HOLDER
    meeting = _meeting(today)
    version = frameworks.draft(framework=founding(), by=by, note="The founding plan’s framework")
    frameworks.agree(version=version, meeting=meeting, by=by)
    frameworks.put_in_force(version=version, since=max(min(SINCE, today), meeting.on), by=by)
    _say(founding(), today, by)
    frameworks.draft(framework=_next(founding()), by=by, note="For the board to discuss")


def _meeting(today: date) -> Meeting:
    """The first meeting of the board that is on the register, where it decided of the framework."""
    held = Held.objects.filter(board__name=MEETING, state=HELD, decisions__about="framework", on__lte=today)
    first = held.order_by("on").first()
    return Meeting(MEETING, first.on, first) if first else Meeting(MEETING, min(AGREED_ON, today))


def _lead() -> Account | None:
    return Account.objects.filter(role=LEAD, is_active=True).first()


def _say(framework: Framework, today: date, by: By) -> None:
    """Whoever answers for it, milestones done on their days, one handed over, one moved, one word."""
    for activity in framework.activities:
        owner = Account.objects.filter(username=OWNERS.get(activity.code, "")).first()
        if owner is not None and isinstance(by, Account):
            activities.name_owner(activity=activity, person=owner, by=by)
        for each in activity.milestones:
            if each.due < today and (activity.code, each.code) != LATE:
                activities.say_done(activity=activity, milestone=each.code, on=each.due, by=owner or by)
    _hand_over(framework, today, by)
    passport = framework.activity(LATE[0])
    if passport is not None:
        activities.give_word(
            activity=passport,
            status="watch",
            by=by,
            text="Two partners have still to enter their courses; the catalogue opens before the new year.",
        )
    pathways = framework.activity("career-pathways")
    if pathways is not None:
        mapped = pathways.milestones[0]
        activities.move(
            activity=pathways,
            milestone=mapped.code,
            to=mapped.due + timedelta(days=61),
            by=by,
            reason="Two partners regrade their posts first.",
        )


def _hand_over(framework: Framework, today: date, by: By) -> None:
    activity = framework.activity(HANDED_OVER)
    if activity is None:
        return
    for item in activity.handover:
        activities.tick(activity=activity, item=activities.mark(item), by=by)
    activities.hand_over(
        activity=activity, on=today - timedelta(days=20), by=by, note="The university runs it from here."
    )


def _next(framework: Framework) -> Framework:
    """A draft that changes a little, so that there is something to compare."""
    changed = []
    for each in framework.activities:
        if each.code == "careers-fair":
            each = replace(each, priorities=(*each.priorities, "attachment"), owner="HR leads' group")
        if each.code == "cpd-framework" and each.starts:
            each = replace(each, starts=each.starts + timedelta(days=90), term="medium")
        changed.append(each)
    return replace(framework, activities=tuple(changed))

"""Activities as JSON: where each stands and why, and saying how far it is."""

from __future__ import annotations

from typing import Any

from ninja import Router

from tenure.partnership import framers, frameworks, may
from tenure.partnership.actions import activities as actions
from tenure.partnership.frameworks import Kept
from tenure.partnership.models import ActivityEntry
from tenure.publish.strategy.activities import activity_page
from tenure.publish.strategy.mapping import chosen
from tenure.strategy.framework.parts import Activity
from tenure.terms.problems import UsedWrongly
from tenure.web.api.framework import who
from tenure.web.api.frameworkshapes import (
    ActivitiesOut,
    DoneIn,
    MoveIn,
    OwnerIn,
    TickIn,
    WholeActivityOut,
    WordIn,
)
from tenure.web.showing import SignedIn

router = Router(tags=["strategy"])
MOST = 200
"""Activities in one answer; ask on with `offset`."""

ONE = "/strategy/activities/{slug:code}"


@router.get("/strategy/activities", response=ActivitiesOut, summary="Activities and where each stands")
def activities(request: SignedIn, status: str = "", under: str = "", offset: int = 0) -> dict[str, Any]:
    """Up to 200 from `offset` on, with a status (on-course, watch, off-course, no-data) or under an aim."""
    kept = frameworks.required(request.user)
    found = chosen(kept.framework, kept.standings, status=status, under=under)
    first = max(offset, 0)
    return {"count": len(found), "activities": [_row(kept, each) for each in found[first : first + MOST]]}


def _row(kept: Kept, one: Activity) -> dict[str, Any]:
    standing = kept.standings[one.code]
    names = ("code", "title", "under", "priorities", "lead", "owner", "term")
    return {name: getattr(one, name) for name in names} | {
        "status": standing.status,
        "reasons": standing.reasons,
    }


@router.get(ONE, response=WholeActivityOut, summary="One activity")
def activity(request: SignedIn, code: str) -> dict[str, Any]:
    return _activity(request, code)


def _activity(request: SignedIn, code: str) -> dict[str, Any]:
    kept, one = frameworks.activity(request.user, code)
    said = kept.told[one.code]
    found = activity_page(kept.framework, one, said.progress, kept.standings, on=frameworks.today())
    names = ("says", "starts", "ends", "cost", "funding", "needs", "scenario", "paragraphs")
    items = [(each, actions.mark(each)) for each in one.handover]
    return (
        _row(kept, one)
        | {name: getattr(one, name) for name in names}
        | {
            "kpis": [each.code for each in found.kpis],
            "person": who(said.person) if said.person else "",
            "milestones": found.milestones,
            "handover": [{"item": m, "text": text, "ticked": m in said.ticked} for text, m in items],
            "handed_over": said.progress.handed_over,
            "history": [_entry(each) for each in said.history],
        }
    )


def _entry(entry: ActivityEntry) -> dict[str, Any]:
    names = ("kind", "about", "on", "was", "text", "at", "taken_back_at")
    return {name: getattr(entry, name) for name in names} | {
        "id": entry.pk,
        "person": who(entry.person) if entry.person else "",
        "by": who(entry.by),
    }


@router.post(f"{ONE}/milestones/{{slug:key}}/done", response=WholeActivityOut, summary="A milestone is done")
def done(request: SignedIn, code: str, key: str, asked: DoneIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    actions.say_done(activity=one, milestone=key, on=asked.on, by=request.user, note=asked.note)
    return _activity(request, code)


@router.post(f"{ONE}/milestones/{{slug:key}}/move", response=WholeActivityOut, summary="Give it another day")
def move(request: SignedIn, code: str, key: str, asked: MoveIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    actions.move(activity=one, milestone=key, to=asked.to, by=request.user, reason=asked.reason)
    return _activity(request, code)


@router.post(f"{ONE}/word", response=WholeActivityOut, summary="Say in one's own words how it goes")
def word(request: SignedIn, code: str, asked: WordIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    actions.give_word(activity=one, status=asked.status, by=request.user, text=asked.text)
    return _activity(request, code)


@router.post(f"{ONE}/owner", response=WholeActivityOut, summary="Say who answers for it, for leads")
def owner(request: SignedIn, code: str, asked: OwnerIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    may.require(framers.name_owner(request.user), by=request.user, about=f"activity {one.code}")
    person = frameworks.person(asked.person)
    if person is None:
        raise UsedWrongly("Nobody signs in by that name. Give the name of an account.")
    actions.name_owner(activity=one, person=person, by=request.user)
    return _activity(request, code)


@router.post(f"{ONE}/ticks", response=WholeActivityOut, summary="Tick one thing of the handover")
def tick(request: SignedIn, code: str, asked: TickIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    actions.tick(activity=one, item=asked.item, by=request.user, note=asked.note)
    return _activity(request, code)


@router.post(f"{ONE}/handover", response=WholeActivityOut, summary="Sign it over to business as usual")
def hand_over(request: SignedIn, code: str, asked: DoneIn) -> dict[str, Any]:
    _, one = frameworks.activity(request.user, code)
    actions.hand_over(activity=one, on=asked.on, by=request.user, note=asked.note)
    return _activity(request, code)


@router.delete(f"{ONE}/entries/{{int:number}}", response=WholeActivityOut, summary="Take back what was said")
def take_back(request: SignedIn, code: str, number: int) -> dict[str, Any]:
    """It stays in the history, with the day it was taken back."""
    _, one = frameworks.activity(request.user, code)
    entry = ActivityEntry.objects.filter(pk=number, activity=one.code).first()
    if entry is None:
        raise UsedWrongly("There is no such entry. Take back one of the history of this activity.")
    actions.take_back(activity=one, entry=entry, by=request.user)
    return _activity(request, code)

"""Pages of one activity: where it stands, its milestones, who answers for it, and its handover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import framers, frameworks
from tenure.partnership.actions import activities as actions
from tenure.partnership.actions.money import known_activity
from tenure.partnership.frameworks import Kept
from tenure.partnership.models import ActivityEntry
from tenure.publish.strategy.activities import activity_page
from tenure.strategy.framework.parts import Activity
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.framework.versions import day_said


@require_safe
@login_required
@told
def activity(request: SignedIn, code: str) -> HttpResponse:
    """One activity; of one that left the framework, what was done and said of it until then."""
    now = frameworks.required(request.user)
    if now.framework.activity(code) is None and (left := frameworks.taken_out(request.user, code)):
        return _taken_out(request, *left)
    kept, one = frameworks.activity(request.user, code)
    return _page(request, kept, one)


def _taken_out(request: SignedIn, kept: Kept, one: Activity) -> HttpResponse:
    said = kept.told[one.code]
    return show(
        request,
        "strategy/framework/taken_out.html",
        found=activity_page(kept.framework, one, said.progress, kept.standings, on=frameworks.today()),
        one=one,
        told=said,
        version=kept.version,
        spent=known_activity(one.code),
        lead=frameworks.lead_of(one),
        history=said.history[:40],
    )


def _page(request: SignedIn, kept: Kept, one: Activity, *, fault: str = "", at: str = "") -> HttpResponse:
    said = kept.told[one.code]
    may_report = bool(framers.report_on(request.user, one, said.person))
    names_owner = bool(framers.name_owner(request.user))
    return show(
        request,
        "strategy/framework/activity.html",
        found=activity_page(kept.framework, one, said.progress, kept.standings, on=frameworks.today()),
        one=one,
        told=said,
        lead=frameworks.lead_of(one),
        handover=[(each, actions.mark(each), actions.mark(each) in said.ticked) for each in one.handover],
        may_report=may_report,
        names_owner=names_owner,
        hands_over=bool(framers.hand_over(request.user)),
        people=frameworks.people() if names_owner else (),
        history=said.history[:40],
        typed=request.POST,
        today=frameworks.today(),
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_http_methods(["GET", "POST"])
@login_required
@told
def milestone(request: SignedIn, code: str, key: str) -> HttpResponse:
    """One milestone: say that it is done."""
    kept, one = frameworks.activity(request.user, code)
    if request.method == "POST":
        try:
            on = day_said(request.POST.get("on", ""), "its doing")
            note = request.POST.get("note", "")
            actions.say_done(activity=one, milestone=key, on=on, by=request.user, note=note)
        except UsedWrongly as fault:
            return _milestone(request, kept, one, key, fault=str(fault), at="on")
        messages.success(request, "The milestone is done.")
        return redirect("strategy:activity", one.code)
    return _milestone(request, kept, one, key)


def _milestone(
    request: SignedIn, kept: Kept, one: Activity, key: str, *, fault: str = "", at: str = ""
) -> HttpResponse:
    said = kept.told[one.code]
    found = activity_page(kept.framework, one, said.progress, kept.standings, on=frameworks.today())
    row = next((each for each in found.milestones if each.code == key), None)
    if row is None:
        raise Http404
    entry = next(
        (e for e in said.history if e.kind == "done" and e.about == key and not e.taken_back_at), None
    )
    moves = [each for each in said.history if each.kind == "moved" and each.about == key]
    return show(
        request,
        "strategy/framework/milestone.html",
        one=one,
        row=row,
        entry=entry,
        moves=moves,
        may_report=bool(framers.report_on(request.user, one, said.person)),
        typed=request.POST,
        today=frameworks.today(),
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_POST
@login_required
@told
def move(request: SignedIn, code: str, key: str) -> HttpResponse:
    """Give a milestone another day."""
    kept, one = frameworks.activity(request.user, code)
    try:
        to = day_said(request.POST.get("to", ""), "the milestone")
        reason = request.POST.get("reason", "")
        actions.move(activity=one, milestone=key, to=to, by=request.user, reason=reason)
    except UsedWrongly as fault:
        return _milestone(request, kept, one, key, fault=str(fault), at="to")
    messages.success(request, "The milestone has another day.")
    return redirect("strategy:activity", one.code)


def _done(request: SignedIn, code: str, at: str, act: Callable[[Activity], Any], says: str) -> HttpResponse:
    """Do something with an activity, and show its page again: with what was wrong, or as it is now."""
    kept, one = frameworks.activity(request.user, code)
    try:
        act(one)
    except UsedWrongly as fault:
        return _page(request, kept, one, fault=str(fault), at=at)
    messages.success(request, says)
    return redirect("strategy:activity", one.code)


@require_POST
@login_required
@told
def word(request: SignedIn, code: str) -> HttpResponse:
    """Say in one's own words how it goes."""
    status, text = request.POST.get("status", ""), request.POST.get("text", "")

    def act(one: Activity) -> Any:
        return actions.give_word(activity=one, status=status, by=request.user, text=text)

    return _done(request, code, "text", act, "Your word stands beside what is derived.")


@require_POST
@login_required
@told
def owner(request: SignedIn, code: str) -> HttpResponse:
    """Say who answers for it."""

    def act(one: Activity) -> Any:
        person = frameworks.person(request.POST.get("person", ""))
        if person is None:
            raise UsedWrongly("Nobody was chosen. Choose who answers for it from the list.")
        return actions.name_owner(activity=one, person=person, by=request.user)

    return _done(request, code, "person", act, "It has somebody who answers for it.")


@require_POST
@login_required
@told
def tick(request: SignedIn, code: str) -> HttpResponse:
    """Tick one thing of the handover."""

    def act(one: Activity) -> Any:
        return actions.tick(activity=one, item=request.POST.get("item", ""), by=request.user)

    return _done(request, code, "handover", act, "That is ticked.")


@require_POST
@login_required
@told
def hand_over(request: SignedIn, code: str) -> HttpResponse:
    """Sign it over to business as usual."""

    def act(one: Activity) -> Any:
        on = day_said(request.POST.get("on", ""), "the handover")
        return actions.hand_over(activity=one, on=on, by=request.user, note=request.POST.get("note", ""))

    return _done(request, code, "on", act, "It is business as usual.")


@require_POST
@login_required
@told
def take_back(request: SignedIn, code: str) -> HttpResponse:
    """Take back something that was said of it."""
    said = request.POST.get("entry", "")

    def act(one: Activity) -> Any:
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 18 else 0
        entry = ActivityEntry.objects.filter(pk=number, activity=one.code).first()
        if entry is None:
            raise UsedWrongly("There is no such entry. Take back one of the history of this activity.")
        return actions.take_back(activity=one, entry=entry, by=request.user)

    return _done(request, code, "main", act, "It is taken back, and stays in the history.")

"""My actions, and everyone's that are open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tenure.partnership import convenors, leaving, may
from tenure.partnership.actions import meetings as doing
from tenure.partnership.models import BoardAction
from tenure.publish.strategy.meeting import actions_answer
from tenure.strategy.governing.judging import action_state
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import day_in

ROWS = 30


@require_safe
@login_required
@told
def mine(request: SignedIn) -> HttpResponse:
    """What I am to do, what everyone is to do, what is done: by the address."""
    may.require(convenors.see_meetings(request.user), by=request.user, about="actions")
    which = request.GET.get("which", "mine")
    every = BoardAction.standing.select_related("meeting", "meeting__board", "person")
    own = every.filter(person=request.user, done_on__isnull=True)
    chosen = {
        "mine": own,
        "open": every.filter(done_on__isnull=True),
        "done": every.filter(done_on__isnull=False),
    }
    page = Paginator(chosen.get(which, own), ROWS).get_page(request.GET.get("page"))
    today = timezone.localdate()
    late = own.filter(due__lt=today).count()
    return show(
        request,
        "strategy/meetings/actions.html",
        answer=actions_answer(own.count(), late=late),
        rows=[_row(request, each) for each in page.object_list],
        page=page,
        ownerless=leaving.left_open() if convenors.hand_over(request.user) else 0,
        which=which if which in chosen else "mine",
        counts={name: found.count() for name, found in chosen.items()},
    )


def _row(request: SignedIn, each: BoardAction) -> dict[str, Any]:
    today = timezone.localdate()
    finishes = each.done_on is None and bool(convenors.finish_action(request.user, each))
    return {"one": each, "state": action_state(each.due, each.done_on, on=today), "finishes": finishes}


@require_POST
@login_required
@told
def done(request: SignedIn, number: int) -> HttpResponse:
    """Say that an action is done, today unless another day is said."""
    may.require(convenors.see_meetings(request.user), by=request.user, about=f"action {number}")
    found = BoardAction.objects.select_related("meeting").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such action.")
    on = day_in(request, "on", "action") if request.POST.get("on") else timezone.localdate()
    doing.finish(found, on=on, note=request.POST.get("note", ""), by=request.user)
    messages.success(request, "The action is done.")
    return redirect("strategy:actions")

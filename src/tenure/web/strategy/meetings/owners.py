"""What has lost its owner: everything of somebody who left is handed over at once, or one action."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from tenure.partnership import convenors, leaving, may
from tenure.partnership.actions import handing_over as actions
from tenure.partnership.frameworks import people
from tenure.partnership.models import Account, BoardAction
from tenure.publish.strategy.meeting import handed_over, owner_drafted, owners_answer
from tenure.terms.problems import HasFindings, UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import person_in
from tenure.web.strategy.meetings.views import meeting_page


@require_safe
@login_required
@told
def owners(request: SignedIn) -> HttpResponse:
    """What people who left still answer for."""
    return _page(request)


def _page(request: SignedIn, *, fault: str = "", at: str = "") -> HttpResponse:
    may.require(convenors.hand_over(request.user), by=request.user, about="what lost its owner")
    found = leaving.leavers()
    return show(
        request,
        "strategy/meetings/owners.html",
        answer=owners_answer(sum(len(each.held) for each in found), [each.person.name for each in found]),
        found=found,
        people=people(),
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_POST
@login_required
@told
def hand_over(request: SignedIn, number: int) -> HttpResponse:
    """Give everything of somebody who left to somebody else."""
    may.require(convenors.hand_over(request.user), by=request.user, about=f"account {number}")
    leaver = Account.objects.filter(pk=number).first()
    if leaver is None:
        raise may.OutOfSight("There is no such account.")
    try:
        to = _chosen(request)
        with transaction.atomic():
            several = actions.hand_over_all(leaver, to, by=request.user)
            version = actions.draft_owner(leaver, to, by=request.user)
    except (UsedWrongly, HasFindings) as problem:
        return _page(request, fault=str(problem), at=f"to-{number}")
    if version is None or several:
        messages.success(request, handed_over(several, to.name))
    if version is None:
        return redirect("strategy:owners")
    messages.success(request, owner_drafted(version.number, to.name))
    return redirect(version)


@require_POST
@login_required
@told
def reassign(request: SignedIn, number: int) -> HttpResponse:
    """Give one action to somebody else."""
    may.require(convenors.hand_over(request.user), by=request.user, about=f"action {number}")
    found = BoardAction.objects.select_related("meeting__board").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such action.")
    try:
        actions.reassign(found, _chosen(request), by=request.user)
    except UsedWrongly as problem:
        return meeting_page(request, found.meeting, fault=str(problem), at=f"to-{number}")
    messages.success(request, "The action is with somebody else now.")
    return redirect(found.meeting)


def _chosen(request: SignedIn) -> Account:
    found = person_in(request, "to")
    if found is None:
        raise UsedWrongly("Nobody was chosen. Choose who takes it on from the list.")
    return found

"""Minutes: written without anybody's being lost, agreed at a later meeting, and taken away as a PDF."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import convenors, may
from tenure.partnership.actions import meetings as actions
from tenure.partnership.actions.meetings import MinutesMoved, quorum_of, seats_of
from tenure.partnership.models import Meeting
from tenure.publish.strategy.meeting import Said, minutes_paper
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, download, show, told
from tenure.web.strategy.meetings.doing import done
from tenure.web.strategy.meetings.saying import number_in
from tenure.web.strategy.meetings.views import one_meeting

PDF = "application/pdf"


@require_http_methods(["GET", "POST"])
@login_required
@told
def minutes(request: SignedIn, number: int) -> HttpResponse:
    """Write the minutes. Where somebody else wrote meanwhile both are shown, and nothing is lost."""
    one = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    if request.method == "GET":
        return _form(request, one, text=one.minutes)
    text = request.POST.get("minutes", "").replace("\r\n", "\n")
    try:
        began = number_in(request, "number", "The version of the minutes")
        actions.write_minutes(one, text, number=began, by=request.user)
    except MinutesMoved as problem:
        one.refresh_from_db()
        return _form(request, one, text=text, fault=str(problem), theirs=one.minutes, status=409)
    except UsedWrongly as problem:
        return _form(request, one, text=text, fault=str(problem), status=400)
    messages.success(request, "The minutes are kept.")
    return redirect(one)


def _form(
    request: SignedIn, one: Meeting, *, text: str, fault: str = "", theirs: str = "", status: int = 200
) -> HttpResponse:
    said = {"one": one, "text": text, "fault": fault, "theirs": theirs}
    return show(request, "strategy/meetings/minutes.html", status=status, **said)


@require_POST
@login_required
@told
def agree(request: SignedIn, number: int) -> HttpResponse:
    """Agree the minutes at a later meeting."""

    def work(one: Meeting) -> None:
        at = Meeting.objects.filter(pk=number_in(request, "at", "The meeting")).first()
        if at is None:
            raise UsedWrongly("There is no such meeting. Choose one from the list.")
        actions.agree_minutes(one, at, by=request.user)

    return done(request, number, work, "The minutes are agreed.", at="agree")


@require_safe
@login_required
@told
def paper(request: SignedIn, number: int) -> HttpResponse:
    """The minutes as a PDF: who was there, the agenda, decisions and actions."""
    one = one_meeting(request, number)
    came = dict(one.attendance.values_list("seat_id", "came"))
    said = Said(
        board=str(one.board),
        on=one.on,
        place=one.place,
        quorum=quorum_of(one).sentence,
        came=tuple((each.name, each.role, came.get(each.pk, "not written down")) for each in seats_of(one)),
        items=tuple((each.title, each.lead) for each in one.items.all()),
        decisions=tuple((each.number, each.text, each.stands) for each in one.decisions.all()),
        actions=tuple((each.text, each.owner, each.due, each.done_on) for each in one.actions.all()),
        minutes=one.minutes,
        agreed=str(one.agreed_at) if one.agreed_at else "",
    )
    return download(minutes_paper(said), name=f"minutes-{one.board.code}-{one.on}.pdf", kind=PDF)

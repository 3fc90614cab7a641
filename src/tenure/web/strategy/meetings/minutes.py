"""Minutes: written without anybody's being lost, agreed at a later meeting, and taken away as a PDF."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import convenors, may
from tenure.partnership.actions import meetings as actions
from tenure.partnership.actions.meetings import MinutesMoved, quorum_of, seats_of
from tenure.partnership.models import BoardDecision, Meeting
from tenure.partnership.models.meetings import HELD
from tenure.publish.strategy.meeting import Said, came_words, carried_words, minutes_paper
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, download, show, told
from tenure.web.strategy.meetings.carried import carried_to
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

    answer = done(request, number, work, "The minutes are agreed.", at="agree")
    if request.POST.get("back") and answer.status_code == 302:
        return redirect("strategy:meeting", number_in(request, "at", "The meeting"))
    return answer


@require_safe
@login_required
@told
def paper(request: SignedIn, number: int) -> HttpResponse:
    """The minutes as a PDF; of a meeting to come its agenda, with what is carried to it."""
    one = one_meeting(request, number)
    kind = "minutes" if one.state == HELD else "agenda"
    return download(minutes_paper(_said(one)), name=f"{kind}-{one.board.code}-{one.on}.pdf", kind=PDF)


def _said(one: Meeting) -> Said:
    came = {each.seat_id: came_words(each.came, each.deputy) for each in one.attendance.all()}
    held, decided = one.state == HELD, one.decisions.select_related("ratified_at")
    there = seats_of(one) if held else ()
    return Said(
        board=str(one.board),
        on=one.on,
        place=one.place,
        quorum=quorum_of(one).sentence,
        came=tuple((each.name, each.role, came.get(each.pk, "not written down")) for each in there),
        items=tuple((each.title, each.lead) for each in one.items.all()),
        decisions=tuple(_decided(each) for each in decided),
        actions=tuple((each.text, each.owner, each.due, each.done_on) for each in one.actions.all()),
        minutes=one.minutes,
        agreed=str(one.agreed_at) if one.agreed_at else "",
        held=held,
        ratified=tuple((d.text, d.meeting.on) for d in one.ratified.select_related("meeting")),
        carried=() if held else _carried(one),
    )


def _decided(each: BoardDecision) -> tuple[int, str, str, date | None]:
    return each.number, each.text, each.stands, each.ratified_at.on if each.ratified_at else None


def _carried(one: Meeting) -> tuple[str, ...]:
    found = carried_to(one)
    actions = [row["one"] for row in found.actions]
    return carried_words(
        [(each.text, each.meeting.on) for each in found.recommended],
        [each.on for each in found.minutes],
        [(each.text, each.by_whom, each.due) for each in actions],
    )

"""Papers of a meeting: attached by a lead, taken away by whoever sees meetings."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from tenure.partnership import may
from tenure.partnership.actions import papers as actions
from tenure.partnership.models import AgendaItem, Meeting
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, download, told
from tenure.web.strategy.meetings.doing import done
from tenure.web.strategy.meetings.views import one_meeting


@require_POST
@login_required
@told
def attach(request: SignedIn, number: int, item: int) -> HttpResponse:
    """Put a paper beside an item of the agenda."""

    def work(meeting: Meeting) -> None:
        sent = request.FILES.get("paper")
        if sent is None:
            raise UsedWrongly("No file came. Choose the paper, then attach it.")
        actions.attach(_item(meeting, item), sent, by=request.user)

    return done(request, number, work, "The paper is attached.", at=f"paper-{item}")


@require_safe
@login_required
@told
def take(request: SignedIn, number: int, item: int) -> HttpResponse:
    """A paper as a file to keep: never shown in the page."""
    one = _item(one_meeting(request, number), item)
    content = actions.paper_of(one, by=request.user)
    ending = one.paper_name.rpartition(".")[2].lower()
    return download(content, name=f"paper-{number}-{one.number}.{ending}", kind="application/octet-stream")


def _item(meeting: Meeting, number: int) -> AgendaItem:
    found = meeting.items.filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such item on the agenda.")
    return found

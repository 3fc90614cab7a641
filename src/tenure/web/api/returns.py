"""Returns as JSON: sending, findings, notes, accepting, taking back; for their own analysts."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from tenure.partnership import may, sight
from tenure.partnership.actions import completing, delivering, previewing, reading
from tenure.partnership.actions import returns as actions
from tenure.partnership.actions.sending import Outcome
from tenure.partnership.models import Delivery, Note
from tenure.publish import Preview
from tenure.returns.findings import Finding
from tenure.web.api.shapes import (
    DeliveryOut,
    FilingOut,
    FindingOut,
    NoteIn,
    NoteKept,
    PreviewOut,
    SubmissionOut,
    SummaryOut,
    YearIn,
)
from tenure.web.showing import SignedIn

router = Router(tags=["returns"])


@router.get("/filing", response=list[FilingOut], summary="Who has filed for a year")
def filing(request: SignedIn, year: int, kind: str | None = None) -> list[dict[str, Any]]:
    may.require(may.see_filing(request.user), by=request.user, about="who has filed")
    rows = [row for row in sight.filing(request.user, year=year) if kind in (None, row.kind)]
    return [{**{name: getattr(row, name) for name in _FILING}, "partner": row.partner.number} for row in rows]


_FILING = ("kind", "year", "state", "sent_at", "accepted_at", "errors", "queries")


@router.get("/returns", response=list[SubmissionOut], summary="The returns that you may open")
def listing(request: SignedIn) -> list[dict[str, Any]]:
    return [sight.shown(request.user, sent) for sent in sight.submissions(request.user)]


@router.post("/returns", response={201: SubmissionOut}, summary="Send a return")
def send(request: SignedIn, file: File[UploadedFile]) -> Status[dict[str, Any]]:
    sent = actions.send_return(file=file, name=file.name or "", by=request.user, partner=request.user.partner)
    return Status(201, sight.shown(request.user, sent))


@router.post("/returns/files", response={202: DeliveryOut}, summary="Send any mix of files")
def send_files(
    request: SignedIn, files: File[list[UploadedFile]], year: Query[int | None] = None
) -> Status[dict[str, Any]]:
    incoming = [(file.name or "", file) for file in files]
    own = request.user.partner
    delivered = delivering.deliver(incoming=incoming, by=request.user, partner=own, year=year)
    return Status(202, _delivered(request, delivered))


@router.get(
    "/returns/files/{int:number}", response=DeliveryOut, summary="What became of files that were sent"
)
def delivery(request: SignedIn, number: int) -> dict[str, Any]:
    return _delivered(request, sight.delivery(request.user, number))


def _delivered(request: SignedIn, delivered: Delivery) -> dict[str, Any]:
    said = {name: getattr(delivered, name) for name in _DELIVERY}
    return {**said, "files": [_became(request, one) for one in delivering.outcomes(delivered)]}


_DELIVERY = ("id", "state", "step", "progress", "says", "sent_at")


def _became(request: SignedIn, one: Outcome) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("name", "kind", "version", "says", "took")}
    return {
        **said,
        "part": one.which,
        "submission": sight.shown(request.user, one.submission) if one.submission else None,
    }


@router.get("/returns/{int:number}", response=SubmissionOut, summary="One return")
def submission(request: SignedIn, number: int) -> dict[str, Any]:
    return sight.shown(request.user, sight.submission(request.user, number))


@router.get("/returns/{int:number}/findings", response=list[FindingOut], summary="What was found in a return")
def findings(request: SignedIn, number: int) -> list[Finding]:
    sent = sight.submission(request.user, number)
    return list(reading.findings(submission=sent, by=request.user).findings())


@router.get("/returns/{int:number}/summary", response=SummaryOut, summary="What was found, as plain text")
def summary(request: SignedIn, number: int) -> dict[str, str]:
    sent = sight.submission(request.user, number)
    return {"text": reading.summary(submission=sent, by=request.user)}


@router.get("/returns/{int:number}/preview", response=PreviewOut, summary="What accepting it would change")
def preview(request: SignedIn, number: int) -> Preview:
    sent = sight.submission(request.user, number)
    return previewing.preview(submission=sent, by=request.user)


@router.post("/returns/{int:number}/complete", response={201: SubmissionOut}, summary="Complete a set")
def complete(request: SignedIn, number: int) -> Status[dict[str, Any]]:
    sent = sight.submission(request.user, number)
    whole = completing.complete(submission=sent, by=request.user)
    return Status(201, sight.shown(request.user, whole))


@router.post("/returns/{int:number}/year", response={201: SubmissionOut}, summary="Say another year")
def move_year(request: SignedIn, number: int, said: YearIn) -> Status[dict[str, Any]]:
    sent = sight.submission(request.user, number)
    moved = completing.move_year(submission=sent, year=said.year, by=request.user)
    return Status(201, sight.shown(request.user, moved))


@router.get("/returns/{int:number}/notes", response=list[NoteKept], summary="The notes on a return's queries")
def notes(request: SignedIn, number: int) -> list[Note]:
    return list(sight.submission(request.user, number).notes.all())


@router.post("/returns/{int:number}/notes", response={201: NoteKept}, summary="Say why a query may stand")
def note_query(request: SignedIn, number: int, note: NoteIn) -> Status[Note]:
    sent = sight.submission(request.user, number)
    return Status(201, actions.note_query(submission=sent, by=request.user, **note.dict()))


@router.delete("/returns/{int:number}/notes/{int:note}", response={204: None}, summary="Take a note back")
def remove_note(request: SignedIn, number: int, note: int) -> Status[None]:
    sent = sight.submission(request.user, number)
    actions.remove_note(note=get_object_or_404(sent.notes, pk=note), by=request.user)
    return Status(204, None)


@router.post(
    "/returns/{int:number}/accept", response=SubmissionOut, summary="Accept a return into the record"
)
def accept(request: SignedIn, number: int) -> dict[str, Any]:
    sent = sight.submission(request.user, number)
    return sight.shown(request.user, actions.accept_return(submission=sent, by=request.user))


@router.post("/returns/{int:number}/withdraw", response=SubmissionOut, summary="Take a return back")
def withdraw(request: SignedIn, number: int) -> dict[str, Any]:
    sent = sight.submission(request.user, number)
    return sight.shown(request.user, actions.withdraw_return(submission=sent, by=request.user))

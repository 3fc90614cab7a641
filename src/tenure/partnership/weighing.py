"""What is sent is weighed before it is read: a visitor may fill in a form, and nobody may fill the disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, UnreadablePostError

from tenure.partnership.files import MEGABYTE

A_FORM: Final = MEGABYTE
"""Bytes. The longest form holds a note of 2,000 letters."""

TIMES_TOO_LARGE: Final = 5
"""Up to here a signed-in person's file is still read, so that a page can say what is wrong with it."""


TOO_HEAVY: Final = (
    "That is larger than anything that is sent here. Check the file; sign in first to send a return."
)
NO_FORM: Final = (
    "What was sent has more than 1 MB, which no form and no JSON that is read here has. Send less at once; "
    "send a file in a form, as multipart/form-data."
)


def weighing(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Turn away what is too heavy by its own word: 413, with nothing of it written down.

    A visitor's is not even read; a signed-in person's is let go by, because whoever still sends hears
    no answer.
    A body that does not say its length is not read by Django at all.
    """

    def weighed(request: HttpRequest) -> HttpResponseBase:
        said = str(request.META.get("CONTENT_LENGTH") or "")
        weight = int(said) if said.isdecimal() else 0
        if weight <= A_FORM:
            return answer(request)
        if not request.user.is_authenticated or weight > TIMES_TOO_LARGE * settings.TENURE_LARGEST_FILE:
            return _turned_away(request, TOO_HEAVY)
        holds_files = request.content_type == "multipart/form-data"
        response = answer(request) if holds_files else _turned_away(request, NO_FORM)
        _let_go_by(request)
        return response

    return weighed


def _turned_away(request: HttpRequest, says: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"says": says}, status=413)
    return HttpResponse(says, status=413, content_type="text/plain; charset=utf-8")


def _let_go_by(request: HttpRequest) -> None:
    """Read what nobody has read of a body, and keep nothing of it."""
    with suppress(UnreadablePostError):
        while request.read(MEGABYTE):
            pass

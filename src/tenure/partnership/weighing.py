"""What is sent is weighed before it is read: a visitor may fill in a form, and nobody may fill the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tenure.partnership.files import MEGABYTE

A_FORM: Final = MEGABYTE
"""Bytes. The longest form holds a note of 2,000 letters."""

TIMES_TOO_LARGE: Final = 5
"""Up to here a signed-in person's file is still read, so that a page can say what is wrong with it."""


def weighing(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Turn away what is too heavy by its own word: 413, with nothing of it read or written down.

    A body that does not say its length is not read by Django at all.
    """

    def weighed(request: HttpRequest) -> HttpResponseBase:
        said = str(request.META.get("CONTENT_LENGTH") or "")
        weight = int(said) if said.isdecimal() else 0
        if weight <= A_FORM:
            return answer(request)
        if request.user.is_authenticated and weight <= TIMES_TOO_LARGE * settings.TENURE_LARGEST_FILE:
            return answer(request)
        says = (
            "That is larger than anything that is sent here. Check the file; sign in first to send a return."
        )
        return HttpResponse(says, status=413, content_type="text/plain; charset=utf-8")

    return weighed

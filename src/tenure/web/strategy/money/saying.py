"""What forms about money share: pounds, years, and an action that is done or said to be wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn
from tenure.web.strategy.meetings.saying import Fault, fault_of

LONGEST_AMOUNT = 20
ROWS = 40
"""Rows on one page: forty with a sentence each are some 25 kB."""
MOST_LISTED = 100
"""Titles that are offered in a list to choose from; of more, one is found by search or named by its code."""


def pounds_in(request: SignedIn, name: str, what: str) -> Decimal:
    """Pounds from a form, as 12000, 12,000 or £12,000.50."""
    said = request.POST.get(name, "").strip()
    plain = said.removeprefix("£").replace(",", "").strip()
    try:
        if not plain.isascii() or len(plain) > LONGEST_AMOUNT or "_" in plain:
            raise InvalidOperation
        return Decimal(plain)
    except InvalidOperation as problem:
        shown = f"is “{said[:30]}”, which is no money" if said else "is empty"
        raise UsedWrongly(f"The {what} {shown}. Write pounds, as 12000 or 12000.50.") from problem


def year_said(said: str, default: int) -> int:
    """A year of an address; the default where none is said. UsedWrongly where it is no year."""
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and len(said) == 4):
        raise UsedWrongly(f"“{said[:20]}” is no year. Write the year it begins in, as 2026.")
    return int(said)


def done(
    request: SignedIn,
    work: Callable[[], object],
    says: str,
    *,
    again: Callable[[Fault], HttpResponse],
    to: str,
) -> HttpResponse:
    """Do something and go on to a page; where it cannot be, show the form again with the reason."""
    try:
        work()
    except UsedWrongly as problem:
        return again(fault_of(problem))
    messages.success(request, says)
    return redirect(to)

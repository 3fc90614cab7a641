"""What a lead does with an activity's money: plans, writes down what was spent, strikes out what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from tenure.partnership import may, treasurers
from tenure.partnership.actions import money
from tenure.partnership.actions.money import Money
from tenure.partnership.models import MoneyLine
from tenure.strategy.money import year_of
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, told
from tenure.web.strategy.meetings.saying import day_in, number_in, require_each, words_in
from tenure.web.strategy.money.saying import done, pounds_in
from tenure.web.strategy.money.views import activity_page


@require_POST
@login_required
@told
def plan(request: SignedIn, code: str) -> HttpResponse:
    """Plan money for an activity in a year."""

    def work() -> None:
        require_each(
            {
                "planned": lambda: pounds_in(request, "planned", "amount"),
                "year": lambda: number_in(request, "year", "The year"),
                "plan-source": lambda: words_in(request, "source", "source"),
            }
        )
        year = number_in(request, "year", "The year")
        money.plan(_said(request, code, year, "planned"), by=request.user)

    return _done(request, code, work, "The plan is written down.", at="planned")


@require_POST
@login_required
@told
def spend(request: SignedIn, code: str) -> HttpResponse:
    """Write down what was spent on an activity."""

    def work() -> None:
        require_each(
            {
                "spent": lambda: pounds_in(request, "spent", "amount"),
                "on": lambda: day_in(request, "on", "day"),
                "source": lambda: words_in(request, "source", "source"),
            }
        )
        on = day_in(request, "on", "day")
        money.spend(_said(request, code, year_of(on), "spent"), on=on, by=request.user)

    return _done(request, code, work, "The spending is written down.", at="spent")


@require_POST
@login_required
@told
def strike(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Strike a line out."""

    def work() -> None:
        line = MoneyLine.objects.filter(pk=number, activity=code).first()
        if line is None:
            raise UsedWrongly("There is no such line of this activity.")
        money.strike(line, why=request.POST.get("why", ""), by=request.user)

    return _done(request, code, work, "The line is struck out.", at=f"why-{number}")


def _said(request: SignedIn, code: str, year: int, amount: str) -> Money:
    said = request.POST
    pounds = pounds_in(request, amount, "amount")
    return Money(code, year, said.get("source", ""), pounds, said.get("note", ""))


def _done(request: SignedIn, code: str, work: Callable[[], object], says: str, *, at: str) -> HttpResponse:
    may.require(treasurers.keep_money(request.user), by=request.user, about=f"money of {code[:60]}")
    return done(
        request,
        work,
        says,
        again=lambda fault: activity_page(request, code, fault=fault, at=at),
        to=reverse("strategy:money-of", args=[code]),
    )

"""Members and former members, and one with its times, what it owes and what it has paid."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import accounting, may, treasurers
from tenure.partnership.actions import members as actions
from tenure.partnership.actions.members import Owed
from tenure.partnership.models import Fee, Partner, Payment
from tenure.partnership.models.money import FEES
from tenure.publish.strategy.accounts import year_words
from tenure.strategy.money import KINDS, year_of
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import Fault, day_in, fault_of, number_in, require_each, words_in
from tenure.web.strategy.money.saying import done, pounds_in


@require_safe
@login_required
@told
def members(request: SignedIn) -> HttpResponse:
    """Who is a member, in which way and since when."""
    found = accounting.members(request.user)
    return show(
        request,
        "strategy/money/members.html",
        found=found,
        now=[each for each in found if each.now],
        opens={each.pk for each in Partner.objects.all() if treasurers.see_fees_of(request.user, each)},
        keeps=bool(treasurers.keep_money(request.user)),
    )


@require_http_methods(["GET", "POST"])
@login_required
@told
def join(request: SignedIn) -> HttpResponse:
    """Make a partner a member."""
    may.require(treasurers.keep_money(request.user), by=request.user, about="a member")
    fault: Fault = ""
    if request.method == "POST":
        try:
            require_each(
                {
                    "number": lambda: Partner.registered(_number(request)),
                    "joined": lambda: day_in(request, "joined", "day it joins"),
                }
            )
            kind, on = request.POST.get("kind", ""), day_in(request, "joined", "day it joins")
            partner = actions.let_join(_number(request), kind=kind, on=on, by=request.user).partner
            messages.success(request, f"{partner} is a member.")
            return redirect("strategy:member", partner.slug)
        except UsedWrongly as problem:
            fault = fault_of(problem)
    said = {"kinds": KINDS, "typed": request.POST, "fault": fault}
    return show(request, "strategy/money/new_member.html", status=400 if fault else 200, **said)


def _number(request: SignedIn) -> str:
    return words_in(request, "number", "number").strip()[:20]


@require_safe
@login_required
@told
def member(request: SignedIn, slug: str) -> HttpResponse:
    """One member: its times, its fees and its payments."""
    return _page(request, _one(request, slug))


def _one(request: SignedIn, slug: str) -> Partner:
    may.require(treasurers.see_money(request.user), by=request.user, about=f"member {slug[:20]}")
    found = Partner.objects.filter(slug=slug).first()
    if found is None:
        raise may.OutOfSight("There is no such member.")
    asked = treasurers.see_fees_of(request.user, found)
    may.require(asked, by=request.user, about=f"fees of {slug[:20]}", partner=found)
    return found


def _page(request: SignedIn, one: Partner, *, fault: Fault = "", at: str = "") -> HttpResponse:
    today = timezone.localdate()
    return show(
        request,
        "strategy/money/member.html",
        one=one,
        times=list(one.memberships.all()),
        in_now=any(accounting.is_member(each, today) for each in one.memberships.all()),
        rows=accounting.fee_rows(request.user, partner=one),
        payments=Payment.objects.filter(fee__partner=one).select_related("fee", "by").order_by("-on", "-pk"),
        waived={each.pk: each for each in one.fees.filter(waived_on__isnull=False)},
        fees=FEES,
        year_words=year_words,
        year=year_of(today),
        keeps=bool(treasurers.keep_money(request.user)),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_POST
@login_required
@told
def leave(request: SignedIn, slug: str) -> HttpResponse:
    """End a membership."""

    def work(one: Partner) -> None:
        require_each(
            {
                "left": lambda: day_in(request, "left", "day it leaves"),
                "why": lambda: words_in(request, "why", "reason"),
            }
        )
        on = day_in(request, "left", "day it leaves")
        actions.leave(one, on=on, why=request.POST["why"], by=request.user)

    return _done(request, slug, work, "The membership is ended.", at="left")


@require_POST
@login_required
@told
def owe(request: SignedIn, slug: str) -> HttpResponse:
    """Say what a member owes for a year."""

    def work(one: Partner) -> None:
        require_each(
            {
                "year": lambda: number_in(request, "year", "The year"),
                "amount": lambda: pounds_in(request, "amount", "amount"),
                "due": lambda: day_in(request, "due", "due day"),
            }
        )
        year, kind = number_in(request, "year", "The year"), request.POST.get("kind", "")
        amount = pounds_in(request, "amount", "amount")
        actions.set_fee(one, Owed(year, kind, amount, day_in(request, "due", "due day")), by=request.user)

    return _done(request, slug, work, "The fee is set.", at="amount")


@require_POST
@login_required
@told
def pay(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Write down that a member paid."""

    def work(one: Partner) -> None:
        fee = _fee(one, number)
        require_each(
            {
                f"paid-{number}": lambda: pounds_in(request, "paid", "amount paid"),
                f"on-{number}": lambda: day_in(request, "on", "day it came"),
            }
        )
        amount, on = pounds_in(request, "paid", "amount paid"), day_in(request, "on", "day it came")
        note = request.POST.get("note", "")
        actions.pay(fee, amount, on=on, note=note, by=request.user)

    return _done(request, slug, work, "The payment is written down.", at=f"paid-{number}")


@require_POST
@login_required
@told
def waive(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Let a member off a fee."""

    def work(one: Partner) -> None:
        actions.waive(_fee(one, number), why=request.POST.get("why", ""), by=request.user)

    return _done(request, slug, work, "The fee is waived.", at=f"waive-{number}")


@require_POST
@login_required
@told
def take_back(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Take a wrong payment back."""

    def work(one: Partner) -> None:
        found = Payment.objects.filter(pk=number, fee__partner=one).first()
        if found is None:
            raise UsedWrongly("There is no such payment of this member.")
        actions.take_back(found, why=request.POST.get("why", ""), by=request.user)

    return _done(request, slug, work, "The payment is taken back.", at=f"back-{number}")


def _fee(one: Partner, number: int) -> Fee:
    found = one.fees.filter(pk=number).first()
    if found is None:
        raise UsedWrongly("There is no such fee of this member.")
    return found


def _done(
    request: SignedIn, slug: str, work: Callable[[Partner], object], says: str, *, at: str
) -> HttpResponse:
    may.require(treasurers.keep_money(request.user), by=request.user, about=f"member {slug[:20]}")
    one = _one(request, slug)
    return done(
        request,
        lambda: work(one),
        says,
        again=lambda fault: _page(request, one, fault=fault, at=at),
        to=reverse("strategy:member", args=[one.slug]),
    )

"""What is done with members: they join and leave; fees are set, paid, waived; wrong payments taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from tenure.partnership import audit, may, treasurers
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Fee, Membership, Partner, Payment
from tenure.partnership.models.money import FEES
from tenure.partnership.requiring import maker_of, require_day, require_past, require_text, require_words
from tenure.strategy.money import KINDS, begins
from tenure.terms.problems import UsedWrongly

MOST: Final = Decimal(10_000_000)
"""Pounds. No partnership of councils has so large a line; a larger one is a slip of the hand."""
MOST_PLACES: Final = 24
LONGEST: Final = {"name": 200, "source": 60}
YEARS: Final = range(2000, 2100)


@dataclass(frozen=True)
class Owed:
    """What a member is to pay for a year: the kind of fee, how much, and by when."""

    year: int
    kind: str
    amount: Decimal
    due: date


def require_pounds(amount: Decimal, what: str = "amount", *, least: Decimal = Decimal("0.01")) -> None:
    """UsedWrongly where an amount is no money: not a number, too small, too large, or finer than a penny."""
    if not amount.is_finite() or _is_no_sum(amount):
        raise UsedWrongly(f"The {what} is no number. Write pounds, as 12000 or 12000.50.")
    if amount < least:
        raise UsedWrongly(f"The {what} is £{amount:,f}. It has to be £{least:,f} or more.")
    if amount > MOST:
        raise UsedWrongly(f"The {what} is £{amount:,f}; the most is £{MOST:,f}. Check the noughts.")
    if cast(int, amount.as_tuple().exponent) < -2:
        raise UsedWrongly(f"The {what} has parts of a penny. Round it.")


def _is_no_sum(amount: Decimal) -> bool:
    """Whether an amount is so large or fine that writing it out would fill a page, as 1E+9999999 would."""
    return abs(amount.adjusted()) > MOST_PLACES or -cast(int, amount.as_tuple().exponent) > MOST_PLACES


def require_year(year: int) -> None:
    """UsedWrongly where a year is in no time that a strategy is about."""
    if year not in YEARS:
        raise UsedWrongly("The year has to be between 2000 and 2099.")


def join(partner: Partner, *, kind: str, on: date, by: By) -> Membership:
    """Make a partner a member from a day on. UsedWrongly where it is one then already."""
    may.require(treasurers.keep_money(by), by=by, about=f"member {partner.number}", partner=partner)
    if kind not in KINDS:
        raise UsedWrongly(f"There is no membership called {kind[:20]}. Use {' or '.join(KINDS)}.")
    require_day(on)
    with transaction.atomic():
        _hold(partner)
        for each in partner.memberships.all():
            if each.left is None or each.left > on:
                until = "" if each.left is None else f" until {each.left:%-d %B %Y}"
                raise UsedWrongly(f"{partner} is a member already, since {each.joined:%-d %B %Y}{until}.")
        kept = Membership.objects.create(partner=partner, kind=kind, joined=on)
        audit.enter("made a member", f"member {partner.number}", by=by, partner=partner)
    return kept


def let_join(number: str, *, kind: str, on: date, by: By) -> Membership:
    """Make whoever has a number a member; a partner that is new is kept only where it joins.

    UsedWrongly where nobody has the number, or it is a member already.
    """
    may.require(treasurers.keep_money(by), by=by, about="a member")
    if not number:
        raise UsedWrongly("The number is empty. Give a council's three digits, or a university's eight.")
    with transaction.atomic():
        return join(Partner.of(number), kind=kind, on=on, by=by)


def leave(partner: Partner, *, on: date, why: str, by: By) -> Membership:
    """End a partner's membership on a day, with the reason; what it paid and did stays."""
    may.require(treasurers.keep_money(by), by=by, about=f"member {partner.number}", partner=partner)
    held = partner.memberships.filter(left__isnull=True).first()
    if held is None:
        raise UsedWrongly(f"{partner} is no member now. There is nothing to end.")
    require_day(on)
    require_words(LONGEST, reason=why)
    if on <= held.joined:
        raise UsedWrongly(f"{partner} joined on {held.joined:%-d %B %Y}. It leaves on a later day.")
    with transaction.atomic():
        here = Membership.objects.filter(pk=held.pk, left__isnull=True)
        if not here.update(left=on, left_why=why.strip()):
            raise UsedWrongly(f"{partner} is no member now. There is nothing to end.")
        audit.enter("ended a membership", f"member {partner.number}", by=by, partner=partner)
    held.refresh_from_db()
    return held


def charge(number: str, owed: Owed, *, by: By) -> Fee:
    """Set the fee of whoever has a number; a partner that is new is not kept, since it is no member."""
    may.require(treasurers.keep_money(by), by=by, about="a fee")
    with transaction.atomic():
        return set_fee(Partner.of(number), owed, by=by)


def set_fee(partner: Partner, owed: Owed, *, by: By) -> Fee:
    """Say what a member owes for a year. UsedWrongly where it is none that year, or it is set already."""
    may.require(treasurers.keep_money(by), by=by, about=f"fee of {partner.number}", partner=partner)
    if owed.kind not in FEES:
        raise UsedWrongly(f"There is no fee called {owed.kind[:20]}. Use {' or '.join(FEES)}.")
    require_year(owed.year)
    require_pounds(owed.amount)
    require_day(owed.due)
    since, until = begins(owed.year), begins(owed.year + 1)
    if not any(each.during(since, until) for each in partner.memberships.all()):
        raise UsedWrongly(f"{partner} is no member in the year from {since:%-d %B %Y}. Let it join first.")
    try:
        with transaction.atomic():
            kept = Fee.objects.create(partner=partner, by=maker_of(by), **vars(owed))
            audit.enter("set a fee", f"fee of {partner.number}", by=by, partner=partner, year=owed.year)
    except IntegrityError as problem:
        raise UsedWrongly(
            f"{partner}’s {owed.kind} for that year is set already. Waive it if it was wrong."
        ) from problem
    return kept


def pay(fee: Fee, amount: Decimal, *, on: date, by: By, note: str = "") -> Payment:
    """Write down that money came in. UsedWrongly where it is more than is owed."""
    may.require(treasurers.keep_money(by), by=by, about=_about(fee), partner=fee.partner)
    require_pounds(amount)
    require_past(on)
    require_text(LONGEST, note=note)
    with transaction.atomic():
        held = Fee.objects.select_for_update().get(pk=fee.pk)
        if held.waived_on is not None:
            raise UsedWrongly("The fee is waived. Nothing more is paid of it.")
        if amount > held.stands.owing:
            raise UsedWrongly(f"£{held.stands.owing:,.2f} is owed. £{amount:,.2f} is more than that.")
        kept = Payment.objects.create(fee=held, amount=amount, on=on, note=note.strip(), by=maker_of(by))
        audit.enter("wrote a payment down", _about(fee), by=by, partner=fee.partner)
    return kept


def waive(fee: Fee, *, why: str, by: By) -> None:
    """Say that a member need not pay the rest of a fee, with the reason. Said twice, the first stays."""
    may.require(treasurers.keep_money(by), by=by, about=_about(fee), partner=fee.partner)
    require_words(LONGEST, reason=why)
    with transaction.atomic():
        made = Fee.objects.filter(pk=fee.pk, waived_on__isnull=True)
        if made.update(waived_on=timezone.localdate(), waived_why=why.strip()):
            audit.enter("waived a fee", _about(fee), by=by, partner=fee.partner)


def take_back(payment: Payment, *, why: str, by: By) -> None:
    """Take a wrong payment back, with the reason; it stays to be read and counts no more."""
    fee = payment.fee
    may.require(treasurers.keep_money(by), by=by, about=_about(fee), partner=fee.partner)
    require_words(LONGEST, reason=why)
    with transaction.atomic():
        made = Payment.objects.filter(pk=payment.pk, taken_back_on__isnull=True)
        if made.update(taken_back_on=timezone.localdate(), taken_back_why=why.strip()):
            audit.enter("took a payment back", _about(fee), by=by, partner=fee.partner)


def _about(fee: Fee) -> str:
    return f"fee {fee.pk} of {fee.partner.number}"


def _hold(partner: Partner) -> None:
    """Nobody else makes this partner a member before this transaction ends."""
    Partner.objects.select_for_update().get(pk=partner.pk)

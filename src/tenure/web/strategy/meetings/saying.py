"""What the pages of meetings share: days and numbers from forms, and a form that is shown again."""

from __future__ import annotations

from datetime import date, time

from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.models import Account
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import UsedWrongly
from tenure.web.navigation import address
from tenure.web.showing import SignedIn


def day_in(request: SignedIn, name: str, what: str) -> date:
    """A day from a form. UsedWrongly says which, where it is none."""
    said = request.POST.get(name, "")
    try:
        return date.fromisoformat(said)
    except ValueError as problem:
        shown = f"is “{said[:30]}”, which is no day" if said else "has no day"
        raise UsedWrongly(f"The {what} {shown}. Write it as 2027-09-01.") from problem


def time_in(request: SignedIn, name: str) -> time | None:
    """A time of day from a form; None where it was left empty."""
    said = request.POST.get(name, "")
    if not said:
        return None
    try:
        return time.fromisoformat(said)
    except ValueError as problem:
        raise UsedWrongly(f"“{said[:20]}” is no time of day. Write it as 14:30.") from problem


def number_in(request: SignedIn, name: str, what: str) -> int:
    """A whole number from a form."""
    said = request.POST.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise UsedWrongly(f"{what} is no number. Choose it again.")
    return int(said)


def person_in(request: SignedIn, name: str) -> Account | None:
    """The account that a form names; None where it was left empty."""
    if not request.POST.get(name):
        return None
    found = Account.objects.filter(pk=number_in(request, name, "The person")).first()
    if found is None:
        raise UsedWrongly("There is no such account. Choose somebody from the list.")
    return found


def people() -> list[Account]:
    """Everyone who can be named: accounts that have not ended, by name."""
    return list(Account.objects.filter(is_active=True).order_by("name"))


def about(codes: str) -> list[tuple[str, str]]:
    """What a decision is about: title and page of each code in force; else what was written, and no page."""
    found = in_force()
    named = _named(found.framework) if found else {}
    written = [each.strip() for each in codes.split(",") if each.strip()]
    return [named.get(each, (each, "")) for each in written]


def _named(framework: Framework) -> dict[str, tuple[str, str]]:
    parts = [("outcome", each.code, each.title) for each in framework.outcomes]
    parts += [("priority", each.code, each.title) for each in framework.priorities]
    parts += [("activity", each.code, each.title) for each in framework.activities]
    parts += [("kpi", each.code, each.label) for each in framework.kpis]
    return {code: (title, address(f"strategy:{kind}", code)) for kind, code, title in parts}

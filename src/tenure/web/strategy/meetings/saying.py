"""What the pages of meetings share: days and numbers from forms, and a form that is shown again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time

from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.models import Account
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import UsedWrongly
from tenure.web.navigation import address
from tenure.web.showing import SignedIn

Fault = str | Mapping[str, str]
"""What is wrong with a form: one sentence, or one for each field by the field's id."""


class Faulty(UsedWrongly):
    """Fields that are not as they have to be: `faults` has a sentence for each, by the field's id."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = faults


def require_each(fields: Mapping[str, Callable[[], object]]) -> None:
    """Look at every field, by its id, with what reads it. Faulty says all that is wrong, and where."""
    faults = {}
    for place, read in fields.items():
        try:
            read()
        except UsedWrongly as problem:
            faults[place] = str(problem)
    if faults:
        raise Faulty(faults)


def fault_of(problem: UsedWrongly) -> Fault:
    """What the page says of it."""
    return problem.faults if isinstance(problem, Faulty) else str(problem)


def words_in(request: SignedIn, name: str, what: str) -> str:
    """Words from a form. UsedWrongly says which, where there are none."""
    said = request.POST.get(name, "")
    if not said.strip():
        raise UsedWrongly(f"The {what} is empty. Write it down.")
    return said


def whom_in(request: SignedIn, name: str, what: str) -> str:
    """Somebody's name from a form: as it was written down, or of the account that was chosen."""
    person = person_in(request, "person")
    return request.POST.get(name, "") or (person.name if person else "") or words_in(request, name, what)


def day_in(request: SignedIn, name: str, what: str) -> date:
    """A day from a form. UsedWrongly says which, where it is none."""
    said = request.POST.get(name, "")
    try:
        return date.fromisoformat(said)
    except ValueError as problem:
        missing = "is empty" if "day" in what.split() else "has no day"
        shown = f"is “{said[:30]}”, which is no day" if said else missing
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
    """What a decision is about: title and page of each code in force; else what was written, and no page.

    A priority and an activity may share a code: then both are named, each with what it is, unless the kind
    was written before the code, as activity talent-pool.
    """
    found = in_force()
    named = _named(found.framework) if found else {}
    written = [each.strip() for each in codes.split(",") if each.strip()]
    return [one for each in written for one in _meant(each, named)]


def _meant(written: str, named: Mapping[str, Sequence[tuple[str, str, str]]]) -> list[tuple[str, str]]:
    kind, _, code = written.lower().rpartition(" ")
    parts = [each for each in named.get(code, ()) if kind in ("", each[0].lower())]
    if not parts:
        return [(written, "")]
    if len(parts) == 1:
        return [(title, href) for _, title, href in parts]
    return [(f"{title} ({what if what == 'KPI' else what.lower()})", href) for what, title, href in parts]


def _named(framework: Framework) -> dict[str, list[tuple[str, str, str]]]:
    """The parts of each code: what it is, its title and its page."""
    parts = [("Outcome", each.code, each.title) for each in framework.outcomes]
    parts += [("Priority", each.code, each.title) for each in framework.priorities]
    parts += [("Activity", each.code, each.title) for each in framework.activities]
    parts += [("KPI", each.code, each.label) for each in framework.kpis]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind, code, title in parts:
        found.setdefault(code, []).append((kind, title, address(f"strategy:{kind.lower()}", code)))
    return found

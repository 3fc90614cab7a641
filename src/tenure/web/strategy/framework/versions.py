"""Pages of versions: all, one with what can be done with it, two compared, and a new one from a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import framers, frameworks, limits, may
from tenure.partnership.actions import frameworks as actions
from tenure.partnership.actions.agreeing import Meeting, could_agree, of_register
from tenure.partnership.models import FrameworkVersion
from tenure.strategy.framework.cells import LARGEST
from tenure.strategy.framework.checking import doubts
from tenure.strategy.framework.comparing import differences
from tenure.strategy.framework.opening import Opened
from tenure.terms.problems import HasFindings, Problem, UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.framework.views import page_of

FAULTS_SHOWN = 100

both = require_http_methods(["GET", "POST"])


@require_safe
@login_required
@told
def listing(request: SignedIn) -> HttpResponse:
    """Every version, newest first."""
    may.require(framers.see_framework(request.user), by=request.user, about="the framework")
    page = page_of(request, list(FrameworkVersion.objects.select_related("made_by").defer("document")))
    keeps = bool(framers.keep_framework(request.user))
    return show(request, "strategy/framework/versions.html", page=page, keeps=keeps)


@require_safe
@login_required
@told
def version(request: SignedIn, number: int) -> HttpResponse:
    """One version: where it stands, who did what and when, and what is different from the one in force."""
    return _version(request, frameworks.version(request.user, number))


def _version(
    request: SignedIn, one: FrameworkVersion, *, fault: str = "", at: str = "", status: int = 200
) -> HttpResponse:
    framework, beside = one.framework, _beside(one)
    changed = differences(beside.framework, framework) if beside else ()
    return show(
        request,
        "strategy/framework/version.html",
        version=one,
        framework=framework,
        beside=beside,
        changed=changed[:20],
        changes=len(changed),
        doubts=doubts(framework)[:20] if one.state in ("draft", "agreed") else (),
        steps=one.steps.select_related("by").defer("document")[:40],
        keeps=bool(framers.keep_framework(request.user)),
        meetings=could_agree() if one.state == "draft" else (),
        fault=fault,
        at=at,
        status=status,
        typed=request.POST,
        today=frameworks.today(),
    )


def _beside(one: FrameworkVersion) -> FrameworkVersion | None:
    """What a version is compared with: the one in force, or for that one, what it was made from."""
    standing = actions.in_force()
    if standing is None or standing.pk != one.pk:
        return standing
    return one.based_on


@require_safe
@login_required
@told
def compare(request: SignedIn) -> HttpResponse:
    """Two versions: what was added, taken out and changed, field by field."""
    before, after = (
        frameworks.version(request.user, _whole(request.GET.get(name, ""))) for name in ("from", "to")
    )
    found = differences(before.framework, after.framework)
    address = f"?from={before.number}&to={after.number}&"
    numbers = FrameworkVersion.objects.values_list("number", flat=True)[:50]
    said: dict[str, Any] = {
        "before": before,
        "after": after,
        "changes": len(found),
        "numbers": numbers,
        "address": address,
    }
    return show(request, "strategy/framework/compare.html", page=page_of(request, list(found)), **said)


def _whole(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise UsedWrongly("Two versions are compared by their numbers. Choose both on the page of versions.")
    return int(said)


@both
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    """A new draft from a file; everything that is wrong in it is told by place, or by sheet and cell."""
    may.require(framers.keep_framework(request.user), by=request.user, about="the framework")
    return _by_file(request, None)


@require_POST
@login_required
@told
def draft(request: SignedIn, number: int) -> HttpResponse:
    """A new draft that says what a version says, to be changed part by part."""
    one = frameworks.version(request.user, number)
    kept = actions.draft(framework=one.framework, by=request.user, note=f"from version {number}")
    messages.success(request, f"Version {kept.number} is a draft. It says what version {number} says.")
    return redirect(kept)


@both
@login_required
@told
def change(request: SignedIn, number: int) -> HttpResponse:
    """Change a draft by a file: what is there now is replaced whole, and kept in its history."""
    may.require(framers.keep_framework(request.user), by=request.user, about="the framework")
    return _by_file(request, frameworks.version(request.user, number))


def _by_file(request: SignedIn, one: FrameworkVersion | None) -> HttpResponse:
    problem, found = "", None
    if request.method == "POST":
        try:
            found = _opened(request)
            if found.framework is not None:
                return _kept(request, found, one)
        except Problem as fault:
            problem = str(fault)
    faults = found.faults if found else ()
    return show(
        request,
        "strategy/framework/new.html",
        version=one,
        problem=problem,
        faults=faults[:FAULTS_SHOWN],
        number=len(faults),
        status=400 if problem or faults else 200,
    )


def _opened(request: SignedIn) -> Opened:
    file: Any = request.FILES.get("file")
    if file is None:
        raise UsedWrongly("No file was chosen. Choose a framework as TOML or .xlsx.")
    if file.size > LARGEST:
        raise UsedWrongly(f"The file has {file.size:,} bytes; a framework has {LARGEST:,} at most.")
    limits.spend("sending", request.user.pk)
    return actions.open_file(file.read(), name=file.name[:80], by=request.user)


def _kept(request: SignedIn, found: Opened, one: FrameworkVersion | None) -> HttpResponse:
    framework = found.required(name="The file")
    if one is None:
        kept = actions.draft(framework=framework, by=request.user, note="from a file")
    else:
        kept = actions.change(version=one, framework=framework, by=request.user, note="by a file")
    messages.success(request, f"Version {kept.number} is kept as a draft.")
    return redirect(kept)


@require_POST
@login_required
@told
def agree(request: SignedIn, number: int) -> HttpResponse:
    """Say which meeting agreed a draft."""
    one = frameworks.version(request.user, number)
    try:
        actions.agree(version=one, meeting=_meeting_said(request), by=request.user)
    except (UsedWrongly, HasFindings) as fault:
        at = "held" if request.POST.get("held") else "meeting"
        return _version(request, one, fault=str(fault), at=at, status=400)
    return redirect(one)


def _meeting_said(request: SignedIn) -> Meeting:
    """The meeting that was chosen from the register; else the one that was named, with its day."""
    number = request.POST.get("held", "")
    if number:
        return of_register(int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0)
    on = day_said(request.POST.get("met_on", ""), "the meeting")
    return Meeting(request.POST.get("meeting", ""), on)


@require_POST
@login_required
@told
def put_in_force(request: SignedIn, number: int) -> HttpResponse:
    """Put an agreed version in force."""
    one = frameworks.version(request.user, number)
    try:
        since = day_said(request.POST.get("since", ""), "its coming in force")
        actions.put_in_force(version=one, since=since, by=request.user)
    except (UsedWrongly, HasFindings) as fault:
        return _version(request, one, fault=str(fault), at="since", status=400)
    return redirect(one)


@require_POST
@login_required
@told
def retire(request: SignedIn, number: int) -> HttpResponse:
    """Take a version out of use."""
    one = frameworks.version(request.user, number)
    actions.retire(version=one, by=request.user, note=request.POST.get("note", "")[:500])
    return redirect(one)


def day_said(said: str, of: str) -> date:
    """A day as a form gives it."""
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        raise UsedWrongly(f"The day of {of} is “{said[:20]}”. Write it as 2027-09-01.") from None

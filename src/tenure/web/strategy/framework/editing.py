"""Pages for changing a draft part by part: its fields in a form, adding one, taking one out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tenure.partnership import framers, frameworks, may
from tenure.partnership.actions import frameworks as actions
from tenure.partnership.models import FrameworkVersion
from tenure.publish.numbers import listed
from tenure.strategy.framework.comparing import KINDS
from tenure.strategy.framework.editing import (
    LONG,
    as_typed,
    columns,
    field_faults,
    typed,
    without,
    without_named,
)
from tenure.strategy.framework.reading import Fault
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.framework.choosing import choosing
from tenure.web.strategy.framework.views import page_of

MOST_NAMED: Final = 5
"""Parts that are named as in the way of taking another out."""


def _draft(request: SignedIn, number: int, kind: str) -> FrameworkVersion:
    may.require(framers.keep_framework(request.user), by=request.user, about="the framework")
    version = frameworks.version(request.user, number)
    if kind not in KINDS:
        raise Http404
    return version


@require_http_methods(["GET", "POST"])
@login_required
@told
def part(request: SignedIn, number: int, kind: str, code: str = "") -> HttpResponse:
    """Change one part of a draft, or add one."""
    version = _draft(request, number, kind)
    known = {each.code for each in getattr(version.framework, kind)}
    if code and code not in known:
        raise Http404
    said = as_typed(version.framework, kind, code)
    wrong: dict[str, str] = {}
    others: list[str] = []
    if request.method == "POST":
        said = {name: str(request.POST.get(name, "")) for name in said}
        if request.POST.get("seen", version.fingerprint) != version.fingerprint:
            others = [f"{actions.CHANGED} What you typed stands below: keep it once you have looked."]
        else:
            wrong, others = _kept(request, version, (kind, code), said)
        if not (wrong or others):
            messages.success(request, f"Version {version.number} is changed.")
            return redirect("strategy:framework-parts", version.number, kind)
    shown: dict[str, Any] = {"kind": kind, "name": KINDS[kind], "code": code, "long": LONG}
    return show(
        request,
        "strategy/framework/part.html",
        version=version,
        columns=columns(kind),
        choices=choosing(version.framework, columns(kind)),
        said=said,
        wrong=wrong,
        others=others[:20],
        status=400 if wrong or others else 200,
        **shown,
    )


def _kept(
    request: SignedIn, version: FrameworkVersion, part: tuple[str, str], said: dict[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Keep what was typed, or say what is wrong: by field, and elsewhere."""
    made = typed(version.framework, *part, said)
    found, faults = actions.judge(made.values, by=request.user)
    if found is not None and not made.wrong:
        note = f"{KINDS[part[0]]} {said.get('code', '')}"
        actions.change(version=version, framework=found, by=request.user, note=note)
    return field_faults(made, faults)


@require_http_methods(["GET"])
@login_required
@told
def parts(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """The parts of one kind in a draft, each to be changed or taken out."""
    version = _draft(request, number, kind)
    page = page_of(request, list(getattr(version.framework, kind)))
    return show(
        request, "strategy/framework/kind.html", version=version, kind=kind, kinds=KINDS, page=page, fault=""
    )


Named = tuple[str, str, str]
"""A part that names another: its kind, code and title."""


def _naming(left: dict[str, Any], faults: Sequence[Fault]) -> list[Named]:
    """The parts that still name what was taken out."""
    places = dict.fromkeys(each.place[:2] for each in faults if each.place[0] in KINDS)
    parts = [(str(kind), left[str(kind)][int(at)]) for kind, at in places]
    return [
        (kind, str(each["code"]), str(each.get("title") or each.get("label") or each["code"]))
        for kind, each in parts
    ]


def _still_named(code: str, parts: Sequence[Named], faults: Sequence[Fault]) -> str:
    """Which parts a part cannot be taken out for: the first five that name it, and how many more."""
    if not parts:
        return str(faults[0])
    titles = [f"“{title}”" for _, _, title in parts[:MOST_NAMED]]
    if more := len(parts) - MOST_NAMED if len(parts) > MOST_NAMED else 0:
        titles.append(f"{more:,} more")
    name = "names" if len(parts) == 1 else "name"
    return f"{listed(titles)} still {name} {code}. Change that first, then take {code} out."


@require_POST
@login_required
@told
def take_out(request: SignedIn, number: int, kind: str, code: str) -> HttpResponse:
    """Take one part out of a draft; where others list it, it is asked first whether out of them as well."""
    version = _draft(request, number, kind)
    also = request.POST.get("also") == "yes"
    left = (without_named if also else without)(version.framework, kind, code)
    found, faults = actions.judge(left, by=request.user)
    if found is None:
        return _asked(request, version, (kind, code), _naming(left, faults), faults)
    actions.change(version=version, framework=found, by=request.user, note=f"{KINDS[kind]} {code} taken out")
    messages.success(
        request, f"{code} is out of version {number}. Earlier versions keep it, and what was said of it."
    )
    return redirect("strategy:framework-parts", version.number, kind)


def _asked(
    request: SignedIn,
    version: FrameworkVersion,
    part: tuple[str, str],
    naming: Sequence[Named],
    faults: Sequence[Fault],
) -> HttpResponse:
    """What still names a part, each with its way on; a refusal where one of them has to name it."""
    kind, code = part
    found, _ = actions.judge(without_named(version.framework, kind, code), by=request.user)
    if found is None:
        raise UsedWrongly(_still_named(code, naming, faults))
    title = as_typed(version.framework, kind, code)["title"]
    return show(
        request,
        "strategy/framework/out.html",
        version=version,
        kind=kind,
        kinds=KINDS,
        code=code,
        title=title,
        naming=naming,
    )

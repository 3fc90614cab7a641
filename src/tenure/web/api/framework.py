"""The framework as JSON: versions, what differs between them, and doing what leads do with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ninja import File, Router, Status, UploadedFile

from tenure.partnership import framers, frameworks, limits, may
from tenure.partnership.actions import frameworks as actions
from tenure.partnership.actions.agreeing import Meeting, of_register
from tenure.partnership.models import Account, FrameworkVersion
from tenure.publish.strategy.mapping import Hit, found_in
from tenure.strategy.framework.cells import LARGEST
from tenure.strategy.framework.checking import doubts
from tenure.strategy.framework.comparing import Difference, differences
from tenure.strategy.framework.reading import where
from tenure.terms.problems import HasFindings, Unreadable, UsedWrongly
from tenure.web.api.frameworkshapes import (
    DifferenceBetween,
    FrameworkFault,
    HitOut,
    MeetingIn,
    NoteOnly,
    SinceIn,
    VersionIn,
    VersionOut,
    WholeVersionOut,
)
from tenure.web.showing import SignedIn

router = Router(tags=["strategy"])
MOST_TOLD = 50
MOST_HITS = 200


def who(account: Account | None) -> str:
    """Somebody by the name they sign in with; the command line where nobody was signed in."""
    return account.username if account else "command"


def _shape(version: FrameworkVersion) -> dict[str, Any]:
    names = ("number", "title", "state", "made_at", "meeting", "met_on", "since", "until")
    return {name: getattr(version, name) for name in names} | {
        "made_by": who(version.made_by),
        "agreed_at": version.agreed_at_id,
    }


def _whole(version: FrameworkVersion) -> dict[str, Any]:
    steps = version.steps.select_related("by").defer("document")
    done = [{"what": s.what, "note": s.note, "by": who(s.by), "at": s.at} for s in steps]
    return _shape(version) | {"framework": version.document, "steps": done}


@router.get("/strategy/framework", response=WholeVersionOut, summary="The framework in force")
def framework(request: SignedIn) -> dict[str, Any]:
    return _whole(frameworks.required(request.user).version)


@router.get("/strategy/framework/versions", response=list[VersionOut], summary="Every version, newest first")
def versions(request: SignedIn) -> list[dict[str, Any]]:
    may.require(framers.see_framework(request.user), by=request.user, about="the framework")
    return [_shape(each) for each in FrameworkVersion.objects.select_related("made_by").defer("document")]


@router.get("/strategy/framework/versions/{int:number}", response=WholeVersionOut, summary="One version")
def version(request: SignedIn, number: int) -> dict[str, Any]:
    return _whole(frameworks.version(request.user, number))


@router.post(
    "/strategy/framework/versions", response={201: VersionOut}, summary="Keep a new draft, for leads"
)
def draft(request: SignedIn, asked: VersionIn) -> Status[dict[str, Any]]:
    """Every fault is told at once, each with its place; nothing is kept then."""
    may.require(framers.keep_framework(request.user), by=request.user, about="the framework")
    kept = actions.draft(framework=_judged(request, asked), by=request.user, note=asked.note)
    return Status(201, _shape(kept))


@router.put(
    "/strategy/framework/versions/{int:number}", response=VersionOut, summary="Change a draft, for leads"
)
def change(request: SignedIn, number: int, asked: VersionIn) -> dict[str, Any]:
    may.require(framers.keep_framework(request.user), by=request.user, about="the framework")
    one = frameworks.version(request.user, number)
    made = _judged(request, asked)
    return _shape(actions.change(version=one, framework=made, by=request.user, note=asked.note))


def _judged(request: SignedIn, asked: VersionIn) -> Any:
    made, faults = actions.judge(asked.framework, by=request.user)
    if made is None:
        told = [str(fault) for fault in faults[:MOST_TOLD]]
        more = [f"And {len(faults) - MOST_TOLD:,} more."] if len(faults) > MOST_TOLD else []
        raise HasFindings("\n".join([*told, *more]))
    return made


@router.post("/strategy/framework/check", response=list[FrameworkFault], summary="Check a framework file")
def check(request: SignedIn, file: File[UploadedFile]) -> list[dict[str, Any]]:
    """What has to be put right (error) and what is worth a look (query) in TOML or a workbook."""
    may.require(framers.see_framework(request.user), by=request.user, about="the framework")
    limits.spend("sending", request.user.pk)
    name = (file.name or "The file")[:80]
    if (file.size or 0) > LARGEST:
        raise Unreadable(f"{name} is larger than {LARGEST:,} bytes. No framework is.")
    found = actions.open_file(file.read(), name=name, by=request.user)
    told = [{"place": each.place, "severity": "error", "says": each.says} for each in found.faults]
    worth = doubts(found.framework) if found.framework else ()
    return told + [{"place": where(d.place), "severity": "query", "says": d.says} for d in worth]


@router.post(
    "/strategy/framework/versions/{int:number}/agree", response=VersionOut, summary="A meeting agreed it"
)
def agree(request: SignedIn, number: int, asked: MeetingIn) -> dict[str, Any]:
    one = frameworks.version(request.user, number)
    return _shape(actions.agree(version=one, meeting=_meeting(asked), by=request.user))


def _meeting(asked: MeetingIn) -> Meeting:
    if asked.meeting is not None:
        return of_register(asked.meeting)
    if asked.on is None:
        raise UsedWrongly("Give the meeting’s number in the register, or its title and the day it was held.")
    return Meeting(asked.title, asked.on)


@router.post(
    "/strategy/framework/versions/{int:number}/in-force", response=VersionOut, summary="Put it in force"
)
def put_in_force(request: SignedIn, number: int, asked: SinceIn) -> dict[str, Any]:
    one = frameworks.version(request.user, number)
    return _shape(actions.put_in_force(version=one, since=asked.since, by=request.user))


@router.post("/strategy/framework/versions/{int:number}/retire", response=VersionOut, summary="Retire it")
def retire(request: SignedIn, number: int, asked: NoteOnly) -> dict[str, Any]:
    one = frameworks.version(request.user, number)
    return _shape(actions.retire(version=one, by=request.user, note=asked.note))


@router.get(
    "/strategy/framework/compare",
    response=list[DifferenceBetween],
    summary="What two versions differ in",
)
def compare(request: SignedIn, before: int, after: int) -> Iterable[Difference]:
    was, now = (frameworks.version(request.user, number) for number in (before, after))
    return differences(was.framework, now.framework)


@router.get("/strategy/framework/search", response=list[HitOut], summary="What the framework says")
def search(request: SignedIn, q: str) -> list[Hit]:
    """Up to 200 parts whose title, code, owner, words or paragraph hold every word of `q`."""
    if len(q) > MOST_HITS:
        raise UsedWrongly("That is too long to search for. Give a few words of it.")
    kept = frameworks.required(request.user)
    return found_in(kept.framework, q, kept.standings)[:MOST_HITS]

"""What is done with versions of the framework: drafted, changed, agreed at a meeting, in force, retired."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, framers, may
from tenure.partnership.actions.agreeing import Meeting as Meeting
from tenure.partnership.actions.agreeing import plain, registered
from tenure.partnership.actions.planning import saved_scenarios
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, FrameworkStep, FrameworkVersion
from tenure.partnership.models.framework import AGREED, DRAFT, IN_FORCE, RETIRED
from tenure.publish.numbers import day
from tenure.strategy.framework import checking
from tenure.strategy.framework.comparing import differences
from tenure.strategy.framework.opening import Opened, opened
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import Fault, where
from tenure.strategy.framework.writing import as_document, fingerprint
from tenure.terms.problems import HasFindings, UsedWrongly

CHANGED: Final = "Somebody changed this draft since you opened it. Open it again, and make your change there."


def in_force() -> FrameworkVersion | None:
    """The version that counts now; None where none was put in force."""
    return FrameworkVersion.objects.filter(state=IN_FORCE).first()


def open_file(data: bytes, *, name: str, by: By) -> Opened:
    """A framework from a file, checked beside the version in force and the scenarios there are."""
    return opened(data, name=name, **_known(by))


def judge(document: object, *, by: By) -> tuple[Framework | None, tuple[Fault, ...]]:
    """A framework from plain values, checked in the same way."""
    return checking.judged(document, **_known(by))


def _known(by: By) -> dict[str, Any]:
    standing = in_force()
    scenarios: Collection[str] = checking.ready_scenarios() | saved_scenarios(by).keys()
    return {"before": standing.framework if standing else None, "scenarios": scenarios}


def draft(*, framework: Framework, by: By, note: str = "") -> FrameworkVersion:
    """Keep a new draft. HasFindings where something in it must be put right."""
    may.require(framers.keep_framework(by), by=by, about="the framework")
    _require_sound(framework, by)
    with transaction.atomic():
        last = FrameworkVersion.objects.select_for_update().order_by("-number").first()
        version = FrameworkVersion.objects.create(
            number=last.number + 1 if last else 1,
            title=framework.title,
            document=as_document(framework),
            fingerprint=fingerprint(framework),
            based_on=in_force(),
            made_by=_maker(by),
        )
        _step(version, "drafted", by, note=note)
    return version


def change(*, version: FrameworkVersion, framework: Framework, by: By, note: str = "") -> FrameworkVersion:
    """Change a draft; what it said before is kept with the step."""
    may.require(framers.keep_framework(by), by=by, about=str(version))
    _require_sound(framework, by)
    with transaction.atomic():
        locked = _locked(version)
        if locked.state != DRAFT:
            raise UsedWrongly(
                f"Version {version.number} is {locked.state}, and never changes. Load a new draft instead."
            )
        if locked.fingerprint != version.fingerprint:
            raise UsedWrongly(CHANGED)
        changed = len(differences(locked.framework, framework))
        if changed:
            before = locked.document
            locked.title, locked.document = framework.title, as_document(framework)
            locked.fingerprint = fingerprint(framework)
            locked.save(update_fields=["title", "document", "fingerprint"])
            _step(locked, "changed", by, note=note, document=before, changes=changed)
    return locked


def agree(*, version: FrameworkVersion, meeting: Meeting, by: By) -> FrameworkVersion:
    """Say that a meeting agreed a draft. From then on it never changes."""
    may.require(framers.keep_framework(by), by=by, about=str(version))
    known = registered(meeting)
    with transaction.atomic():
        locked = _locked(version)
        locked.move(AGREED)
        _require_sound(locked.framework, by)
        locked.meeting, locked.met_on, locked.agreed_at = known.title, known.on, known.held
        locked.save(update_fields=["state", "meeting", "met_on", "agreed_at"])
        _step(locked, "agreed", by, note=f"{known.title}, {day(known.on)}")
    return locked


def put_in_force(*, version: FrameworkVersion, since: date | None = None, by: By) -> FrameworkVersion:
    """Put an agreed version in force; the one before it is retired the same day."""
    may.require(framers.keep_framework(by), by=by, about=str(version))
    since = since or timezone.localdate()
    with transaction.atomic():
        locked = _locked(version)
        before = FrameworkVersion.objects.select_for_update().filter(state=IN_FORCE).first()
        locked.move(IN_FORCE)
        _require_since(locked, before, since)
        _require_sound(locked.framework, by)
        if before is not None:
            _retire(before, since, by, note=f"version {locked.number} came in force")
        locked.since = since
        locked.save(update_fields=["state", "since"])
        _step(locked, "put in force", by, note=f"from {day(since)}")
    return locked


def _require_since(version: FrameworkVersion, before: FrameworkVersion | None, since: date) -> None:
    assert version.met_on is not None, "an agreed version has the day of its meeting"
    if not version.met_on <= since <= timezone.localdate():
        raise UsedWrongly(
            f"{since} is no day for it. Give one from its meeting on {version.met_on} until today."
        )
    if before is not None and before.since and since < before.since:
        raise UsedWrongly(
            f"Version {before.number} is in force since {before.since}. Give that day or a later one."
        )


def retire(*, version: FrameworkVersion, by: By, note: str = "") -> FrameworkVersion:
    """Take a version out of use. It stays with all its history."""
    may.require(framers.keep_framework(by), by=by, about=str(version))
    with transaction.atomic():
        return _retire(_locked(version), timezone.localdate(), by, note=note)


def _retire(version: FrameworkVersion, on: date, by: By, *, note: str) -> FrameworkVersion:
    version.move(RETIRED)
    version.until = on if version.since else None
    version.save(update_fields=["state", "until"])
    _step(version, "retired", by, note=note)
    return version


def _locked(version: FrameworkVersion) -> FrameworkVersion:
    return FrameworkVersion.objects.select_for_update().get(pk=version.pk)


def _require_sound(framework: Framework, by: By) -> None:
    faults = checking.faults(framework, **_known(by))
    if faults:
        lines = [f"{where(fault.place)} {fault.says}" for fault in faults[:20]]
        more = [f"And {len(faults) - 20:,} more."] if len(faults) > 20 else []
        raise HasFindings("\n".join([*lines, *more]))


def _maker(by: By) -> Account | None:
    return by if isinstance(by, Account) else None


def _step(version: FrameworkVersion, what: str, by: By, *, note: str = "", **also: Any) -> None:
    document = also.pop("document", None)
    FrameworkStep.objects.create(
        version=version, what=what, note=plain(note)[:500], document=document, by=_maker(by)
    )
    audit.enter(f"{what} a framework", f"framework version {version.number}", by=by, **also)

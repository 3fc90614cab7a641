"""The framework as it is kept: a version, what was said of its activities, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tenure.partnership import audit, framers, may
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.home import holding
from tenure.partnership.measuring_up import NothingInForce
from tenure.partnership.measuring_up import stands as stands_of
from tenure.partnership.models import Account, FrameworkVersion, Partner
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.framework import IN_FORCE, RETIRED
from tenure.partnership.reporting_on import Told, told_of
from tenure.publish.strategy.readings import Reading
from tenure.publish.viewing import Viewer
from tenure.strategy.activities import Evidence, Standing, standings
from tenure.strategy.framework.parts import Activity, Framework
from tenure.terms.problems import TooLittleData


@dataclass(frozen=True)
class Kept:
    """A version with what people said of its activities, and where each stands today."""

    version: FrameworkVersion
    framework: Framework
    told: Mapping[str, Told]
    standings: Mapping[str, Standing]


def kept(by: object, number: int | None = None) -> Kept | None:
    """The version with that number, else the one in force; None where none is."""
    found = version(by, number) if number is not None else _in_force(by)
    if found is None:
        return None
    framework = found.framework
    told = told_of(framework.activities)
    progress = {code: each.progress for code, each in told.items()}
    shown = evidence() if found.state == IN_FORCE else {}
    stands = standings(framework, progress, on=timezone.localdate(), evidence=shown)
    return Kept(found, framework, told, stands)


def evidence() -> Mapping[str, tuple[Evidence, ...]]:
    """What KPIs say of the activities that are meant to move them, as the whole partnership reads them.

    None where no figure is on record yet: an activity is judged by its milestones alone then.
    """
    try:
        found = stands_of(holding(), Viewer(None, "partnership")).readings
    except TooLittleData:
        return {}
    return evidence_in(found)


def evidence_in(found: Sequence[Reading]) -> Mapping[str, tuple[Evidence, ...]]:
    """KPIs' readings by the activities that are meant to move them."""
    shown: dict[str, tuple[Evidence, ...]] = {}
    for each in found:
        for code in each.kpi.activities:
            shown[code] = (*shown.get(code, ()), Evidence(each.kpi.label, each.status))
    return shown


def required(by: object) -> Kept:
    """The version in force; NothingInForce where none is."""
    found = kept(by)
    if found is None:
        raise NothingInForce(
            "No framework is in force yet. A partnership lead loads one and puts it in force."
        )
    return found


def _in_force(by: object) -> FrameworkVersion | None:
    may.require(framers.see_framework(by), by=by, about="the framework")
    return in_force()


def version(by: object, number: int) -> FrameworkVersion:
    """One version; OutOfSight where there is none."""
    may.require(framers.see_framework(by), by=by, about="the framework")
    found = FrameworkVersion.objects.filter(number=number).first()
    if found is None:
        audit.enter("was refused", f"framework version {number}"[:80], by=by, outcome=REFUSED)
        raise may.OutOfSight("There is no such version of the framework.")
    return found


def activity(by: object, code: str) -> tuple[Kept, Activity]:
    """One activity of the version in force; OutOfSight where there is none."""
    found = required(by)
    one = found.framework.activity(code)
    if one is None:
        raise may.OutOfSight("There is no such activity in the framework in force.")
    return found, one


def taken_out(by: object, code: str) -> tuple[Kept, Activity] | None:
    """An activity of a version that is no longer in force, as the last one with it had it."""
    may.require(framers.see_framework(by), by=by, about="the framework")
    once = FrameworkVersion.objects.filter(state=RETIRED, since__isnull=False)
    for before in once.order_by("-until", "-number"):
        if (one := before.framework.activity(code)) is not None:
            found = kept(by, before.number)
            assert found is not None, "a version that is kept is found by its number"
            return found, one
    return None


def lead_of(one: Activity) -> str:
    """The partner that leads an activity, by its name where it is one of the partnership."""
    partner = Partner.objects.filter(number=one.lead).first() if one.lead else None
    return partner.name if partner else one.lead


def people() -> list[Account]:
    """Those who may answer for an activity."""
    return [each for each in Account.objects.active() if framers.see_framework(each)]


def person(username: str) -> Account | None:
    """Somebody by the name they sign in with."""
    return next((each for each in Account.objects.all() if each.username == username), None)


def today() -> date:
    """The day on which everything stands as it is shown."""
    return timezone.localdate()

"""What the framework needs of somebody: their late milestones; of a lead, a name where an owner left."""

from __future__ import annotations

from collections.abc import Iterator

from tenure.partnership import framers, frameworks
from tenure.partnership.frameworks import Kept
from tenure.partnership.models import Account, FrameworkVersion
from tenure.partnership.models.framework import AGREED
from tenure.publish.strategy.activities import MilestoneRow, activity_page
from tenure.strategy.framework.parts import Activity
from tenure.web.home.filing_needs import Need
from tenure.web.navigation import address

MOST = 6
"""Late milestones that are named to one person; the page of each activity has them all."""


def of(user: Account) -> Iterator[Need]:
    """One thing for each milestone that is late, and for each activity whose owner has left."""
    kept = frameworks.kept(user)
    leads = bool(framers.keep_framework(user))
    if leads:
        yield from _agreed()
    if kept is None:
        return
    if leads:
        yield from _left(kept)
    late = (need for one in _own(kept, user) for need in _late(kept, one))
    yield from (need for need, _ in zip(late, range(MOST), strict=False))


def _own(kept: Kept, user: Account) -> list[Activity]:
    told = kept.told
    return [
        one
        for one in kept.framework.activities
        if (person := told[one.code].person) is not None and person.pk == user.pk
    ]


def _late(kept: Kept, one: Activity) -> Iterator[Need]:
    told = kept.told[one.code]
    if told.progress.handed_over:
        return
    found = activity_page(kept.framework, one, told.progress, kept.standings, on=frameworks.today())
    for row in found.milestones:
        if row.mark.kind in ("watch", "off-course"):
            yield _say(one, row)


def _say(one: Activity, row: MilestoneRow) -> Need:
    says = f"{one.title}: it is {row.says.lower()}. Say that it is done, or give it another day."
    href = address("strategy:milestone", one.code, row.code)
    return Need(row.mark.icon, row.mark.kind, f"“{row.title}” is late", says, href, "Say how it stands")


def _left(kept: Kept) -> Iterator[Need]:
    for one in kept.framework.activities:
        told = kept.told[one.code]
        if told.progress.owner_left and told.person is not None and not told.progress.handed_over:
            says = f"{told.person.name}, who answered for it, has left."
            href = address("strategy:activity", one.code)
            yield Need("!", "watch", f"Name somebody for “{one.title}”", says, href, "Name somebody")


def _agreed() -> Iterator[Need]:
    for version in FrameworkVersion.objects.filter(state=AGREED).defer("document"):
        says = f"{version.meeting} agreed it, and it is not in force yet."
        href = version.get_absolute_url()
        yield Need(
            "–", "no-data", f"Put version {version.number} of the framework in force", says, href, "Open it"
        )

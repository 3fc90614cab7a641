"""What changed since a day: figures, statuses, returns, decisions, milestones and case studies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.strategy.readings import Reading
from tenure.publish.strategy.reports.board import cited_of
from tenure.publish.strategy.reports.material import Material
from tenure.publish.strategy.reports.parts import Finding, Report, Section
from tenure.publish.strategy.reports.progress import stands_of
from tenure.terms.problems import UsedWrongly

NAME: Final = "What changed"


def changes_digest(made_from: Material) -> Report:
    """What is different from how it was known on an earlier day. UsedWrongly where none is named."""
    before = made_from.before
    if before is None:
        raise UsedWrongly("Say since when. Give a day, such as 2026-09-01.")
    kpis = tuple(_kpis(before, made_from))
    sections = (
        _section("KPIs", kpis, "No KPI has another figure or status."),
        _section("Activities", tuple(_activities(before, made_from)), "No activity has another status."),
        _section("Returns that came on record", tuple(_returns(before, made_from)), "None came."),
        _section("What people did", tuple(_happened(made_from)), "Nothing was written down."),
        _section("Case studies", tuple(_stories(before, made_from)), "None was added or taken out."),
        _section("Framework", tuple(_framework(before, made_from)), "It is the same."),
    )
    changed = sum(len(each.findings) for each in sections)
    return Report(
        kind="changes",
        name=NAME,
        title=_title(before, made_from, changed, len(kpis)),
        lede=f"Between what was known on {numbers.day(before.on)} and on {numbers.day(made_from.on)}.",
        on=made_from.on,
        sections=sections,
        cited=cited_of(made_from),
        rests=made_from.rests(),
        brand=made_from.brand,
    )


def _title(before: Material, now: Material, changed: int, kpis: int) -> str:
    since = numbers.day(before.on)
    if not changed:
        return f"Nothing changed since {since}"
    things = "1 thing" if changed == 1 else f"{changed:,} things"
    if not kpis:
        return f"{things} changed since {since}; every KPI stands where it stood"
    worse = sum(_worse(a, b) for a, b in _pairs(before, now))
    said = "1 KPI" if kpis == 1 else f"{kpis} KPIs"
    status = f", {worse} of them to a worse status" if worse else ""
    return f"{said} moved since {since}{status}"


def _section(title: str, findings: tuple[Finding, ...], none: str) -> Section:
    return Section(title, findings=findings) if findings else Section(title, says=(none,))


def _pairs(before: Material, now: Material) -> Iterator[tuple[Reading, Reading]]:
    earlier = {each.code: each for each in before.readings}
    return ((earlier[each.code], each) for each in now.readings if each.code in earlier)


_ORDER: Final = {"on-course": 0, "watch": 1, "off-course": 2}


def _worse(before: Reading, now: Reading) -> bool:
    known = before.status in _ORDER and now.status in _ORDER
    return known and _ORDER[now.status] > _ORDER[before.status]


def _kpis(before: Material, now: Material) -> Iterator[Finding]:
    for was, each in _pairs(before, now):
        if was.said == each.said and was.status == each.status and was.on == each.on:
            continue
        says = f"It was {_lower(was)} and is {_lower(each)}."
        if was.value is None:
            says = f"It had no figure that could be shown, and is {_lower(each)}."
        elif was.status != each.status:
            says = f"{says} It was {was.word}."
        yield Finding(says, each.kpi.label, each.status, each.word)


def _lower(reading: Reading) -> str:
    said = reading.said[:1].lower() + reading.said[1:]
    return f"{said} ({numbers.day(reading.on)})" if reading.on and reading.value is not None else said


def _activities(before: Material, now: Material) -> Iterator[Finding]:
    earlier = {each.code for each in before.framework.activities}
    for each in now.framework.activities:
        was, stands = stands_of(before, each.code), stands_of(now, each.code)
        if each.code in earlier and was.status != stands.status:
            before_that = "It had no status" if was.status == "no-data" else f"It was {was.word}"
            says = f"{before_that}. {' '.join(stands.reasons)}"
            yield Finding(says, each.title, stands.status, stands.word)


def _returns(before: Material, now: Material) -> Iterator[Finding]:
    since = datetime.combine(before.on, time.max, UTC)
    new = [each for each in now.holding.sendings if each.accepted_at > since]
    for each in sorted(new, key=lambda one: (one.accepted_at, one.partner)):
        day = numbers.day(each.accepted_at.date())
        yield Finding(f"Its {each.service} return for {each.year}, on {day}.", name_of(each.partner))


def _happened(now: Material) -> Iterator[Finding]:
    return (Finding(f"{each.says} ({numbers.day(each.on)})", each.kind) for each in now.happened)


def _stories(before: Material, now: Material) -> Iterator[Finding]:
    was, there = ({story.number for story in each.stories} for each in (before, now))
    titles = {story.number: story.title for story in now.stories}
    yield from (Finding(f"“{titles[number]}” may be told.", "New") for number in sorted(there - was))
    yield from (
        Finding(f"Case study {number} may no longer be told.", "Gone") for number in sorted(was - there)
    )


def _framework(before: Material, now: Material) -> Iterator[Finding]:
    if before.version != now.version:
        yield Finding(f"{now.version or 'Another one'} is in force; it was {before.version or 'another'}.")
    for name in ("outcomes", "priorities", "activities", "kpis"):
        was, there = ({part.code for part in getattr(each.framework, name)} for each in (before, now))
        for word, codes in (("added", there - was), ("taken out", was - there)):
            if codes:
                yield Finding(f"{numbers.listed(sorted(codes))}.", f"{name[:1].upper()}{name[1:]} {word}")

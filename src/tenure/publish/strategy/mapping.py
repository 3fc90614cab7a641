"""The framework as pages show it: one map, its activities as rows, and what is found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tenure.publish.strategy.readings import WORDS
from tenure.publish.wording import ICONS
from tenure.strategy.activities import STATUSES, WORST_FIRST, Standing
from tenure.strategy.framework.parts import Activity, Framework, Kpi, Part, Priority
from tenure.strategy.kpis.judging import Status

AIMS: Final = ("aims", "principles")


@dataclass(frozen=True)
class Mark:
    """A status with its icon and word: never colour alone."""

    icon: str
    word: str
    kind: Status


@dataclass(frozen=True)
class Row:
    """One activity in a list. `mark` and `reason` say where it stands; None in a version not in force."""

    code: str
    title: str
    says: str
    under: str
    owner: str
    term: str
    paragraphs: str
    mark: Mark | None
    reason: str


@dataclass(frozen=True)
class Group:
    """An aim or a principle on the map, with how many of its activities stand where."""

    part: Part
    kind: str
    activities: int
    stands: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True)
class Served:
    """An outcome or a priority on the map, with the codes and titles of what serves it."""

    part: Part
    by: tuple[tuple[str, str], ...]
    serves: tuple[tuple[str, str], ...]
    kpis: int


@dataclass(frozen=True)
class Map:
    """The whole framework as one page, but for its list of activities."""

    lede: str
    framework: Framework
    groups: tuple[Group, ...]
    outcomes: tuple[Served, ...]
    priorities: tuple[Served, ...]
    counts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is, and where its page is; an empty code has none."""

    kind: str
    code: str
    title: str
    where: str
    mark: Mark | None = None


def mark_of(status: Status) -> Mark:
    """A status as it is shown."""
    return Mark(ICONS[status], WORDS[status], status)


def map_of(framework: Framework, standings: Mapping[str, Standing] | None) -> Map:
    """The map of a framework; `standings` is None for a version that is not in force."""
    kpis = Counter(each.outcome for each in framework.kpis)
    return Map(
        lede=_lede(framework, standings),
        framework=framework,
        groups=tuple(_group(framework, part, kind, standings) for part, kind in _parts(framework)),
        outcomes=tuple(
            Served(
                part,
                tuple((each.code, each.title) for each in framework.priorities if part.code in each.outcomes),
                (),
                kpis[part.code],
            )
            for part in framework.outcomes
        ),
        priorities=tuple(_priority(framework, part) for part in framework.priorities),
        counts=_counts(standings or {}, (each.code for each in framework.activities)),
    )


def _parts(framework: Framework) -> Iterable[tuple[Part, str]]:
    yield from ((part, "Aim") for part in framework.aims)
    yield from ((part, "Principle") for part in framework.principles)


def _priority(framework: Framework, part: Priority) -> Served:
    by = tuple((each.code, each.title) for each in framework.activities if part.code in each.priorities)
    serves = tuple((each.code, each.title) for each in framework.outcomes if each.code in part.outcomes)
    return Served(part, by, serves, 0)


def _group(framework: Framework, part: Part, kind: str, standings: Mapping[str, Standing] | None) -> Group:
    codes = [each.code for each in framework.activities if each.under == part.code]
    return Group(part, kind, len(codes), _counts(standings or {}, codes))


def _counts(standings: Mapping[str, Standing], codes: Iterable[str]) -> tuple[tuple[Mark, int], ...]:
    found = Counter(standings[code].status for code in codes if code in standings)
    return tuple((mark_of(status), found[status]) for status in WORST_FIRST if found[status])


def _lede(framework: Framework, standings: Mapping[str, Standing] | None) -> str:
    parts = (
        _many(len(framework.activities), "activity", "activities"),
        _many(len(framework.priorities), "priority", "priorities"),
        _many(len(framework.outcomes), "outcome", "outcomes"),
    )
    said = f"{parts[0]} serve {parts[1]} and {parts[2]}"
    if standings is None or not framework.activities:
        return f"{said}."
    found = Counter(each.status for each in standings.values())
    if not (found["off-course"] or found["watch"]):
        return f"{said}, and none is off course."
    states: tuple[tuple[Status, str], ...] = (("off-course", "off course"), ("watch", "to be watched"))
    (first, says), *rest = [(found[status], says) for status, says in states if found[status]]
    are = [f"{_many(first, 'activity is', 'activities are')} {says}", *(f"{n:,} {says}" for n, says in rest)]
    return f"{said}; {' and '.join(are)}."


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def rows_of(
    framework: Framework,
    standings: Mapping[str, Standing] | None,
    activities: Sequence[Activity] | None = None,
) -> list[Row]:
    """Activities as rows, in the order of the framework."""
    titles = {part.code: part.title for part, _ in _parts(framework)}
    wanted = framework.activities if activities is None else activities
    return [
        _row(each, titles.get(each.under, each.under), (standings or {}).get(each.code)) for each in wanted
    ]


def _row(activity: Activity, under: str, standing: Standing | None) -> Row:
    return Row(
        activity.code,
        activity.title,
        activity.says,
        under,
        activity.owner,
        activity.term,
        paragraphs(activity.paragraphs),
        mark_of(standing.status) if standing else None,
        standing.reasons[0] if standing else "",
    )


def paragraphs(several: Sequence[str]) -> str:
    """¶40, ¶49a"""
    return ", ".join(f"¶{each}" for each in several)


def chosen(
    framework: Framework, standings: Mapping[str, Standing], *, status: str, under: str
) -> list[Activity]:
    """The activities with a status, under an aim or principle; all where neither is asked for."""
    return [
        each
        for each in framework.activities
        if (not under or each.under == under)
        and (status not in STATUSES or (each.code in standings and standings[each.code].status == status))
    ]


def found_in(framework: Framework, asked: str, standings: Mapping[str, Standing]) -> list[Hit]:
    """Everything whose title, code, owner, words or paragraph hold what was asked; every word has to."""
    words = asked.casefold().replace("¶", "").split()
    if not words:
        return []
    return [hit for hit, text in _searched(framework, standings) if all(word in text for word in words)]


def _searched(framework: Framework, standings: Mapping[str, Standing]) -> Iterable[tuple[Hit, str]]:
    titles = {part.code: part.title for part, _ in _parts(framework)}
    for part in framework.outcomes:
        yield Hit("Outcome", part.code, part.title, paragraphs(part.paragraphs)), _text(part)
    for priority in framework.priorities:
        yield Hit("Priority", priority.code, priority.title, paragraphs(priority.paragraphs)), _text(priority)
    for activity in framework.activities:
        standing = standings.get(activity.code)
        where = ", ".join(filter(None, (titles.get(activity.under, ""), activity.owner)))
        mark = mark_of(standing.status) if standing else None
        more = (
            activity.owner,
            activity.lead,
            activity.funding,
            *(each.title for each in activity.milestones),
        )
        yield Hit("Activity", activity.code, activity.title, where, mark), _text(activity, *more)
    for kpi in framework.kpis:
        yield Hit("KPI", kpi.code, kpi.label, kpi.owner), _kpi_text(kpi)
    for part, kind in _parts(framework):
        yield Hit(kind, "", part.title, paragraphs(part.paragraphs)), _text(part)


def _text(part: Part, *more: str) -> str:
    return " ".join((part.code, part.title, part.says, *part.paragraphs, *more)).casefold()


def _kpi_text(kpi: Kpi) -> str:
    return " ".join((kpi.code, kpi.label, kpi.says, kpi.owner, *kpi.paragraphs)).casefold()


def reached_by(framework: Framework, outcome: str) -> tuple[list[Priority], list[Activity], list[Kpi]]:
    """The priorities that serve an outcome, the activities that serve those, and the KPIs that measure it."""
    priorities = [each for each in framework.priorities if outcome in each.outcomes]
    codes = {each.code for each in priorities}
    activities = [each for each in framework.activities if codes & set(each.priorities)]
    return priorities, activities, [each for each in framework.kpis if each.outcome == outcome]

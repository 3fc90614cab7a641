"""What the shape of a framework cannot say: whether its codes meet and its days are in order.

Faults must be put right before a framework is agreed; doubts may stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any, Final

from tenure.strategy.framework.comparators import incomparable, unknown_comparators
from tenure.strategy.framework.filling import unfilled
from tenure.strategy.framework.parts import Activity, Framework, Kpi, Milestone
from tenure.strategy.framework.patching import elsewhere, patched
from tenure.strategy.framework.reading import Fault, Place, tried

CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE: Final = 60
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Days outside are slips of the pen: a year of two digits, or a bare number taken for a day."""
NO_LETTERS: Final = "\ufffe\uffff"
"""Code points that are no letters and never will be: no slide and no workbook may hold them."""
DIRECTIONS: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Characters that turn the text after them round. Right-to-left languages need none of them."""
MOST_VALUES: Final = 300_000
"""Values in a framework: one of a thousand activities has some 30,000."""
MOST_PARTS: Final = 10_000
"""Tables of keys and values, milestones and steps too: a thousand activities have some 4,000."""
DEEPEST: Final = 8
"""Values inside values: a day of a milestone of an activity lies five deep."""
MOST_PATCHED: Final = 2_000
"""Faults of the shape that are patched over; where there are more, they are enough to begin with."""
KINDS: Final = ("aims", "principles", "outcomes", "priorities", "activities", "kpis")


def faults(
    framework: Framework, *, before: Framework | None = None, scenarios: Collection[str] | None = None
) -> tuple[Fault, ...]:
    """Everything that must be put right, in the order of the framework.

    before     the version in force: an outcome that was taken out is told apart from one that never was.
    scenarios  keys that an activity may name; the planner's ready ones where they are not given.
    """
    known = ready_scenarios() if scenarios is None else scenarios
    found = [*_texts(framework), *_codes(framework), *_links(framework, before)]
    found += [*_scenarios(framework, known), *_days(framework), *_circles(framework), *_aimed(framework)]
    found += unknown_comparators(framework.kpis)
    return tuple(found)


def doubts(framework: Framework) -> tuple[Fault, ...]:
    """What may stand, and is worth a look: priorities that nobody serves, activities without an owner."""
    served = {code for each in framework.activities for code in each.priorities}
    reached = {code for each in framework.priorities for code in each.outcomes}
    measured = {each.outcome for each in framework.kpis}
    found = [
        Fault(("priorities", at), f"{each.code}: no activity serves it. Name it in an activity, or drop it.")
        for at, each in enumerate(framework.priorities)
        if each.code not in served
    ]
    for at, each in enumerate(framework.outcomes):
        place = ("outcomes", at)
        if each.code not in reached:
            found.append(Fault(place, f"{each.code}: no priority serves it. Name it in a priority."))
        if framework.kpis and each.code not in measured:
            found.append(Fault(place, f"{each.code}: no KPI measures it. Give it one."))
    return (*found, *_lonely(framework.activities), *incomparable(framework.kpis), *unfilled(framework.kpis))


def judged(said: object, **known: Any) -> tuple[Framework | None, tuple[Fault, ...]]:
    """The framework of plain values where nothing is wrong with it; else None and every fault.

    Where the shape has faults, the parts without one are checked all the same.
    """
    if too_much := _too_much(said):
        return None, (Fault((), too_much),)
    made, found = tried(said)
    if made is None:
        rest = patched(said, found) if len(found) <= MOST_PATCHED else None
        return None, (*found, *(elsewhere(faults(rest, **known), found) if rest else ()))
    found = faults(made, **known)
    return (None, found) if found else (made, ())


def _too_much(said: object) -> str:
    """Why nobody should look at it any closer: values beyond number, parts beyond number, or depth."""
    number, parts, waiting = 0, 0, [(said, 0)]
    while waiting:
        value, depth = waiting.pop()
        number += 1
        if depth > DEEPEST:
            return "has values inside values beyond what a framework has. Take them out."
        if number + len(waiting) > MOST_VALUES:
            return f"has more than {MOST_VALUES:,} values. No framework has so many: split it."
        if isinstance(value, Mapping):
            parts += 1
            if parts > MOST_PARTS:
                return f"has more than {MOST_PARTS:,} parts. No framework has so many: split it."
            waiting += [(each, depth + 1) for each in value.values()]
        elif isinstance(value, list | tuple):
            waiting += [(each, depth + 1) for each in value]
    return ""


@cache
def ready_scenarios() -> frozenset[str]:
    """The scenarios that the planner has ready."""
    from tenure.forecast.scenarios.ready import library

    return frozenset(library())


def _lonely(activities: Sequence[Activity]) -> Iterator[Fault]:
    for at, each in enumerate(activities):
        place = ("activities", at)
        if not each.priorities:
            yield Fault(place, f"{each.code}: it serves no priority. Name one under priorities.")
        if not each.owner:
            yield Fault(place, f"{each.code}: nobody answers for it. Name a role or a person as its owner.")
        if not each.milestones:
            yield Fault(place, f"{each.code}: without a milestone nothing tells whether it is on course.")


def _texts(value: Any, place: Place = ()) -> Iterator[Fault]:
    """Characters that cannot be seen, and would turn up in a workbook or turn a page round."""
    if isinstance(value, str):
        for kind in hidden_in(value):
            yield Fault(place, f"has a character that {kind}. Delete it and type the words again.")
        return
    steps: Sequence[tuple[str | int, Any]] = ()
    if is_dataclass(value):
        steps = tuple((each.name, getattr(value, each.name)) for each in fields(value))
    elif isinstance(value, tuple):
        steps = tuple(enumerate(value))
    for step, each in steps:
        yield from _texts(each, (*place, step))


def hidden_in(text: str) -> Iterator[str]:
    """What characters that nobody sees would do in a text, each once."""
    if DIRECTIONS & set(text):
        yield "turns the text round"
    if any(
        (unicodedata.category(each) in ("Cc", "Cs") and each not in "\n\t") or each in NO_LETTERS
        for each in text
    ):
        yield "cannot be shown"


def _codes(framework: Framework) -> Iterator[Fault]:
    """Codes that are no codes, and those that stand twice. An aim and a principle share their codes."""
    for kind in KINDS:
        parts = getattr(framework, kind)
        yield from _of_one_kind(parts, kind)
        if kind == "activities":
            for at, each in enumerate(parts):
                yield from _of_one_kind(each.milestones, "milestones", ("activities", at, "milestones"))
    aims = {each.code for each in framework.aims}
    for at, each in enumerate(framework.principles):
        if each.code in aims:
            yield Fault(("principles", at, "code"), f"is “{each.code}”, and so is an aim’s. Give it another.")


def _of_one_kind(parts: Sequence[Any], kind: str, place: Place = ()) -> Iterator[Fault]:
    where, first = place or (kind,), dict[str, int]()
    for at, each in enumerate(parts):
        at_fault = (*where, at, "code")
        if not CODE.fullmatch(each.code) or len(each.code) > LONGEST_CODE:
            yield Fault(
                at_fault,
                f"is “{each.code[:40]}”. A code is up to {LONGEST_CODE} small letters, digits and hyphens, "
                "as grow-your-own.",
            )
        if each.code in first:
            yield Fault(at_fault, _twice(each, parts[first[each.code]]))
        first.setdefault(each.code, at)
        if not getattr(each, "title", getattr(each, "label", "")):
            yield Fault((*where, at), f"{each.code}: it has no name. Give it one.")


def _twice(part: Any, earlier: Any) -> str:
    if isinstance(part, Activity) and part.under != earlier.under:
        return (
            f"is “{part.code}”, which stands under {earlier.under} already. An activity stands under one aim "
            "or principle: keep one, and serve the other by priorities."
        )
    title = getattr(earlier, "title", getattr(earlier, "label", ""))
    return f"is “{part.code}”, the code of “{title[:60]}” already. Give one of them another code."


def _links(framework: Framework, before: Framework | None) -> Iterator[Fault]:
    """Codes that lead nowhere."""
    known: dict[str, frozenset[str]] = {
        kind: frozenset(each.code for each in getattr(framework, kind)) for kind in KINDS
    }
    gone = frozenset(each.code for each in before.outcomes) - known["outcomes"] if before else frozenset()
    above = known["aims"] | known["principles"]
    for at, priority in enumerate(framework.priorities):
        yield from _each(
            ("priorities", at, "outcomes"), priority.outcomes, known["outcomes"], "outcome", gone
        )
    for at, activity in enumerate(framework.activities):
        place = ("activities", at)
        yield from _under(activity, above, (*place, "under"))
        yield from _each((*place, "priorities"), activity.priorities, known["priorities"], "priority")
        yield from _each((*place, "needs"), activity.needs, known["activities"], "activity")
    for at, kpi in enumerate(framework.kpis):
        yield from _one(("kpis", at, "outcome"), kpi.outcome, known["outcomes"], "outcome", gone)
        yield from _each(("kpis", at, "activities"), kpi.activities, known["activities"], "activity")


def _under(activity: Activity, above: frozenset[str], place: Place) -> Iterator[Fault]:
    named = [each.strip() for each in activity.under.split(",")]
    if len(named) > 1 and all(each in above for each in named):
        yield Fault(
            place,
            f"names {' and '.join(named)}. An activity stands under one aim or principle: keep one, and "
            "serve the other by priorities.",
        )
    else:
        yield from _one(place, activity.under, above, "aim or principle")


def _each(
    place: Place, codes: Sequence[str], known: frozenset[str], what: str, gone: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    for at, code in enumerate(codes):
        yield from _one((*place, at), code, known, what, gone)
    for code, times in Counter(codes).items():
        if times > 1:
            yield Fault(place, f"names {code} more than once. Name it once.")


def _one(
    place: Place, code: str, known: frozenset[str], what: str, gone: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    if code in known:
        return
    if code in gone:
        says = f"needs the {what} “{code}”, which this version takes out. Keep it, or name another."
    else:
        near = _near(code, known)
        says = f"is “{code[:60]}”, and there is no such {what}. "
        says += f"Did you mean {near}?" if near else f"Name one that there is, or add {code[:60]}."
    yield Fault(place, says)


@lru_cache(maxsize=1024)
def _near(code: str, known: frozenset[str]) -> str:
    """A code that may have been meant, among those that begin alike; looking at all would take too long."""
    alike = sorted(each for each in known if each[:1] == code[:1])[:100]
    return next(iter(get_close_matches(code[:LONGEST_CODE], alike, n=1)), "")


def _scenarios(framework: Framework, known: Collection[str]) -> Iterator[Fault]:
    for at, each in enumerate(framework.activities):
        if each.scenario and each.scenario not in known:
            near = _near(each.scenario, frozenset(known))
            yield Fault(
                ("activities", at, "scenario"),
                f"is “{each.scenario[:60]}”, and the planner has no such scenario. "
                + (f"Did you mean {near}?" if near else "Leave it empty, or name one of the planner’s."),
            )


def _days(framework: Framework) -> Iterator[Fault]:
    """Days that no plan has, and days turned round."""
    for at, each in enumerate(framework.activities):
        place = ("activities", at)
        days: list[tuple[Place, date | None]] = [((*place, n), getattr(each, n)) for n in ("starts", "ends")]
        days += [((*place, "milestones", m, "due"), one.due) for m, one in enumerate(each.milestones)]
        yield from _far(days)
        if each.starts and each.ends and each.ends < each.starts:
            yield Fault(
                (*place, "ends"), f"is {each.ends}, before it starts on {each.starts}. Check both days."
            )
        for m, one in enumerate(each.milestones):
            yield from _outside(each, one, (*place, "milestones", m, "due"))
        if each.cost is not None and each.cost < 0:
            yield Fault((*place, "cost"), f"is {each.cost:,.0f}. A cost is 0 or more.")


def _outside(activity: Activity, milestone: Milestone, place: Place) -> Iterator[Fault]:
    if activity.starts and milestone.due < activity.starts:
        yield Fault(
            place, f"is {milestone.due}, before the activity starts on {activity.starts}. Check both."
        )
    if activity.ends and milestone.due > activity.ends:
        yield Fault(place, f"is {milestone.due}, after the activity ends on {activity.ends}. Check both.")


def _far(days: Sequence[tuple[Place, date | None]]) -> Iterator[Fault]:
    for place, day in days:
        if day and not FIRST <= day <= LAST:
            yield Fault(place, f"is {day}. Write a day between {FIRST.year} and {LAST.year}, as 2027-09-01.")


def _circles(framework: Framework) -> Iterator[Fault]:
    """Activities that wait for one another, each circle told once."""
    needs = {each.code: each.needs for each in framework.activities}
    places = {each.code: at for at, each in enumerate(framework.activities)}
    done: set[str] = set()
    for start in needs:
        circle = _circle_from(start, needs, done)
        if circle:
            way = " needs ".join([*circle, circle[0]])
            yield Fault(
                ("activities", places[circle[0]], "needs"),
                f"goes round: {way}. One of them has to come first: take one need out.",
            )


def _circle_from(start: str, needs: Mapping[str, Sequence[str]], done: set[str]) -> tuple[str, ...]:
    """The first circle that is reached from here; what was looked at is not looked at again."""
    path: list[str] = []
    on_path: set[str] = set()
    waiting: list[tuple[str, Iterator[str]]] = []

    def enter(code: str) -> None:
        path.append(code)
        on_path.add(code)
        waiting.append((code, iter(needs.get(code, ()))))

    if start not in done:
        enter(start)
    while waiting:
        code, rest = waiting[-1]
        after = next(rest, None)
        if after is None:
            done.add(code)
            on_path.discard(path.pop())
            waiting.pop()
        elif after in on_path:
            done.update(path)
            return tuple(path[path.index(after) :])
        elif after not in done and after in needs:
            enter(after)
    return ()


def _aimed(framework: Framework) -> Iterator[Fault]:
    """Targets and steps of KPIs, in the order of their days."""
    for at, kpi in enumerate(framework.kpis):
        place = ("kpis", at)
        days: list[tuple[Place, date | None]] = [((*place, "review"), kpi.review)]
        for name in ("baseline", "target"):
            one = getattr(kpi, name)
            days += [((*place, name, "on"), one.on)] if one else []
        days += [((*place, "steps", s, "on"), one.on) for s, one in enumerate(kpi.steps)]
        yield from _far(days)
        yield from _order(kpi, place)


def _order(kpi: Kpi, place: Place) -> Iterator[Fault]:
    first, last = kpi.baseline, kpi.target
    if first and last and last.on <= first.on:
        yield Fault(
            (*place, "target", "on"),
            f"is {last.on}, and the baseline is of {first.on}. A target comes after its baseline.",
        )
        return
    earlier = first.on if first else None
    for at, one in enumerate(kpi.steps):
        if (earlier and one.on <= earlier) or (last and one.on >= last.on):
            yield Fault(
                (*place, "steps", at, "on"),
                f"is {one.on}. Steps follow one another between the baseline and the target.",
            )
        earlier = one.on

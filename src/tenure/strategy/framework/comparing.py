"""What differs between two versions of a framework: added, taken out and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal

from tenure.strategy.framework.parts import Aimed, Framework, Milestone, Statement

How = Literal["added", "taken out", "changed"]

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aims": "Aim",
        "principles": "Principle",
        "outcomes": "Outcome",
        "priorities": "Priority",
        "activities": "Activity",
        "kpis": "KPI",
    }
)

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "its title",
        "label": "its label",
        "says": "what it says",
        "under": "what it stands under",
        "outcome": "the outcome it measures",
        "better": "which way is better",
        "lead": "the partner that leads it",
        "starts": "the day it starts",
        "ends": "the day it ends",
        "needs": "what it needs",
        "review": "the day of its review",
        "handover": "the list for its handover",
        "priorities": "the priorities it serves",
        "outcomes": "the outcomes it serves",
        "activities": "the activities that move it",
        "paragraphs": "its paragraphs",
        "milestones": "its milestones",
        "steps": "its steps",
    }
)
"""What each field is called in a sentence; any other is “its” and its name."""


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    kind  Aim, Outcome, Activity …; code and title say which.
    says  the difference in words: "the day it ends: 1 March 2027, was 1 May 2027".
    """

    how: How
    kind: str
    code: str
    title: str
    says: str


def differences(before: Framework, after: Framework) -> tuple[Difference, ...]:
    """Everything in which `after` differs from `before`, in the order of the framework."""
    return (*_about(before, after), *(each for kind in KINDS for each in _of(kind, before, after)))


def _about(before: Framework, after: Framework) -> Iterator[Difference]:
    if before.title != after.title:
        yield Difference(
            "changed", "Framework", "", after.title, _was("its title", before.title, after.title)
        )
    for name in ("vision", "purpose"):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Difference("changed", name.capitalize(), "", "", _statement(was, now))


def _statement(was: Statement, now: Statement) -> str:
    if was.text != now.text:
        return _was("its words", was.text, now.text)
    return _listed("its paragraphs", was.paragraphs, now.paragraphs)


def _of(kind: str, before: Framework, after: Framework) -> Iterator[Difference]:
    was = {each.code: each for each in getattr(before, kind)}
    now = {each.code: each for each in getattr(after, kind)}
    name = KINDS[kind]
    for code, each in now.items():
        if code not in was:
            yield Difference("added", name, code, _title(each), "It is new.")
        elif each != was[code]:
            for says in _changes(was[code], each):
                yield Difference("changed", name, code, _title(each), says)
    for code, each in was.items():
        if code not in now:
            yield Difference("taken out", name, code, _title(each), "It is gone.")
    kept_before, kept_after = [c for c in was if c in now], [c for c in now if c in was]
    if kept_before != kept_after:
        yield Difference("changed", name, "", "", "The order is another.")


def _title(part: Any) -> str:
    return str(getattr(part, "title", "") or getattr(part, "label", "") or part.code)


def _changes(was: Any, now: Any) -> Iterator[str]:
    for each in fields(now):
        old, new = getattr(was, each.name), getattr(now, each.name)
        if old != new:
            yield from _change(FIELDS.get(each.name, f"its {each.name}"), old, new)


def _change(name: str, old: Any, new: Any) -> Iterator[str]:
    """One field's change; of lists only what came and went."""
    if isinstance(new, tuple) and isinstance((new or old)[0], Milestone):
        yield from _milestones(old, new)
    elif isinstance(new, tuple):
        yield _listed(name, tuple(map(said, old)), tuple(map(said, new)))
    else:
        yield _was(name, said(old), said(new))


def _milestones(old: Sequence[Milestone], new: Sequence[Milestone]) -> Iterator[str]:
    was, now = {each.code: each for each in old}, {each.code: each for each in new}
    for code, each in now.items():
        if code not in was:
            yield f"milestone “{each.title}” is new, due on {said(each.due)}"
        elif each.due != was[code].due:
            yield _was(f"milestone “{each.title}”", said(was[code].due), said(each.due))
        elif each.title != was[code].title:
            yield _was(f"milestone {code}", was[code].title, each.title)
    for code, each in was.items():
        if code not in now:
            yield f"milestone “{each.title}” is gone"


def _listed(name: str, old: Sequence[str], new: Sequence[str]) -> str:
    if sorted(old) == sorted(new):
        return f"{name}: in another order"
    before, after = set(old), set(new)
    came = [each for each in new if each not in before]
    went = [each for each in old if each not in after]
    parts = [f"with {', '.join(came)}"] if came else []
    parts += [f"without {', '.join(went)}"] if went else []
    return f"{name}: {' and '.join(parts)}"


def _was(name: str, old: str, new: str) -> str:
    return f"{name}: {new or 'nothing'}, was {old or 'nothing'}"


def said(value: Any) -> str:
    """A value in words: a day as 1 March 2027, money and numbers with commas, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Aimed):
        return f"{value.value:,g} on {said(value.on)}"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return str(value)

"""Changing one part of a framework in a form: its fields as text, and the framework with what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import Fault, Place
from tenure.strategy.framework.sheets import PARTS, Column
from tenure.strategy.framework.spelling import FORMS, WANTED
from tenure.strategy.framework.writing import as_values

BETWEEN: Final = " | "
LONG: Final = frozenset({"says", "handover", "gaming", "milestones", "steps"})
"""Fields that are written in several lines."""
MORE: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "activities": Column("milestones", "Milestones", "One a line: code | title | 2027-03-01", "lines"),
        "kpis": Column("steps", "Steps", "One a line: value | 2027-03-01", "lines"),
    }
)
"""What a part has several of, as lines of one field."""
NAMED_IN: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        "outcomes": (("priorities", "outcomes"),),
        "priorities": (("activities", "priorities"),),
        "activities": (("activities", "needs"), ("kpis", "activities")),
    }
)
"""Where other parts list the codes of a kind of part: which kind they are, and in which field."""
KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"milestones": ("code", "title", "due"), "steps": ("value", "on")}
)


@dataclass(frozen=True)
class Typed:
    """A framework's plain values after what was typed, and what of it could not be read.

    at  the place of the part that was changed, so that faults elsewhere are told apart.
    """

    values: dict[str, Any]
    at: Place
    wrong: Mapping[str, str]


def columns(kind: str) -> tuple[Column, ...]:
    """The fields of a kind of part, in the order of its sheet."""
    more = (MORE[kind],) if kind in MORE else ()
    return (*PARTS[kind][1], *more)


def as_typed(framework: Framework, kind: str, code: str) -> dict[str, str]:
    """A part's fields as text; empty for one that is new."""
    part = next((as_values(p) for p in getattr(framework, kind) if p.code == code), {})
    return {column.key: _text(part, column) for column in columns(kind)}


def _text(part: Mapping[str, Any], column: Column) -> str:
    first, _, second = column.key.partition(".")
    value = part.get(first)
    if second:
        value = value.get(second) if isinstance(value, Mapping) else None
    if value is None:
        return ""
    if column.key in KEYS:
        return "\n".join(BETWEEN.join(_plain(each[key]) for key in KEYS[column.key]) for each in value)
    if isinstance(value, list):
        return ("\n" if column.form == "lines" else ", ").join(value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def typed(framework: Framework, kind: str, code: str, said: Mapping[str, str]) -> Typed:
    """The framework with what was typed for a part; a code that is not there adds one."""
    values = as_values(framework)
    several = list(values.get(kind, ()))
    at = next((n for n, part in enumerate(several) if part["code"] == code), len(several))
    part, wrong = _part(kind, said)
    values[kind] = [*several[:at], part, *several[at + 1 :]]
    return Typed(values, (kind, at), wrong)


def without(framework: Framework, kind: str, code: str) -> dict[str, Any]:
    """The plain values of a framework without one of its parts."""
    values = as_values(framework)
    values[kind] = [part for part in values.get(kind, ()) if part["code"] != code]
    return values


def without_named(framework: Framework, kind: str, code: str) -> dict[str, Any]:
    """The same, and other parts no longer list its code.

    A part that has to name one, as a KPI names its outcome, still does: that stays a fault.
    """
    values = without(framework, kind, code)
    for other, field in NAMED_IN.get(kind, ()):
        for part in values.get(other, ()):
            if code in part.get(field, ()):
                part[field] = [each for each in part[field] if each != code]
    return values


def _part(kind: str, said: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    part: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column in columns(kind):
        text = said.get(column.key, "").replace("\r\n", "\n").strip()
        if not text:
            continue
        value = _several(column.key, text) if column.key in KEYS else FORMS[column.form](text)
        if value is None:
            wrong[column.key] = f"holds “{text[:40]}”. Write {WANTED[column.form]}."
            continue
        first, _, second = column.key.partition(".")
        if second:
            part.setdefault(first, {})[second] = value
        else:
            part[first] = value
    return part, wrong


def _several(key: str, text: str) -> list[dict[str, Any]]:
    """Milestones or steps, one a line; what is no day or number stays as it was typed, and is told later."""
    found = []
    for line in FORMS["lines"](text):
        cells = [each.strip() for each in line.split("|")]
        one: dict[str, Any] = dict(zip(KEYS[key], cells, strict=False))
        if "value" in one:
            number = FORMS["number"](one["value"])
            one["value"] = one["value"] if number is None else number
        found.append(one)
    return found


def field_faults(made: Typed, faults: Sequence[Fault]) -> tuple[dict[str, str], list[str]]:
    """Faults of the part by its field, and the others as sentences."""
    by_field, others = dict(made.wrong), list[str]()
    known = {column.key for column in columns(str(made.at[0]))}
    for fault in faults:
        key = ".".join(str(step) for step in fault.place[2:4] if isinstance(step, str))
        own = fault.place[:2] == made.at
        field = next((each for each in (key, key.partition(".")[0]) if each in known), "")
        if own and field:
            by_field.setdefault(field, f"{_where(fault.place[3:])}{fault.says}")
        elif not (own and made.wrong):
            others.append(str(fault))
    return by_field, others


def _where(rest: Place) -> str:
    line = next((step for step in rest if isinstance(step, int)), None)
    return "" if line is None else f"line {line + 1} "

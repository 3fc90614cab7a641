"""Reading a framework from TOML, or from plain values. Every fault is told at once, each with where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from tenure.strategy.framework import parts
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import HasFindings, Unreadable
from tenure.terms.toml import values_of

LARGEST: Final = 4_000_000
"""Letters in a framework file; the founding one has some 30,000, one of a thousand activities 700,000."""
LONGEST: Final = 2_000
"""Letters in one text: a title or a sentence that is longer is a document, and belongs beside it."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong: where it is, as ("activities", 2, "title"), counted from 0; and what to do."""

    place: Place
    says: str

    def __str__(self) -> str:
        return f"{where(self.place)} {self.says}" if self.place else self.says


def where(place: Place) -> str:
    """A place in words a person can find it by: activities[3].title, counted from 1."""
    said = ""
    for step in place:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else step
    return said


def framework_of(text: str, *, name: str = "The framework") -> Framework:
    """A framework from the text of a TOML file; `name` is what sentences call it."""
    if len(text) > LARGEST:
        raise Unreadable(f"{name} has more than {LARGEST:,} letters. No framework has.")
    return framework_from(values_of(text, name=name), name=name)


def framework_from(said: object, *, name: str = "The framework") -> Framework:
    """A framework from plain values, as a file, a workbook or an API gives them."""
    made, faults = tried(said)
    if made is None:
        raise HasFindings("\n".join(f"{name}: {fault}" for fault in faults))
    return made


def tried(said: object) -> tuple[Framework | None, tuple[Fault, ...]]:
    """The framework, or None and everything that is wrong with its shape."""
    try:
        made = _adapter().validate_python(said)
    except ValidationError as problem:
        found = problem.errors(include_url=False, include_context=True)
        shape = (Fault(tuple(each["loc"]), _sentence(each)) for each in found)
        return None, (*shape, *_too_long(said))
    long = tuple(_too_long(said))
    return (None, long) if long else (made, ())


@cache
def founding() -> Framework:
    """The framework of the founding plan, which the example partnership works by."""
    text = files("tenure.strategy.framework").joinpath("founding.toml").read_text(encoding="utf-8")
    return framework_of(text, name="founding.toml")


@cache
def _adapter() -> TypeAdapter[Framework]:
    for each in vars(parts).values():
        if isinstance(each, type) and each.__module__ == parts.__name__:
            each.__pydantic_config__ = ConfigDict(  # type: ignore[attr-defined]
                extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
            )
    return TypeAdapter(Framework)


_SENTENCES: Final[Mapping[str, str]] = {
    "missing": "is missing. Add it.",
    "string_type": "has to be words in quotation marks.",
    "tuple_type": "has to be a list, as in [ ... ].",
    "dataclass_type": "has to be a table of keys and values.",
    "float_type": "has to be a number.",
    "float_parsing": "has to be a number.",
    "finite_number": "has to be a number that can be written down.",
    "date_type": "has to be a day, as 2027-09-01.",
    "date_parsing": "is no day. Write it as 2027-09-01.",
    "date_from_datetime_parsing": "is no day. Write it as 2027-09-01.",
    "date_from_datetime_inexact": "has a time of day. Write the day alone, as 2027-09-01.",
}


def _sentence(found: ErrorDetails) -> str:
    kind, given = found["type"], str(found.get("input"))[:40]
    if kind == "unexpected_keyword_argument":
        return _unknown(str(found["loc"][-1]))
    if kind.startswith("date") and isinstance(found.get("input"), int | float):
        return f"is {given}, which is no day. Write it as 2027-09-01."
    if kind == "string_type" and found["loc"][-1] == "under":
        return (
            "names one aim or principle, as words. An activity stands under one: serve others by priorities."
        )
    if kind == "literal_error":
        return f"is “{given}”. Use one of: {found['ctx']['expected'].replace(chr(39), '')}."
    said = _SENTENCES.get(kind) or f"cannot be used: {found['msg']}."
    return f"is “{given}”, which {said}" if said.startswith("is no") else said


@cache
def _names() -> tuple[str, ...]:
    shapes: Sequence[Any] = (parts.Framework, parts.Priority, parts.Activity, parts.Milestone, parts.Kpi)
    return tuple(dict.fromkeys(each.name for shape in shapes for each in fields(shape)))


def _unknown(key: str) -> str:
    near = get_close_matches(key, _names(), n=1)
    return f"is not known. {f'Did you mean {near[0]}?' if near else 'Take it out.'}"


def _too_long(said: object, place: Place = ()) -> list[Fault]:
    if isinstance(said, str) and len(said) > LONGEST:
        return [Fault(place, f"has {len(said):,} letters; the most is {LONGEST:,}. Shorten it.")]
    steps: Sequence[tuple[str | int, object]] = ()
    if isinstance(said, Mapping):
        steps = tuple(said.items())
    elif isinstance(said, list | tuple):
        steps = tuple(enumerate(said))
    return [fault for step, each in steps for fault in _too_long(each, (*place, step))]

"""Reading a survey from TOML or JSON: faults by their place first, then a survey."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tenure.returns.survey.questions import (
    LONGEST_TEXT,
    ON_A_SCALE,
    Choice,
    OnlyIf,
    Page,
    Question,
    Scale,
    Statement,
    Survey,
)
from tenure.returns.survey.shape import MOST, SHAPES, Field, fits
from tenure.terms.problems import HasFindings, Unreadable
from tenure.terms.toml import values_of

LARGEST: Final = 1_000_000
"""Bytes of a survey file; one of a hundred questions in two languages is 60,000."""

Document = Mapping[str, Any]
_HEAD: Final = re.compile(r"\[\[?[\w.-]+\]?\]\s*(#.*)?")
Severity = Literal["error", "query"]

MEANS: Final[Mapping[str, str]] = {
    "key": "small letters, digits and hyphens, beginning with a letter",
    "code": "letters, digits and hyphens, up to 40 of them",
    "language": "a language's letters, such as en or cy",
    "words": 'words by language, such as {en = "Workload"}',
    "text": "words, up to 2,000 letters",
    "whole": "a whole number from 1",
    "number": "a number",
    "yes or no": "true or false",
}


@dataclass(frozen=True)
class Fault:
    """Something in a survey: where it is, what is wrong and what to do. A query may stand."""

    place: str
    says: str
    fix: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.says} {self.fix}"


def document_in(data: bytes, *, name: str = "The survey") -> Document:
    """What a TOML or JSON file holds; Unreadable, with the line, where it is neither."""
    if len(data) > LARGEST:
        raise Unreadable(
            f"{name} has {len(data):,} bytes; a survey has {LARGEST:,} at most. Send the survey alone."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(f"{name} is not in UTF-8 (byte {fault.start:,}). Save it as UTF-8.") from None
    found = _json(text, name) if _is_json(text) else values_of(text, name=name)
    if not isinstance(found, dict):
        raise Unreadable(f"{name} is a list. A survey begins with its key, version and title.")
    return found


def _is_json(text: str) -> bool:
    """JSON begins with a brace, or with a bracket that is not a table's head in TOML."""
    first = text.lstrip().partition("\n")[0].strip()
    return first.startswith("{") or (first.startswith("[") and not _HEAD.fullmatch(first))


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise Unreadable(
            f"{name}, line {fault.lineno}, column {fault.colno}: this is not JSON. Look for a missing comma, "
            "quote or bracket there."
        ) from None
    except ValueError:  # a whole number of thousands of digits
        raise Unreadable(f"{name} holds a number that is too long for a survey. Mend it.") from None
    except RecursionError:
        raise Unreadable(f"{name} nests too deeply for a survey. Send a survey file.") from None


def shape_faults(document: Document) -> list[Fault]:
    """Where a document does not have the shape of a survey; empty where it has."""
    return list(_object_faults(document, "survey", ""))


def _object_faults(value: object, shape: str, place: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(place or "The survey", "There is no table of fields.", f"Give the fields of a {shape}.")
        return
    fields = {f.name: f for f in SHAPES[shape]}
    for name in value:
        if name not in fields:
            near = ", ".join(fields)
            yield Fault(_at(place, str(name)), f"A {shape} has no such field.", f"It may have: {near}.")
    for name, field in fields.items():
        if name not in value:
            if field.must:
                yield Fault(_at(place, name), "It is missing.", f"{field.says}")
        else:
            yield from _field_faults(value[name], field, _at(place, name))


def _field_faults(value: object, field: Field, place: str) -> Iterator[Fault]:
    if not field.many:
        yield from _value_faults(value, field, place)
    elif not isinstance(value, list) or not value:
        yield Fault(place, "It must be a list with something in it.", field.says)
    elif len(value) > MOST:
        yield Fault(place, f"It has {len(value):,} members.", f"Give {MOST} at most.")
    else:
        for number, each in enumerate(value, start=1):
            yield from _value_faults(each, field, f"{place} {number}{_named(each)}")


def _named(value: object) -> str:
    """A member's own name, so that a person need not count."""
    name = value.get("key") or value.get("code") if isinstance(value, dict) else None
    return f" ({name[:40]})" if isinstance(name, str) else ""


def _value_faults(value: object, field: Field, place: str) -> Iterator[Fault]:
    if field.what in SHAPES:
        yield from _object_faults(value, field.what, place)
    elif field.one_of:
        if value not in field.one_of:
            yield Fault(place, f"It is {_shown(value)}.", f"Use one of: {', '.join(field.one_of)}.")
    elif field.what == "words":
        yield from _words_faults(value, place)
    elif not fits(field.what, value):
        yield Fault(place, f"It is {_shown(value)}.", f"Give {MEANS[field.what]}.")


def _words_faults(value: object, place: str) -> Iterator[Fault]:
    if not isinstance(value, dict) or not value:
        yield Fault(place, f"It is {_shown(value)}.", f"Give {MEANS['words']}.")
        return
    for language, text in value.items():
        if not fits("language", language):
            yield Fault(_at(place, str(language)), "This is no language.", f"Use {MEANS['language']}.")
        elif not fits("text", text):
            yield Fault(_at(place, language), f"It is {_shown(text)}.", f"Give {MEANS['text']}.")


def _shown(value: object) -> str:
    text = str(value)
    return "empty" if not text.strip() else text if len(text) <= 40 else text[:39] + "…"


def _at(place: str, name: str) -> str:
    return f"{place}, {name}" if place else name


def read(data: bytes, *, name: str = "The survey") -> Survey:
    """A survey from a file.

    Raises   Unreadable where it is neither TOML nor JSON; HasFindings, naming the first fault, where it has
             not the shape of a survey.
    """
    return survey_of(document_in(data, name=name))


def survey_of(document: Document) -> Survey:
    """The survey that a document holds; HasFindings where it has not the shape of one."""
    faults = shape_faults(document)
    if faults:
        more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
        raise HasFindings(f"{faults[0]}{more}")
    scales = tuple(Scale(s["key"], _choices(s["choices"])) for s in document.get("scales", ()))
    by_key = {scale.key: scale for scale in scales}
    return Survey(
        key=document["key"],
        version=document["version"],
        title=document["title"],
        introduction=document["introduction"],
        languages=tuple(document["languages"]),
        owner=document["owner"],
        source=document["source"],
        licence=document["licence"],
        pages=tuple(_page(page, by_key) for page in document["pages"]),
        scales=scales,
    )


def _choices(found: Sequence[Document]) -> tuple[Choice, ...]:
    return tuple(Choice(c["code"], c["words"], c.get("value")) for c in found)


def _page(page: Document, scales: Mapping[str, Scale]) -> Page:
    questions = tuple(_question(q, scales) for q in page["questions"])
    return Page(page["key"], page["title"], questions, page.get("introduction", {}))


def _question(q: Document, scales: Mapping[str, Scale]) -> Question:
    scale = scales.get(q.get("scale", ""))
    on_a_scale = q["kind"] in ON_A_SCALE and scale is not None
    found = scale.choices if on_a_scale and scale else _choices(q.get("choices", ()))
    condition = q.get("only_if")
    return Question(
        key=q["key"],
        kind=q["kind"],
        words=q["words"],
        hint=q.get("hint", {}),
        choices=found,
        scale=q.get("scale", ""),
        statements=tuple(_statement(s) for s in q.get("statements", ())),
        required=q.get("required", False),
        least=q.get("least"),
        most=q.get("most"),
        longest=q.get("longest", LONGEST_TEXT),
        factor=q.get("factor", ""),
        turned=q.get("turned", False),
        about=q.get("about", ""),
        only_if=OnlyIf(condition["question"], tuple(condition["is"])) if condition else None,
    )


def _statement(s: Document) -> Statement:
    return Statement(s["key"], s["words"], s.get("factor", ""), s.get("turned", False))

"""The shape of a survey file: each field's kind and meaning, said once for the reader and the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from tenure.returns.survey.questions import ABOUT, FACTORS, KINDS

What = Literal["key", "code", "words", "text", "whole", "number", "yes or no", "language"]

PATTERNS: Final[Mapping[str, str]] = {
    "key": r"^[a-z][a-z0-9-]{0,39}$",
    "code": r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$",
    "language": r"^[a-z]{2,3}$",
}
LONGEST_WORDS: Final = 2000
MOST: Final = 200
"""Members of any list: questions of a page, choices of a question."""

SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Field:
    """One field of a survey file.

    what     the kind of value, or the shape that it has.
    many     whether it is a list of them.
    one_of   the only values it may have; any where empty.
    """

    name: str
    what: str
    says: str
    must: bool = False
    many: bool = False
    one_of: tuple[str, ...] = ()


SHAPES: Final[Mapping[str, tuple[Field, ...]]] = {
    "survey": (
        Field("key", "key", "The survey's name, the same in every version and wave.", must=True),
        Field("version", "whole", "1 for the first; a published version never changes.", must=True),
        Field("languages", "language", "Languages it can be answered in, the usual one first.", True, True),
        Field("title", "words", "What people see it called.", must=True),
        Field("introduction", "words", "What it is for, before the first question.", must=True),
        Field("owner", "text", "Who keeps its words.", must=True),
        Field("source", "text", "Where its questions come from.", must=True),
        Field("licence", "text", "How its words may be used.", must=True),
        Field("scales", "scale", "Answers in order, shared by questions.", many=True),
        Field("pages", "page", "Pages in order, one theme on each.", True, True),
    ),
    "scale": (
        Field("key", "key", "What questions call it.", must=True),
        Field("choices", "choice", "Its answers in order.", True, True),
    ),
    "choice": (
        Field("code", "code", "What is kept when it is chosen.", must=True),
        Field("words", "words", "What people see.", must=True),
        Field("value", "number", "Its place on a scale; left out where it says nothing about it."),
    ),
    "page": (
        Field("key", "key", "What the page is called in results.", must=True),
        Field("title", "words", "Its theme.", must=True),
        Field("introduction", "words", "What to know before its questions."),
        Field("questions", "question", "Its questions in order.", True, True),
    ),
    "question": (
        Field("key", "key", "What its answer is called.", must=True),
        Field("kind", "text", "How it is answered.", True, one_of=KINDS),
        Field("words", "words", "The question.", must=True),
        Field("hint", "words", "Help, under the question."),
        Field("choices", "choice", "The answers of a single or multiple choice.", many=True),
        Field("scale", "key", "The scale that a scale or grid question is answered on."),
        Field("statements", "statement", "The rows of a grid.", many=True),
        Field("required", "yes or no", "Whether it must be answered."),
        Field("least", "number", "The least that a number may be."),
        Field("most", "number", "The most that a number may be."),
        Field("longest", "whole", "Letters that a text may have."),
        Field("factor", "text", "What it measures.", one_of=tuple(FACTORS)),
        Field("turned", "yes or no", "Whether agreeing is bad news."),
        Field("about", "text", "What it says of the person, for results by it.", one_of=ABOUT),
        Field("only_if", "condition", "When it is asked; always where left out."),
    ),
    "statement": (
        Field("key", "key", "What its answer is called, after the question's.", must=True),
        Field("words", "words", "The statement.", must=True),
        Field(
            "factor", "text", "What it measures, where its question measures several.", one_of=tuple(FACTORS)
        ),
        Field("turned", "yes or no", "Whether agreeing is bad news."),
    ),
    "condition": (
        Field("question", "key", "A question on an earlier page.", must=True),
        Field("is", "code", "The answers that lead here.", True, True),
    ),
}
"""Every shape of a survey file, the whole first."""


def schema() -> dict[str, Any]:
    """The published JSON Schema (draft 2020-12) of a survey file."""
    shapes = {name: _object(fields) for name, fields in SHAPES.items()}
    return {
        "$schema": SCHEMA,
        "title": "A survey of a teaching partnership",
        "description": "Made from the code. What a schema cannot say, tenure survey check does.",
        **shapes.pop("survey"),
        "$defs": shapes,
    }


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {f.name: _listed(f) | {"description": f.says} for f in fields},
        "required": [f.name for f in fields if f.must],
        "additionalProperties": False,
    }


def _listed(field: Field) -> dict[str, Any]:
    if not field.many:
        return _value(field)
    return {"type": "array", "minItems": 1, "maxItems": MOST, "items": _value(field)}


def _value(field: Field) -> dict[str, Any]:
    if field.one_of:
        return {"enum": list(field.one_of)}
    if field.what in PATTERNS:
        return {"type": "string", "pattern": PATTERNS[field.what]}
    if field.what in SHAPES:
        return {"$ref": f"#/$defs/{field.what}"}
    return dict(_PLAIN[field.what])


_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS, "pattern": r"\S"}
_PLAIN: Final[Mapping[str, dict[str, Any]]] = {
    "words": {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {PATTERNS["language"]: _TEXT},
        "additionalProperties": False,
    },
    "text": _TEXT,
    "whole": {"type": "integer", "minimum": 1},
    "number": {"type": "number"},
    "yes or no": {"type": "boolean"},
}


def fits(what: str, value: object) -> bool:
    """Whether a plain value is of that kind."""
    if what in PATTERNS:
        return isinstance(value, str) and re.match(PATTERNS[what], value) is not None and value[-1:] != "\n"
    if what == "yes or no":
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if what == "whole":
        return isinstance(value, int) and value >= 1
    if what == "number":
        return isinstance(value, int | float)
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_WORDS

"""Writing a framework as plain values, TOML or JSON: what is written is read back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from tenure.strategy.framework.parts import Framework

TABLES: Final = ("aims", "principles", "outcomes", "priorities", "activities", "kpis")
WIDE: Final = 100
"""Letters of a list that stays on one line."""


def as_values(part: Any) -> dict[str, Any]:
    """Plain values in the order of the fields; what stands at its default is left out."""
    return {
        each.name: _plain(getattr(part, each.name))
        for each in fields(part)
        if each.default is MISSING or getattr(part, each.name) != each.default
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return as_values(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def as_document(framework: Framework) -> dict[str, Any]:
    """The same with days as text, as it is kept and as an API gives it."""
    document: dict[str, Any] = json.loads(json.dumps(as_values(framework), default=date.isoformat))
    return document


def fingerprint(framework: Framework) -> str:
    """The same for two frameworks only where nothing in them differs."""
    return sha256(json.dumps(as_document(framework), sort_keys=True).encode()).hexdigest()


def as_json(framework: Framework) -> str:
    """A framework as JSON."""
    return json.dumps(as_document(framework), indent=2, ensure_ascii=False) + "\n"


def as_toml(framework: Framework) -> str:
    """A framework as TOML: what it is, then a table for each part."""
    values = as_values(framework)
    tables = {name: values.pop(name) for name in TABLES if values.get(name)}
    empty = {name: values.pop(name) for name in TABLES if name in values}
    heads = {name: values.pop(name) for name in ("vision", "purpose")}
    parts = [_lines(values | empty)]
    parts += [f"[{name}]\n{_lines(each)}" for name, each in heads.items()]
    parts += [f"[[{name}]]\n{_lines(each)}" for name, several in tables.items() for each in several]
    return "\n\n".join(parts) + "\n"


def _lines(values: Mapping[str, Any]) -> str:
    return "\n".join(f"{key} = {_said(value)}" for key, value in values.items())


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_said(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        line = "[" + ", ".join(map(_said, value)) + "]"
        if len(line) <= WIDE:
            return line
        return "[\n" + "".join(f"    {_said(each)},\n" for each in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, date) else repr(value)

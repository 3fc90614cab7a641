"""Writing a scenario as plain values, JSON or TOML: what is written is read back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from tenure.forecast.scenarios.shape import Scenario


def as_values(record: Any) -> dict[str, Any]:
    """Plain values, in the order of the fields; what stands at its default is left out."""
    return {
        each.name: _plain(getattr(record, each.name))
        for each in fields(record)
        if each.default is MISSING or getattr(record, each.name) != each.default
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return as_values(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def as_json(scenario: Scenario) -> str:
    """A scenario as JSON."""
    return json.dumps(as_values(scenario), indent=2, ensure_ascii=False) + "\n"


def as_toml(scenario: Scenario) -> str:
    """A scenario as TOML: what it is, then a table for each effect, interaction and cost."""
    values = as_values(scenario)
    tables = {name: values.pop(name) for name in ("effects", "interactions", "costs") if name in values}
    parts = [_lines(values)]
    parts += [f"[[{name}]]\n{_lines(each)}" for name, several in tables.items() for each in several]
    return "\n\n".join(parts) + "\n"


def _lines(values: Mapping[str, Any]) -> str:
    return "\n".join(f"{key} = {_said(value)}" for key, value in values.items())


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_said(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_said, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)

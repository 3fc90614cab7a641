"""The JSON Schema of a scenario file, made from the records that are read."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin

from tenure.forecast.scenarios.kinds import KINDS
from tenure.forecast.scenarios.reading import hints
from tenure.forecast.scenarios.shape import Change, Scenario


def schema() -> dict[str, Any]:
    """What a scenario file holds, as JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario",
        **_record(Scenario),
    }


def _record(cls: type) -> dict[str, Any]:
    known = fields(cls)
    made: dict[str, Any] = {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "additionalProperties": False,
        "required": [each.name for each in known if each.default is MISSING],
        "properties": {each.name: _field(hints(cls)[each.name], each.metadata) for each in known},
    }
    if cls is Change:
        made["oneOf"] = [{"required": [verb]} for verb in ("multiply", "add", "set")]
        made["allOf"] = [_unit(name, verb) for name, kind in KINDS.items() for verb in kind.units]
    return made


def _unit(name: str, verb: str) -> dict[str, Any]:
    """Which unit goes with a kind of effect and a verb."""
    return {
        "if": {"properties": {"on": {"const": name}}, "required": ["on", verb]},
        "then": {"properties": {"unit": {"enum": list(KINDS[name].units[verb])}}},
    }


def _field(kind: Any, about: Any) -> dict[str, Any]:
    return {**_typed(kind, about), "description": about["says"]}


def _typed(kind: Any, about: Any) -> dict[str, Any]:
    if isinstance(kind, UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _typed(get_args(kind)[0], about)}
    if is_dataclass(kind):
        return _record(kind)  # type: ignore[arg-type]
    if kind is date:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
    if kind is str:
        among = {"enum": list(about["among"])} if about["among"] else {}
        return {"type": "string", **among, **({"maxLength": about["most"]} if about["most"] else {})}
    limits = {"minimum": about["least"], "maximum": about["most"]}
    kept = {name: value for name, value in limits.items() if value is not None}
    return {"type": "integer" if kind is int else "number", **kept}

"""A fitted model as plain values, and from them again: every number comes back as it was, to the last bit.

Arrays stand as their shape and their numbers in one line, the last axis first to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

import numpy as np

from tenure.forecast.fitting.model import Model
from tenure.terms.problems import Unreadable

LARGEST: Final = 20_000_000
"""Numbers of one array: a nation's longest has some two million."""


def as_values(model: Model) -> dict[str, Any]:
    """What a simulation needs of a model as text, numbers, lists and dictionaries."""
    return {each.name: _plain(getattr(model, each.name)) for each in fields(Model)}


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        kind = float if value.dtype.kind == "f" else int
        return {"shape": list(value.shape), "values": " ".join(repr(kind(each)) for each in value.ravel())}
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(each)] for key, each in value.items()]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def model_from(said: Any) -> Model:
    """The model of such values. Unreadable says which of them is not as it has to be."""
    found: Model = _made(Model, said, "inputs")
    return found


def _made(kind: Any, said: Any, at: str) -> Any:
    """A value of a declared type."""
    origin = get_origin(kind)
    if origin is UnionType:
        (one,) = (each for each in get_args(kind) if each is not NoneType)
        return None if said is None else _made(one, said, at)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = get_args(kind)
        return {_made(key, one, at): _made(value, other, at) for one, other in _pairs(said, at)}
    how = _HOW.get(kind) or _HOW.get(origin)
    if how is not None:
        return _tried(how, kind, said, at)
    if is_dataclass(kind):
        return _fields(kind, said, at)
    return _tuple(kind, said, at)


def _pairs(said: Any, at: str) -> list[tuple[Any, Any]]:
    if not isinstance(said, list) or not all(isinstance(each, list) and len(each) == 2 for each in said):
        raise _wrong(at, "pairs")
    return [(first, second) for first, second in said]


def _tried(how: Callable[[Any, Any], Any], kind: Any, said: Any, at: str) -> Any:
    try:
        return how(kind, said)
    except (TypeError, ValueError, KeyError, OverflowError) as problem:
        raise _wrong(at, getattr(kind, "__name__", "numbers")) from problem


def _fields(kind: Any, said: Any, at: str) -> Any:
    known = get_type_hints(kind)
    if not isinstance(said, dict) or set(said) != {each.name for each in fields(kind)}:
        raise _wrong(at, ", ".join(each.name for each in fields(kind)))
    return kind(**{name: _made(known[name], one, f"{at}.{name}") for name, one in said.items()})


def _tuple(kind: Any, said: Any, at: str) -> Any:
    """A tuple of one type, or one of named or counted parts."""
    named = hasattr(kind, "_fields")
    parts = [get_type_hints(kind)[name] for name in kind._fields] if named else list(get_args(kind))
    if not isinstance(said, list):
        raise _wrong(at, "a list")
    if len(parts) == 2 and parts[1] is Ellipsis:
        parts = [parts[0]] * len(said)
    if len(parts) != len(said):
        raise _wrong(at, f"{len(parts)} parts")
    made = [_made(part, one, f"{at}[{n}]") for n, (part, one) in enumerate(zip(parts, said, strict=True))]
    return kind(*made) if named else tuple(made)


def _array(kind: Any, said: Any) -> Any:
    shape = tuple(int(each) for each in said["shape"])
    numbers = said["values"].split()
    if len(numbers) > LARGEST or min(shape, default=0) < 0:
        raise ValueError("too many")
    (of,) = get_args(get_args(kind)[1])
    return np.array([float(each) if of is np.float64 else int(each) for each in numbers], of).reshape(shape)


def _number(kind: Any, said: Any) -> Any:
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise TypeError("no number")
    return kind(said)


def _text(kind: Any, said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError("no text")
    return said


_HOW: Final[Mapping[Any, Callable[[Any, Any], Any]]] = MappingProxyType({
    np.ndarray: _array,
    float: _number,
    int: _number,
    str: _text,
    date: lambda kind, said: date.fromisoformat(said),
})  # fmt: skip


def _wrong(at: str, wanted: str) -> Unreadable:
    return Unreadable(f"{at} is not as it has to be: {wanted} expected. Export the plan again.")

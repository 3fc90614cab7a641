"""The name of a run: the same inputs, code and seed give the same name, and the same name the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from hashlib import blake2b

import numpy as np

from tenure import __version__
from tenure.forecast.flows.inputs import Effect, Start
from tenure.forecast.scenarios.resolving import Resolved


def name_of(resolved: Resolved, *, data: str, seed: int, about: Sequence[object] = ()) -> str:
    """Sixteen hexadecimal letters.

    data   the version of the record, with that of what was fitted to it.
    about  whatever else decides the answers: runs, layers, questions.
    """
    digest = blake2b(digest_size=8)
    for part in _parts(resolved):
        digest.update(part)
    digest.update(repr((data, __version__, seed, *about)).encode())
    return digest.hexdigest()


def _parts(resolved: Resolved) -> Iterator[bytes]:
    yield from _start(resolved.start)
    for effect in (*resolved.effects, *resolved.afterwards):
        yield from _effect(effect)
    for due in resolved.costs:
        yield repr(due.cost).encode()
        yield from (_array(each) for each in (due.pounds, due.months, due.share, due.ramp))
        if due.cost.per == "post and year":
            yield _array(due.posts)


def _start(start: Start) -> Iterator[bytes]:
    for field in fields(start):
        said = getattr(start, field.name)
        if said is None or (field.name == "moves" and not said):
            continue
        yield field.name.encode() + (_array(said) if isinstance(said, np.ndarray) else repr(said).encode())


def _effect(effect: Effect) -> Iterator[bytes]:
    yield effect.kind.encode()
    yield from (_array(each) for each in (effect.reach, effect.ramp, effect.size))


def _array(values: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> bytes:
    return repr((values.shape, values.dtype.str)).encode() + np.ascontiguousarray(values).tobytes()

"""Numbers drawn by chance, each from its own key: the same for a run however the runs are grouped.

Source: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA: the finaliser.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Keys = NDArray[np.uint64]
Numbers = NDArray[np.float64]

STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_THIRTY, _TWENTY_SEVEN, _THIRTY_ONE, _ELEVEN = (np.uint64(n) for n in (30, 27, 31, 11))
_WIDTH: Final = 2.0**-53


def normals(runs: Keys, about: Sequence[str], count: int) -> Numbers:
    """Standard normal numbers, shape (runs, names, count).

    runs   keys of the runs, from `keys_of_runs`.
    about  what is decided, one name for each row: two names share nothing.
    """
    named = np.array([_key(name) for name in about], dtype=np.uint64)
    each = _mixed(runs[:, None] ^ named)
    drawn = _mixed(each[:, :, None] + STEP * np.arange(1, count + 1, dtype=np.uint64))
    between: Numbers = ((drawn >> _ELEVEN).astype(np.float64) + 0.5) * _WIDTH
    normal: Numbers = ndtri(between)
    return normal


def keys_of_runs(seed: int, first: int, count: int) -> Keys:
    """A key for each of the numbered runs of a seed, 0 to 2^64 - 1."""
    numbers = np.arange(first + 1, first + count + 1, dtype=np.uint64)
    return _mixed(_mixed(np.array([seed], dtype=np.uint64) + STEP) + STEP * numbers)


def combined(factors: Numbers, drawn: Numbers) -> Numbers:
    """Each run's numbers through a matrix, added up in one order: equal bytes for any grouping of runs.

    factors  shape (N, out, count), one matrix for each of N.
    drawn    shape (runs, N, count), or (runs, 1, count) where all share their numbers.
    Returns  shape (runs, N, out).
    """
    total = np.zeros((len(drawn), *factors.shape[:2]))
    for k in range(drawn.shape[-1]):
        total += drawn[..., k, None] * factors[..., k]
    return total


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def _mixed(state: Keys) -> Keys:
    state = (state ^ (state >> _THIRTY)) * _FIRST
    state = (state ^ (state >> _TWENTY_SEVEN)) * _SECOND
    return state ^ (state >> _THIRTY_ONE)

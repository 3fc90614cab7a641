"""Chance: a stream of its own for every decision, and picking so many from each group."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray


def stream(seed: int, *about: str | int) -> np.random.Generator:
    """A source of chance for one decision, the same whatever else is decided.

    stream(1, "leaving", 2018) gives the same numbers however many years are written.
    """
    name = "/".join(map(str, about)).encode()
    digest = hashlib.blake2b(name, digest_size=8).digest()
    return np.random.default_rng([seed, int.from_bytes(digest, "big")])


def picked(
    chance: np.random.Generator,
    group: NDArray[np.int64],
    weight: NDArray[np.float64],
    *,
    wanted: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """So many of each group, the heavier the likelier, none twice; all of a group that has too few.

    group   the group of each candidate, from 0; -1 for those who cannot be picked.
    wanted  how many of each group.
    """
    key = np.log(np.maximum(weight, 1e-12)) + chance.gumbel(size=len(group))
    order = np.lexsort((-key, group))
    sorted_groups = group[order]
    first = np.searchsorted(sorted_groups, sorted_groups)
    rank = np.empty(len(group), dtype=np.int64)
    rank[order] = np.arange(len(group)) - first
    return (group >= 0) & (rank < np.append(wanted, 0)[group])


def one_of(chance: np.random.Generator, shares: dict[Any, float], size: int) -> NDArray[Any]:
    """Values drawn by their shares, which need not add to one."""
    weights = np.array(list(shares.values()), dtype=np.float64)
    return np.array(list(shares))[chance.choice(len(weights), size=size, p=weights / weights.sum())]

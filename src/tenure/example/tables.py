"""Tables of people and posts: columns of equal length by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Table = Mapping[str, Column]


def size(table: Table) -> int:
    """How many rows it has."""
    return len(next(iter(table.values())))


def chosen(table: Table, rows: Column) -> Table:
    """The rows of a mask or of a list of row numbers."""
    return {name: column[rows] for name, column in table.items()}


def stacked(*tables: Table) -> Table:
    """Tables of the same columns, one below the other."""
    return {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}


def changed(table: Table, **columns: Column) -> Table:
    """The table with some columns replaced or added."""
    return {**table, **columns}

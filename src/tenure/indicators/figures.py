"""Every figure of a record in parallel columns: what the engine gives and everything above it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Texts = NDArray[Any]
"""Text, one for each figure: an object array of strings, each distinct text held once."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Parallel columns, one entry for each figure.

    measure, basis     which measure, and "fte", "headcount" or "jobs".
    service            "children" or "adults".
    partner            the reporting unit, or "partnership" for all that filed.
    year               the collection year, by the 30 September it ends on.
    dimension, slice   "total" and "total", or what the people are split by and the words of the part.
    part, whole        what was divided by what; `whole` is NaN for a count.
    value              a count, or a rate as a share from 0 to 1; NaN where there is nothing to divide by.
    people             how many people stand behind the part: what disclosure control looks at.
    unit               share, FTE, people, jobs, posts, cases, days, cases per FTE, £ and others.
    how                where a partner is missing from a sum, which one; which workplaces a partner's figure
                       leaves out, or why it is refused; else "".
    """

    measure: Texts
    basis: Texts
    service: Texts
    partner: Texts
    year: NDArray[np.int64]
    dimension: Texts
    slice: Texts
    part: NDArray[np.float64]
    whole: NDArray[np.float64]
    value: NDArray[np.float64]
    people: NDArray[np.int64]
    unit: Texts
    how: Texts

    def __len__(self) -> int:
        return len(self.part)

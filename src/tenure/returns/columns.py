"""What columns of values are, for the type checker: masks, codes, numbers, days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Column = NDArray[Any]
Keys = NDArray[np.int64]
Days = NDArray[np.datetime64]

if TYPE_CHECKING:
    Kept = TypeVar("Kept", bound=np.generic)

    class _Values(np.ndarray[Any, np.dtype[Kept]]):
        """Only for the type checker: values whose equality is known to be a mask."""

        def __eq__(self, other: object) -> Mask: ...  # type: ignore[override]
        def __ne__(self, other: object) -> Mask: ...  # type: ignore[override]

    Codes = _Values[np.str_]
    Dates = _Values[np.datetime64]
    Numbers = _Values[np.float64]
    Values = _Values[Any]
else:
    Codes, Dates, Numbers = NDArray[np.str_], NDArray[np.datetime64], NDArray[np.float64]
    Values = NDArray[Any]

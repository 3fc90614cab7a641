"""Linear systems whose parts touch only through a few shared unknowns: solved part by part.

The matrix has a block for each part, one for what all share, and a border between: the shape of an arrow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Arrow:
    """A symmetric positive matrix.

    parts   shape (U, L, L).
    border  shape (U, L, S): rows of each part, columns of what is shared.
    shared  shape (S, S).
    """

    parts: Numbers
    border: Numbers
    shared: Numbers

    def solve(self, parts: Numbers, shared: Numbers) -> tuple[Numbers, Numbers, Inverse]:
        """The unknowns of the parts, shape (U, L), and the shared (S,), for given right-hand sides."""
        inverse = self.inverse()
        alone = np.einsum("uij,uj->ui", inverse.own, parts)
        common = inverse.shared @ (shared - np.einsum("uis,ui->s", self.border, alone))
        return alone + np.einsum("uis,s->ui", inverse.follows, common), common, inverse

    def inverse(self) -> Inverse:
        """The inverse in the form in which one draws from a normal with it as covariance."""
        own = np.linalg.inv(self.parts).astype(np.float64)
        follows = -own @ self.border
        flat = self.border.shape[2]
        left = self.shared + self.border.reshape(-1, flat).T @ follows.reshape(-1, flat)
        logs = float(np.linalg.slogdet(self.parts)[1].sum() + np.linalg.slogdet(left)[1])
        shared = np.linalg.inv(left).astype(np.float64)
        return Inverse(own, follows, shared, logs)


@dataclass(frozen=True, eq=False)
class Inverse:
    """An arrow's inverse.

    own      inverse of each part given what is shared, shape (U, L, L).
    follows  how each part's unknowns follow the shared, shape (U, L, S).
    shared   inverse of what is shared, the parts solved for, shape (S, S).
    logs     logarithm of the arrow's determinant.
    """

    own: Numbers
    follows: Numbers
    shared: Numbers
    logs: float

    def diagonal(self) -> tuple[Numbers, Numbers]:
        """The diagonals of the whole inverse: of the parts, shape (U, L), and of the shared (S,)."""
        through = np.einsum("uis,st,uit->ui", self.follows, self.shared, self.follows)
        return np.einsum("uii->ui", self.own) + through, np.diag(self.shared).copy()

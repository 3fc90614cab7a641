"""How good a forecast of ranges was: the continuous ranked probability score, of draws and of a normal curve.

Source: Gneiting and Raftery (2007), Strictly proper scoring rules, J. Am. Stat. Assoc. 102.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Numbers = NDArray[np.float64]

ROOT_PI: Final = float(np.sqrt(np.pi))
ROOT_TWO_PI: Final = float(np.sqrt(2 * np.pi))


def crps_of_sample(drawn: Numbers, came: Numbers) -> Numbers:
    """The score of draws, shape (R, N), of what came, (N,); fair to small samples. Two draws or more."""
    ordered, runs = np.sort(drawn, axis=0), len(drawn)
    weight = 2 * np.arange(1, runs + 1) - runs - 1
    apart = 2 * (weight @ ordered) / (runs * (runs - 1))
    score: Numbers = np.abs(drawn - came).mean(axis=0) - 0.5 * apart
    return score


def crps_of_normal(middle: Numbers, deviation: Numbers | float, came: Numbers) -> Numbers:
    """The score of a normal curve. Of one around what came it is 0.2337 of its deviation."""
    z = (came - middle) / deviation
    score: Numbers = deviation * (z * (2 * ndtr(z) - 1) + 2 * np.exp(-0.5 * z**2) / ROOT_TWO_PI - 1 / ROOT_PI)
    return score

"""Makers of counts: a few slices of a place, as the engine hands them to an indicator."""

import numpy as np

from tenure.indicators import Counts, Ratios


def some(**numbers):
    """Counts with these numbers, one for each slice."""
    return Counts(**{name: np.asarray(values, dtype=np.float64) for name, values in numbers.items()})


def given_by(indicator, **numbers):
    """What an indicator makes of these counts, one value for each slice."""
    found = indicator(some(**numbers))
    return (found.value if isinstance(found, Ratios) else found).tolist()

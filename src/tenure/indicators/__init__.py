"""What we count: one definition per measure, with its words, for every slice of the record at once."""

from tenure.indicators.catalogue import INDICATORS, MEASURES
from tenure.indicators.definitions import Counts, Indicator, Ratios
from tenure.indicators.dimensions import DIMENSIONS, Dimension
from tenure.indicators.engine import PARTNERSHIP, figures
from tenure.indicators.figures import Figures

__all__ = [
    "DIMENSIONS",
    "INDICATORS",
    "MEASURES",
    "PARTNERSHIP",
    "Counts",
    "Dimension",
    "Figures",
    "Indicator",
    "Ratios",
    "figures",
]

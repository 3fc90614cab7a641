"""The chances of a forecast, from the record where it can say, else from published evidence.

worked, stages, exposure, moves, posts, students   what is counted in a record.
hazards, pooling, destinations, hiring, gaps       what is learnt from the counts.
totals                                             employers that send nothing and are known by totals.
starting, fitted, listing, overriding              where a forecast starts, its chances, and every parameter.
retention, spells, comparing                       how long people stay, for its own sake.
"""

from tenure.forecast.fitting.evidence import Evidence, evidence
from tenure.forecast.fitting.fit import fit, start_of
from tenure.forecast.fitting.fitted import LAYERS, Fitted
from tenure.forecast.fitting.parameters import BASES, Override, Parameter
from tenure.forecast.fitting.starting import Standing
from tenure.forecast.fitting.totals import Totals

__all__ = [
    "BASES",
    "LAYERS",
    "Evidence",
    "Fitted",
    "Override",
    "Parameter",
    "Standing",
    "Totals",
    "evidence",
    "fit",
    "start_of",
]

"""The chances of a forecast, from the record where it can say, else from published evidence."""

from tenure.forecast.fitting.evidence import Evidence, evidence
from tenure.forecast.fitting.fit import fit
from tenure.forecast.fitting.fitted import Fitted
from tenure.forecast.fitting.starting import Standing, start_of

__all__ = ["Evidence", "Fitted", "Standing", "evidence", "fit", "start_of"]

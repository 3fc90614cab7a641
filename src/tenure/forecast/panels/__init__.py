"""Forecasts of published series: any file in DfE's open-data layout, and how earlier ones did.

read          a file, whatever its measures, breakdowns, periods and encoding.
panels        its measures as panels, and which were left out and why.
rolling       every origin of a panel, scored: what would have been said, and how good it would have been.
fit_and_score fitted until a year, scored on later ones.
line, cards   scores as lines for programs, and as cards for people by horizon and size.
forecast      the years to come, for councils, regions and England.
keep, load, score_kept
              forecasts written down before their outcome is known, and scored when it is.

Method, and what was tried: docs/decisions/0100.
For readers: docs/explanation/forecasts-of-published-series.md.
"""

from tenure.forecast.panels.ahead import Outlook, forecast
from tenure.forecast.panels.backtest import Line, fit_and_score, line, rolling
from tenure.forecast.panels.layout import read
from tenure.forecast.panels.panel import panels
from tenure.forecast.panels.scorecard import Card, cards
from tenure.forecast.panels.store import keep, load
from tenure.forecast.panels.store import score as score_kept

__all__ = [
    "Card",
    "Line",
    "Outlook",
    "cards",
    "fit_and_score",
    "forecast",
    "keep",
    "line",
    "load",
    "panels",
    "read",
    "rolling",
    "score_kept",
]

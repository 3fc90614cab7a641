"""What to expect of leaving before the record is looked at, worked out of published figures up to a year."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from tenure.forecast.fitting.evidence import Evidence, evidence, series
from tenure.forecast.fitting.hazards import Expected, Spreads
from tenure.forecast.flows.inputs import GROUPS
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

COMMON_DOUBT: Final = 0.5
APART: Final = 0.3
"""How far a partnership's level may lie from the national one, and each group from that: deviations of the
log-odds. Assumptions, wide enough that a few dozen leavers outweigh them."""

BETWEEN_GROUPS: Final = 0.15
"""Deviation of an employer's group from its own level. An assumption: nothing is published."""

COMMON_CARRIED: Final = 0.4
"""How much of a national year is still there in the next: that of England's turnover 2017 to 2023 is 0.18,
and with seven years such an estimate is about 0.2 too low."""


def known_by(key: str, year: int) -> Evidence:
    """The latest figure up to a year; the first there is where that is later."""
    try:
        return evidence(key, year)
    except UsedWrongly:
        return series(key)[0]


def turnover(service: str, year: int) -> Evidence:
    """National turnover of a service."""
    return known_by(
        "cf_turnover_rate_fte_england" if service == "children" else "adults_turnover_rate_england", year
    )


def expected_leaving(service: str, year: int) -> Expected:
    """Levels and spreads that published figures suggest for a service.

    A year's turnover is taken for the chance of leaving within it; people of under 5 years' service leave
    more often than others in the ratio that DfE's figures for 2019 give.
    """
    yearly = turnover(service, year).share
    early = known_by("cf_leaver_rate_under_5_years_service", year).share
    late = known_by("cf_leaver_rate_5_plus_years_service", year).share
    overall = known_by("cf_turnover_rate_fte_england", 2019).share
    ratio = np.array([(late if group.first >= 60 else early) / overall for group in GROUPS])
    monthly = 1 - (1 - np.minimum(yearly * ratio, 0.95)) ** (1 / 12)
    doubt = COMMON_DOUBT**2 + APART**2 * np.eye(len(GROUPS))
    return Expected(logit(monthly), doubt, published_spreads(year), (COMMON_CARRIED, _carried(year)))


def published_spreads(year: int) -> Spreads:
    """How far employers and years lie apart on the log-odds, as published of English authorities."""
    mean = known_by("cf_la_turnover_rate_distribution_mean", year).share
    steep = mean * (1 - mean)
    between = _points("cf_la_turnover_between_la_sd", year) / steep
    true = _points("cf_la_true_rate_sd_after_sampling_noise", year) / steep
    national = logit([row.share for row in series("cf_turnover_rate_fte_england")])
    return Spreads(
        between, float(np.std(national, ddof=1)), BETWEEN_GROUPS, float(np.sqrt(true**2 - between**2))
    )


def _points(key: str, year: int) -> float:
    value = known_by(key, year).value
    assert value is not None
    return value / 100


def _carried(year: int) -> float:
    value = known_by("cf_la_turnover_lag1_correlation", year).value
    assert value is not None
    return value

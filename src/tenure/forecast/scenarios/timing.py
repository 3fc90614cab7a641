"""When an effect is there: it starts, builds up, stays or fades."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.scenarios.shape import Change

Numbers = NDArray[np.float64]


def month_of(day: date, on: date) -> int:
    """The number of the month that a day lies in, where a forecast begins at the end of `on`'s month."""
    return (day.year - on.year) * 12 + day.month - on.month


def day_of(month: int, on: date) -> date:
    """The first day of a numbered month."""
    whole = on.year * 12 + on.month - 1 + month
    return date(whole // 12, whole % 12 + 1, 1)


def ramp_of(change: Change, on: date, months: int, *, later: int = 0) -> Numbers:
    """How much of an effect is there in each month, 0 to 1, shape (months + 1,).

    It grows by equal steps and is whole in the last month of building up. It falls by equal steps from the
    month it begins to fade, and is gone in the last of them.
    later  months by which all of it is put off.
    """
    since = np.arange(months + 1) - month_of(change.starts, on) - later
    ramp = np.where(since >= 0, 1.0, 0.0)
    if change.builds_up_months > 1:
        ramp *= np.clip((since + 1) / change.builds_up_months, 0, 1)
    if change.fades_after_months is not None:
        fading = since - change.fades_after_months
        over = max(change.fades_over_months, 1.0)
        ramp *= np.clip(1 - (fading + 1) / over, 0, 1) * (fading >= 0) + (fading < 0)
    return ramp

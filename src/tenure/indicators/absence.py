"""Days lost to sickness."""

from __future__ import annotations

from tenure.indicators.definitions import IN_THE_YEAR, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import ANYONE
from tenure.terms.sources import CSWW_DATA_GUIDANCE

OF_THOSE_IN_POST = (
    "Counts the days of those in post on 30 September; leavers' days are left out (our reading)."
)


@indicator(
    "days-lost",
    Words(
        label="Days lost to sickness",
        unit="days",
        taken=IN_THE_YEAR,
        better="lower",
        why="Sickness shows the strain of the work, and adds to it for those who are there.",
        source=CSWW_DATA_GUIDANCE.at("2024", settled=False),
        remarks=(OF_THOSE_IN_POST,),
    ),
    by=ANYONE,
    people="in-post",
    bases=("fte",),
)
def days_lost(c: Counts) -> Numbers:
    """Working days lost to sickness in the year by social workers in post at its end."""
    return c.days_lost


@indicator(
    "absence-rate",
    Words(
        label="Sickness absence rate",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="Sickness shows the strain of the work, and adds to it for those who are there.",
        source=CSWW_DATA_GUIDANCE.at("2024: name; working days found by fit"),
        remarks=(
            OF_THOSE_IN_POST,
            "A year has 253 working days, 254 where it holds 29 February: found by fit, not stated by DfE.",
            "Gives every figure that DfE printed for 2017 to 2023: 1,040 of 1,040.",
        ),
    ),
    by=ANYONE,
    people="in-post",
    bases=("fte",),
)
def absence_rate(c: Counts) -> Ratios:
    """Working days lost, over the working days of the year for the FTE in post."""
    return Ratios(c.days_lost, c.in_post * c.working_days)

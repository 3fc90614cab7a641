"""Who left, and how fast people go."""

from __future__ import annotations

from tenure.indicators.definitions import IN_THE_YEAR, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import ANYONE
from tenure.terms.sources import CSWW_DASHBOARD, CSWW_METHOD

FTE_AT_LEAVING = "A leaver's FTE is the FTE at leaving; where that is 0, FTE at 30 September (our reading)."


@indicator(
    "leavers",
    Words(
        label="Leavers",
        unit="people",
        taken=IN_THE_YEAR,
        better="lower",
        why="Each leaver takes knowledge of families and of the job along; someone else takes on the work.",
        source=CSWW_METHOD.at("leavers", settled=False),
        remarks=(
            "Headcount takes one person once for each leaving date.",
            FTE_AT_LEAVING,
            "Someone whose last day is 30 September is a leaver. One who leaves and comes back is too.",
        ),
    ),
    by=(*ANYONE, "reason", "destination"),
    people="leavers",
)
def leavers(c: Counts) -> Numbers:
    """Social workers the authority employed who left between 1 October and 30 September."""
    return c.leavers


@indicator(
    "turnover-rate",
    Words(
        label="Turnover rate",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="Children and families tell their story again to each new social worker.",
        source=CSWW_DASHBOARD.at("turnover rate"),
        remarks=(
            "The base is those in post at the end of the year, as DfE has it, not the average over the year.",
            "A move to another authority counts, also to one in the partnership.",
            "Gives every figure that DfE printed for 2017 to 2023: 1,048 of 1,048 in FTE, "
            "1,049 of 1,049 in headcount.",
        ),
    ),
    by=ANYONE,
    people="leavers",
)
def turnover_rate(c: Counts) -> Ratios:
    """Leavers in the year, over social workers in post on 30 September at its end."""
    return Ratios(c.leavers, c.in_post)


@indicator(
    "leavers-share",
    Words(
        label="Share of leavers",
        unit="share",
        taken=IN_THE_YEAR,
        better="neither",
        why="Shows who leaves, after how long, for what reason and for where.",
        source=CSWW_DASHBOARD.at("characteristics", settled=False),
        remarks=("By ethnic group the base is leavers whose ethnicity is known, as DfE publishes it.",),
    ),
    by=(*ANYONE[1:], "reason", "destination"),
    people="leavers",
)
def leavers_share(c: Counts) -> Ratios:
    """Leavers in a group, over all leavers in the year."""
    return Ratios(c.leavers, c.all_leavers)

"""Where leavers are found on 30 September: with a partner, in agency work, or nowhere in the partnership."""

from __future__ import annotations

from tenure.indicators.definitions import IN_THE_YEAR, Counts, Ratios, Words, indicator
from tenure.indicators.dimensions import TOTAL
from tenure.terms.sources import CSWW_ATTRITION

FOUND_HOW = (
    "Found by registration number among the partners that filed for the year, which is not what the leaver's "
    "destination code says; both are kept."
)
THREE_PARTS = "Moves, leavers to agency work and those who left the partnership add up to the turnover rate."


@indicator(
    "moves-within-partnership-rate",
    Words(
        label="Moves inside the partnership",
        unit="share",
        taken=IN_THE_YEAR,
        better="neither",
        why="A loss to one council that the partnership has not lost.",
        source=CSWW_ATTRITION.at("movers between authorities"),
        remarks=(FOUND_HOW, THREE_PARTS, "Someone back in post with the same partner is counted here."),
    ),
    by=(TOTAL,),
    people="moved",
)
def moves_within_partnership_rate(c: Counts) -> Ratios:
    """Leavers in post with a partner on 30 September, over social workers in post that day."""
    return Ratios(c.moved, c.in_post)


@indicator(
    "to-agency-rate",
    Words(
        label="Leaving for agency work in the partnership",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="The same people at a higher price, and with less to hold them.",
        source=CSWW_ATTRITION.at("agency attrition"),
        remarks=(FOUND_HOW, THREE_PARTS),
    ),
    by=(TOTAL,),
    people="to-agency",
)
def to_agency_rate(c: Counts) -> Ratios:
    """Leavers who are agency workers with a partner on 30 September, over social workers in post then."""
    return Ratios(c.to_agency, c.in_post)


@indicator(
    "left-partnership-rate",
    Words(
        label="Leaving the partnership",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="What the partnership as a whole has lost, to other places or to the profession.",
        source=CSWW_ATTRITION.at("full attrition"),
        remarks=(FOUND_HOW, THREE_PARTS, "A partner that has not filed cannot be searched."),
    ),
    by=(TOTAL,),
    people="gone",
)
def left_partnership_rate(c: Counts) -> Ratios:
    """Leavers found with no partner on 30 September, over social workers in post that day."""
    return Ratios(c.gone, c.in_post)

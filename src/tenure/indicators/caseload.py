"""Who holds cases, and how many each."""

from __future__ import annotations

from tenure.indicators.definitions import ON_THE_DAY, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import TOTAL
from tenure.terms.sources import CSWW_DASHBOARD

BY = (TOTAL, "role", "age", "sex", "ethnicity", "service-time")
EVERY_HOLDER = "Agency workers and every role are included, whoever holds a case."


@indicator(
    "case-holders",
    Words(
        label="Case holders",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="The people among whom the cases are shared.",
        source=CSWW_DASHBOARD.at("caseload"),
        remarks=(
            EVERY_HOLDER,
            "FTE is FTE at 30 September; where that is blank (agency workers may lack it), contracted FTE.",
            "DfE publishes FTE only. Our headcount takes an employed person once and every agency record.",
        ),
    ),
    by=BY,
    people="case-holders",
)
def case_holders(c: Counts) -> Numbers:
    """Social workers and agency workers who hold at least one case on 30 September."""
    return c.case_holders


@indicator(
    "cases",
    Words(
        label="Cases held",
        unit="cases",
        taken=ON_THE_DAY,
        better="neither",
        why="The work itself: each case is a child or adult allocated to a named social worker.",
        source=CSWW_DASHBOARD.at("caseload"),
        remarks=(EVERY_HOLDER,),
    ),
    by=BY,
    people="case-holders",
    bases=("headcount",),
)
def cases(c: Counts) -> Numbers:
    """Cases held on 30 September by anyone, agency workers included."""
    return c.cases


@indicator(
    "average-caseload",
    Words(
        label="Average caseload",
        unit="cases per FTE",
        taken=ON_THE_DAY,
        better="lower",
        why="Too many cases is among the reasons people give most often for leaving.",
        source=CSWW_DASHBOARD.at("average caseload"),
        remarks=(EVERY_HOLDER, "Gives every figure that DfE printed for 2017 to 2023: 1,051 of 1,051."),
    ),
    by=BY,
    people="case-holders",
    bases=("fte",),
)
def average_caseload(c: Counts) -> Ratios:
    """Cases held, over the FTE of the people who hold at least one."""
    return Ratios(c.cases, c.case_holders)

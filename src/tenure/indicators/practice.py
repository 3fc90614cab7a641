"""Adults' services: how long in the role, how qualified, how well; each with how many it is known of."""

from __future__ import annotations

import numpy as np

from tenure.indicators.definitions import IN_THE_YEAR, ON_THE_DAY, Counts, Numbers, Ratios, Words, indicator
from tenure.indicators.dimensions import TOTAL
from tenure.terms.sources import ASCWDS_RETURN, ASCWDS_SERVICE

NOT_ZERO = "Blank and not known are left out of both; they are never none."


@indicator(
    "mean-days-lost",
    Words(
        label="Sickness days a person",
        unit="days a person",
        taken=IN_THE_YEAR,
        better="lower",
        why="Sickness shows the strain of the work, and adds to it for those who are there.",
        source=ASCWDS_SERVICE.at("DAYSSICK"),
        remarks=(NOT_ZERO, "Working days, in the last 12 months, of those employed on the day."),
    ),
    by=(TOTAL, "age", "sex"),
    people="days_sick_known",
    bases=("jobs",),
    service="adults",
)
def mean_days_lost(c: Counts) -> Ratios:
    """Working days lost to sickness, a mean over employed social workers of whom it is known."""
    return Ratios(c.days_sick, c.days_sick_known)


@indicator(
    "sickness-coverage",
    Words(
        label="Sickness known",
        unit="share",
        taken=IN_THE_YEAR,
        better="higher",
        why="A mean over few of the people says little of the rest.",
        source=ASCWDS_RETURN.at("nine records in ten"),
    ),
    by=(TOTAL, "age", "sex"),
    people="days_sick_known",
    bases=("jobs",),
    service="adults",
)
def sickness_coverage(c: Counts) -> Ratios:
    """Employed social workers whose days of sickness are known, over all of them."""
    return Ratios(c.days_sick_known, c.in_post)


@indicator(
    "over-a-year-rate",
    Words(
        label="Over a year in the role",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="The first year is when most people go.",
        source=ASCWDS_SERVICE.at("benchmarks: time in role"),
        remarks=("Shown only where every one of them has a start date, as the service has it.",),
    ),
    by=(TOTAL,),
    people="over_a_year",
    bases=("jobs",),
    service="adults",
)
def over_a_year_rate(c: Counts) -> Ratios:
    """Social workers employed who began in their role more than a year before the day, over all of them."""
    return Ratios(c.over_a_year, np.where(c.starts_known == c.in_post, c.in_post, np.nan))


@indicator(
    "amhps",
    Words(
        label="Approved mental health professionals",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="A council must have enough of them at any hour.",
        source=ASCWDS_SERVICE.at("AMHP"),
        remarks=("Asked of social workers alone, so managers and others who are approved are not in it.",),
    ),
    by=(TOTAL,),
    people="amhps",
    bases=("jobs",),
    service="adults",
)
def amhps(c: Counts) -> Numbers:
    """Employed social workers who are approved mental health professionals."""
    return c.amhps


@indicator(
    "amhp-rate",
    Words(
        label="Share who are AMHPs",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="A council must have enough of them at any hour.",
        source=ASCWDS_SERVICE.at("AMHP"),
        remarks=(NOT_ZERO,),
    ),
    by=(TOTAL,),
    people="amhps",
    bases=("jobs",),
    service="adults",
)
def amhp_rate(c: Counts) -> Ratios:
    """Approved mental health professionals, over employed social workers of whom it is known."""
    return Ratios(c.amhps, c.amhps_known)


@indicator(
    "amhp-coverage",
    Words(
        label="AMHP answer known",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="A share of few of the people says little of the rest.",
        source=ASCWDS_RETURN.at("nine records in ten"),
    ),
    by=(TOTAL,),
    people="amhps_known",
    bases=("jobs",),
    service="adults",
)
def amhp_coverage(c: Counts) -> Ratios:
    """Employed social workers of whom it is known whether they are AMHPs, over all of them."""
    return Ratios(c.amhps_known, c.in_post)


@indicator(
    "qualified-rate",
    Words(
        label="Qualified to level 6 or above",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="Every social worker holds a degree: a share below all is first of all a gap in the records.",
        source=ASCWDS_RETURN.at("SCQUAL"),
        remarks=(
            NOT_ZERO,
            "Councils enter an unknown qualification as no, so no means none on record.",
        ),
    ),
    by=(TOTAL,),
    people="qualified",
    bases=("jobs",),
    service="adults",
)
def qualified_rate(c: Counts) -> Ratios:
    """Employed social workers with a social care qualification at level 6 or above, over those known of."""
    return Ratios(c.qualified, c.qualified_known)


@indicator(
    "qualification-coverage",
    Words(
        label="Qualification known",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="A share of few of the people says little of the rest.",
        source=ASCWDS_RETURN.at("nine records in ten"),
    ),
    by=(TOTAL,),
    people="qualified_known",
    bases=("jobs",),
    service="adults",
)
def qualification_coverage(c: Counts) -> Ratios:
    """Employed social workers whose qualification and its level are known, over all of them."""
    return Ratios(c.qualified_known, c.in_post)

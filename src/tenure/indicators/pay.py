"""Adults' services: pay as for full-time hours, and for an hour."""

from __future__ import annotations

from tenure.indicators.definitions import ON_THE_DAY, Counts, Ratios, Words, indicator
from tenure.indicators.dimensions import SOCIAL_WORKERS, TOTAL
from tenure.terms.sources import ASCWDS_RETURN, ASCWDS_SERVICE

LEFT_OUT = (
    "Left out: pay or hours not known, no hours, and records that the service warns of (rule 1260), which "
    "may hold a full-time salary beside part-time hours. The coverage says how many are left."
)
CONVERSION = "The ordinary conversion; which one Skills for Care uses could not be confirmed."


@indicator(
    "mean-salary",
    Words(
        label="Mean full-time salary",
        unit="£",
        taken=ON_THE_DAY,
        better="neither",
        why="Neighbours compete for the same people, and pay is where they look first.",
        source=ASCWDS_SERVICE.at("SALARY and CONTHOURS", settled=False),
        remarks=(LEFT_OUT, CONVERSION, "People paid by the hour are in the hourly rate and not in this."),
    ),
    by=SOCIAL_WORKERS,
    people="salaries_known",
    bases=("jobs",),
    service="adults",
)
def mean_salary(c: Counts) -> Ratios:
    """Salary times 37 over contracted hours, a mean over employed social workers whose pay is known."""
    return Ratios(c.salaries, c.salaries_known)


@indicator(
    "pay-coverage",
    Words(
        label="Salary known",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="A mean over few of the people says little of the rest.",
        source=ASCWDS_RETURN.at("nine records in ten"),
        remarks=(LEFT_OUT,),
    ),
    by=SOCIAL_WORKERS,
    people="salaries_known",
    bases=("jobs",),
    service="adults",
)
def pay_coverage(c: Counts) -> Ratios:
    """Employed social workers whose full-time salary can be told, over all of them."""
    return Ratios(c.salaries_known, c.in_post)


@indicator(
    "mean-hourly-rate",
    Words(
        label="Mean hourly pay",
        unit="£ an hour",
        taken=ON_THE_DAY,
        better="neither",
        why="Sets people paid by the year and by the hour side by side.",
        source=ASCWDS_SERVICE.at("SALARY, HOURLYRATE and CONTHOURS", settled=False),
        remarks=(
            LEFT_OUT,
            CONVERSION,
            "A salary comes to an hour by the hours of 365.25 days; an hourly rate stands as it is.",
        ),
    ),
    by=(TOTAL,),
    people="rates_known",
    bases=("jobs",),
    service="adults",
)
def mean_hourly_rate(c: Counts) -> Ratios:
    """Pay for an hour, a mean over employed social workers whose pay is known."""
    return Ratios(c.rates, c.rates_known)


@indicator(
    "hourly-coverage",
    Words(
        label="Hourly pay known",
        unit="share",
        taken=ON_THE_DAY,
        better="higher",
        why="A mean over few of the people says little of the rest.",
        source=ASCWDS_RETURN.at("nine records in ten"),
        remarks=(LEFT_OUT,),
    ),
    by=(TOTAL,),
    people="rates_known",
    bases=("jobs",),
    service="adults",
)
def hourly_coverage(c: Counts) -> Ratios:
    """Employed social workers whose pay for an hour can be told, over all of them."""
    return Ratios(c.rates_known, c.in_post)

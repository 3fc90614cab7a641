"""Who is in post, who joined, and which posts are empty."""

from __future__ import annotations

from tenure.indicators.definitions import (
    IN_THE_YEAR,
    ON_THE_DAY,
    Counts,
    Numbers,
    Ratios,
    Words,
    indicator,
)
from tenure.indicators.dimensions import ANYONE, TOTAL
from tenure.terms.sources import CSWW_DASHBOARD, CSWW_METHOD

HEADCOUNT_RULE = (
    "Headcount takes one person once within an authority (same number, birth date, sex and ethnicity), in "
    "the more senior post. FTE adds up every record."
)
SUM_OF_MEMBERS = (
    "A partnership's figure is the sum over its members: someone with two of them counts in each."
)


@indicator(
    "in-post",
    Words(
        label="Social workers in post",
        unit="people",
        taken=ON_THE_DAY,
        better="neither",
        why="The people there to do the work, and the base of most rates.",
        source=CSWW_METHOD.at("in post", settled=False),
        remarks=(
            HEADCOUNT_RULE,
            SUM_OF_MEMBERS,
            "Someone whose last day is 30 September has left. Someone without an FTE counts in headcount.",
        ),
    ),
    by=(*ANYONE, "age-sex"),
    people="in-post",
)
def in_post(c: Counts) -> Numbers:
    """Social workers the authority employs on 30 September. Agency workers are not in post."""
    return c.in_post


@indicator(
    "in-post-share",
    Words(
        label="Share of those in post",
        unit="share",
        taken=ON_THE_DAY,
        better="neither",
        why="Shows what the workforce is made of, whatever its size.",
        source=CSWW_DASHBOARD.at("ethnicity shares"),
        remarks=("By ethnic group the base is those whose ethnicity is known, as DfE publishes it.",),
    ),
    by=ANYONE[1:],
    people="in-post",
)
def in_post_share(c: Counts) -> Ratios:
    """Those in post in a group, over everyone in post."""
    return Ratios(c.in_post, c.all_in_post)


@indicator(
    "starters",
    Words(
        label="Starters",
        unit="people",
        taken=IN_THE_YEAR,
        better="neither",
        why="New people replace those who leave, and need time and support before they carry a full load.",
        source=CSWW_METHOD.at("starters", settled=False),
        remarks=(
            "Headcount takes one person once for each start date.",
            "Someone who starts and leaves in one year is a starter and a leaver (our reading).",
        ),
    ),
    by=(*ANYONE, "origin"),
    people="starters",
)
def starters(c: Counts) -> Numbers:
    """Social workers whose start with the authority falls in the year from 1 October to 30 September."""
    return c.starters


@indicator(
    "vacancies",
    Words(
        label="Vacancies",
        unit="FTE",
        taken=ON_THE_DAY,
        better="lower",
        why="An empty post is carried by the people around it, or by agency staff.",
        source=CSWW_DASHBOARD.at("vacancies"),
        remarks=("Counts posts that nobody is being recruited to, and posts that agency workers cover.",),
    ),
    by=(TOTAL,),
    people=None,
    bases=("fte",),
)
def vacancies(c: Counts) -> Numbers:
    """Vacant full-time equivalent posts on 30 September, as the authority counts them."""
    return c.vacancies


@indicator(
    "vacancy-rate",
    Words(
        label="Vacancy rate",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="An empty post is carried by the people around it, or by agency staff.",
        source=CSWW_DASHBOARD.at("vacancy rate"),
        remarks=("Gives every figure that DfE printed for 2017 to 2023: 1,053 of 1,053.",),
    ),
    by=(TOTAL,),
    people=None,
    bases=("fte",),
)
def vacancy_rate(c: Counts) -> Ratios:
    """Vacant FTE, over vacant FTE plus FTE in post. Agency staff are not in post."""
    return Ratios(c.vacancies, c.vacancies + c.in_post)

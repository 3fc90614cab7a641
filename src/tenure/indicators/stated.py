"""Adults' services: starters, leavers and vacancies, which workplaces state by job role and no file lists."""

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
from tenure.indicators.dimensions import TOTAL
from tenure.terms.sources import ADULTS_HEADLINES, ASCWDS_SERVICE

FOUR_STATES = (
    "An answer is a number, none, not known or not given. Not known and not given are never none: such a "
    "workplace is left out, and the figure says so."
)
REFUSALS = (
    "As the service has it, an answer is used only where the workplace's records come to the staff that it "
    "states. Where usable answers stand for fewer than nine in ten employees, the rate is not shown."
)
BASE = "Permanent and temporary staff only. The base is that of the day, not the average of the year."


@indicator(
    "starters",
    Words(
        label="Starters",
        unit="people",
        taken=IN_THE_YEAR,
        better="neither",
        why="New people replace those who leave, and need time and support before they carry a full load.",
        source=ASCWDS_SERVICE.at("STARTERS"),
        remarks=(FOUR_STATES, "Workplaces state it for each job role, for the last 12 months."),
    ),
    by=(TOTAL,),
    people="starters",
    bases=("jobs",),
    service="adults",
)
def starters(c: Counts) -> Numbers:
    """Social workers who began in the last 12 months, as workplaces state."""
    return c.starters


@indicator(
    "starters-rate",
    Words(
        label="Starters rate",
        unit="share",
        taken=IN_THE_YEAR,
        better="neither",
        why="Beside turnover it shows whether the workforce is filling or emptying.",
        source=ASCWDS_SERVICE.at("STARTERS", settled=False),
        remarks=(
            BASE,
            FOUR_STATES,
            REFUSALS,
            "The base follows turnover by convention; no formula was seen.",
        ),
    ),
    by=(TOTAL,),
    people="starters",
    bases=("jobs",),
    service="adults",
)
def starters_rate(c: Counts) -> Ratios:
    """Starters in the last 12 months, over social workers employed on the day."""
    return Ratios(c.starters_rated, c.starters_base)


@indicator(
    "leavers",
    Words(
        label="Leavers",
        unit="people",
        taken=IN_THE_YEAR,
        better="lower",
        why="Each leaver takes knowledge of people and of the job along; someone else takes on the work.",
        source=ASCWDS_SERVICE.at("LEAVERS"),
        remarks=(FOUR_STATES, "Workplaces state it for each job role, for the last 12 months."),
    ),
    by=(TOTAL,),
    people="leavers",
    bases=("jobs",),
    service="adults",
)
def leavers(c: Counts) -> Numbers:
    """Social workers who left in the last 12 months, as workplaces state."""
    return c.leavers


@indicator(
    "turnover-rate",
    Words(
        label="Turnover rate",
        unit="share",
        taken=IN_THE_YEAR,
        better="lower",
        why="People tell their story again to each new social worker.",
        source=ASCWDS_SERVICE.at("benchmarks: turnover"),
        remarks=(
            BASE,
            FOUR_STATES,
            REFUSALS,
            "Gives the published figures of 2021 (2,355 of 15,655 is 15.0%) and 2020 (13.6%).",
        ),
    ),
    by=(TOTAL,),
    people="leavers",
    bases=("jobs",),
    service="adults",
)
def turnover_rate(c: Counts) -> Ratios:
    """Leavers in the last 12 months, over social workers employed on the day."""
    return Ratios(c.leavers_rated, c.leavers_base)


@indicator(
    "vacancies",
    Words(
        label="Vacancies",
        unit="posts",
        taken=ON_THE_DAY,
        better="lower",
        why="An empty post is carried by the people around it, or by agency staff.",
        source=ASCWDS_SERVICE.at("VACANCIES"),
        remarks=(
            FOUR_STATES,
            "Permanent and temporary posts under active recruitment only, in posts, not FTE.",
        ),
    ),
    by=(TOTAL,),
    people=None,
    bases=("jobs",),
    service="adults",
)
def vacancies(c: Counts) -> Numbers:
    """Social workers' posts that are vacant and being recruited to, as workplaces state."""
    return c.vacancies


@indicator(
    "vacancy-rate",
    Words(
        label="Vacancy rate",
        unit="share",
        taken=ON_THE_DAY,
        better="lower",
        why="An empty post is carried by the people around it, or by agency staff.",
        source=ADULTS_HEADLINES.at("vacancy rate"),
        remarks=(
            "Posts that agency workers fill and nobody recruits to are not vacant here: a low rate beside "
            "many agency workers may mean only that.",
            FOUR_STATES,
            REFUSALS,
        ),
    ),
    by=(TOTAL,),
    people=None,
    bases=("jobs",),
    service="adults",
)
def vacancy_rate(c: Counts) -> Ratios:
    """Vacant posts, over vacant posts and social workers employed."""
    return Ratios(c.vacancies_rated, c.vacancies_rated + c.vacancies_base)

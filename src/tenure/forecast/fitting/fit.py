"""From a record to a fitted model, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.ageing import ageing_of
from tenure.forecast.fitting.destinations import destinations_of, hired_as_of, partners_of
from tenure.forecast.fitting.expecting import known_by
from tenure.forecast.fitting.facts import Facts, facts_of
from tenure.forecast.fitting.fitted import Fitted
from tenure.forecast.fitting.gaps import gaps_of, spread_of_gaps
from tenure.forecast.fitting.hiring import GIVING_UP, filled_in
from tenure.forecast.fitting.leaving import leaving_of
from tenure.forecast.fitting.overriding import NEWLY_QUALIFIED
from tenure.forecast.fitting.parameters import Override
from tenure.forecast.fitting.pooling import Centre, Pooled, pooled
from tenure.forecast.fitting.starting import HELD, MONTHS_AHEAD, standing_of
from tenure.forecast.fitting.students import ELSEWHERE, LOOK_HERE
from tenure.forecast.fitting.totals import Totals
from tenure.forecast.flows.inputs import Start
from tenure.record import Record

Numbers = NDArray[np.float64]

RISING: Final = (Centre(0.006, 0.7), Centre(0.004, 0.7))
"""Chances in a month of becoming a senior practitioner, and a manager. Assumptions: of the first Frontline
cohort, chosen to lead, 36% were more senior after 36 months (1.2% a month)."""

JOINING: Final = Centre(0.4, 0.7)
"""Of those who qualify with the partnership's university, the share who look for a post with its employers.
An assumption, for records that do not follow a student to work."""


def fit(
    record: Record,
    *,
    months: int = MONTHS_AHEAD,
    year: int | None = None,
    overrides: Iterable[Override] = (),
    posts: str = HELD,
    others: Iterable[Totals] = (),
) -> Fitted:
    """The model of a record as it stood on the last full 30 September, or on that of a year.

    months     how far it is to look ahead.
    overrides  somebody's own values of parameters.
    posts      held as they are now, or going on in their trend.
    others     employers of whom only totals are known.
    Raises TooLittleData where no workforce return is on record, UsedWrongly where an override cannot stand.
    """
    wanted = tuple(overrides)
    share = next((one.value for one in wanted if one.key == NEWLY_QUALIFIED), None)
    facts = facts_of(record, months=months, until=year, share_new=share, others=tuple(others))
    fitted = _fitted(record, facts, months, posts)
    return fitted.overridden(wanted) if wanted else fitted


def start_of(record: Record, *, months: int = MONTHS_AHEAD, year: int | None = None) -> Start:
    """Where the workforce stands on the latest 30 September with full returns, or on that of a year.

    Raises TooLittleData where no workforce return is on record.
    """
    facts = facts_of(record, months=months, until=year)
    waiting = filled_in(facts, _candidates(facts, *students_chances(facts))).waiting
    return standing_of(record, facts, months=months, waiting=waiting).start


def _fitted(record: Record, facts: Facts, months: int, posts: str) -> Fitted:
    worked, moves, units = facts.worked, facts.moves, facts.worked.units
    qualifying, joining = students_chances(facts)
    candidates = _candidates(facts, qualifying, joining)
    filled = filled_in(facts, candidates)
    return Fitted(
        standing=standing_of(record, facts, months=months, waiting=filled.waiting, posts=posts),
        facts=facts,
        leaving=leaving_of(facts.exposure, units, worked.until),
        ages=ageing_of(facts.stages, facts.exposure, max(-(-months // 12), 1)),
        where=destinations_of(moves, units, worked.until),
        partner=partners_of(moves, units),
        promoted=(_rising(facts, 0), _rising(facts, 1)),
        qualifying=qualifying,
        joining=joining,
        giving_up=pooled(np.zeros((1, 1)), np.zeros((1, 1)), ["all"], {"all": GIVING_UP}),
        filled=filled,
        hired_as=hired_as_of(moves, units),
        covered=covered_in(facts),
        gaps=spread_of_gaps(gaps_of(moves, worked)),
    )


def students_chances(facts: Facts) -> tuple[Pooled, Pooled]:
    """Chances that students who are due qualify, and that those who do look for a post here, by route.

    Of those who qualify elsewhere only the number hired is known: who looks here varies as that did by year.
    """
    students = facts.students
    family = ["own"] * (len(students.routes) - 1) + [ELSEWHERE]
    course = known_by("qualify_share_of_course_leavers", facts.worked.until).share
    qualify = {"own": Centre(course, 0.3), ELSEWHERE: Centre(1.0, 0.01)}
    join = {"own": JOINING, ELSEWHERE: Centre(LOOK_HERE, 0.01)}
    qualifying = pooled(students.qualified[:, None], students.resolved[:, None], family, qualify)
    joining = pooled(students.joined[:, None], students.could_join[:, None], family, join)
    last = np.array([name == ELSEWHERE for name in family], dtype=np.bool_)
    spread = students.varies / (1 - LOOK_HERE)
    return (
        replace(qualifying, own=np.where(last, 0.0, qualifying.own)),
        replace(joining, own=np.where(last, spread, joining.own)),
    )


def covered_in(facts: Facts) -> Pooled:
    """Share of vacancies that agency staff cover, by unit.

    Adults' sets say how many agency workers there are, not whether they cover vacancies: the published share
    of them does.
    """
    worked, posts = facts.worked, facts.posts
    covering = known_by("cf_agency_workers_covering_vacancies", worked.until).share
    adults = worked.adults[:, None]
    cover = np.where(adults, covering * posts.agency, posts.covered)
    vacant = np.where(adults, posts.vacancies, posts.vacant)
    known = ~np.isnan(cover) & ~np.isnan(vacant) & worked.filed
    trials = np.where(known, vacant, 0.0)
    centre = Centre(known_by("cf_vacancies_covered_by_agency", worked.until).share)
    family = [unit.service for unit in worked.units]
    return pooled(
        np.where(known, np.minimum(cover, trials), 0.0), trials, family, dict.fromkeys(family, centre)
    )


def _rising(facts: Facts, rung: int) -> Pooled:
    family = [unit.service for unit in facts.worked.units]
    promoted, could = facts.moves.promoted[..., rung], facts.moves.could[..., rung]
    return pooled(promoted, 12 * could, family, dict.fromkeys(family, RISING[rung]))


def _candidates(facts: Facts, qualifying: Pooled, joining: Pooled) -> Numbers:
    """Who look for a post here in each month of a usual year, from October."""
    due = facts.students.due[1:]
    by_month = np.zeros(12)
    come = due @ (qualifying.value * joining.value)
    np.add.at(by_month, np.arange(len(come)) % 12, come)
    return by_month / max(len(come) / 12, 1)

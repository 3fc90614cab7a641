"""Posts of a team from the time its work takes: WHO's workload indicators of staffing need.

    time of one worker in a year = (working days - days away) x hours a day
    workers for an activity      = units of work a year x hours each / time of one worker
    everyone's other work        = 1 / (1 - its share of time) times as many
    some people's other work     = its hours a year / time of one worker, added

The ratio is workers there over workers needed: 0.8 means that four do the work of five.
Source: World Health Organization (2010), Workload indicators of staffing need (WISN): user's manual, chapter
5.
Check: tests/forecast/planning/test_workload.py works a team by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.planning.assumptions import Assumption, Assumptions
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

WEEKS: Final = 52
HOURS_A_DAY: Final = 7.4
"""37 hours over five days (`terms.quantities.FULL_TIME_HOURS`)."""


@dataclass(frozen=True)
class Service:
    """An activity that comes in units: an assessment, a review, a child's plan.

    units  how many a year.
    hours  how long one takes, done to the standard: an assumption with its interval.
    """

    name: str
    units: float
    hours: Assumption


@dataclass(frozen=True)
class Support:
    """Other work: of everyone (a share of their time), or of some people (hours a year in all).

    share  of everyone's time, 0 to below 1; 0 where it is some people's.
    people, hours  how many do it, and hours each a year.
    """

    name: str
    share: float = 0.0
    people: float = 0.0
    hours: float = 0.0


@dataclass(frozen=True)
class Team:
    """What a team has to do and who there is to do it.

    there  FTE in post now.
    away   days a year on which one worker is not at work, by reason: leave, public holidays, sickness,
           training.
    """

    name: str
    there: float
    away: dict[str, float]
    services: tuple[Service, ...]
    support: tuple[Support, ...] = ()
    days_a_week: float = 5.0
    hours_a_day: float = HOURS_A_DAY


@dataclass(frozen=True, eq=False)
class Staffing:
    """What a team needs.

    hours     one worker's hours at work in a year.
    by_activity  FTE for each service before other work, shape (services, runs or 1).
    allowance  times as many, for everyone's other work.
    added     FTE for some people's other work.
    needed    FTE in all, by run.
    ratio     there over needed, by run; below 1 is pressure.
    rests_on  the standards used.
    """

    team: Team
    hours: float
    by_activity: Numbers
    allowance: float
    added: float
    needed: Numbers
    ratio: Numbers
    rests_on: Assumptions


def staffing(team: Team, *, runs: int | None = None, seed: int = 0) -> Staffing:
    """FTE that a team needs; drawn over the intervals of its standards where runs are asked for.

    Raises UsedWrongly where a worker has no time, other work takes all of it, or there is no work.
    """
    hours = _hours(team)
    for service in team.services:
        if service.units < 0:
            raise UsedWrongly(
                f"{team.name}: {service.units:g} of {service.name} a year cannot be. Give 0 or more."
            )
    if not sum(service.units for service in team.services):
        raise UsedWrongly(
            f"{team.name} has no units of work in a year. Give how many of each activity there are."
        )
    standards = Assumptions.of([service.hours for service in team.services])
    by_activity = np.array([
        service.units * standards.value(service.hours.key, runs, seed) / hours for service in team.services
    ])  # fmt: skip
    allowance = 1 / (1 - _share(team))
    added = sum(each.people * each.hours for each in team.support) / hours
    needed = by_activity.sum(axis=0) * allowance + added
    ratio = team.there / np.maximum(needed, 1e-12)
    return Staffing(team, hours, by_activity, allowance, added, needed, ratio, standards)


def _hours(team: Team) -> float:
    if team.there < 0 or any(days < 0 for days in team.away.values()):
        raise UsedWrongly(f"{team.name}: fewer than no people, or days away, cannot be. Give 0 or more.")
    days = WEEKS * team.days_a_week - sum(team.away.values())
    if days <= 0 or team.hours_a_day <= 0:
        raise UsedWrongly(
            f"{team.name}: {sum(team.away.values()):g} days away leave nobody at work in a year of "
            f"{WEEKS * team.days_a_week:g} days. Check the days."
        )
    return days * team.hours_a_day


def _share(team: Team) -> float:
    share = sum(each.share for each in team.support)
    if not 0 <= share < 1:
        raise UsedWrongly(
            f"{team.name}: other work takes {share:.0%} of everyone's time. It has to leave some for the "
            "work itself."
        )
    return share

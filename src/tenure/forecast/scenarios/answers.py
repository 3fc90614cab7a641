"""The answers a plan is judged by: rates, FTE and leavers on a day and for a scope, out of people counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import DESTINATIONS, STAGES, Effect, Outcome, Start
from tenure.forecast.scenarios.timing import month_of
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
YEAR: Final = 12


@dataclass(frozen=True, eq=False)
class Counted:
    """Futures with what turns people into FTE and vacancies into agency staff.

    covered  share of vacancies that agency staff cover, shape (R or 1, months + 1, U).
    fte      FTE for each person, shape (R or 1, months + 1, U).
    """

    outcome: Outcome
    covered: Numbers
    fte: Numbers

    def at(self, answer: str, month: int) -> Numbers:
        """People counted at a month's end or during it, shape (R, U)."""
        counted: Numbers = self.outcome.of(answer)[:, month].astype(np.float64)
        return counted

    def people(self, month: int) -> Numbers:
        """Everyone in post, shape (R, U)."""
        there: Numbers = self.outcome.counts[:, month, :, : len(STAGES)].sum(-1).astype(np.float64)
        return there

    def during_year(self, answer: str, month: int) -> Numbers:
        """People counted in the twelve months up to a month's end, shape (R, U)."""
        counted: Numbers = self.outcome.of(answer)[:, max(month - YEAR, 0) + 1 : month + 1].sum(1)
        return counted.astype(np.float64)


@dataclass(frozen=True)
class Question:
    """One figure wanted.

    answer  one of ANSWERS.
    month   the month at whose end, or in the year up to which, it is taken.
    scope   a name of `scopes`.
    """

    answer: str
    month: int
    scope: str


@dataclass(frozen=True)
class Answer:
    """One kind of figure.

    better  lower, higher or neither.
    of      from futures, a month and the units of the scope, the figure in each run, shape (R,).
    """

    label: str
    unit: str
    better: str
    of: Callable[[Counted, int, NDArray[np.bool_]], Numbers]


def scopes(start: Start) -> Mapping[str, NDArray[np.bool_]]:
    """The units of the partnership, of each service, of each partner, and each unit by itself."""
    partners = np.array([unit.partner for unit in start.units])
    services = np.array([unit.service for unit in start.units])
    made = {"partnership": np.ones(len(start.units), bool)}
    made |= {f"service {name}": services == name for name in sorted(set(services))}
    made |= {f"partner {name}": partners == name for name in sorted(set(partners))}
    made |= {
        f"{u.partner}, {u.service}": (partners == u.partner) & (services == u.service) for u in start.units
    }
    return made


def value(counted: Counted, question: Question) -> Numbers:
    """A figure in each run, shape (R,). UsedWrongly for an answer, day or scope that is not there."""
    start = counted.outcome.start
    known = scopes(start)
    if question.answer not in ANSWERS:
        raise UsedWrongly(f"There is no answer “{question.answer}”. Use one of: {', '.join(ANSWERS)}.")
    if question.scope not in known:
        raise UsedWrongly(f"There is no scope “{question.scope}”. Use one of: {', '.join(known)}.")
    if not 0 <= question.month <= start.months:
        raise UsedWrongly(f"Month {question.month} is not forecast. Use one from 0 to {start.months}.")
    return ANSWERS[question.answer].of(counted, question.month, known[question.scope])


def months_at(start: Start, days: Sequence[date]) -> tuple[int, ...]:
    """The months that days lie in. UsedWrongly for a day that is not forecast."""
    months = tuple(month_of(day, start.on) for day in days)
    for day, month in zip(days, months, strict=True):
        if not 0 <= month <= start.months:
            raise UsedWrongly(
                f"{day} is not forecast: this forecast is for {start.months} months from {start.on}."
            )
    return months


def covered_of(covered: Numbers, effects: Sequence[Effect], months: int) -> Numbers:
    """The share of vacancies covered, with what a scenario makes of it; shape (R or 1, months + 1, U)."""
    share = np.repeat(covered[:, None], months + 1, axis=1)
    for effect in effects:
        if effect.kind == "covered":
            by = np.expm1(effect.size)[:, None, None]
            share = share * (1 + effect.reach * effect.ramp[:, None] * by)
    return np.clip(share, 0, 1)


def _shares(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _fte(counted: Counted, people: Numbers, month: int, units: NDArray[np.bool_]) -> Numbers:
    total: Numbers = (people * counted.fte[:, month])[:, units].sum(1)
    return total


def _in_post(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    return _fte(counted, counted.people(month), month, units)


def _vacant(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    return _fte(counted, counted.at("vacancies", month), month, units)


def _vacancy_rate(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    vacant = _vacant(counted, month, units)
    return _shares(vacant, vacant + _in_post(counted, month, units))


def _agency(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    return _fte(counted, counted.at("vacancies", month) * counted.covered[:, month], month, units)


def _agency_rate(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    agency = _agency(counted, month, units)
    return _shares(agency, agency + _in_post(counted, month, units))


def _leavers(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    """Leavers of a year. Who goes from one partner to another has not left several partners together."""
    partners = {
        unit.partner for unit, inside in zip(counted.outcome.start.units, units, strict=True) if inside
    }
    to = DESTINATIONS[1:] if len(partners) > 1 else DESTINATIONS
    total: Numbers = sum(counted.during_year(f"left for {one}", month)[:, units].sum(1) for one in to)
    return total


def _turnover(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    return _shares(_leavers(counted, month, units), counted.people(month)[:, units].sum(1))


def _early(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    early = (counted.at("in post asye", month) + counted.at("in post consolidation", month))[:, units].sum(1)
    return _shares(early, counted.people(month)[:, units].sum(1))


def _hired(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
    both = ("hired newly qualified", "hired experienced")
    total: Numbers = sum(counted.during_year(one, month)[:, units].sum(1) for one in both)
    return total


def _of_stage(stage: str) -> Answer:
    def of(counted: Counted, month: int, units: NDArray[np.bool_]) -> Numbers:
        total: Numbers = counted.at(f"in post {stage}", month)[:, units].sum(1)
        return total

    return Answer(f"In post, {stage}", "people", "higher", of)


ANSWERS: Final[Mapping[str, Answer]] = MappingProxyType({
    "vacancy rate": Answer("Vacancy rate", "share of FTE posts", "lower", _vacancy_rate),
    "agency rate": Answer("Agency rate", "share of FTE with agency staff", "lower", _agency_rate),
    "in post": Answer("In post", "FTE", "higher", _in_post),
    "vacancies": Answer("Vacancies", "FTE", "lower", _vacant),
    "agency": Answer("Agency staff", "FTE", "lower", _agency),
    "leavers": Answer("Leavers in the year", "people", "lower", _leavers),
    "turnover": Answer("Turnover in the year", "leavers over people in post", "lower", _turnover),
    "hired": Answer("Hired in the year", "people", "neither", _hired),
    "early career": Answer("In their first three years", "share of people in post", "neither", _early),
    **{f"in post {stage}": _of_stage(stage) for stage in STAGES},
})  # fmt: skip

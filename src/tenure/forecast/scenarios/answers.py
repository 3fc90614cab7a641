"""The answers a plan is judged by: rates, FTE and leavers on a day and for a scope, out of people counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import DESTINATIONS, STAGES, Effect, Outcome, Start
from tenure.forecast.scenarios.timing import month_of
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
Units = NDArray[np.bool_] | NDArray[np.int64] | list[int]
YEAR: Final = 12


@dataclass(frozen=True, eq=False)
class Counted:
    """Futures of one arm in people, with what turns them into FTE and rates.

    outcome  counts of shape (R, months + 1, U, answers).
    fte      FTE per head by unit and stage, shape (U, S).
    covered  share of vacancies that agency staff cover, shape (R or 1, months + 1 or 1, U).
    besides  agency staff who cover no vacancy, in FTE, shape (U,).
    pattern  what a scenario multiplies FTE per head by, shape (R or 1, months + 1 or 1, U).
    """

    outcome: Outcome
    fte: Numbers
    covered: Numbers
    besides: Numbers
    pattern: Numbers

    @cached_property
    def in_post(self) -> Numbers:
        """FTE in post, shape (R, months + 1, U)."""
        people = self.outcome.counts[..., : len(STAGES)].astype(np.float64)
        return np.asarray(np.einsum("rmus,us->rmu", people, self.fte) * self.pattern)

    @cached_property
    def heads(self) -> Numbers:
        """People in post, shape (R, months + 1, U)."""
        return np.asarray(self.outcome.counts[..., : len(STAGES)].sum(-1), np.float64)

    @cached_property
    def vacant(self) -> Numbers:
        """Vacant posts in FTE: a vacant post has the hours of a filled one."""
        vacancies = np.asarray(self.outcome.of("vacancies"), np.float64)
        with np.errstate(invalid="ignore", divide="ignore"):
            hours = np.where(self.heads > 0, self.in_post / self.heads, self.fte.mean(1))
        found: Numbers = vacancies * hours
        return found

    @cached_property
    def agency(self) -> Numbers:
        """Agency staff in FTE: those who cover vacancies, and as many others as there are now.

        The one definition of agency staff of the planner: rates, money and files rest on it.
        """
        return self.vacant * self.covered + self.besides

    @cached_property
    def leavers(self) -> Numbers:
        """Leavers of the twelve months up to each month, in FTE; NaN in the first eleven.

        As DfE counts them: a move to another authority counts, also to one in the partnership.
        """
        gone = np.sum([self.outcome.of(f"left for {one}") for one in DESTINATIONS], axis=0)
        monthly = gone * (self.in_post / np.maximum(self.heads, 1.0))
        return _of_year(monthly)

    def number_of(self, *answers: str) -> Numbers:
        """People of some answers together, shape (R, months + 1, U)."""
        return np.asarray(np.sum([self.outcome.of(each) for each in answers], axis=0), np.float64)

    def at(self, answer: str, month: int) -> Numbers:
        """People of one answer at a month's end or during it, shape (R, U)."""
        return self.number_of(answer)[:, month]

    def people(self, month: int) -> Numbers:
        """Everyone in post at a month's end, shape (R, U)."""
        there: Numbers = self.heads[:, month]
        return there


def _of_year(monthly: Numbers) -> Numbers:
    """What is counted in the twelve months up to each month; NaN in the first eleven."""
    total = np.cumsum(monthly, axis=1)
    found: Numbers = np.full(total.shape, np.nan)
    found[:, YEAR:] = total[:, YEAR:] - total[:, :-YEAR]
    return found


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
    of      from futures and the units of a scope, the figure in each run and month, shape (R, months + 1).
    """

    label: str
    unit: str
    better: str
    of: Callable[[Counted, Units], Numbers]


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
    found: Numbers = ANSWERS[question.answer].of(counted, known[question.scope])[:, question.month]
    return found


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


def rate(part: Numbers, whole: Numbers) -> Numbers:
    """A part of a whole; NaN where there is no whole."""
    found: Numbers = np.full(part.shape, np.nan)
    np.divide(part, whole, out=found, where=whole > 0)
    return found


def _sum(values: Numbers, units: Units) -> Numbers:
    found: Numbers = values[..., units].sum(-1)
    return found


def _vacancy_rate(counted: Counted, units: Units) -> Numbers:
    vacant = _sum(counted.vacant, units)
    return rate(vacant, vacant + _sum(counted.in_post, units))


def _agency_rate(counted: Counted, units: Units) -> Numbers:
    agency = _sum(counted.agency, units)
    return rate(agency, agency + _sum(counted.in_post, units))


def _turnover(counted: Counted, units: Units) -> Numbers:
    """Leavers of a year over those in post at its end, both in FTE: DfE's turnover."""
    return rate(_sum(counted.leavers, units), _sum(counted.in_post, units))


def _early(counted: Counted, units: Units) -> Numbers:
    early = counted.number_of("in post asye", "in post consolidation")
    return rate(_sum(early, units), _sum(counted.heads, units))


def _hired(counted: Counted, units: Units) -> Numbers:
    return _sum(_of_year(counted.number_of("hired newly qualified", "hired experienced")), units)


def _of_stage(stage: str) -> Answer:
    def of(counted: Counted, units: Units) -> Numbers:
        return _sum(counted.number_of(f"in post {stage}"), units)

    return Answer(f"In post, {stage}", "people", "higher", of)


ANSWERS: Final[Mapping[str, Answer]] = MappingProxyType({
    "vacancy rate": Answer("Vacancy rate", "share of FTE posts", "lower", _vacancy_rate),
    "agency rate": Answer("Agency rate", "share of FTE with agency staff", "lower", _agency_rate),
    "in post": Answer("In post", "FTE", "higher", lambda c, u: _sum(c.in_post, u)),
    "vacancies": Answer("Vacancies", "FTE", "lower", lambda c, u: _sum(c.vacant, u)),
    "agency": Answer("Agency staff", "FTE", "lower", lambda c, u: _sum(c.agency, u)),
    "leavers": Answer("Leavers in the year", "FTE", "lower", lambda c, u: _sum(c.leavers, u)),
    "turnover": Answer("Turnover in the year", "leavers over FTE in post", "lower", _turnover),
    "hired": Answer("Hired in the year", "people", "neither", _hired),
    "early career": Answer("In their first three years", "share of people in post", "neither", _early),
    **{f"in post {stage}": _of_stage(stage) for stage in STAGES},
})  # fmt: skip
"""Every figure of what may come, each by its one definition: pages, files and commands ask here."""

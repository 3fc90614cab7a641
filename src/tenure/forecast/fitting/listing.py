"""Every parameter of a fitted model in one flat list, with what each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtri
from scipy.stats import beta, chi2

from tenure.forecast.fitting.ageing import BANDS
from tenure.forecast.fitting.evidence import Evidence
from tenure.forecast.fitting.expecting import known_by, turnover
from tenure.forecast.fitting.gaps import AS_MANY
from tenure.forecast.fitting.leaving import deviations
from tenure.forecast.fitting.parameters import (
    ASSUMPTION,
    ENOUGH,
    INTERVAL,
    NATIONAL,
    OVERRIDE,
    OWN,
    POOLED,
    Parameter,
    Place,
)
from tenure.forecast.fitting.pooling import Pooled
from tenure.forecast.fitting.posts import HEADS
from tenure.forecast.fitting.stages import SENIOR
from tenure.forecast.fitting.students import ELSEWHERE, RECENT
from tenure.forecast.flows.inputs import DESTINATIONS, GROUPS, STAGES, Unit

if TYPE_CHECKING:
    from tenure.forecast.fitting.destinations import Shares
    from tenure.forecast.fitting.fitted import Fitted

Numbers = NDArray[np.float64]
Number = float | np.float64

AWAY: Final = float(ndtri(0.5 + INTERVAL / 2))

OURS: Final = "Tenure"
"""Who answers for assumptions, until somebody overrides them."""

HOURS_APART: Final = 0.2
"""Deviation of FTE between people of one stage. An assumption, for the interval of its mean alone."""

WRITTEN: Final = "November 2026"

GROUP_NAMES: Final = tuple(
    f"{STAGES[group.stage]} {group.first}-{group.last}" if group.last <= 60 else f"{STAGES[group.stage]} 60+"
    for group in GROUPS
)


@dataclass(frozen=True)
class Ground:
    """What stands behind a kind of parameter where the record is silent."""

    basis: str
    source: str
    as_of: str

    @classmethod
    def published(cls, row: Evidence) -> Ground:
        """A published figure; one that nobody could trace is an assumption."""
        return cls(NATIONAL if row.verified else ASSUMPTION, str(row), row.year or "not dated")


class Basis(NamedTuple):
    """What a value rests on, where from, who answers for it and of when it is."""

    basis: str
    source: str
    owner: str
    as_of: str


def assumed(source: str) -> Ground:
    """Nothing was found: the assumption, in words."""
    return Ground(ASSUMPTION, source, WRITTEN)


def parameters_of(fitted: Fitted) -> tuple[Parameter, ...]:
    """Every parameter, overridden ones as they now are."""
    listed = [
        *_leaving(fitted), *_years(fitted), *_ages(fitted), *_where(fitted), *_promoted(fitted),
        *_students(fitted), *_filled(fitted), *_hired_as(fitted), *_covered(fitted), *_rest(fitted),
    ]  # fmt: skip
    over = {one.key: one for one in fitted.overrides}
    return tuple(
        replace(
            one, value=over[one.key].value, low=over[one.key].interval[0], high=over[one.key].interval[1],
            basis=OVERRIDE, source=over[one.key].reason, owner=over[one.key].owner,
            as_of=over[one.key].on.isoformat(), reason=over[one.key].reason, replaced=one.value,
        )
        if one.key in over else one
        for one in listed
    )  # fmt: skip


def _basis(fitted: Fitted, unit: Unit | None, own: Number, everyone: Number, ground: Ground) -> Basis:
    """What a value rests on, by how many events there are."""
    day = fitted.standing.start.on.isoformat()
    known = next((one for one in fitted.facts.others if one.unit == unit), None)
    if known is not None and own >= ENOUGH:
        return Basis(NATIONAL, known.source, known.unit.partner, day)
    if own >= ENOUGH and unit is not None:
        return Basis(OWN, f"Returns of {unit.partner}", unit.partner, day)
    if everyone >= ENOUGH:
        return Basis(POOLED, "Returns of all partners", "partnership", day)
    return Basis(ground.basis, ground.source, OURS, ground.as_of)


def _of_service(fitted: Fitted, events: Numbers) -> Numbers:
    """Events of all units of each unit's service."""
    service = np.array([unit.service for unit in fitted.units])
    return np.stack([events[service == each].sum(axis=0) for each in service])


def _can_be(unit: Unit, stage: int) -> bool:
    """Whether a unit's people can be at a stage: adults' sets tell nobody who is senior or a manager."""
    return unit.service == "children" or stage < SENIOR


def _of_deviation(value: float, seen: float) -> tuple[float, float]:
    """The interval of a deviation that so many years, and what was believed of it before, tell of."""
    free = max(seen, 0) + AS_MANY
    low, high = (value * (free / chi2.ppf(q, free)) ** 0.5 for q in (0.9, 0.1))
    return float(low), float(high)


def _leaving(fitted: Fitted) -> Iterator[Parameter]:
    leavers = fitted.facts.exposure.leavers.sum(axis=2)
    everyone = _of_service(fitted, leavers)
    for one in fitted.leaving:
        ground = Ground.published(turnover(one.service, fitted.facts.worked.until))
        spread = deviations(one)
        for place, u in enumerate(one.units):
            unit = fitted.units[u]
            for g, name in enumerate(GROUP_NAMES):
                if not _can_be(unit, GROUPS[g].stage):
                    continue
                odds, away = one.centre[place, g], AWAY * spread[place, g]
                low, value, high = (float(1 - (1 - expit(x)) ** 12) for x in (odds - away, odds, odds + away))
                yield Parameter(
                    f"leaving/{unit.partner}/{unit.service}/{name}", "leaving", unit, f"{name} months",
                    "chance of leaving within a year", value, low, high,
                    *_basis(fitted, unit, leavers[u, g], everyone[u, g], ground),
                    float(leavers[u, g]), Place("leaving", (int(u), g)),
                )  # fmt: skip


def _years(fitted: Fitted) -> Iterator[Parameter]:
    ground = Ground.published(known_by("cf_la_turnover_within_la_sd", fitted.facts.worked.until))
    for number, one in enumerate(fitted.leaving):
        filed = int((fitted.facts.exposure.months[one.units].sum(axis=(0, 1)) > 0).sum())
        spreads = one.spreads
        for part, name in enumerate(("common", "of each employer")):
            value = spreads.year if part == 0 else spreads.employer_year
            low, high = _of_deviation(value, filed)
            about = f"{one.service}, {name}"
            yield Parameter(
                f"spread of years/{one.service}/{name}", "spread of years", None, about,
                "deviation of a year's log-odds of leaving", value, low, high,
                *_basis(fitted, None, 0, filed if filed >= 5 else 0, ground),
                float(filed), Place("spread of years", (number, part)),
            )  # fmt: skip


def _ages(fitted: Fitted) -> Iterator[Parameter]:
    ground = assumed("Too few of that age have left: they leave nearly as others at their stages do")
    for number, one in enumerate(fitted.ages):
        for band, name in enumerate(BANDS):
            middle, away = one.relative[band], AWAY * one.deviation[band]
            low, value, high = (float(np.exp(x)) for x in (middle - away, middle, middle + away))
            seen = float(one.leavers[band])
            yield Parameter(
                f"age/{one.service}/{name}", "age", None, f"{one.service}, {name}",
                "leaving over what stage and tenure let expect", value, low, high,
                *_basis(fitted, None, 0, seen, ground), seen, Place("age", (number, band)),
            )  # fmt: skip


def _shares(
    fitted: Fitted, kind: str, shares: Shares, events: Numbers, words: tuple[str, Ground]
) -> Iterator[Parameter]:
    """Shares of one whole, with a beta distribution's interval for each."""
    everyone = np.maximum(_of_service(fitted, events), events.sum(axis=0) if kind == "where" else 0)
    parts = DESTINATIONS if kind == "where" else STAGES
    worth = shares.worth[..., None]
    alpha = np.maximum(shares.share * worth, 1e-6)
    low, high = (beta.ppf(q, alpha, np.maximum(worth - alpha, 1e-6)) for q in (0.1, 0.9))
    for u, s, k in np.ndindex(shares.share.shape):
        value = float(shares.share[u, s, k])
        if value <= 0 or (kind == "where" and not _can_be(fitted.units[u], s)):
            continue
        unit, stage = fitted.units[u], STAGES[s] if kind == "where" else "experienced hires"
        yield Parameter(
            f"{kind}/{unit.partner}/{unit.service}/{stage}/{parts[k]}", kind, unit, f"{stage}: {parts[k]}",
            words[0], value, min(float(low[u, s, k]), value), max(float(high[u, s, k]), value),
            *_basis(fitted, unit, float(events[u, s]), float(everyone[u, s]), words[1]),
            float(events[u, s]),
            Place("where", (u, s, k)) if kind == "where" else Place("hired_as", (u, k)),
        )  # fmt: skip


def _where(fitted: Fitted) -> Iterator[Parameter]:
    ground = Ground.published(known_by("cf_leave_to_agency", fitted.facts.worked.until))
    events = fitted.facts.moves.went.sum(axis=2)
    yield from _shares(fitted, "where", fitted.where, events, ("share of leavers", ground))


def _hired_as(fitted: Fitted) -> Iterator[Parameter]:
    ground = assumed("Six in ten experienced hires are practitioners without a senior post")
    events = fitted.facts.moves.hired_as.sum(axis=1, keepdims=True)
    yield from _shares(fitted, "hired as", fitted.hired_as, events, ("share of experienced hires", ground))


def _chances(
    fitted: Fitted, kind: str, pooled: Pooled, events: Numbers, words: tuple[str, str, Ground], place: Place
) -> Iterator[Parameter]:
    """A chance of each unit, with its interval on the log-odds."""
    detail, measure, ground = words
    everyone = _of_service(fitted, events)
    for u, unit in enumerate(fitted.units):
        value, low, high = _chance(float(pooled.centre[u]), float(pooled.deviation[u]))
        yield Parameter(
            f"{kind}/{unit.partner}/{unit.service}" + (f"/{detail}" if detail else ""), kind, unit, detail,
            measure, value, low, high, *_basis(fitted, unit, events[u], everyone[u], ground),
            float(events[u]), Place(place.field, (u, *place.index)),
        )  # fmt: skip


def _promoted(fitted: Fitted) -> Iterator[Parameter]:
    ground = assumed(
        "Half as fast as the first Frontline cohort, chosen to lead: 36% in 36 months (DfE, 2020)"
    )
    for rung, detail in enumerate(("to senior", "to manager")):
        events = fitted.facts.moves.promoted[..., rung].sum(axis=1)
        words = detail, "chance of promotion in a month", ground
        for one in _chances(
            fitted, "promoted", fitted.promoted[rung], events, words, Place("promoted", (rung,))
        ):
            if one.unit is not None and one.unit.service == "children":
                yield one


def _filled(fitted: Fitted) -> Iterator[Parameter]:
    """Both chances. That of the newly qualified is an assumption, however often they were hired."""
    ground = Ground.published(known_by("cf_vacancy_rate_fte_england", fitted.facts.worked.until))
    measure, moves, filled = (
        "chance in a month that a vacant post is filled",
        fitted.facts.moves,
        fitted.filled,
    )
    readily = assumed(
        "A third of vacancies a month, were there candidates; employers compare as their hires do"
    )
    new, hires = moves.new.sum(axis=1), moves.experienced.sum(axis=1)
    words = "newly qualified", measure, readily
    for one in _chances(fitted, "filled", filled.new, np.zeros_like(new), words, Place("filled", (0,))):
        u = one.place.index[0]
        yield replace(one, events=float(new[u]))
    words = "experienced", measure, ground
    yield from _chances(fitted, "filled", filled.experienced, hires, words, Place("filled", (1,)))


def _covered(fitted: Fitted) -> Iterator[Parameter]:
    ground = Ground.published(known_by("cf_vacancies_covered_by_agency", fitted.facts.worked.until))
    events = np.nansum(np.nan_to_num(fitted.facts.posts.vacancies), axis=1)
    words = "", "share of vacancies that agency staff cover", ground
    yield from _chances(fitted, "covered", fitted.covered, events, words, Place("covered"))


def _students(fitted: Fitted) -> Iterator[Parameter]:
    students, until = fitted.facts.students, fitted.facts.worked.until
    course = Ground.published(known_by("qualify_share_of_course_leavers", until))
    looks = assumed("Four in ten graduates look for a post with partners")
    yield from _of_routes(
        fitted, fitted.qualifying, students.resolved,
        ("qualifying", "chance that a student who is due qualifies", course),
    )  # fmt: skip
    yield from _of_routes(
        fitted, fitted.joining, students.could_join,
        ("joining", "chance that one who qualifies looks for a post here", looks),
    )  # fmt: skip
    for q, route in enumerate(students.routes):
        intake = float(students.intake[q])
        spread = AWAY * max(RECENT * intake, 1) ** 0.5 / RECENT
        measure = (
            "students who begin in a year" if route != ELSEWHERE else "who qualify within reach in a year"
        )
        basis = _basis(fitted, None, 0, RECENT * intake, assumed("Nothing on record"))
        yield Parameter(
            f"intake/{route}", "intake", None, route, measure, intake, max(intake - spread, 0.0),
            intake + spread, *basis, RECENT * intake, Place("intake", (q,)),
        )  # fmt: skip


def _of_routes(
    fitted: Fitted, pooled: Pooled, events: Numbers, words: tuple[str, str, Ground]
) -> Iterator[Parameter]:
    kind, measure, ground = words
    others = assumed("All of those counted elsewhere qualify, and half of them look here")
    for q, route in enumerate(fitted.facts.students.routes):
        value, low, high = _chance(float(pooled.centre[q]), float(pooled.deviation[q]))
        own = float(events[q])
        basis = _basis(fitted, None, 0, own, others if route == ELSEWHERE else ground)
        yield Parameter(
            f"{kind}/{route}", kind, None, route, measure, value, low, high, *basis, own, Place(kind, (q,))
        )


def _rest(fitted: Fitted) -> Iterator[Parameter]:
    """What has no events to count: gaps, feedback, hours, candidates who give up, who is new."""
    gap = assumed("Flows leave 1 to 2% of stock unexplained nationally")
    none = assumed("No feedback of vacancies on leaving was found for England")
    years = fitted.facts.worked.filed.sum(axis=1) - 1
    for u, unit in enumerate(fitted.units):
        name, value, seen = f"{unit.partner}/{unit.service}", float(fitted.gaps[u]), float(years[u])
        yield Parameter(
            f"unexplained/{name}", "unexplained", unit, "", "deviation of the yearly gap, share of stock",
            value, *_of_deviation(value, seen), *_basis(fitted, unit, ENOUGH if seen >= 3 else 0, 0, gap),
            seen, Place("gaps", (u,)),
        )  # fmt: skip
        yield Parameter(
            f"feedback/{name}", "feedback", unit, "", "added to log-odds of leaving by a point of vacancy",
            0.0, 0.0, 0.02, *_basis(fitted, unit, 0, 0, none), None, Place("feedback", (u,)),
        )  # fmt: skip
        yield from _hours(fitted, u)
    value, low, high = _chance(float(fitted.giving_up.centre[0]), float(fitted.giving_up.deviation[0]))
    reads = assumed("One in ten of those who wait goes elsewhere in a month")
    yield Parameter(
        "giving up", "giving up", None, "", "chance in a month that a candidate goes elsewhere", value, low,
        high, *_basis(fitted, None, 0, 0, reads), None, Place("giving_up"),
    )  # fmt: skip
    share = fitted.facts.stages.share_new
    told = assumed("As in children's services of the same record: adults' sets do not say")
    yield Parameter(
        "newly qualified/adults", "newly qualified", None, "adults", "share of starters newly qualified",
        share, share * 0.6, min(share * 1.4, 1.0), *_basis(fitted, None, 0, 0, told), None,
        Place("share_new"),
    )  # fmt: skip


def _hours(fitted: Fitted, u: int) -> Iterator[Parameter]:
    unit, heads = fitted.units[u], float(fitted.facts.moves.stock[u].max(initial=0))
    ground = assumed("Nine tenths of full time")
    away = AWAY * HOURS_APART / (heads + HEADS) ** 0.5
    for s, stage in enumerate(STAGES):
        if _can_be(unit, s):
            value = float(fitted.standing.fte[u, s])
            yield Parameter(
                f"hours/{unit.partner}/{unit.service}/{stage}", "hours", unit, stage, "FTE per head", value,
                value - away, value + away, *_basis(fitted, unit, heads, 0, ground), heads,
                Place("fte", (u, s)),
            )  # fmt: skip


def _chance(odds: float, deviation: float) -> tuple[float, float, float]:
    """A chance and its interval from log-odds."""
    return float(expit(odds)), float(expit(odds - AWAY * deviation)), float(expit(odds + AWAY * deviation))

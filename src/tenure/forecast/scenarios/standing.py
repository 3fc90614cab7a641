"""What a scenario settles before people are drawn: posts, places, students, one-off moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import HIRED_AT, MONTHS, STAGES, Move, Start, Unit
from tenure.forecast.scenarios.reaching import routes_of, units_of
from tenure.forecast.scenarios.shape import Change
from tenure.forecast.scenarios.timing import day_of, month_of, ramp_of
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
PostsFor = Callable[[Unit, float], Numbers]
"""Posts that keep cases for each full-time worker at a number: from demand. Shape (months + 1,) in the
middle,
or (runs, months + 1) as demand was drawn."""


@dataclass(frozen=True)
class Following:
    """What posts that follow demand are worked out of.

    middle  posts that a cap needs, where demand goes as is most likely.
    drawn   the same in each of the runs at hand; None where demand is not drawn.
    """

    middle: PostsFor
    drawn: PostsFor | None = None


def changed(start: Start, change: Change, size: float, at: str, follows: Following | None = None) -> Start:
    """The start with one change made to it. `size` is the middle of the change, or one end of its interval.

    Raises UsedWrongly where it cannot be: fewer posts, places or people than none, no demand on record.
    """
    if change.on == "intake":
        return replace(start, due=_due(start, change, size, at))
    if change.on == "one-off move":
        return _moved(start, change, size, at)
    if change.on == "caseload cap":
        return _capped(start, change, size, at, follows)
    name = "posts" if change.on == "establishment" else "capacity"
    made: dict[str, Any] = {name: _amended(start, change, size, at, getattr(start, name))}
    if name == "posts" and start.by_run is not None:
        made["by_run"] = _amended(start, change, size, at, start.by_run)
    return replace(start, **made)


def _amended(start: Start, change: Change, size: float, at: str, values: Numbers) -> Numbers:
    """Posts or places, multiplied, added to or set, as far as the change is there."""
    there = ramp_of(change, start.on, start.months)[:, None] * units_of(change, start, at) * change.reaches
    limited = np.isfinite(values)
    known = np.where(limited, values, 0.0)
    to = {"multiply": known * size, "add": known + size, "set": np.full_like(known, size)}[change.verb]
    made = known + there * (to - known)
    if change.verb == "set":
        made = np.where(limited | (there > 0), np.where(limited, made, size), np.inf)
    else:
        made = np.where(limited, made, np.inf)
    if (made < 0).any():
        *_, month, unit = np.argwhere(made < 0)[0]
        known, made = (each.reshape(-1, *each.shape[-2:]).min(0) for each in (known, made))
        raise UsedWrongly(
            f"{at} takes {known[month, unit] - made[month, unit]:,.0f} {change.unit} from "
            f"{start.units[unit].partner}, {start.units[unit].service}, which has {known[month, unit]:,.0f} "
            f"in {day_of(int(month), start.on):%B %Y}. Take fewer, or name the partners in where.partners."
        )
    return made


def _due(start: Start, change: Change, size: float, at: str) -> NDArray[np.int64]:
    """Students due, with whole students: what is rounded off one month is owed to the next."""
    routes = routes_of(change, start, at)
    later = change.qualify_after_months or 0
    there = ramp_of(change, start.on, start.months, later=later) * change.reaches
    due = start.due.astype(np.float64)
    if change.verb == "multiply":
        made = due * (1 + there[:, None] * routes * (size - 1))
    else:
        if routes.sum() != 1:
            raise UsedWrongly(f"{at} adds students to {int(routes.sum())} routes. Name one in where.routes.")
        first = month_of(change.starts, start.on) + later
        made = due + size * there[:, None] * routes * _within_year(due @ routes, first)[:, None]
    if (made < 0).any():
        raise UsedWrongly(
            f"{at} takes away more students than are due. Take fewer than {due.sum(0).min():,.0f}."
        )
    whole: NDArray[np.int64] = np.diff(np.rint(np.cumsum(made, axis=0)), axis=0, prepend=0).astype(np.int64)
    return whole


def _within_year(due: Numbers, first: int) -> Numbers:
    """The share of a year's students who qualify in each month: as they do now, else in the first month."""
    calendar = np.arange(len(due)) % 12
    total = due.sum()
    if not total:
        return np.where(calendar == first % 12, 1.0, 0.0)
    share: Numbers = np.bincount(calendar, due, minlength=12)[calendar] / total
    return share


def _moved(start: Start, change: Change, size: float, at: str) -> Start:
    """People in post with some more or fewer, among the months as they are then.

    On the day the forecast begins they are among the stock; later they come or go on their month's first day.
    """
    month, people = month_of(change.starts, start.on), round(size * change.reaches)
    units = np.flatnonzero(units_of(change, start, at))
    if len(units) != 1:
        raise UsedWrongly(f"{at} is about {len(units)} units. Name one partner and one service.")
    stage = STAGES.index(change.where.stages[0])
    if month > 1:
        return replace(start, moves=(*start.moves, Move(month, int(units[0]), stage, people)))
    begins = sum(last - first for first, last in MONTHS[:stage])
    cells = slice(begins, begins + MONTHS[stage][1] - MONTHS[stage][0])
    stock = start.stock.copy()
    here = stock[units[0], cells]
    if here.sum() + people < 0:
        raise UsedWrongly(f"{at} takes {-people} people from {here.sum()}. Take no more than there are.")
    if not here.sum():
        here[HIRED_AT[stage] - MONTHS[stage][0]] += people
    else:
        shares = np.rint(np.cumsum(here) * (here.sum() + people) / here.sum())
        here[:] = np.diff(shares, prepend=0)
    return replace(start, stock=stock)


def _capped(start: Start, change: Change, cap: float, at: str, follows: Following | None) -> Start:
    """Posts, where fewer than the cap on cases needs: as many as it needs, in the middle and in each run."""
    if follows is None:
        raise UsedWrongly(
            f"{at} caps caseloads, and nothing on record says how many cases there are. Load returns "
            "that say who "
            "holds cases, or give a series of your own: tenure demand FILE."
        )
    units = np.flatnonzero(units_of(change, start, at))
    there = ramp_of(change, start.on, start.months) * change.reaches

    def raised(posts: Numbers, posts_for: PostsFor) -> Numbers:
        wanted = {u: np.atleast_2d(posts_for(start.units[u], cap)) for u in units}
        runs = max([len(posts), *map(len, wanted.values())])
        made = np.broadcast_to(posts, (runs, *posts.shape[1:])).copy()
        for u, needed in wanted.items():
            made[..., u] += there * (np.maximum(needed, made[..., u]) - made[..., u])
        return made

    posts = raised(start.posts[None], follows.middle)[0]
    if follows.drawn is None:
        return replace(start, posts=posts)
    before = start.posts[None] if start.by_run is None else start.by_run
    return replace(start, posts=posts, by_run=raised(before, follows.drawn))

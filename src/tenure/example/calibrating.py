"""Calibrating the plan's year: hours and newcomers set so that counting gives the plan's own figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tenure.example.chance import stream
from tenure.example.days import begins
from tenure.example.levels import PLAN, Wanted
from tenure.example.shares import steered
from tenure.example.tables import Column, Table, changed

Mask = NDArray[np.bool_]


def women_among(new: Table, female: Mask, *, posts: Table, people: Table, inside: Mask) -> Mask:
    """Who of the partnership's newcomers is a woman, so that people in post have the plan's share of women.

    posts   held by everyone else on 30 September, whose sex is known.
    """
    ours, theirs = inside[new["partner"]], inside[posts["partner"]]
    known = int(people["female"][posts["person"][theirs]].sum())
    asked = round(PLAN.female * float(ours.sum() + theirs.sum())) - known
    chosen = female.copy()
    turned = np.flatnonzero(ours & (female == (asked < int(female[ours].sum()))))
    chosen[turned[: abs(asked - int(female[ours].sum()))]] ^= True
    return chosen


def calibrated(
    posts: Table, leavers: Table, agency: Table, *, w: Wanted, inside: Mask, seed: int
) -> tuple[Table, Table]:
    """Leavers and agency workers of the partnership with hours that come to the plan's FTE rates.

    A few people's contracts change at most; nothing about anyone contradicts it.
    """
    fte = float(posts["fte"][inside[posts["partner"]]].sum())
    ours = inside[leavers["partner"]]
    under_two = leavers["started"] >= begins(w.year - 1)
    early = PLAN.turnover * PLAN.under_two * fte
    hours = leavers["fte"]
    hours = _set(hours, ours & under_two, early, seed=seed, about="leavers under two years")
    hours = _set(hours, ours & ~under_two, PLAN.turnover * fte - early, seed=seed, about="other leavers")
    through = PLAN.agency / (1 - PLAN.agency) * fte
    temps = _set(agency["fte"], inside[agency["partner"]], through, seed=seed, about="agency workers")
    return changed(leavers, fte=hours), changed(agency, fte=temps)


def _set(fte: Column, group: Mask, total: float, *, seed: int, about: str) -> Column:
    found = fte.copy()
    found[group] = steered(stream(seed, "hours of", about), fte[group], total)
    return found

"""Where leavers go, by stage: what the record shows of each employer, drawn towards all employers and those
towards what is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.draws import Keys, normals
from tenure.forecast.fitting.expecting import known_by
from tenure.forecast.fitting.moves import (
    AGENCY,
    OTHER_AUTHORITY,
    OTHER_SOCIAL_WORK,
    OUT,
    PARTNER,
    RETIRED,
    Moves,
)
from tenure.forecast.fitting.pooling import shares
from tenure.forecast.flows.inputs import DESTINATIONS, Unit

Numbers = NDArray[np.float64]

PUBLISHED_WORTH: Final = 20.0
"""Leavers' worth of belief in the published shares, for a service's stage."""

SERVICE_WORTH: Final = 30.0
"""Leavers' worth of belief in its service's shares, for an employer's stage. Both are assumptions."""

NOT_FOUND: Final = {OTHER_SOCIAL_WORK: 0.25, OUT: 0.55, RETIRED: 0.20}
"""How those whom DfE finds in no children's service divide. An assumption: no figure is published."""

SIZE_WORTH: Final = 10.0
"""Moves' worth of belief that a move goes to a partner in proportion to its size."""


@dataclass(frozen=True, eq=False)
class Shares:
    """Shares by row that add to one, and how many observations each row is worth.

    share  shape (U, S, K).
    worth  shape (U, S).
    """

    share: Numbers
    worth: Numbers

    def drawn(self, runs: Keys, kind: str, names: tuple[str, ...]) -> Numbers:
        """Shares in each run, shape (R, U, S, K)."""
        units, stages, parts = self.share.shape
        about = [f"{kind}/{name}/{stage}" for name in names for stage in range(stages)]
        normal = normals(runs, about, parts)
        drawn = shares(normal, self.share.reshape(-1, parts), self.worth.ravel())
        return drawn.reshape(-1, units, stages, parts)


def destinations_of(moves: Moves, units: tuple[Unit, ...], year: int) -> Shares:
    """Where leavers go by unit, stage and destination.

    Who was found with a partner is known of every leaver; where the others went, of those whose return says.
    Adults' sets do not say, so their others go as in children's services of the same record.
    """
    adults = np.array([unit.service == "adults" for unit in units], dtype=np.bool_)
    found, gone = moves.went[..., PARTNER], moves.gone
    others = moves.went.copy()
    others[..., PARTNER] = 0
    published = published_shares(year)
    share, worth = np.zeros_like(moves.went), np.zeros_like(gone)
    usual = _drawn_to(others[~adults].sum(axis=0), published[None], PUBLISHED_WORTH)
    partner = np.zeros(gone.shape)
    for mine in (adults, ~adults):
        level = found[mine].sum() / max(gone[mine].sum(), 1.0)
        stage = (found[mine].sum(axis=0) + SERVICE_WORTH * level) / (gone[mine].sum(axis=0) + SERVICE_WORTH)
        partner[mine] = (found[mine] + SERVICE_WORTH * stage) / (gone[mine] + SERVICE_WORTH)
    elsewhere = _drawn_to(others, usual, SERVICE_WORTH)
    share = elsewhere * (1 - partner[..., None])
    share[..., PARTNER] = partner
    worth = SERVICE_WORTH + others.sum(axis=-1) + found
    return Shares(share / share.sum(axis=-1, keepdims=True), worth)


def published_shares(year: int) -> Numbers:
    """Shares of leavers by destination in DfE's match of leavers, those not found divided by assumption."""
    movers, agency, rest = (
        known_by(key, year).share
        for key in ("cf_move_to_another_la", "cf_leave_to_agency", "cf_leave_to_outside_la_cf_social_work")
    )
    share = np.zeros(len(DESTINATIONS))
    share[OTHER_AUTHORITY], share[AGENCY] = movers, agency
    for destination, part in NOT_FOUND.items():
        share[destination] = rest * part
    total: Numbers = share / share.sum()
    return total


def partners_of(moves: Moves, units: tuple[Unit, ...]) -> Numbers:
    """Of those who go to a partner, to which: shape (U, U), rows adding to 1, or to 0 where there is none."""
    service = np.array([unit.service for unit in units])
    size = moves.stock[:, -1] + 1
    open_to = (service[:, None] == service) & ~np.eye(len(units), dtype=np.bool_)
    weight = np.where(open_to, size, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    usual = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
    counts = np.where(open_to, moves.between, 0.0) + SIZE_WORTH * usual
    total = counts.sum(axis=1, keepdims=True)
    shares_: Numbers = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    return shares_


USUALLY_HIRED_AS: Final = {"children": (0, 0.1, 0.6, 0.15, 0.15), "adults": (0, 0.1, 0.9, 0, 0)}
"""Stages at which experienced people join where no return says. An assumption; adults' sets do not tell who
is senior or a manager."""


def hired_as_of(moves: Moves, units: tuple[Unit, ...]) -> Shares:
    """Stages at which experienced people join, (U, 1, S): an employer's own, drawn to its service's."""
    counts = moves.hired_as.copy()
    counts[:, 0] = 0
    share = np.zeros_like(counts)
    for service, usual in USUALLY_HIRED_AS.items():
        mine = np.array([unit.service == service for unit in units], dtype=np.bool_)
        everyone = _drawn_to(counts[mine].sum(axis=0), np.array(usual), PUBLISHED_WORTH)
        share[mine] = _drawn_to(counts[mine], everyone, SERVICE_WORTH)
    return Shares(share[:, None], (SERVICE_WORTH + counts.sum(axis=-1))[:, None])


def _drawn_to(counts: Numbers, usual: Numbers, worth: float) -> Numbers:
    """Shares of counts with so many observations of what is usual added."""
    added: Numbers = counts + worth * usual
    total: Numbers = added / added.sum(axis=-1, keepdims=True)
    return total

"""The risk register as JSON: what is open, opening a risk, and reviewing one."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Router, Schema, Status

from tenure.partnership import may, riskers
from tenure.partnership.actions import risks as actions
from tenure.partnership.models import Risk
from tenure.publish.strategy.barriers import RiskRow
from tenure.web.showing import SignedIn
from tenure.web.strategy.risks.views import one_risk, open_rows

router = Router(tags=["strategy"])
MOST = 200
"""Risks in one answer; ask on with `offset`."""


class RiskOut(Schema):
    """An open risk and where it stands."""

    code: str
    title: str
    owner: str
    likelihood: int
    impact: int
    size: int
    level: str
    way: str
    on: date
    overdue: list[str]


class RisksOut(Schema):
    """How many risks are open, and some of them."""

    count: int
    risks: list[RiskOut]


class ReviewIn(Schema):
    """How a risk is judged now; likelihood and impact from 1 to 5."""

    likelihood: int
    impact: int
    review: date
    note: str = ""


class RiskIn(ReviewIn):
    """A risk with its first judgement."""

    title: str
    cause: str
    consequence: str
    owner: str


@router.get("/strategy/risks", response=RisksOut, summary="The open risks, largest first")
def risks(request: SignedIn, offset: int = 0) -> dict[str, Any]:
    """Up to 200 from `offset` on."""
    may.require(riskers.see_risks(request.user), by=request.user, about="the risk register")
    rows = sorted(open_rows(), key=lambda row: -row.standing.now.size)
    first = max(offset, 0)
    return {"count": len(rows), "risks": [_shape(row) for row in rows[first : first + MOST]]}


@router.post("/strategy/risks", response={201: RiskOut}, summary="Open a risk")
def open_risk(request: SignedIn, asked: RiskIn) -> Status[dict[str, Any]]:
    opened = actions.Opened(asked.title, asked.cause, asked.consequence, asked.owner)
    kept = actions.open_risk(opened, _reviewed(asked), by=request.user)
    return Status(201, _of(kept))


@router.post("/strategy/risks/{code}/reviews", response={201: RiskOut}, summary="Review a risk")
def review(request: SignedIn, code: str, asked: ReviewIn) -> Status[dict[str, Any]]:
    found = one_risk(request, code)
    actions.review(found, _reviewed(asked), by=request.user)
    return Status(201, _of(found))


def _reviewed(asked: ReviewIn) -> actions.Reviewed:
    return actions.Reviewed(asked.likelihood, asked.impact, asked.review, asked.note)


def _of(risk: Risk) -> dict[str, Any]:
    return _shape(next(row for row in open_rows() if row.code == risk.code))


def _shape(row: RiskRow) -> dict[str, Any]:
    stands = row.standing
    now = stands.now
    return {
        "code": row.code,
        "title": row.title,
        "owner": row.owner,
        "likelihood": now.likelihood,
        "impact": now.impact,
        "size": now.size,
        "level": now.level,
        "way": stands.way,
        "on": now.on,
        "overdue": list(stands.overdue),
    }

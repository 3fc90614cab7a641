"""Giving the partnership's own series of demand, and taking them away."""

from __future__ import annotations

from tenure.partnership import audit, home, may, planners
from tenure.partnership.actions.returns import By
from tenure.publish.planning import bringing


def give_demand(*, content: bytes, name: str, by: By) -> int:
    """Keep a file of series in the place of the one before; gives of how many councils and services it is.

    Raises Unreadable where it is no such file, HasFindings with the row of everything that is wrong; nothing
    is
    kept then.
    """
    may.require(planners.give_demand(by), by=by, about="series of demand")
    found = bringing.keep(content, home.folder(), name=name)
    audit.enter("gave series of demand", "series of demand", by=by, series=len(found))
    return len(found)


def forget_demand(*, by: By) -> bool:
    """Go back to what returns and publications say; whether there was a file."""
    may.require(planners.give_demand(by), by=by, about="series of demand")
    there = bringing.forget(home.folder())
    if there:
        audit.enter("took series of demand away", "series of demand", by=by)
    return there

"""What stands in the addresses of the planner, and the futures that its pages share."""

from __future__ import annotations

from urllib.parse import urlencode

from tenure.partnership import home
from tenure.partnership.actions.planning import overrides
from tenure.publish.asking import Picked
from tenure.publish.planning.futures import Futures, futures_of


def address_of(chosen: Picked, until: int | None) -> str:
    """The choices as the end of an address, in one order, so that equal choices are one page."""
    pairs = [(name, str(chosen[name])) for name in ("service", "focus") if name in chosen]
    return urlencode(pairs + ([("until", str(until))] if until else []))


def futures_now() -> Futures:
    """The futures of the record as it stands, with the parameters that somebody chose."""
    return futures_of(home.folder(), overrides())

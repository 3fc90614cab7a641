"""What stands in the addresses of the planner."""

from __future__ import annotations

from urllib.parse import urlencode

from tenure.publish.asking import Picked


def address_of(chosen: Picked, until: int | None) -> str:
    """The choices as the end of an address, in one order, so that equal choices are one page."""
    pairs = [(name, str(chosen[name])) for name in ("service", "focus") if name in chosen]
    return urlencode(pairs + ([("until", str(until))] if until else []))

"""Where shown figures come from, in the line under each chart and table."""

from __future__ import annotations

from tenure.benchmark.comparing import published_years
from tenure.publish.asking import Asked

LICENCE = "Open Government Licence v3.0"


def source_line(asked: Asked, *, compared: bool = False) -> str:
    """The partners' returns and, beside a comparator, what the Department for Education published."""
    own = f"Source: returns of the partnership, snapshot {asked.holding.snapshot[:12]}"
    if not compared or not asked.comparators:
        return f"{own}."
    years = published_years(asked.service)
    if asked.service == "adults":
        printed = f"social workers in adults’ services {years[0]} to {years[-1]}"
        return f"{own}; Skills for Care and NHS Digital, {printed}, as reported by Community Care."
    published = f"Children’s social work workforce {years[0]} to {years[-1]}"
    return f"{own}; Department for Education, {published} ({LICENCE})."

"""Where shown figures come from, in the line under each chart and table."""

from __future__ import annotations

from tenure.benchmark.published import figures
from tenure.publish.asking import Asked

LICENCE = "Open Government Licence v3.0"


def source_line(asked: Asked, *, compared: bool = False) -> str:
    """The partners' returns and, beside a comparator, what the Department for Education published."""
    own = f"Source: returns of the partnership, snapshot {asked.holding.snapshot[:12]}"
    if not compared or not asked.comparators:
        return f"{own}."
    years = figures().years
    published = f"Children’s social work workforce {years[0]} to {years[-1]}"
    return f"{own}; Department for Education, {published} ({LICENCE})."

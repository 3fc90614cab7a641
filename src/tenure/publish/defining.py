"""What each measure means, where that comes from, who keeps it, and whether its review is overdue."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tenure.publish import numbers
from tenure.publish.contents import Definition
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.indicators import Indicator


def indicator(key: str) -> Indicator:
    """The definition behind a measure. UsedWrongly where there is no measure of that name."""
    from tenure.indicators import INDICATORS

    if key not in INDICATORS:
        known = ", ".join(sorted(INDICATORS))
        raise UsedWrongly(f"There is no measure called {key}. The measures are {known}.")
    return INDICATORS[key]


def definition(key: str) -> Definition:
    """One measure's definition in words."""
    about = indicator(key)
    return Definition(
        key=about.key,
        label=about.label,
        unit=about.unit,
        taken=about.taken,
        better=about.better,
        why=about.why,
        source=str(about.source),
        formula=about.formula,
        remarks=tuple(about.remarks),
        owner=about.owner,
        review=numbers.day(about.review),
        overdue=about.review < datetime.now(UTC).date(),
    )


def definitions() -> tuple[Definition, ...]:
    """Every measure's definition, in the order the indicators declare them."""
    from tenure.indicators import INDICATORS

    return tuple(definition(key) for key in INDICATORS)

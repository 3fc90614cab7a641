"""What KPIs are to be compared with: whether there is such a place, and whether anything is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tenure.strategy.framework.parts import Kpi
from tenure.strategy.framework.reading import Fault
from tenure.terms.organisations import unit_of

COMPARATORS: Final = ("england", "region", "neighbours")
"""What a KPI can be compared with by name; beside these, any real authority by its number."""


def unknown_comparators(kpis: Sequence[Kpi]) -> Iterator[Fault]:
    """Comparators that are no place: such a KPI could not be filled."""
    for at, each in enumerate(kpis):
        unit = unit_of(each.comparator) if each.comparator else None
        if each.comparator and each.comparator not in COMPARATORS and (unit is None or unit.made_up):
            yield Fault(
                ("kpis", at, "comparator"),
                f"is “{each.comparator[:60]}”. Use england, region, neighbours or an authority’s number, or "
                "leave it empty.",
            )


def incomparable(kpis: Sequence[Kpi]) -> Iterator[Fault]:
    """Comparators of which nothing is published to compare with."""
    for at, each in enumerate(kpis):
        if each.comparator and (why := _nothing_published(each)):
            yield Fault(("kpis", at, "comparator"), f"is “{each.comparator[:60]}”, and {why}")


def _nothing_published(kpi: Kpi) -> str:
    if kpi.kind != "indicator" or kpi.service == "education":
        return f"nothing is published to compare {kpi.code} with. Leave it empty."
    if kpi.dimension:
        return f"nothing is published of a part of a measure, as {kpi.code} is. Leave it empty."
    if kpi.service != "children" and kpi.comparator != "england":
        return (
            "of adults’ services only England’s figures are published: England will stand in for it. "
            "Use england."
        )
    return ""

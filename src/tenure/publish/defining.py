"""What each measure means, where that comes from, who keeps it, and whether its review is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Definition
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.indicators import Indicator


OF_SERVICE: Final[Mapping[str, str]] = {"children": "children’s services", "adults": "adults’ services"}


def indicator(key: str, service: str = "children") -> Indicator:
    """The definition behind a measure of a service. UsedWrongly where it has no measure of that name."""
    from tenure.indicators import MEASURES

    if key not in MEASURES[service]:
        known = ", ".join(sorted(MEASURES[service]))
        raise UsedWrongly(
            f"There is no measure called {key} of {OF_SERVICE[service]}. The measures are {known}."
        )
    return MEASURES[service][key]


def services_of(key: str) -> tuple[str, ...]:
    """The services that have a measure of that name, children's first. UsedWrongly where none has."""
    from tenure.indicators import MEASURES

    found = tuple(service for service, measures in MEASURES.items() if key in measures)
    if not found:
        known = ", ".join(sorted({name for measures in MEASURES.values() for name in measures}))
        raise UsedWrongly(f"There is no measure called {key}. The measures are {known}.")
    return found


def definition(key: str, service: str | None = None) -> Definition:
    """One measure's definition in words; of the first service that has it, where none is said."""
    about = indicator(key, service or services_of(key)[0])
    return Definition(
        key=about.key,
        service=about.service,
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
    """Every measure's definition, children's services first, in the order the indicators declare them."""
    from tenure.indicators import MEASURES

    return tuple(definition(key, service) for service, measures in MEASURES.items() for key in measures)

"""What a reader may choose on a page: service, year, whose figures, and what they are compared with."""

from __future__ import annotations

from tenure.publish.asking import AGAINST, Asked, name_of
from tenure.publish.contents import Choice, Choices
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.wording import SERVICE_LABELS
from tenure.terms.organisations import unit_of


def choices(asked: Asked) -> Choices:
    """Every choice, with what is chosen now."""
    holding, service = asked.holding, asked.service
    places = (PARTNERSHIP, *holding.partners(service))
    against = tuple(Choice(key, label, key == asked.against) for key, label in AGAINST.items())
    if asked.against not in AGAINST:
        unit = unit_of(asked.against)
        against = (*against, Choice(asked.against, unit.name if unit else asked.against, chosen=True))
    return Choices(
        services=tuple(Choice(key, label, key == service) for key, label in SERVICE_LABELS.items()),
        years=tuple(Choice(str(y), str(y), y == asked.year) for y in reversed(holding.years(service))),
        focus=tuple(Choice(p, name_of(p), p == asked.focus) for p in places),
        partners=tuple(
            Choice(p, name_of(p), p in asked.beside) for p in holding.partners(service) if p != asked.focus
        ),
        against=against,
    )

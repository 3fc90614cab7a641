"""How often one person or one machine may try a thing before it has to wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from tenure.terms.problems import NotAllowed


@dataclass(frozen=True)
class Limit:
    """So many tries in so many minutes."""

    tries: int
    minutes: int


LIMITS: Final = {
    "sign-in link": Limit(10, 5),
    "password": Limit(5, 5),
    "sending": Limit(60, 10),
    "export": Limit(60, 10),
    "answering": Limit(6000, 10),
}


class TooMany(NotAllowed):
    """Too many tries; the sentence says how long to wait."""


def spend(kind: str, who: object) -> None:
    """Count one try; TooMany when there are none left."""
    limit = LIMITS[kind]
    key = f"limit-{kind.replace(' ', '-')}-{who}"
    if cache.add(key, 1, limit.minutes * 60):
        return
    tries = cache.get(key, 0) + 1
    if tries > limit.tries:
        raise TooMany(
            f"That was tried more than {limit.tries} times. Wait {limit.minutes} minutes and try again."
        )
    cache.set(key, tries, limit.minutes * 60)

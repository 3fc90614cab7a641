"""Looks that somebody tries before choosing them: their picture and logo, kept for a while for them alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

SECONDS: Final = 1800
"""How long looks that were tried can be looked at, and chosen without sending their logo again."""


@dataclass(frozen=True)
class Tried:
    """The first page of a report with these looks as a picture, and the logo as it was sent."""

    picture: bytes
    logo: bytes | None


def keep_tried(who: int, tried: Tried) -> None:
    """Keep what somebody tried, in place of what they tried before."""
    cache.set(_key(who), (tried.picture, tried.logo), SECONDS)


def tried_by(who: int) -> Tried | None:
    """What somebody tried last; None where that is too long ago."""
    found = cache.get(_key(who))
    return Tried(*found) if found else None


def forget_tried(who: int) -> None:
    """Take away what somebody tried."""
    cache.delete(_key(who))


def _key(who: int) -> str:
    return f"tried-looks-{who}"

"""What every form has to have: words that are there and not too long, and days that can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils import timezone

from tenure.partnership.models import Account
from tenure.strategy.framework.checking import hidden_in
from tenure.terms.problems import UsedWrongly

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)
LONGEST_TEXT: Final = 1000
"""Letters of a text that has no limit of its own."""


def require_words(limits: Mapping[str, int], /, **texts: str) -> None:
    """UsedWrongly where one of these texts, each under its name in sentences, is empty or too long."""
    for name, text in texts.items():
        if not text.strip():
            raise UsedWrongly(f"The {name} is empty. Write it down.")
    require_text(limits, **texts)


def require_text(limits: Mapping[str, int], /, **texts: str) -> None:
    """UsedWrongly where one of these texts is longer than its limit, or holds what nobody can see."""
    for name, text in texts.items():
        require_seen(name, text)
        most = limits.get(name, LONGEST_TEXT)
        if len(text) > most:
            raise UsedWrongly(f"The {name} has {len(text):,} letters; the most is {most:,}. Shorten it.")


def require_seen(name: str, text: str) -> None:
    """UsedWrongly where a text holds what nobody can see: no PDF and no slide can be made of it."""
    if any(hidden_in(text.replace("\r\n", "\n"))):
        raise UsedWrongly(f"The {name} holds a character that cannot be shown. Type it again.")


def require_day(on: date) -> None:
    """UsedWrongly where a day is in no year that a strategy is about."""
    if not FIRST_DAY <= on <= LAST_DAY:
        raise UsedWrongly("The day has to be between 2000 and 2100.")


def require_past(on: date) -> None:
    """UsedWrongly where a day has not come yet."""
    if not FIRST_DAY <= on <= timezone.localdate():
        raise UsedWrongly("The day has to be between 1 January 2000 and today.")


def maker_of(by: object) -> Account | None:
    """The account that did something; None for the command line."""
    return by if isinstance(by, Account) else None

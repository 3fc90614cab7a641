"""Which collection year a return is for, where its files do not say it, and which years there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tenure.partnership.models import Collection
from tenure.returns.kind import Kind
from tenure.terms.calendars import FIRST_CSWW_YEAR, census_year_of
from tenure.terms.problems import Unreadable


def period_of(kind: str, newest: date | None, day: date) -> int:
    """The year of the September that a return describes, as the calendar and its own newest day tell.

    kind    its key.    newest   the newest day in it; None where it has none.    day   on which it is sent.

    The collection open on that day says it, or else the last September; it is never before the newest day.
    """
    collecting = (
        Collection.objects.filter(kind=kind, opens__lte=day, closes__gte=day).order_by("-year").first()
    )
    year = collecting.year if collecting else september_of(day)
    return max(year, september_of(newest)) if newest else year


def own_period_of(kind: Kind, contents: Sequence[Any], day: date) -> int | None:
    """The September that the newest day in the files of one return tells; None where they hold no day."""
    (sent,) = kind.together(contents, None)
    newest = kind.newest_day(sent, day)
    return september_of(newest) if newest else None


def require_not_before(year: int, newest: date | None) -> None:
    """Unreadable where a return holds days after the September that it is said to describe."""
    if newest is not None and september_of(newest) > year:
        raise Unreadable(
            f"The files hold a day after September {year}: {newest:%d/%m/%Y}. "
            f"Say which year they describe, {september_of(newest)} or later."
        )


def september_of(day: date) -> int:
    """The year of the September that a file of that day describes: the last one, or the one it is in."""
    return day.year if day.month >= 9 else day.year - 1


def require_begun(kind: Kind, year: int | None, at: datetime) -> None:
    """Unreadable for a year that has not begun or came before there were returns: a slip of the pen."""
    now = census_year_of(timezone.localtime(at).date()).year
    if year is not None and not FIRST_CSWW_YEAR <= year <= now:
        says = "The file says that it is" if kind.says_year else "The return would be"
        do = "Check its Year." if kind.says_year else "Give the year of the September that it describes."
        raise Unreadable(f"{says} for {year}, and there are returns for {FIRST_CSWW_YEAR} to {now}. {do}")

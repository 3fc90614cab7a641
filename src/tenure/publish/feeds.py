"""A calendar that other programs read (RFC 5545): days of collections, and meetings at their hour.

Written here, since events without repetition or people, whole days or moments of UTC, need four rules of
that standard: lines end in CRLF, are folded at 75 bytes, have their text escaped, and every event has its
identifier and stamp.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from tenure import __version__

LONGEST_LINE: Final = 75
"""Bytes of a line without its end (RFC 5545, section 3.1)."""

HOURS_OF_A_MEETING: Final = 2
"""How long a calendar keeps free for what begins at an hour and says no end."""


@dataclass(frozen=True)
class Entry:
    """One day in somebody's calendar.

    key      what makes it the same event when its day or its words change.
    on       the day.
    title    what is on, in a few words; `says` is the rest.
    changed  when it was last changed.
    address  where to read more; empty where none is known.
    at       the moment it begins; None for something that is on all day.
    place    where it is, or the link to it; empty where that is not known.
    """

    key: str
    on: date
    title: str
    says: str
    changed: datetime
    address: str = ""
    at: datetime | None = None
    place: str = ""


def calendar(entries: Iterable[Entry], *, name: str) -> str:
    """The whole feed, ready to be sent as text/calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Tenure//Tenure {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for entry in entries:
        lines += _event(entry)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.key)}@tenure"
    yield f"DTSTAMP:{entry.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if entry.at is not None:
        yield f"DTSTART:{entry.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DURATION:PT{HOURS_OF_A_MEETING}H"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"DESCRIPTION:{escaped(entry.says)}"
    if entry.address:
        yield f"URL:{entry.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as a value: backslashes, semicolons, commas and line ends are marked; control characters go."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(letter for letter in plain if letter.isprintable())


def fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes; every piece but the first begins with a space, none cuts a
    letter in two."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece

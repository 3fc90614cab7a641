"""What a submission leaves in the record: dated events in columns, with no identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from numpy.typing import NDArray

from tenure.record import learning

Columns = Mapping[str, NDArray[Any]]
"""One table: named columns of equal length. NaN, NaT and "" stand for what was not given."""

DESCRIBED: Final = "described"
JOINED: Final = "joined"
IN_POST: Final = "in post"
LEFT: Final = "left"
AGENCY: Final = "agency"
AGENCY_ENDED: Final = "agency ended"
BANK: Final = "bank or pool"
OTHER: Final = "other work"
"""Kinds of event. A worker record gives one `described` on 30 September, `joined` on its start date, `in
post` or `agency` where the person was there on 30 September, and `left` or `agency ended` on its end date.
Adults' records hold no leaving dates, and know people on a bank, and others who are neither employed nor
from an agency."""

SERVICES: Final[Mapping[str, str]] = MappingProxyType(
    {"csww": "children", "ascwds": "adults", "education": "education"}
)
"""The service that a kind of return is about."""

_FTE = "DECIMAL(9,6)"
_DAYS = "DECIMAL(9,2)"

EVENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "record": "INTEGER",
        "person": "VARCHAR",
        "identity": "VARCHAR",
        "event": "VARCHAR",
        "on_day": "DATE",
        "role": "VARCHAR",
        "fte": _FTE,
        "fte30": _FTE,
        "cases": "INTEGER",
        "days_lost": _DAYS,
        "absence": "VARCHAR",
        "origin": "VARCHAR",
        "reason": "VARCHAR",
        "destination": "VARCHAR",
        "sex": "VARCHAR",
        "age": "SMALLINT",
        "route": "VARCHAR",
        "qualification": "VARCHAR",
    }
)
"""The columns of an event and their types. Hours and days are decimals, so that sums are exact.

record    the worker record within the submission, from 0.
identity  keyed hash of number, birth date, sex and ethnicity: what DfE takes for one person in a headcount.
age       completed years on the day of the event.
"""

EQUALITY: Final[Mapping[str, str]] = MappingProxyType(
    {"record": "INTEGER", "person": "VARCHAR", "ethnicity": "VARCHAR"}
)
"""Special-category data, apart from the events and with its own purpose: equality monitoring."""

VACANCIES: Final[Mapping[str, str]] = MappingProxyType(
    {"vacancies_fte": _DAYS, "cover_fte": _DAYS, "cover_headcount": "INTEGER"}
)
"""What the authority itself says on 30 September: one row per submission."""

JOBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "record": "INTEGER",
        "person": "VARCHAR",
        "number": "VARCHAR",
        "reference": "VARCHAR",
        "became": "VARCHAR",
        "workplace": "VARCHAR",
        "job_role": "VARCHAR",
        "status": "VARCHAR",
        "hours": _DAYS,
        "zero_hours": "BOOLEAN",
        "salary": "INTEGER",
        "hourly": _DAYS,
        "pay_in_doubt": "BOOLEAN",
        "days_sick": _DAYS,
        "amhp": "BOOLEAN",
        "qualified": "BOOLEAN",
        "level": "SMALLINT",
    }
)
"""Adults' services: one row for each record of the worker file, of every role. What is not known is empty.

person      the number's pseudonym, else the reference's.
number      keyed hash of the National Insurance number; empty where there is none.
reference   keyed hash of the partner, the workplace's and the worker's own references.
became      the same of the reference that the record has from now on, where the sender changes it.
status      permanent, temporary, bank, agency, other.
hours       a week: contracted for employees, average for zero hours and for all others.
salary      pounds a year as paid; hourly: pounds an hour as paid. One of the two at most.
pay_in_doubt   may be a full-time salary beside part-time hours: left out of pay.
level       of the highest qualification in social care, 0 to 8.
"""

WORKPLACES: Final[Mapping[str, str]] = MappingProxyType({"workplace": "VARCHAR", "stated": "INTEGER"})
"""Adults' services: each workplace and the number of its staff as it states it (TOTALPERMTEMP)."""

TOTALS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "workplace": "VARCHAR",
        "flow": "VARCHAR",
        "job_role": "VARCHAR",
        "state": "VARCHAR",
        "number": "INTEGER",
    }
)
"""Adults' services: the starters, leavers and vacancies that a workplace states for each job role.

flow      starters, leavers or vacancies.
job_role  empty where the answer is one for the whole workplace: not answered, or not known.
state     not answered, not known, none, some; `number` is empty for the first two.
"""

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {"workplace": "VARCHAR", "reason": "VARCHAR", "number": "INTEGER"}
)
"""Adults' services: leavers of a workplace by reason, over all job roles together."""

TABLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "events": EVENTS,
        "equality": EQUALITY,
        "vacancies": VACANCIES,
        "jobs": JOBS,
        "workplaces": WORKPLACES,
        "totals": TOTALS,
        "reasons": REASONS,
        **learning.TABLES,
    }
)
"""Every table; a submission has those that its kind of return tells of."""


@dataclass(frozen=True)
class Submission:
    """One accepted sending of a return.

    kind     the return: csww, ascwds or education.
    partner  the reporting unit as DfE prints it: "101", "106 / 107".
    year     the collection year, which ends on 30 September; of education the academic year, by its end.
    sha256   of the file as sent.
    """

    id: str
    kind: str
    partner: str
    year: int
    accepted_at: datetime
    sha256: str

    @property
    def service(self) -> str:
        """Whose workforce it tells of: children or adults."""
        return SERVICES[self.kind]

    @property
    def moment(self) -> datetime:
        """When it was accepted, in universal time."""
        return universal(self.accepted_at)


def universal(moment: datetime) -> datetime:
    """The moment in universal time; one without a zone is taken to be in it."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def latest(
    submissions: Iterable[Submission], *, as_known_on: datetime | None = None
) -> tuple[Submission, ...]:
    """The submission that stands for each return, partner and year, as known at a moment (default: now).

    A file resent replaces its predecessor; before it was accepted, the predecessor still stood.
    """
    limit = universal(as_known_on) if as_known_on else None
    standing: dict[tuple[str, str, int], Submission] = {}
    for one in sorted(submissions, key=lambda s: (s.moment, s.id)):
        if limit is None or one.moment <= limit:
            standing[one.kind, one.partner, one.year] = one
    return tuple(standing[key] for key in sorted(standing))

"""What people are counted by: role, age, sex and the rest, with the words of every slice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tenure.terms.adult_codes import JOB_ROLE, adult_code_set
from tenure.terms.codes import ETHNIC_GROUP, LEAVER_DESTINATION, ORG_ROLE, REASON_LEAVE, START_ORIGIN

TOTAL: Final = "total"
NOT_KNOWN: Final = "Not known"


@dataclass(frozen=True)
class Dimension:
    """A way to split a count. Its slices share no one and leave no one out, so they add up to the total.

    slices  their words, in the order to show them; "Not known" last where there is one.
    column  an expression over a counted person that gives the place of their slice.
    about   the only population it says something of; empty where it says something of everyone.
    service the only service whose returns tell it; empty where both do.
    """

    key: str
    label: str
    slices: tuple[str, ...]
    column: str
    about: str = ""
    service: str = ""


def _by_code(key: str, label: str, column: str, labels: Mapping[str, str], **more: str) -> Dimension:
    """A dimension whose slices are the words of codes; a code we do not know, or none, is not known."""
    known = dict.fromkeys(words for words in labels.values() if words != NOT_KNOWN)
    slices = (*known, NOT_KNOWN)
    cases = " ".join(f"WHEN '{code}' THEN {slices.index(words)}" for code, words in labels.items())
    return Dimension(key, label, slices, f"CASE {column} {cases} ELSE {len(known)} END", **more)


def _by_band(key: str, label: str, column: str, bands: Mapping[int, str], **more: str) -> Dimension:
    """A dimension of bands, each with the number it stays under; the last has no upper end."""
    cases = " ".join(f"WHEN {column} < {under} THEN {place}" for place, under in enumerate(bands))
    slices = (*bands.values(), NOT_KNOWN)
    return Dimension(key, label, slices, f"CASE {cases} ELSE {len(bands)} END", **more)


def _crossed(key: str, label: str, one: Dimension, other: Dimension) -> Dimension:
    """Two dimensions together: a slice for every pair of theirs."""
    pairs = tuple(f"{a}, {b}" for a in one.slices for b in other.slices)
    return Dimension(key, label, pairs, f"({one.column}) * {len(other.slices)} + ({other.column})")


AGES: Final = {
    20: "Under 20",
    30: "20 to 29",
    40: "30 to 39",
    50: "40 to 49",
    60: "50 to 59",
    999: "60 and over",
}
"""The bands DfE publishes, by the age they stay under ("60 and over" is from memory)."""

SERVICE_YEARS: Final = {
    2: "Under 2 years",
    5: "2 to under 5 years",
    10: "5 to under 10 years",
    20: "10 to under 20 years",
    999: "20 years and over",
}
"""Service with the authority up to 30 September (bands from memory)."""

ROLE_YEARS: Final = {
    3: "Under 3 years",
    5: "3 to under 5 years",
    10: "5 to under 10 years",
    20: "10 to under 20 years",
    999: "20 years and over",
}
"""Time in the main job role up to 30 September: adults' files say when someone began in it, not with whom.
The first band is the labour market plan's (¶39f)."""

SEXES: Final = {"F": "Female", "M": "Male", "O": "Other"}
"""Other is an answer of adults' files alone."""

STATUSES: Final = {
    "permanent": "Permanent",
    "temporary": "Temporary",
    "bank": "Bank or pool",
    "agency": "Agency",
    "other": "Other",
}

MANAGERS: Final = {code: JOB_ROLE.label(code) for code in ("1", "2", "3", "43", "45")}
"""Job roles in which qualified social workers are recorded once they manage; files do not tell them apart."""

_BY_FIRST_WORD: Final = {words.split()[0]: words for words in ETHNIC_GROUP.labels.values()}

ETHNIC_GROUPS: Final[Mapping[str, str]] = {
    **ETHNIC_GROUP.labels,
    **{
        code: _BY_FIRST_WORD.get(words.split()[0], NOT_KNOWN)
        for code, words in adult_code_set("ethnicity_group").labels.items()
    },
}
"""The codes of children's and of adults' returns, to DfE's words for the group."""

ROUTES: Final = {"step-up": "Step Up to Social Work", "frontline": "Frontline", "other": "Other route"}

AGE: Final = _by_band("age", "Age", "age", AGES)
SEX: Final = _by_code("sex", "Sex", "sex", SEXES)

DIMENSIONS: Final[Mapping[str, Dimension]] = MappingProxyType(
    {
        d.key: d
        for d in (
            Dimension(TOTAL, "Everyone", (TOTAL,), "0"),
            _by_code("role", "Role", "role", ORG_ROLE.labels, service="children"),
            _by_code("employment", "Employment", "status", STATUSES, service="adults"),
            _by_code("job-role", "Job role", "role", MANAGERS, about="managers", service="adults"),
            AGE,
            SEX,
            _crossed("age-sex", "Age and sex", AGE, SEX),
            _by_code("ethnicity", "Ethnic group", "ethnicity", ETHNIC_GROUPS),
            _by_band("service-time", "Time in service", "service_years", SERVICE_YEARS, service="children"),
            _by_band("role-time", "Time in role", "service_years", ROLE_YEARS, service="adults"),
            _by_code("route", "Route to qualifying", "route", ROUTES, service="children"),
            _by_code(
                "origin",
                "Where starters came from",
                "origin",
                START_ORIGIN.labels,
                about="starters",
                service="children",
            ),
            _by_code(
                "reason",
                "Reason for leaving",
                "reason",
                REASON_LEAVE.labels,
                about="leavers",
                service="children",
            ),
            _by_code(
                "destination",
                "Where leavers went",
                "destination",
                LEAVER_DESTINATION.labels,
                about="leavers",
                service="children",
            ),
        )
    }
)
"""Every dimension by its key. Unknown to a dimension is a slice of its own, never left out."""

ANYONE: Final = (TOTAL, "role", "age", "sex", "ethnicity", "service-time", "route")
"""What everyone the authority employs can be counted by."""

SOCIAL_WORKERS: Final = (TOTAL, "age", "sex", "ethnicity", "role-time")
"""What employed social workers of adults' services can be counted by."""

AGENCY_STAFF: Final = (TOTAL, "role", "age", "sex", "ethnicity")
"""What agency workers can be counted by, as far as the authority knows."""

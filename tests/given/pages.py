"""A home with a record in it, for pages to show, and every address that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from given.csww import a_leaver, a_return, a_worker, an_agency_worker

SIZES = {"101": (60, 12, 9), "102": (44, 3, 12), "103": (52, 10, 8), "104": (38, 9, 7), "105": (47, 8, 10)}
"""In post, leavers and agency workers of five partners. Ashmere (102) has few leavers: hidden from others."""
YEARS = (2022, 2023)
_ETHNICITIES = ("WBRI", "BAFR", "APKN", "MWBC")


def people_of(partner: str, year: int) -> list[dict[str, str | None]]:
    """A partner's people: each has a number that begins with the partner's, so that leaks can be seen."""
    stay, leave, agency = SIZES[partner]
    base = int(partner) * 100_000 + (year - 2020) * 1000
    staff = [_stays(base + n, n, year) for n in range(stay)]
    staff += [_leaves(base + 500 + n, n, year) for n in range(leave)]
    staff += [an_agency_worker(SWENo=f"SW{base + 700 + n}", **_who(n)) for n in range(agency)]
    return staff


def _who(n: int) -> dict[str, str]:
    sex = "1" if n % 4 == 0 else "2"
    return {
        "PersonBirthDate": f"{1962 + n * 5 % 34}-03-{n % 27 + 1:02}",
        "GenderCurrent": sex,
        "Ethnicity": _ETHNICITIES[n // 2 % 4],
    }


def _stays(number: int, n: int, year: int) -> dict[str, str | None]:
    began = f"{year - n % 9}-02-01"
    role = "3" if n % 6 == 5 else "5"
    return a_worker(
        SWENo=f"SW{number}", RoleStartDate=began, Cases30=str(12 + n % 8), OrgRole=role, **_who(n)
    )


def _leaves(number: int, n: int, year: int) -> dict[str, str | None]:
    began = f"{year - 1 - n % 5}-02-01"
    why = {"ReasonLeave": "1" if n % 2 else "5", "LeaverDestination": "1" if n % 3 else "2"}
    return a_leaver(SWENo=f"SW{number}", RoleStartDate=began, **why, **_who(n))


def return_of(partner: str, year: int, *more: dict[str, str | None]) -> bytes:
    """A whole return of one of these partners, as XML."""
    return a_return(*people_of(partner, year), *more, year=year, lea=partner, NumberOfVacancies="8.00")


@pytest.fixture(scope="session")
def kept_home(tmp_path_factory) -> Path:
    """A home whose lake holds three years of those partners, made once; nobody accepts anything into it."""
    from tenure import returns
    from tenure.record import Lake, Pseudonyms, Submission
    from tenure.returns.csww.accepting import events_of

    folder = tmp_path_factory.mktemp("kept") / "home"
    folder.mkdir(mode=0o700)
    (folder / "made-up").touch()
    lake, pseudonym = Lake(folder / "lake"), Pseudonyms.once()
    for partner in SIZES:
        for year in YEARS:
            checked = returns.check(returns.read(return_of(partner, year)))
            name = f"csww-{partner}-{year}-1"
            filed = datetime(year, 10, 20, tzinfo=UTC)
            kept = Submission(name, "csww", partner, year, filed, checked.sent.sha256)
            lake.keep(kept, events_of(checked, pseudonym=pseudonym, submission=name))
    lake.record()
    return folder


@pytest.fixture
def filled(home, settings, kept_home, northvale, hartwell) -> Path:
    """That home, with its partners known."""
    from tenure.partnership.models import Partner

    for number in SIZES:
        Partner.of(number)
    settings.TENURE_HOME = kept_home
    return kept_home


def every_address(**values: object) -> Iterator[tuple[str, str]]:
    """Each address with its name; `values` fill its parts, by the part's name."""
    for pattern, name in _walk(get_resolver().url_patterns):
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part[1]]), pattern)
        yield "/" + path, name


def _walk(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, path, inner)
        else:
            yield path, space + (one.name or "")


PARTS = {
    "number": 1,
    "other": 1,
    "collection": 1,
    "slug": "101",
    "page": 1,
    "note": 1,
    "item": 1,
    "session": 1,
    "token": "not-a-token",
    "key": "turnover-rate",
    "form": "pdf",
    "table": "places-side-by-side",
    "code": "T-C20",
    "kind": "priorities",
    "year": 2026,
    "picture": "0" * 64 + "-" + "0" * 24,
}
"""What stands in the parts of addresses, unless a test says otherwise."""

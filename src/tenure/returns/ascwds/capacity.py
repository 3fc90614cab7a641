"""Rules about a workplace's capacity and its use, and about delegated healthcare (1140, 2510 to 2530)."""

from __future__ import annotations

from typing import Final

import numpy as np

from tenure.returns.ascwds.cellwise import answer_rule
from tenure.returns.ascwds.lists import beside_services, code_of, listed, not_in, services
from tenure.returns.ascwds.ruling import service_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.adult_codes import (
    DONT_KNOW,
    SERVICE_CAPACITY,
    SERVICE_WITHOUT_HEALTHCARE,
    adult_code_set,
)

WORKPLACE: Final = "workplace"
MOST = 9999
"""A capacity or its use has to be less than this."""

_BOTH = "capacity and utilisation"
_YES = "1"
_wrong_activities = not_in(adult_code_set("delegated_healthcare_activity"))


def _wrong(text: str, all_services: str, *, asked: frozenset[str]) -> list[str]:
    """The places that hold no number below the most, or stand at a service that has no such question."""
    found, named = beside_services(text, all_services), services(all_services)
    wrong = [place for place in found if place and _is_no_count(place)]
    stand = zip(found, named, strict=False) if len(found) == len(named) else ()
    return wrong + [place for place, service in stand if place and code_of(service) not in asked]


def _is_no_count(place: str) -> bool:
    return not (place.isascii() and place.isdigit()) or int(place) >= MOST


_HAVE_CAPACITY = frozenset(code for code in SERVICE_CAPACITY if SERVICE_CAPACITY.label(code) == _BOTH)
_HAVE_USE = frozenset(SERVICE_CAPACITY)

_WRONG = "In {field} stands {wrong}: no whole number below 9999, or at a service that is not asked for it."
_ONE_EACH = "Give a whole number for each service that is asked for it, and leave the other places empty."


def _wrong_capacities(text: str, all_services: str) -> list[str]:
    return _wrong(text, all_services, asked=_HAVE_CAPACITY)


def _wrong_uses(text: str, all_services: str) -> list[str]:
    return _wrong(text, all_services, asked=_HAVE_USE)


@service_rule(
    WORKPLACE,
    1140,
    "CAPACITY",
    "not-numbers",
    says=_WRONG,
    fix=_ONE_EACH,
    words=telling(WORKPLACE, ("CAPACITY", "ALLSERVICES"), lambda *texts: listed(_wrong_capacities(*texts))),
)
def capacities_are_not_numbers(w: Table) -> Mask:
    return w.judged(("CAPACITY", "ALLSERVICES"), lambda *texts: bool(_wrong_capacities(*texts)))


@service_rule(
    WORKPLACE,
    1140,
    "UTILISATION",
    "not-numbers",
    says=_WRONG,
    fix=_ONE_EACH,
    words=telling(WORKPLACE, ("UTILISATION", "ALLSERVICES"), lambda *texts: listed(_wrong_uses(*texts))),
)
def uses_are_not_numbers(w: Table) -> Mask:
    return w.judged(("UTILISATION", "ALLSERVICES"), lambda *texts: bool(_wrong_uses(*texts)))


def _lengths(capacity: str, use: str, all_services: str) -> list[int]:
    found = [len(beside_services(text, all_services)) for text in (capacity, use)]
    return [*found, len(services(all_services))]


_THREE = ("CAPACITY", "UTILISATION", "ALLSERVICES")


@service_rule(
    WORKPLACE,
    1140,
    "CAPACITY/UTILISATION",
    "places-differ",
    says="CAPACITY and UTILISATION do not have a place for each service ({wrong}).",
    fix="Give both a place for each service but 0, parted by semicolons, empty where none is asked for.",
    words=telling(WORKPLACE, _THREE, lambda *texts: "{} and {} for {}".format(*_lengths(*texts))),
)
def capacities_do_not_fit_services(w: Table) -> Mask:
    return w.judged(_THREE, lambda *texts: len(set(_lengths(*texts))) > 1)


not_an_answer_on_healthcare = answer_rule(
    WORKPLACE, 2510, "DHA", fix="Give 1 for yes, 2 for no or 999 for not known."
)


@service_rule(
    WORKPLACE,
    2520,
    "DHA",
    "service-cannot",
    word="warning",
    says="DHA is given, but staff of this main service cannot carry out delegated healthcare.",
    fix="Leave DHA blank, or put MAINSERVICE right.",
)
def service_has_no_healthcare(w: Table) -> Mask:
    return w.filled("DHA") & np.isin(w.MAINSERVICE, list(SERVICE_WITHOUT_HEALTHCARE))


@service_rule(
    WORKPLACE,
    2530,
    "DHAACTIVITIES",
    "not-needed",
    word="warning",
    says="Delegated healthcare activities are given ({value}), but DHA is not 1; the service ignores them.",
    fix="Set DHA to 1, or leave DHAACTIVITIES blank.",
)
def activities_are_not_needed(w: Table) -> Mask:
    return w.filled("DHAACTIVITIES") & (w.DHA != _YES)


@service_rule(
    WORKPLACE,
    2530,
    "DHAACTIVITIES",
    "not-activities",
    word="warning",
    says="In DHAACTIVITIES stands {wrong}, which is no delegated activity; the service ignores it.",
    fix="Take it out, or give the code that was meant; 999 alone is for not known.",
    words=telling(WORKPLACE, ("DHAACTIVITIES",), lambda text: listed(_wrong_activities(text))),
)
def not_all_are_activities(w: Table) -> Mask:
    known = w.judged("DHAACTIVITIES", lambda text: text.strip() == DONT_KNOW or not _wrong_activities(text))
    return w.filled("DHAACTIVITIES") & ~known

"""Rules about what a workplace does and for whom: services, capacity, people served (1000, 1120 to 1140)."""

from __future__ import annotations

from typing import Final

from tenure.returns.ascwds.lists import (
    are_numbers,
    beside_services,
    code_of,
    listed,
    not_in,
    places,
    services,
)
from tenure.returns.ascwds.ruling import service_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.adult_codes import (
    NO_OTHER_SERVICE,
    SERVICE,
    SERVICE_DESCRIBED,
    SERVICE_USER,
    SERVICE_USER_DESCRIBED,
)
from tenure.terms.codes import CodeSet

WORKPLACE: Final = "workplace"
LONGEST_DESCRIPTION = 120

_wrong_services = not_in((*SERVICE, NO_OTHER_SERVICE))
_wrong_groups = not_in(SERVICE_USER)


@service_rule(
    WORKPLACE,
    1000,
    "MAINSERVICE",
    "not-a-service",
    says="{value} is no service.",
    fix="Give the code of the main service; social work teams use 16.",
)
def is_not_a_main_service(w: Table) -> Mask:
    return ~w.given("MAINSERVICE")


@service_rule(
    WORKPLACE,
    1120,
    "ALLSERVICES",
    "without-main",
    says="The main service is not among all services ({value}).",
    fix="Add MAINSERVICE to ALLSERVICES, written the same way.",
)
def main_service_is_not_among_all(w: Table) -> Mask:
    return w.judged(("MAINSERVICE", "ALLSERVICES"), _is_not_among)


def _is_not_among(service: str, all_services: str) -> bool:
    return service.strip() not in places(all_services)


@service_rule(
    WORKPLACE,
    1120,
    "ALLSERVICES",
    "not-services",
    says="In ALLSERVICES stands {wrong}, which is no service.",
    fix="Take it out, or give the code that was meant; between two semicolons there has to be one.",
    words=telling(WORKPLACE, ("ALLSERVICES",), lambda text: listed(_wrong_services(text))),
)
def not_all_are_services(w: Table) -> Mask:
    return w.judged("ALLSERVICES", lambda text: bool(_wrong_services(text)))


@service_rule(
    WORKPLACE,
    1120,
    "ALLSERVICES/CAPACITY/UTILISATION/SERVICEDESC",
    "places-differ",
    reads=("SERVICEDESC", "ALLSERVICES"),
    says="ALLSERVICES and SERVICEDESC do not have the same number of places ({wrong}).",
    fix="Give SERVICEDESC a place for each service but 0, parted by semicolons, empty where there is none.",
    words=telling(WORKPLACE, ("SERVICEDESC", "ALLSERVICES"), lambda text, services: _places(text, services)),
)
def descriptions_do_not_fit_services(w: Table) -> Mask:
    return w.judged(("SERVICEDESC", "ALLSERVICES"), _does_not_fit)


def _does_not_fit(text: str, all_services: str) -> bool:
    named = services(all_services)
    return are_numbers(all_services) and len(beside_services(text, all_services)) != len(named)


def _places(text: str, all_services: str) -> str:
    return f"{len(services(all_services))} and {len(beside_services(text, all_services))}"


@service_rule(
    WORKPLACE,
    1120,
    "SERVICEDESC",
    "too-long",
    says="The description of service {wrong} has more than 120 letters.",
    fix="Shorten it.",
    words=telling(
        WORKPLACE, ("SERVICEDESC", "ALLSERVICES"), lambda text, names: listed(_long_services(text, names))
    ),
)
def service_description_is_too_long(w: Table) -> Mask:
    return w.judged(("SERVICEDESC", "ALLSERVICES"), lambda *texts: bool(_long_services(*texts)))


def _long_services(text: str, all_services: str) -> list[str]:
    return _too_long(places(text), list(map(code_of, services(all_services))), SERVICE_DESCRIBED)


def _too_long(texts: list[str], codes: list[str], described: CodeSet) -> list[str]:
    beside = zip(texts, codes, strict=False)
    return [code for text, code in beside if code in described and len(text) > LONGEST_DESCRIPTION]


@service_rule(
    WORKPLACE,
    1121,
    "ALLSERVICES",
    "none-and-some",
    says="ALLSERVICES holds 0, no other service, and other services besides the main one ({value}).",
    fix="Take out the 0, or the services besides the main one.",
)
def says_none_and_names_some(w: Table) -> Mask:
    return w.judged("ALLSERVICES", lambda t: NO_OTHER_SERVICE in places(t) and len(services(t)) != 1)


@service_rule(
    WORKPLACE,
    1130,
    "SERVICEUSERS/OTHERUSERDESC",
    "places-differ",
    says="SERVICEUSERS and OTHERUSERDESC do not have the same number of places ({wrong}).",
    fix="Give OTHERUSERDESC a place for each group, parted by semicolons, empty where there is none.",
    words=telling(
        WORKPLACE,
        ("SERVICEUSERS", "OTHERUSERDESC"),
        lambda groups, texts: f"{len(places(groups))} and {len(places(texts))}",
    ),
)
def descriptions_do_not_fit_groups(w: Table) -> Mask:
    differ = w.judged(("SERVICEUSERS", "OTHERUSERDESC"), lambda a, b: len(places(a)) != len(places(b)))
    return differ & w.filled("SERVICEUSERS") & w.judged("SERVICEUSERS", are_numbers)


@service_rule(
    WORKPLACE,
    1130,
    "OTHERUSERDESC",
    "too-long",
    says="The description of group {wrong} has more than 120 letters.",
    fix="Shorten it.",
    words=telling(
        WORKPLACE, ("OTHERUSERDESC", "SERVICEUSERS"), lambda text, names: listed(_long_groups(text, names))
    ),
)
def group_description_is_too_long(w: Table) -> Mask:
    return w.judged(("OTHERUSERDESC", "SERVICEUSERS"), lambda *texts: bool(_long_groups(*texts)))


def _long_groups(text: str, groups: str) -> list[str]:
    return _too_long(places(text), list(map(code_of, places(groups))), SERVICE_USER_DESCRIBED)


@service_rule(
    WORKPLACE,
    1130,
    "SERVICEUSERS",
    "not-a-group",
    word="warning",
    says="In SERVICEUSERS stands {wrong}, which is no group of people; the service ignores it.",
    fix="Take it out, or give the code that was meant.",
    words=telling(WORKPLACE, ("SERVICEUSERS",), lambda text: listed(_wrong_groups(text))),
)
def not_all_are_groups(w: Table) -> Mask:
    wrong = w.judged("SERVICEUSERS", lambda text: are_numbers(text) and bool(_wrong_groups(text)))
    return wrong & w.filled("SERVICEUSERS")


@service_rule(
    WORKPLACE,
    2130,
    "SERVICEUSERS",
    "not-numbers",
    word="warning",
    says="SERVICEUSERS ({value}) is not a list of codes; the service ignores the whole of it.",
    fix="Give codes parted by semicolons, such as 4;1.",
)
def groups_are_not_numbers(w: Table) -> Mask:
    return w.filled("SERVICEUSERS") & ~w.judged("SERVICEUSERS", are_numbers)


@service_rule(
    WORKPLACE,
    2130,
    "OTHERUSERDESC",
    "missing",
    word="warning",
    says="Group {wrong} is of people not named, and has no description.",
    fix="Describe the people in OTHERUSERDESC, in the same place as the group.",
    words=telling(
        WORKPLACE,
        ("SERVICEUSERS", "OTHERUSERDESC"),
        lambda *texts: listed(_not_described(*texts)),
    ),
)
def group_is_not_described(w: Table) -> Mask:
    missing = w.judged(("SERVICEUSERS", "OTHERUSERDESC"), lambda *texts: bool(_not_described(*texts)))
    return missing & w.judged("SERVICEUSERS", are_numbers)


def _not_described(groups: str, text: str) -> list[str]:
    codes, texts = list(map(code_of, places(groups))), places(text)
    fits = len(codes) == len(texts)
    beside = zip(codes, texts, strict=False) if fits else ()
    return [code for code, text in beside if code in SERVICE_USER_DESCRIBED and not text]

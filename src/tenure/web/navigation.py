"""What stands in the head of every page: the places this person can go, and whether the data is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from tenure.partnership import home, may

_HOME = ("home:home", "Home")
_COLLECTIONS = ("collections:desk", "Collections")
_RETURNS = ("returns:list", "Returns")
_SURVEYS = ("surveys:list", "Surveys")
_WORKFORCE = ("analysis:analysis", "Workforce")
_PLAN = ("plan:overview", "Plan")
_STRATEGY = ("strategy:home", "Strategy")
_DEFINITIONS = ("measures:definitions", "Definitions")
_ACCOUNTS = ("people:accounts", "Accounts")
_AUDIT = ("people:audit", "Audit")

PLACES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "analyst": (_HOME, _COLLECTIONS, _RETURNS, _SURVEYS, _WORKFORCE, _PLAN, _STRATEGY, _DEFINITIONS),
    "partnership lead": (_HOME, _COLLECTIONS, _RETURNS, _SURVEYS, _WORKFORCE, _PLAN, _STRATEGY, _DEFINITIONS),
    "board member": (_HOME, _SURVEYS, _WORKFORCE, _PLAN, _STRATEGY, _DEFINITIONS),
    "administrator": (_HOME, _ACCOUNTS, _AUDIT, _DEFINITIONS),
}

STRATEGY: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("strategy:home", "Are we on course?", ()),
    ("strategy:framework", "Framework", ("framework/", "outcomes/", "priorities/", "activities/")),
    ("strategy:kpis", "KPIs", ("kpis/",)),
    ("strategy:audit", "Audit of KPIs", ("audit/",)),
    ("strategy:contribution", "Contribution", ("contribution/",)),
    ("strategy:risks", "Risks", ("risks/",)),
    ("strategy:meetings", "Meetings", ("meetings/", "boards/")),
    ("strategy:actions", "Actions", ("actions/",)),
    ("strategy:money", "Money", ("money/",)),
    ("strategy:members", "Members", ("members/",)),
    ("strategy:leads", "Workstream leads", ("leads/",)),
    ("strategy:engagement", "Engagement", ("engagement/",)),
    ("strategy:reports", "Reports", ("reports/",)),
)


@lru_cache(maxsize=1024)
def address(name: str, *args: str | int, **named: str | int) -> str:
    """The address of a page by its name. Every page has some twenty of them, and none ever changes."""
    return reverse(name, args=args, kwargs=named)


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. `here` is "page" for itself, "true" for its group, else empty."""

    href: str
    label: str
    here: str


def of(request: HttpRequest | None) -> tuple[Place, ...]:
    """The places of whoever is signed in, in order; none for a visitor."""
    if request is None or not request.user.is_authenticated:
        return ()
    return tuple(
        Place(address(name), label, _near(address(name), request.path))
        for name, label in PLACES[request.user.role]
    )


def of_strategy(request: HttpRequest | None) -> tuple[Place, ...]:
    """The pages of the strategy, on each of them, for whoever may open them; elsewhere none."""
    top = address("strategy:home")
    if request is None or not request.user.is_authenticated or not request.path.startswith(top):
        return ()
    if _STRATEGY not in PLACES[request.user.role]:
        return ()
    path = request.path.removeprefix(top)
    return tuple(
        Place(address(name), label, _here(address(name), request.path, inside=path.startswith(parts)))
        for name, label, parts in STRATEGY
        if name != "strategy:engagement" or may.see_engagement(request.user)
    )


def _here(place: str, path: str, *, inside: bool) -> str:
    return "page" if place == path else "true" if inside else ""


def _near(place: str, path: str) -> str:
    if place == path:
        return "page"
    within = place != "/" and path.startswith(place)
    measure = place == address("analysis:analysis") and path.startswith("/measures/")
    return "true" if within or measure else ""


def made_up() -> bool:
    """Whether this home holds the made-up partnership; every page then says so."""
    return home.is_made_up()


def session_minutes() -> int:
    """How long a sign-in lasts without a request."""
    return settings.SESSION_COOKIE_AGE // 60

"""The second wall: PostgreSQL itself shows a request only what its account may reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase

EVERYTHING: Final = "everything"
CHASING: Final = "chasing"
OWN: Final = "own"
NOTHING: Final = "nothing"


def wall(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Tell PostgreSQL who is asking, for the length of the request; SQLite has no such wall."""

    def behind_the_wall(request: HttpRequest) -> HttpResponseBase:
        if connection.vendor != "postgresql":
            return answer(request)
        with transaction.atomic():
            _tell(*_reach(request.user))
            response = answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return behind_the_wall


@contextmanager
def whole_partnership() -> Iterator[None]:
    """For commands and the worker, which act for every partner."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _reach_now()
    _set_reach(EVERYTHING)
    try:
        yield
    finally:
        _set_reach(before)


@contextmanager
def reaching_as(account: Any) -> Iterator[None]:
    """For a request that is not signed in but acts for an account: a calendar that holds its secret."""
    if connection.vendor == "postgresql":
        _tell(*_reach(account))
    try:
        yield
    finally:
        if connection.vendor == "postgresql":
            _tell(NOTHING, None)


def _reach_now() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.reach', true), '')")
        return str(cursor.fetchone()[0])


def _set_reach(reach: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.reach', %s, false)", [reach])


def _reach(user: Any) -> tuple[str, int | None]:
    if not user.is_authenticated:
        return NOTHING, None
    return (CHASING if user.role == "partnership lead" else OWN), user.partner_id


def _tell(reach: str, partner: int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.reach', %s, true), set_config('app.partner', %s, true)",
            [reach, "" if partner is None else str(partner)],
        )

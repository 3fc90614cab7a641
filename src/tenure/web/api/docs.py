"""The page that describes the API to people, made from its own OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.web.api.api import api
from tenure.web.showing import SignedIn, show


@dataclass(frozen=True)
class Address:
    """One thing that can be asked: how, where, what for, its parameters, and the fields that come back."""

    method: str
    path: str
    summary: str
    parameters: tuple[str, ...]
    fields: tuple[str, ...]


@require_safe
@login_required
def docs(request: SignedIn) -> HttpResponse:
    groups: dict[str, list[Address]] = {}
    schema = api.get_openapi_schema()
    for tag, address in _addresses(schema):
        groups.setdefault(tag, []).append(address)
    return show(request, "api/docs.html", groups=groups, token=settings.CSRF_COOKIE_NAME)


def _addresses(schema: dict[str, Any]) -> Iterator[tuple[str, Address]]:
    for path, methods in schema["paths"].items():
        for method, about in methods.items():
            parameters = tuple(each["name"] for each in about.get("parameters", ()))
            fields = _fields(schema, about["responses"])
            yield about["tags"][0], Address(method.upper(), path, about["summary"], parameters, fields)


def _fields(schema: dict[str, Any], responses: dict[Any, Any]) -> tuple[str, ...]:
    for response in responses.values():
        contents: list[dict[str, Any]] = list(response.get("content", {}).values())
        shape = contents[0].get("schema", {}) if contents else {}
        name = (shape.get("items") or shape).get("$ref", "").rpartition("/")[2]
        if name:
            return tuple(schema["components"]["schemas"][name]["properties"])
    return ()

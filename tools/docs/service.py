"""The pages of the running service: its API, and the states a submission goes through."""

from __future__ import annotations

from typing import Any

import django

from tools.docs.pages import page, table


def states() -> str:
    """The states of a submission and every move between them, drawn and listed."""
    django.setup()
    from tenure.partnership.models.submissions import MOVES

    moves = [(state, to, words) for state, tos in MOVES.items() for to, words in tos.items()]
    drawn = "\n".join(f"    {state} --> {to}: {words}" for state, to, words in moves)
    return page(
        "States of a submission",
        "A sending of a return is always in one of these states, and no other move is possible.",
        f"```mermaid\nstateDiagram-v2\n    [*] --> {next(iter(MOVES))}\n{drawn}\n```",
        table(("from", "to", "when"), moves),
    )


def api() -> str:
    """Every endpoint of the API with what it takes."""
    django.setup()
    from tenure.web.api.api import api as described

    schema: dict[str, Any] = described.get_openapi_schema()
    parts = [
        _endpoint(f"{method.upper()} {path}", endpoint)
        for path, methods in sorted(schema["paths"].items())
        for method, endpoint in methods.items()
    ]
    introduction = (
        "The same figures as the pages, for programs. It asks for the same sign-in and hides the same small "
        "numbers. "
        "The whole description is served at `/api/openapi.json`, and as a page at `/api/docs`."
    )
    return page("API", introduction, *parts)


def _endpoint(name: str, endpoint: dict[str, Any]) -> str:
    words = " ".join((endpoint.get("description") or endpoint.get("summary") or "").split())
    words = words if words.endswith(".") else f"{words}."
    rows = (
        (f"`{each['name']}`", each["in"], "yes" if each.get("required") else "", _about(each))
        for each in endpoint.get("parameters", [])
    )
    asked = table(("parameter", "in", "must be given", "means"), rows) if endpoint.get("parameters") else ""
    return f"## {name}\n\n{words}" + (f"\n\n{asked}" if asked else "")


def _about(parameter: dict[str, Any]) -> str:
    said = parameter.get("description") or ""
    usual = parameter.get("schema", {}).get("default")
    return said if usual in (None, "", []) else f"{said} Usually {usual}.".strip()

"""The pages of the running service: its API, and the states that submissions and filings go through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django

from tools.docs.pages import page, table


def states() -> str:
    """The states of a submission, a filing, a run of the planner and a version of the framework."""
    django.setup()
    from tenure.partnership.models import collections, framework, plans, submissions

    sending = "A sending of a return is always in one of these states, and no other move is possible."
    filing = (
        "What a partner owes to a collection is its filing. Its state is worked out from its sendings, its "
        "sign-off and the day. Late is no state: it is a matter of the date."
    )
    running = "Long work of the planner is a run. What it drew so far is kept, whatever stops it."
    framing = (
        "A version of the framework is drafted from a file, agreed at a meeting, in force, and one day "
        "retired. One is in force at a time, and none is ever deleted."
    )
    return page(
        "States of a submission, of a filing, of a run and of a framework",
        *("## Submission", sending, *_moves(submissions.MOVES)),
        *("## Filing", filing, *_moves(collections.MOVES)),
        *("## Run of the planner", running, *_moves(plans.RUN_MOVES)),
        *("## Version of the framework", framing, *_moves(framework.VERSION_MOVES)),
    )


def _moves(moves: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """The moves as a diagram and as a table."""
    rows = [(state, to, words) for state, tos in moves.items() for to, words in tos.items()]
    drawn = "\n".join(f"    {_id(state)} --> {_id(to)}: {words}" for state, to, words in rows)
    start = _id(next(iter(moves)))
    diagram = f"```mermaid\nstateDiagram-v2\n    [*] --> {start}\n{drawn}\n```"
    return diagram, table(("from", "to", "when"), rows)


def _id(state: str) -> str:
    """A state's name in a diagram, which takes no spaces."""
    return state.replace(" ", "_")


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

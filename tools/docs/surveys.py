"""The pages of surveys: their states, the question bank, and the schema of a survey file."""

from __future__ import annotations

import json
from collections.abc import Mapping

import django

from tools.docs.pages import page, table


def states() -> str:
    """The states of a survey's version and of a wave, and every move between them."""
    django.setup()
    from tenure.partnership.models.surveys import DESIGN_MOVES, WAVE_MOVES

    return page(
        "States of a survey",
        "A version of a survey, and a wave of it, is in one of these states; no other move is possible.",
        f"## A version\n\n{_drawn(DESIGN_MOVES)}",
        f"## A wave\n\n{_drawn(WAVE_MOVES)}",
    )


def _drawn(moves: Mapping[str, Mapping[str, str]]) -> str:
    lines = [(state, to, words) for state, tos in moves.items() for to, words in tos.items()]
    drawn = "\n".join(f"    {state} --> {to}" for state, to, _ in lines)
    picture = f"```mermaid\nstateDiagram-v2\n    [*] --> {next(iter(moves))}\n{drawn}\n```"
    return f"{picture}\n\n{table(('from', 'to', 'when'), lines)}"


def bank() -> str:
    """Every question of the bank, with whose its words are."""
    from tenure.returns.survey import bank as kept

    parts = []
    for key in kept.KEYS:
        one = kept.survey(key)
        rows = [
            (
                f"`{item.id}`",
                item.words.get("en", ""),
                item.question.kind,
                item.factor,
                "yes" if item.turned else "",
            )
            for item in one.items
        ]
        about = f"Kept by: {one.owner}. Source: {one.source}. Licence of the words: {one.licence}."
        head = ("answer", "words", "kind", "measures", "turned")
        parts.append(f"## {one.title['en']} (`{key}`)\n\n{about}\n\n{table(head, rows)}")
    says = "A statement that is turned is bad news to agree with: its score counts the other way."
    return page("The question bank", says, *parts)


def schema() -> str:
    """The JSON Schema of a survey file, as it is published."""
    from tenure.returns.survey import schema as published

    return json.dumps(published(), indent=2, ensure_ascii=False) + "\n"

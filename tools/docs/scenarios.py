"""The pages of scenarios: what they may change, the library of ready ones, and the schema of a file."""

from __future__ import annotations

import json

from tools.docs.pages import page, table


def schema() -> str:
    """The JSON Schema of a scenario file, as it is published."""
    from tenure.forecast.scenarios.schema import schema as published

    return json.dumps(published(), indent=2, ensure_ascii=False) + "\n"


def library() -> str:
    """The kinds of effect with their units, the words for chances, and every ready scenario."""
    from tenure.forecast.scenarios.comparing import WORDS
    from tenure.forecast.scenarios.ready import library as ready

    about = (
        "A scenario is a file, TOML or JSON, that says what is done, for whom, when, by how much, on whose "
        "word and at what cost. `scenario.schema.json` beside this page is its schema. Where an effect "
        "reaches a share of people, the chance of all of them is multiplied by 1 - share x (1 - factor); "
        "cells are not split in two. No ready scenario has an effect that somebody measured against a "
        "comparison: each says so, with a wide interval."
    )
    words = table(("chance of at least", "is said as"), [(f"{least:.0%}", said) for least, said in WORDS])
    return page(
        "Scenarios",
        about,
        f"## What can be changed\n\n{_kinds()}",
        f"## Words for chances\n\n{words}",
        "## Ready scenarios",
        *(_one(each) for each in ready().values()),
    )


def _kinds() -> str:
    from tenure.forecast.scenarios.kinds import KINDS

    rows = [
        (
            f"`{name}`",
            kind.says,
            "; ".join(f"{verb}: {' or '.join(units)}" for verb, units in kind.units.items()),
            ", ".join(kind.places),
        )
        for name, kind in KINDS.items()
    ]
    return table(("on", "what it is", "by, in units of", "where"), rows)


def _one(scenario: object) -> str:
    from tenure.forecast.scenarios.shape import Scenario

    assert isinstance(scenario, Scenario)
    effects = table(
        ("effect", "on", "size", "80% interval", "reaches", "rests on"),
        [
            (
                f"`{each.key}`",
                each.on,
                f"{each.verb} {each.size:g} {each.unit}",
                f"{each.low:g} to {each.high:g}",
                f"{each.reaches:.0%}",
                " ".join(filter(None, [each.reason, each.evidence and f"Evidence: `{each.evidence}`."])),
            )
            for each in scenario.effects
        ],
    )
    costs = [
        (
            each.what,
            f"£{each.pounds:,.0f}",
            f"£{each.interval[0]:,.0f} to £{each.interval[1]:,.0f}",
            each.per,
            each.paid_by,
        )
        for each in scenario.costs
    ]
    paid = table(("cost", "pounds", "80% interval", "per", "paid by"), costs) if costs else ""
    of = ", ".join(f"¶{paragraph}" for paragraph in scenario.paragraphs)
    told = f"{scenario.says} Plan: {of}. Owner: {scenario.owner}, {scenario.dated}. Others: {scenario.others}"
    return "\n\n".join(filter(None, [f"### {scenario.name} (`{scenario.key}`)", told, effects, paid]))

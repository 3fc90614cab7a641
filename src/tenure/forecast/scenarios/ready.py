"""The library: a scenario for each activity of the plan that acts on people, ready to be run and doubted."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from tenure.forecast.scenarios.reading import scenario_of
from tenure.forecast.scenarios.shape import Scenario
from tenure.terms.problems import UsedWrongly

_FOLDER: Final = files("tenure.forecast.scenarios").joinpath("library")


@cache
def library() -> dict[str, Scenario]:
    """Every ready scenario by its key, in the order of the plan's paragraphs."""
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
    found = [scenario_of(text, name=name) for name, text in texts.items()]
    return {each.key: each for each in sorted(found, key=lambda each: (each.paragraphs, each.key))}


def ready(key: str) -> Scenario:
    """One of the library. UsedWrongly where there is none of the key."""
    if key not in library():
        raise UsedWrongly(f"There is no ready scenario {key}. There are: {', '.join(library())}.")
    return library()[key]

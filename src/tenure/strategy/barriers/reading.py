"""The founding plan's barriers, as the example partnership begins with them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass


@dataclass(frozen=True)
class FoundingMitigation:
    """What is done about a barrier, by whom, and within how many months."""

    text: str
    owner: str
    months: int


@dataclass(frozen=True)
class FoundingRisk:
    """A barrier of the plan: why it is there, what it would do, and how it was judged at the start."""

    code: str
    title: str
    cause: str
    consequence: str
    owner: str
    likelihood: int
    impact: int
    paragraphs: tuple[str, ...]
    mitigations: tuple[FoundingMitigation, ...]


@cache
def founding_risks() -> Sequence[FoundingRisk]:
    """Every barrier of paragraph 71, in the plan's order."""
    text = files("tenure.strategy.barriers").joinpath("founding.toml").read_text(encoding="utf-8")
    return TypeAdapter(tuple[FoundingRisk, ...]).validate_python(tomllib.loads(text)["risks"])

"""Compile the recursion of expected values at set-up: python -m tenure.forecast.scenarios.prepare."""

from __future__ import annotations

from tenure.forecast.flows.prepare import nobody
from tenure.forecast.scenarios.surface import surface


def prepare() -> None:
    """What is expected of nobody for a month."""
    start, chances = nobody()
    surface(start, chances, days=(1,))


if __name__ == "__main__":
    prepare()

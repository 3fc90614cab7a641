"""Commands of the planner: what may come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.cli import options, showing
from tenure.terms.problems import TooLittleData

if TYPE_CHECKING:
    from tenure.publish.planning.futures import Futures

MOST_RUNS = 100_000
"""Futures of one command; more are asked for in several, by their numbers."""


@click.command()
@click.option("--to", "until", type=options.Whole(2000, 2200), metavar="YYYY", help="The last 30 September.")
@click.option(
    "--runs", type=options.Whole(1, MOST_RUNS), default=1000, show_default=True, help="Futures drawn."
)
@click.option("--seed", type=options.Whole(0), help="Another seed, other futures.")
@options.service
@options.partner
@options.json_lines
@options.home
def forecast(
    home: Path,
    as_json: bool,
    partner: str | None,
    service: str | None,
    until: int | None,
    **drawn: int | None,
) -> None:
    """Say where the workforce goes if nothing changes, with bands.

    Each line holds one measure of one place on one 30 September: the middle of futures, and between which
    figures half and four in five of them lie.
    """
    from tenure.publish.planning.lines import plan_rows

    if not (home / "lake").is_dir():
        raise TooLittleData(
            f"There is no record at {home}. Load returns first: tenure load FILE... --home {home}"
        )
    futures = _futures(home, runs=drawn["runs"] or 1000, seed=drawn["seed"])
    showing.rows(plan_rows(futures, until=until, service=service, partner=partner), as_json=as_json)


def _futures(home: Path, *, runs: int, seed: int | None) -> Futures:
    """The futures of a home's record, with the parameters that were chosen in it."""
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership.actions.planning import overrides
    from tenure.publish.planning.futures import SEED, futures_of

    return futures_of(home, overrides(), runs=runs, seed=SEED if seed is None else seed)


COMMANDS = (forecast,)

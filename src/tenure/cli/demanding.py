"""The command for demand: posts needed for the work there may be, and the partnership's own series of it."""

from __future__ import annotations

from pathlib import Path

import click

from tenure.cli import options, showing
from tenure.terms.problems import TooLittleData, UsedWrongly


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=options.Existing(folders=False))
@click.option("--cases", type=float, metavar="N",
              help="Cases for each full-time worker, children; England's average unless said.")  # fmt: skip
@click.option("--template", is_flag=True, help="Print the series as they stand, as a file to fill in.")
@click.option("--forget", is_flag=True, help="Take the partnership's own series away.")
@options.json_lines
@options.home
def demand(
    file: Path | None, cases: float | None, *, template: bool, forget: bool, as_json: bool, home: Path
) -> None:
    """Say how many posts the work there may be asks for, beside those there are.

    With FILE, a CSV of the partnership's own series, that is kept from then on: the columns partner, service,
    series, year and value, and where wanted like and source. Each line holds one council's service on one 30
    September: posts there, needed, and between which figures four in five futures lie.
    """
    if not (home / "lake").is_dir():
        raise TooLittleData(
            f"There is no record at {home}. Load returns first: tenure load FILE... --home {home}"
        )
    if sum((file is not None, template, forget)) > 1:
        raise UsedWrongly("Give FILE, --template or --forget, one at a time.")
    from tenure.partnership import home as homes

    homes.prepare(home)
    if file is not None or forget:
        _change(file)
        return
    _show(home, cases, template=template, as_json=as_json)


def _change(file: Path | None) -> None:
    """Keep a file, or take away the one that is kept."""
    from tenure.partnership.actions.demand import forget_demand, give_demand
    from tenure.partnership.may import HOLDER
    from tenure.publish.planning.bringing import used_words

    if file is None:
        there = forget_demand(by=HOLDER)
        click.echo(
            "The series were taken away." if there else "There were no series of the partnership\u2019s own."
        )
        return
    count = give_demand(content=file.read_bytes(), name=file.name, by=HOLDER)
    click.echo(used_words(count))


def _show(home: Path, cases: float | None, *, template: bool, as_json: bool) -> None:
    from tenure.partnership.actions.planning import overrides
    from tenure.publish.planning import bringing
    from tenure.publish.planning.futures import futures_of
    from tenure.publish.planning.needing import demand_rows
    from tenure.publish.viewing import HOLDER

    futures = futures_of(home, overrides())
    if template:
        click.echo(bringing.template(futures, HOLDER, whole=True), nl=False)
        return
    rows = list(demand_rows(futures, cases))
    if not rows:
        raise TooLittleData(
            "Nothing on record says how much work there is. Load returns that say who holds cases, "
            "or give a series "
            "of your own: tenure demand FILE."
        )
    showing.rows(rows, as_json=as_json)


COMMANDS = (demand,)

"""The commands: they parse, call and show. `tenure.cli.main` is the whole command line."""

from __future__ import annotations

import os

import click

from tenure import __version__
from tenure.cli import (
    collections,
    demanding,
    figures,
    files,
    forecasting,
    kpis,
    planning,
    running,
    strategy,
    surveys,
    templates,
)
from tenure.cli.ending import Door

# Commands load numpy later. Our matrices are small: threads that wait for one another take ten times as long.
for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

SAID_OF_COMMANDS = """Run a social work teaching partnership's labour market plan.

    A command ends with 0 (fine), 1 (our own mistake), 2 (used wrongly), 10 (a file cannot be read),
    11 (findings), 12 (not allowed) or 13 (too little data).
    """


@click.group(cls=Door, help=SAID_OF_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tenure")
def main() -> None:
    """The whole command line."""


ROOMS = (
    files,
    collections,
    templates,
    figures,
    planning,
    demanding,
    strategy,
    kpis,
    forecasting,
    surveys,
    running,
)

for command in (one for room in ROOMS for one in room.COMMANDS):
    main.add_command(command)

"""The command that writes an empty workbook to fill in."""

from __future__ import annotations

import io
from pathlib import Path

import click

from tenure.cli import options
from tenure.terms.problems import UsedWrongly


@click.command()
@click.argument("kind")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the workbook.",
)
def template(kind: str, out: Path) -> None:
    """Write an empty workbook for a kind of return.

    KIND is education. Its cells check themselves while they are filled in, and a guide says how; then check
    it with: tenure check FILE
    """
    from tenure import returns

    found = returns.KINDS.get(kind)
    if found is None or found.write_template is None:
        have = [key for key, each in returns.KINDS.items() if each.write_template is not None]
        raise UsedWrongly(f"There is no template for {kind[:40]}. There is one for: {', '.join(have)}.")
    made = io.BytesIO()
    found.write_template(made)
    options.keep(out, made.getvalue())
    click.echo(f"Wrote {out}.")


COMMANDS = (template,)

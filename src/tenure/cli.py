"""The commands: they parse, call and show."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Run a social work teaching partnership's labour market plan."""

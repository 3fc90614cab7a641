"""The command for KPIs: how each one stands, or what the audit says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.cli import options, showing
from tenure.terms.problems import TooLittleData

if TYPE_CHECKING:
    from tenure.publish.strategy.auditing import AuditRow
    from tenure.publish.strategy.readings import Reading


@dataclass(frozen=True)
class _Line:
    """A KPI in a terminal: its words stand last, for they are long."""

    code: str
    status: str
    value: str
    on: date | None
    should_be: str
    target: str
    says: str


@dataclass(frozen=True)
class _Advice:
    """A KPI of the audit in a terminal."""

    code: str
    advice: str
    least_change: str
    why: str


@click.command()
@click.option("--audit", is_flag=True, help="What the audit says of each: keep, mend, replace or retire.")
@click.option(
    "--on", "day", metavar="DATE", type=options.Day(),
    help="As they stood on this day (2024-03-31): later figures and values are left out.",
)  # fmt: skip
@click.option(
    "--audience",
    type=click.Choice(["own", "partnership", "public"]),
    default="own",
    show_default=True,
    help="Who will read it. For all but own, small numbers are hidden.",
)
@options.json_lines
@options.home
def kpis(home: Path, as_json: bool, audience: str, day: date | None, audit: bool) -> None:
    """Say of every KPI where it stands against its target, filled from the record.

    Each line holds the value and the day it holds on, baseline and target, the status (on-course, watch,
    off-course, no-data), the reading in a sentence, and what would supply a figure that is missing.
    """
    if not (home / "lake").is_dir():
        raise TooLittleData(
            f"There is no record at {home}. Load returns first: tenure load FILE... --home {home}"
        )
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership.measuring_up import decided_rows, stands
    from tenure.publish import viewer_for

    holding = homes.holding(as_known_on=options.end_of(day))
    found = stands(holding, viewer_for(audience), on=day)
    if audit:
        _audit(decided_rows(found), as_json=as_json)
    else:
        _readings(found.readings, as_json=as_json)


def _readings(readings: tuple[Reading, ...], *, as_json: bool) -> None:
    from tenure.publish.strategy.lines import kpi_line

    if as_json:
        showing.rows(map(kpi_line, readings), as_json=True)
        return
    lines = (
        _Line(r.code, r.status, r.said, r.on if r.value is not None else None, r.aim, r.target, r.sentence)
        for r in readings
    )
    showing.rows(lines, as_json=False)


def _audit(rows: tuple[AuditRow, ...], *, as_json: bool) -> None:
    from tenure.publish.strategy.lines import audit_line

    if as_json:
        showing.rows(map(audit_line, rows), as_json=True)
        return
    showing.rows(
        (_Advice(row.code, row.advice, row.least, " ".join(row.reasons)) for row in rows), as_json=False
    )


COMMANDS = (kpis,)

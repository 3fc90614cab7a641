"""Commands of the framework: check a file, load it as a version, take a version away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from tenure.cli import options
from tenure.terms.problems import HasFindings, UsedWrongly

if TYPE_CHECKING:
    from tenure.partnership.models import FrameworkVersion
    from tenure.strategy.framework.parts import Framework

FORMS = (".toml", ".xlsx", ".json")


@click.group()
def strategy() -> None:
    """Check a framework, load it as a version, and take one away: TOML or a workbook."""


TOLD: Final = 100
"""Faults that are said to a person; the rest are counted."""

a_file = click.argument("path", metavar="FILE", type=options.Existing(folders=False))


@strategy.command("check")
@a_file
@options.json_lines
def check(path: Path, as_json: bool) -> None:
    """Check a framework and say what is wrong with it, by place or by sheet and cell.

    The first 100 faults are said and the rest counted; with --json, every one of them.
    Ends with 0 where nothing must be put right, 11 where something must, 10 where it cannot be read. What
    only wants a look does not change that.
    """
    from tenure.strategy.framework.checking import doubts
    from tenure.strategy.framework.opening import opened
    from tenure.strategy.framework.reading import where

    found = opened(path.read_bytes(), name=path.name)
    for fault in found.faults if as_json else found.faults[:TOLD]:
        _say(path.name, fault.place, "error", fault.says, as_json=as_json)
    if not as_json and len(found.faults) > TOLD:
        click.echo(f"{path.name}: and {len(found.faults) - TOLD:,} more. --json says every one.")
    if found.framework is None:
        raise SystemExit(HasFindings.exit_code)
    for doubt in doubts(found.framework):
        _say(path.name, where(doubt.place), "query", doubt.says, as_json=as_json)
    if not as_json:
        click.echo(f"{path.name}: nothing has to be put right. {_size(found.framework)}")


def _say(name: str, place: str, severity: str, says: str, *, as_json: bool) -> None:
    if as_json:
        line = {"file": name, "place": place, "severity": severity, "says": says}
        click.echo(json.dumps(line, ensure_ascii=False))
    else:
        look = "" if severity == "error" else "worth a look: "
        click.echo(f"{name}: {look}{place} {says}")


def _size(framework: Framework) -> str:
    named = {"outcomes": "outcome", "priorities": "priority", "activities": "activity", "kpis": "KPI"}
    counts = [(len(getattr(framework, kind)), kind, one) for kind, one in named.items()]
    said = [
        f"{number:,} {one if number == 1 else kind.replace('kpi', 'KPI')}" for number, kind, one in counts
    ]
    return f"It has {', '.join(said[:-1])} and {said[-1]}."


@dataclass(frozen=True)
class Agreed:
    """What was said of the meeting that agreed it."""

    in_force: bool
    at: str | None
    on: date | None

    def require(self) -> None:
        """UsedWrongly where a version would come in force without the meeting that agreed it."""
        if self.in_force and not (self.at and self.on):
            raise UsedWrongly(
                "A version comes in force once a meeting agreed it. Name it: --agreed-at TITLE --on DATE."
            )
        if (self.at is None) != (self.on is None):
            raise UsedWrongly("A meeting has a title and a day. Give both --agreed-at and --on.")


@strategy.command("load")
@a_file
@click.option(
    "--in-force", is_flag=True, help="Put it in force on the day of the meeting, not only draft it."
)
@click.option("--agreed-at", metavar="TITLE", help="The meeting that agreed it.")
@click.option("--on", metavar="DATE", type=options.Day(), help="The day of that meeting.")
@options.home
@options.json_lines
def load(path: Path, home: Path, as_json: bool, **said: Any) -> None:
    """Load a framework into a home as a new version: a draft, or agreed and in force."""
    agreed = Agreed(said["in_force"], said["agreed_at"], said["on"])
    agreed.require()
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership.actions import frameworks
    from tenure.partnership.may import HOLDER

    found = frameworks.open_file(path.read_bytes(), name=path.name, by=HOLDER)
    version = _kept(found.required(name=path.name), agreed, path.name)
    if as_json:
        click.echo(json.dumps(_about(version), ensure_ascii=False))
    else:
        click.echo(f"{path.name}: version {version.number} is {_stands(version)}.")


def _kept(framework: Framework, agreed: Agreed, name: str) -> FrameworkVersion:
    """The version, as far as it was agreed; all of it or nothing."""
    from django.db import transaction

    from tenure.partnership.actions import frameworks
    from tenure.partnership.may import HOLDER

    with transaction.atomic():
        version = frameworks.draft(framework=framework, by=HOLDER, note=name)
        if agreed.at and agreed.on:
            meeting = frameworks.Meeting(agreed.at, agreed.on)
            version = frameworks.agree(version=version, meeting=meeting, by=HOLDER)
        if agreed.in_force:
            version = frameworks.put_in_force(version=version, since=agreed.on, by=HOLDER)
    return version


def _stands(version: FrameworkVersion) -> str:
    met = f", agreed by {version.meeting} on {version.met_on}" if version.meeting else ""
    return f"{'a draft' if version.state == 'draft' else version.state}{met}"


def _about(version: FrameworkVersion) -> dict[str, Any]:
    return {
        "version": version.number,
        "state": version.state,
        "title": version.title,
        "meeting": version.meeting,
        "met_on": str(version.met_on) if version.met_on else None,
        "since": str(version.since) if version.since else None,
    }


@strategy.command("export")
@click.option("--version", "number", type=options.Whole(1), metavar="NUMBER",
              help="Another version than the one in force.")  # fmt: skip
@click.option("--template", is_flag=True, help="An empty workbook to fill in, instead of a version.")
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="A file that ends in .toml, .xlsx or .json; else TOML is printed.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON instead of TOML, where it is printed.")
@options.home
def export(number: int | None, template: bool, out: Path | None, as_json: bool, home: Path) -> None:
    """Write a version of the framework as TOML, JSON or a workbook; loaded again it is the same."""
    if out and out.suffix.lower() not in FORMS:
        raise UsedWrongly(f"{out.name} ends in none of {', '.join(FORMS)}. Choose one of them.")
    if template:
        _write_template(out)
        return
    framework = _version(home, number).framework
    from tenure.strategy.framework import books, writing

    if out is None:
        click.echo(writing.as_json(framework) if as_json else writing.as_toml(framework), nl=False)
        return
    made = {
        ".toml": lambda: writing.as_toml(framework).encode(),
        ".json": lambda: writing.as_json(framework).encode(),
        ".xlsx": lambda: books.as_workbook(framework),
    }
    options.keep(out, made[out.suffix.lower()]())
    click.echo(str(out))


def _write_template(out: Path | None) -> None:
    if out is None or out.suffix.lower() != ".xlsx":
        raise UsedWrongly("The template is a workbook. Say where it goes: --out FILE.xlsx.")
    from tenure.strategy.framework import books

    options.keep(out, books.template())
    click.echo(str(out))


def _version(home: Path, number: int | None) -> FrameworkVersion:
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership.actions import frameworks
    from tenure.partnership.models import FrameworkVersion

    found = FrameworkVersion.objects.filter(number=number).first() if number else frameworks.in_force()
    if found is None:
        what = f"version {number} of a framework" if number else "framework in force"
        raise UsedWrongly(f"{home} holds no {what}. Load one: tenure strategy load FILE --home {home}.")
    return found


COMMANDS = (strategy,)

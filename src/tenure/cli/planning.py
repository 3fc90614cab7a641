"""Commands of the planner: what may come, with and without scenarios; the scenarios themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tenure.cli import options, showing
from tenure.terms.problems import HasFindings, TooLittleData, UsedWrongly

if TYPE_CHECKING:
    from tenure.publish.planning.futures import Futures
    from tenure.publish.planning.rebuilding import Again


@dataclass(frozen=True)
class Asked:
    """What a forecast is asked for."""

    until: int | None
    service: str | None
    partner: str | None
    runs: int
    seed: int | None
    scenarios: tuple[str, ...]
    together: bool
    out: Path | None
    audience: str


@dataclass(frozen=True)
class Differences:
    """Numbers of one place and measure that do not come out of a kept file.

    most_by  the greatest difference, in the measure's unit.
    missing  numbers that only the file has, or only what was made again.
    """

    arm: str
    measure: str
    unit: str
    service: str
    partner: str
    numbers: int
    most_by: str
    missing: int


@click.command()
@click.option("--scenario", "scenarios", multiple=True, metavar="FILE|KEY",
              help="What this would change as well: a file, or a key of `tenure scenario list`. "
              "May be given again; each is set beside the baseline.")  # fmt: skip
@click.option("--together", is_flag=True, help="All scenarios at once, instead of each alone.")
@click.option("--to", "until", type=options.Whole(2000, 2200), metavar="YYYY", help="The last 30 September.")
@click.option("--runs", type=options.Whole(1), default=1000, show_default=True, help="Futures drawn.")
@click.option("--seed", type=options.Whole(0, 2**63 - 1), help="Another seed, other futures.")
@click.option("--out", metavar="FILE.json", type=click.Path(dir_okay=False, path_type=Path),
              help="Keep the figures in a file, with all it takes to make them again.")  # fmt: skip
@click.option("--rebuild", metavar="FILE.json", type=options.Existing(folders=False),
              help="Make the figures of a kept file again, and say which come out the same. Needs no home; "
              "with --home they are made from its record.")  # fmt: skip
@options.audience("own")
@options.service
@options.partner
@options.json_lines
@options.home
@click.pass_context
def forecast(
    context: click.Context, /, home: Path, as_json: bool, rebuild: Path | None, **given: Any
) -> None:
    """Say where the workforce goes if nothing changes, and what scenarios would change, with bands.

    Each line holds one measure of one place on one 30 September: the middle of futures, and between which
    figures half and four in five of them lie; for a scenario also the difference from the baseline, and the
    chance that it is better.
    """
    if rebuild and context.get_parameter_source("home") is not ParameterSource.COMMANDLINE:
        _rebuild(None, rebuild, as_json=as_json)
        return
    if not (home / "lake").is_dir():
        raise TooLittleData(
            f"There is no record at {home}. Load returns first: tenure load FILE... --home {home}"
        )
    asked = Asked(**{each.name: given[each.name] for each in fields(Asked)})
    if rebuild:
        _rebuild(home, rebuild, as_json=as_json)
    else:
        _forecast(home, asked, as_json=as_json)


def _forecast(home: Path, asked: Asked, *, as_json: bool) -> None:
    from tenure.publish.planning.arming import (
        arms_of,
        cautions_of,
        played_of,
        require_drawable,
        scenarios_said,
    )
    from tenure.publish.planning.keeping import Wanted, kept_plan
    from tenure.publish.planning.lines import plan_rows
    from tenure.publish.planning.saying import few_words
    from tenure.publish.viewing import viewer_for

    if asked.together and len(asked.scenarios) < 2:
        raise UsedWrongly("--together takes two scenarios or more. Give --scenario again.")
    futures = _futures(home, runs=asked.runs, seed=asked.seed)
    arms = arms_of(scenarios_said(asked.scenarios, _saved()), together=asked.together)
    require_drawable(futures, len(arms))
    wanted, viewer = Wanted(asked.until, asked.service, asked.partner), viewer_for(asked.audience)
    if asked.out:
        options.keep(asked.out, kept_plan(futures, arms, wanted, viewer))
        click.echo(str(asked.out))
    else:
        played = played_of(futures, arms)
        showing.rows(plan_rows(futures, played, **asdict(wanted), viewer=viewer), as_json=as_json)
        for caution in filter(None, (few_words(asked.runs), *cautions_of(played, arms))):
            click.echo(caution, err=True)


def _rebuild(home: Path | None, file: Path, *, as_json: bool) -> None:
    """Make a kept file again, from itself alone where no home is named, and say which numbers differ."""
    from tenure.publish.planning.rebuilding import made_again

    found = made_again(file.read_bytes(), home, name=file.name)
    count = f"{found.numbers - len(found.differing):,} of {found.numbers:,} numbers come out the same"
    if as_json:
        click.echo(json.dumps({"file": file.name, **asdict(found)}, ensure_ascii=False))
    else:
        click.echo(f"{file.name}: {count}{_from_words(found)}.")
        showing.rows(_differences(found), as_json=False)
    for sentence in found.why():
        click.echo(sentence, err=True)
    if not found.same:
        many = len(found.differing)
        said = "1 number does" if many == 1 else f"{many:,} numbers do"
        raise HasFindings(f"{file.name}: {said} not come out. --json names each.")


def _differences(found: Again) -> Iterator[Differences]:
    """By arm, measure and place: how many numbers differ, and by how much at most."""
    lines: dict[tuple[str, str, str, str, str], list[float | None]] = {}
    for one in found.differing:
        lines.setdefault((one.arm, one.measure, one.unit, one.service, one.partner), []).append(one.by)
    for about, by in lines.items():
        known = [abs(each) for each in by if each is not None]
        yield Differences(*about, len(by), f"{max(known):g}" if known else "", len(by) - len(known))


def _from_words(found: Again) -> str:
    if found.same_home is None:
        return ", made from the file alone"
    if found.same_bytes:
        return ", and the same bytes"
    return "" if found.same_home else ", from the same returns in another home: its snapshot is its own"


def _futures(home: Path, *, runs: int, seed: int | None) -> Futures:
    """The futures of a home's record, with the parameters that were chosen in it."""
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership.actions.planning import overrides
    from tenure.publish.planning.futures import SEED, futures_of

    return futures_of(home, overrides(), runs=runs, seed=SEED if seed is None else seed)


def _futures_if_any(home: Path) -> Futures | None:
    """The futures of a home's record; None where it holds none to look ahead from."""
    with suppress(TooLittleData):
        return _futures(home, runs=1, seed=None) if (home / "lake").is_dir() else None
    return None


def _saved() -> dict[str, Any]:
    """The scenarios that were saved in a home that is ready, by their key."""
    from tenure.partnership.actions.planning import saved_scenarios
    from tenure.partnership.may import HOLDER

    return {key: saved.scenario for key, saved in saved_scenarios(HOLDER).items()}


def _saved_in(home: Path) -> dict[str, Any]:
    """The scenarios that were saved in a home; none where there is no home."""
    if not home.is_dir():
        return {}
    from tenure.partnership import home as homes

    homes.prepare(home)
    return _saved()


@click.group()
def scenario() -> None:
    """List, check and show scenarios: what would be done, and what it would change."""


@scenario.command("list")
@options.home
@options.json_lines
def listing(home: Path, as_json: bool) -> None:
    """List the ready scenarios, and those saved in a home."""
    from tenure.publish.planning.arming import scenario_rows

    rows = scenario_rows(_saved_in(home))
    if as_json:
        showing.rows(rows, as_json=True)
        return
    dicts = ({k: v for k, v in asdict(row).items() if k != "says"} for row in rows)
    for line in showing.table(dicts):
        click.echo(line)


@scenario.command("check")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=options.Existing(folders=False))
@options.home
def check(paths: tuple[Path, ...], home: Path) -> None:
    """Check scenario files, and say everything that is wrong with each at once.

    Where the home holds a record, each has to fit its forecast too: its employers, its months, its numbers.
    """
    from tenure.publish.planning.arming import one_said, scenario_words

    faults, futures = [], _futures_if_any(home)
    for path in paths:
        try:
            (found,) = one_said(str(path), {}).values()
            if futures is not None:
                futures.light.resolved((found,))
        except HasFindings as problem:
            faults.append(str(problem))
        except UsedWrongly as problem:
            faults.append(f"{path.name}: {problem}")
        else:
            click.echo(f"{path.name} is in order. {scenario_words(found)}")
    if faults:
        raise HasFindings("\n".join(faults))


@scenario.command("show")
@click.argument("said", metavar="FILE|KEY")
@click.option("--json", "as_json", is_flag=True, help="As JSON instead of TOML.")
@options.home
def show(said: str, as_json: bool, home: Path) -> None:
    """Print a scenario as a file that can be changed and run again."""
    from tenure.publish.planning.arming import one_said
    from tenure.publish.planning.files import scenario_file

    saved = _saved_in(home) if said.startswith("saved-") else {}
    (found,) = one_said(said, saved).values()
    click.echo(scenario_file(found, as_json=as_json), nl=False)


COMMANDS = (forecast, scenario)

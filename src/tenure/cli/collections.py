"""Commands for collections: what is expected of whom, reminders, days, and the sign-off."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenure.cli import options, showing
from tenure.terms.problems import UsedWrongly
from tenure.terms.windows import KINDS

if TYPE_CHECKING:
    from tenure.partnership.models import Collection, Filing

kind = click.option(
    "--kind", type=click.Choice(list(KINDS)), default="csww", show_default=True, help="Which kind of return."
)
year = click.option(
    "--year",
    type=options.Whole(),
    metavar="YEAR",
    required=True,
    help="The collection year: that of its September.",
)
whose = click.option("--partner", metavar="NUMBER", required=True, help="Whose return, by number (101).")
reason = click.option("--reason", metavar="TEXT", required=True, help="Why, in a sentence.")
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on each line.")


def _command(function: Callable[..., None]) -> Callable[..., None]:
    """With --home and --json, working for the whole partnership."""
    return options.home(as_json(function))


@click.group("collections")
def collections() -> None:
    """What is expected of whom by when."""


@collections.command("list")
@click.option("--kind", type=click.Choice(list(KINDS)), help="One kind of return.")
@options.year
@click.option("--lacking", is_flag=True, help="Only those that still want something of the partner.")
@_command
def listing(kind: str | None, year: int | None, lacking: bool, home: Path, as_json: bool) -> None:
    """Say where every filing stands, what it lacks and how late it is."""
    with _opened(home):
        from tenure.partnership import standing
        from tenure.partnership.may import HOLDER

        rows = standing.filings(HOLDER)
        rows = rows.filter(collection__kind=kind) if kind else rows
        rows = rows.filter(collection__year=year) if year else rows
        stands = [one for one in standing.standings(rows) if one.owed or not lacking]
        _show([_line(one) for one in stands], as_json=as_json)


@collections.command("open")
@kind
@year
@_command
def open_collection(kind: str, year: int, home: Path, as_json: bool) -> None:
    """Open a collection for every partner, on the days of the calendar."""
    with _opened(home):
        from tenure.partnership.actions import collections as actions
        from tenure.partnership.may import HOLDER

        made = actions.open_collection(kind=kind, year=year, by=HOLDER)
        _show_stands(made.filings.all(), as_json=as_json)


@collections.command("dates")
@kind
@year
@click.option("--opens", type=options.Day(), metavar="DATE", help="Its first day.")
@click.option("--due", type=options.Day(), metavar="DATE", help="The day it is due.")
@click.option("--closes", type=options.Day(), metavar="DATE", help="Its last day.")
@reason
@_command
def dates(kind: str, year: int, reason: str, home: Path, as_json: bool, **days: date | None) -> None:
    """Move days of a collection."""
    with _opened(home):
        from tenure.partnership.actions import collections as actions
        from tenure.partnership.may import HOLDER

        moved = {which: day for which, day in days.items() if day is not None}
        found = _collection(kind, year)
        made = actions.change_dates(collection=found, days=moved, reason=reason, by=HOLDER)
        _show_stands(made.filings.all(), as_json=as_json)


@collections.command("remind")
@kind
@year
@click.option("--partner", metavar="NUMBER", help="One partner, by number (101); all who lack it without.")
@_command
def remind(kind: str, year: int, partner: str | None, home: Path, as_json: bool) -> None:
    """Remind whoever lacks a return; the worker sends the letters."""
    with _opened(home):
        from tenure.partnership.actions import chasing
        from tenure.partnership.may import HOLDER

        found = _collection(kind, year)
        if partner:
            done = chasing.remind(filing=_filing(found, partner), by=HOLDER)
        else:
            done = chasing.remind_all(collection=found, by=HOLDER)
        said = {
            "people": done.people,
            "nobody": [one.number for one in done.nobody],
            "just_now": [one.number for one in done.just_now],
        }
        if as_json:
            click.echo(json.dumps(said))
            return
        click.echo(f"{done.people} {'person is' if done.people == 1 else 'people are'} reminded.")
        for words, ones in (
            ("has no address to write to", done.nobody),
            ("was reminded just now", done.just_now),
        ):
            for one in ones:
                click.echo(f"{one} {words}.")


@collections.command("prepare")
@kind
@year
@whose
@_command
def prepare(kind: str, year: int, partner: str, home: Path, as_json: bool) -> None:
    """Prepare a sign-off for a partner: the first of its two steps."""
    with _opened(home):
        from tenure.partnership.actions import signing
        from tenure.partnership.may import HOLDER

        done = signing.prepare(filing=_filing(_collection(kind, year), partner), by=HOLDER)
        _show_stands([done], as_json=as_json)


@collections.command("sign-off")
@kind
@year
@whose
@_command
def sign_off(kind: str, year: int, partner: str, home: Path, as_json: bool) -> None:
    """Confirm a sign-off that was prepared: the period is locked then."""
    with _opened(home):
        from tenure.partnership.actions import signing
        from tenure.partnership.may import HOLDER

        done = signing.sign_off(filing=_filing(_collection(kind, year), partner), by=HOLDER)
        _show_stands([done], as_json=as_json)


@collections.command("reopen")
@kind
@year
@whose
@reason
@_command
def reopen(kind: str, year: int, partner: str, reason: str, home: Path, as_json: bool) -> None:
    """Unlock a period that was signed off."""
    with _opened(home):
        from tenure.partnership.actions import signing
        from tenure.partnership.may import HOLDER

        filing = _filing(_collection(kind, year), partner)
        _show_stands([signing.reopen(filing=filing, reason=reason, by=HOLDER)], as_json=as_json)


@collections.command("engagement")
@_command
def engagement(home: Path, as_json: bool) -> None:
    """How partners keep up: on time, findings per 100 rows, days to clear, reminders needed."""
    with _opened(home):
        from tenure.partnership import engaging
        from tenure.partnership.may import HOLDER
        from tenure.publish.engaging import engagement_rows

        showing.rows(engagement_rows(engaging.filed(HOLDER)), as_json=as_json)


def _opened(home: Path) -> Any:
    """The home made ready, and reached as a whole."""
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership.wall import whole_partnership

    return whole_partnership()


def _collection(kind: str, year: int) -> Collection:
    from tenure.partnership.models import Collection

    found = Collection.objects.filter(kind=kind, year=year).first()
    if found is None:
        raise UsedWrongly(f"The {KINDS[kind].label} for {year} is not being collected. Open it first.")
    return found


def _filing(collection: Collection, number: str) -> Filing:
    from tenure.terms.organisations import unit_of

    unit = unit_of(number)
    rows = collection.filings.select_related("collection", "partner", "delegate")
    found = rows.filter(partner__number=unit.number if unit else number).first()
    if found is None:
        raise UsedWrongly(f"No {collection} is expected of {number}. Give a partner's number.")
    return found


def _line(one: Any) -> dict[str, Any]:
    """One filing as a line; the same names as in the API."""
    each = one.collection
    return {
        "kind": each.kind,
        "year": each.year,
        "partner": one.partner.number,
        "name": one.partner.name,
        "state": one.state,
        "due": each.due,
        "days_late": one.days_late,
        "reminders": one.reminders,
        "lacks": one.lacks,
    }


def _show_stands(filings: Iterable[Filing], *, as_json: bool) -> None:
    from tenure.partnership import standing
    from tenure.partnership.models import Filing as Filings

    rows = Filings.objects.filter(pk__in=[one.pk for one in filings])
    stands = standing.standings(rows.select_related("collection", "partner", "delegate"))
    _show([_line(one) for one in stands], as_json=as_json)


def _show(lines: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        for line in lines:
            click.echo(json.dumps(line, default=str, ensure_ascii=False))
    elif lines:
        for text in showing.table(iter(lines)):
            click.echo(text)
    else:
        click.echo("There is no such filing.")


COMMANDS = (collections,)

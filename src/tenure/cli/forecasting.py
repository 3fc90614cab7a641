"""The command for published series: how forecasts of them did, and forecasts kept for later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tenure.cli import options
from tenure.terms.problems import UsedWrongly


@dataclass(frozen=True)
class Row:
    """A card, in the columns that fit a screen."""

    measure: str
    group: str
    method: str
    n: int
    mae: str
    crps: str
    relative: str
    in_50: str
    in_80: str
    in_95: str


class Period(click.ParamType):
    """A year, or a period that ends in it: 2023, 202223, 2022-23."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        found = _year(str(value))
        if found is None:
            self.fail(f"{value} is not a year. Write it as 2023, 202223 or 2022-23", param, ctx)
        return found


def _year(word: str) -> int | None:
    if re.fullmatch(r"\d{4}", word):
        return int(word)
    two = re.fullmatch(r"(\d{4})[-/]?(\d{2}|\d{4})", word)
    if two and int(two[2][-2:]) == (int(two[1]) + 1) % 100:
        return int(two[1]) + 1
    return None


def _apart(words: tuple[str, ...], score: tuple[int, ...]) -> tuple[Path | None, tuple[int, ...]]:
    """The file, if any, and the years to score: `--score 2024 2025` gives its second year among the words."""
    years = [_year(word) for word in words] if score else [None] * len(words)
    files = [word for word, year in zip(words, years, strict=True) if year is None or Path(word).exists()]
    more = [year for word, year in zip(words, years, strict=True) if year is not None and word not in files]
    if len(files) > 1:
        raise UsedWrongly(
            f"Give one file; there are {len(files)}. "
            "As in: tenure backtest FILE --fit-until 2021 --score 2022 2023."
        )
    path = options.Existing(folders=False).convert(files[0], None, None) if files else None
    return path, (*score, *more)


def _conditions(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for each in given:
        column, equals, value = each.partition("=")
        if not equals:
            raise UsedWrongly(
                f"--where {each}: write it as COLUMN=VALUE, such as --where category=Referrals."
            )
        found[column.strip()] = value.strip()
    return found


@click.command()
@click.argument("words", metavar="[FILE]", nargs=-1)
@click.option("--fit-until", type=Period(), metavar="YEAR", help="The last year that may be used.")
@click.option("--score", type=Period(), metavar="YEAR...", multiple=True,
              help="Years to score: --score 2022 2023. Without it, all after --fit-until.")  # fmt: skip
@click.option(
    "--measure", "measures", metavar="NAME", multiple=True, help="Only this measure. May be repeated."
)
@click.option(
    "--where", metavar="COLUMN=VALUE", multiple=True, help="Only rows with this value. May be repeated."
)
@click.option("--as-published", metavar="FILE", type=options.Existing(folders=False),
              help="Fit to this file, the series as it was published at the time.")  # fmt: skip
@click.option("--store", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help="Keep forecasts in DIR, before their outcome is known, and score nothing.")  # fmt: skip
@click.option("--stored", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help="Score the forecasts kept in DIR against FILE.")  # fmt: skip
@options.json_lines
def backtest(words: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Say how good forecasts of a published FILE are.

    FILE is any CSV in the layout of DfE's open data; without one, the children's workforce series that comes
    with Tenure. Every measure is forecast by every method, each fitted,
    chosen and given its spread with nothing later than the year it stands in. Without years, every origin
    from the file's fourth year on is scored. The relative CRPS is over that of the last value with one spread
    for all councils: under 1 is better. A star marks the method that past scores chose.
    """
    from tenure.publish import backtesting

    file, score = _apart(words, given["score"])
    asked = backtesting.Asked(
        given["fit_until"], score, given["measures"], _conditions(given["where"]), given["as_published"]
    )
    if given["store"]:
        today = datetime.now(UTC).date()
        for path in backtesting.keep_forecasts(file, asked, given["store"], made_on=today):
            click.echo(path)
        return
    if given["stored"]:
        found = backtesting.score_kept(file, asked, given["stored"])
    else:
        found = backtesting.backtest(file, asked)
    _show(found, as_json=as_json)


def _show(found: Any, *, as_json: bool) -> None:
    from tenure.cli import showing

    if as_json:
        showing.rows(found.lines, as_json=True)
    else:
        showing.rows(map(_row, found.cards), as_json=False)
    for sentence in found.said:
        click.echo(sentence, err=True)


def _row(card: Any) -> Row:
    method = f"{card.method} *" if card.chosen else card.method
    shares = (f"{share:.0%}" for share in (card.coverage_50, card.coverage_80, card.coverage_95))
    relative = f"{card.relative_crps:.3f} ±{card.doubt:.3f}"
    return Row(
        card.measure, card.group, method, card.n, f"{card.mae:.4g}", f"{card.crps:.4g}", relative, *shares
    )


COMMANDS = (backtest,)

"""How forecasts of a published file did, or would have done: lines for programs, cards for people.

Published series are open data already: nothing in them is hidden again. So these figures go through this door
without disclosure control, and nothing else may: a record's figures go through publish/disclosure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tenure.forecast import panels as ahead
from tenure.forecast.panels import Card, Line
from tenure.forecast.panels.panel import Panel, plain_name
from tenure.terms.problems import TooLittleData, UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.panels.backtest import Scored
    from tenure.forecast.panels.layout import Series

CARRIED = "csww_indicators_2017_to_2023.csv"
"""DfE's indicators of the children's social work workforce, inside the package beside their licence."""

FARTHEST_KEPT = 3
"""Years ahead of a forecast that is kept, unless years to score are named."""


@dataclass(frozen=True)
class Asked:
    """What a backtest is asked for.

    fit_until     the last year that may be used; nothing for a rolling origin over the file's own years.
    score         the years to score; nothing for all that come after `fit_until`.
    measures      only these; nothing for every one.
    where         only rows with these values in these columns.
    as_published  the file as it stood at `fit_until`, to fit to instead.
    """

    fit_until: int | None = None
    score: tuple[int, ...] = ()
    measures: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    as_published: Path | None = None


@dataclass(frozen=True)
class Backtest:
    """What a backtest found.

    lines    one for each measure, scored year and method.
    cards    by measure: together, by horizon and by third of councils by size, with both references.
    said     sentences about what was read, left out and revised.
    """

    lines: tuple[Line, ...]
    said: tuple[str, ...]
    scored: tuple[Scored, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Made when they are asked for: the doubt of a score takes as long as the score."""
        return ahead.cards(self.scored)


def opened(file: Path | None) -> Series:
    """The file, or where none is given DfE's series of the children's workforce that the package carries."""
    if file is not None:
        return ahead.read(file)
    carried = files("tenure.benchmark").joinpath("data").joinpath(CARRIED)
    return ahead.read(carried.read_bytes(), name=CARRIED)


def backtest(file: Path | None, asked: Asked) -> Backtest:
    """Backtest every measure of a file in DfE's open-data layout.

    Raises   Unreadable for a file that is no such table; UsedWrongly for years, measures or columns that it
             does not have; TooLittleData where no measure can be forecast.
    """
    series = opened(file)
    asked = _settled(series, asked)
    whole = _panels(series, asked)
    said = list(whole.notices)
    if asked.fit_until is None:
        scored = [each for panel in whole.panels for each in ahead.rolling(panel)]
        reasons = {panel.measure: _too_short(panel) for panel in whole.panels}
    else:
        scored, reasons = _until(series, whole.panels, asked)
    done = {each.measure for each in scored}
    skipped = {**whole.skipped, **{name: why for name, why in reasons.items() if name not in done}}
    said += [f"{name} was left out: {why}." for name, why in skipped.items()]
    if not scored:
        why = f" {said[-1]}" if said else ""
        raise TooLittleData(f"{series.name}: no measure can be forecast and scored.{why}")
    said += _left_out(whole.panels, scored)
    if asked.as_published and asked.fit_until:
        said += _revisions(series, whole.panels, asked, scored)
    return Backtest(tuple(ahead.line(each) for each in scored), tuple(said), tuple(scored))


def _settled(series: Series, asked: Asked) -> Asked:
    """What was asked, its years looked up in the file."""
    years = sorted({int(year) for year in series.years})
    first, last = years[0], years[-1]
    unknown = [column for column in asked.where if column not in series.columns]
    if unknown:
        raise UsedWrongly(
            f"{series.name} has no column called {unknown[0]}. It has {', '.join(series.columns)}."
        )
    fit = asked.fit_until
    if fit is None and asked.score:
        fit = min(asked.score) - 1
    if fit is None:
        return asked
    score = tuple(sorted(set(asked.score))) or tuple(year for year in years if year > fit)
    if fit not in range(first, last + 1):
        raise UsedWrongly(
            f"{series.name} has the years {first} to {last}, so nothing can be fitted until {fit}."
        )
    if not score:
        raise UsedWrongly(f"{series.name} ends with {last}: there is no year after {fit} to score.")
    for year in score:
        if year <= fit:
            raise UsedWrongly(
                f"{year} is not later than {fit}, the last year that is fitted to. Score later years."
            )
        if year not in years:
            raise UsedWrongly(
                f"{series.name} has the years {first} to {last}: there is no {year} in it to score."
            )
    return replace(asked, fit_until=fit, score=score)


def _panels(series: Series, asked: Asked) -> Any:
    found = ahead.panels(series, measures=asked.measures, where=asked.where)
    known = {plain_name(measure) for measure in (*series.measures, *series.skipped)}
    for measure in asked.measures:
        if plain_name(measure) not in known:
            raise UsedWrongly(f"{series.name} has no measure {measure}. It has {', '.join(series.measures)}.")
    if not found.panels and not found.skipped:
        raise TooLittleData(f"{series.name} has no row for a local authority with a number in it.")
    return found


def _until(series: Series, whole: Sequence[Panel], asked: Asked) -> tuple[list[Scored], dict[str, str]]:
    """Fit with nothing later than the year, to the file itself or as it was published then, and score."""
    fit = asked.fit_until or 0
    source = ahead.read(asked.as_published) if asked.as_published else series
    names = {plain_name(measure): measure for measure in asked.measures}
    known = ahead.panels(source.until(fit), measures=tuple(names), where=_where(source, asked))
    then = {plain_name(panel.measure): panel for panel in known.panels}
    scored: list[Scored] = []
    reasons = {}
    for panel in whole:
        mine = then.get(plain_name(panel.measure))
        if mine is None:
            reasons[panel.measure] = f"too little of it was known by {fit}"
        elif mine.years[-1] != fit:
            reasons[panel.measure] = f"its figures end with {mine.years[-1]}, before {fit}"
        else:
            scored += ahead.fit_and_score(mine, panel, asked.score)
            reasons[panel.measure] = f"too few councils have a figure in every year until {max(asked.score)}"
    return scored, reasons


def _where(source: Series, asked: Asked) -> dict[str, str]:
    return {column: value for column, value in asked.where.items() if column in source.columns}


def _too_short(panel: Panel) -> str:
    return f"it has {len(panel.years)} years in a row; three are needed to say anything of how a forecast did"


def _left_out(panels: Sequence[Panel], scored: Sequence[Scored]) -> list[str]:
    """How many councils were not scored, by measure, in as few sentences as say it."""
    most = {each.measure: len(each.councils) for each in scored}
    without: dict[int, list[str]] = {}
    for panel in panels:
        if panel.measure in most and len(panel.councils) > most[panel.measure]:
            without.setdefault(len(panel.councils) - most[panel.measure], []).append(panel.measure)
    return [
        f"{many} councils have no figure in some year, and were not scored: {', '.join(names)}."
        for many, names in sorted(without.items())
    ]


def _revisions(series: Series, whole: Sequence[Panel], asked: Asked, scored: Sequence[Scored]) -> list[str]:
    """How figures were revised since, and how much better or worse the forecast is with today's."""
    if asked.as_published is None:
        return []
    today, _ = _until(series, whole, replace(asked, as_published=None))
    then = ahead.panels(ahead.read(asked.as_published).until(asked.fit_until or 0))
    names = {plain_name(panel.measure): panel for panel in then.panels}
    said = []
    for panel in whole:
        mine = names.get(plain_name(panel.measure))
        if mine is not None:
            changed, both = _changed(mine, panel)
            before, after = _chosen_crps(scored, panel.measure), _chosen_crps(today, panel.measure)
            said.append(
                f"{panel.measure}: {changed} of {both} figures until {asked.fit_until} were revised later; "
                f"CRPS {before:.4g} as published, {after:.4g} with later figures."
            )
    return said


def _changed(then: Panel, now: Panel) -> tuple[int, int]:
    rows = {council: at for at, council in enumerate(now.councils)}
    years = [year for year in then.years if year in now.years]
    pairs = [(at, rows[council]) for at, council in enumerate(then.councils) if council in rows]
    mine = then.values[np.ix_([a for a, _ in pairs], [then.years.index(year) for year in years])]
    theirs = now.values[np.ix_([b for _, b in pairs], [now.years.index(year) for year in years])]
    both = np.isfinite(mine) & np.isfinite(theirs)
    return int((np.abs(mine - theirs)[both] > 1e-9).sum()), int(both.sum())


def _chosen_crps(scored: Sequence[Scored], measure: str) -> float:
    mine = [float(each.crps.mean()) for each in scored if each.measure == measure and each.chosen]
    return float(np.mean(mine)) if mine else float("nan")


def keep_forecasts(file: Path | None, asked: Asked, folder: Path, *, made_on: date) -> tuple[Path, ...]:
    """Forecast every measure of a file and keep each under the hash of its content.

    Raises   TooLittleData where no measure can be forecast.
    """
    series = opened(file)
    fit = asked.fit_until or int(series.years.max())
    known = series.until(fit)
    to = max(asked.score, default=fit + FARTHEST_KEPT)
    found = _panels(known, asked)
    kept = [
        ahead.keep(ahead.forecast(known, panel, to=to, made_on=made_on), folder)
        for panel in found.panels
        if panel.years[-1] == fit
    ]
    if not kept:
        raise TooLittleData(f"{series.name}: no measure can be forecast from {fit}.")
    return tuple(kept)


def score_kept(file: Path | None, asked: Asked, folder: Path) -> Backtest:
    """Score the forecasts kept in a folder against a file that now has their outcomes.

    Raises   TooLittleData where no outcome has come.
    """
    series = opened(file)
    found = _panels(series, asked)
    kept = ahead.load(folder)
    scored = [each for one in kept for panel in found.panels for each in ahead.score_kept(one, panel)]
    scored = [each for each in scored if not asked.score or each.year in asked.score]
    if not scored:
        raise TooLittleData(
            f"None of the {len(kept)} forecasts kept in {folder} has an outcome in {series.name} yet."
        )
    made = sorted({str(one["made_on"]) for one in kept})
    said = (f"Forecasts kept from {made[0]} to {made[-1]}.", *found.notices)
    return Backtest(tuple(ahead.line(each) for each in scored), said, tuple(scored))

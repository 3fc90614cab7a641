"""A panel: one measure (and breakdown) of a published file, by council and year, ready to be forecast."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels.layout import Series
from tenure.forecast.panels.methods import Past
from tenure.forecast.panels.places import Placed, place

Numbers = NDArray[np.float64]

LEAST_COUNCILS = 10
"""Councils that a panel needs: what is pooled over fewer says nothing."""

LEAST_YEARS = 2

MOST_MISSING = 2
"""Years in a row that may be missing in the middle of a panel."""

MOST_BREAKDOWNS = 40
"""Beyond this many combinations of breakdowns only totals are taken, unless some are asked for."""

TOTALS = frozenset({"total", "all", "totals", "all children", "all ages"})
SIZES = (
    "inpost_fte", "inpost_headcount", "population_estimate", "population", "referral_count", "anypoint_child",
)  # fmt: skip
"""Columns that tell how large a council is, the first that a file has."""

PERCENT = re.compile(r"(^|_)(rate|rates|percent|percentage|perc|pct|pc|share|proportion)(_|$)|%")
AVERAGE = re.compile(r"(^|_)(per|average|avg|mean|median|ratio|caseload)(_|$)")
OLDER = (
    ("social_worker_", "inpost_"),
    ("agency_worker_", "agency_"),
    ("leaver_", "leavers_"),
    ("starter_", "starters_"),
)
"""Names that columns had in older releases, and what they are called now."""


@dataclass(frozen=True, eq=False)
class Panel:
    """One measure by council and year.

    measure   the column's name as printed, with the breakdown in brackets where there is more than one.
    years     consecutive, in order.
    councils  keys, with names beside them; `regions` their regions.
    values    shape (councils, years); NaN where nothing was published.
    size      the same shape, or None where the file tells no size.
    between   years without figures, laid straight between their neighbours: never an origin, never scored.
    wider     regions and England, each with its own values by year.
    """

    measure: str
    years: tuple[int, ...]
    councils: tuple[str, ...]
    names: tuple[str, ...]
    regions: tuple[str, ...]
    values: Numbers
    size: Numbers | None
    adds_up: bool
    percent: bool
    own: bool
    between: frozenset[int] = frozenset()
    wider: Mapping[str, Numbers] = field(default_factory=lambda: MappingProxyType({}))

    def complete(self, last: int) -> NDArray[np.bool_]:
        """Which councils have a figure in every year up to the one at `last`."""
        return np.asarray(np.isfinite(self.values[:, : last + 1]).all(axis=1))

    def past(self, last: int, rows: NDArray[np.bool_]) -> Past:
        """What was known of these councils at the year at `last`; gaps filled from their own years."""
        values = filled(self.values[rows, : last + 1])
        size = None
        if self.size is not None:
            size = filled(self.size[rows, : last + 1])
        low = 0.0 if bool((values >= 0).all()) else -np.inf
        top = (
            100.0 if self.percent and bool((values == 100).any()) and bool((values <= 100).all()) else np.inf
        )
        return Past(values, size, self.adds_up, self.percent, self.own, low, top)


def filled(values: Numbers) -> Numbers:
    """Gaps filled between a council's own years, or from the nearest; one with no year gets the middle."""
    if np.isfinite(values).all():
        return values
    answer = values.copy()
    at = np.arange(values.shape[1])
    for row in answer[~np.isfinite(answer).all(axis=1)]:
        known = np.isfinite(row)
        if known.any():
            row[:] = np.interp(at, at[known], row[known])
    empty = ~np.isfinite(answer).all(axis=1)
    answer[empty] = np.nanmedian(answer[~empty], axis=0) if (~empty).any() else 0.0
    return answer


def plain_name(column: str) -> str:
    """A column's name as the newest release would write it: turnover_rate_fte for turnover_rate_fte_%."""
    name = re.sub(r"[\s.\-]+", "_", column.strip().lower()).removesuffix("_%")
    for older, newer in OLDER:
        name = newer + name.removeprefix(older) if name.startswith(older) else name
    return name


@dataclass(frozen=True, eq=False)
class Found:
    """The panels of a file, the measures that gave none and why, and sentences about how it was read."""

    panels: tuple[Panel, ...]
    skipped: Mapping[str, str]
    notices: tuple[str, ...]


def panels(
    series: Series, *, measures: Sequence[str] = (), where: Mapping[str, str] = MappingProxyType({})
) -> Found:
    """Every measure of the file that can be forecast, a panel for each combination of its breakdowns."""
    placed = place(series)
    skipped, notices, found = dict(series.skipped), list(series.notices), []
    wanted = {plain_name(each) for each in measures}
    groups = _breakdowns(series, placed, where, notices)
    for rows, label in groups:
        grid = _Grid(series, placed, rows)
        size_column = _size_column(series, grid)
        for measure in series.measures:
            if wanted and plain_name(measure) not in wanted:
                continue
            called = f"{measure} [{label}]" if label else measure
            panel = _panel(grid, measure, called, size_column)
            if isinstance(panel, str):
                skipped[called] = panel
            else:
                found.append(panel)
        if grid.clashes:
            said = f" in {label}" if label else ""
            notices.append(
                f"{grid.clashes} figures stood twice with different values{said}; "
                "which is right cannot be told, so they count as missing."
            )
    return Found(tuple(found), MappingProxyType(skipped), tuple(notices))


def _breakdowns(
    series: Series, placed: Placed, where: Mapping[str, str], notices: list[str]
) -> list[tuple[NDArray[np.int_], str]]:
    """The rows of each combination of breakdowns, and its name; no name where there is only one."""
    some = np.array([level != "" for level in placed.level])
    for column, value in where.items():
        some &= np.array(
            [cell.strip().lower() == value.strip().lower() for cell in series.columns.get(column, ())]
        )
    splitting = [
        column
        for column in (*series.filters, *_hidden(series, placed))
        if len({series.columns[column][at] for at in np.flatnonzero(some).tolist()}) > 1
    ]
    if not splitting:
        return [(np.flatnonzero(some), "")]
    rows: dict[tuple[str, ...], list[int]] = {}
    for at in np.flatnonzero(some).tolist():
        rows.setdefault(tuple(series.columns[column][at].strip() for column in splitting), []).append(at)
    whole = {key: found for key, found in rows.items() if all(part.lower() in TOTALS for part in key)}
    if len(rows) > MOST_BREAKDOWNS and whole:
        notices.append(
            f"{len(rows)} combinations of {', '.join(splitting)}: only the totals were taken. "
            "Ask for others with --where COLUMN=VALUE."
        )
        rows = whole
    return [(np.array(found), ", ".join(filter(None, key))) for key, found in rows.items()]


def _hidden(series: Series, placed: Placed) -> tuple[str, ...]:
    """A breakdown written as whole numbers (single years of age): it tells equal rows apart."""
    columns = [series.columns[column] for column in series.filters]

    def repeats(*more: Sequence[str]) -> int:
        keys = Counter(zip(placed.level, placed.key, series.years.tolist(), *columns, *more, strict=True))
        return sum(many - 1 for (level, *_), many in keys.items() if level == "council")

    before = repeats()
    councils = max(1, sum(level == "council" for level in placed.level))
    if before < 0.2 * councils:
        return ()
    for measure in series.measures[:-1]:
        cells = {cell.strip() for cell in series.columns[measure]}
        few = 1 < len(cells) <= MOST_BREAKDOWNS and all(re.fullmatch(r"-?\d+", cell) for cell in cells)
        if few and repeats(series.columns[measure]) == 0:
            return (measure,)
    return ()


class _Grid:
    """Where each row of one breakdown stands among councils and years."""

    def __init__(self, series: Series, placed: Placed, rows: NDArray[np.int_]) -> None:
        self.series, self.clashes = series, 0
        self.years = np.unique(series.years[rows])
        self.rows: dict[str, NDArray[np.int_]] = {}
        self.index: dict[str, list[str]] = {}
        self._at: dict[str, NDArray[np.int_]] = {}
        self._cache: dict[tuple[str, str], Numbers] = {}
        for level in ("council", "region", "nation"):
            mine = np.array([at for at in rows if placed.level[at] == level and placed.key[at]], dtype=int)
            keys = sorted({placed.key[at] for at in mine})
            where = {key: number for number, key in enumerate(keys)}
            self.rows[level], self.index[level] = mine, keys
            self._at[level] = np.array([where[placed.key[at]] for at in mine], dtype=int)
        last = {placed.key[at]: at for at in sorted(self.rows["council"], key=lambda at: series.years[at])}
        self.names = [placed.name[last[key]] for key in self.index["council"]]
        self.regions = [placed.region[last[key]] for key in self.index["council"]]
        self.present = np.zeros((len(self.index["council"]), len(self.years)), dtype=bool)
        columns = np.searchsorted(self.years, series.years[self.rows["council"]])
        self.present[self._at["council"], columns] = True

    def values(self, measure: str, level: str = "council") -> Numbers:
        """Shape (places, years). A figure that stands twice counts once; where the two differ missing."""
        if (measure, level) in self._cache:
            return self._cache[measure, level]
        rows, grid = self.rows[level], np.full((len(self.index[level]), len(self.years)), np.nan)
        numbers = self.series.numbers(measure)[rows] if len(rows) else np.zeros(0)
        cells = list(zip(self._at[level], np.searchsorted(self.years, self.series.years[rows]), strict=True))
        twice = set()
        for (row, column), value in zip(cells, numbers, strict=True):
            before = grid[row, column]
            if np.isfinite(before) and np.isfinite(value) and before != value:
                twice.add((row, column))
            grid[row, column] = value if np.isfinite(value) else before
        for row, column in twice:
            grid[row, column] = np.nan
        self.clashes += len(twice)
        self._cache[measure, level] = grid
        return grid


def _adds_up(grid: _Grid, measure: str) -> bool:
    """Whether councils add up to England; told by the name where the file has no row for England.

    Told by the first years alone, so that no later year can change how an earlier one is forecast.
    """
    name = plain_name(measure)
    if PERCENT.search(name) or "%" in measure:
        return False
    nation = grid.values(measure, "nation")
    if nation.size:
        whole = np.nansum(grid.values(measure), axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = whole / nation[0]
        share = share[np.isfinite(share)][:LEAST_YEARS]
        if share.size:
            return bool(0.85 <= float(np.median(share)) <= 1.1)
    return not AVERAGE.search(name)


def _size_column(series: Series, grid: _Grid) -> str | None:
    """The column that tells how large a council is: one we know, or else the largest count in the file."""
    names = {plain_name(measure): measure for measure in reversed(series.measures)}
    known = next((names[size] for size in SIZES if size in names), None)
    if known is not None and np.isfinite(grid.values(known)).any():
        return known
    counts = [measure for measure in series.measures if _adds_up(grid, measure)]
    totals = {measure: float(np.nansum(grid.values(measure)[:, :LEAST_YEARS])) for measure in counts}
    return max(totals, key=lambda measure: totals[measure]) if totals else None


def _span(years: NDArray[np.int_], enough: NDArray[np.bool_]) -> list[int]:
    """The latest years that have figures, going back until more than two years in a row are missing."""
    kept: list[int] = []
    for at in reversed(np.flatnonzero(enough).tolist()):
        if kept and years[kept[0]] - years[at] > MOST_MISSING + 1:
            break
        kept.insert(0, at)
    return kept


def _laid_out(table: Numbers, years: NDArray[np.int_]) -> Numbers:
    """One column for each calendar year; a year that is missing lies straight between its neighbours."""
    calendar = np.arange(years[0], years[-1] + 1)
    answer = np.full((len(table), len(calendar)), np.nan)
    answer[:, years - years[0]] = table
    for before, after in zip(years[:-1] - years[0], years[1:] - years[0], strict=True):
        for at in range(before + 1, after):
            share = (at - before) / (after - before)
            answer[:, at] = (1 - share) * answer[:, before] + share * answer[:, after]
    return answer


def _panel(grid: _Grid, measure: str, called: str, size_column: str | None) -> Panel | str:
    """The panel of a measure, or the reason why there is none."""
    values = grid.values(measure)
    if not len(values):
        return "the file has no rows for local authorities"
    enough = np.isfinite(values).sum(axis=0) >= np.maximum(0.5 * grid.present.sum(axis=0), 1)
    span = _span(grid.years, enough)
    if len(span) < LEAST_YEARS:
        many = f"{len(span)} year has" if len(span) == 1 else f"{len(span)} years have"
        return f"{many} a figure for half of the councils; {LEAST_YEARS} are needed"
    councils = int(np.isfinite(values[:, span]).all(axis=1).sum())
    if councils < LEAST_COUNCILS:
        return f"{councils} councils have a figure in every year; {LEAST_COUNCILS} are needed"
    if float(np.nanmax(np.nanstd(values[:, span], axis=0))) < 1e-12:
        return "every council has the same figure"
    return _made(grid, measure, called, size_column, span=span)


def _made(grid: _Grid, measure: str, called: str, size_column: str | None, *, span: list[int]) -> Panel:
    years = grid.years[span]
    wider = {
        key: _laid_out(grid.values(measure, level)[[at]][:, span], years)[0]
        for level in ("region", "nation")
        for at, key in enumerate(grid.index[level])
    }
    size = None if size_column is None else _laid_out(grid.values(size_column)[:, span], years)
    if size is not None and not np.isfinite(size).any(axis=0).all():
        size = None
    calendar = tuple(range(int(years[0]), int(years[-1]) + 1))
    return Panel(
        called, calendar, tuple(grid.index["council"]), tuple(grid.names), tuple(grid.regions),
        _laid_out(grid.values(measure)[:, span], years), size, _adds_up(grid, measure),
        bool(PERCENT.search(plain_name(measure)) or "%" in measure), measure == size_column,
        frozenset(calendar) - frozenset(years.tolist()), MappingProxyType(wider),
    )  # fmt: skip

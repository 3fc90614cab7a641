"""One measure over the years: our own line among the partners', the region's and England's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Final

from tenure.benchmark.comparing import ENGLAND, Comparator
from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, name_of, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.drawings import Line, Part, Trend
from tenure.publish.moving import RATES, move, run_of
from tenure.publish.sources import source_line
from tenure.publish.tables import figure, unit_words, words

MOST_LABELLED: Final = 4
"""Lines with a label of their own: the focus and up to three comparators; partners stay grey and unnamed."""

HONEST_FROM: Final = 0.35
"""An axis begins at zero where the lowest figure is under about a third of the highest."""


def trend_chart(asked: Asked, measure: str, basis: str = "") -> Chart:
    """The chart of one measure over all years on record, up to the year asked for."""
    about, basis = asked.about(measure), basis or asked.usual(measure)
    own = asked.series(measure, basis)
    unit = _unit(own, about.unit_on(basis))
    lines = tuple(_lines(asked, measure, basis, own, unit))
    shown = [(year, seen.value) for year, seen in own if isinstance(seen, Shown)]
    drawing = _drawing(lines, unit) if shown else None
    period = _period(asked)
    return Chart(
        key=f"trend-{measure}-{basis}",
        title=_title(asked, measure, about.label, shown, basis),
        subtitle=f"{about.label} ({unit_words(unit)}), {asked.inside}, {period}",
        reading=_reading(asked, measure, about.label, unit, shown),
        alt=_alt(asked, about.label, unit, own, lines),
        source=source_line(asked, compared=len(lines) > 1),
        table=_table(asked, measure, basis, unit, own),
        drawing=drawing,
        note=_note(drawing, alone=len(shown) == 1),
        measure=measure,
    )


def _lines(
    asked: Asked, measure: str, basis: str, own: Sequence[tuple[int, Seen]], unit: str
) -> Iterator[Line]:
    for partner in asked.beside:
        points = asked.series(measure, basis, partner=partner)
        if _rate(asked, measure) and any(isinstance(seen, Shown) for _, seen in points):
            yield Line(name_of(partner), "partner", tuple((y, value_of(seen)) for y, seen in points))
    for comparator in asked.comparators if _rate(asked, measure) else ():
        compared = tuple((y, value_of(asked.printed(comparator, measure, basis, y))) for y in asked.years)
        if any(value is not None for _, value in compared):
            yield Line(comparator.name, _part(comparator), compared, _end(comparator.name, unit, compared))
    values = tuple((year, value_of(seen)) for year, seen in own)
    gaps = tuple((year, seen.reason) for year, seen in own if not isinstance(seen, Shown))
    yield Line(asked.area, "own", values, _end(asked.area, unit, values), gaps)


def _rate(asked: Asked, measure: str) -> bool:
    """Counts of a partnership and of a council do not belong on one axis; rates do."""
    return asked.about(measure).unit in RATES


def _part(comparator: Comparator) -> Part:
    if comparator == ENGLAND:
        return "england"
    return "region" if comparator.key.startswith("region") else "neighbours"


def _end(name: str, unit: str, points: Sequence[tuple[int, float | None]]) -> str:
    """The label at a line's end, name over figure; with its year where the line ends before the others."""
    known = [(year, value) for year, value in points if value is not None]
    if not known:
        return name
    (year, value), last = known[-1], points[-1][0]
    said = numbers.quantity(value, unit)
    return f"{name}\n{said}" if year == last else f"{name}\n{said} in {year}"


def _unit(own: Sequence[tuple[int, Seen]], declared: str) -> str:
    return next((seen.unit for _, seen in own if isinstance(seen, Shown)), declared)


def _period(asked: Asked) -> str:
    first, last = (asked.years[0], asked.years[-1]) if asked.years else (asked.year, asked.year)
    return f"30 September {last}" if first == last else f"30 September {first} to {last}"


def _title(asked: Asked, measure: str, label: str, shown: Sequence[tuple[int, float]], basis: str) -> str:
    head = wording.subject(measure, label).head
    if not shown:
        return f"{head} in {asked.inside} is not shown"
    if shown[-1][0] != asked.year:
        return f"{head} in {asked.inside} is not shown for {asked.year}"
    moved, run = move(asked, measure, basis), run_of(asked, measure, basis)
    unit = moved.unit if moved else asked.about(measure).unit_on(basis)
    return wording.trend_title(measure, label, shown, unit=unit, move=moved, run=run)


def _reading(asked: Asked, measure: str, label: str, unit: str, shown: Sequence[tuple[int, float]]) -> str:
    if not shown:
        return f"No figure of {asked.inside} can be shown for these years; the table says why, year by year."
    moved = move(asked, measure) if shown[-1][0] == asked.year else None
    return wording.trend_reading(measure, label, unit, shown, moved)


def _alt(asked: Asked, label: str, unit: str, own: Sequence[tuple[int, Seen]], lines: Sequence[Line]) -> str:
    said = [f"{year} {_said(seen)}" for year, seen in own]
    others = [line.last.replace("\n", " ") for line in lines if line.last and line.part != "own"]
    beside = f" Beside it, at the end: {numbers.listed(others)}." if others else ""
    grey = sum(line.part == "partner" for line in lines)
    partners = f" {wording.first_up(numbers.count_words(grey))} partners in grey." if grey else ""
    return f"Line chart of {label.lower()} in {asked.inside}: {', '.join(said)}.{beside}{partners}"


def _said(seen: Seen) -> str:
    return numbers.quantity(seen.value, seen.unit) if isinstance(seen, Shown) else seen.reason.lower()


def _drawing(lines: tuple[Line, ...], unit: str) -> Trend:
    values = [value for line in lines for _, value in line.points if value is not None]
    low, high = axis(values)
    return Trend(lines, unit == "share", low, high)


def axis(values: Sequence[float]) -> tuple[float, float]:
    """The ends of an axis over years: from zero where that wastes little, else a round step below the
    lowest.
    """
    top, bottom = max(values), min(values)
    step = _step(top - (0 if bottom < HONEST_FROM * top else bottom) or top or 1.0)
    low = 0.0 if bottom < HONEST_FROM * top else max(0.0, floor(bottom / step) * step)
    return round(low, 9), round(max(ceil(top / step) * step, low + step), 9)


def _step(span: float) -> float:
    """A round step that gives an axis three to six of them."""
    size = 10.0 ** floor(_log10(span / 4))
    return next(size * m for m in (1, 2, 2.5, 5, 10) if span / (size * m) <= 5)


def _log10(value: float) -> float:
    from math import log10

    return log10(value) if value > 0 else 0.0


def _note(drawing: Trend | None, *, alone: bool) -> str:
    """What to know before reading the lines: whose are grey, and where the axis begins."""
    if drawing is None:
        return ""
    grey = any(line.part == "partner" for line in drawing.lines)
    said = ["One year is on record; a line needs two."] if alone else []
    said += ["Thin grey lines are the partners."] if grey and not alone else []
    if drawing.low and not alone:
        start = f"{drawing.low * 100:g}%" if drawing.percent else f"{drawing.low:,g}"
        said.append(f"The axis begins at {start}, not at zero.")
    return " ".join(said)


def _table(asked: Asked, measure: str, basis: str, unit: str, own: Sequence[tuple[int, Seen]]) -> Table:
    rate = _rate(asked, measure)
    comparators = asked.comparators if rate else ()
    names = [asked.area, *(c.name for c in comparators), *(name_of(p) for p in asked.beside)]
    rows: list[tuple[Cell, ...]] = []
    for year, seen in own:
        row = [words(str(year)), figure(seen)]
        row += [figure(asked.printed(c, measure, basis, year)) for c in comparators]
        row += [figure(asked.see(measure, basis, partner=p, year=year)) for p in asked.beside]
        rows.append(tuple(row))
    label = asked.about(measure).label
    return Table(
        name=f"{measure}-by-year",
        caption=f"{label} by year, {asked.inside} and others",
        columns=("Year", *names),
        rows=tuple(rows),
        units=("", *(unit_words(unit) for _ in names)),
    )

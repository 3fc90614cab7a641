"""The chart of a KPI: its own line beside where it should be, and what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tenure.publish import numbers
from tenure.publish.asking import asked, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Line, Part, Trend
from tenure.publish.holding import PARTNERSHIP, Holding
from tenure.publish.strategy.finding import KPI_SOURCES, Figures
from tenure.publish.strategy.lines import aim_cell
from tenure.publish.strategy.readings import Reading, aim_words, quantity
from tenure.publish.surveywords import SCORE
from tenure.publish.tables import as_printed, words
from tenure.publish.trends import axis
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.parts import Kpi
from tenure.strategy.kpis.aiming import expected, points
from tenure.terms.problems import UsedWrongly

OWN: Final = "Partnership"


@dataclass(frozen=True)
class Compared:
    """What a KPI is compared with, year by year: its name, the part it plays in a chart, its figures."""

    name: str
    part: Part
    values: Mapping[int, float]


def compared(holding: Holding, viewer: Viewer, kpi: Kpi) -> Compared | None:
    """The comparator's published figures; None where it has none."""
    if kpi.kind != "indicator" or not kpi.comparator or kpi.dimension or kpi.service == "education":
        return None
    try:
        question = asked(holding, viewer, service=kpi.service, focus=PARTNERSHIP, against=kpi.comparator)
        basis = kpi.basis or question.usual(kpi.measure)
    except UsedWrongly:
        return None
    other = question.comparator
    seen = ((year, value_of(question.printed(other, kpi.measure, basis, year))) for year in question.years)
    values = {year: value for year, value in seen if value is not None}
    part: Part = "england" if other.key == "england" else "region" if "region" in other.key else "neighbours"
    return Compared(other.name, part, values) if values else None


def aim_chart(reading: Reading, beside: Compared | None, *, snapshot: str = "") -> Chart:
    """A KPI over the years, with its trajectory to the target dotted and its comparator dashed."""
    kpi, figures = reading.kpi, reading.figures
    lines = tuple(_lines(kpi, figures, beside))
    values = [value for line in lines for _, value in line.points if value is not None]
    drawing = Trend(lines, kpi.unit == "share", *axis(values)) if values else None
    return Chart(
        key="over-the-years",
        title=_title(reading),
        subtitle=f"{kpi.label} ({'%' if kpi.unit == 'share' else kpi.unit}), the whole partnership",
        reading=progress(reading),
        alt=_alt(reading, beside),
        source=_source(kpi, snapshot, beside),
        table=year_table(reading, beside),
        drawing=drawing,
        note=_note(drawing),
        measure=kpi.measure if kpi.kind == "indicator" and kpi.service != "education" else "",
    )


def _title(reading: Reading) -> str:
    """The finding: where it is, against where it should be."""
    kpi, judged_ = reading.kpi, reading.judged
    if reading.value is None or reading.on is None:
        return f"{kpi.label}: {reading.said[:1].lower()}{reading.said[1:]}"
    if judged_.expected is None:
        return f"{kpi.label} stood at {reading.said} in {reading.on.year}"
    aim = aim_words(judged_.expected, kpi)
    return f"{kpi.label} stood at {reading.said} in {reading.on.year}; its trajectory asks for {aim}"


def _lines(kpi: Kpi, figures: Figures, beside: Compared | None) -> list[Line]:
    own = by_year(figures.series)
    aim = aims_by_year(kpi)
    first = min([*own, *aim], default=0)
    found = []
    if beside is not None:
        there = tuple((year, value) for year, value in sorted(beside.values.items()) if year >= first)
        if there:
            found.append(Line(beside.name, beside.part, there, _end(beside.name, there, kpi)))
    if aim:
        line = tuple(sorted(aim.items()))
        found.append(Line("Target", "target", line, _end("Target", line, kpi, by=True)))
    if own:
        gaps = tuple((day.year, why) for day, why in sorted(figures.gaps.items()))
        line_ = tuple(sorted(own.items()))
        found.append(Line(OWN, "own", line_, _end(OWN, line_, kpi), gaps))
    return found


def _end(name: str, line: Sequence[tuple[int, float | None]], kpi: Kpi, *, by: bool = False) -> str:
    """The label at a line's end, name over figure; the target's with its year."""
    known = [(year, value) for year, value in line if value is not None]
    if not known:
        return name
    year, value = known[-1]
    said = numbers.quantity(value, kpi.unit)
    if by:
        return f"{name}\n{said} by {year}"
    return f"{name}\n{said}" if line[-1][1] is not None else f"{said} in {year}"


def progress(reading: Reading) -> str:
    """How much of the way to the target is made, beside how much of the time is gone."""
    kpi, value, on = reading.kpi, reading.value, reading.on
    if value is None or on is None:
        return reading.sentence
    if kpi.baseline is None or kpi.target is None or not kpi.baseline.on < min(on, kpi.target.on):
        return f"It stood at {reading.said} on {numbers.day(on)}."
    start, end = kpi.baseline, kpi.target
    whole, made = end.value - start.value, value - start.value
    gone = min((on - start.on).days / (end.on - start.on).days, 1.0)
    if abs(whole) < 1e-12:
        return f"The aim is to stay at {quantity(end.value, kpi.unit)}; it stood at {reading.said}."
    size = _size(made, kpi.unit)
    way = f"it came {size}" if made * whole >= 0 else f"it went {size} the other way"
    return (
        f"By {numbers.day(on)}, {numbers.rounded(100 * gone, 0)}% of the time to the target was gone; of the "
        f"{_size(whole, kpi.unit)} aimed at, {way}."
    )


def _size(change: float, unit: str) -> str:
    """A difference without its sign: 2.9 points, 12 places."""
    return numbers.quantity(abs(change), unit) if unit == SCORE else numbers.change(change, unit)


def by_year(series: Sequence[tuple[date, float | None]]) -> dict[int, float | None]:
    """The last value of each year."""
    return {day.year: value for day, value in series}


def aims_by_year(kpi: Kpi) -> dict[int, float]:
    """The trajectory in each year from its first to its last point, on the day the target has."""
    line = points(kpi)
    if not line:
        return {}
    last = line[-1].on
    days = [line[0].on, *(_same_day(last, year) for year in range(line[0].on.year + 1, last.year)), last]
    found = {day.year: expected(kpi, day) for day in days}
    return {year: value for year, value in found.items() if value is not None}


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def year_table(reading: Reading, beside: Compared | None) -> Table:
    """Every year: the value, where it should have been, and the comparator."""
    kpi, figures = reading.kpi, reading.figures
    own, aims = dict(figures.series), aims_by_year(kpi)
    years = sorted({*(day.year for day in own), *aims, *(beside.values if beside and own else ())})
    first = min([*(day.year for day in own), *aims], default=0)
    unit = "%" if kpi.unit == "share" else ""
    names = ["Year", OWN, "On its trajectory", "Status", *([beside.name] if beside else [])]
    units = ["", unit, unit, "", *([unit] if beside else [])]
    return Table(
        name="over-the-years",
        caption=f"{kpi.label}, year by year",
        columns=tuple(names),
        rows=tuple(_row(reading, year, aims, beside) for year in years if year >= first),
        units=tuple(units),
    )


def _row(reading: Reading, year: int, aims: Mapping[int, float], beside: Compared | None) -> tuple[Cell, ...]:
    kpi, figures = reading.kpi, reading.figures
    day, value = next(((d, v) for d, v in reversed(figures.series) if d.year == year), (None, None))
    aim = expected(kpi, day) if day else aims.get(year)
    cells = [words(str(year)), _own(figures, day, value, kpi), aim_cell(aim, kpi), _status(reading, day)]
    if beside is not None:
        cells.append(aim_cell(beside.values.get(year), kpi))
    return tuple(cells)


def _own(figures: Figures, day: date | None, value: float | None, kpi: Kpi) -> Cell:
    if day is None:
        return words("")
    if value is not None:
        return Cell(quantity(value, kpi.unit), as_printed(value, kpi.unit))
    why = figures.gaps.get(day, "Not available")
    return Cell(why, "c" if why.startswith("Hidden") else "x", hidden=why)


def _status(reading: Reading, day: date | None) -> Cell:
    """The status of the latest figure; earlier years are not judged again."""
    return words(reading.word if day and day == reading.on else "")


def _alt(reading: Reading, beside: Compared | None) -> str:
    kpi = reading.kpi
    said = [
        f"{day.year} {quantity(value, kpi.unit) if value is not None else 'hidden'}"
        for day, value in reading.figures.series
    ]
    aim = aims_by_year(kpi)
    to = f" Its trajectory ends at {quantity(list(aim.values())[-1], kpi.unit)} in {max(aim)}." if aim else ""
    other = f" Beside it: {beside.name}." if beside else ""
    return f"Line chart of {kpi.label}: {', '.join(said) or 'no figure yet'}.{to}{other}"


def _source(kpi: Kpi, snapshot: str, beside: Compared | None) -> str:
    own = KPI_SOURCES[kpi.kind]
    end = f", snapshot {snapshot[:12]}" if kpi.kind == "indicator" and snapshot else ""
    other = "; published figures of " + beside.name if beside else ""
    return f"Source: {own}{end}{other}."


def _note(drawing: Trend | None) -> str:
    said = []
    if drawing and any(line.part == "target" for line in drawing.lines):
        said.append("The dotted line runs from the baseline to the target.")
    if drawing and drawing.low:
        start = f"{drawing.low * 100:g}%" if drawing.percent else f"{drawing.low:,g}"
        said.append(f"The axis begins at {start}, not at zero.")
    return " ".join(said)

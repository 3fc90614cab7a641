"""The map of contribution as readers see it: its answer, its gaps, a table, and the same as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from tenure.publish import numbers
from tenure.publish.contents import Table
from tenure.publish.looks import INK, MUTED, OCHRE, TEAL
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.strategy.contribution import Gap, GapKind, Way, gaps, ways
from tenure.strategy.framework.parts import Framework

MOST_DRAWN: Final = 60
"""Activities that a drawing can hold and still be read."""

MOST_ROWS: Final = 120
LONGEST: Final = 44
"""Letters of a title in the drawing."""

ROW, WIDE = 24, 1080
COLUMNS: Final = (0, 430, 830)
"""Where activities, priorities and outcomes begin, of a drawing's width."""

_COUNTED: Final[dict[GapKind, tuple[str, str]]] = {
    "unserved": ("outcome is served by no priority", "outcomes are served by no priority"),
    "unmeasured outcome": ("outcome is measured by no KPI", "outcomes are measured by no KPI"),
    "empty": ("priority has no activity", "priorities have no activity"),
    "aimless": ("priority serves no outcome", "priorities serve no outcome"),
    "idle": ("activity serves no priority", "activities serve no priority"),
    "unmeasured": ("activity is measured by no KPI", "activities are measured by no KPI"),
    "unmoved": ("KPI is moved by no activity", "KPIs are moved by no activity"),
}


@dataclass(frozen=True)
class Contributing:
    """The page: its answer, its gaps, the table, and the drawing (empty where there is too much to draw).

    codes  those of the activities of the table, row by row.
    """

    answer: str
    gaps: tuple[Gap, ...]
    table: Table
    codes: tuple[str, ...]
    drawing: str = ""
    alt: str = ""


def contributing(framework: Framework) -> Contributing:
    """What serves what, and where nothing does."""
    found, broken = ways(framework), gaps(framework)
    answer = _answer(broken)
    drawn = drawing(framework, _combed(framework, found)) if 0 < len(found) <= MOST_DRAWN else ""
    alt = (
        f"Lines from {len(found)} activities to {len(framework.priorities)} priorities, and from those to "
        f"{len(framework.outcomes)} outcomes, as in the table. {answer}"
    )
    codes = tuple(way.activity.code for way in found[:MOST_ROWS])
    return Contributing(answer, broken, _table(found), codes, drawn, alt)


def _answer(broken: Sequence[Gap]) -> str:
    if not broken:
        return "Every activity serves an outcome, and everything is measured"
    kinds = dict.fromkeys(gap.kind for gap in broken)
    said = [_counted(kind, sum(gap.kind == kind for gap in broken)) for kind in kinds]
    return first_up(numbers.listed(said))


def _counted(kind: GapKind, number: int) -> str:
    one, several = _COUNTED[kind]
    return f"{numbers.count_words(number)} {one if number == 1 else several}"


def _table(found: Sequence[Way]) -> Table:
    rows = tuple(tuple(map(words, _row(way))) for way in found[:MOST_ROWS])
    columns = ("Activity", "Serves the priority", "And so the outcome", "Is measured by")
    left = len(found) - MOST_ROWS
    notes = (f"{left:,} more activities stand in the files of the framework.",) if left > 0 else ()
    return Table("contribution", "Each activity, what it serves, and what measures it", columns, rows, notes)


def _row(way: Way) -> Iterator[str]:
    yield way.activity.title
    yield "; ".join(each.title for each in way.priorities) or "Gap: none"
    yield "; ".join(each.title for each in way.outcomes) or "Gap: none"
    yield "; ".join(each.label for each in way.kpis) or "Gap: no KPI"


def _combed(framework: Framework, found: Sequence[Way]) -> list[Way]:
    """Activities in the order of the priorities they serve, so that fewer lines cross."""
    place = {each.code: n for n, each in enumerate(framework.priorities)}

    def middle(way: Way) -> float:
        served = [place[each.code] for each in way.priorities]
        return sum(served) / len(served) if served else len(place)

    return sorted(found, key=middle)


def drawing(framework: Framework, found: Sequence[Way]) -> str:
    """The same as inline SVG: three columns and the lines between; gaps are dashed and say so."""
    tall = ROW * max(len(found), len(framework.priorities), len(framework.outcomes)) + 34
    places = {("activity", way.activity.code): _spread(n, len(found), tall) for n, way in enumerate(found)}
    for kind, parts in (("priority", framework.priorities), ("outcome", framework.outcomes)):
        places |= {(kind, each.code): _spread(n, len(parts), tall) for n, each in enumerate(parts)}
    lines = [*_lines(framework, found, places)]
    texts = [*_texts(framework, found, places)]
    heads = zip(COLUMNS, ("Activities", "Priorities", "Outcomes"), strict=True)
    texts += [_text(left, 14, head, weight="700") for left, head in heads]
    return (
        f'<svg viewBox="0 0 {WIDE} {tall}" width="{WIDE}" height="{tall}" font-size="13" '
        f'font-family="system-ui, sans-serif" aria-hidden="true" focusable="false">'
        f"{''.join(lines)}{''.join(texts)}</svg>"
    )


def _spread(number: int, of: int, tall: int) -> float:
    """How far down the n-th of so many stands."""
    return round(34 + (tall - 34) * (number + 0.5) / max(of, 1), 1)


Places = dict[tuple[str, str], float]


def _lines(framework: Framework, found: Sequence[Way], places: Places) -> Iterator[str]:
    for way in found:
        for each in way.priorities:
            begins, ends = places["activity", way.activity.code], places["priority", each.code]
            yield _line(COLUMNS[0] + 340, begins, COLUMNS[1] - 8, ends, TEAL)
    for priority in framework.priorities:
        for code in priority.outcomes:
            if ("outcome", code) in places:
                begins, ends = places["priority", priority.code], places["outcome", code]
                yield _line(COLUMNS[1] + 325, begins, COLUMNS[2] - 8, ends, MUTED)


def _line(left: float, begins: float, right: float, ends: float, colour: str) -> str:
    middle = (left + right) / 2
    path = f"M{left:g} {begins:g}C{middle:g} {begins:g} {middle:g} {ends:g} {right:g} {ends:g}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5" opacity=".6"/>'


def _texts(framework: Framework, found: Sequence[Way], places: Places) -> Iterator[str]:
    broken = {gap.code for gap in gaps(framework)}
    for way in found:
        code = way.activity.code
        yield _named(COLUMNS[0], places["activity", code], way.activity.title, broken=code in broken)
    for left, kind, parts in (
        (COLUMNS[1], "priority", framework.priorities),
        (COLUMNS[2], "outcome", framework.outcomes),
    ):
        for each in parts:
            yield _named(left, places[kind, each.code], each.title, broken=each.code in broken)


def _named(left: float, top: float, title: str, *, broken: bool) -> str:
    """A title in its place; one with a gap carries a mark and another colour."""
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    return _text(left, top + 4, f"{short} ○" if broken else short, OCHRE if broken else INK)


def _text(left: float, top: float, text: str, colour: str = INK, *, weight: str = "400") -> str:
    attributes = f'x="{left:g}" y="{top:g}" fill={quoteattr(colour)} font-weight={quoteattr(weight)}'
    return f"<text {attributes}>{escape(text)}</text>"

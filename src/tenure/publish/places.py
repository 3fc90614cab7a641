"""One measure over places: partners and statistical neighbours in order, each with the range chance gives
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tenure.benchmark.chance import interval
from tenure.benchmark.comparing import COLUMNS, authority, ratio_at
from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, name_of, value_of
from tenure.publish.contents import Chart, Table
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.drawings import Dot, Dots, Part
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.moving import KINDS, chance
from tenure.publish.sources import source_line
from tenure.publish.tables import bound, figure, unit_words, words
from tenure.terms.organisations import ReportingUnit, neighbours
from tenure.terms.quantities import Ratio


@dataclass(frozen=True)
class Place:
    """One place with its figure and the range that chance gives it; `rank` is filled in by the order."""

    name: str
    part: Part
    seen: Seen
    low: float | None = None
    high: float | None = None


Apart = tuple[str, float]
"""A place that is clearly apart from the comparator, and by how much."""


def places_chart(asked: Asked, measure: str, basis: str = "") -> Chart:
    """Places in order of one measure, in the latest year that has published figures to compare with."""
    about, year = asked.about(measure), comparable_year(asked)
    basis = basis or asked.usual(measure)
    found = ranked([*_partners(asked, measure, basis, year), *_neighbours(asked, measure, basis, year)])
    level = asked.printed(asked.comparator, measure, basis, year) if asked.comparators else None
    known = [place for place in found if isinstance(place.seen, Shown)]
    unit = next((p.seen.unit for p in known if isinstance(p.seen, Shown)), about.unit_on(basis))
    judged = measure in KINDS and level is not None and isinstance(level, Shown)
    apart = [(p.name, _gap(p, level)) for p in known if judged and _apart(p, level)]
    than = asked.comparator.name
    drawing = _drawing(asked, found, measure, basis, level) if known else None
    return Chart(
        key=f"places-{measure}-{basis}",
        title=_title(measure, about.label, known, apart, than if judged else ""),
        subtitle=_subtitle(asked, about.label, unit, year, judged),
        reading=_reading(asked, measure, known, apart, level),
        alt=_alt(about.label, year, found, than, level),
        source=source_line(asked, compared=True),
        table=_table(asked, measure, unit, year, found, level),
        drawing=drawing,
        note=_note(asked, year),
        measure=measure,
    )


def comparable_year(asked: Asked) -> int:
    """Places are compared in a year that both the partners and the published file have, where there is
    one.
    """
    years = asked.holding.years(asked.service)
    return asked.common_year if asked.comparators and asked.common_year in years else asked.year


def _partners(asked: Asked, measure: str, basis: str, year: int) -> Iterator[Place]:
    focus = () if asked.focus == PARTNERSHIP else (asked.focus,)
    for partner in (*focus, *asked.beside):
        seen = asked.see(measure, basis, partner=partner, year=year)
        reach = chance(seen, measure)
        part: Part = "own" if partner == asked.focus else "partner"
        yield Place(name_of(partner), part, seen, reach.low if reach else None, reach.high if reach else None)


def _neighbours(asked: Asked, measure: str, basis: str, year: int) -> Iterator[Place]:
    known = asked.service == "children" and (measure, basis) in COLUMNS
    if asked.focus == PARTNERSHIP or not known:
        return
    for unit in neighbours(asked.focus):
        if unit.number not in (asked.focus, *asked.beside):
            yield _published_place(asked, unit, measure, basis, year)


def _published_place(asked: Asked, unit: ReportingUnit, measure: str, basis: str, year: int) -> Place:
    seen = asked.printed(authority(unit), measure, basis, year)
    ratio, kind = ratio_at(COLUMNS[measure, basis], unit.number, year), KINDS.get(measure)
    reach = interval(ratio, kind) if ratio and kind and isinstance(seen, Shown) else None
    low, high = (reach.low, reach.high) if reach else (None, None)
    return Place(unit.name, "neighbours", seen, low, high)


def ranked(places: Sequence[Place]) -> list[Place]:
    """The highest first; those without a figure last, by name."""
    return sorted(places, key=lambda p: (-(value_of(p.seen) or -1.0), p.name))


def _apart(place: Place, level: Seen | None) -> bool:
    """Whether chance alone would hardly give a place this figure beside that level."""
    if not isinstance(level, Shown) or place.low is None or place.high is None:
        return False
    return place.part != "neighbours" and not place.low <= level.value <= place.high


def _gap(place: Place, level: Seen | None) -> float:
    own, other = value_of(place.seen), value_of(level) if level is not None else None
    return (own or 0.0) - (other or 0.0)


def _title(measure: str, label: str, known: Sequence[Place], apart: Sequence[Apart], than: str) -> str:
    ours = [p for p in known if p.part != "neighbours"]
    if not ours:
        return f"{wording.subject(measure, label).head} of the partners is not shown"
    if than:
        return wording.places_title(measure, label, apart, than, len(ours))
    same = _said(ours[0]) == _said(ours[-1])
    return wording.range_title(measure, label, ours[0].name, ours[-1].name if not same else "")


def _subtitle(asked: Asked, label: str, unit: str, year: int, judged: bool) -> str:
    ranges = ", with the range that chance gives each, 95 times in 100" if judged else ""
    return f"{label} by council ({unit_words(unit)}), {numbers.reference_day(year)}{ranges}"


def _reading(
    asked: Asked, measure: str, known: Sequence[Place], apart: Sequence[Apart], level: Seen | None
) -> str:
    ours = [p for p in known if p.part != "neighbours"]
    if not ours:
        return "No partner’s figure can be shown; the table says why."
    if len(ours) == 1:
        return f"Only {ours[0].name} has a figure that can be shown: {_said(ours[0])}."
    text = f"The partners run from {_said(ours[0])} in {ours[0].name} to {_said(ours[-1])} in {ours[-1].name}"
    if _said(ours[0]) == _said(ours[-1]):
        text = f"Every partner has {_said(ours[0])}"
    if isinstance(level, Shown):
        text += f"; {asked.comparator.name} was {numbers.quantity(level.value, level.unit)}"
    if measure in KINDS and isinstance(level, Shown):
        inside = len(ours) - len(apart)
        text += f". {wording.within_chance(inside, len(ours), asked.comparator.name)}"
    return f"{text.rstrip('.')}."


def _said(place: Place) -> str:
    seen = place.seen
    return numbers.quantity(seen.value, seen.unit) if isinstance(seen, Shown) else seen.reason


def _alt(label: str, year: int, found: Sequence[Place], than: str, level: Seen | None) -> str:
    beside = f" {than}: {numbers.quantity(level.value, level.unit)}." if isinstance(level, Shown) else ""
    said = "; ".join(f"{place.name} {_said(place)}" for place in found)
    return f"Dots of {label.lower()} in {year}, highest first: {said}.{beside}"


def _drawing(asked: Asked, found: Sequence[Place], measure: str, basis: str, level: Seen | None) -> Dots:
    dots = tuple(Dot(p.name, p.part, value_of(p.seen), _said(p), p.low, p.high) for p in found)
    if not isinstance(level, Shown):
        return Dots(dots, asked.about(measure).unit == "share")
    said = f"{asked.comparator.name} {numbers.quantity(level.value, level.unit)}"
    band = _band(asked, measure, basis, level)
    whom = "a partner" if asked.focus == PARTNERSHIP else asked.area
    band_said = f"where chance would put {whom} at that rate"
    percent = asked.about(measure).unit == "share"
    return Dots(dots, percent, level.value, said, band, band_said)


def _band(asked: Asked, measure: str, basis: str, level: Shown) -> tuple[float, float] | None:
    """What the comparator's rate would give by chance to a council of the focus's size, or of the usual
    size.
    """
    kind = KINDS.get(measure)
    focus = () if asked.focus == PARTNERSHIP else (asked.focus,)
    year = comparable_year(asked)
    seen = [asked.see(measure, basis, partner=p, year=year) for p in focus or asked.beside]
    sizes = sorted(s.ratio.whole for s in seen if isinstance(s, Shown))
    if kind is None or not sizes:
        return None
    size = sizes[len(sizes) // 2]
    reach = interval(Ratio(level.value * size, size), kind)
    return (reach.low, reach.high) if reach else None


def _note(asked: Asked, year: int) -> str:
    if year == asked.year:
        return ""
    day = numbers.reference_day(year)
    return f"Published figures end in {year}, so places are compared as they stood on {day}."


def _table(
    asked: Asked, measure: str, unit: str, year: int, found: Sequence[Place], level: Seen | None
) -> Table:
    rows = [
        (words(p.name), words(_kind(p)), figure(p.seen), bound(p.low, unit), bound(p.high, unit))
        for p in found
    ]
    if level is not None:
        rows.append(
            (words(asked.comparator.name), words("Comparator"), figure(level), *(bound(None, unit),) * 2)
        )
    heads = ("Place", "What it is", asked.about(measure).label, "Chance alone: from", "Chance alone: to")
    over = unit_words(unit)
    wanted = len(heads) if measure in KINDS else len(heads) - 2
    return Table(
        name=f"{measure}-by-place",
        caption=f"{asked.about(measure).label} by place, {numbers.reference_day(year)}",
        columns=heads[:wanted],
        rows=tuple(row[:wanted] for row in rows),
        units=("", "", over, over, over)[:wanted],
    )


def _kind(place: Place) -> str:
    return "Statistical neighbour" if place.part == "neighbours" else "Partner"

"""One measure: its page for a place, and its figures as lines of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite
from typing import TypedDict, Unpack

from tenure.publish import numbers
from tenure.publish.asking import Asked, Picked, asked
from tenure.publish.breakdowns import breakdown_chart
from tenure.publish.choosing import choices
from tenure.publish.contents import Chart, Choice, MeasurePage, MeasureRow, Note
from tenure.publish.defining import definition, indicator, services_of
from tenure.publish.disclosure import Screen, Shown
from tenure.publish.doubts import doubts
from tenure.publish.emptiness import why_empty
from tenure.publish.holding import PARTNERSHIP, TOTAL, At, Holding
from tenure.publish.notices import notices
from tenure.publish.places import places_chart
from tenure.publish.studying import EDUCATION, Wanted, study_lines
from tenure.publish.tiles import Shape, tile
from tenure.publish.trends import trend_chart
from tenure.publish.viewing import Viewer
from tenure.terms.problems import UsedWrongly

BASES = {"fte": "Full-time equivalents", "headcount": "People", "jobs": "Jobs"}


class Slicing(TypedDict, total=False):
    """Which figures to give as lines; whatever is left out is not restricted.

    by  names of what to split by: partner, year, service, and dimensions (role, age ...). Left out:
        everything.
        Without "partner" the partnership's figures are given, without "year" the latest year's, without a
        dimension the totals.
    """

    by: Sequence[str] | None
    measure: str | None
    basis: str | None
    service: str | None
    partner: str | None
    year: int | None


def measure_page(
    holding: Holding, viewer: Viewer, key: str, *, basis: str | None = None, **picked: Unpack[Picked]
) -> MeasurePage:
    """One measure as this viewer may see it: its answer, history, standing and who is behind it.

    Raises UsedWrongly where there is no such measure, basis, partner, year or comparator.
    """
    picked.setdefault("service", services_of(key)[0])
    question = asked(holding, viewer, **picked)
    about = question.about(key)
    chosen = basis or about.bases[0]
    if chosen not in about.bases:
        raise UsedWrongly(
            f"{about.label} is not counted on the basis {chosen}. Use {' or '.join(about.bases)}."
        )
    made = ("measure", key, chosen, viewer, tuple(sorted((name, str(v)) for name, v in picked.items())))
    return holding.lately(made, lambda: _page(question, key, chosen))


def _page(question: Asked, key: str, basis: str) -> MeasurePage:
    about, empty = question.about(key), why_empty(question)
    found = () if empty else tuple(_charts(question, key, basis))
    total = TOTAL in about.by and not empty
    shown = tile(question, Shape(key, basis)) if total else None
    return MeasurePage(
        title=shown.sentence if shown else f"{about.label} in {question.inside}",
        definition=definition(key, question.service),
        service=question.service,
        basis=basis,
        year=question.year,
        area=question.area,
        choices=choices(question),
        tile=shown,
        charts=found,
        history=found[0].table if found and total else None,
        notes=() if empty else _notes(question, key, found),
        bases=tuple(Choice(b, BASES[b], b == basis) for b in about.bases),
        empty=empty,
    )


def _charts(question: Asked, key: str, basis: str) -> Iterator[Chart]:
    by = question.about(key).by
    if TOTAL in by:
        yield trend_chart(question, key, basis)
        yield places_chart(question, key, basis)
    for dimension in by:
        if dimension != TOTAL:
            chart = breakdown_chart(question, key, basis, dimension)
            if chart.table.rows:
                yield chart


def _notes(question: Asked, key: str, found: Sequence[Chart]) -> tuple[Note, ...]:
    """What spoils this measure's figures, then what to know about the returns behind them."""
    spoiled = [note for note in doubts(question) if key in note.measures]
    return (*spoiled, *notices(question, sum(chart.table.hidden for chart in found)))


def measure_rows(holding: Holding, viewer: Viewer, **slicing: Unpack[Slicing]) -> Iterator[MeasureRow]:
    """Figures as lines of data, in the order the indicators are declared; hidden ones as their symbol."""
    if slicing.get("service") == EDUCATION:
        yield from study_lines(holding.studying, viewer, _of_education(slicing))
        return
    wanted = _wanted(holding, slicing)
    screen = Screen(holding, viewer)
    for measure, basis in _measures(holding, slicing):
        for at in holding.rows(measure, basis):
            if wanted(at):
                yield _line(screen, measure, basis, at)


def _of_education(slicing: Slicing) -> Wanted:
    return Wanted(slicing.get("by"), slicing.get("measure"), slicing.get("partner"), slicing.get("year"))


class _Wanted:
    """Whether a cell is among the lines that were asked for."""

    def __init__(self, holding: Holding, slicing: Slicing) -> None:
        self.by, self.slicing = slicing.get("by"), slicing
        self.latest = {s: max(holding.years(s)) for s in holding.services()}
        self.partner = _number(slicing.get("partner"))

    def __call__(self, at: At) -> bool:
        return self._picked(at) and (self.by is None or self._split(self.by, at))

    def _picked(self, at: At) -> bool:
        service, year = self.slicing.get("service"), self.slicing.get("year")
        return (
            (service is None or at.service == service)
            and (year is None or at.year == year)
            and (self.partner is None or at.partner == self.partner)
        )

    def _split(self, by: Sequence[str], at: At) -> bool:
        dimensions = [name for name in by if name not in ("partner", "year", "service")]
        whose = at.partner != PARTNERSHIP if "partner" in by else at.partner == PARTNERSHIP
        when = "year" in by or at.year == self.latest.get(at.service)
        return (
            (self.partner is not None or whose)
            and (self.slicing.get("year") is not None or when)
            and at.dimension in (dimensions or [TOTAL])
        )


def _wanted(holding: Holding, slicing: Slicing) -> _Wanted:
    from tenure.indicators import DIMENSIONS

    known = ("partner", "year", "service", *(d for d in DIMENSIONS if d != TOTAL))
    for name in slicing.get("by") or ():
        if name not in known:
            raise UsedWrongly(f"Figures cannot be split by {name}. Use any of {', '.join(known)}.")
    return _Wanted(holding, slicing)


def _number(partner: str | None) -> str | None:
    from tenure.terms.organisations import unit_of

    if partner is None or partner == PARTNERSHIP:
        return partner
    unit = unit_of(partner) or unit_of(partner.replace("-", " / "))
    if unit is None:
        raise UsedWrongly(f"No authority has the number {partner}. Give the three digits that DfE uses.")
    return unit.number


def _measures(holding: Holding, slicing: Slicing) -> Iterator[tuple[str, str]]:
    from tenure.indicators import MEASURES

    one, basis = slicing.get("measure"), slicing.get("basis")
    if one is not None:
        services_of(one)
    if basis is not None and basis not in BASES:
        raise UsedWrongly(f"There is no basis called {basis}. Use {', '.join(BASES)}.")
    for key in dict.fromkeys(key for measures in MEASURES.values() for key in measures):
        for each in BASES:
            if (key, each) in holding.measures and one in (None, key) and basis in (None, each):
                yield key, each


def _line(screen: Screen, measure: str, basis: str, at: At) -> MeasureRow:
    seen = screen.see(measure, basis, at)
    unit = indicator(measure, at.service).unit_on(basis)
    part: float | str
    whole: float | str
    value: float | str
    if isinstance(seen, Shown):
        part, value = seen.ratio.part, seen.value
        whole = seen.ratio.whole if isfinite(seen.ratio.whole) else numbers.NO_WHOLE
        symbol, how = seen.symbol, seen.how
    else:
        part = whole = value = symbol = seen.symbol
        how = ""
    name = TOTAL if at.dimension == TOTAL else f"{at.dimension}={at.slice}"
    on = date(at.year, 9, 30)
    return MeasureRow(measure, basis, on, at.service, at.partner, name, part, whole, value, unit, symbol, how)

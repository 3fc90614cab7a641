"""The workforce analysis: the answer first, then tiles, then the evidence, then what to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Unpack

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, Picked, asked, name_of
from tenure.publish.breakdowns import breakdown_chart
from tenure.publish.choosing import choices
from tenure.publish.contents import Analysis, Cell, Chart, Choices, Table
from tenure.publish.disclosure import Shown
from tenure.publish.doubts import doubts
from tenure.publish.emptiness import why_empty
from tenure.publish.holding import PARTNERSHIP, Holding
from tenure.publish.leaving import SPLITS, leavers_chart
from tenure.publish.moving import beside, move
from tenure.publish.notices import notices
from tenure.publish.peopling import pyramid_chart
from tenure.publish.places import places_chart
from tenure.publish.sources import source_line
from tenure.publish.tables import figure, unit_words, words
from tenure.publish.tiles import TILES_OF, tile
from tenure.publish.trends import trend_chart
from tenure.publish.viewing import Viewer

MAIN: Final = ("turnover-rate", "vacancy-rate", "agency-rate")
"""The measures that the page's answer is made of, in order."""

BESIDE_ONE_ANOTHER: Final[Mapping[str, tuple[str, ...]]] = {
    "children": (*MAIN, "average-caseload", "absence-rate"),
    "adults": (*MAIN, "indirect-rate", "mean-salary", "mean-days-lost"),
}
"""The measures of the table that sets all places side by side, of each service."""


def analysis(holding: Holding, viewer: Viewer, **picked: Unpack[Picked]) -> Analysis:
    """The workforce analysis as this viewer may see it.

    service   children (unless said otherwise) or adults.
    year      the collection year; the latest on record where it is left out.
    focus     whose page it is: a reporting unit or "partnership"; an analyst's own partner where it is
              left out.
    partners  which partners stand beside it; all where it is left out.
    against   england, region, neighbours, or an authority's number.

    Raises UsedWrongly where a partner, year or comparator is not there.
    """
    key = ("analysis", viewer, tuple(sorted((name, str(value)) for name, value in picked.items())))
    return holding.lately(key, lambda: _made(asked(holding, viewer, **picked)))


def _made(question: Asked) -> Analysis:
    empty = why_empty(question)
    if empty:
        return _nothing(question, empty)
    charts = tuple(_charts(question))
    tables = (_side_by_side(question),)
    hidden = sum(table.hidden for table in (*tables, *(chart.table for chart in charts)))
    return Analysis(
        title=_title(question),
        lede=_lede(question),
        service=question.service,
        service_label=wording.SERVICE_LABELS[question.service],
        year=question.year,
        on=date(question.year, 9, 30),
        area=question.area,
        compared_with=numbers.listed([c.name for c in reversed(question.comparators)]),
        choices=choices(question),
        tiles=tuple(tile(question, shape) for shape in TILES_OF[question.service]),
        charts=charts,
        tables=tables,
        notes=notices(question, hidden),
        contradictions=doubts(question),
        sources=(source_line(question, compared=True),),
        snapshot=question.holding.snapshot,
        hidden=hidden,
    )


def _nothing(question: Asked, empty: str) -> Analysis:
    label = wording.SERVICE_LABELS[question.service]
    year = question.year or date.min.year
    return Analysis(
        title=f"{label}: nothing to show yet",
        lede=empty,
        service=question.service,
        service_label=label,
        year=question.year,
        on=date(year, 9, 30),
        area=question.area,
        compared_with="",
        choices=choices(question) if question.years else Choices(services=choices(question).services),
        snapshot=question.holding.snapshot,
        empty=empty,
    )


def _title(question: Asked) -> str:
    moves = [(key, move(question, key)) for key in MAIN]
    shown = [(key, moved) for key, moved in moves if isinstance(question.see(key), Shown)]
    if not shown:
        return f"{question.area}: the main figures for {question.year} are not shown"
    worse = [key for key, _ in shown if _clearly_above(question, key)]
    return wording.headline(shown, worse, question.comparator.name)


def _clearly_above(question: Asked, measure: str) -> bool:
    other = beside(question, question.comparator, measure)
    same_year = question.common_year == question.year
    return same_year and other is not None and other.clear and other.gap > 0


def _lede(question: Asked) -> str:
    workers, day = wording.SERVICES[question.service], numbers.reference_day(question.year)
    people = question.see("in-post", "headcount")
    if not isinstance(people, Shown):
        why = people.reason.lower()
        return f"How many {workers} {question.inside} had in post on {day} is not shown: {why}."
    first = f"{question.area} had {numbers.rounded(people.value, 0)} {workers} in post on {day}."
    return " ".join([first, *_shares(question)])


def _shares(question: Asked) -> Iterator[str]:
    vacant, agency = question.see("vacancy-rate"), question.see("agency-rate")
    if isinstance(vacant, Shown) and isinstance(agency, Shown):
        yield wording.posts_and_agency(vacant.value, agency.value)


def _charts(question: Asked) -> Iterator[Chart]:
    yield trend_chart(question, "turnover-rate")
    yield places_chart(question, "turnover-rate")
    yield from _who_left(question)
    for measure in ("vacancy-rate", "agency-rate"):
        yield trend_chart(question, measure)
        yield places_chart(question, measure)
    yield pyramid_chart(question)
    last = "average-caseload" if question.service == "children" else "mean-salary"
    yield trend_chart(question, last)
    yield places_chart(question, last)


def _who_left(question: Asked) -> Iterator[Chart]:
    """Children's leavers have dates, reasons and destinations; adults' are found by comparing two files."""
    if question.service == "children":
        yield from (leavers_chart(question, split) for split in SPLITS)
    else:
        yield breakdown_chart(question, "turnover-found-rate", "headcount", "role-time")


def _side_by_side(question: Asked) -> Table:
    """All places side by side on the main measures, in the year asked for."""
    about = [question.about(key) for key in ("in-post", *BESIDE_ONE_ANOTHER[question.service])]
    places = dict.fromkeys((question.focus, PARTNERSHIP, *question.beside))
    rows: list[tuple[Cell, ...]] = [
        (words(name_of(place)), *(figure(question.see(a.key, partner=place)) for a in about))
        for place in places
    ]
    year = question.year
    for comparator in question.comparators:
        cells = [figure(question.printed(comparator, a.key, a.bases[0], year)) for a in about]
        rows.append((words(comparator.name), *cells))
    return Table(
        name="places-side-by-side",
        caption=f"Main measures by place, {numbers.reference_day(year)}",
        columns=("Place", *(a.label for a in about)),
        rows=tuple(rows),
        units=("", *(unit_words(a.unit_on(a.bases[0])) for a in about)),
    )

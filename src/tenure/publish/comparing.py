"""Each partner beside a comparator, as lines of data: gap, chance, rank, quarter and its own run of years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict, Unpack

from tenure.benchmark import adults
from tenure.benchmark.comparing import COLUMNS, everywhere
from tenure.benchmark.standing import Standing, standing
from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, asked, name_of, value_of
from tenure.publish.contents import CompareRow
from tenure.publish.defining import indicator
from tenure.publish.disclosure import Shown
from tenure.publish.holding import PARTNERSHIP, Holding
from tenure.publish.moving import RATES, beside, chance, run_of
from tenure.publish.viewing import Viewer
from tenure.terms.problems import TooLittleData


class Comparing(TypedDict, total=False):
    """What to compare; the latest year, England, all comparable measures and all places where left out."""

    against: str
    measure: str | None
    year: int | None
    service: str
    partner: str | None


def compare_rows(holding: Holding, viewer: Viewer, **picked: Unpack[Comparing]) -> Iterator[CompareRow]:
    """One line for each comparable measure and place, in the latest year that both sides have.

    Raises UsedWrongly where a measure, partner or comparator is not there, TooLittleData where no return is.
    """
    service, partner = picked.get("service", "children"), picked.get("partner")
    question = asked(
        holding,
        viewer,
        service=service,
        year=picked.get("year"),
        focus=partner,
        against=picked.get("against", "england"),
    )
    if not question.years:
        raise TooLittleData("There is no accepted return on record; comparing needs one or more.")
    places = (question.focus,) if partner else (*holding.partners(service), PARTNERSHIP)
    for measure in _measures(picked.get("measure"), service):
        for place in places:
            yield _row(replace(question, focus=place, beside=()), measure)


def _measures(measure: str | None, service: str) -> Iterator[str]:
    if measure is not None:
        yield indicator(measure, service).key
        return
    if service == "adults":
        yield from adults.RATES
    else:
        yield from (key for key, basis in COLUMNS if basis == "fte" and indicator(key).unit in RATES)


def _row(question: Asked, measure: str) -> CompareRow:
    year, basis = question.common_year, question.usual(measure)
    seen = question.see(measure, year=year)
    other = question.printed(question.comparator, measure, basis, year)
    found, reach = beside(question, question.comparator, measure), chance(seen, measure)
    place = _standing(question, measure, year)
    then = replace(question, year=year)
    return CompareRow(
        measure=measure,
        basis=basis,
        service=question.service,
        year=year,
        partner=question.focus,
        name=name_of(question.focus),
        value=seen.value if isinstance(seen, Shown) else seen.symbol,
        unit=question.about(measure).unit_on(basis),
        low=reach.low if reach else None,
        high=reach.high if reach else None,
        against=question.against,
        comparator=question.comparator.name,
        comparator_value=other.value if isinstance(other, Shown) else other.symbol,
        gap=found.gap if found else None,
        beyond_chance=found.clear if found and found.sure is not None else None,
        rank=place.rank if place else None,
        of=place.of if place else None,
        quarter=place.quarter if place else None,
        trend=run_of(then, measure) if isinstance(seen, Shown) else None,
        says=_says(then, measure, place),
    )


def _standing(question: Asked, measure: str, year: int) -> Standing | None:
    """Where a council stands among all authorities with a published figure; a partnership is not one of
    them.
    """
    own = value_of(question.see(measure, year=year))
    if own is None or question.focus == PARTNERSHIP or question.about(measure).unit not in RATES:
        return None
    if question.service != "children":
        return None
    others = {p: v for p, v in everywhere(measure, "fte", year).items() if p != question.focus}
    return standing({**others, question.focus: own}, question.focus)


def _says(question: Asked, measure: str, place: Standing | None) -> str:
    """The line in words, each part computed."""
    seen = question.see(measure)
    head = wording.subject(measure, question.about(measure).label).head
    if not isinstance(seen, Shown):
        return f"{head} in {question.inside} is not shown for {question.year}. {seen.reason}."
    said = [f"{head} in {question.inside} was {numbers.quantity(seen.value, seen.unit)} in {question.year}."]
    found = beside(question, question.comparator, measure)
    said += [wording.against([found])] if found else []
    said += [wording.rank_words(place.rank, place.of)] if place else []
    return " ".join(said)

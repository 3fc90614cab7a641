"""The page of many futures, from their kept result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Note, Table
from tenure.publish.drawings import Span, Spans
from tenure.publish.planning.drawing import Many
from tenure.publish.planning.guarding import FINE, Grain
from tenure.publish.planning.reversing import WayPage
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, chance_word, change_words, few_words
from tenure.publish.planning.targets import area_words
from tenure.publish.tables import words
from tenure.publish.wording import first_up


def many_for(result: Mapping[str, Any], grain: Grain) -> dict[str, Any]:
    """What came of many futures, as finely as its reader may see it."""
    measures = {key: dict(found) for key, found in result["measures"].items()}
    for measure in PLAN_MEASURES:
        for arm in ("baseline", "with"):
            found = measures[measure.key]
            found[arm] = [grain.rounded(each, measure.unit) for each in found[arm]]
    return {**result, "measures": measures}


def many_page(result: Mapping[str, Any], grain: Grain = FINE) -> WayPage:
    """What many futures say of some actions, as finely as its reader may see it."""
    many = Many(**result["asked"])
    names = [str(document["name"]) for document in many.scenarios.values()]
    return WayPage(
        title=_title(many, names, result),
        lede=_lede(names, result, grain),
        keys=tuple(many.scenarios),
        tiles=(),
        charts=(_rates(many, result),) if names else (),
        tables=(_table(many, result, grain),),
        notes=tuple(Note("about", says) for says in _notes(many, names)),
        sources=(_source(many, result),),
    )


def _notes(many: Many, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"The actions: {'; '.join(names)}."
    arms = " with them and without" if names else ""
    futures = _futures(many)
    yield f"{futures}{arms}, drawn with the same numbers as on other pages."
    if few := few_words(many.runs):
        yield few


def _futures(many: Many) -> str:
    return f"{many.runs:,} future{'s' * (many.runs > 1)}"


def _title(many: Many, names: Sequence[str], result: Mapping[str, Any]) -> str:
    main = result["measures"]["vacancy-rate"]
    place, by = area_words(many.focus), numbers.reference_day(many.until)
    lower, higher = main["lower"], main["higher"]
    if not names:
        return f"What may come in {place} by {by} if nothing changes"
    what = names[0] if len(names) == 1 else f"These {numbers.count_words(len(names))} actions"
    if max(lower, higher) < 0.5:
        return f"{first_up(what)} would hardly change the vacancy rate in {place} by {by}"
    verb = "lower" if lower >= higher else "raise"
    return f"{first_up(what)} would {_sure(max(lower, higher))}{verb} the vacancy rate in {place} by {by}"


def _sure(chance: float) -> str:
    word = chance_word(chance)
    return f"{word} " if word in ("likely", "almost certainly") else "more likely than not "


def _lede(names: Sequence[str], result: Mapping[str, Any], grain: Grain) -> str:
    main, measure = result["measures"]["vacancy-rate"], PLAN_MEASURES[0]
    low, _, middle, _, high = main["change"]
    there, base = (grain.said(main[arm][2], measure.unit) for arm in ("with", "baseline"))
    if not names:
        lowest, highest = (grain.said(main["baseline"][at], measure.unit) for at in (0, 4))
        return (
            f"The vacancy rate would be {base} in the middle of futures, and between {lowest} and {highest} "
            "in 4 of 5."
        )
    return (
        f"In the middle of futures it would be {there} with {'it' if len(names) == 1 else 'them'} and {base} "
        f"without. Future by future, the "
        f"difference is {_or_none(middle, measure)} in the middle, and between "
        f"{_or_none(low, measure)} and {_or_none(high, measure)} in 4 of 5 futures."
    )


def _or_none(change: float, measure: PlanMeasure) -> str:
    said = change_words(change, measure)
    return "nought" if said == "no change" else said


def _rates(many: Many, result: Mapping[str, Any]) -> Chart:
    """The change of each rate."""
    rates = [measure for measure in PLAN_MEASURES if measure.unit == "share"]
    spans = []
    for measure in rates:
        low, first, middle, third, high = result["measures"][measure.key]["change"]
        said = change_words(middle, measure)
        spans.append(Span(measure.label, middle, low, high, said, (first, third)))
    rows = tuple(
        (words(span.name), *(_changed(each, rates[0]) for each in (span.middle, span.low, span.high)))
        for span in spans
    )
    return Chart(
        key="plan-many-changes",
        title="What would change",
        subtitle=f"Change of each rate, {area_words(many.focus)}, {numbers.reference_day(many.until)}",
        reading=", ".join(f"{span.name}: {span.said}" for span in spans) + " in the middle of futures.",
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=_source(many, result),
        table=Table("plan-many-changes", "Changes", ("Rate", "Middle", "4 in 5: from", "to"), rows),
        drawing=Spans(tuple(spans), True, "better", "worse"),
    )


def _changed(change: float, measure: PlanMeasure) -> Cell:
    return Cell(change_words(change, measure), round(change * (100 if measure.unit == "share" else 1), 2))


def _table(many: Many, result: Mapping[str, Any], grain: Grain) -> Table:
    rows, arms = [], ("baseline", "with") if many.scenarios else ("baseline",)
    for measure in PLAN_MEASURES:
        found = result["measures"][measure.key]
        seen = [grain.cell(found[arm][at], measure.unit) for arm in arms for at in (2, 0, 4)]
        rows.append((words(measure.label), *seen, *(_change(found, measure) if many.scenarios else ())))
    changed = CHANGED if many.scenarios else ()
    columns = ("Measure", "If nothing changes", "4 in 5: from", "to", *changed)
    return Table("plan-many", f"Everything, on {numbers.reference_day(many.until)}", columns, tuple(rows))


CHANGED = (
    *("With it", "With it, 4 in 5: from", "With it, to"),
    *("Change", "Change, 4 in 5: from", "Change, to"),
    "Chance that it is better",
)
"""The columns of what actions would change."""


def _change(found: Mapping[str, Any], measure: PlanMeasure) -> Iterator[Cell]:
    yield from (_changed(found["change"][at], measure) for at in (2, 0, 4))
    better = found["lower" if measure.better == "lower" else "higher"]
    yield Cell(f"{better:.1%}", round(100 * better, 1))


def _source(many: Many, result: Mapping[str, Any]) -> str:
    made = result["made_with"]
    return (
        f"Source: Tenure’s forecast from the partnership’s returns, snapshot {made['snapshot'][:12]}; "
        f"{_futures(many)}, seed {made['seed']}."
    )

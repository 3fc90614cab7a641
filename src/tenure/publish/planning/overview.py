"""The plan's first page: where the workforce goes if nothing changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, Picked, asked, name_of, value_of
from tenure.publish.contents import Cell, Chart, Choice, Note, Table
from tenure.publish.emptiness import why_empty
from tenure.publish.holding import PARTNERSHIP, Holding
from tenure.publish.planning.contents import PlanChoices, PlanPage, PlanTile
from tenure.publish.planning.costs import Costed, cost_chart, cost_tile
from tenure.publish.planning.fans import Story, cell_of, fan_chart
from tenure.publish.planning.futures import ANSWERS, Futures
from tenure.publish.planning.saying import (
    LIKELY,
    PLAN_MEASURES,
    PlanMeasure,
    Spread,
    answer,
    level,
    range_words,
    where_it_goes,
)
from tenure.publish.tables import words
from tenure.publish.viewing import Viewer
from tenure.publish.wording import Status
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Looked:
    """One question about what may come."""

    asked: Asked
    futures: Futures
    until: int

    @property
    def months(self) -> int:
        """Months from the beginning to the 30 September that is asked about."""
        begins = self.futures.start.on
        return (self.until - begins.year) * 12 + 9 - begins.month

    @property
    def ends(self) -> date:
        return date(self.until, 9, 30)

    @property
    def area(self) -> str:
        return self.asked.inside

    @cached_property
    def units(self) -> tuple[int, ...]:
        return self.futures.units(self.asked.service, self.asked.focus)

    @property
    def cost(self) -> Costed:
        """What these units cost if nothing changes."""
        return Costed(self.futures, self.units, self.area, self.months)

    def of(self, measure: PlanMeasure, units: Sequence[int] | None = None) -> Numbers:
        """A measure in each future and month up to the end."""
        found = ANSWERS[measure.key](self.futures.baseline, self.units if units is None else units)
        return found[:, : self.months + 1]

    def story(self, measure: PlanMeasure) -> Story:
        return Story(
            measure=measure,
            area=self.area,
            begins=self.futures.start.on,
            history=tuple(
                (year, value_of(seen)) for year, seen in self.asked.series(measure.key, measure.basis)
            ),
            futures=self.of(measure),
        )


def looked(holding: Holding, viewer: Viewer, futures: Futures, until: int | None, picked: Picked) -> Looked:
    """A reader's question about what may come, with what they left out filled in."""
    question = asked(holding, viewer, **picked)
    begins = futures.start.on.year
    last = begins + futures.start.months // 12
    if until is not None and not begins < until <= last:
        raise UsedWrongly(f"The futures run from {begins + 1} to {last}. Ask for a year among these.")
    return Looked(question, futures, until or last)


def plan_page(
    holding: Holding,
    viewer: Viewer,
    futures: Futures,
    *,
    until: int | None = None,
    picked: Picked | None = None,
) -> PlanPage:
    """Where the workforce goes by 30 September of a year if nothing changes, as this viewer may see it."""
    question = looked(holding, viewer, futures, until, picked or {})
    empty = why_empty(question.asked)
    main = PLAN_MEASURES[0]
    story = question.story(main)
    then = story.futures[:, question.months]
    return PlanPage(
        title=answer(main, question.area, story.now, then, question.ends) if not empty else "No plan yet",
        lede=level(main, story.now, Spread.of(then), question.ends),
        service=question.asked.service,
        area=question.asked.area,
        begins=futures.start.on,
        ends=question.ends,
        choices=choices_of(question),
        tiles=(*(_tile(question, measure) for measure in PLAN_MEASURES), cost_tile(question.cost)),
        charts=(
            *(_chart(question, measure) for measure in PLAN_MEASURES),
            cost_chart(question.cost, source_of(question)),
        ),
        tables=tuple(_tables(question)),
        notes=tuple(Note("about", says) for says in futures.fitted.standing.notes),
        sources=(source_of(question),),
        snapshot=futures.snapshot,
        empty=empty,
    )


def choices_of(question: Looked) -> PlanChoices:
    """What can be chosen on a page of the planner, with what is chosen now."""
    holding, chosen = question.asked.holding, question.asked
    begins, last = question.futures.start.on.year, question.futures.start.months // 12
    places = (PARTNERSHIP, *holding.partners(chosen.service))
    years = range(begins + 1, begins + last + 1)
    return PlanChoices(
        services=tuple(Choice(k, label, k == chosen.service) for k, label in wording.SERVICE_LABELS.items()),
        focus=tuple(Choice(p, name_of(p), p == chosen.focus) for p in places),
        years=tuple(Choice(str(year), str(year), year == question.until) for year in years),
    )


def _tile(question: Looked, measure: PlanMeasure) -> PlanTile:
    story = question.story(measure)
    values = story.futures[:, question.months]
    spread = Spread.of(values)
    status, word = _standing(measure, story.now, values)
    return PlanTile(
        measure=measure.key,
        label=measure.label,
        unit=numbers.after(measure.unit),
        now=numbers.quantity(story.now, measure.unit),
        then=numbers.quantity(spread.middle, measure.unit),
        band=range_words(spread, measure.unit),
        status=status,
        word=word,
    )


def _standing(measure: PlanMeasure, now: float, values: Numbers) -> tuple[Status, str]:
    lower = float(np.mean(values < now))
    word = where_it_goes(measure, now, values)
    if max(lower, 1 - lower) < LIKELY or measure.better == "neither":
        return "no-data", word
    good = (lower > 0.5) == (measure.better == "lower")
    return ("on-course" if good else "watch"), word


def _chart(question: Looked, measure: PlanMeasure) -> Chart:
    story = question.story(measure)
    then = story.futures[:, question.months]
    title = f"{measure.head} {where_it_goes(measure, story.now, then)} by {question.until}"
    return fan_chart(story, title=title, source=source_of(question))


def source_of(question: Looked) -> str:
    """Where the figures of a forecast come from."""
    futures = question.futures
    return (
        f"Source: Tenure’s forecast from the partnership’s returns, snapshot {futures.snapshot[:12]}; "
        f"{futures.runs:,} futures, seed {futures.seed}."
    )


def _tables(question: Looked) -> Iterator[Table]:
    if question.asked.focus == PARTNERSHIP:
        yield _by_partner(question)


def _by_partner(question: Looked) -> Table:
    """Each partner's vacancy rate and FTE in post: now, and the middle and band of what may come."""
    rate, in_post = PLAN_MEASURES[0], PLAN_MEASURES[1]
    rows = []
    for partner in question.asked.holding.partners(question.asked.service):
        units = question.futures.units(question.asked.service, partner)
        if units:
            cells: list[Cell] = []
            for measure in (rate, in_post):
                values = question.of(measure, units)
                spread = Spread.of(values[:, question.months])
                figures = (float(np.median(values[:, 0])), spread.middle, *spread.outer)
                cells += [cell_of(each, measure.unit) for each in figures]
            rows.append((words(name_of(partner)), *cells))
    heads = [
        f"{each}: {what}"
        for each in ("Vacancy rate", "In post")
        for what in ("now", str(question.until), "from", "to")
    ]
    units_of = ("", *["%"] * 4, *["FTE"] * 4)
    note = "“From” and “to” hold four of five futures."
    caption = f"Each partner now and on 30 September {question.until}, if nothing changes"
    return Table("plan-by-partner", caption, ("Partner", *heads), tuple(rows), (note,), units_of)

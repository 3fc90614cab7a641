"""The plan's first page: where the workforce goes if nothing changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, Picked, asked, name_of, value_of
from tenure.publish.contents import Cell, Chart, Choice, Note, Table
from tenure.publish.disclosure import LEAST_BASE, Hidden
from tenure.publish.emptiness import why_empty
from tenure.publish.holding import PARTNERSHIP, Holding
from tenure.publish.planning.contents import PlanChoices, PlanPage, PlanTile
from tenure.publish.planning.costs import Costed, cost_chart, cost_tile
from tenure.publish.planning.fans import Story, fan_chart
from tenure.publish.planning.futures import ANSWERS, Futures
from tenure.publish.planning.guarding import Grain, grain_of
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
from tenure.publish.planning.scoring import record_words
from tenure.publish.planning.stages import by_stage
from tenure.publish.tables import figure, words
from tenure.publish.viewing import Viewer
from tenure.publish.wording import Status, first_up
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.flows.inputs import Unit

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

    @cached_property
    def guarded(self) -> bool:
        """Whether figures of this place are protected from the reader."""
        members = {self.futures.start.units[unit].partner for unit in self.units}
        return not all(self.asked.viewer.sees_true(partner) for partner in members)

    @cached_property
    def grain(self) -> Grain:
        return self.grain_of(self.units)

    def grain_of(self, units: Sequence[int]) -> Grain:
        """How finely the reader is shown the forecast of some units together."""
        return grain_of(self.futures.start, self.asked.viewer, units)

    def story(self, measure: PlanMeasure, others: Mapping[str, Numbers] | None = None) -> Story:
        """What was and what may come, as this reader may see it; with the futures of other arms."""
        if others:
            return replace(self.story(measure), others=others)
        if measure.key not in self._stories:
            self._stories[measure.key] = self._story(measure)
        return self._stories[measure.key]

    @cached_property
    def _stories(self) -> dict[str, Story]:
        return {}

    def basis(self, measure: PlanMeasure) -> str:
        """What a measure of today counts: FTE, or jobs where the service has no hours of it."""
        return basis_of(self.asked, measure)

    def _story(self, measure: PlanMeasure) -> Story:
        seen = self.asked.series(measure.key, self.basis(measure))
        return Story(
            measure=measure,
            area=self.area,
            begins=self.futures.start.on,
            history=tuple((year, value_of(each)) for year, each in seen),
            futures=self.of(measure),
            grain=self.grain,
            guarded=self.guarded,
            hidden={y: each.reason for y, each in seen if isinstance(each, Hidden) and each.symbol == "c"},
        )


def basis_of(asked: Asked, measure: PlanMeasure) -> str:
    """What a measure of today counts in a service: FTE, or jobs where it has no hours of it."""
    known = asked.about(measure.key).bases
    return measure.basis if measure.basis in known else asked.usual(measure.key)


def looked(holding: Holding, viewer: Viewer, futures: Futures, until: int | None, picked: Picked) -> Looked:
    """A reader's question about what may come, with what they left out filled in."""
    found = _question(holding, viewer, futures, until, picked)
    if nobody := _nobody(found):
        raise UsedWrongly(nobody)
    if found.grain.hidden:
        raise UsedWrongly(
            f"{first_up(found.area)} has fewer than {LEAST_BASE} people in post in this service, so its "
            "forecast is shown to itself alone. Choose the partnership."
        )
    return found


def _question(
    holding: Holding, viewer: Viewer, futures: Futures, until: int | None, picked: Picked
) -> Looked:
    begins = futures.start.on.year
    last = begins + futures.start.months // 12
    if until is not None and not begins < until <= last:
        raise UsedWrongly(f"The futures run from {begins + 1} to {last}. Ask for a year among these.")
    return Looked(asked(holding, viewer, **picked), futures, until or last)


def _nobody(question: Looked) -> str:
    """Why there is nothing to look ahead from; empty where there are people in post."""
    if question.units and question.futures.start.stock[list(question.units)].sum() > 0:
        return ""
    workers = wording.SERVICES[question.asked.service]
    return (
        f"No {workers} are in post in {question.area} on {numbers.day(question.futures.start.on)}, so there "
        "is nothing to look ahead from. Choose another service or another place."
    )


def plan_page(
    holding: Holding,
    viewer: Viewer,
    futures: Futures,
    *,
    until: int | None = None,
    picked: Picked | None = None,
) -> PlanPage:
    """Where the workforce goes by 30 September of a year if nothing changes, as this viewer may see it."""
    question = _question(holding, viewer, futures, until, picked or {})
    page = PlanPage(
        title="No plan yet",
        lede="",
        service=question.asked.service,
        area=question.asked.area,
        begins=futures.start.on,
        ends=question.ends,
        choices=choices_of(question),
        snapshot=futures.snapshot,
        empty=why_empty(question.asked) or _nobody(question),
    )
    return page if page.empty else _filled(page, looked(holding, viewer, futures, until, picked or {}))


def _filled(page: PlanPage, question: Looked) -> PlanPage:
    """The page with what is known: the answer first."""
    main, futures = PLAN_MEASURES[0], question.futures
    story = question.story(main)
    then = story.futures[:, question.months]
    return replace(
        page,
        title=answer(main, question.area, story.now, then, question.ends),
        lede=level(main, story.now, Spread.of(then), (story.since, question.ends), question.grain),
        tiles=(*(_tile(question, measure) for measure in PLAN_MEASURES), cost_tile(question.cost)),
        charts=(
            *(_chart(question, measure) for measure in PLAN_MEASURES),
            cost_chart(question.cost, source_of(question)),
        ),
        tables=tuple(_tables(question)),
        notes=tuple(Note("about", says) for says in _notes(futures)),
        sources=(source_of(question), f"Run {futures.name[:16]}."),
        record=record_words(futures.made("scores") or ()),
        run=futures.name[:16],
    )


def _notes(futures: Futures) -> Iterator[str]:
    """What to know before using the forecast: how it did, what somebody chose, what the record lacks."""
    yield held_words(futures.start.on)
    if record := record_words(futures.made("scores") or ()):
        yield record
    if chosen := len(futures.overrides):
        said = (
            "One parameter is"
            if chosen == 1
            else f"{numbers.count_words(chosen).capitalize()} parameters are"
        )
        yield f"{said} somebody’s choice, with a reason, instead of the fitted value: see “Every parameter”."
    yield from (named(each, futures.start.units) for each in futures.fitted.standing.notes)


def named(says: str, units: Sequence[Unit]) -> str:
    """A sentence of the fit with the name of each place, which the fit knows by its number."""
    for unit in sorted(units, key=lambda each: -len(each.partner)):
        label = wording.SERVICE_LABELS[unit.service].lower()
        says = says.replace(f"{unit.partner}, {unit.service}", f"{name_of(unit.partner)}, {label}")
    return says


def held_words(on: date) -> str:
    """That posts are held, which the bands leave out."""
    return (
        f"Posts are taken to stay as they were on {numbers.day(on)} unless an action changes them, because "
        "returns do not say how they are to go. The bands leave that doubt out: where posts may be added or "
        "cut, take them as wider than they are drawn."
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
        now="not shown" if story.now is None else numbers.quantity(story.now, measure.unit),
        then=question.grain.said(spread.middle, measure.unit),
        band=range_words(spread, measure.unit, question.grain),
        status=status,
        word=word,
        when=f"on {numbers.day(story.since)}",
    )


def _standing(measure: PlanMeasure, now: float | None, values: Numbers) -> tuple[Status, str]:
    if now is None:
        return "no-data", "the latest figure is not shown"
    lower = float(np.mean(values < now))
    word = where_it_goes(now, values)
    if max(lower, 1 - lower) < LIKELY or measure.better == "neither":
        return "no-data", word
    good = (lower > 0.5) == (measure.better == "lower")
    return ("on-course" if good else "watch"), word


def _chart(question: Looked, measure: PlanMeasure) -> Chart:
    story = question.story(measure)
    then = story.futures[:, question.months]
    goes = "" if story.now is None else f" {where_it_goes(story.now, then)}"
    title = f"{measure.head}{goes} by {question.until}"
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
    yield by_stage(question)


def _by_partner(question: Looked) -> Table:
    """Each partner's vacancy rate and FTE in post: now, and the middle and band of what may come."""
    rate, in_post = PLAN_MEASURES[0], PLAN_MEASURES[1]
    rows, begins = [], question.futures.start.on
    for partner in question.asked.holding.partners(question.asked.service):
        units = question.futures.units(question.asked.service, partner)
        if units:
            cells: list[Cell] = []
            grain = question.grain_of(units)
            for measure in (rate, in_post):
                spread = Spread.of(question.of(measure, units)[:, question.months])
                cells.append(
                    figure(question.asked.see(measure.key, question.basis(measure), partner=partner))
                )
                cells += [grain.cell(each, measure.unit) for each in (spread.middle, *spread.outer)]
            rows.append((words(name_of(partner)), *cells))
    heads = [
        f"{each}: {what}"
        for each in ("Vacancy rate", "In post")
        for what in (str(begins.year), str(question.until), "from", "to")
    ]
    units_of = ("", *["%"] * 4, *["FTE"] * 4)
    note = "“From” and “to” hold four of five futures."
    caption = f"Each partner on {numbers.day(begins)} and {question.until}, if nothing changes"
    return Table("plan-by-partner", caption, ("Partner", *heads), tuple(rows), (note,), units_of)

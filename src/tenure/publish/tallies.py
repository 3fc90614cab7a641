"""Tallies of a survey as cells, tables and charts: every figure asks its guard first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tenure.benchmark.chance import wilson
from tenure.benchmark.means import mean_interval
from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import ANSWERS_HIDDEN, Seen, Shown, of_answers
from tenure.publish.drawings import Dot, Dots
from tenure.publish.guarding import EVERYONE, LEAST_ANSWERS, Guarded, Name
from tenure.publish.surveywords import SCORE
from tenure.publish.tables import bound, figure, words
from tenure.returns.survey.counting import Counted, People, Tally
from tenure.returns.survey.questions import ON_A_SCALE, Item, Question, in_language, items_of
from tenure.terms.quantities import Ratio, Sample

RANGES: Final = "The bars are the range that chance gives each share, 95 times in 100."
LONGEST_NAME: Final = 50
"""Letters of an answer or statement beside its dot."""


@dataclass(frozen=True, eq=False)
class Asked:
    """One wave's answers with what guards them. `source` stands under its charts."""

    counted: Counted
    source: str
    _guards: dict[str, Guarded] = field(default_factory=dict)

    def may(self, item: Item, name: Name = EVERYONE) -> bool:
        """Whether a result of a group, or of everyone, may be shown for an item."""
        if item.id not in self._guards:
            counted = self.counted

            def alike(people: People) -> bool:
                return counted.tally(item, people).unanimous

            self._guards[item.id] = Guarded(counted.who_answered(item), counted.groups, alike)
        return name in self._guards[item.id].shown

    def people(self, name: Name) -> People | None:
        """Who is in a group; None for everyone."""
        return None if name == EVERYONE else self.counted.groups[name[0]][name[1]]


def scale_of(item: Item) -> float:
    """The top of an item's scale."""
    return max((c.value for c in item.question.choices if c.value is not None), default=0.0)


def seen_standing(about: Asked, factor: str, name: Name = EVERYONE) -> tuple[float, Sample] | None:
    """Where people stand on a factor; None where an item may not be shown, or too few answered them all, or
    those who did stand all at the same place.
    """
    if not all(about.may(item, name) for item in about.counted.factors[factor]):
        return None
    found = about.counted.standing(factor, about.people(name))
    return found if found and found[1].n >= LEAST_ANSWERS and found[1].variance else None


def factor_row(about: Asked, factor: str, label: str, name: Name = EVERYONE) -> tuple[Cell, ...]:
    """A factor's line: who answered, the mean and its interval."""
    found = seen_standing(about, factor, name)
    first = about.counted.factors[factor][0]
    n = len(about.counted.tally(first, about.people(name)).people)
    value, spread = found or (0.0, Sample(0, 0.0, 0.0))
    mean = of_answers(Ratio(value, 1.0), SCORE, may=found is not None)
    reach = mean_interval(value, spread) if found else None
    answers = figure(of_answers(Ratio(float(n), 1.0), "answers", may=found is not None))
    return (
        words(label),
        answers,
        figure(mean),
        *_ends(mean, (reach.low, reach.high) if reach else None, SCORE),
    )


def _ends(seen: Seen, reach: tuple[float, float] | None, unit: str) -> tuple[Cell, Cell]:
    """The ends of an interval; hidden where its figure is."""
    if not isinstance(seen, Shown):
        return figure(seen), figure(seen)
    low, high = reach or (None, None)
    return bound(low, unit), bound(high, unit)


def item_charts(about: Asked) -> Iterator[Chart]:
    """A chart for each question that is answered by choosing or with a number, in the survey's order."""
    for question in about.counted.survey.questions:
        if question.about:
            continue
        if question.kind == "grid" or question.kind in ON_A_SCALE:
            yield _scale_chart(about, question)
        elif question.kind in ("single", "multiple"):
            yield _choice_chart(about, question)
        elif question.kind == "number":
            yield _number_chart(about, question)


def _choice_chart(about: Asked, question: Question) -> Chart:
    """How many chose each answer."""
    [item] = items_of(question)
    tally, may = about.counted.tally(item), about.may(item)
    n = len(tally.people)
    lines = [
        (_short(in_language(c.words, "en")), Ratio(tally.counts.get(c.code, 0), n)) for c in question.choices
    ]
    if question.kind == "single":
        lines.sort(key=lambda line: -line[1].part)
    rows = tuple(
        (
            words(name),
            figure(of_answers(Ratio(share.part, 1.0), "people", may=may)),
            *_share_cells(share, may=may),
        )
        for name, share in lines
    )
    dots = tuple(_share_dot(name, share, own=not place) for place, (name, share) in enumerate(lines))
    asked = in_language(question.words, "en")
    finding = chosen_most(lines) if may else f"{ANSWERS_HIDDEN}."
    return Chart(
        key=f"q-{question.key}",
        title=finding,
        subtitle=f"{asked} Share of the {n:,} who answered" if may else asked,
        reading=RANGES if may else f"{ANSWERS_HIDDEN}.",
        alt="; ".join(f"{d.name} {d.said}" for d in dots) + "." if may else f"{ANSWERS_HIDDEN}.",
        source=about.source,
        table=Table(
            f"q-{question.key}",
            in_language(question.words, "en"),
            ("", "People", "Share", "From", "To"),
            rows,
        ),
        drawing=Dots(dots, True) if may else None,
    )


def chosen_most(lines: Sequence[tuple[str, Ratio]]) -> str:
    """Which answer was chosen most, or which two, where chance alone could part them."""
    first, *others = sorted(lines, key=lambda line: -line[1].part)
    best = f"“{first[0].rstrip('.')}”", numbers.rate(first[1].value or 0.0)
    reach, next_reach = wilson(first[1]), wilson(others[0][1]) if others else None
    if reach and next_reach and next_reach.high >= reach.low:
        also = f"“{others[0][0].rstrip('.')}” ({numbers.rate(others[0][1].value or 0.0)})"
        return f"{best[0]} ({best[1]}) and {also} were chosen most; chance alone could part them."
    if (first[1].value or 0.0) > 0.5:
        return f"Most chose {best[0]}: {best[1]}."
    return f"{best[0]} was chosen most often: by {best[1]}."


def _share_cells(share: Ratio, *, may: bool) -> tuple[Cell, Cell, Cell]:
    seen, reach = of_answers(share, "share", may=may), wilson(share)
    return figure(seen), *_ends(seen, (reach.low, reach.high) if reach else None, "share")


def _share_dot(name: str, share: Ratio, *, own: bool) -> Dot:
    reach, value = wilson(share), share.value or 0.0
    low, high = (reach.low, reach.high) if reach else (None, None)
    return Dot(name, "own" if own else "partner", value, numbers.rate(value), low, high)


def _scale_chart(about: Asked, question: Question) -> Chart:
    """How many chose the better end of the scale, statement by statement; the table has every answer."""
    items = list(items_of(question))
    placed = [c for c in question.choices if c.value is not None]
    columns = ("", "Answers", *(in_language(c.words, "en") for c in question.choices), "Mean", "From", "To")
    rows = tuple(_scale_row(about, item) for item in items)
    dots = [
        _share_dot(_short(in_language(i.words, "en")), _good(about.counted.tally(i)), own=False)
        for i in items
        if about.may(i) and placed
    ]
    dots.sort(key=lambda dot: -(dot.value or 0.0))
    title = in_language(question.words, "en")
    finding = _extremes(dots) if dots else f"{ANSWERS_HIDDEN}."
    return Chart(
        key=f"q-{question.key}",
        title=finding,
        subtitle=f"{title.rstrip('.?')}: share of those who answered at the better end of the scale",
        reading=RANGES if dots else finding,
        alt="; ".join(f"{d.name} {d.said}" for d in dots) + "." if dots else finding,
        source=about.source,
        table=Table(f"q-{question.key}", title, columns, rows),
        drawing=Dots(tuple(dots), True) if dots else None,
    )


def _extremes(dots: Sequence[Dot]) -> str:
    best, worst = dots[0], dots[-1]
    if len(dots) == 1:
        return f"{best.said} of those who answered were at the better end."
    return f"Best: {_ended(best)}. Worst: {_ended(worst)}."


def _ended(dot: Dot) -> str:
    return f"{dot.name.rstrip('.')} ({dot.said})"


def _good(tally: Tally) -> Ratio:
    """How many of those with a place on the scale are above its middle."""
    values = [c.value for c in tally.item.question.choices if c.value is not None]
    middle = (max(values) + min(values)) / 2
    scores = {code: tally.item.score_of(code) for code in tally.counts}
    placed = sum(n for code, n in tally.counts.items() if scores[code] is not None)
    good = sum(n for code, n in tally.counts.items() if (scores[code] or 0.0) > middle)
    return Ratio(good, placed)


def _scale_row(about: Asked, item: Item) -> tuple[Cell, ...]:
    tally, may = about.counted.tally(item), about.may(item)
    n = len(tally.people)
    shares = (
        figure(of_answers(Ratio(tally.counts.get(c.code, 0), n), "share", may=may))
        for c in item.question.choices
    )
    answers = figure(of_answers(Ratio(float(n), 1.0), "answers", may=may))
    return words(in_language(item.words, "en")), answers, *shares, *_mean_cells(tally.scores, SCORE, may=may)


def _mean_cells(scores: Sample, unit: str, *, may: bool) -> tuple[Cell, Cell, Cell]:
    seen = of_answers(Ratio(scores.total, scores.n), unit, may=may)
    reach = mean_interval(scores.mean, scores) if scores.mean is not None else None
    return figure(seen), *_ends(seen, (reach.low, reach.high) if reach else None, unit)


def _number_chart(about: Asked, question: Question) -> Chart:
    """The mean of a number, in words and a table: one figure needs no picture."""
    [item] = items_of(question)
    tally, may = about.counted.tally(item), about.may(item)
    answers = figure(of_answers(Ratio(float(len(tally.people)), 1.0), "answers", may=may))
    cells = _mean_cells(tally.scores, "", may=may)
    title = in_language(question.words, "en")
    reading = (
        f"The mean is {cells[0].text}, between {cells[1].text} and {cells[2].text}."
        if may
        else f"{ANSWERS_HIDDEN}."
    )
    table = Table(
        f"q-{question.key}", title, ("", "Answers", "Mean", "From", "To"), ((words("All"), answers, *cells),)
    )
    return Chart(
        key=f"q-{question.key}",
        title=reading,
        subtitle=f"{title} Mean of the numbers given",
        reading=reading,
        alt=reading,
        source=about.source,
        table=table,
        drawing=None,
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"

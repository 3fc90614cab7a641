"""What a closed wave of a survey found, for one reader: how things stand, what moved, answer by answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tenure.benchmark.means import beyond_chance, mean_change, mean_interval
from tenure.publish import numbers
from tenure.publish.contents import Chart, Note, Table
from tenure.publish.disclosure import ANSWERS_HIDDEN
from tenure.publish.drawings import Dot, Dots
from tenure.publish.guarding import LEAST_ANSWERS, Name
from tenure.publish.surveygroups import group_charts, group_table
from tenure.publish.surveywords import SCORE, Standing, change, changes, how_many, lowest_and_highest, signed
from tenure.publish.tables import bound, words
from tenure.publish.tallies import (
    Asked,
    factor_row,
    item_charts,
    scale_of,
    seen_standing,
)
from tenure.returns.survey.counting import Counted
from tenure.returns.survey.questions import FACTORS, Item, in_language
from tenure.terms.problems import UsedWrongly

BY: Final = {"partner": "Employer", "service": "Service", "stage": "Stage"}
"""What results can be shown by, and its name over a column."""
NOTES: Final = (
    f"A result is shown only where {LEAST_ANSWERS} or more people answered, where they did not all say the "
    "same, and where no two results tell of fewer between them.",
    "Intervals are those of chance, 95 times in 100. They say nothing of those who did not answer.",
)


@dataclass(frozen=True)
class Wave:
    """A wave of a survey that has closed.

    key       what its files are named by.
    name      what people call it: "Autumn 2026".
    invited   links that were made for one person each; 0 where anyone could answer.
    to_partners  whether each partner may see its own results.
    """

    key: str
    name: str
    closed_on: date
    counted: Counted
    invited: int = 0
    to_partners: bool = False


@dataclass(frozen=True)
class Reader:
    """Who reads results: the partner they belong to (by its code), and whether they lead the survey."""

    partner: str = ""
    leads: bool = False

    def may_see(self, wave: Wave, name: Name) -> bool:
        """Whether a group's results are for this reader at all; the guard says whether they can be shown."""
        what, code = name
        if what != "partner" or self.leads:
            return True
        return bool(code) and code == self.partner and wave.to_partners


@dataclass(frozen=True)
class SurveyResults:
    """The results of a wave.

    by       what they are shown by; empty for the whole alone. `choices` are what they could be shown by.
    texts    what was written to each open question, for whoever leads the survey.
    empty    why there is nothing to show.
    """

    key: str
    survey: str
    wave: str
    title: str
    lede: str
    by: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    empty: str = ""

    def table(self, name: str) -> Table | None:
        """One of its tables, those of its charts among them; None where it has none of that name."""
        every = {t.name: t for t in self.tables} | {c.key: c.table for c in self.charts}
        return every.get(name)


def survey_results(wave: Wave, reader: Reader, *, before: Wave | None = None, by: str = "") -> SurveyResults:
    """The results of a wave, beside the wave before it where there was one.

    by  partner, service or stage; UsedWrongly for anything else.
    """
    if by and by not in BY:
        raise UsedWrongly(f"Results cannot be shown by {by}. Use one of: {', '.join(BY)}.")
    survey = wave.counted.survey
    about = Asked(wave.counted, f"{in_language(survey.title, 'en')}, {wave.name}.")
    everyone = len(wave.counted.answers)
    name = in_language(survey.title, "en")
    if everyone < LEAST_ANSWERS:
        says = f"Fewer than {LEAST_ANSWERS} people answered, so nothing of what they said is shown."
        title = f"{wave.name}: no result can be shown"
        return SurveyResults(wave.key, name, wave.name, title, says, empty=says)
    moves = list(_moves(about, before)) if before else []
    standings = [Standing(FACTORS[f], v, scale_of(i)) for f, i, v in _standings(about)]
    since = before.name if before else ""
    moved = changes([m.label for m in moves if m.sure], since, len(moves))
    table, by_group = _shown_by(about, wave, reader, by)
    return SurveyResults(
        wave.key,
        name,
        wave.name,
        lowest_and_highest(standings),
        " ".join(filter(None, (how_many(everyone, wave.invited), moved))),
        by=by,
        choices=tuple((what, BY[what]) for what in wave.counted.groups if _any_for(wave, reader, what)),
        charts=(*_factor_charts(about), *by_group, *_change_charts(about, moves, since), *item_charts(about)),
        tables=(table,) if table else (),
        sentences=tuple(m.says for m in moves),
        notes=tuple(Note("about", text) for text in (*NOTES, *_of_comparisons(moves, by=by))),
        texts=tuple(_texts(about)) if reader.leads else (),
    )


def _any_for(wave: Wave, reader: Reader, what: str) -> bool:
    return any(reader.may_see(wave, (what, code)) for code in wave.counted.groups[what])


def _standings(about: Asked) -> Iterator[tuple[str, Item, float]]:
    for factor, items in about.counted.factors.items():
        found = seen_standing(about, factor)
        if found is not None:
            yield factor, items[0], found[0]


def _factor_charts(about: Asked) -> Iterator[Chart]:
    rows = [(f, factor_row(about, f, FACTORS[f])) for f in about.counted.factors]
    if not rows:
        return
    table = Table(
        "factors",
        "How each thing stands, from 1 at worst",
        ("", "Answers", "Mean", "From", "To"),
        tuple(row for _, row in rows),
    )
    known = sorted(((v, f, i) for f, i, v in _standings(about)), key=lambda each: (each[0], each[1]))
    dots = tuple(_factor_dot(about, f, own=place == 0) for place, (_, f, _) in enumerate(known))
    standings = [Standing(FACTORS[f], v, scale_of(i)) for v, f, i in known]
    middle = (scale_of(known[0][2]) + 1) / 2 if known else 0.0
    title = lowest_and_highest(standings)
    yield Chart(
        key="factors",
        title=f"{title}.",
        subtitle="Mean of the answers on their scale; a high mean is always good",
        reading=f"{title}. The bars are the range that chance gives each mean." if known else ANSWERS_HIDDEN,
        alt="; ".join(f"{s.label} {s.said}" for s in standings) + ".",
        source=about.source,
        table=table,
        drawing=Dots(dots, False, middle, f"middle of the scale {middle:g}") if known else None,
    )


def _factor_dot(about: Asked, factor: str, *, own: bool) -> Dot:
    found = seen_standing(about, factor)
    assert found is not None, "only factors that may be shown are drawn"
    value, spread = found
    reach = mean_interval(value, spread)
    said = numbers.quantity(value, SCORE)
    low, high = (reach.low, reach.high) if reach else (None, None)
    return Dot(FACTORS[factor], "own" if own else "partner", value, said, low, high)


@dataclass(frozen=True)
class _Move:
    """How a factor moved between two waves. `sure` where by more than chance would move it."""

    label: str
    old: float
    new: float
    reach: tuple[float, float, float]
    sure: bool
    says: str


def _moves(about: Asked, before: Wave) -> Iterator[_Move]:
    earlier = Asked(before.counted, "")
    for factor in about.counted.factors:
        if factor not in earlier.counted.factors or not _same_items(about, earlier, factor):
            continue
        old, new = seen_standing(earlier, factor), seen_standing(about, factor)
        found = mean_change(old, new) if old and new else None
        if old and new and found:
            said = numbers.quantity(old[0], SCORE)
            says = change(FACTORS[factor], said, found, since=before.name)
            reach = (found.value, found.low, found.high)
            yield _Move(FACTORS[factor], old[0], new[0], reach, beyond_chance(found), says)


def _same_items(now: Asked, earlier: Asked, factor: str) -> bool:
    """Whether a factor was asked for by the same items on the same scale in both waves."""
    return all(
        [(i.id, i.turned, i.question.choices) for i in one.counted.factors[factor]]
        == [(i.id, i.turned, i.question.choices) for i in now.counted.factors[factor]]
        for one in (earlier,)
    )


def _change_charts(about: Asked, moves: list[_Move], since: str) -> Iterator[Chart]:
    if not moves:
        return
    rows = tuple(
        (
            words(m.label),
            *(bound(v, SCORE) for v in (m.old, m.new, *m.reach)),
            words("Yes" if m.sure else "No"),
        )
        for m in moves
    )
    columns = ("", since, "Now", "Difference", "From", "To", "Beyond chance")
    ordered = sorted(moves, key=lambda m: -m.reach[0])
    dots = tuple(
        Dot(m.label, "own" if m.sure else "partner", m.reach[0], signed(m.reach[0], SCORE), *m.reach[1:])
        for m in ordered
    )
    title = changes([m.label for m in ordered if m.sure], since, len(moves))
    yield Chart(
        key="changes",
        title=title,
        subtitle=f"Difference of the means since {since}, with the range that chance gives it",
        reading=" ".join(m.says for m in ordered if m.sure) or title,
        alt="; ".join(f"{m.label} {signed(m.reach[0], SCORE)}" for m in ordered) + ".",
        source=about.source,
        table=Table("changes", f"What moved since {since}", columns, rows),
        drawing=Dots(dots, False, 0.0, "no change"),
    )


def _of_comparisons(moves: list[_Move], *, by: str) -> Iterator[str]:
    if moves and by:
        yield (
            f"By {BY[by].lower()} you see this wave alone. Waves are compared for everyone who answered: the "
            "same group in two waves is not the same people, and few enough to be told apart."
        )
    if len(moves) > 1:
        yield (
            f"{len(moves)} things are compared between the waves, each at 95 in 100: one of twenty such "
            "comparisons passes by chance alone."
        )


def _shown_by(about: Asked, wave: Wave, reader: Reader, by: str) -> tuple[Table | None, tuple[Chart, ...]]:
    """The table and charts by group, of the groups that are for this reader."""
    if not by or by not in about.counted.groups:
        return None, ()
    codes = [code for code in about.counted.groups[by] if reader.may_see(wave, (by, code))]
    if not codes:
        return None, ()
    table = group_table(about, by, BY[by], codes=codes)
    return table, tuple(group_charts(about, by, BY[by], codes=codes))


def _texts(about: Asked) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What was written, where ten or more wrote: never by group, and in alphabetical order."""
    for item in about.counted.survey.items:
        if item.question.kind == "text":
            written = about.counted.texts(item)
            enough = len(written) >= LEAST_ANSWERS
            yield in_language(item.words, "en"), tuple(written) if enough else ()

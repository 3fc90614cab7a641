"""Counting answers: how many said what, and where they stand on their scales; true figures, for publish
alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tenure.returns.survey.answering import Answer, Answers
from tenure.returns.survey.questions import ABOUT, FACTORS, Item, Survey
from tenure.terms.quantities import Sample

People = frozenset[int]
"""Who answered: places in the list of answers."""


@dataclass(frozen=True)
class Tally:
    """What some people answered to one item.

    people  those who answered it.
    counts  how many chose each code; empty for numbers and texts.
    scores  where they stand on its scale, or the numbers they gave.
    """

    item: Item
    people: People
    counts: Mapping[str, int]
    scores: Sample

    @property
    def unanimous(self) -> bool:
        """Whether all who answered said the same, so that each one's answer would be known."""
        kind = self.item.question.kind
        if kind == "multiple":
            return any(n == len(self.people) for n in self.counts.values())
        if kind == "number":
            return self.scores.variance == 0
        return kind != "text" and len([n for n in self.counts.values() if n]) == 1


@dataclass(frozen=True, eq=False)
class Counted:
    """The answers of one wave, ready to be counted. The order of the answers means nothing."""

    survey: Survey
    answers: Sequence[Answers]

    @property
    def everyone(self) -> People:
        return frozenset(range(len(self.answers)))

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, People]]:
        """Who is in which group, by what a question says of them (partner, service, stage) and its code."""
        found: dict[str, dict[str, People]] = {}
        for what in ABOUT:
            question = self.survey.about(what)
            if question is not None:
                said = [answer.get(question.key) for answer in self.answers]
                found[what] = {c.code: _those(said, c.code) for c in question.choices}
        return found

    @cached_property
    def factors(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that measure each factor of this survey."""
        found = {f: tuple(i for i in self.survey.items if i.factor == f) for f in FACTORS}
        return {factor: items for factor, items in found.items() if items}

    def who_answered(self, item: Item) -> People:
        """Those who answered an item."""
        return frozenset(i for i, answer in enumerate(self.answers) if item.id in answer)

    def tally(self, item: Item, among: People | None = None) -> Tally:
        """What those people, or all, answered to an item."""
        people = self.who_answered(item) if among is None else self.who_answered(item) & among
        given = [self.answers[i][item.id] for i in people]
        counts = Counter(code for answer in given for code in _codes(answer))
        if item.question.kind in ("number", "text"):
            counts = Counter()
        return Tally(
            item, people, counts, Sample.of([s for a in given if (s := _score(item, a)) is not None])
        )

    def standing(self, factor: str, among: People | None = None) -> tuple[float, Sample] | None:
        """Where those people stand on a factor: the mean of its items' means, and the spread of those who
        answered every item. None where an item has no answer.
        """
        items = self.factors[factor]
        means = [self.tally(item, among).scores.mean for item in items]
        if any(mean is None for mean in means):
            return None
        whole = [
            [_score(item, answer[item.id]) for item in items]
            for i, answer in enumerate(self.answers)
            if (among is None or i in among) and all(item.id in answer for item in items)
        ]
        own = [[s for s in scores if s is not None] for scores in whole]
        spread = Sample.of([sum(s) / len(s) for s in own if s])
        return sum(m for m in means if m is not None) / len(means), spread

    def texts(self, item: Item) -> list[str]:
        """What was written, in alphabetical order, so that its order tells nothing."""
        return sorted(str(self.answers[i][item.id]) for i in self.who_answered(item))


def _those(said: Sequence[Answer | None], code: str) -> People:
    return frozenset(i for i, given in enumerate(said) if given == code)


def _codes(answer: Answer) -> list[str]:
    return answer if isinstance(answer, list) else [answer] if isinstance(answer, str) else []


def _score(item: Item, answer: Answer) -> float | None:
    if isinstance(answer, float | int):
        return float(answer)
    return item.score_of(answer) if isinstance(answer, str) else None

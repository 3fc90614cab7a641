"""What a survey is made of: pages of questions, each with its words in every language, its choices and its
condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal, get_args

Kind = Literal["single", "multiple", "scale", "grid", "number", "text"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
WITH_CHOICES: Final = frozenset({"single", "multiple"})
ON_A_SCALE: Final = frozenset({"scale", "grid"})
MAY_DECIDE: Final = frozenset({"single", "multiple", "scale"})
"""Kinds of question that a later one may depend on."""

ABOUT: Final = ("partner", "service", "stage")
"""What a question may say of the person who answers, so that results can be shown by it."""

FACTORS: Final[Mapping[str, str]] = {
    "workload": "Workload",
    "resilience": "Resilience",
    "progression": "Progression",
    "training": "Training",
    "environment": "Working environment",
    "flexibility": "Flexible working",
    "management": "Supportive management",
    "wellbeing": "Wellbeing",
}
"""What questions measure: the seven factors of retention in the founding plan (58), and wellbeing (59c)."""

Words = Mapping[str, str]
"""A text by language: {"en": "Workload", "cy": "Llwyth gwaith"}."""

LONGEST_TEXT: Final = 1000
"""Letters of a free answer, unless its question says otherwise."""


def in_language(words: Words, language: str) -> str:
    """The words in that language; in English, or whichever there is, where they are missing."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen. `value` is its place on a scale; None where it says nothing about it."""

    code: str
    words: Words
    value: float | None = None


@dataclass(frozen=True)
class OnlyIf:
    """A question is asked only where an earlier one was answered with one of these codes."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One row of a grid. `turned` where agreeing is bad news, so that a high score is always good."""

    key: str
    words: Words
    factor: str = ""
    turned: bool = False


@dataclass(frozen=True)
class Question:
    """One question.

    choices     the answers of a single or multiple choice, or those of its scale.
    scale       the key of the scale it is answered on; empty for other kinds.
    least, most what a number may be; None where it has no limit.
    longest     letters of a text.
    factor      what it measures; a key of `FACTORS`, empty where it measures none of them.
    about       what it says of the person: a member of `ABOUT`, or empty.
    only_if     when it is asked; None where it always is.
    """

    key: str
    kind: Kind
    words: Words
    hint: Words = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    statements: tuple[Statement, ...] = ()
    required: bool = False
    least: float | None = None
    most: float | None = None
    longest: int = LONGEST_TEXT
    factor: str = ""
    turned: bool = False
    about: str = ""
    only_if: OnlyIf | None = None

    def choice(self, code: str) -> Choice | None:
        """The choice of that code; None where there is none."""
        return next((c for c in self.choices if c.code == code), None)


@dataclass(frozen=True)
class Item:
    """What one answer is given to: a question, or one statement of a grid.

    id  "caseload", or "workload.manageable" for a statement; the name of its answer.
    """

    id: str
    question: Question
    statement: Statement | None = None

    @property
    def words(self) -> Words:
        return self.statement.words if self.statement else self.question.words

    @property
    def factor(self) -> str:
        own = self.statement.factor if self.statement else ""
        return own or self.question.factor

    @property
    def turned(self) -> bool:
        return self.statement.turned if self.statement else self.question.turned

    @cached_property
    def _scores(self) -> Mapping[str, float]:
        """Where each code stands on the scale, turned so that high is good; without codes that do not."""
        if self.question.kind not in ON_A_SCALE:
            return {}
        placed = {c.code: c.value for c in self.question.choices if c.value is not None}
        if not self.turned or not placed:
            return placed
        ends = max(placed.values()) + min(placed.values())
        return {code: ends - value for code, value in placed.items()}

    def score_of(self, code: str) -> float | None:
        """Where an answer stands on its scale, turned so that high is good; None where it does not."""
        return self._scores.get(code)


@dataclass(frozen=True)
class Page:
    """Questions on one theme, shown together."""

    key: str
    title: Words
    questions: tuple[Question, ...]
    introduction: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Scale:
    """Answers in order, shared by questions."""

    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Survey:
    """A survey of one version.

    key                     its name, the same in every version and wave.
    owner, source, licence  who keeps its words, where they come from and how they may be used.
    """

    key: str
    version: int
    title: Words
    introduction: Words
    languages: tuple[str, ...]
    owner: str
    source: str
    licence: str
    pages: tuple[Page, ...]
    scales: tuple[Scale, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(q for page in self.pages for q in page.questions)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that is answered by itself, in order."""
        return tuple(item for q in self.questions for item in items_of(q))

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    def item(self, id: str) -> Item | None:
        """What an answer of that name is given to; None where nothing is."""
        return self._by_id.get(id)

    def question(self, key: str) -> Question | None:
        """The question of that key; None where there is none."""
        return next((q for q in self.questions if q.key == key), None)

    def about(self, what: str) -> Question | None:
        """The question that says a person's partner, service or stage; None where none asks."""
        return next((q for q in self.questions if q.about == what), None)

    def among(self, partners: Mapping[str, str]) -> Survey:
        """The same survey with these partners (number and name) as the answers to who employs someone."""
        choices = tuple(Choice(code_of(number), {"en": name}) for number, name in partners.items())
        pages = tuple(
            replace(
                page,
                questions=tuple(
                    replace(q, choices=(*choices, *q.choices)) if q.about == "partner" else q
                    for q in page.questions
                ),
            )
            for page in self.pages
        )
        return replace(self, pages=pages)


def items_of(question: Question) -> Iterator[Item]:
    """The question itself, or each statement of its grid."""
    if question.kind != "grid":
        yield Item(question.key, question)
    for statement in question.statements if question.kind == "grid" else ():
        yield Item(f"{question.key}.{statement.key}", question, statement)


def code_of(partner: str) -> str:
    """A partner's number as a code: 101, 106-107."""
    return partner.replace(" / ", "-")

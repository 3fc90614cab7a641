"""A survey's questions as fields of a page: words in one language, what was answered, what is at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tenure.returns.survey.answering import Answer, Answers, as_text, asked_on
from tenure.returns.survey.questions import Item, Question, Survey, in_language, items_of
from tenure.returns.survey.words import said


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen."""

    code: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """One thing to answer. `id` stands in the page, `name` in what it sends.

    fault       what is to be put right, as the head of the page says it.
    fault_here  the same beside the field, which shows its statement already.
    """

    id: str
    name: str
    label: str
    kind: str
    choices: tuple[Choice, ...]
    value: str
    fault: str
    fault_here: str
    hint: str
    statement: bool


@dataclass(frozen=True)
class Asked:
    """One question with its fields; a grid has one for each statement."""

    key: str
    legend: str
    hint: str
    fields: tuple[Field, ...]
    is_grid: bool


def asked(
    survey: Survey,
    page: int,
    *,
    answers: Answers,
    language: str,
    faults: Mapping[str, str] | None = None,
    sent: Mapping[str, Sequence[str]] | None = None,
) -> list[Asked]:
    """The questions of a page that are asked. What was `sent` stands where it is to be put right."""
    filler = _Filler(answers, language, faults or {}, sent or {})
    return [filler.question(q) for q in asked_on(survey, page, answers)]


def every(survey: Survey, page: int, *, language: str) -> list[Asked]:
    """All questions of a page, whatever they depend on."""
    filler = _Filler({}, language, {}, {})
    return [filler.question(q) for q in survey.pages[page - 1].questions]


@dataclass(frozen=True)
class _Filler:
    answers: Answers
    language: str
    faults: Mapping[str, str]
    sent: Mapping[str, Sequence[str]]

    def question(self, question: Question) -> Asked:
        legend = in_language(question.words, self.language)
        if not question.required:
            legend = f"{legend} {said('optional', self.language)}"
        hint = self._hint(question)
        is_grid = question.kind == "grid"
        fields = tuple(self._field(item, legend, hint) for item in items_of(question))
        return Asked(question.key, legend, hint, fields, is_grid)

    def _hint(self, question: Question) -> str:
        parts = [in_language(question.hint, self.language)] if question.hint else []
        if question.kind == "multiple":
            parts.append(said("choose_all", self.language))
        if question.kind == "text":
            parts.append(said("names_warning", self.language))
            parts.append(said("letters", self.language, longest=f"{question.longest:,}"))
        return " ".join(parts)

    def _field(self, item: Item, legend: str, hint: str) -> Field:
        given, fault = self._given(item), self.faults.get(item.id, "")
        return Field(
            id=item.id.replace(".", "-"),
            name=item.id,
            label=in_language(item.statement.words, self.language) if item.statement else legend,
            kind="scale" if item.statement else item.question.kind,
            choices=tuple(
                Choice(c.code, in_language(c.words, self.language), c.code in given)
                for c in item.question.choices
            ),
            value=given[0] if given else "",
            fault=fault,
            fault_here=self._unanswered if fault and item.statement and not given else fault,
            hint="" if item.statement else hint,
            statement=item.statement is not None,
        )

    @property
    def _unanswered(self) -> str:
        return said("required_here", self.language)

    def _given(self, item: Item) -> list[str]:
        if item.id in self.sent:
            return list(self.sent[item.id])
        answer = self.answers.get(item.id)
        if answer is None:
            return []
        return answer if isinstance(answer, list) else [as_text(answer)]


def problems(fields: Sequence[Asked]) -> list[dict[str, str]]:
    """What is to be put right on a page, each linked to its field."""
    return [
        {"text": field.fault, "href": f"#{field.id}"} for one in fields for field in one.fields if field.fault
    ]


@dataclass(frozen=True)
class Line:
    """One answer as the summary shows it."""

    label: str
    said: str


def summary(survey: Survey, page: int, *, answers: Answers, language: str) -> tuple[str, tuple[Line, ...]]:
    """A page's theme, and what was answered on it in words."""
    title = in_language(survey.pages[page - 1].title, language)
    return title, tuple(_lines(survey, page, answers, language))


def _lines(survey: Survey, page: int, answers: Answers, language: str) -> Iterator[Line]:
    for question in asked_on(survey, page, answers):
        for item in items_of(question):
            words = in_language(item.words, language)
            answer = answers.get(item.id)
            shown = said("not_answered", language) if answer is None else _in_words(item, answer, language)
            yield Line(words, shown)


def _in_words(item: Item, answer: Answer, language: str) -> str:
    codes = answer if isinstance(answer, list) else [as_text(answer)]
    chosen = [item.question.choice(code) for code in codes]
    if not item.question.choices:
        return as_text(answer)
    return "; ".join(in_language(c.words, language) for c in chosen if c is not None)

"""Answering: which questions are asked of someone, and whether what they said is an answer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tenure.returns.survey.questions import (
    ON_A_SCALE,
    WITH_CHOICES,
    Item,
    Question,
    Survey,
    in_language,
    items_of,
)
from tenure.returns.survey.words import USUAL, said

Answer = str | float | list[str]
Answers = Mapping[str, Answer]
"""Answers by the name of their item: a code, codes, a number or a text."""

Sent = Mapping[str, Sequence[str]]
"""What a form sends: texts by name."""

_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
LONGEST_SHOWN: Final = 60


class NotAsked(ValueError):
    """An answer was sent to a question that the page does not ask; its name is the argument."""


@dataclass(frozen=True)
class Said:
    """What one page was answered with.

    answers  what can be kept, also where something else is at fault.
    faults   a sentence by the name of the item at fault.
    """

    answers: Answers
    faults: Mapping[str, str] = field(default_factory=dict)


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether a question is asked of someone with these earlier answers."""
    if question.only_if is None:
        return True
    given = answers.get(question.only_if.question)
    codes = given if isinstance(given, list) else [given]
    return any(code in question.only_if.codes for code in codes)


def asked(survey: Survey, answers: Answers) -> tuple[Question, ...]:
    """Every question that is asked, in order; an answer that is not asked for leads to no further one."""
    found: list[Question] = []
    so_far: dict[str, Answer] = {}
    for question in survey.questions:
        if is_asked(question, so_far):
            found.append(question)
            so_far |= {i.id: answers[i.id] for i in items_of(question) if i.id in answers}
    return tuple(found)


def only_asked(survey: Survey, answers: Answers) -> dict[str, Answer]:
    """The answers to what is asked; others are left out."""
    names = {item.id for question in asked(survey, answers) for item in items_of(question)}
    return {name: answer for name, answer in answers.items() if name in names}


def pages_asked(survey: Survey, answers: Answers) -> tuple[int, ...]:
    """The numbers of the pages, from 1, on which something is asked."""
    keys = {question.key for question in asked(survey, answers)}
    return tuple(n for n, page in enumerate(survey.pages, 1) if any(q.key in keys for q in page.questions))


def asked_on(survey: Survey, number: int, answers: Answers) -> tuple[Question, ...]:
    """The questions of one page that are asked."""
    keys = {question.key for question in asked(survey, answers)}
    return tuple(q for q in survey.pages[number - 1].questions if q.key in keys)


def answered(survey: Survey, number: int, sent: Sent, *, earlier: Answers, language: str = USUAL) -> Said:
    """What a page was answered with, looked over; NotAsked for a name that is no question of the page."""
    questions = asked_on(survey, number, earlier)
    items = {item.id: item for question in questions for item in items_of(question)}
    for name in sent:
        if name not in items and survey.item(name) is not None:
            raise NotAsked(name)
    answers: dict[str, Answer] = {}
    faults: dict[str, str] = {}
    for name, item in items.items():
        answer, fault = _looked_over(item, sent.get(name, ()), language)
        if answer is not None:
            answers[name] = answer
        if fault:
            faults[name] = fault
    return Said(answers, faults)


def missing(survey: Survey, answers: Answers, *, language: str = USUAL) -> dict[str, str]:
    """What must be answered and is not, by the name of its item."""
    return {
        item.id: _required(item, language)
        for question in asked(survey, answers)
        if question.required
        for item in items_of(question)
        if item.id not in answers
    }


def page_of(survey: Survey, name: str) -> int:
    """The number of the page that an item is on."""
    return next(
        n for n, p in enumerate(survey.pages, 1) for q in p.questions for i in items_of(q) if i.id == name
    )


def where_left(survey: Survey, answers: Answers) -> int | None:
    """The page at which somebody goes on: the first that lacks what it needs, or that after the last answer.

    A page of which nothing must be answered is passed over where a later one is answered; None at the end.
    """
    pages = pages_asked(survey, answers)
    furthest = max((page_of(survey, name) for name in only_asked(survey, answers)), default=0)
    lacking = {page_of(survey, name) for name in missing(survey, answers)}
    return next((page for page in pages if page in lacking or page > furthest), None)


def _looked_over(item: Item, texts: Sequence[str], language: str) -> tuple[Answer | None, str]:
    given = [text for text in (_plain(t) for t in texts) if text]
    if not given:
        return None, _required(item, language) if item.question.required else ""
    if item.question.kind == "multiple":
        return _chosen(item, given, language)
    if item.question.kind in WITH_CHOICES | ON_A_SCALE:
        codes, fault = _chosen(item, given[:1], language)
        return (codes[0] if isinstance(codes, list) else None), fault
    if item.question.kind == "number":
        return _number(item, given[0], language)
    return _text(item, given[0], language)


def _plain(text: str) -> str:
    """Without control characters other than a new line, and without spaces around it."""
    return "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable()).strip()


def _chosen(item: Item, codes: Sequence[str], language: str) -> tuple[Answer | None, str]:
    known = [c.code for c in item.question.choices]
    if any(code not in known for code in codes):
        return None, said("not_a_choice", language, question=short(item.question, language))
    return [code for code in known if code in codes], ""


def _number(item: Item, text: str, language: str) -> tuple[Answer | None, str]:
    question, words = item.question, short(item.question, language)
    plain = text.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return None, said("not_a_number", language, question=words)
    value = float(plain)
    if question.least is not None and value < question.least:
        return None, said("too_low", language, question=words, value=text, least=f"{question.least:g}")
    if question.most is not None and value > question.most:
        return None, said("too_high", language, question=words, value=text, most=f"{question.most:g}")
    return value, ""


def _text(item: Item, text: str, language: str) -> tuple[Answer | None, str]:
    longest = item.question.longest
    if len(text) > longest:
        words = short(item.question, language)
        return None, said(
            "too_long", language, question=words, letters=f"{len(text):,}", longest=f"{longest:,}"
        )
    return text, ""


def _required(item: Item, language: str) -> str:
    words = short(item.question, language)
    if item.statement is None:
        return said("required", language, question=words)
    statement = in_language(item.statement.words, language).rstrip(".")
    return said("required_grid", language, question=words, statement=statement)


def short(question: Question, language: str) -> str:
    """A question as a message repeats it."""
    words = in_language(question.words, language).rstrip("?:. ")
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"


def faults_in(survey: Survey, answers: Answers, *, language: str = USUAL) -> Iterator[tuple[str, str]]:
    """What is wrong with a whole set of answers from elsewhere: each item's name and a sentence."""
    for name in answers:
        if survey.item(name) is None:
            yield name, said("not_asked", language, name=name)
    wanted = only_asked(survey, answers)
    for name, answer in answers.items():
        item = survey.item(name)
        if item is None:
            continue
        if name not in wanted:
            yield name, said("not_asked", language, name=short(item.question, language))
            continue
        texts = answer if isinstance(answer, list) else [as_text(answer)]
        fault = _looked_over(item, texts, language)[1]
        if fault:
            yield name, fault
    yield from missing(survey, answers, language=language).items()


def as_text(answer: Answer) -> str:
    """An answer as a form shows it: 3 and not 3.0."""
    if isinstance(answer, float | int):
        return f"{answer:g}" if math.isfinite(answer) else ""
    return "; ".join(answer) if isinstance(answer, list) else answer

"""What a shape cannot say of a survey: keys used once, scales that exist, conditions that can be met,
translations that are there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tenure.returns.survey.questions import (
    MAY_DECIDE,
    ON_A_SCALE,
    WITH_CHOICES,
    Question,
    Survey,
    Words,
)
from tenure.returns.survey.reading import Document, Fault, shape_faults, survey_of
from tenure.returns.survey.words import known_languages

FEWEST_CHOICES = 2


def check(document: Document) -> list[Fault]:
    """Everything to put right or to know in a survey's document, errors first."""
    faults = shape_faults(document)
    if not faults:
        survey = survey_of(document)
        faults = [fault for look in _LOOKS for fault in look(survey)]
    return sorted(faults, key=lambda fault: fault.severity != "error")


def errors_in(document: Document) -> list[Fault]:
    """Only what must be put right before the survey can be published."""
    return [fault for fault in check(document) if fault.severity == "error"]


def _places(survey: Survey) -> Iterator[tuple[str, int, Question]]:
    for number, page in enumerate(survey.pages, start=1):
        for at, question in enumerate(page.questions, start=1):
            yield f"pages {number} ({page.key}), questions {at} ({question.key})", number, question


def _keys_used_once(survey: Survey) -> Iterator[Fault]:
    named: dict[str, list[str]] = {
        "pages": [p.key for p in survey.pages],
        "questions": [q.key for q in survey.questions],
        "scales": [s.key for s in survey.scales],
        "languages": list(survey.languages),
    }
    for scale in survey.scales:
        named[f"scale {scale.key}, choices"] = [c.code for c in scale.choices]
    for place, _, q in _places(survey):
        named[f"{place}, statements"] = [s.key for s in q.statements]
        if q.kind in WITH_CHOICES:
            named[f"{place}, choices"] = [c.code for c in q.choices]
    for place, keys in named.items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Fault(place, f"{key} is used {times} times.", "Give each its own.")


def _parts_go_with_kind(survey: Survey) -> Iterator[Fault]:
    scales = {s.key for s in survey.scales}
    for place, _, q in _places(survey):
        for wrong, says, fix in (
            (
                q.kind in WITH_CHOICES and q.about != "partner" and len(q.choices) < FEWEST_CHOICES,
                "It has fewer than two choices.",
                "Give the answers that people can choose.",
            ),
            (
                q.kind in ON_A_SCALE and q.scale not in scales,
                f"There is no scale called {q.scale or '(nothing)'}.",
                f"Use one of: {', '.join(sorted(scales)) or 'none is given yet'}.",
            ),
            (q.kind == "grid" and not q.statements, "The grid has no statements.", "Give its rows."),
            (
                q.kind != "grid" and bool(q.statements),
                "Only a grid has statements.",
                "Take them out, or make it a grid.",
            ),
            (
                q.kind not in WITH_CHOICES | ON_A_SCALE and bool(q.choices),
                f"A {q.kind} has no choices.",
                "Take them out, or make it a single choice.",
            ),
            (
                bool(q.about) and q.kind != "single",
                "What says something of the person must be a single choice.",
                "Make it one.",
            ),
            (
                q.least is not None and q.most is not None and q.least > q.most,
                "The least is more than the most.",
                "Change one of them.",
            ),
        ):
            if wrong:
                yield Fault(place, says, fix)


def _said_once(survey: Survey) -> Iterator[Fault]:
    for what, times in Counter(q.about for q in survey.questions if q.about).items():
        if times > 1:
            yield Fault("pages", f"{times} questions ask for the {what}.", "Keep one of them.")


def _conditions_can_be_met(survey: Survey) -> Iterator[Fault]:
    """A condition looks back only, so that no questions can wait for one another."""
    page_of = {q.key: number for _, number, q in reversed(list(_places(survey)))}
    for place, number, q in _places(survey):
        if q.only_if is None:
            continue
        at = f"{place}, only_if"
        target = survey.question(q.only_if.question)
        if target is None:
            yield Fault(
                at, f"There is no question called {q.only_if.question}.", "Name one on an earlier page."
            )
        elif target.key == q.key:
            yield Fault(at, "It depends on itself.", "Name a question on an earlier page.")
        elif page_of[target.key] >= number:
            where = "the same page" if page_of[target.key] == number else "a later page"
            yield Fault(
                at,
                f"{target.key} is on {where}: its answer is not known yet, and two could wait in a circle.",
                "Move this question to a later page than that one.",
            )
        else:
            yield from _codes_exist(target, q.only_if.codes, at)


def _codes_exist(target: Question, codes: tuple[str, ...], at: str) -> Iterator[Fault]:
    if target.kind not in MAY_DECIDE:
        yield Fault(
            at,
            f"{target.key} is a {target.kind}.",
            "A question may depend on a single, multiple or scale question.",
        )
        return
    known = [c.code for c in target.choices]
    for code in codes:
        if code not in known and target.about != "partner":
            yield Fault(at, f"{target.key} has no answer {code}.", f"Its answers are: {', '.join(known)}.")


def _translations_are_there(survey: Survey) -> Iterator[Fault]:
    for language in survey.languages:
        if language not in known_languages():
            have = ", ".join(known_languages())
            yield Fault(
                "languages",
                f"The words on buttons and messages are not there in {language}.",
                f"They are there in: {have}. English stands in for them.",
                "query",
            )
    for place, words in _all_words(survey):
        for language in survey.languages:
            if words and not words.get(language):
                yield Fault(place, f"The words in {language} are missing.", "Add them.", "query")


def _all_words(survey: Survey) -> Iterator[tuple[str, Words]]:
    yield "title", survey.title
    yield "introduction", survey.introduction
    for scale in survey.scales:
        yield from ((f"scales ({scale.key}), choices ({c.code})", c.words) for c in scale.choices)
    for page in survey.pages:
        yield f"pages ({page.key}), title", page.title
        yield f"pages ({page.key}), introduction", page.introduction
    for place, _, q in _places(survey):
        yield f"{place}, words", q.words
        yield f"{place}, hint", q.hint
        yield from ((f"{place}, statements ({s.key})", s.words) for s in q.statements)
        if q.kind in WITH_CHOICES:
            yield from ((f"{place}, choices ({c.code})", c.words) for c in q.choices)


def missing_translations(survey: Survey) -> Mapping[str, int]:
    """How many texts are missing in each of the survey's languages."""
    found: dict[str, Any] = dict.fromkeys(survey.languages, 0)
    for _, words in _all_words(survey):
        for language in survey.languages:
            found[language] += bool(words) and not words.get(language)
    return found


_LOOKS: tuple[Callable[[Survey], Iterator[Fault]], ...] = (
    _keys_used_once,
    _parts_go_with_kind,
    _said_once,
    _conditions_can_be_met,
    _translations_are_there,
)

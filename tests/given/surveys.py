"""Surveys made for a test: say only what it is about."""

from __future__ import annotations

from typing import Any

AGREE = [
    {"code": str(n), "value": n, "words": {"en": words}}
    for n, words in enumerate(
        ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"), start=1
    )
]
"""A scale of five."""


def a_question(key: str = "cases", kind: str = "text", **more: Any) -> dict[str, Any]:
    """A question as a survey file has it."""
    usual: dict[str, Any] = {"key": key, "kind": kind, "words": {"en": f"What about {key}?"}}
    if kind in ("single", "multiple"):
        usual["choices"] = [
            {"code": code, "words": {"en": code.capitalize()}} for code in ("yes", "no", "other")
        ]
    if kind in ("scale", "grid"):
        usual["scale"] = "agree"
    if kind == "grid":
        usual["statements"] = [
            {"key": "calm", "words": {"en": "I am calm."}},
            {"key": "tired", "words": {"en": "I am tired."}, "turned": True},
        ]
    return usual | more


def a_page(*questions: dict[str, Any], key: str = "page") -> dict[str, Any]:
    """A page as a survey file has it."""
    return {"key": key, "title": {"en": key.capitalize()}, "questions": list(questions or (a_question(),))}


def a_survey(*pages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A survey file's content."""
    return {
        "key": "made-for-a-test",
        "version": 1,
        "languages": ["en"],
        "title": {"en": "Made for a test"},
        "introduction": {"en": "It asks little."},
        "owner": "Nobody",
        "source": "Made up",
        "licence": "MIT",
        "scales": [{"key": "agree", "choices": AGREE}],
        "pages": list(pages or (a_page(),)),
    } | more


WHERE = a_question(
    "employer",
    "single",
    about="partner",
    choices=[{"code": "other", "words": {"en": "Another"}}],
)
"""Who employs someone: the partners are filled in when a wave is opened."""


def a_wave(document: dict[str, Any] | None = None, *, by: Any = None, **opening: Any) -> Any:
    """A wave that takes answers, opened by a command unless somebody is named."""
    from tenure.partnership.actions import surveys
    from tenure.partnership.may import HOLDER

    by = by or HOLDER
    design = surveys.make_design(document=document or a_survey(), by=by)
    design = surveys.publish_design(design=design, by=by)
    said = {"name": "Autumn", "mode": "anonymous", "openly": opening.get("mode") != "linked"} | opening
    return surveys.open_wave(design=design, opening=surveys.Opening(**said), by=by)


def some_answers(wave: Any, number: int, **answers: Any) -> None:
    """So many people's answers, all the same unless a list gives each their own."""
    from tenure.partnership.actions.answering import add_answer

    for at in range(number):
        own = {
            name: value[at % len(value)] if isinstance(value, tuple) else value
            for name, value in answers.items()
        }
        add_answer(wave, {name.replace("__", "."): value for name, value in own.items()})

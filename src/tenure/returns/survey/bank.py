"""The question bank that comes with Tenure: surveys to send as they are, or to take pages from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tenure.returns.survey.questions import Survey
from tenure.returns.survey.reading import Document, document_in, survey_of
from tenure.terms.problems import UsedWrongly

KEYS: Final = ("retention-factors", "wellbeing-pulse", "skills-gap")
"""The surveys of the bank, by key."""


@cache
def document(key: str) -> Document:
    """A survey of the bank as data; UsedWrongly where there is none of that key."""
    if key not in KEYS:
        raise UsedWrongly(f"The question bank has no survey called {key}. It has: {', '.join(KEYS)}.")
    data = files("tenure.returns.survey").joinpath("data", f"{key}.toml").read_bytes()
    return document_in(data, name=f"{key}.toml")


@cache
def survey(key: str) -> Survey:
    """A survey of the bank."""
    return survey_of(document(key))


def put_together(
    key: str, title: str, introduction: str, *, pages: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """A new survey's document from pages of the bank, each named by its survey and its own key.

    A condition on a question of a page that was not taken is left out: the question is then asked of all.
    """
    taken = [(document(of), _page(document(of), name)) for of, name in pages]
    if not taken:
        raise UsedWrongly("No page was chosen. Choose one or more pages of the question bank.")
    scales: dict[str, Any] = {}
    for of, page in taken:
        used = {q.get("scale") for q in page["questions"]}
        scales |= {s["key"]: s for s in of.get("scales", ()) if s["key"] in used}
    known: set[str] = set()
    kept: dict[str, dict[str, Any]] = {}
    for _, page in taken:
        kept.setdefault(page["key"], {**page, "questions": [_kept(q, known) for q in page["questions"]]})
        known |= {q["key"] for q in page["questions"]}
    made: dict[str, Any] = {
        "key": key,
        "version": 1,
        "languages": ["en"],
        "title": {"en": title},
        "introduction": {"en": introduction},
        "owner": "The partnership",
        "source": "; ".join(dict.fromkeys(str(of["source"]) for of, _ in taken)),
        "licence": "; ".join(dict.fromkeys(str(of["licence"]) for of, _ in taken)),
        "pages": list(kept.values()),
    }
    return made | ({"scales": list(scales.values())} if scales else {})


def _page(of: Document, name: str) -> Mapping[str, Any]:
    found = next((page for page in of["pages"] if page["key"] == name), None)
    if found is None:
        raise UsedWrongly(f"{of['key']} has no page called {name}. Choose one that is shown.")
    page: Mapping[str, Any] = found
    return page


def _kept(question: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    condition = question.get("only_if")
    if condition and condition["question"] not in known:
        return {name: value for name, value in question.items() if name != "only_if"}
    return dict(question)

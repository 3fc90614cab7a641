"""Changing a draft: each change takes a survey's document and gives a new one."""

from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from typing import Any, Final

from tenure.returns.survey.reading import Document
from tenure.terms.problems import UsedWrongly

Draft = dict[str, Any]
_INDENT: Final = 2


def fingerprint(document: Document) -> str:
    """What a version is known by: the hash of everything in it."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def exported(document: Document) -> str:
    """A survey's document as a JSON file, which can be read again."""
    return json.dumps(document, ensure_ascii=False, indent=_INDENT) + "\n"


def copied(document: Document, *, version: int) -> Draft:
    """A draft of the next version, the same but for its number."""
    return {**deepcopy(dict(document)), "version": version}


def with_question(document: Document, page: str, question: Draft, *, instead_of: str = "") -> Draft:
    """A question added at the end of a page, or put where another stood."""
    changed = deepcopy(dict(document))
    questions = _page(changed, page)["questions"]
    if instead_of:
        questions[_place(questions, instead_of)] = question
    else:
        questions.append(question)
    return changed


def without_question(document: Document, key: str) -> Draft:
    """A question taken out, and its page with it where it was the last."""
    changed = deepcopy(dict(document))
    page = page_with(changed, key)
    page["questions"] = [q for q in page["questions"] if q["key"] != key]
    changed["pages"] = [p for p in changed["pages"] if p["questions"]]
    if not changed["pages"]:
        raise UsedWrongly("This is the only question. Add another before you take it out.")
    return changed


def moved_up(document: Document, key: str) -> Draft:
    """A question one place earlier; the first of a page goes to the end of the page before."""
    changed = deepcopy(dict(document))
    page = page_with(changed, key)
    questions, at = page["questions"], _place(page["questions"], key)
    if at:
        questions[at - 1], questions[at] = questions[at], questions[at - 1]
        return changed
    number = changed["pages"].index(page)
    if not number:
        raise UsedWrongly("This is the first question already. Move another one up instead.")
    changed["pages"][number - 1]["questions"].append(questions.pop(0))
    changed["pages"] = [p for p in changed["pages"] if p["questions"]]
    return changed


def with_page(document: Document, key: str, title: str, question: Draft) -> Draft:
    """A page added at the end, with its first question."""
    changed = deepcopy(dict(document))
    language = changed["languages"][0]
    changed["pages"].append({"key": key, "title": {language: title}, "questions": [question]})
    return changed


def page_with(document: Document, key: str) -> Draft:
    """The page that a question stands on."""
    for page in document["pages"]:
        if any(q["key"] == key for q in page["questions"]):
            found: Draft = page
            return found
    raise UsedWrongly(f"There is no question called {key}. Choose one that is shown.")


def _page(document: Draft, key: str) -> Draft:
    found: Draft | None = next((p for p in document["pages"] if p["key"] == key), None)
    if found is None:
        raise UsedWrongly(f"There is no page called {key}. Choose one that is shown.")
    return found


def _place(questions: list[Draft], key: str) -> int:
    place = next((at for at, q in enumerate(questions) if q["key"] == key), None)
    if place is None:
        raise UsedWrongly(f"There is no question called {key} on that page. Choose one that is shown.")
    return place

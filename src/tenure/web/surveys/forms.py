"""What a lead fills in about a survey: a new one, a question, a wave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.utils.text import slugify

from tenure.partnership.models.surveys import ANONYMOUS, MODES
from tenure.returns.survey import bank
from tenure.returns.survey.questions import FACTORS, KINDS, MAY_DECIDE, WITH_CHOICES

TURNED: Final = "(turned)"
"""What follows a statement that is bad news to agree with."""
_LINE: Final = re.compile(r"(?:(?P<code>[A-Za-z0-9][A-Za-z0-9-]{0,39})\s*=\s*)?(?P<words>.+)")


class NewForm(forms.Form):
    """A new survey: from a file, or from pages of the bank."""

    title = forms.CharField(required=False, max_length=200)
    introduction = forms.CharField(required=False, max_length=2000)
    pages = forms.MultipleChoiceField(required=False, choices=())
    file = forms.FileField(required=False, max_length=None)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        pages = self.fields["pages"]
        assert isinstance(pages, forms.MultipleChoiceField)
        pages.choices = [
            (f"{key}/{page.key}", page.title["en"]) for key in bank.KEYS for page in bank.survey(key).pages
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("file"):
            return said
        if not said.get("title"):
            self.add_error("title", "The title is missing. Give one, or choose a file.")
        if not said.get("introduction"):
            self.add_error("introduction", "The introduction is missing. Say what the survey is for.")
        if not said.get("pages") and "pages" not in self.errors:
            self.add_error("pages", "No page was chosen. Choose one or more.")
        return said

    def document(self) -> dict[str, Any]:
        """The new survey from the bank."""
        said = self.cleaned_data
        pages = [tuple(name.split("/", 1)) for name in said["pages"]]
        key = slugify(said["title"])[:40].strip("-") or "survey"
        key = key if key[0].isalpha() else f"survey-{key}"[:40]
        return bank.put_together(key, said["title"], said["introduction"], pages=pages)


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        error_messages={
            "required": "No file was chosen. Choose the file that you want to send.",
            "empty": "The file is empty. Choose the file that you want to send.",
            "missing": "The file did not arrive. Choose it again.",
        },
        max_length=None,
    )


class QuestionForm(forms.Form):
    """One question of a draft. Its words in other languages stay as they are."""

    page = forms.CharField(required=False, max_length=40)
    new_page = forms.CharField(required=False, max_length=200)
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    words = forms.CharField(
        max_length=2000,
        error_messages={"required": "The question is missing. Write it as people will read it."},
    )
    hint = forms.CharField(required=False, max_length=2000)
    choices = forms.CharField(required=False, max_length=10_000)
    scale = forms.CharField(required=False, max_length=40)
    statements = forms.CharField(required=False, max_length=10_000)
    required = forms.BooleanField(required=False)
    least = forms.FloatField(required=False)
    most = forms.FloatField(required=False)
    factor = forms.ChoiceField(required=False, choices=[("", "None"), *FACTORS.items()])
    only_if = forms.CharField(required=False, max_length=40)
    only_if_is = forms.CharField(required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("page") and not said.get("new_page"):
            self.add_error("page", "No page was chosen. Choose one, or name a new page.")
        return said

    def question(self, document: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
        """The question as a survey file has it; what the form does not ask stays as it was."""
        said, language = self.cleaned_data, document["languages"][0]
        made = dict(before or {}) | {
            "kind": said["kind"],
            "words": _words(before, "words", language, said["words"]),
        }
        made.setdefault("key", _new_key(document, said["words"]))
        for name in (
            "hint",
            "choices",
            "scale",
            "statements",
            "required",
            "least",
            "most",
            "factor",
            "only_if",
        ):
            made.pop(name, None)
        made |= dict(self._optional(before, language))
        return made

    def _optional(self, before: Mapping[str, Any] | None, language: str) -> Iterator[tuple[str, Any]]:
        said = self.cleaned_data
        if said["hint"]:
            yield "hint", _words(before, "hint", language, said["hint"])
        if said["kind"] in WITH_CHOICES and said["choices"].strip():
            yield "choices", list(_members(before, "choices", language, said["choices"]))
        if said["kind"] in ("scale", "grid"):
            yield "scale", said["scale"]
        if said["kind"] == "grid" and said["statements"].strip():
            yield "statements", list(_members(before, "statements", language, said["statements"]))
        if said["kind"] == "number":
            yield from ((name, said[name]) for name in ("least", "most") if said[name] is not None)
        if said["required"]:
            yield "required", True
        if said["factor"]:
            yield "factor", said["factor"]
        if said["only_if"]:
            codes = [code for code in re.split(r"[\s,;]+", said["only_if_is"]) if code]
            yield "only_if", {"question": said["only_if"], "is": codes}


def _words(before: Mapping[str, Any] | None, name: str, language: str, text: str) -> dict[str, str]:
    return {**((before or {}).get(name) or {}), language: text}


def _new_key(document: Mapping[str, Any], words: str) -> str:
    known = {q["key"] for page in document["pages"] for q in page["questions"]}
    start = re.sub(r"^[^a-z]+", "", slugify(words))[:30].strip("-") or "question"
    return next(key for key in (start, *(f"{start}-{n}" for n in range(2, 1000))) if key not in known)


def _members(
    before: Mapping[str, Any] | None, name: str, language: str, text: str
) -> Iterator[dict[str, Any]]:
    """Choices or statements from lines: "yes = Yes", or the words alone."""
    called = "code" if name == "choices" else "key"
    known = {each[called]: each for each in (before or {}).get(name, ())}
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        code = found["code"] or f"a{number}"
        words = found["words"].strip()
        made = dict(known.get(code, {})) | {called: code}
        made.pop("turned", None)
        if name == "statements" and words.endswith(TURNED):
            words, made["turned"] = words.removesuffix(TURNED).strip(), True
        yield made | {"words": {**made.get("words", {}), language: words}}


def initial(document: Mapping[str, Any], page: str, question: Mapping[str, Any]) -> dict[str, Any]:
    """A question as the form shows it."""
    language = document["languages"][0]
    condition = question.get("only_if") or {}
    return {
        "page": page,
        "kind": question["kind"],
        "words": question["words"].get(language, ""),
        "hint": question.get("hint", {}).get(language, ""),
        "choices": _lines(question.get("choices", ()), "code", language),
        "scale": question.get("scale", ""),
        "statements": _lines(question.get("statements", ()), "key", language),
        "required": question.get("required", False),
        "least": question.get("least"),
        "most": question.get("most"),
        "factor": question.get("factor", ""),
        "only_if": condition.get("question", ""),
        "only_if_is": ", ".join(condition.get("is", ())),
    }


def _lines(members: Any, called: str, language: str) -> str:
    return "\n".join(
        f"{m[called]} = {m['words'].get(language, '')}{f' {TURNED}' if m.get('turned') else ''}"
        for m in members
    )


def deciding(document: Mapping[str, Any]) -> list[str]:
    """The questions that another may depend on."""
    return [q["key"] for page in document["pages"] for q in page["questions"] if q["kind"] in MAY_DECIDE]


class OpenForm(forms.Form):
    """How a wave is sent."""

    name = forms.CharField(
        max_length=60, error_messages={"required": "The wave has no name. Give it one, such as Autumn 2026."}
    )
    mode = forms.ChoiceField(choices=list(MODES.items()), initial=ANONYMOUS)
    closes_on = forms.DateField(
        required=False,
        error_messages={"invalid": "The closing day is no date. Choose a day, or leave it out."},
    )
    openly = forms.BooleanField(required=False)
    to_partners = forms.BooleanField(required=False)


class InviteForm(forms.Form):
    """Addresses, one on a line; they are not kept."""

    addresses = forms.CharField(
        max_length=60_000, error_messages={"required": "No address was given. Write one on each line."}
    )


class LinksForm(forms.Form):
    """How many links to hand out oneself."""

    number = forms.IntegerField(
        error_messages={
            "required": "The number is missing. Say how many links.",
            "invalid": "Write a whole number.",
        }
    )

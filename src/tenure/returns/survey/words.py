"""The fixed words of answering: buttons, promises and messages, in every language that somebody has given."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

USUAL: Final = "en"
NAMES: Final[Mapping[str, str]] = {"en": "English", "cy": "Cymraeg"}
"""Each language by its own name; another shows its letters until its name is added here."""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = files("tenure.returns.survey").joinpath("data", "words.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


def known_languages() -> tuple[str, ...]:
    """The languages that the fixed words are there in."""
    return tuple(_words())


def keys() -> tuple[str, ...]:
    """The name of every fixed text."""
    return tuple(_words()[USUAL])


def missing(language: str) -> tuple[str, ...]:
    """The fixed texts that are not there in a language."""
    return tuple(key for key in keys() if key not in _words().get(language, {}))


def said(key: str, language: str, **parts: object) -> str:
    """A fixed text in that language, in English where it is missing there."""
    text = _words().get(language, {}).get(key) or _words()[USUAL][key]
    return text.format(**parts)


def name_of(language: str) -> str:
    """A language by its own name."""
    return NAMES.get(language, language)

"""TOML that somebody sent: its values, or a sentence where it is none or is made to be slow to read."""

from __future__ import annotations

import re
import tomllib
from itertools import accumulate
from typing import Any, Final

from tenure.terms.problems import Unreadable

MOST_WORK: Final = 1_000_000
"""Full stops outside words, squared line by line and summed: each could be one table inside another, for
which the reader of TOML takes time and memory by the square. A million takes it half a second; a framework
of a thousand activities has some thousands."""

_WORDS: Final = re.compile(
    r'"""(?>[^"\\]+|\\.|"{1,2}(?!"))*+(?:""")?'
    r"|'''(?>[^']+|'{1,2}(?!'))*+(?:''')?"
    r'|"(?>[^"\\\n]+|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+",
    re.DOTALL,
)
"""Text in quotation marks, and remarks. One that is never closed goes as far as it can, for speed's sake."""


def values_of(text: str, *, name: str) -> dict[str, Any]:
    """The values that a text in TOML gives; `name` is what sentences call it. Raises Unreadable."""
    if deep := _deep_line(text):
        raise Unreadable(
            f"{name} has too many full stops outside words, up to line {deep}. "
            "Write tables on lines of their own."
        )
    try:
        return tomllib.loads(text)
    except RecursionError as problem:
        raise Unreadable(f"{name} holds lists in lists without end. Take them out.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise Unreadable(f"{name} cannot be read as TOML: {problem}. Mend it there.") from problem
    except ValueError as problem:  # a whole number of thousands of digits
        raise Unreadable(f"{name} cannot be read as TOML: a number is too long. Mend it.") from problem


def _deep_line(text: str) -> int | None:
    """The line by which it has more full stops outside words than any text has that is there to be read."""
    bare = _WORDS.sub(lambda found: "\n" * found[0].count("\n"), text)
    work = accumulate(line.count(".") ** 2 for line in bare.split("\n"))
    return next((number for number, done in enumerate(work, 1) if done > MOST_WORK), None)

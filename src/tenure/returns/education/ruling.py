"""How a rule of the education return is written: about one file, with a code of its own to quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tenure.returns.education.fields import FIELDS, File
from tenure.returns.findings import OUTSIDE
from tenure.returns.rules import Judge, Rule, rule
from tenure.terms.sources import OUR_READING


@dataclass(frozen=True)
class Fault:
    """One fault that stands where a mask cannot say: above the records, in a heading, in a row's width.

    field   the name of what to look at.     row   the record; OUTSIDE where it stands in none.
    line    where it stands; 0 where it is in no line.
    """

    field: str
    value: str = ""
    row: int = OUTSIDE
    line: int = 0


def education_rule(code: str, file: File, *reads: str, **how: Any) -> Callable[[Judge], Rule]:
    """Make the function below it a rule: `says`, `fix` and the rest as `Rule` has them.

    reads   the fields it looks at; a finding stands at the first.
    """
    first = FIELDS[file].get(reads[0]) if reads else None
    column = first.heading if first else reads[0].capitalize() if reads else ""
    usual: dict[str, Any] = {"source": OUR_READING, "column": column}
    return rule(code, **{**usual, **how}, file=file, reads=reads)

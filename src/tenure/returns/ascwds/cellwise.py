"""Rules that hold of one cell and are alike for many: a text of some length, one of a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from tenure.returns.ascwds.fields import FIELDS, File, field_of
from tenure.returns.ascwds.ruling import service_rule
from tenure.returns.ascwds.table import Table, Tables
from tenure.returns.columns import Mask
from tenure.returns.rules import Rule


def is_blank_or_too_long(w: Table, field: str) -> Mask:
    """Longer than the field may be, or blank where it is needed."""
    of = FIELDS[w.file][field]
    too_long = w.longer_than(field, of.most or 0)
    return too_long | ~w.filled(field) if of.needed == "always" else too_long


def is_no_answer(w: Table, field: str) -> Mask:
    """Not to the letter one of the codes that the field takes; a blank is none of its faults."""
    return w.odd(field) | w.inexact(field)


def text_rule(file: File, number: int, column: str, *, fix: str, **how: Any) -> Rule:
    """The rule that a text is there where it is needed, and is not too long."""
    condition = "blank-or-too-long" if FIELDS[file][column].needed == "always" else "too-long"
    words = partial(_length, file=file, name=column)
    made = service_rule(
        file, number, column, condition, each=(column,), says="{field} {wrong}.", fix=fix, words=words, **how
    )
    return made(is_blank_or_too_long)


def answer_rule(file: File, number: int, column: str, *, fix: str, **how: Any) -> Rule:
    """The rule that a cell holds one of the answers of its field, or nothing."""
    usual: dict[str, Any] = {
        "word": "warning",
        "says": "{value} is no answer to {field}; the service ignores it.",
    }
    made = service_rule(file, number, column, "no-answer", each=(column,), fix=fix, **{**usual, **how})
    return made(is_no_answer)


def _length(tables: Tables, row: int, *, file: File, name: str) -> Mapping[str, str]:
    text, field = tables[file].texts(name)[row], field_of(file, name)
    most = field.most if field else 0
    return {"wrong": f"has {len(text)} letters, and {most} are the most" if text.strip() else "is blank"}

"""Rules about single cells, made for each file from its fields: blanks, words, days, numbers, length."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.education.fields import FIELDS, Field, File
from tenure.returns.education.ruling import education_rule
from tenure.returns.education.table import Table, Tables
from tenure.returns.rules import Rule, Words
from tenure.terms.sources import EDUCATION_RETURN


def _named(file: File, which: Callable[[Field], bool]) -> tuple[str, ...]:
    return tuple(name for name, field in FIELDS[file].items() if which(field))


def _made(
    code: str, file: File, names: tuple[str, ...], judge: Callable[[Table, str], Mask], **how: str
) -> Rule:
    source = EDUCATION_RETURN.at(f"{file} file")
    made = education_rule(code, file, scope="cell", each=names, source=source, **how)
    return made(judge)


def blank_rule(code: str, file: File) -> Rule:
    """Cells that must be filled and are not."""

    def is_blank(t: Table, name: str) -> Mask:
        return ~t.filled(name)

    names = _named(file, lambda field: field.needed)
    return _made(code, file, names, is_blank, says="{field} is blank.", fix="Fill it in.")


def word_rule(code: str, file: File) -> Rule:
    """Cells that hold none of the words of their field."""

    def is_no_word(t: Table, name: str) -> Mask:
        return t.odd(name)

    names = _named(file, lambda field: field.kind == "code")
    return _made(
        code, file, names, is_no_word,
        says="{value} is not one of the words for {field}.",
        fix="Choose one from the list of the template's cell.",
    )  # fmt: skip


def day_rule(code: str, file: File) -> Rule:
    """Cells that hold no day where one should stand."""

    def is_no_day(t: Table, name: str) -> Mask:
        return t.odd(name)

    names = _named(file, lambda field: field.kind == "date")
    return _made(
        code, file, names, is_no_day,
        says="{value} is not a day.",
        fix="Write it as 2023-09-18 or 18/09/2023, with all four digits of the year.",
    )  # fmt: skip


def number_rule(code: str, file: File) -> Rule:
    """Cells that hold no whole number in the range of their field."""

    def is_no_number(t: Table, name: str) -> Mask:
        return t.odd(name)

    names = _named(file, lambda field: field.kind == "number")
    said = ", ".join(
        f"{FIELDS[file][n].heading} {FIELDS[file][n].low} to {FIELDS[file][n].high}" for n in names
    )
    return _made(
        code, file, names, is_no_number,
        says="{value} is not a whole number in the range of {field}.",
        fix=f"Give a whole number in its range: {said}.",
    )  # fmt: skip


def council_rule(code: str, file: File) -> Rule:
    """Cells that hold the number of no council."""

    def is_no_council(t: Table, name: str) -> Mask:
        return t.odd(name)

    names = _named(file, lambda field: field.kind == "partner")
    return _made(
        code, file, names, is_no_council,
        says="No council has the number {value}.",
        fix="Give the three digits that DfE uses, or leave it blank where the organisation is no council.",
    )  # fmt: skip


def length_rule(code: str, file: File) -> Rule:
    """Cells with more letters than their field holds."""

    def is_too_long(t: Table, name: str) -> Mask:
        most = t.field(name).most
        return np.array([len(text) > most for text in t.part.column(name)], np.bool_)

    names = _named(file, lambda field: field.kind in ("text", "key"))
    return _made(
        code, file, names, is_too_long,
        says="{field} has more letters than it holds: 200, or 40 of a number.",
        fix="Shorten it.",
    )  # fmt: skip


def counting_words(tell: Callable[[Tables, int], str]) -> Words:
    """Words for {wrong} in a rule's sentences."""

    def words(tables: Tables, row: int) -> Mapping[str, str]:
        return {"wrong": tell(tables, row)}

    return words

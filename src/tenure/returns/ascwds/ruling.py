"""How a rule of an ASC-WDS set is written: with the service's number and word, and a key of its own.

A number is not enough to name a rule: the three files share numbers, and several rules of one file do. So a
rule is named by file, number, column and condition, and the name stays when its words change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tenure.returns.ascwds.fields import FIELDS, File
from tenure.returns.findings import OUTSIDE
from tenure.returns.rules import Judge, Rule, Words, rule
from tenure.terms.sources import ASCWDS_RETURN, ASCWDS_SERVICE, OUR_READING, Source

Word = Literal["error", "warning", "completeness"]

POPULATIONS = {
    "every record": "every",
    "records that the service looks at": "looked_at",
    "records that stand": "standing",
}
"""Groups of records that a rule can be about: all; those with a status that is looked at; those not to go."""


@dataclass(frozen=True)
class Fault:
    """One fault that stands where a mask cannot say: in a header, in a row of another width, in a whole file.

    row     the record, counted from 0; OUTSIDE where it stands in none.
    field   the heading to look at.     line   where it stands; 0 where it is in no line.
    """

    field: str
    row: int = OUTSIDE
    line: int = 0
    value: str = ""


LOOKED_AT = "records that the service looks at"
STANDING = "records that stand"


def service_rule(
    file: File, number: int | str, column: str, condition: str, *, word: Word = "error", **how: Any
) -> Callable[[Judge], Rule]:
    """Make the function below it a rule of the service: `says`, `fix` and the rest as `Rule` has them.

    column     as the service names it; several are parted by a slash.
    condition  what is wrong, in a word or two.
    word       what the service says of it. Anything but an error may stand with a note.
    """
    names = _named(column)
    code = "-".join(part for part in (file, str(number), *names, condition) if part)
    reads = how.pop("reads", ()) or tuple(name for name in names if name in FIELDS[file]) or (column,)
    usual: dict[str, Any] = {
        "source": ASCWDS_SERVICE.at(f"{file} file, {number}"),
        "about": LOOKED_AT,
        "query": word != "error",
    }
    return rule(
        code,
        **{**usual, **how},
        reads=reads,
        file=file,
        number=str(number),
        column=column,
        service=word,
    )


def completeness_rule(
    file: File, number: str, column: str, condition: str, **how: Any
) -> Callable[[Judge], Rule]:
    """Make the function below it a rule of the local authority return: a query about records that stand."""
    source: Source = ASCWDS_RETURN.at(number)
    how = {"source": source, "about": STANDING, **how}
    return service_rule(file, number, column, condition, word="completeness", **how)


def own_rule(file: File, column: str, condition: str, **how: Any) -> Callable[[Judge], Rule]:
    """Make the function below it a rule of our own, that the service has not: a query unless it says."""
    names = _named(column)
    reads = how.pop("reads", ()) or tuple(name for name in names if name in FIELDS[file]) or (column,)
    code = "-".join((file, *names, condition))
    how = {"source": OUR_READING, "about": STANDING, "query": True, **how}
    return rule(code, **how, reads=reads, file=file, column=column)


def _named(column: str) -> list[str]:
    """The parts of a column as a rule's key has them; a list in words has none."""
    return [] if ", " in column else [part for part in column.strip("()").split("/") if part]


def telling(file: File, names: Sequence[str], tell: Callable[..., str]) -> Words:
    """Words for {wrong} in a rule's sentences: what `tell` says of the texts of these columns."""

    def words(tables: Any, row: int) -> Mapping[str, str]:
        return {"wrong": tell(*(tables[file].texts(name)[row] for name in names))}

    return words

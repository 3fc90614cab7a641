"""What checking found, written down so that a page opens without asking every rule again."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

import tenure
from tenure.returns.findings import Checked, Finding, Outcome
from tenure.returns.rules import Rule
from tenure.returns.sent import Place, Sent

FIRST: Final = 100
"""Findings of each rule that are written down in words: a page shows ten, a rule's own page a hundred."""

_JUDGING: Final = ("returns", "terms")
"""The rooms whose code decides what is found."""


@dataclass(frozen=True)
class Head:
    """What a return says of itself, without its rows."""

    kind: str
    name: str
    form: str
    encoding: str
    notices: tuple[str, ...]
    year: int | None
    title: str
    amount: str
    place_word: str
    records: int

    def __len__(self) -> int:
        return self.records


@dataclass(frozen=True, eq=False)
class _Later:
    """The cells of the return, read from the file only when something asks for one."""

    whole: Callable[[], Checked[Any, Any]]
    year: int | None

    def place(self, file: str, row: int, field: str) -> Place:
        place: Place = self.whole().table.place(file, row, field)
        return place

    def is_cell(self, field: str) -> bool:
        return bool(self.whole().table.is_cell(field))


@dataclass(frozen=True, eq=False, kw_only=True)
class KeptFindings(Checked[Any, Any]):
    """What was found, as it was written down: every count, and the first findings of each rule in words.

    first  those findings by rule.
    whole  gives the return checked anew, for findings that were not written down and for cells.
    """

    first: Mapping[str, tuple[Finding, ...]]
    whole: Callable[[], Checked[Any, Any]]

    def finding(self, outcome: Outcome, i: int) -> Finding:
        """The i-th finding of an outcome, in words."""
        written = self.first[outcome.rule.code]
        if i < len(written):
            return written[i]
        again = self.whole()
        same = next(one for one in again.outcomes if one.rule.code == outcome.rule.code)
        return again.finding(same, i)


@lru_cache(1)
def version() -> str:
    """What the rules are now: another one whenever any code that judges is another."""
    digest = hashlib.sha256()
    for room in _JUDGING:
        for path in sorted((Path(tenure.__file__).parent / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def written(checked: Checked[Any, Any]) -> bytes:
    """What was found, as bytes to keep. They hold cells of people: keep them as the return itself is kept."""
    said = {
        "head": asdict(_head_of(checked.sent)),
        "year": checked.table.year,
        "asked": checked.asked,
        "unasked": checked.unasked,
        "information": checked.information,
        "outcomes": [_outcome(checked, one) for one in checked.outcomes],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _head_of(sent: Sent) -> Head:
    said = {name: getattr(sent, name) for name in Head.__dataclass_fields__ if name != "records"}
    return Head(**said, records=len(sent))


def _outcome(checked: Checked[Any, Any], one: Outcome) -> dict[str, Any]:
    first = [asdict(checked.finding(one, i)) for i in range(min(FIRST, len(one)))]
    return {"rule": one.rule.code, "rows": _packed(one.rows), "broken": one.broken, "first": first}


def _packed(rows: NDArray[np.intp]) -> str:
    return base64.b64encode(zlib.compress(rows.astype("<i4").tobytes(), 1)).decode()


def _unpacked(rows: str) -> NDArray[np.intp]:
    return np.frombuffer(zlib.decompress(base64.b64decode(rows)), "<i4").astype(np.intp)


def read_back(data: bytes, rules: Mapping[str, Rule], whole: Callable[[], Checked[Any, Any]]) -> KeptFindings:
    """What was written down; `whole` checks the return anew where more is wanted of it than stands there."""
    said = json.loads(data)
    head = Head(**said["head"] | {"notices": tuple(said["head"]["notices"])})
    return KeptFindings(
        head,
        _Later(whole, said["year"]),
        tuple(
            Outcome(rules[one["rule"]], _unpacked(one["rows"]), broken=one["broken"])
            for one in said["outcomes"]
        ),
        said["asked"],
        tuple(said["unasked"]),
        tuple(said["information"]),
        first={one["rule"]: tuple(Finding(**each) for each in one["first"]) for one in said["outcomes"]},
        whole=whole,
    )

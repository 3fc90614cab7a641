"""Checking a return: every rule judges its file, or the files together, and what cannot run is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.returns.education import RULES
from tenure.returns.education.rows import Education
from tenure.returns.education.ruling import Fault
from tenure.returns.education.table import Table, Tables
from tenure.returns.findings import Checked, Outcome, outcome_of
from tenure.returns.rules import Rule

CheckedEducation = Checked[Education, Tables]
"""A return with what every rule made of it."""


def check(sent: Education, *, today: date, rules: Iterable[Rule] = RULES) -> CheckedEducation:
    """Judge a return by every rule that has what it needs.

    today   the day it is checked on; no later date is believed.
    """
    tables = Tables(sent, today=today)
    running = (rule for rule in rules if _has_what_it_needs(rule, tables))
    found = (outcome_of(rule, _JUDGED[rule.scope], rule, tables) for rule in running)
    return Checked(sent, tables, tuple(outcome for outcome in found if outcome is not None))


def _has_what_it_needs(rule: Rule, tables: Tables) -> bool:
    """Whether there is its file; for a rule between files, the students too."""
    if rule.scope == "return":
        return True
    return rule.file in tables and (rule.scope != "across" or "students" in tables)


def _made(rule: Rule, table: Table, faults: NDArray[np.bool_], field: str) -> Outcome | None:
    """The records at fault, but for those whose cells there could not be understood: they have a finding."""
    if len(faults) != len(table):
        raise ValueError("not one answer a record")
    for name in rule.reads if rule.scope != "cell" else ():
        if table.field(name).kind not in ("register", "text", "key"):
            faults = faults & ~table.odd(name)
    rows = faults.nonzero()[0]
    return Outcome(rule, rows, (field,) * len(rows)) if len(rows) else None


def _cells(rule: Rule, tables: Tables) -> Outcome | None:
    table = tables[rule.file]  # type: ignore[index]
    held = [name for name in rule.each if name in table.part.columns]
    parts = [(name, rule.judge(table, name).nonzero()[0]) for name in held]
    rows = np.concatenate([rows for _, rows in parts]) if parts else np.empty(0, np.intp)
    if not len(rows):
        return None
    fields = [name for name, found in parts for _ in range(len(found))]
    order = np.argsort(rows, kind="stable")
    return Outcome(rule, rows[order], tuple(fields[place] for place in order))


def _records(rule: Rule, tables: Tables) -> Outcome | None:
    table = tables[rule.file]  # type: ignore[index]
    return _made(rule, table, rule.judge(table), rule.reads[0])


def _across(rule: Rule, tables: Tables) -> Outcome | None:
    return _made(rule, tables[rule.file], rule.judge(tables), rule.reads[0])  # type: ignore[index]


def _file(rule: Rule, tables: Tables) -> Outcome | None:
    return _listed(rule, rule.judge(tables[rule.file].part))  # type: ignore[index]


def _whole(rule: Rule, tables: Tables) -> Outcome | None:
    return _listed(rule, rule.judge(tables))


def _listed(rule: Rule, faults: Iterable[Fault]) -> Outcome | None:
    found = list(faults)
    rows = np.array([fault.row for fault in found], np.intp)
    columns: dict[str, Any] = {
        "fields": tuple(fault.field for fault in found),
        "values": tuple(fault.value for fault in found),
        "lines": tuple(fault.line for fault in found),
    }
    return Outcome(rule, rows, **columns) if found else None


_JUDGED: Mapping[str, Callable[[Rule, Tables], Outcome | None]] = {
    "cell": _cells,
    "row": _records,
    "person": _records,
    "across": _across,
    "file": _file,
    "return": _whole,
}

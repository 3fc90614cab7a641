"""Checking a set: every rule judges its file, or the files together, and what cannot run is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds import RULES
from tenure.returns.ascwds.cells import key_of
from tenure.returns.ascwds.held import Held, after, assumed
from tenure.returns.ascwds.informing import information
from tenure.returns.ascwds.rows import Ascwds
from tenure.returns.ascwds.ruling import POPULATIONS, Fault
from tenure.returns.ascwds.table import Table, Tables, typed
from tenure.returns.findings import Checked, Outcome, outcome_of
from tenure.returns.rules import Rule

CheckedAscwds = Checked[Ascwds, Tables]
"""A set with what every rule made of it."""

_BESIDE_ONE_ANOTHER = ("workplace", "worker")


def check(
    sent: Ascwds,
    *,
    today: date,
    before: Ascwds | None = None,
    assume_held: bool = False,
    owned_elsewhere: Collection[str] = (),
    rules: Iterable[Rule] = RULES,
) -> CheckedAscwds:
    """Judge a set by every rule that has what it needs.

    today        the day it is checked on; no later date is believed.
    before       the set last accepted from the same sender: what the service holds, as far as we know.
    assume_held  take every record whose status is not NEW as held, whatever was accepted before.
    owned_elsewhere   references of subsidiaries whose data are their own; the files do not say which are.
    Without `before` or `assume_held`, the rules about what the service holds do not run.
    """
    tables = typed(sent, today=today)
    held = _held(tables, before, assume_held=assume_held)
    if held is not None:
        held = replace(held, owned_elsewhere=frozenset(map(key_of, owned_elsewhere)))
    running = [rule for rule in rules if _has_what_it_needs(rule, tables, held)]
    found = (outcome_of(rule, _JUDGED[rule.scope], rule, tables, held) for rule in running)
    outcomes = tuple(outcome for outcome in found if outcome is not None)
    said = tuple(information(tables, held, outcomes))
    return Checked(sent, tables, outcomes, asked=len(running), information=said)


def _held(tables: Tables, before: Ascwds | None, *, assume_held: bool) -> Held | None:
    if assume_held:
        return assumed(tables)
    if before is None:
        return None
    return after(Tables(before, today=tables.today.astype(date)))


def costs(sent: Ascwds, *, today: date, rules: Iterable[Rule] = RULES) -> Mapping[str, float]:
    """Seconds that each rule takes over a set, by its code, so that a slow one shows.

    A column is understood by the first rule that looks at it, and that rule pays for it.
    """
    tables = typed(sent, today=today)
    held, spent = assumed(tables), {}
    for rule in rules:
        if _has_what_it_needs(rule, tables, held):
            begun = perf_counter()
            outcome_of(rule, _JUDGED[rule.scope], rule, tables, held)
            spent[rule.code] = perf_counter() - begun
    return spent


def _has_what_it_needs(rule: Rule, tables: Tables, held: Held | None) -> bool:
    """Whether there is its file; for a rule between files, both; for one about what is held, that too."""
    if rule.scope == "return":
        return True
    if rule.scope == "across" and not all(file in tables for file in _BESIDE_ONE_ANOTHER):
        return False
    return rule.file in tables and (rule.scope not in ("held", "held return") or held is not None)


def _rows_at_fault(rule: Rule, table: Table, faults: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The records at fault, of those it is about."""
    if len(faults) != len(table):
        raise ValueError("not one answer a record")
    about: NDArray[np.bool_] = getattr(table, POPULATIONS[rule.about])
    return (faults & about).nonzero()[0]


def _made(rule: Rule, parts: Sequence[tuple[str, NDArray[np.intp]]]) -> Outcome | None:
    """The findings of one or several fields, in the order of the file."""
    rows = np.concatenate([rows for _, rows in parts])
    if not len(rows):
        return None
    order = np.argsort(rows, kind="stable")
    fields = [field for field, found in parts for _ in range(len(found))]
    return Outcome(rule, rows[order], tuple(fields[place] for place in order))


def _judged(rule: Rule, table: Table, *shown: object) -> Outcome | None:
    if rule.each:
        return _made(rule, [(f, _rows_at_fault(rule, table, rule.judge(*shown, f))) for f in rule.each])
    return _made(rule, [(rule.reads[0], _rows_at_fault(rule, table, rule.judge(*shown)))])


def _records(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    table = tables[rule.file]  # type: ignore[index]
    return _judged(rule, table, table)


def _across(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    return _judged(rule, tables[rule.file], tables)  # type: ignore[index]


def _beside_held(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    return _judged(rule, tables[rule.file], tables, held)  # type: ignore[index]


def _file(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    return _listed(rule, rule.judge(tables[rule.file].part))  # type: ignore[index]


def _whole_set(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    return _listed(rule, rule.judge(tables))


def _set_beside_held(rule: Rule, tables: Tables, held: Held | None) -> Outcome | None:
    return _listed(rule, rule.judge(tables, held))


def _listed(rule: Rule, faults: Iterable[Fault]) -> Outcome | None:
    found = list(faults)
    rows = np.array([fault.row for fault in found], np.intp)
    fields, values = tuple(fault.field for fault in found), tuple(fault.value for fault in found)
    lines = tuple(fault.line for fault in found)
    return Outcome(rule, rows, fields, values=values, lines=lines) if found else None


_JUDGED: Mapping[str, Callable[[Rule, Tables, Held | None], Outcome | None]] = {
    "row": _records,
    "across": _across,
    "held": _beside_held,
    "held return": _set_beside_held,
    "file": _file,
    "return": _whole_set,
}

"""Checking a return: every rule of its year judges it, and what cannot be judged is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from tenure.returns.columns import Mask
from tenure.returns.csww import RULES
from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.table import POPULATIONS, Workers, typed
from tenure.returns.csww.years import Partners, TwoYears
from tenure.returns.findings import OUTSIDE, Checked, Outcome, outcome_of
from tenure.returns.rows import Csww
from tenure.returns.rules import Rule
from tenure.terms.problems import UsedWrongly

CheckedCsww = Checked[Csww, Workers]
"""A children's return with what every rule made of it."""

Latest = Mapping[tuple[str, int], Workers]
"""The last return sent by each unit for each year."""

_NEEDS_LAST_YEAR = frozenset({"last year", "last year's row", "totals"})


@dataclass(frozen=True, eq=False)
class Subject:
    """What rules are shown: a return, and last year's beside it where there is one."""

    now: Workers
    years: TwoYears | None = None


def check(
    sent: Csww, *, before: Csww | None = None, unit: str | None = None, rules: Iterable[Rule] = RULES
) -> CheckedCsww:
    """Judge one return by every rule of its year.

    before  last year's return of the same authority; without it the rules of continuity do not run.
    unit    the reporting unit that sent it, where that is known from elsewhere than the file.
    Raises  UsedWrongly where `before` is not of the year before.
    """
    now = typed(sent, unit=unit)
    then = typed(before, unit=unit) if before is not None else None
    return _checked(_subject(now, then), rules)


def check_together(
    sents: Sequence[Csww], *, before: Sequence[Csww] = (), rules: Iterable[Rule] = RULES
) -> tuple[CheckedCsww, ...]:
    """Judge returns of several partners and years, each also against last year's and the other partners'.

    Last year's return of an authority is looked for in `before` and among `sents`. Where an authority
    sent a year more than once, the last one sent stands for it beside the others.
    Returns the results in the order of `sents`; a finding between partners stands in the file it is about.
    """
    tables, rules = [typed(sent) for sent in sents], tuple(rules)
    latest = {key: w for w in (*map(typed, before), *tables) for key in _keys(w)}
    between = _between_partners(tables, latest, rules)
    last = [_last_year(w, latest) for w in tables]
    return tuple(
        _checked(_subject(w, then), rules, between.get(id(w), ()))
        for w, then in zip(tables, last, strict=True)
    )


def _keys(w: Workers) -> list[tuple[str, int]]:
    return [(w.unit, w.year)] if w.unit and w.year else []


def _last_year(w: Workers, latest: Latest) -> Workers | None:
    return next((latest[unit, year - 1] for unit, year in _keys(w) if (unit, year - 1) in latest), None)


def _subject(now: Workers, then: Workers | None) -> Subject:
    if then is None:
        return Subject(now)
    if now.year is not None and then.year is not None and then.year != now.year - 1:
        raise UsedWrongly(
            f"Last year's return for {now.year} is the one for {now.year - 1}, not {then.year}."
        )
    return Subject(now, TwoYears(now, then))


def _checked(subject: Subject, rules: Iterable[Rule], between: Iterable[Outcome] = ()) -> CheckedCsww:
    rules, year, has_last_year = tuple(rules), subject.now.year, subject.years is not None
    running = _that_run(rules, year, has_last_year)
    unasked = tuple(rule.code for rule in _that_run(rules, year, True) if rule not in running)
    outcomes = (outcome_of(rule, _JUDGED[rule.scope], rule, subject) for rule in running)
    found = tuple(outcome for outcome in (*outcomes, *between) if outcome is not None)
    return Checked(subject.now.sent, subject.now, found, len(running), unasked)


@lru_cache(maxsize=32)
def _that_run(rules: tuple[Rule, ...], year: int | None, has_last_year: bool) -> tuple[Rule, ...]:
    """The rules that have what they need: a year where they speak of one, and last year's return."""
    return tuple(
        rule
        for rule in rules
        if rule.scope != "partnership"
        and rule.applies_to(year)
        and (year is not None or "Year" not in needs(rule))
        and (has_last_year or rule.scope not in _NEEDS_LAST_YEAR)
    )


@cache
def needs(rule: Rule) -> tuple[str, ...]:
    """Every field a rule looks at: its own, and those that pick whom it is about."""
    return (*rule.reads, *POPULATIONS.get(rule.about, ("", ()))[1])


def _rows(rule: Rule, table: Workers, faults: Mask, *fields: str) -> NDArray[np.intp]:
    """The records at fault: of those it is about, those whose cells could be understood."""
    if len(faults) != len(table):
        raise ValueError("not one answer a record")
    if rule.about in POPULATIONS:
        population = table.population(rule.about)
        faults = faults if population is None else faults & population
    for name in table.flawed.intersection((*needs(rule), *fields)) if table.flawed else ():
        faults = faults & table.understood(name)
    return faults.nonzero()[0]


def _made(rule: Rule, rows: NDArray[np.intp], field: str) -> Outcome | None:
    return Outcome(rule, rows, (field,) * len(rows)) if len(rows) else None


def _joined(rule: Rule, parts: Sequence[tuple[str, NDArray[np.intp]]]) -> Outcome | None:
    """The findings of several fields as one outcome, in the order of the file."""
    if not any(len(rows) for _, rows in parts):
        return None
    rows = np.concatenate([rows for _, rows in parts])
    order = np.argsort(rows, kind="stable")
    fields = [field for field, found in parts for _ in range(len(found))]
    return Outcome(rule, rows[order], tuple(fields[i] for i in order))


def _file(rule: Rule, subject: Subject) -> Outcome | None:
    faults = rule.judge(subject.now.sent)
    rows = np.array([OUTSIDE if f.row is None else f.row for f in faults], np.intp)
    fields, lines = tuple(f.field for f in faults), tuple(f.line for f in faults)
    return Outcome(rule, rows, fields, lines=lines) if faults else None


def _cells(rule: Rule, subject: Subject) -> Outcome | None:
    judged = [(field, rule.judge(subject.now, field)) for field in rule.each]
    parts = [(field, _standing(field, faults.nonzero()[0])) for field, faults in judged]
    return _joined(rule, parts)


def _standing(field: str, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The rows where they are workers'; OUTSIDE for a field of the header or the authority block."""
    return rows if FIELDS[field].record == "worker" else np.full(len(rows), OUTSIDE)


def _records(rule: Rule, subject: Subject) -> Outcome | None:
    return _judged_rows(rule, subject.now, subject.now)


def _people(rule: Rule, subject: Subject) -> Outcome | None:
    """Only where someone has more than one record is there anything to look at together."""
    return _records(rule, subject) if subject.now.several.any() else None


def _this_year(rule: Rule, subject: Subject) -> Outcome | None:
    return _judged_rows(rule, subject.now, subject.years)


def _judged_rows(rule: Rule, table: Workers, shown: Workers | TwoYears | None) -> Outcome | None:
    if not rule.each:
        return _made(rule, _rows(rule, table, rule.judge(shown)), rule.reads[0])
    return _joined(rule, [(f, _rows(rule, table, rule.judge(shown, f), f)) for f in rule.each])


def _whole_return(rule: Rule, subject: Subject) -> Outcome | None:
    """One answer for the return; none where a cell it reads, in any record, was not understood."""
    table = subject.now
    if not table.flawed.isdisjoint(rule.reads):
        return None
    parts = [(f, rule.judge(table, f) & table.understood(f)) for f in rule.each]
    parts = parts or [(rule.reads[0], rule.judge(table))]
    return _joined(rule, [(f, np.full(int(faults.sum()), OUTSIDE)) for f, faults in parts])


def _last_years_rows(rule: Rule, subject: Subject) -> Outcome | None:
    years = subject.years
    assert years is not None
    rows = _rows(rule, years.then, rule.judge(years))
    people = tuple(years.then.SWENo[rows].tolist())
    field = (rule.reads[0],) * len(rows)
    return Outcome(rule, np.full(len(rows), OUTSIDE), field, people, people) if len(rows) else None


def _totals(rule: Rule, subject: Subject) -> Outcome | None:
    found = list(rule.judge(subject.years))
    fields, values = tuple(name for name, _ in found), tuple(value for _, value in found)
    return Outcome(rule, np.full(len(found), OUTSIDE), fields, values=values) if found else None


_JUDGED: Mapping[str, Callable[[Rule, Subject], Outcome | None]] = {
    "file": _file,
    "cell": _cells,
    "row": _records,
    "person": _people,
    "return": _whole_return,
    "last year": _this_year,
    "last year's row": _last_years_rows,
    "totals": _totals,
}


def _between_partners(
    tables: Sequence[Workers], latest: Latest, rules: Iterable[Rule]
) -> dict[int, list[Outcome]]:
    """What the rules between partners found, by the table each finding stands in."""
    found: dict[int, list[Outcome]] = {}
    between = [rule for rule in rules if rule.scope == "partnership"]
    for year in sorted({w.year for w in tables if w.year}):
        returns = [w for w in tables if w.year == year and any(latest[key] is w for key in _keys(w))]
        last = {place: _last_year(w, latest) for place, w in enumerate(returns)}
        everyone = Partners(returns, {place: w for place, w in last.items() if w is not None})
        for rule in between if len(returns) > 1 else ():
            for table, outcome in _among_partners(rule, everyone):
                found.setdefault(id(table), []).append(outcome)
    return found


def _among_partners(rule: Rule, everyone: Partners) -> list[tuple[Workers, Outcome]]:
    parts: list[tuple[Workers, Outcome]] = []

    def judged() -> None:
        ends = np.cumsum([len(w) for w in everyone.returns])[:-1]
        for table, faults in zip(everyone.returns, np.split(rule.judge(everyone), ends), strict=True):
            outcome = _made(rule, _rows(rule, table, faults), rule.reads[0])
            parts.extend([(table, outcome)] if outcome is not None else [])

    broken = outcome_of(rule, judged)
    return parts if broken is None else [(table, broken) for table in everyone.returns]

"""The ASC-WDS return of adults' social care: its three files, their rules, and its clean form.

Read it in this order: `fields` (what the files hold), `headers` (how their headers changed), `rows` and
`table` (a set and its columns), `ruling` (how a rule is written), then the rules, file by file.
"""

from __future__ import annotations

from types import ModuleType

from tenure.returns.ascwds import (
    account,
    capacity,
    completeness,
    filing,
    headcount,
    oddities,
    practices,
    regulation,
    services,
    staffing,
    workplaces,
)
from tenure.returns.rules import Rule, rules_of

_OF_THE_SET: tuple[ModuleType, ...] = (filing, account, completeness)
_OF_WORKPLACES: tuple[ModuleType, ...] = (
    workplaces, regulation, services, capacity, staffing, headcount, practices, oddities,
)  # fmt: skip
_OF_WORKERS: tuple[ModuleType, ...] = ()
_OF_TRAINING: tuple[ModuleType, ...] = ()

RULES: tuple[Rule, ...] = tuple(rules_of((*_OF_THE_SET, *_OF_WORKPLACES, *_OF_WORKERS, *_OF_TRAINING)))
"""Every rule of a set, theme by theme."""

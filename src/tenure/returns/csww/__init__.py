"""The children's social work workforce return: its layouts, rows, rules and clean form.

Read it in this order: `fields` (what a return holds), `table` (its columns), then the rules, theme by theme.
"""

from __future__ import annotations

from tenure.returns.csww import (
    agreeing,
    authority,
    continuity,
    filing,
    header,
    leaving,
    partners,
    people,
    required,
    workers,
)
from tenure.returns.rules import Rule, rules_of

_THEMES = "FHLWRCDYX"
_TABLES = (filing, header, authority, workers, required, agreeing, leaving, people, continuity, partners)


def _in_code_order(rule: Rule) -> tuple[int, str]:
    return _THEMES.index(rule.code[2]), rule.code


RULES: tuple[Rule, ...] = tuple(sorted(rules_of(_TABLES), key=_in_code_order))
"""Every rule of the return, in code order. T-F01 and T-F02 are raised by the reader as `Unreadable`."""

"""The education return of a university: its four files, their rules, and the template that makes them.

Read it in this order: `fields` (what the files hold), `reading` and `rows` (the files as sent), `table`
(typed columns), then the rules: `filing`, `students`, `placements`, `applications`, `results`.
"""

from __future__ import annotations

from tenure.returns.education import applications, filing, placements, results, students
from tenure.returns.rules import Rule, rules_of

RULES: tuple[Rule, ...] = tuple(rules_of((filing, students, placements, applications, results)))
"""Every rule of the return, file by file."""

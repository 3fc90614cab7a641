"""The two faults any field can have: it is not what its field says, or it is blank where it is needed."""

from __future__ import annotations

from typing import Any

from tenure.returns.columns import Mask
from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.table import Workers
from tenure.returns.rules import Rule, rule
from tenure.terms.sources import CSWW_SCHEMA, REGIONAL_TOOLS, Source


def is_not_what_its_field_says(w: Workers, field: str) -> Mask:
    """Not of the field's kind, codes or limits; or blank where everyone must hold it."""
    faults: Mask = ~w.understood(field)
    return faults | ~w.filled(field) if FIELDS[field].needed == "always" else faults


def is_left_blank(w: Workers, field: str) -> Mask:
    """Blank for someone who must have it."""
    return ~w.filled(field)


def field_rule(
    code: str, *fields: str, says: str, fix: str, source: Source = CSWW_SCHEMA, **how: Any
) -> Rule:
    """The rule that these fields are what the return's fields say."""
    record = {"header": "the header", "authority": "the authority block", "worker": "every record"}
    about = record[FIELDS[fields[0]].record]
    made = rule(code, scope="cell", about=about, each=fields, says=says, fix=fix, source=source, **how)
    return made(is_not_what_its_field_says)


def needed_rule(
    code: str, field: str, *, fix: str, says: str = "", source: Source | None = None, **how: Any
) -> Rule:
    """The rule that people the authority employs have this field."""
    says = says or "{field} is blank for someone the authority employs."
    source = source or REGIONAL_TOOLS.at("required fields; severity not confirmed")
    made = rule(code, about="employed", each=(field,), says=says, fix=fix, source=source, **how)
    return made(is_left_blank)

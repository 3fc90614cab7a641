"""Reading rows about people: each read has a purpose and is written down."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from tenure import returns
from tenure.partnership import audit, files, limits, may
from tenure.partnership.actions.returns import By
from tenure.partnership.checking import checked_of, found_of
from tenure.partnership.models import Account, Submission
from tenure.partnership.purposes import RETURNS
from tenure.returns import Checked
from tenure.returns.written import Clean, Wanted


def findings(*, submission: Submission, by: By, purpose: str = RETURNS) -> Checked:
    """What was found, row by row."""
    _require(submission, by=by, purpose=purpose)
    checked = found_of(submission)
    _enter("read rows", submission, by=by, purpose=purpose, rows=len(checked.sent))
    return checked


def returned_workbook(*, submission: Submission, by: By) -> bytes:
    """The sender's rows with a column of what to put right, as a workbook."""
    _require(submission, by=by, export=True)
    out = BytesIO()
    returns.write_findings_workbook(checked_of(submission), out)
    _enter("took a workbook of findings", submission, by=by, purpose=RETURNS, bytes=out.tell())
    return out.getvalue()


def cleaned(*, submission: Submission, by: By) -> Clean:
    """The return written back clean in its newest form, and what was changed in it.

    Raises UsedWrongly for a kind that is not written back.
    """
    _require(submission, by=by, export=True)
    fixed = returns.fix_any(checked_of(submission).sent, Wanted())
    files = {each.name: each.content for each in returns.write_any(fixed, Wanted())}
    made = Clean(files, fixed.changes, fixed.place_word)
    _enter("took a fixed return", submission, by=by, purpose=RETURNS, changes=len(made.changes))
    return made


def summary(*, submission: Submission, by: By) -> str:
    """What was found, as text for an e-mail: references stand in it, and nothing else of a person."""
    _require(submission, by=by, export=True)
    checked = found_of(submission)
    _enter("took a summary", submission, by=by, purpose=RETURNS, rules=len(checked.groups))
    return returns.plain_summary(checked)


def found_lines(*, submission: Submission, by: By) -> list[str]:
    """What was found as `tenure check --json` says it, an object a line."""
    _require(submission, by=by, export=True)
    lines = list(returns.json_lines(checked_of(submission)))
    _enter("took findings", submission, by=by, purpose=RETURNS, findings=len(lines))
    return lines


def originals(*, submission: Submission, by: By) -> Mapping[str, Path]:
    """Each file as it was sent, by its name; two of one name are told apart by their parts."""
    _require(submission, by=by, export=True)
    _enter("took a file as sent", submission, by=by, purpose=RETURNS, bytes=submission.bytes)
    found: dict[str, Path] = {}
    for part in {part.sha256: part for part in submission.parts.all()}.values():
        name = part.name if part.name not in found else f"{part.part}-{part.name}"
        found[name] = files.place_of(part.sha256)
    return found


def _require(submission: Submission, *, by: By, purpose: str = RETURNS, export: bool = False) -> None:
    decision = may.see_rows(by, submission, purpose)
    may.require(decision, by=by, about=f"submission {submission.pk}", partner=submission.partner)
    if export and isinstance(by, Account):
        limits.spend("export", by.pk)


def _enter(what: str, submission: Submission, *, by: By, purpose: str, **counts: Any) -> None:
    audit.enter(
        what, f"submission {submission.pk}", by=by, partner=submission.partner, purpose=purpose, **counts
    )

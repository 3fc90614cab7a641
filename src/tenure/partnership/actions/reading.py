"""Reading rows about people: each read has a purpose and is written down."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from tenure import returns
from tenure.partnership import audit, files, limits, may
from tenure.partnership.actions.returns import By
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Account, Submission
from tenure.partnership.purposes import RETURNS
from tenure.returns import Checked, Fixed


def findings(*, submission: Submission, by: By, purpose: str = RETURNS) -> Checked:
    """What was found, row by row."""
    _require(submission, by=by, purpose=purpose)
    checked = checked_of(submission)
    _enter("read rows", submission, by=by, purpose=purpose, rows=len(checked.sent))
    return checked


def returned_workbook(*, submission: Submission, by: By) -> bytes:
    """The sender's rows with a column of what to put right, as a workbook."""
    _require(submission, by=by, export=True)
    out = BytesIO()
    returns.write_findings_workbook(checked_of(submission), out)
    _enter("took a workbook of findings", submission, by=by, purpose=RETURNS, bytes=out.tell())
    return out.getvalue()


def returned_xml(*, submission: Submission, by: By) -> tuple[bytes, Fixed]:
    """The return written back clean in its year's newest layout, and what was changed in it."""
    _require(submission, by=by, export=True)
    fixed = returns.fix(checked_of(submission).sent)
    out = BytesIO()
    returns.write_xml(fixed.csww, out)
    _enter("took a fixed return", submission, by=by, purpose=RETURNS, changes=len(fixed.changes))
    return out.getvalue(), fixed


def original(*, submission: Submission, by: By) -> Path:
    """The file as it was sent."""
    _require(submission, by=by, export=True)
    _enter("took a file as sent", submission, by=by, purpose=RETURNS, bytes=submission.bytes)
    return files.place_of(submission.sha256)


def _require(submission: Submission, *, by: By, purpose: str = RETURNS, export: bool = False) -> None:
    decision = may.see_rows(by, submission, purpose)
    may.require(decision, by=by, about=f"submission {submission.pk}", partner=submission.partner)
    if export and isinstance(by, Account):
        limits.spend("export", by.pk)


def _enter(what: str, submission: Submission, *, by: By, purpose: str, **counts: Any) -> None:
    audit.enter(
        what, f"submission {submission.pk}", by=by, partner=submission.partner, purpose=purpose, **counts
    )

"""What the worker found, kept beside the files: a page of findings opens without a rule being asked again.

It holds cells of people, as the files do: it lies in the home, and only its owner can read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tenure.partnership import files
from tenure.partnership.models import Submission
from tenure.returns import KINDS, Checked
from tenure.returns.kept import read_back, version, written


def folder() -> Path:
    """Where the findings are."""
    return Path(settings.TENURE_HOME) / "findings"


def keep(submission: Submission, before: Submission | None, checked: Checked) -> None:
    """Write down what was found in a submission, in place of what was found in it before."""
    known = {rule.code for rule in KINDS[submission.kind].rules}
    if any(one.rule.code not in known for one in checked.outcomes):
        return
    place = _place_of(submission, before)
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(place, written(checked))
    for older in folder().glob(f"{_begins(submission)}*"):
        if older != place:
            older.unlink(missing_ok=True)


def kept(submission: Submission, before: Submission | None, whole: Callable[[], Checked]) -> Checked | None:
    """What was found; None where the rules, the files or last year's return are not what they were then."""
    rules = {rule.code: rule for rule in KINDS[submission.kind].rules}
    try:
        data = _place_of(submission, before).read_bytes()
    except FileNotFoundError:
        return None
    return read_back(data, rules, whole)


def _begins(submission: Submission) -> str:
    return f"{submission.pk}-"


def _place_of(submission: Submission, before: Submission | None) -> Path:
    """Named by everything that the findings come from: another rule or file is another name."""
    said = [
        version(),
        submission.kind,
        submission.year,
        submission.partner.number,
        str(timezone.localdate(submission.sent_at)),
        [_parts(one) for one in (submission, before) if one],
    ]
    return folder() / f"{_begins(submission)}{hashlib.sha256(json.dumps(said).encode()).hexdigest()}"


def _parts(submission: Submission) -> list[tuple[str, str]]:
    return [(part.sha256, part.name) for part in submission.parts.all()]


def _write(place: Path, data: bytes) -> None:
    """At one stroke, so that nobody reads half of it."""
    files.folder_for_arriving().mkdir(parents=True, exist_ok=True, mode=0o700)
    path = files.folder_for_arriving() / secrets.token_hex(8)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
    path.replace(place)

"""What a record was made from: the inputs' hashes, the code's version and the definitions' settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from tenure.record import careers, jobs, learning, staff
from tenure.record.events import TABLES, Submission
from tenure.terms.counting import Counting

Manifest = Mapping[str, Any]


def manifest_of(
    submissions: Sequence[Submission], tables: Sequence[Mapping[str, str]], counting: Counting
) -> Manifest:
    """The manifest of a record: `tables` holds each submission's tables by name with the hash of each."""
    return {
        "code": dict(_code()),
        "definitions": asdict(counting),
        "inputs": [_input(*each) for each in zip(submissions, tables, strict=True)],
    }


@cache
def _code() -> Mapping[str, str]:
    """The version of the code, and the hash of the statements that make the record from its events."""
    return {
        "version": version("tenure"),
        "statements": _hash(
            "".join(jobs.STEPS + staff.STEPS + careers.STEPS + learning.STEPS) + repr(TABLES)
        ),
    }


def snapshot_of(manifest: Manifest) -> str:
    """The name of the record that a manifest describes: the same inputs and definitions, the same name."""
    return _hash(json.dumps(manifest, sort_keys=True))


def _input(submission: Submission, tables: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": submission.kind,
        "partner": submission.partner,
        "year": submission.year,
        "accepted_at": submission.moment.isoformat(),
        "sha256": submission.sha256,
        "tables": dict(tables),
    }


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()

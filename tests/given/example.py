"""The made-up partnership as it is written by default, once for all tests; and counting its files slowly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tenure import example, returns
from tenure.example import Written
from tenure.returns import Csww

Found = Counter[tuple[str, str, int | None, str, str]]
"""Findings: the file, the rule, the record, the person and the field."""


@pytest.fixture(scope="session")
def vale_and_mere(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The whole example: seven councils, 2017 to 2023. Read it; do not write into it."""
    return example.write(tmp_path_factory.mktemp("vale-and-mere"))


def on_record(written: Written, year: int) -> list[Csww]:
    """The returns of a year as they stand on record."""
    return [
        returns.read(written.folder / sending.file)
        for sending in written.files
        if sending.year == year and sending.standing == "accepted"
    ]


def records_of(sent: Csww) -> Iterator[dict[str, str]]:
    """The people of a return as dictionaries, blank fields as empty texts."""
    names = list(sent.columns)
    for cells in zip(*(sent.columns[name] for name in names), strict=True):
        yield {name: text or "" for name, text in zip(names, cells, strict=True)}


def all_found(written: Written) -> Found:
    """Everything checking finds: each file beside last year's, and the partners' beside each other."""
    sent = {each.file: returns.read(written.folder / each.file) for each in written.files}
    latest = {(e.partner, e.year): e.file for e in written.files if e.standing == "accepted"}
    found: Found = Counter()
    for each in written.files:
        before = sent.get(latest.get((each.partner, each.year - 1), ""))
        checked = returns.check(sent[each.file], before=before)
        assert not checked.broken
        found += _as_keys(each.file, checked)
    for year in {year for _, year in latest}:
        files = [file for (_, y), file in latest.items() if y == year]
        last_year = [sent[file] for (_, y), file in latest.items() if y == year - 1]
        together = returns.check_together([sent[file] for file in files], before=last_year)
        for file, checked in zip(files, together, strict=True):
            found += Counter(
                {key: n for key, n in _as_keys(file, checked).items() if key[1].startswith("T-X")}
            )
    return found


def _as_keys(file: str, checked: returns.Checked) -> Found:
    return Counter((file, f.rule, f.row, f.person, f.field) for f in checked.findings())


def planted_in(written: Written) -> Found:
    """Everything that was planted, in the same form."""
    return Counter((p.file, p.rule, p.row, p.person, p.field) for p in written.planted)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

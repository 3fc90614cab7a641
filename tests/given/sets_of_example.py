"""The example's adults' sets: read, accepted and counted as loading them does."""

from __future__ import annotations

import csv
from pathlib import Path

from tenure import returns
from tenure.example import SentSet, Written
from tenure.indicators import Figures, figures
from tenure.record import Pseudonyms, Record, Submission, record_of
from tenure.returns import Beside

KEYED = Pseudonyms(bytes(32))


def read_set(folder: Path, one: SentSet):
    """A set as sent."""
    files = [file for path in one.files.values() for file in returns.read_files(folder / path)]
    return returns.returns_in(files, year=one.year)[0]


def record_of_sets(written: Written, *, years: tuple[int, ...]) -> Record:
    """The record of the sets on record of these years."""
    sent = []
    for number, one in enumerate(written.sets.sent):
        if one.standing == "accepted" and one.year in years:
            checked = returns.check_any(read_set(written.folder, one), Beside(today=one.sent_at.date()))
            tables = returns.events_of(checked, partner=one.partner, pseudonym=KEYED, submission=str(number))
            about = Submission(str(number), "ascwds", one.partner, one.year, one.sent_at, f"{number:064}")
            sent.append((about, tables))
    return record_of(sent)


def figures_of_sets(written: Written, *, years: tuple[int, ...]) -> Figures:
    """Every figure of these years."""
    return figures(record_of_sets(written, years=years))


def rows_in(written: Written, year: int, file: str) -> list[dict[str, str]]:
    """The rows of one file of every council's set on record of a year, with whose each is."""
    found = []
    for one in written.sets.sent:
        if one.standing == "accepted" and one.year == year:
            text = (written.folder / one.files[file]).read_text(encoding="utf-8")
            found += [row | {"partner": one.partner} for row in csv.DictReader(text.splitlines())]
    return found

"""The university of the example: its returns are clean, its faults found, its students found again."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tenure import example, returns
from tenure.example.education.planting import PLANTED

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


def checked_of(written):
    """Each return of the university, with how it stands and what checking finds on the day it was sent."""
    sent = {}
    for each in written.studied.files:
        sent.setdefault((each.year, each.standing), []).append(each)
    for (_, standing), those in sent.items():
        files = [file for each in those for file in returns.read_files(written.folder / each.file)]
        (one,) = returns.returns_in(files)
        yield standing, returns.check_any(one, returns.Beside(today=those[0].sent_at.date()))


def held_to_what_was_planted(written):
    for standing, checked in checked_of(written):
        found = Counter((f.rule, f.row, f.person, f.field) for f in checked.findings())
        planted = Counter((p.rule, p.row, p.person, p.field) for p in written.studied.planted)
        assert not checked.broken
        assert found == (planted if standing == "to fix" else Counter())


def test_checking_finds_the_planted_faults_all_and_only(vale_and_mere):
    held_to_what_was_planted(vale_and_mere)

    rules = {each.rule for each in vale_and_mere.studied.planted}
    assert len(rules) >= 30
    assert rules <= set(PLANTED)


@pytest.mark.parametrize("asked", [{"seed": 4, "to": 2024, "years": 1}, {"partners": 1, "years": 2}], ids=str)
def test_other_partnerships_universities_have_only_the_planted_faults_too(tmp_path, asked):
    held_to_what_was_planted(example.write(tmp_path / "made", **asked))


def test_the_list_in_the_folder_is_what_was_planted(vale_and_mere):
    listed = json.loads((vale_and_mere.folder / "planted-education.json").read_text(encoding="utf-8"))
    assert [example.Planted(**each) for each in listed] == list(vale_and_mere.studied.planted)
    assert example.sendings(vale_and_mere.folder, "education") == vale_and_mere.studied.files


def test_its_graduates_are_the_councils_newly_qualified_workers(vale_and_mere):
    known: set[str] = set()
    for each in vale_and_mere.files:
        if each.standing == "accepted":
            known |= set(returns.read(vale_and_mere.folder / each.file).column("SWENo"))
    graduates = [
        row
        for standing, checked in checked_of(vale_and_mere)
        if standing == "accepted"
        for row in zip(
            *(checked.sent.parts["students"].column(n) for n in ("registration_number", "employer_number")),
            strict=True,
        )
        if row[0]
    ]
    found = [number for number, _ in graduates if number in known]

    assert len(found) >= 100
    assert all(number in known for number, employer in graduates if employer)

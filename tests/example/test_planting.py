"""Checking finds every fault that was planted, and nothing else."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from given.example import all_found, planted_in
from tenure import example, returns

# Slow: writes and checks whole examples.
pytestmark = pytest.mark.slow


def test_checking_finds_the_planted_faults_all_and_only(vale_and_mere):
    assert all_found(vale_and_mere) == planted_in(vale_and_mere)


def test_the_planted_faults_cover_most_rules_of_every_theme(vale_and_mere):
    rules = {each.rule for each in vale_and_mere.planted}

    assert len(rules) >= 90
    assert {rule[2] for rule in rules} == set("FHLWRCDYX")
    assert rules <= set(example.PLANTED)


@pytest.mark.parametrize(
    "asked",
    [
        {"seed": 2, "years": 2},
        pytest.param(
            {"seed": 3, "to": 2025, "years": 9}, marks=pytest.mark.slow
        ),  # nine years of 2,000 people
        {"seed": 4, "to": 2024, "years": 1},
        {"partners": 1, "years": 2},
        {"partners": 5, "workers": 50, "years": 3},
        {"partners": 20, "workers": 400, "years": 2, "to": 2026},
    ],
    ids=str,
)
def test_other_partnerships_have_only_the_planted_faults_too(tmp_path, asked):
    written = example.write(tmp_path / "made", **asked)

    assert all_found(written) == planted_in(written)


def test_every_rule_that_can_be_planted_is_in_one_year_or_another(tmp_path):
    years = [example.write(tmp_path / str(to), to=to, years=to - 2016) for to in (2023, 2025)]

    assert {each.rule for written in years for each in written.planted} == set(example.PLANTED)


def test_the_list_in_the_folder_is_what_was_planted(vale_and_mere):
    listed = json.loads((vale_and_mere.folder / "planted.json").read_text(encoding="utf-8"))

    assert [example.Planted(**each) for each in listed] == list(vale_and_mere.planted)


def test_no_return_on_record_has_an_error(vale_and_mere):
    for each in vale_and_mere.files:
        checked = returns.check(returns.read(vale_and_mere.folder / each.file))
        assert checked.acceptable == (each.standing != "to fix"), each.file


def test_northvales_first_sending_is_an_afternoons_work(vale_and_mere):
    northvale = [each for each in vale_and_mere.planted if each.file == "to-fix/CSWW_101_2023.xml"]

    assert 30 <= len({each.rule for each in northvale}) <= 45
    assert len({each.person for each in northvale}) <= 50


def test_the_tutorial_shows_what_checking_the_example_says(vale_and_mere):
    said = returns.summary(returns.check(returns.read(vale_and_mere.folder / "to-fix" / "CSWW_101_2023.xml")))
    shown = Path("docs/tutorial/your-first-return.md").read_text(encoding="utf-8")
    block = shown.partition("    CSWW_101_2023.xml: ")[2].partition("    ...")[0]

    assert said.startswith(textwrap.dedent(f"    CSWW_101_2023.xml: {block}").rstrip())

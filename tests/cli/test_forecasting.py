"""Forecasts of published series from the command line."""

import json

import pytest
from click.testing import CliRunner

from given.series import council_rows, written
from tenure.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder that holds made.csv."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made.csv").write_bytes(written(council_rows(councils=12, years=range(2019, 2024))))
    return lambda *words: CliRunner().invoke(main, ["backtest", *words])


ONE = ("--measure", "turnover_rate_fte")


def test_years_to_score_may_be_given_one_after_another(run):
    ended = run("made.csv", "--fit-until", "2021", "--score", "2022", "2023", "--json", *ONE)
    assert ended.exit_code == 0, ended.stderr
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert list(lines[0]) == [
        "measure", "year", "horizon", "method", "chosen", "n", "mae", "crps", "relative_crps",
        "coverage_50", "coverage_80", "coverage_95",
    ]  # fmt: skip
    assert {line["year"] for line in lines} == {2022, 2023}
    assert sum(line["chosen"] for line in lines) == 2


@pytest.mark.parametrize("words", [("--score", "2022", "made.csv"), ("made.csv", "--score", "202122")])
def test_a_year_may_come_before_the_file_and_be_a_financial_year(run, words):
    ended = run("--fit-until", "2020-21", *words, "--json", *ONE)
    assert ended.exit_code == 0, ended.stderr
    assert {json.loads(line)["year"] for line in ended.stdout.splitlines()} == {2022}


def test_a_table_for_people_by_horizon_and_size_with_both_references(run):
    shown = run("made.csv", *ONE).stdout
    for words in ("1 year ahead", "smallest third", "last value", "half and half", "relative", "in_80"):
        assert words in shown


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("none.csv",), 2, "There is no file none.csv"),
        (("made.csv", "made.csv"), 2, "Give one file; there are 2"),
        (("made.csv", "--where", "all"), 2, "write it as COLUMN=VALUE"),
        (("made.csv", "--fit-until", "soon"), 2, "soon is not a year. Write it as 2023, 202223 or 2022-23"),
        (("made.csv", "--score", "2031"), 2, "nothing can be fitted until 2030"),
        (("wrong.csv",), 10, "has no column called time_period"),
        (("short.csv",), 13, "no measure can be forecast"),
    ],
)
def test_what_is_wrong_is_said_with_its_code(run, tmp_path, words, code, sentence):
    (tmp_path / "wrong.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "short.csv").write_bytes(written(council_rows(councils=12, years=(2023,))))
    ended = run(*words)
    assert ended.exit_code == code
    assert sentence in ended.stderr


def test_forecasts_are_kept_and_scored_when_their_years_have_come(run, tmp_path):
    kept = run("made.csv", "--fit-until", "2022", "--store", "kept", *ONE)
    assert kept.exit_code == 0, kept.stderr
    assert len(list((tmp_path / "kept").iterdir())) == 1
    scored = run("made.csv", "--stored", "kept", "--json")
    (line,) = [json.loads(line) for line in scored.stdout.splitlines()]
    assert (line["year"], line["horizon"], line["chosen"]) == (2023, 1, True)
    early = run("made.csv", "--stored", "kept", "--score", "2030")
    assert early.exit_code == 13
    assert "None of the 1 forecasts" in early.stderr

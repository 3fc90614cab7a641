"""The planner from the command line: scenarios beside the baseline, figures kept and made again."""

import json

import pytest
from click.testing import CliRunner

from tenure.cli import main

# Slow: fits and draws the made-up partnership's futures.
pytestmark = pytest.mark.slow

NEAR = ("--to", "2025", "--runs", "40", "--service", "children")


@pytest.fixture
def run(tmp_path, monkeypatch, filled, at_once):
    """Run a command in an empty folder, on the home of the made-up partnership."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TENURE_HOME", str(filled))
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def forecast(run):
    return lambda *words: run("forecast", *words)


def lines(ended):
    assert ended.exit_code == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.fixture
def changed(run, tmp_path):
    """A ready scenario as a file, with a key of its own and a stronger effect."""
    text = run("scenario", "show", "consolidation-programme").stdout
    assert "multiply = 0.88" in text
    text = text.replace('key = "consolidation-programme"', 'key = "ours"')
    text = text.replace("2027-09", "2024-01").replace("multiply = 0.88", "multiply = 0.7")
    path = tmp_path / "ours.toml"
    path.write_text(text.replace("interval = [0.75, 1.02]", "interval = [0.6, 0.8]"))
    return path


def test_each_scenario_stands_beside_the_baseline_with_its_difference(forecast, changed):
    asked = ("--scenario", "talent-pool", "--scenario", changed, "--partner", "101", "--json")
    found = [row for row in lines(forecast(*NEAR, *asked)) if row["measure"] == "in-post"]
    last = {row["arm"]: row for row in found if row["on"] == "2025-09-30"}
    assert list(last) == ["baseline", "talent-pool", "ours"]
    assert last["baseline"]["difference"] is None
    assert last["ours"]["difference"] >= 0
    assert 0 <= last["ours"]["chance_better"] <= 1
    assert len({row["name"] for row in last.values()}) == 3


def test_scenarios_together_are_one_arm(forecast):
    asked = ("--scenario", "talent-pool", "--scenario", "grow-your-own", "--together", "--json")
    assert {row["arm"] for row in lines(forecast(*NEAR, *asked))} == {
        "baseline",
        "talent-pool + grow-your-own",
    }


def test_what_overlaps_or_comes_too_late_is_told_beside_the_figures(forecast, changed):
    both = forecast(*NEAR, "--scenario", "talent-pool", "--scenario", "returners", "--together")
    assert "talent-pool + returners: “A talent pool for experienced posts” and “Back to" in both.stderr
    assert "for the same people from April 2027" in both.stderr
    changed.write_text(changed.read_text().replace("2024-01", "2099-01"))
    late = forecast(*NEAR, "--scenario", changed)
    assert late.exit_code == 0
    assert "ours: It begins after the last month shown, so it changes nothing here: “" in late.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--scenario", "no-such"), 2, "There is no ready scenario no-such. There are: entry-standards"),
        (("--scenario", "no-such.toml"), 10, "There is no file no-such.toml"),
        (("--scenario", "talent-pool", "--scenario", "talent-pool"), 2, "Two scenarios are called talent-p"),
        (("--scenario", "talent-pool", "--together"), 2, "--together takes two scenarios or more"),
        (("--runs", "10000000"), 2, "10,000,000 futures with 0 scenarios would take some "),
        (("--runs", "0"), 2, "0 is too low"),
        (("--seed", "9" * 30), 2, "is too high"),
        (("--partner", "999"), 2, "There are no futures of a partner with the number 999. Use one of: "),
        (("--to", "2099"), 2, "Ask for a year among these"),
        (("--out", "nowhere/plan.json"), 2, "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_asked_is_said(forecast, words, code, says):
    ended = forecast(*NEAR, *words)
    assert ended.exit_code == code
    assert says in ended.stderr
    assert ended.stdout == ""


def test_a_kept_plan_is_made_again_byte_by_byte(forecast, tmp_path, changed):
    asked = ("--scenario", changed, "--out", "plan.json")
    assert forecast(*NEAR, *asked).stdout == "plan.json\n"
    kept = json.loads((tmp_path / "plan.json").read_text())
    assert kept["arms"]["ours"][0]["effects"]
    assert {"snapshot", "version", "runs", "seed", "name", "overrides", "figures"} <= kept.keys()
    (again,) = lines(forecast("--rebuild", "plan.json", "--json"))
    assert again["same_bytes"]
    assert again["different"] == 0
    assert again["figures"] == len(kept["figures"])


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda kept: kept["figures"][0].update(middle=99.0), 11, "plan.json: 1 of "),
        (lambda kept: kept.update(snapshot="0" * 64, returns=""), 13, "from snapshot 000000000000"),
        (lambda kept: kept.update(version="9.9"), 2, "was made by version 9.9 of Tenure"),
        (lambda kept: kept.update(form="a letter"), 10, "is no kept plan"),
        (lambda kept: kept.pop("seed"), 10, "seed is missing or is no number"),
        (lambda kept: kept.update(arms={"x": [{}]}), 11, "plan.json, arm x: key is missing"),
        (lambda kept: kept.update(overrides=[{}]), 10, "its chosen parameters cannot be read"),
    ],
)
def test_a_plan_that_is_not_what_was_kept_is_told(forecast, tmp_path, change, code, says):
    forecast(*NEAR, "--out", "plan.json")
    kept = json.loads((tmp_path / "plan.json").read_text())
    change(kept)
    (tmp_path / "plan.json").write_text(json.dumps(kept))
    ended = forecast("--rebuild", "plan.json")
    assert ended.exit_code == code, ended.stderr
    assert says in ended.stderr


def test_another_home_with_the_same_returns_makes_the_same_figures(forecast, tmp_path):
    forecast(*NEAR, "--out", "plan.json")
    kept = json.loads((tmp_path / "plan.json").read_text())
    (tmp_path / "theirs.json").write_text(json.dumps(kept | {"snapshot": "0" * 64, "name": "theirs"}))
    ended = forecast("--rebuild", "theirs.json")
    assert ended.exit_code == 0, ended.stderr
    assert "from the same returns in another home" in ended.stdout


def test_scenarios_are_listed_and_a_file_that_was_shown_is_in_order(run, changed):
    rows = lines(run("scenario", "list", "--json"))
    assert {"talent-pool", "grow-your-own"} <= {row["key"] for row in rows}
    assert "talent-pool" in run("scenario", "list").stdout
    assert "ours.toml is in order. ours: " in run("scenario", "check", changed).stdout
    as_json = run("scenario", "show", changed, "--json").stdout
    assert json.loads(as_json)["key"] == "ours"


def test_every_fault_of_a_scenario_is_told_at_once(run, changed):
    changed.write_text(changed.read_text().replace("multiply", "multipl").replace("owner", "ower"))
    ended = run("scenario", "check", changed)
    assert ended.exit_code == 11
    assert "Did you mean multiply?" in ended.stderr
    assert "owner is missing" in ended.stderr

"""The planner from the command line: scenarios beside the baseline, figures kept and made again."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from tenure.cli import main
from tenure.forecast.fitting.carrying import model_from
from tenure.forecast.flows.inputs import STAGES
from tenure.forecast.scenarios.answers import Question, value
from tenure.forecast.scenarios.playing import Ask, play
from tenure.publish import numbers
from tenure.publish.opening import open_home
from tenure.publish.planning.actions import action_page, scenarios_named
from tenure.publish.planning.futures import futures_of
from tenure.publish.planning.overview import looked
from tenure.publish.planning.rebuilding import NUMBERS
from tenure.publish.viewing import Viewer

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
    assert "Ask for 100 futures or more." in late.stderr
    assert "ours: It begins after the last month shown, so it changes nothing here: “" in late.stderr


def test_an_effect_before_the_forecast_is_named_once(forecast, changed):
    changed.write_text(changed.read_text().replace("2024-01", "2019-01"))
    early = forecast(*NEAR, "--scenario", changed)
    assert early.exit_code == 2
    assert early.stderr.startswith("ours: effects[1] (")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--scenario", "no-such"), 2, "There is no ready scenario no-such. There are: entry-standards"),
        (("--scenario", "no-such.toml"), 10, "There is no file no-such.toml"),
        (("--scenario", "talent-pool", "--scenario", "talent-pool"), 2, "Two scenarios are called talent-p"),
        (("--scenario", "talent-pool", "--together"), 2, "--together takes two scenarios or more"),
        (("--runs", "10000000"), 2, "10,000,000 futures would take some "),
        (("--runs", "0"), 2, "0 is too low"),
        (("--seed", "9" * 30), 2, "is too high"),
        (("--partner", "999"), 2, "There are no futures of a partner with the number 999. Use one of: "),
        (("--service", "education"), 2, "There are no futures of the service education: nobody of it is"),
        (("--to", "2099"), 2, "Ask for a year among these"),
        (("--out", "nowhere/plan.json"), 2, "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_asked_is_said(forecast, words, code, says):
    ended = forecast(*NEAR, *words)
    assert ended.exit_code == code
    assert says in ended.stderr
    assert ended.stdout == ""


def kept_in(folder, name="plan.json"):
    return json.loads((folder / name).read_text())


@pytest.fixture
def bare(run, tmp_path, monkeypatch):
    """Run a command in an empty folder, where no home is known."""

    def ran(*words):
        (tmp_path / "empty").mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / "empty")
        monkeypatch.delenv("TENURE_HOME", raising=False)
        return run("forecast", *words)

    return ran


def test_a_kept_plan_is_made_again_in_an_empty_folder_without_a_home(forecast, bare, tmp_path, changed):
    assert forecast(*NEAR, "--scenario", changed, "--out", "plan.json").stdout == "plan.json\n"
    kept = kept_in(tmp_path)
    assert kept["rounded"] == []
    assert {"leaving/101/children/asye 0-6"} <= {one["key"] for one in kept["parameters"]}
    (again,) = lines(bare("--rebuild", tmp_path / "plan.json", "--json"))
    assert again["differing"] == []
    assert again["numbers"] == sum(sum(row[k] is not None for k in NUMBERS) for row in kept["figures"])
    assert again["unchanged"]
    assert again["as_made"]
    assert list((tmp_path / "empty").iterdir()) == []


def test_from_its_own_home_a_kept_plan_has_the_same_bytes(forecast, tmp_path, filled):
    forecast(*NEAR, "--out", "plan.json")
    (again,) = lines(forecast("--rebuild", "plan.json", "--home", filled, "--json"))
    assert again["same_bytes"]
    assert again["differing"] == []


def test_a_number_that_does_not_come_out_is_named_with_its_difference(forecast, bare, tmp_path):
    forecast(*NEAR, "--out", "plan.json")
    kept = kept_in(tmp_path)
    first = kept["figures"][0]
    first["middle"] += 1.5
    (tmp_path / "plan.json").write_text(json.dumps(kept))
    ended = bare("--rebuild", tmp_path / "plan.json", "--json")
    assert ended.exit_code == 11
    (one,) = json.loads(ended.stdout)["differing"]
    assert (one["number"], one["measure"], one["by"]) == ("middle", "vacancy-rate", -1.5)
    assert "they do not fit their hash" in ended.stderr
    assert "1 number does not come out" in ended.stderr


def test_another_version_is_told_and_made_again_all_the_same(forecast, bare, tmp_path):
    forecast(*NEAR, "--out", "plan.json")
    (tmp_path / "plan.json").write_text(json.dumps(kept_in(tmp_path) | {"version": "9.9"}))
    ended = bare("--rebuild", tmp_path / "plan.json")
    assert ended.exit_code == 0, ended.stderr
    assert "Version 9.9 of Tenure made it" in ended.stderr
    assert "numbers come out the same, made from the file alone." in ended.stdout


def test_others_hold_round_inputs_and_are_told_how_near_they_come(forecast, bare, tmp_path):
    forecast(*NEAR, "--audience", "partnership", "--out", "plan.json")
    kept = kept_in(tmp_path)
    assert "101/children" in kept["rounded"]
    ended = bare("--rebuild", tmp_path / "plan.json", "--json")
    assert ended.exit_code == 11
    found = json.loads(ended.stdout)
    assert found["as_made"]
    rates = [abs(one["by"]) for one in found["differing"] if one["unit"] == "%" and one["by"] is not None]
    assert max(rates) < 6
    assert "stand in it in round figures" in ended.stderr


def test_what_others_hold_tells_no_small_number(forecast, tmp_path):
    forecast(*NEAR, "--out", "full.json")
    forecast(*NEAR, "--audience", "partnership", "--out", "plan.json")
    model, whole = (model_from(kept_in(tmp_path, name)["inputs"]) for name in ("plan.json", "full.json"))
    start, true = model.standing.start, whole.standing.start
    people = start.stock.sum(axis=1)
    assert set(people % 5) == {0}
    assert not ((people > 0) & (people < 10)).any()
    assert (np.cumsum(start.due, axis=0) % 5 == 0).all()
    assert not model.standing.salaries
    assert not np.array_equal(start.stock, true.stock)
    assert model.where.worth.std() == 0 or len(np.unique(model.where.worth)) <= 2 * len(STAGES)


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda kept: kept.update(form="a letter"), 10, "is no kept plan"),
        (lambda kept: kept.update(form="tenure plan 1"), 10, "is a kept plan of another form"),
        (lambda kept: kept.pop("seed"), 10, "seed is missing or is no number"),
        (lambda kept: kept.pop("inputs"), 10, "inputs is missing or is no dict"),
        (lambda kept: kept["inputs"].pop("gaps"), 10, "its inputs were changed after it was made"),
        (lambda kept: kept.update(arms={"x": [{}]}), 11, "plan.json, arm x: key is missing"),
        (lambda kept: kept.update(overrides=[{}]), 10, "its chosen parameters cannot be read"),
    ],
)
def test_a_plan_that_is_not_what_was_kept_is_told(forecast, tmp_path, change, code, says):
    forecast(*NEAR, "--out", "plan.json")
    kept = kept_in(tmp_path)
    change(kept)
    (tmp_path / "plan.json").write_text(json.dumps(kept))
    ended = forecast("--rebuild", "plan.json")
    assert ended.exit_code == code, ended.stderr
    assert says in ended.stderr


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"snapshot": "0" * 64, "returns": ""}, 13, "from snapshot 000000000000"),
        ({"snapshot": "0" * 64, "name": "theirs"}, 0, "from the same returns in another home"),
    ],
)
def test_another_home_has_to_hold_the_same_returns(forecast, tmp_path, filled, changes, code, says):
    forecast(*NEAR, "--out", "plan.json")
    (tmp_path / "plan.json").write_text(json.dumps(kept_in(tmp_path) | changes))
    ended = forecast("--rebuild", "plan.json", "--home", filled)
    assert ended.exit_code == code, ended.stderr
    assert says in ended.stderr + ended.stdout


def test_the_page_and_the_command_say_the_same_of_one_scenario(forecast, filled):
    asked = ("--scenario", "talent-pool", "--json")
    found = lines(forecast("--to", "2026", "--runs", "60", "--service", "children", *asked))
    told = {
        row["measure"]: row for row in found if (row["arm"], row["partner"]) == ("talent-pool", "partnership")
    }
    futures = futures_of(filled, runs=60)
    holding, viewer = open_home(filled), Viewer(None, "partnership")
    question = looked(holding, viewer, futures, 2026, {"service": "children"})
    page = action_page(question, scenarios_named(("talent-pool",), {}))
    counted = play(
        futures.plan, scenarios_named(("talent-pool",), {}).values(), Ask(60, futures.seed)
    ).counted
    for tile in page.tiles:
        row = told[tile.measure]
        assert tile.then == numbers.quantity(
            row["middle"] / (100 if row["unit"] == "%" else 1), "share" if row["unit"] == "%" else "FTE"
        )
        answer = Question(
            tile.measure.removesuffix("-rate") if "turn" in tile.measure else tile.measure.replace("-", " "),
            question.months,
            "service children",
        )
        drawn = float(np.median(value(counted, answer))) * (100 if row["unit"] == "%" else 1)
        assert drawn == pytest.approx(row["middle"], abs=0.06)


def test_scenarios_are_listed_and_a_file_that_was_shown_is_in_order(run, changed):
    rows = lines(run("scenario", "list", "--json"))
    assert {"talent-pool", "grow-your-own"} <= {row["key"] for row in rows}
    assert "talent-pool" in run("scenario", "list").stdout
    assert "ours.toml is in order. ours: " in run("scenario", "check", changed).stdout
    as_json = run("scenario", "show", changed, "--json").stdout
    assert json.loads(as_json)["key"] == "ours"


def test_a_scenario_that_does_not_fit_the_homes_forecast_is_not_in_order(run, changed, tmp_path):
    changed.write_text(changed.read_text().replace("2024-01", "2019-01"))
    ended = run("scenario", "check", changed)
    assert ended.exit_code == 11
    assert "ours.toml: ours: effects[1] " in ended.stderr
    assert "starts in January 2019, before the forecast, which begins in October 2023" in ended.stderr
    alone = run("scenario", "check", changed, "--home", tmp_path / "nowhere")
    assert "ours.toml is in order. ours: " in alone.stdout


def test_every_fault_of_a_scenario_is_told_at_once(run, changed):
    changed.write_text(changed.read_text().replace("multiply", "multipl").replace("owner", "ower"))
    ended = run("scenario", "check", changed)
    assert ended.exit_code == 11
    assert "Did you mean multiply?" in ended.stderr
    assert "owner is missing" in ended.stderr

"""A framework is checked, loaded and taken away from the command line."""

import json

import pytest
from click.testing import CliRunner

from given.frameworks import a_framework, an_activity
from tenure.cli import main
from tenure.partnership.models import FrameworkVersion
from tenure.strategy.framework.books import as_workbook
from tenure.strategy.framework.opening import opened
from tenure.strategy.framework.reading import founding
from tenure.strategy.framework.writing import as_toml

pytestmark = pytest.mark.django_db
MET = ("--agreed-at", "Strategic Board", "--on", "2026-03-02")


@pytest.fixture
def run(tmp_path, monkeypatch, home):
    """Run a command in an empty folder, on an empty home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TENURE_HOME", str(home))
    (home / "tenure.db").touch()
    return lambda *words: CliRunner().invoke(main, ["strategy", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    """The founding framework as a file."""
    path = tmp_path / "ours.toml"
    path.write_text(as_toml(founding()))
    return path


@pytest.fixture
def broken(tmp_path):
    """A workbook with an activity that stands nowhere, and one that nobody answers for."""
    path = tmp_path / "broken.xlsx"
    path.write_bytes(
        as_workbook(a_framework(activities=[an_activity(under="b"), an_activity("b", owner="")]))
    )
    return path


def test_a_framework_in_order_ends_well(run, file):
    ended = run("check", file)
    assert (ended.exit_code, ended.output) == (
        0,
        "ours.toml: nothing has to be put right. It has 4 outcomes, 12 priorities, 33 activities and "
        f"{len(founding().kpis)} KPIs.\n",
    )


def test_what_is_wrong_is_told_by_cell_and_ends_with_11(run, broken):
    ended = run("check", broken, "--json")
    assert ended.exit_code == 11
    assert json.loads(ended.output) == {
        "file": "broken.xlsx",
        "place": "Activities!D3",
        "severity": "error",
        "says": "is “b”, and there is no such aim or principle. Name one that there is, or add b.",
    }


def test_a_hundred_faults_are_said_and_the_rest_counted(run, tmp_path):
    path = tmp_path / "many.toml"
    lost = [an_activity(f"act-{n}", under="nowhere") for n in range(130)]
    path.write_text(as_toml(a_framework(activities=lost)))
    told = run("check", path)
    assert told.exit_code == 11
    assert len(told.output.splitlines()) == 101
    assert "many.toml: and 30 more. --json says every one." in told.output
    assert len(run("check", path, "--json").output.splitlines()) == 130


def test_what_is_worth_a_look_ends_with_0(run, tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(as_toml(a_framework(activities=[an_activity(owner="")])))
    ended = run("check", path, "--json")
    assert ended.exit_code == 0
    assert json.loads(ended.output)["severity"] == "query"


@pytest.mark.parametrize(
    ("options", "state"), [((), "draft"), (MET, "agreed"), (("--in-force", *MET), "in force")]
)
def test_a_version_is_loaded_as_far_as_it_was_agreed(run, file, options, state):
    ended = run("load", file, *options, "--json")
    assert ended.exit_code == 0, ended.stderr
    assert json.loads(ended.output)["state"] == state
    assert FrameworkVersion.objects.get().state == state


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("load", "ours.toml", "--in-force"), 2, "Name it: --agreed-at TITLE --on DATE."),
        (("load", "ours.toml", "--agreed-at", "Board"), 2, "Give both --agreed-at and --on."),
        (
            ("load", "ours.toml", "--in-force", "--agreed-at", "B", "--on", "2999-01-01"),
            2,
            "today or earlier",
        ),
        (("load", "broken.xlsx"), 11, "broken.xlsx: Activities!D3 is “b”"),
        (("load", "nothing.toml"), 2, "There is no file nothing.toml."),
        (("export",), 2, "holds no framework in force."),
        (("export", "--version", "7"), 2, "holds no version 7 of a framework."),
        (("export", "--out", "ours.pdf"), 2, "ours.pdf ends in none of .toml, .xlsx, .json."),
        (("export", "--template"), 2, "Say where it goes: --out FILE.xlsx."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_kept(run, file, broken, words, code, says):
    ended = run(*words)
    assert ended.exit_code == code
    assert says in ended.stderr
    assert not FrameworkVersion.objects.exists()


def test_a_version_is_taken_away_and_is_the_same(run, file, tmp_path):
    run("load", file, "--in-force", *MET)
    assert run("export").stdout == as_toml(founding())
    assert json.loads(run("export", "--json").stdout)["title"] == founding().title
    for name in ("again.toml", "again.xlsx", "again.json"):
        assert run("export", "--version", "1", "--out", name).exit_code == 0
    for name in ("again.toml", "again.xlsx"):
        assert opened((tmp_path / name).read_bytes(), name=name).framework == founding()


def test_an_empty_workbook_is_given_out(run, tmp_path):
    assert run("export", "--template", "--out", "empty.xlsx").exit_code == 0
    assert (tmp_path / "empty.xlsx").read_bytes().startswith(b"PK")

"""`tenure load`: sets of files, whose they are, and what loading would do without doing it."""

import json

import pytest
from click.testing import CliRunner

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return
from tenure.cli import main

# Slow: loads whole returns.


@pytest.fixture
def run(home):
    """Run a command on that home."""
    return lambda *words: CliRunner().invoke(main, [str(word) for word in (*words, "--home", home)])


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "adults"
    folder.mkdir()
    (folder / "a.csv").write_bytes(csv_of("workplace", [a_workplace()]))
    (folder / "b.csv").write_bytes(csv_of("worker", [an_adults_worker()]))
    (tmp_path / "children.xml").write_bytes(a_return())
    return tmp_path


def test_a_set_is_loaded_as_one_for_the_partner_that_is_said(run, files):
    ended = run("load", files / "adults", "--partner", "101", "--year", "2023", "--json")
    (done,) = map(json.loads, ended.stdout.splitlines())
    assert (ended.exit_code, done["partner"], done["year"], done["accepted"]) == (0, "101", 2023, True)


def test_a_set_that_nobody_says_a_partner_of_is_turned_away_and_the_rest_goes_on(run, files):
    ended = run("load", files / "adults", files / "children.xml")
    assert ended.exit_code == 10
    assert "These files do not say whose they are. Say it with --partner NUMBER" in ended.stdout
    assert "Northvale’s children’s return for 2023 is on record" in ended.stdout


def test_a_preview_keeps_nothing(run, files):
    ended = run("load", files / "children.xml", "--preview")
    assert ended.exit_code == 0
    assert "figures of 2023 would move" in ended.stdout
    again = run("load", files / "children.xml", "--preview", "--json")
    assert json.loads(again.stdout)["preview"]["replaces"] is False


def test_folders_say_whose_a_set_is_and_of_which_year(run, files):
    folder = files / "2021" / "102"
    folder.parent.mkdir()
    (files / "adults").rename(folder)
    ended = run("load", files / "2021", "--json")
    (done,) = map(json.loads, ended.stdout.splitlines())
    assert (done["partner"], done["year"], done["accepted"]) == ("102", 2021, True)


def test_check_says_what_a_return_would_move_in_a_home(run, files):
    told, lines = run("check", files / "children.xml"), run("check", files / "children.xml", "--json")

    assert told.stdout.splitlines()[0].startswith("children.xml: Northvale")
    assert "figures of 2023 would move" in told.stdout
    assert json.loads(lines.stdout.splitlines()[-1])["effect"]["preview"]["year"] == 2023


def test_check_makes_no_home_of_a_name_that_was_mistyped(files):
    words = ["check", str(files / "children.xml"), "--home", str(files / "none")]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 2
    assert not (files / "none").exists()


def test_nothing_of_an_education_return_is_to_fix_and_it_is_said_why(files):
    from given.education import a_student
    from given.education import csv_of as education

    path = files / "students.csv"
    path.write_bytes(education("students", [a_student()], above={"university": "Southmere", "year": "2023"}))
    ended = CliRunner().invoke(main, ["fix", str(path), "--out", str(files / "out.csv")])
    assert ended.exit_code == 2
    assert "Nothing in an education return is to fix without a person. It has one layout" in ended.stderr


pytestmark = [pytest.mark.usefixtures("at_once"), pytest.mark.slow]

"""Collections from the command line, as tables and as JSON."""

import json

import pytest
from click.testing import CliRunner

from given.csww import a_return
from tenure.cli import main

# Slow: loads a home for each command.
pytestmark = [pytest.mark.usefixtures("at_once"), pytest.mark.slow]


@pytest.fixture
def say(home):
    def say(*words, code=0):
        done = CliRunner().invoke(main, ["collections", *words, "--home", str(home)])
        assert done.exit_code == code, done.output
        return done.output

    return say


@pytest.fixture
def opened(say, home, tmp_path, northvale, hartwell):
    """The children's return for 2023, of two partners; Northvale's is in the record."""
    (tmp_path / "return.xml").write_bytes(a_return())
    CliRunner().invoke(main, ["load", str(tmp_path / "return.xml"), "--home", str(home)])
    say("open", "--year", "2023")
    return say


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def test_the_list_says_where_each_stands_and_what_it_lacks(opened):
    rows = lines(opened("list", "--json"))
    assert [(row["partner"], row["state"]) for row in rows] == [("101", "accepted"), ("103", "opened")]
    assert rows[1]["due"] == "2023-10-31"
    assert rows[1]["days_late"] > 365
    assert "No file has come." in opened("list")
    assert lines(opened("list", "--json", "--kind", "survey")) == []


def test_the_two_steps_lock_and_reopening_unlocks(opened):
    asked = ("--year", "2023", "--partner", "101", "--json")
    said = CliRunner().invoke(main, ["collections", "sign-off", *asked])
    assert said.exit_code != 0
    assert lines(opened("prepare", *asked))[0]["state"] == "prepared"
    assert lines(opened("sign-off", *asked))[0]["state"] == "signed off"
    assert "was signed off already" in opened("sign-off", *asked, code=2)
    assert lines(opened("reopen", *asked, "--reason", "A leaver is missing."))[0]["state"] == "accepted"


def test_reminding_names_whom_nobody_can_write_to(opened, priya, otto):
    otto.email = "otto@council.example"
    otto.save()
    assert lines(opened("remind", "--year", "2023", "--json")) == [
        {"people": 1, "nobody": ["101"], "just_now": []}
    ]
    assert "Hartwell was reminded just now." in opened("remind", "--year", "2023", "--partner", "103")


def test_days_move_with_a_reason(opened):
    moved = opened("dates", "--year", "2023", "--due", "2023-11-10", "--reason", "Half term.", "--json")
    assert {row["due"] for row in lines(moved)} == {"2023-11-10"}


def test_engagement_is_a_line_for_each_measure(opened):
    rows = lines(opened("engagement", "--json"))
    late = {row["partner"]: row["value"] for row in rows if row["measure"] == "returns-on-time"}
    assert late == {"101": 0.0, "103": 0.0}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("open", "--year", "2023"), "is being collected already"),
        (("remind", "--year", "2022"), "The children’s return for 2022 is not being collected."),
        (("prepare", "--year", "2023", "--partner", "199"), "is expected of 199"),
    ],
)
def test_what_cannot_be_done_says_why(opened, words, says):
    assert says in opened(*words, code=2)


def test_a_home_that_is_not_there_is_not_made_by_looking(tmp_path):
    done = CliRunner().invoke(main, ["collections", "list", "--home", str(tmp_path / "hom")])
    assert (done.exit_code, (tmp_path / "hom").exists()) == (2, False)
    assert "There is no home at" in done.output


def test_a_day_that_is_none_is_said_in_words(opened):
    said = opened("dates", "--year", "2023", "--due", "2023-13-01", "--reason", "x", code=2)
    assert "2023-13-01 is not a day of the calendar. Write it as 2023-11-30" in said

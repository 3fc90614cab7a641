"""A command ends with a sentence and an exit code that a scheduled run can tell apart."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tenure.cli import ending
from tenure.terms import problems


def a_command_that(raises):
    """A command line with one command, which meets this problem."""

    @click.group(cls=ending.Door)
    def line():
        pass

    @line.command()
    def meet():
        raise raises

    return line


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (problems.UsedWrongly, 2),
        (problems.Unreadable, 10),
        (problems.HasFindings, 11),
        (problems.NotAllowed, 12),
        (problems.TooLittleData, 13),
    ],
)
def test_a_problem_is_shown_as_its_sentence_and_has_its_own_code(problem, code):
    ended = CliRunner().invoke(a_command_that(problem("Line 3: The file stops in the middle.")), ["meet"])
    assert ended.exit_code == code
    assert ended.stderr == "Line 3: The file stops in the middle.\n"
    assert ended.stdout == ""


def our_mistake(message):
    """What a fault of our own, with this message, says on the way out."""
    program = (
        "from tenure.cli import main\n"
        "import tenure.cli.files\n"
        f"def fault(*a, **k): raise ValueError({message!r})\n"
        "tenure.cli.files.options.each_file = fault\n"
        f"main(['check', {os.devnull!r}])\n"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_our_own_mistake_has_a_reference_and_says_nothing_of_what_was_read():
    ended = our_mistake("SW123456 Amara Okafor")
    assert ended.returncode == 1
    assert "Tenure made a mistake of its own (reference " in ended.stderr
    assert "SW123456" not in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr


def test_the_same_mistake_has_the_same_reference_whoever_it_happens_to():
    assert our_mistake("Amara").stderr == our_mistake("Bilal").stderr


def test_a_wrong_option_is_a_wrong_use():
    from tenure.cli import main

    ended = CliRunner().invoke(main, ["check", "--colour"])
    assert ended.exit_code == 2
    assert ended.stderr == "No such option '--colour'. See tenure check --help.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("check nowhere.xml", "There is no file nowhere.xml. Check the name"),
        ("check", "Missing argument 'FILE...'. See tenure check --help."),
        ("measures --year last", "--year: 'last' is not a whole number. See tenure measures --help."),
        ("chek", "No such command 'chek'."),
        ("serve --port 70000", "--port: 70000 is too high; the most is 65535. See tenure serve --help."),
        ("example x --seed -1", "--seed: -1 is too low; the least is 0. See tenure example --help."),
        ("example tests", "tests holds other files. Give an empty folder, or a new one."),
        ("example pyproject.toml", "DIR: Directory 'pyproject.toml' is a file. See tenure example --help."),
        ("measures --as-known-on 31/12/2019", "--as-known-on: 31/12/2019 is not a day of the calendar."),
        ("example /dev/null/x", "/dev/null/x cannot be written: Not a directory. Give another folder."),
        ("example x --partners 0", "--partners: 0 is too low; the least is 1. See tenure example --help."),
    ],
)
def test_a_wrong_use_is_one_line_that_says_where_to_read_more(words, says):
    from tenure.cli import main

    ended = CliRunner().invoke(main, words.split())
    assert ended.exit_code == 2
    assert ended.stderr.startswith(says)
    assert ended.stderr.count("\n") == 1

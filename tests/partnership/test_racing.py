"""People and workers at once on SQLite: what is done is done once, and nothing is half done."""

import os
import signal
import subprocess
import sys
import time

import pytest

from given import racing_for_strategy
from given.racing import RACES, RUN

pytestmark = pytest.mark.slow  # a process with a home of its own, and threads that wait for one another


@pytest.mark.parametrize("race", RACES)
def test_all_at_once(tmp_path, race):
    assert ended(tmp_path, RUN, race) == RACES[race]


@pytest.mark.parametrize("race", racing_for_strategy.RACES)
def test_leads_at_once_in_the_strategy(tmp_path, race):
    run = RUN.replace("racing", "racing_for_strategy")
    assert ended(tmp_path, run, race) == racing_for_strategy.RACES[race]


def ended(tmp_path, run, race):
    """What a race ended with, in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_"))}
    command = [sys.executable, "-c", run, str(tmp_path / "home"), race]
    done = subprocess.run(
        command, env=kept | {"PYTHONPATH": "tests"}, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


REMIND = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from given.racing import remind_thirty
remind_thirty()
"""


def reminding(tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_"))}
    kept |= {"PYTHONPATH": "tests", "LETTERS": str(tmp_path / "letters")}
    command = [sys.executable, "-c", REMIND, str(tmp_path / "home")]
    return subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, text=True, start_new_session=True)


def test_a_worker_killed_over_its_letters_leaves_none_unsent_and_sends_none_twice_but_one(tmp_path):
    killed = 0
    for wait in (0.05, 0.25, 0.45):
        process = reminding(tmp_path)
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        killed += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    said = reminding(tmp_path).communicate(timeout=60)[0].splitlines()

    sent = (tmp_path / "letters").read_text("utf-8").splitlines()
    assert said[-1] == "30 0"
    assert len(set(sent)) == 30
    assert len(sent) - 30 <= killed
    assert killed

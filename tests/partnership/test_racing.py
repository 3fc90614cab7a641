"""People and workers at once on SQLite: what is done is done once, and nothing is half done."""

import os
import subprocess
import sys

import pytest

from given.racing import RACES, RUN

pytestmark = pytest.mark.slow  # a process with a home of its own, and threads that wait for one another


@pytest.mark.parametrize("race", RACES)
def test_all_at_once(tmp_path, race):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_"))}
    command = [sys.executable, "-c", RUN, str(tmp_path / "home"), race]
    done = subprocess.run(
        command, env=kept | {"PYTHONPATH": "tests"}, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == RACES[race]

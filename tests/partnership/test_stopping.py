"""A home survives being stopped at any moment: what was acknowledged is there, and nothing is half there."""

import os
import signal
import subprocess
import sys
import time

import pytest

from given.csww import a_return, a_worker

pytestmark = pytest.mark.slow  # starts processes and kills them

LOAD = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership import loading
for path in sorted(Path(sys.argv[2]).iterdir()):
    (done,) = loading.load([path], home=Path(sys.argv[1]))
    print(path.name if done.accepted else done.says, flush=True)
"""
VERIFY = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership import keeping, verifying
from tenure.partnership.models import Submission
keeping.settle()
print("\\n".join(verifying.verify(Path(sys.argv[1]))))
for sent in Submission.objects.filter(state="accepted"):
    print("accepted", sent.name)
"""


def start(code, *said):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, said)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )


def output(code, *said):
    return start(code, *said).communicate(timeout=120)[0].split("\n")


@pytest.fixture
def returns(tmp_path):
    folder = tmp_path / "returns"
    folder.mkdir()
    for number in range(101, 131):
        if number not in (106, 107):
            (folder / f"{number}.xml").write_bytes(a_return(a_worker(), lea=str(number)))
    return folder


def test_ten_kills_lose_nothing_that_was_acknowledged(tmp_path, returns):
    home, acknowledged = tmp_path / "home", set()
    output(VERIFY, home)
    for kill in range(10):
        process = start(LOAD, home, returns)
        first = process.stdout.readline() if kill % 2 else ""  # every other kill comes once work is under way
        time.sleep((0.05 if first else 0.3) * kill)
        os.killpg(process.pid, signal.SIGKILL)
        said = (first + process.communicate()[0]).split("\n")
        acknowledged |= {line for line in said[:-1] if line.endswith(".xml")}

        found = output(VERIFY, home)

        faults = [line for line in found if line and not line.startswith("accepted ")]
        assert faults == []
        assert acknowledged <= {line.removeprefix("accepted ") for line in found}
    assert acknowledged


WRITE_DOWN = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership import audit
for number in range(40):
    audit.enter("read rows", f"submission {number}", by=audit.COMMAND)
"""
COUNT = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership import audit
print(audit.verify())
"""


def test_four_at_once_write_one_unbroken_audit(tmp_path):
    home = tmp_path / "home"
    output(COUNT, home)
    together = [start(WRITE_DOWN, home) for _ in range(4)]
    assert [process.wait(60) for process in together] == [0, 0, 0, 0]
    for process in together:
        process.stdout.close()

    assert output(COUNT, home)[0] == "Verdict(entries=160, faults=())"

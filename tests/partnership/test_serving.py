"""Serving a home: pages answer, the worker checks what is sent, Ctrl-C ends both."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest

from given.csww import a_return
from tenure.partnership import serving
from tenure.terms.problems import UsedWrongly

SERVE = """
import sys
from pathlib import Path
from tenure.partnership import serving
serving.serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""
SEND = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership.actions import returns
from tenure.partnership.models import Account, Partner
partner = Partner.of("101")
priya, _ = Account.objects.get_or_create(username="priya", name="Priya", role="analyst", partner=partner)
sent = returns.send_return(file=Path(sys.argv[2]), name="return.xml", by=priya)
import time
for _ in range(100):
    sent.refresh_from_db()
    if sent.state == "checked":
        break
    time.sleep(0.2)
print(sent.state)
"""


@pytest.mark.django_db
def test_a_demo_does_not_answer_to_other_machines(home):
    with pytest.raises(UsedWrongly, match=r"A demo answers to this machine only, not to 0\.0\.0\.0"):
        serving.serve(home, "0.0.0.0", 8000)


@pytest.mark.django_db
def test_two_servers_do_not_share_a_port(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsedWrongly, match=f"Port {port} of 127.0.0.1 is taken. Name another"):
            serving.serve(home, port=port)


def start(code, *said):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_"))}
    command = [sys.executable, "-c", code, *map(str, said)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    )


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def status_of(port: int, path: str) -> int:
    """What a page answers with; 0 while nobody listens."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except ConnectionError:
            return 0


def wait_for(port: int, path: str, *, seconds: float) -> int:
    until = time.monotonic() + seconds
    while not (status := status_of(port, path)) and time.monotonic() < until:
        time.sleep(0.2)
    return status


def children_of(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=True)
    return [int(child) for child in found.stdout.split()]


def worker_of(server: int) -> int:
    """The process beside the pages: it leads a session of its own, so that Ctrl-C is not its end too."""
    return next(child for child in children_of(server) if os.getsid(child) == child)


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow  # starts a server and its worker
def test_pages_answer_the_worker_works_killed_or_not_and_ctrl_c_ends_both(tmp_path):
    port, file = a_free_port(), tmp_path / "return.xml"
    file.write_bytes(a_return())
    server = start(SERVE, tmp_path / "home", port)
    try:
        assert wait_for(port, "/health", seconds=60) == 200
        assert start(SEND, tmp_path / "home", file).communicate(timeout=60)[0] == "checked\n"
        started = children_of(server.pid)
        assert len(started) >= 2
        os.kill(worker_of(server.pid), signal.SIGKILL)
        file.write_bytes(a_return(year=2022))
        assert start(SEND, tmp_path / "home", file).communicate(timeout=60)[0] == "checked\n"
        started += children_of(server.pid)
    finally:
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in said
    assert not any(map(lives, started))


def test_a_duty_that_breaks_ends_nothing_else_and_the_log_says_where(caplog):
    def breaks() -> None:
        raise KeyError("a cell of somebody")

    reference = serving.apart(breaks)
    [line] = caplog.records
    assert line.msg["reference"] == reference
    assert line.msg["exception"][0] == "KeyError"
    assert "somebody" not in str(line.msg)
    assert serving.apart(lambda: None) == ""

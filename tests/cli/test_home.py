"""A home from the command line, filled, asked and looked after. Each command runs as a program of its own."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from given.csww import a_return, a_worker

pytestmark = pytest.mark.slow  # every command starts Python and most of them a database

TENURE = Path(sys.executable).with_name("tenure")


@pytest.fixture
def run(tmp_path):
    """Run `tenure` in an empty folder, where nothing says which home is meant."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("TENURE_", "DJANGO_"))}

    def run(*words):
        command = [TENURE, *map(str, words)]
        return subprocess.run(command, cwd=tmp_path, env=bare, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def on_record(run, tmp_path):
    """Northvale's return of 2023 is on record in `home`."""
    (tmp_path / "northvale.xml").write_bytes(a_return(a_worker()))
    ended = run("load", "northvale.xml", "--home", "home")
    assert ended.returncode == 0, ended.stderr
    return ended


def test_the_same_seed_writes_the_same_partnership(run, tmp_path):
    words = ("--years", "1", "--workers", "300", "--seed", "7")
    first, second = run("example", "one", *words), run("example", "two", *words)
    assert (first.returncode, second.returncode) == (0, 0)
    one, two = (
        sorted(path for path in (tmp_path / name).rglob("*") if path.is_file()) for name in ("one", "two")
    )
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_what_has_no_errors_goes_on_record(on_record):
    assert "Northvale’s children’s return for 2023 is on record" in on_record.stdout
    assert "1 of 1 returns accepted into home." in on_record.stderr


def test_the_same_file_twice_is_turned_away(run, on_record):
    ended = run("load", "northvale.xml", "--home", "home")
    assert ended.returncode not in {0, 1}
    assert "0 of 1 returns accepted" in ended.stderr


def test_of_many_files_those_with_faults_are_turned_away(run, tmp_path):
    (tmp_path / "clean.xml").write_bytes(a_return(a_worker()))
    (tmp_path / "faulty.xml").write_bytes(a_return(a_worker(SWENo="SW2", FTE="37"), lea="103"))
    ended = run("load", "clean.xml", "faulty.xml", "--home", "home")
    assert ended.returncode == 11
    assert "1 of 2 returns accepted into home." in ended.stderr
    assert "faulty.xml: " in ended.stdout


def test_a_file_that_cannot_be_read_ends_a_load_with_ten(run, tmp_path):
    (tmp_path / "cut.xml").write_bytes(a_return(a_worker())[:-30])
    assert run("load", "cut.xml", "--home", "home").returncode == 10


def test_a_home_is_whole_until_a_kept_file_changes(run, on_record, tmp_path):
    assert run("verify", "--home", "home").returncode == 0
    kept = next(path for path in (tmp_path / "home" / "files").rglob("*") if path.is_file())
    kept.chmod(0o600)
    kept.write_bytes(b"changed")
    ended = run("verify", "--home", "home")
    assert ended.returncode == 1
    assert kept.name[:12] in ended.stderr


def test_the_doctor_says_what_is_fine(run, on_record):
    ended = run("doctor", "--home", "home")
    assert "fine  Python" in ended.stdout
    assert "fine  Database" in ended.stdout


def test_a_home_in_a_folder_that_is_not_there_is_a_wrong_use(run, tmp_path):
    (tmp_path / "northvale.xml").write_bytes(a_return(a_worker()))
    ended = run("load", "northvale.xml", "--home", "no/such/home")
    assert ended.returncode == 2
    assert "There is no folder" in ended.stderr


@pytest.mark.parametrize("made", [False, True])
def test_a_home_that_is_not_there_is_not_called_whole(run, tmp_path, made):
    if made:
        (tmp_path / "hme").mkdir()
    ended = run("verify", "--home", "hme")
    assert ended.returncode == 2
    assert "There is no home at hme. Check the name, and the folder you are in." in ended.stderr
    assert not list(tmp_path.glob("hme/*"))


def test_a_home_that_cannot_be_written_is_a_wrong_use(run):
    ended = run("doctor", "--home", "/proc")
    assert ended.returncode == 2
    assert "/proc cannot be written: " in ended.stderr


def test_no_link_is_given_to_a_port_that_is_taken(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("serve", "--home", "home", "--port", port)
    assert ended.returncode == 2
    assert ended.stderr == f"Port {port} of 127.0.0.1 is taken. Name another one with --port.\n"
    assert ended.stdout == ""

"""What a home may be started with: a demo with nothing said, a public one with nothing unsafe."""

import stat

import pytest

from tenure.partnership.home import make_private
from tenure.partnership.startup import database_of, kept_secret, refusals, start_from
from tenure.terms.problems import UsedWrongly


def in_public(tmp_path, **said):
    """An environment that is safe in public, changed as said."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return {
        "TENURE_MODE": "production",
        "TENURE_HOME": str(home),
        "TENURE_SECRET_KEY": "x" * 60,
        "TENURE_HOSTS": "tenure.example.org",
        "TENURE_TLS": "proxy",
        **said,
    }


def test_a_demo_needs_nothing_and_answers_to_this_machine_only():
    start = start_from({})
    assert (start.public, start.hosts, start.debug) == (False, ("localhost", "127.0.0.1", "[::1]"), False)


def test_a_safe_environment_starts_in_public(tmp_path):
    start = start_from(in_public(tmp_path))
    assert (start.public, start.hosts) == (True, ("tenure.example.org",))
    assert refusals(start) == []


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"TENURE_DEBUG": "1"}, "TENURE_DEBUG is on. Turn it off"),
        ({"TENURE_SECRET_KEY": ""}, "TENURE_SECRET_KEY is missing or short"),
        ({"TENURE_SECRET_KEY": "demo"}, "TENURE_SECRET_KEY is missing or short"),
        ({"TENURE_HOSTS": ""}, "TENURE_HOSTS is empty"),
        ({"TENURE_HOSTS": "tenure.example.org,*"}, r"TENURE_HOSTS is \*"),
        ({"TENURE_TLS": ""}, "TENURE_TLS is not set"),
        ({"TENURE_MODE": "prod"}, "TENURE_MODE is prod. Use demo or production"),
    ],
)
def test_an_unsafe_one_does_not(tmp_path, said, says):
    with pytest.raises(UsedWrongly, match=says):
        start_from(in_public(tmp_path, **said))


@pytest.mark.parametrize("mode", [0o755, 0o750])
def test_a_home_that_others_can_read_does_not_start_in_public(tmp_path, mode):
    environment = in_public(tmp_path)
    (tmp_path / "home").chmod(mode)
    with pytest.raises(UsedWrongly, match=r"Other people on this machine can read .*chmod 700"):
        start_from(environment)


def test_a_demos_secret_is_its_own_and_private(tmp_path):
    secret = kept_secret(tmp_path / "secret")
    assert kept_secret(tmp_path / "secret") == secret
    assert kept_secret(tmp_path / "other") != secret
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_sqlite_is_careful_and_waits_its_turn():
    options = database_of(start_from({}))["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
        assert pragma in options["init_command"]


def test_a_database_address_is_taken_apart():
    made = database_of(start_from({"DATABASE_URL": "postgresql://ceri:p%40ss@db.example.org:5433/tenure"}))
    assert (made["NAME"], made["USER"], made["PASSWORD"]) == ("tenure", "ceri", "p@ss")
    assert (made["HOST"], made["PORT"]) == ("db.example.org", "5433")


def test_another_kind_of_database_is_refused():
    with pytest.raises(UsedWrongly, match="DATABASE_URL names no PostgreSQL database"):
        database_of(start_from({"DATABASE_URL": "mysql://localhost/tenure"}))


def test_an_empty_folder_that_becomes_a_home_is_private_from_then_on(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)

    make_private(home)

    assert stat.S_IMODE(home.stat().st_mode) == 0o700

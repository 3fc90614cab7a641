"""A PostgreSQL server of the tests' own, and programs that work on it as one role or another."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOMEBODY = "postgres"
GRANTS = """
CREATE ROLE keeper LOGIN CREATEDB PASSWORD 'k';
ALTER ROLE keeper SET app.reach = 'everything';
CREATE ROLE pages LOGIN PASSWORD 'p';
CREATE DATABASE tenure OWNER keeper;
"""
FOR_PAGES = """
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pages;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO pages;
REVOKE UPDATE, DELETE ON partnership_auditentry FROM pages;
"""


class Server:
    """A PostgreSQL server of the test's own, reached through a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self.programs = found[-1] if found else Path(shutil.which("initdb") or "/nowhere/initdb").parent

    def run(self, program: str, *said: object) -> str:
        user = SOMEBODY if os.name == "posix" and os.geteuid() == 0 else None
        command = [str(self.programs / program), *map(str, said)]
        done = subprocess.run(command, user=user, capture_output=True, text=True, cwd=self.folder, check=True)
        return done.stdout

    def start(self) -> None:
        data = self.folder / "data"
        self.run("initdb", "-D", data, "-U", SOMEBODY, "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        self.run("pg_ctl", "-D", data, "-l", self.folder / "log", "-o", options, "-w", "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def ask(self, statement: str, *, database: str = "tenure", who: str = SOMEBODY) -> list[str]:
        said = (
            "-h",
            self.folder,
            "-U",
            who,
            "-d",
            database,
            "-qAt",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            statement,
        )
        return self.run("psql", *said).split()

    def address(self, who: str, *, database: str = "tenure") -> str:
        return f"postgresql://{who}@{str(self.folder).replace('/', '%2F')}/{database}"


def plain_environment() -> dict[str, str]:
    """The environment without what this run of the tests has said in it."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("TENURE_", "DJANGO_", "DATABASE_"))}


def python(code: str, server: Server, *, who: str, home: Path, database: str = "tenure") -> str:
    """What a program prints that works on the server as that role."""
    environment = plain_environment() | {
        "DATABASE_URL": server.address(who, database=database),
        "PYTHONPATH": "tests",
    }
    command = [sys.executable, "-c", PREPARE + code, str(home)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


PREPARE = """
import sys
from io import BytesIO
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from django.http import HttpResponse
from django.test import RequestFactory
from given.csww import a_return
from tenure.partnership.actions import returns
from tenure.partnership.models import Account, AuditEntry, Note, Partner, Submission
from tenure.partnership.wall import wall, whole_partnership
"""
SEND = """
for number, name in (("101", "priya"), ("103", "otto")):
    by = Account.objects.create(username=name, name=name, role="analyst", partner=Partner.of(number))
    sent = returns.send_return(file=BytesIO(a_return(lea=number)), name="return.xml", by=by)
    Note.objects.create(submission=sent, rule="X", text="x", by=by)
Account.objects.create(username="ceri", name="Ceri", role="partnership lead")
Account.objects.create(username="amara", name="Amara", role="board member")
"""

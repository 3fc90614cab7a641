"""The throw-away server of these tests. Tables belong to one role; pages connect as another."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from given.servers import GRANTS, SOMEBODY, Server


@pytest.fixture(scope="session")
def server():
    folder = Path(tempfile.mkdtemp(prefix="tenure-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, SOMEBODY)
    server = Server(folder)
    server.start()
    for statement in GRANTS.strip().splitlines():
        server.ask(statement, database="postgres")
    yield server
    server.stop()
    shutil.rmtree(folder)

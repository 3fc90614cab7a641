"""The strategy on PostgreSQL: its actions and pages, the wall of case studies, and what has no wall."""

import subprocess
import sys

import pytest

from given.servers import FOR_PAGES, SEND, plain_environment, python
from given.walled import CASES

pytestmark = pytest.mark.postgres

EVERYBODYS = {
    "account": "who signs in is named wherever somebody is chosen",
    "membership": "who is a member every partner knows",
    "seat": "who sits on a board stands in its minutes",
    "workstreamlead": "who leads what every partner asks",
}
"""Tables that name a partner and are the whole partnership's: why no policy stands before them."""
NAMING_A_PARTNER = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partner_id'
WHERE c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
"""
ACTIONS = (
    "risks",
    "meetings",
    "money",
    "nudging",
    "kpis",
    "frameworks",
    "cases",
    "reporting",
    "calendars",
    "handing_over",
)
PAGES = (
    "meetings",
    "meetings_api",
    "meetings_carried",
    "meetingsteps_api",
    "risks",
    "money",
    "kpis",
    "reports",
    "taking_part",
    "framework",
)


@pytest.fixture(scope="module")
def walled(server, tmp_path_factory):
    """A home on a database of its own, with two analysts, a lead and a board member."""
    kept = {"home": tmp_path_factory.mktemp("home") / "home", "database": "strategy"}
    server.ask("CREATE DATABASE strategy OWNER keeper", database="postgres")
    python(SEND, server, who="keeper", **kept)
    for statement in FOR_PAGES.strip().splitlines():
        server.ask(statement, database="strategy")
    return kept


def test_each_request_reaches_shared_case_studies_and_those_it_may_write(server, walled):
    assert python(CASES, server, who="pages", **walled).splitlines() == [
        "amara 103 1 consents",
        "ceri 103 ours 2 consents",
        "otto 103 1 consents",
        "priya 101 103 2 consents",
        "outside 0 0",
    ]


def test_a_table_that_names_a_partner_has_a_wall_or_is_everybodys(server, walled):
    found = server.ask(NAMING_A_PARTNER, database="strategy")
    assert {each.removeprefix("partnership_") for each in found} == EVERYBODYS.keys()


@pytest.mark.parametrize(("folder", "names"), [("partnership", ACTIONS), ("web", PAGES)])
def test_the_strategy_works_on_postgresql_as_on_sqlite(server, folder, names):
    """The same tests as on SQLite, on the server, as a role to which the wall applies."""
    environment = plain_environment() | {"TENURE_TEST_DATABASE_URL": server.address("keeper")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    paths = [f"tests/{folder}/test_{name}.py" for name in names]
    done = subprocess.run(
        [*command, *paths], env=environment, capture_output=True, text=True, check=False, timeout=500
    )
    assert done.returncode == 0, done.stdout[-4000:]

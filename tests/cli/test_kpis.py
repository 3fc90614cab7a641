"""`tenure kpis`: every KPI in a line, as it stands or stood, and the audit."""

import json

import pytest
from click.testing import CliRunner

from tenure.cli import main
from tenure.partnership.actions import frameworks
from tenure.strategy.framework.reading import founding

# Slow: counts two years of five partners.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def run(monkeypatch, filled, in_force):
    monkeypatch.setenv("TENURE_HOME", str(filled))
    return lambda *words: CliRunner().invoke(main, ["kpis", *words])


def lines(ended):
    assert ended.exit_code == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_every_kpi_has_a_line_with_the_agreed_names(run):
    found = lines(run("--json"))
    assert [each["code"] for each in found] == [kpi.code for kpi in founding().kpis]
    first = [
        *(
            "code",
            "label",
            "outcome",
            "kind",
            "value",
            "on",
            "baseline",
            "target",
            "status",
            "reading",
            "needs",
        )
    ]
    assert list(found[0])[:11] == first
    turnover = next(each for each in found if each["code"] == "children-turnover")
    assert (turnover["on"], turnover["target"]) == ("2023-09-30", 0.18)
    assert all(each["value"] is not None or each["status"] == "no-data" for each in found)


def test_a_day_in_the_past_knows_nothing_of_later_returns(run):
    then = {each["code"]: each for each in lines(run("--json", "--on", "2023-01-31"))}
    assert then["children-turnover"]["on"] == "2022-09-30"


def test_the_audit_recommends_one_of_four(run):
    found = lines(run("--audit", "--json"))
    assert {each["advice"] for each in found} <= {"keep", "mend", "replace", "retire"}
    assert set(found[0]["answers"].values()) <= {"yes", "partly", "no", "not known"}


def test_without_a_framework_in_force_it_says_who_loads_one(run, in_force, lead):
    frameworks.retire(version=in_force, by=lead)
    ended = run("--json")
    assert ended.exit_code == 2
    assert "No framework is in force yet" in ended.stderr


def test_a_table_for_people_and_a_home_that_is_not_there(run, tmp_path):
    assert run().stdout.startswith("code")
    assert run("--audit").stdout.startswith("code")
    ended = run("--home", str(tmp_path / "none"))
    assert ended.exit_code == 13
    assert "There is no record" in ended.stderr

"""The three contracts between packages hold, and each of them catches a breach."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# Slow: runs the linter of floors on broken trees.
pytestmark = pytest.mark.slow


ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = sorted(path.parent.name for path in (ROOT / "src" / "tenure").glob("*/__init__.py"))
FLOORS = {
    name.strip(): number
    for number, floor in enumerate(SETTINGS["tool"]["importlinter"]["contracts"][0]["layers"])
    for name in floor.split("|")
}


def contracts(tree):
    """Run import-linter on a tree: whether all contracts are kept, and what it says."""
    lint = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [lint, "--no-cache"],
        cwd=tree,
        env={"PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode == 0, " ".join(ended.stdout.split())


@pytest.fixture
def copy(tmp_path):
    """The packages as they are, to plant something in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    skipped = shutil.ignore_patterns("__pycache__", "data", "static", "*.html")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=skipped)
    return tmp_path


@pytest.mark.parametrize("package", [*PACKAGES])
def test_every_package_has_a_floor_and_says_what_lives_there(package):
    assert package in FLOORS
    first = (ROOT / "src" / "tenure" / package / "__init__.py").read_text(encoding="utf-8")
    assert first.startswith('"""')
    assert len(first.splitlines()[0]) > 20


@pytest.mark.parametrize(
    ("room", "planted", "contract"),
    [
        pytest.param("record", "import tenure.publish", "The house has floors", id="a floor above"),
        pytest.param("benchmark", "import tenure.allocate", "The house has floors", id="a neighbour"),
        pytest.param(
            "publish", "import django", "Only the partnership and web floors know Django", id="Django"
        ),
        pytest.param(
            "web", "import tenure.record", "Figures leave the house through publish alone", id="raw"
        ),
    ],
)
def test_a_planted_breach_is_caught(copy, room, planted, contract):
    (copy / "src" / "tenure" / room / "planted.py").write_text(
        f'"""Planted."""\n{planted}\n', encoding="utf-8"
    )
    kept, said = contracts(copy)
    assert not kept
    assert contract in said.split("Broken contracts")[1]


def test_a_package_without_a_floor_is_caught(copy):
    attic = copy / "src" / "tenure" / "attic"
    attic.mkdir()
    (attic / "__init__.py").write_text('"""Planted."""\n', encoding="utf-8")
    assert not contracts(copy)[0]


def test_the_contracts_hold(copy):
    kept, said = contracts(copy)
    assert kept, said

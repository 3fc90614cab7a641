"""What is kept in the repository works on any machine, and gives nobody away."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.lock.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

REGISTRY = re.compile(
    r"(?:files\.)?pythonhosted\.org|pypi\.org|registry\.npmjs|deb\.debian\.org|" + "index-" + "url"
)
MACHINE = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + r"home/\w+/", "/tmp/" + "plan"]))
SPELLED_HERE = {"tests/house/test_kept.py", "Makefile"}


def tracked():
    """Every text file that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".zip", ".xlsx", ".parquet", ".ico"}:
            yield name, path.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def texts():
    if not (ROOT / ".git").exists():
        pytest.fail("These tests read what git keeps: run them in a clone.")
    return {name: text for name, text in tracked() if name not in SPELLED_HERE}


def test_nothing_names_the_host_of_a_package_registry(texts):
    assert [name for name, text in texts.items() if REGISTRY.search(text)] == []


def test_nothing_names_a_folder_of_somebodys_machine(texts):
    assert [name for name, text in texts.items() if MACHINE.search(text)] == []


def test_there_is_no_work_put_off_and_no_test_left_out(texts):
    put_off = re.compile(
        "|".join(["TO" + "DO", "FIX" + "ME", r"pytest\.mark\." + "skip", r"pytest\." + "skip\\("])
    )
    code = {
        name: text for name, text in texts.items() if name.endswith((".py", ".html", ".css", ".js", ".sh"))
    }
    assert [name for name, text in code.items() if put_off.search(text)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_a_hash_for_everything_and_no_address(lock):
    text = lock.read_text(encoding="utf-8")
    pinned = re.findall(
        r"^[A-Za-z0-9][^\s=]*==\S+.*?(?=^[A-Za-z0-9]|\Z)", text, flags=re.MULTILINE | re.DOTALL
    )
    assert pinned
    assert [each.split()[0] for each in pinned if "--hash=sha256:" not in each] == []
    assert "://" not in text


def names_in(lines):
    return {re.split(r"[\s\[<>=;~!]", line)[0].lower().replace("_", "-") for line in lines}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("test", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]),
        ("node", PROJECT["dependency-groups"]["node"]),
    ],
)
def test_the_lock_holds_what_the_project_asks_for(lock, wanted):
    pinned = names_in(
        re.findall(r"^\S+==", (ROOT / "requirements" / f"{lock}.lock.txt").read_text("utf-8"), re.M)
    )
    assert names_in(wanted) - pinned == set()


def test_every_library_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = text.split("\ndependencies = [\n")[1].split("\n]\n")[0].splitlines()
    assert [line for line in asked if "#" not in line] == []


def test_our_locked_page_assets_name_no_host(texts):
    assert "resolved" not in texts["package-lock.json"]
    assert '"integrity"' in texts["package-lock.json"]

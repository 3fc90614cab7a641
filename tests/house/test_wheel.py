"""The built wheel holds everything, and works where nothing else of ours is.

The environment is new and empty. What the wheel depends on is put into it by linking the installed files of
exactly the libraries in requirements/run.lock.txt, so that the test asks no registry for anything and no test
library or source folder can help; `pip check` then says whether the wheel's own list of needs is met.
"""

import os
import re
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow  # builds, makes an environment and runs commands in it


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True
    )
    return next(folder.glob("*.whl"))


def link(name, site):
    """Put an installed library into another environment."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return  # locked for another system
    for file in files:
        source, target = Path(file.locate()), site / file
        if ".." not in file.parts and source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target) if source.stat().st_dev == site.stat().st_dev else target.symlink_to(
                source
            )


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    """A folder of programs in an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("alone")
    venv.create(folder, with_pip=True)
    site = next(folder.glob("lib/python3*/site-packages"))
    lock = (ROOT / "requirements" / "run.lock.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE):
        link(name, site)
    pip = [folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", wheel], check=True)
    return folder / "bin"


def run(*command, cwd):
    """Run a command as somebody would who has nothing else of ours."""
    bare = {"PATH": os.defpath, "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True, check=False)


def test_the_wheel_holds_assets_templates_and_published_figures(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "tenure/web/static/vendor/",
        "tenure/benchmark/data/",
        "tenure/terms/data/",
        "tenure/py.typed",
    ):
        assert any(name.startswith(part) for name in names), (
            f"{part} is not in the wheel: run make setup first"
        )
    pages = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.html")}
    assert pages - set(names) == set()
    assert not [name for name in names if "test" in name.split("/")[0] or name.endswith(".db")]


def test_the_wheel_asks_for_everything_it_needs(alone, tmp_path):
    said = run(alone / "python", "-m", "pip", "check", cwd=tmp_path)
    assert said.returncode == 0, said.stdout


def test_installed_alone_it_writes_an_example_and_checks_it(alone, tmp_path):
    written = run(alone / "tenure", "example", "vale", "--years", "1", cwd=tmp_path)
    assert written.returncode == 0, written.stderr

    returns = sorted((tmp_path / "vale").rglob("*.xml"))
    checked = run(alone / "tenure", "check", *returns, cwd=tmp_path)
    assert returns
    assert checked.returncode in {0, 11}, checked.stderr
    assert returns[0].name in checked.stdout

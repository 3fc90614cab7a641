"""A browser, and the example partnership served to it with its accounts, files and worker."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
LOAD = """
import json, sys
from pathlib import Path
from tenure import example
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership import loading
example.write(Path(sys.argv[2]))
print(json.dumps(dict(loading.load_example(Path(sys.argv[1]), Path(sys.argv[2])))))
"""
SERVE = """
import sys
from pathlib import Path
from tenure.partnership.serving import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""


@dataclass(frozen=True)
class Served:
    """Where the example is served, its files, and each person's one-time link by their first name."""

    address: str
    files: Path
    links: Mapping[str, str]


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Served]:
    """The example partnership, served with its worker until the tests end."""
    folder = tmp_path_factory.mktemp("served")
    home, files, port = folder / "home", folder / "example", _free_port()
    surroundings = os.environ | {"TENURE_HOME": str(home)}
    loading = [sys.executable, "-c", LOAD, str(home), str(files)]
    loaded = subprocess.run(loading, env=surroundings, check=True, capture_output=True, text=True)
    links = {_first_name(label): link for label, link in json.loads(loaded.stdout.splitlines()[-1]).items()}
    serving = [sys.executable, "-c", SERVE, str(home), str(port)]
    with (folder / "served.log").open("w") as log:
        server = subprocess.Popen(serving, env=surroundings, stdout=log, stderr=log)
        try:
            yield Served(_when_ready(f"http://localhost:{port}"), files, links)
        finally:
            server.terminate()
            server.wait(20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _first_name(label: str) -> str:
    """ "analyst: Priya Raman, Northvale" is priya."""
    return label.partition(": ")[2].split()[0].lower()


def _when_ready(address: str) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"nothing answered at {address} within 30 seconds")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    assert path, "These tests need Chromium. Install it, for example with: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(served, chromium) -> Callable[[str], dict]:
    """Signs someone in by their one-time link, once, and gives what their browser then remembers."""
    remembered: dict[str, dict] = {}

    def remember(who: str) -> dict:
        if who not in remembered:
            context = chromium.new_context(base_url=served.address)
            page = context.new_page()
            page.goto(served.links[who])
            page.get_by_role("button", name="Sign in").click()
            page.get_by_role("navigation", name="Main").wait_for(timeout=15_000)
            remembered[who] = context.storage_state()
            context.close()
        return remembered[who]

    return remember


@pytest.fixture
def window(served, chromium, signed_in) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser window of someone; `who` empty for a visitor."""
    opened = []

    def open_window(who: str = "", *, width: int = 1280, **more) -> BrowserContext:
        state = signed_in(who) if who else None
        size = {"width": width, "height": 900}
        context = chromium.new_context(base_url=served.address, viewport=size, storage_state=state, **more)
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()

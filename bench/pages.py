"""The analysis page with 25 people at once, beside a bare Django page in the same run; and what it weighs."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import Measured, Target, peak
from bench.visitors import slow_end, waits

PEOPLE, TURNS, LASTING = 25, 3, 15.0
PAGE = Target(ratio=2.0)
HTML_KB, ASSETS_KB = 60.0, 60.0
ADDRESS = "/analysis/"


@dataclass(frozen=True)
class Served:
    """A server that answers, with a cookie for each person."""

    port: int
    cookies: tuple[str, ...]


def page(home: Path) -> Measured:
    """95 of 100 requests, by turns with the bare page."""
    ours: list[float] = []
    theirs: list[float] = []
    with tenure_served(home) as tenure, _bare(home.parent) as bare:
        waits(tenure.port, ADDRESS, tenure.cookies[:2], lasting=3)
        for _ in range(TURNS):
            ours += waits(tenure.port, ADDRESS, tenure.cookies, lasting=LASTING)
            theirs += waits(bare.port, "/", bare.cookies, lasting=LASTING)
    return Measured(
        f"analysis page, p95 of {PEOPLE} people",
        slow_end(ours),
        "a bare Django page",
        slow_end(theirs),
        peak(),
        PAGE,
        len(ours),
    )


@dataclass(frozen=True)
class Weighed:
    """What a page weighs, in kilobytes."""

    html: float
    assets: float

    @property
    def met(self) -> bool:
        return self.html <= HTML_KB and self.assets <= ASSETS_KB

    def line(self) -> str:
        """As JSON."""
        return json.dumps(
            {
                "what": "analysis page",
                "html_kb": round(self.html, 1),
                "css_js_gzipped_kb": round(self.assets, 1),
                "target": {"html_kb": HTML_KB, "css_js_gzipped_kb": ASSETS_KB},
                "met": self.met,
            }
        )


def size(home: Path) -> Weighed:
    """The page itself as sent before it is packed, and its styles and scripts packed."""
    with tenure_served(home) as tenure:
        html = _fetched(tenure, ADDRESS)
        links = re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', html)
        assets = [gzip.compress(_fetched(tenure, link.decode())) for link in links]
    return Weighed(len(html) / 1000, sum(map(len, assets)) / 1000)


def _fetched(served: Served, address: str) -> bytes:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    line.request("GET", address, headers={"Cookie": served.cookies[0]})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}.")
    return body


@contextmanager
def tenure_served(home: Path) -> Iterator[Served]:
    port = free_port()
    keys = subprocess.run(
        [sys.executable, "-m", "bench.signing_in", str(home), str(PEOPLE)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    command = [
        str(Path(sys.executable).with_name("tenure")),
        "serve",
        "--home",
        str(home),
        "--port",
        str(port),
    ]
    with running(command, port):
        yield Served(port, tuple(f"tenure-session={key}" for key in keys))


@contextmanager
def _bare(folder: Path) -> Iterator[Served]:
    port = free_port()
    with running([sys.executable, "-m", "bench.bare", str(folder), str(port), str(PEOPLE)], port):
        keys = (folder / "sessions.txt").read_text(encoding="utf-8").split()
        yield Served(port, tuple(f"sessionid={key}" for key in keys))


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise SystemExit(f"The server ended with {process.returncode} before it answered.")
        time.sleep(0.1)
    raise SystemExit("The server did not answer within 30 seconds.")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

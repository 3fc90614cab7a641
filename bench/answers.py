"""People who answer a survey at once, on SQLite: each opens it, fills in every page and sends."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from bench.pages import free_port, running

A_MINUTE, PEOPLE, LASTING = 400, 8, 30.0
PAGES = (
    {"employer": "101", "service": "children", "stage": "early"},
    {
        f"factors.{name}": "4"
        for name in "workload resilience progression training environment flexibility management".split()  # noqa: SIM905
    },
    {f"wellbeing.{name}": "3" for name in ("energy", "purpose", "worry", "belong")},
    {"staying": "thought"},
    {"reasons": "pay", "one-thing": "An hour a day without the telephone."},
)
MAKE = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership.pulsing import load_pulse
load_pulse()
from tenure.partnership.models import SurveyAnswer, SurveyWave
wave = SurveyWave.objects.get(state="open")
print(wave.open_link, SurveyAnswer.objects.filter(wave=wave).count())
"""


@dataclass(frozen=True)
class Answered:
    """How many answers a minute were saved, and what went wrong."""

    saved: float
    sent: int
    kept: int
    failed: int
    slowest_ms: float

    @property
    def met(self) -> bool:
        return self.saved >= A_MINUTE and not self.failed and self.sent == self.kept

    def line(self) -> str:
        """As JSON."""
        return json.dumps(
            {
                "what": f"survey answers saved on SQLite, {PEOPLE} people at once",
                "a_minute": round(self.saved),
                "sent": self.sent,
                "kept": self.kept,
                "errors": self.failed,
                "slowest_request_ms": round(self.slowest_ms),
                "target": {"a_minute": A_MINUTE, "errors": 0},
                "met": self.met,
            }
        )


def answers(folder: Path) -> Answered:
    """Whole answers, page after page, by people who do not pause."""
    home, port = folder / "answers", free_port()
    link, before = _made(home)
    command = [
        str(Path(sys.executable).with_name("tenure")),
        "serve",
        "--home",
        str(home),
        "--port",
        str(port),
    ]
    with running(command, port):
        begun = time.monotonic()
        people = [_Person(port, link, begun + LASTING) for _ in range(PEOPLE)]
        threads = [threading.Thread(target=person.answer_on) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.monotonic() - begun
    sent = sum(person.sent for person in people)
    slowest = max((wait for person in people for wait in person.took), default=0.0)
    failed = sum(person.failed for person in people)
    return Answered(sent / took * 60, sent, _made(home)[1] - before, failed, slowest * 1000)


def _made(home: Path) -> tuple[str, int]:
    """The open survey of a home that holds the example's pulse, and how many have answered it."""
    said = subprocess.run([sys.executable, "-c", MAKE, str(home)], capture_output=True, text=True, check=True)
    link, number = said.stdout.split()
    return link, int(number)


@dataclass
class _Person:
    """One person after another at one computer."""

    port: int
    link: str
    until: float
    sent: int = 0
    failed: int = 0
    took: list[float] = field(default_factory=list)

    def answer_on(self) -> None:
        while time.monotonic() < self.until:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                self._answer(line)
                self.sent += 1
            except (_Failed, OSError):
                self.failed += 1
            finally:
                line.close()

    def _answer(self, line: http.client.HTTPConnection) -> None:
        start = f"/answer/open/{self.link}/"
        token, cookie = self._open(line, start)
        place = self._post(line, start, token, cookie, {}).removesuffix("1/")
        for number, page in enumerate(PAGES, start=1):
            self._post(line, f"{place}{number}/", token, cookie, page)
        ended = self._post(line, f"{place}check/", token, cookie, {})
        if "/thanks/" not in ended:
            raise _Failed

    def _open(self, line: http.client.HTTPConnection, path: str) -> tuple[str, str]:
        answer, body = self._ask(line, "GET", path, {}, None)
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', body)
        if answer.status != http.client.OK or token is None:
            raise _Failed
        return token[1].decode(), str(answer.headers["Set-Cookie"]).partition(";")[0]

    def _post(
        self, line: http.client.HTTPConnection, path: str, token: str, cookie: str, said: dict[str, str]
    ) -> str:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token} | said)
        heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        answer, _ = self._ask(line, "POST", path, heads, body)
        if answer.status != http.client.FOUND:
            raise _Failed
        return str(answer.headers["Location"])

    def _ask(
        self,
        line: http.client.HTTPConnection,
        method: str,
        path: str,
        heads: dict[str, str],
        body: str | None,
    ) -> tuple[http.client.HTTPResponse, bytes]:
        begun = time.perf_counter()
        line.request(method, path, body=body, headers=heads)
        answer = line.getresponse()
        content = answer.read()
        self.took.append(time.perf_counter() - begun)
        return answer, content


class _Failed(Exception):
    """An answer of the server that is not what was to come."""

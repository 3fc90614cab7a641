"""People at their screens: each asks for a page, reads for one to three seconds, and asks again."""

from __future__ import annotations

import http.client
import random
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

LEAST_SECONDS, MOST_SECONDS = 1.0, 3.0


def waits(port: int, address: str, cookies: Sequence[str], *, lasting: float) -> list[float]:
    """Seconds that each request took: a person for each cookie, for that long, on this machine only."""
    visits = [_Visitor(port, address, cookie, random.Random(number)) for number, cookie in enumerate(cookies)]
    until = time.monotonic() + lasting
    people = [threading.Thread(target=visitor.visit, args=(until,)) for visitor in visits]
    for person in people:
        person.start()
    for person in people:
        person.join()
    failed = [status for visitor in visits for status in visitor.failed]
    if failed:
        raise SystemExit(f"{len(failed)} requests for {address} failed, the first with {failed[0]}.")
    return [wait for visitor in visits for wait in visitor.took]


@dataclass
class _Visitor:
    """One person at a screen, and how long they waited each time."""

    port: int
    address: str
    cookie: str
    chance: random.Random
    took: list[float] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    def visit(self, until: float) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        time.sleep(self.chance.uniform(0, MOST_SECONDS))
        while time.monotonic() < until and not self.failed:
            begun = time.perf_counter()
            line.request("GET", self.address, headers={"Cookie": self.cookie})
            answer = line.getresponse()
            answer.read()
            self.took.append(time.perf_counter() - begun)
            if answer.status != http.client.OK:
                self.failed.append(answer.status)
            time.sleep(self.chance.uniform(LEAST_SECONDS, MOST_SECONDS))


def slow_end(took: Sequence[float]) -> float:
    """The time that 95 of 100 requests stay within."""
    return statistics.quantiles(took, n=20)[-1]

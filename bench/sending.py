"""The upload page while the worker checks: an adults' set of 1,000 workers is sent again and again."""

from __future__ import annotations

import http.client
import json
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from bench import adults
from bench.pages import tenure_served

WORKERS, WORKPLACES, ROUNDS = 1_000, 20, 15
MOST_MS = 200.0
ADDRESS = "/returns/send/"
EDGE = "----an-edge-between-parts"


@dataclass(frozen=True)
class Sent:
    """How long the page took to answer, in milliseconds; `slow_ms` is the slowest of all."""

    ms: float
    slow_ms: float
    kilobytes: float

    @property
    def met(self) -> bool:
        return self.ms <= MOST_MS

    def line(self) -> str:
        """As JSON."""
        return json.dumps(
            {
                "what": f"upload page, a set of {WORKERS:,} adults' workers sent while others are checked",
                "median_ms": round(self.ms),
                "slowest_ms": round(self.slow_ms),
                "kb": round(self.kilobytes),
                "target": {"median_ms": MOST_MS},
                "met": self.met,
                "rounds": ROUNDS,
            }
        )


def sending(home: Path, folder: Path) -> Sent:
    """Send a set that is new each time; the worker beside the server checks those that came before."""
    where = adults.write(folder / "sent", workers=WORKERS, workplaces=WORKPLACES)
    parts = {path.name: path.read_bytes() for path in sorted(where.glob("*.csv"))}
    with tenure_served(home) as tenure:
        line = http.client.HTTPConnection("127.0.0.1", tenure.port, timeout=60)
        token, cookie = _opened(line, tenure.cookies[0])
        took = [_send(line, _body(parts, token, number), cookie) for number in range(ROUNDS + 1)][1:]
    size = sum(map(len, parts.values())) / 1000
    return Sent(statistics.median(took) * 1000, max(took) * 1000, size)


def _opened(line: http.client.HTTPConnection, session: str) -> tuple[str, str]:
    """The token of the form, and the cookies to send back with it."""
    line.request("GET", ADDRESS, headers={"Cookie": session})
    answer = line.getresponse()
    body = answer.read()
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', body)
    if answer.status != http.client.OK or token is None:
        raise SystemExit(f"{ADDRESS} answered {answer.status}.")
    kept = [said.partition(";")[0] for said in answer.headers.get_all("Set-Cookie") or ()]
    return token[1].decode(), "; ".join([session, *(one for one in kept if not one.startswith("tenure-s"))])


def _body(parts: dict[str, bytes], token: str, number: int) -> bytes:
    """The form with its files; blank lines at the end make each sending another file."""
    field = f'--{EDGE}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
    pieces = [field.encode()]
    for name, content in parts.items():
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        pieces += [f"{head}Content-Type: text/csv\r\n\r\n".encode(), content, b"\r\n" * (number + 1)]
    return b"".join([*pieces, f"--{EDGE}--\r\n".encode()])


def _send(line: http.client.HTTPConnection, body: bytes, cookie: str) -> float:
    heads = {"Cookie": cookie, "Content-Type": f"multipart/form-data; boundary={EDGE}"}
    begun = time.perf_counter()
    line.request("POST", ADDRESS, body=body, headers=heads)
    answer = line.getresponse()
    answer.read()
    if answer.status != http.client.FOUND:
        raise SystemExit(f"Sending answered {answer.status}.")
    return time.perf_counter() - begun

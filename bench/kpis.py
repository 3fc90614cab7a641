"""The audit of 200 KPIs, and *are we on course* worked out anew for each of 25 people at their screens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from bench.flows import Figure, cpu
from bench.pages import LASTING, PEOPLE, Served, free_port, running
from bench.visitors import slow_end, waits
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.audit import Evidence, audited

KPIS = 200
YEARS = range(2010, 2024)
ADDRESS = "/strategy/"

IN_FORCE = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from tenure.partnership.framing import load_framework
from tenure.partnership.steering import load_kpis
from tenure.partnership.wall import whole_partnership
with whole_partnership():
    load_framework()
    load_kpis()
"""
"""The founding framework in force, with what owners gave; a home has no KPI before."""

UNKEPT = """
import sys
from pathlib import Path
from tenure.publish.holding import Holding
Holding.lately = lambda self, key, make: make()
from tenure.partnership.serving import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""
"""A server that keeps no page and no reading: everybody's is worked out when they ask."""


def audit() -> Figure:
    """Every question put to 200 KPIs of different measures, with fourteen years of figures each."""
    framework, chance = founding(), np.random.default_rng(1)
    some = framework.kpis
    kpis = tuple(replace(some[n % len(some)], code=f"kpi-{n}", slice=f"{n}") for n in range(KPIS))
    known = {
        kpi.code: Evidence({date(y, 9, 30): float(chance.random()) for y in YEARS}, expected=10, base=1000)
        for kpi in kpis
    }
    whole = replace(framework, kpis=kpis)
    took = cpu(lambda: audited(whole, known, on=date(2024, 3, 1)))
    return Figure(f"audit of {KPIS} KPIs", took, "s", most=1.0)


def course(home: Path) -> Figure:
    """95 of 100 requests for *are we on course*, of 25 people who look at it one after the other."""
    with _served(home) as tenure:
        waits(tenure.port, ADDRESS, tenure.cookies[:2], lasting=3)
        took = waits(tenure.port, ADDRESS, tenure.cookies, lasting=LASTING)
    what = f"are we on course, worked out anew, p95 of {PEOPLE} people"
    return Figure(what, slow_end(took), "s", most=0.15, beside={"requests": len(took)})


@contextmanager
def _served(home: Path) -> Iterator[Served]:
    port = free_port()
    subprocess.run([sys.executable, "-c", IN_FORCE, str(home)], check=True)
    keys = subprocess.run(
        [sys.executable, "-m", "bench.signing_in", str(home), str(PEOPLE)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    with running([sys.executable, "-c", UNKEPT, str(home), str(port)], port):
        yield Served(port, tuple(f"tenure-session={key}" for key in keys))

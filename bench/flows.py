"""Simulating the workforce, beside a loop with a row for each person and, where it is installed, neworder.

CPU seconds of one core throughout, the least of several rounds where a round is short.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tenure.forecast.flows.inputs import Start
from tenure.forecast.flows.simulating import simulate
from tests.given.flows import a_start, an_effect, some_chances
from tests.given.people_one_by_one import one_by_one

MONTHS, ROUNDS = 120, 7
TO_2030 = 84
"""Months of a what-if that begins in September 2023."""


@dataclass(frozen=True)
class Figure:
    """One line of the bench: a figure, and the least or the most that was promised."""

    what: str
    figure: float
    unit: str
    least: float | None = None
    most: float | None = None
    beside: Any = None

    @property
    def met(self) -> bool:
        return (self.least is None or self.figure >= self.least) and (
            self.most is None or self.figure <= self.most
        )

    def line(self) -> str:
        """As JSON."""
        target = {name: value for name in ("least", "most") if (value := getattr(self, name)) is not None}
        found = {"what": self.what, "figure": round(self.figure, 4), "unit": self.unit, "target": target}
        return json.dumps(found | {"met": self.met} | ({"beside": self.beside} if self.beside else {}))


def cpu(do: Callable[[], Any], *, rounds: int = ROUNDS) -> float:
    """CPU seconds of one call: the least of some rounds, after one that is not counted."""
    do()
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        do()
        took.append(time.process_time() - begun)
    return min(took)


def a_run(start: Start, *, runs: int, **given: Any) -> float:
    """CPU seconds of one run on one core."""
    chances = some_chances(start)
    return cpu(lambda: simulate(start, chances, runs=runs, seed=1, **given), rounds=ROUNDS) / runs


def people() -> Figure:
    """100,000 people for ten years, against a row for each of them."""
    start = a_start((100_000,), months=MONTHS, due=8_000)
    chances, chance = some_chances(start), np.random.default_rng(1)
    theirs = cpu(lambda: one_by_one(start, chances, chance=chance), rounds=3)
    ours = a_run(start, runs=100)
    beside = {"loop_seconds": round(theirs, 4), "run_seconds": round(ours, 6)}
    return Figure("100,000 people, a row each, against counts", theirs / ours, "times", 250, None, beside)


def replicate() -> Figure:
    """1,500 people for ten years."""
    took = a_run(a_start((1500,), months=MONTHS, due=120), runs=500)
    return Figure("one run, 1,500 people, 120 months", took * 1000, "ms", most=0.16)


def small() -> Figure:
    """260 people for ten years."""
    took = a_run(a_start((260,), months=MONTHS, due=20), runs=500)
    return Figure("one run, 260 people, 120 months", took * 1000, "ms")


def what_if() -> Figure:
    """Six employers, two scenarios, 1,000 runs of each to 2030."""
    start = a_start((260, 300, 180, 420, 150, 240), months=TO_2030, due=120)
    chances, effect = some_chances(start), an_effect(start, months=(12, 36))

    def both() -> None:
        simulate(start, chances, runs=1000, seed=1)
        simulate(start, chances, (effect,), runs=1000, seed=1)

    took = cpu(both, rounds=3)
    begun = time.perf_counter()
    both()
    return Figure(
        "what-if, 6 employers, 1,000 paired runs, 84 months",
        took,
        "s",
        most=1.0,
        beside={"seconds_on_the_clock": round(time.perf_counter() - begun, 3)},
    )


def nation() -> Figure:
    """153 councils of 40,000 people together, 1,000 runs, ten years, in blocks."""
    start = a_start(tuple(range(109, 415, 2)), months=MONTHS, due=2600)
    alone = np.zeros((1, len(start.units), len(start.units)))
    chances = some_chances(start, partner=alone)

    def blocks() -> None:
        for first in range(0, 1000, 50):
            simulate(start, chances, runs=50, seed=1, first_run=first)

    return Figure("153 councils, 1,000 runs, 120 months", cpu(blocks, rounds=1), "core s", most=20.0)


def pairing(size: int, least: float) -> Figure:
    """Variance of a difference between scenarios: independent seeds against the same numbers."""
    start = a_start((size,), months=72, due=size // 13)
    chances, effect = some_chances(start), an_effect(start, factor=0.8, months=(12, 36))
    at = 48

    def vacancies(seed: int, *effects: Any) -> np.ndarray:
        return simulate(start, chances, effects, runs=20_000, seed=seed).of("vacancies")[:, at, 0]

    base, paired, apart = vacancies(1), vacancies(1, effect), vacancies(2, effect)
    times = float(np.var(apart - base.astype(float)) / np.var(paired - base.astype(float)))
    return Figure(f"variance of a difference, {size:,} people: apart against paired", times, "times", least)


def beside_neworder() -> Figure:
    """100,000 people for ten years, against neworder where it is installed.

    NEWORDER_PYTHON names an interpreter that has it; this one, if it says nothing.
    """
    python = os.environ.get("NEWORDER_PYTHON", sys.executable)
    command = [python, "-W", "ignore", str(Path(__file__).with_name("in_neworder.py")), "100000", str(MONTHS)]
    what = "100,000 people, neworder against counts"
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        return Figure(what, 0.0, "times", 250, beside={"not_measured": said.stderr.strip().splitlines()[-1]})
    theirs = float(said.stdout)
    ours = a_run(a_start((100_000,), months=MONTHS, due=8_000), runs=100)
    beside = {"neworder_seconds": round(theirs, 4), "run_seconds": round(ours, 6)}
    return Figure(what, theirs / ours, "times", 250, beside=beside)


def first_call() -> Figure:
    """Importing and the first run in a new process, as after a restart."""
    piece = (
        "import time; begun = time.perf_counter();"
        "from tenure.forecast.flows.prepare import prepare; prepare();"
        "print(time.perf_counter() - begun)"
    )
    took = [float(subprocess.check_output([sys.executable, "-c", piece])) for _ in range(5)]
    return Figure("first run after a cold start, on the clock", float(np.median(took)), "s", most=3.0)

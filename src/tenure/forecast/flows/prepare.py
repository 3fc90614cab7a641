"""Compile the simulation once, at set-up, so that nobody waits: python -m tenure.forecast.flows.prepare."""

from __future__ import annotations

import shutil
from datetime import date

import numpy as np

from tenure.forecast.flows.compiled import KERNELS
from tenure.forecast.flows.inputs import CELLS, GROUPS, STAGES, Chances, Start, Unit
from tenure.forecast.flows.simulating import expected, simulate


def prepare() -> None:
    """Simulate nobody for a month, both ways, and throw older machine code away."""
    start, chances = nobody()
    expected(start, chances)
    simulate(start, chances, runs=1, seed=0)
    for other in KERNELS.parent.glob("kernel-*"):
        if other != KERNELS:
            shutil.rmtree(other, ignore_errors=True)


def nobody() -> tuple[Start, Chances]:
    """One unit without people or posts, for a month."""
    one = np.zeros((1, 1))
    start = Start(
        on=date(2020, 9, 30),
        units=(Unit("none", "children"),),
        routes=("none",),
        stock=np.zeros((1, CELLS), np.int64),
        posts=np.zeros((2, 1)),
        due=np.zeros((2, 1), np.int64),
        waiting=0,
        capacity=np.zeros((2, 1)),
    )
    to_first = np.zeros((1, 1, len(STAGES)))
    to_first[..., 1] = 1.0
    where = np.zeros((1, 1, len(STAGES), 6))
    where[..., 1] = 1.0
    chances = Chances(
        leaving=np.zeros((1, 1, len(GROUPS))),
        years=np.zeros((1, 1, 1)),
        where=where,
        partner=np.zeros((1, 1, 1)),
        promoted=np.zeros((1, 1, 2)),
        qualifying=one,
        joining=one,
        giving_up=np.zeros(1),
        filled=np.zeros((1, 1, 2)),
        hired_as=to_first,
        covered=one,
        unexplained=np.zeros((1, 1, 1)),
        feedback=one,
        usual=np.zeros(1),
    )
    return start, chances


if __name__ == "__main__":
    prepare()

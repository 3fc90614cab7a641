"""The planner's longer answers: what an answer hinges on, the cheapest mix, and a first page from nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from bench.flows import Figure, cpu
from tenure.forecast.planning.aims import Aim
from tenure.forecast.planning.prices import prices
from tenure.forecast.planning.searching import plan as cheapest
from tenure.forecast.planning.workforce import Choice, from_scenarios
from tenure.forecast.scenarios.inputs import model
from tenure.forecast.scenarios.ready import ready
from tenure.forecast.scenarios.sensitivity import BASE_POINTS, Wanted, shares_of_variance
from tests.given.planned import UNITS, Unit, a_plan

INPUTS = 8
RUNS_OF_DESIGN = BASE_POINTS * 2 * (INPUTS + 1)
"""What the promise is about: a design with second-order terms, of eight inputs."""

ACTIVITIES = (
    *("talent-pool", "returners", "consolidation-programme", "grow-your-own"),
    *("coaching", "wellbeing", "step-into-management", "shared-recruitment"),
)

FIRST_PAGE = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from tenure import publish
from tenure.publish.planning.futures import futures_of
from tenure.publish.planning.overview import plan_page
home = Path(sys.argv[1])
page = plan_page(publish.open_home(home), publish.viewer_for("partnership"), futures_of(home))
assert page.charts
print(time.perf_counter() - begun)
"""


def sobol() -> Figure:
    """Shares of variance of an answer over eight inputs, for one workforce."""
    made = a_plan(units=UNITS[:1], people=1500)
    arm = [ready(key) for key in ("talent-pool", "consolidation-programme")]
    found = model(made, arm)
    names = (*found.inputs, *found.inputs)[:INPUTS]
    themes = {name: (name,) for name in dict.fromkeys(names)}
    wanted = Wanted("vacancy rate", made.start.months)
    runs = BASE_POINTS * (len(themes) + 2)
    took = cpu(lambda: shares_of_variance(found, wanted, themes=themes), rounds=3)
    beside = {"inputs": len(themes), "runs": runs, "seconds": round(took, 3)}
    return Figure(
        f"Sobol, {RUNS_OF_DESIGN:,} runs", took * RUNS_OF_DESIGN / runs, "s", most=1.0, beside=beside
    )


def reverse() -> Figure:
    """The cheapest of eight activities at two levels for a target and a chance, six employers."""
    units = tuple(Unit(str(number), "children") for number in range(101, 107))
    made = a_plan(units=units, people=250)
    aim = Aim("vacancy rate", 0.12, date(2029, 9, 30), 0.8)
    choices = [Choice(ready(key)) for key in ACTIVITIES]

    def find() -> None:
        cheapest(from_scenarios(made, choices, aim, prices=prices(made.start)), aim)

    return Figure("reverse planning, 8 activities, 6 employers", cpu(find, rounds=1), "s", most=10.0)


def first_page(home: Path) -> Figure:
    """The plan's first page in a new process, from the record on disk."""
    command = [sys.executable, "-c", FIRST_PAGE, str(home)]
    took = [float(subprocess.check_output(command, text=True)) for _ in range(3)]
    return Figure("first page of the plan after a cold start", min(took), "s", most=3.0)

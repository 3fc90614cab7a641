"""Long work of the planner, as the worker does it: taken up, told as it goes, stopped, finished."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import home
from tenure.partnership.models import PlanRun
from tenure.partnership.models.plans import DONE, FAILED, FORECAST, RUNNING, WAITING
from tenure.publish.planning import drawing, targets
from tenure.publish.planning.futures import Futures, futures_of
from tenure.publish.planning.working import Kept, Stopped, name_of_work
from tenure.terms.problems import Problem

LOOKS: Final = 0.5
"""Seconds between two looks at whether a run was cancelled."""

BROKEN: Final = "This broke by a fault of ours, and nothing came of it. Ask for it again, or tell us."


def futures_now() -> Futures:
    """The futures of the record as it stands, with the parameters that somebody chose."""
    from tenure.partnership.actions.planning import overrides

    return futures_of(home.folder(), overrides())


def name_of(kind: str, asked: Mapping[str, Any]) -> str:
    """What stands for a run of the record as it stands: the same name, the same result."""
    return name_of_work(kind, asked, futures_now().name)


def kept(name: str) -> Kept:
    """Where the result of that name is kept."""
    return Kept(folder(), name)


def folder() -> Path:
    """Where results are kept."""
    return home.folder() / "plans"


def result_of(run: PlanRun) -> Mapping[str, Any] | None:
    """What came of a run; None where nothing has yet."""
    return kept(run.name).read()


def require_doable(kind: str, asked: Mapping[str, Any]) -> None:
    """UsedWrongly where a run cannot be done, or would take too long."""
    if kind == FORECAST:
        drawing.require_drawable(drawing.Many(**asked), futures_now())
    else:
        targets.require_target(targets.Target.from_values(asked), futures_now())


@dataclass
class Watch:
    """Tells how far a run is, and finds out whether it was cancelled. `begun` is where this go began."""

    number: int
    started: float = field(default_factory=time.monotonic)
    looked: float = 0.0
    begun: int | None = None

    def told(self, done: int, of: int, says: str) -> None:
        """Write down how much is done and how long the rest takes; Stopped where it was cancelled."""
        now = time.monotonic()
        self.begun = done if self.begun is None else self.begun
        if now - self.looked < LOOKS:
            return
        self.looked = now
        fresh = done - self.begun
        left = round((now - self.started) / fresh * (of - done)) if fresh > 0 else None
        still = PlanRun.objects.filter(pk=self.number, state=RUNNING)
        if not still.update(progress=100 * done // max(of, 1), left=left, says=says):
            raise Stopped


def run(number: int) -> None:
    """Do one run, if it still waits; leaves it done, failed or cancelled."""
    if (taken := _take_up(number)) is None:
        return
    try:
        _work(taken, Watch(number))
    except Stopped:
        return
    except Problem as problem:
        _finish(number, FAILED, str(problem))
    else:
        _finish(number, DONE, "")
    finally:
        _finish(number, FAILED, BROKEN)  # nothing where it has ended by now


def _take_up(number: int) -> PlanRun | None:
    with transaction.atomic():
        found = PlanRun.objects.select_for_update(of=("self",)).filter(pk=number, state=WAITING).first()
        if found is None:
            return None
        found.move(RUNNING)
        found.name = name_of(found.kind, found.asked)
        found.says = "getting ready"
        found.save()
    return found


def _work(taken: PlanRun, watch: Watch) -> None:
    at = kept(taken.name)
    if at.read() is not None:
        return
    futures = futures_now()
    if taken.kind == FORECAST:
        drawing.draw(drawing.Many(**taken.asked), futures, at, watch.told)
    else:
        targets.work_out(targets.Target.from_values(taken.asked), futures, at, watch.told)


def _finish(number: int, state: str, says: str) -> None:
    done = {"progress": 100} if state == DONE else {}
    PlanRun.objects.filter(pk=number, state=RUNNING).update(
        state=state, says=says[:500], left=None, finished_at=timezone.now(), **done
    )


def take_up_again() -> list[int]:
    """Runs that a killed worker was over wait again; what waits for a worker, by number."""
    PlanRun.objects.filter(state=RUNNING).update(state=WAITING, left=None)
    return list(PlanRun.objects.filter(state=WAITING).values_list("pk", flat=True))

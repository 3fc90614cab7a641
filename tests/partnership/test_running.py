"""Long work that was stopped in the middle goes on where it was, and comes to the same."""

import pytest

from tenure.partnership import running
from tenure.partnership.models import PlanRun
from tenure.partnership.models.plans import CANCELLED, DONE, FAILED, FORECAST, RUNNING, WAITING
from tenure.publish.planning.drawing import PIECE, Many, draw, require_drawable
from tenure.publish.planning.files import values_of
from tenure.publish.planning.futures import futures_of
from tenure.publish.planning.targets import Target, work_out
from tenure.publish.planning.working import Kept, Stopped
from tenure.terms.problems import UsedWrongly

# Slow: fits the made-up partnership and draws its futures.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def futures(kept_home):
    return futures_of(kept_home)


def named(*keys):
    from tenure.forecast.scenarios import ready

    return values_of({key: ready(key) for key in keys})


def stopping_after(steps):
    """Goes on for so many steps, then says that it was cancelled."""
    seen = []

    def told(done, of, says):
        seen.append(done)
        if len(seen) > steps:
            raise Stopped

    return told


def never(done, of, says):
    """Goes on."""


def test_many_futures_stopped_and_gone_on_with_are_the_same(futures, tmp_path):
    many = Many(3 * PIECE - 50, "children", "partnership", 2025, named("talent-pool"))
    whole = draw(many, futures, Kept(tmp_path, "whole"), never)
    halted = Kept(tmp_path, "halted")
    with pytest.raises(Stopped):
        draw(many, futures, halted, stopping_after(1))
    assert halted.part.exists()
    assert halted.read() is None
    first = []
    after = draw(many, futures, halted, lambda done, of, says: first.append(done))
    assert first[0] == PIECE
    assert after == whole == halted.read()
    assert not halted.part.exists()


def test_a_search_stopped_and_gone_on_with_is_the_same(futures, tmp_path):
    target = Target(
        "vacancy rate", 0.1, 2026, 0.7, "children", "partnership", "whole", named("talent-pool", "coaching")
    )
    whole = work_out(target, futures, Kept(tmp_path, "whole"), never)
    halted = Kept(tmp_path, "halted")
    with pytest.raises(Stopped):
        work_out(target, futures, halted, stopping_after(4))
    after = work_out(target, futures, halted, never)
    assert after == whole


@pytest.mark.parametrize("runs", [0, 10_000_000])
def test_what_cannot_be_drawn_is_refused(futures, runs):
    with pytest.raises(UsedWrongly, match="Ask for"):
        require_drawable(Many(runs, "children", "partnership", 2025, {}), futures)


def a_run(**said):
    asked = {"runs": 300, "service": "children", "focus": "partnership", "until": 2025, "scenarios": {}}
    return PlanRun.objects.create(kind=FORECAST, name="x", asked={**asked, **said})


def state_of(run):
    run.refresh_from_db()
    return run.state


@pytest.mark.usefixtures("filled")
def test_the_worker_does_a_run_once_and_keeps_its_result():
    run = a_run()
    running.run(run.pk)
    assert state_of(run) == DONE
    assert (run.progress, run.left) == (100, None)
    assert running.result_of(run)["asked"]["runs"] == 300
    running.run(run.pk)
    assert state_of(run) == DONE


@pytest.mark.usefixtures("filled")
def test_what_cannot_be_done_fails_and_says_why():
    run = a_run(scenarios={"bad": {"key": "bad"}})
    running.run(run.pk)
    assert state_of(run) == FAILED
    assert run.says.endswith(".")


@pytest.mark.usefixtures("filled")
def test_a_fault_of_ours_is_said_to_be_ours():
    run = a_run(runs="many")
    with pytest.raises(TypeError):
        running.run(run.pk)
    assert state_of(run) == FAILED
    assert run.says == running.BROKEN


@pytest.mark.usefixtures("filled")
def test_a_cancelled_run_stops_at_the_next_look():
    run = a_run()
    run.move(RUNNING)
    run.save()
    watch = running.Watch(run.pk)
    watch.told(1, 4, "drawing")
    assert state_of(run) == RUNNING
    assert (run.progress, run.says) == (25, "drawing")
    PlanRun.objects.filter(pk=run.pk).update(state=CANCELLED)
    watch.looked = 0.0
    with pytest.raises(Stopped):
        watch.told(2, 4, "drawing")


@pytest.mark.usefixtures("filled")
def test_what_a_killed_worker_was_over_waits_for_the_next():
    run = a_run()
    run.move(RUNNING)
    run.save()
    assert running.take_up_again() == [run.pk]
    assert state_of(run) == WAITING

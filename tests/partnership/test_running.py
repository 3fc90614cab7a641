"""Long work that was stopped in the middle goes on where it was, and comes to the same."""

import pytest

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

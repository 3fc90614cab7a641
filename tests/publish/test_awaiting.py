"""Work that a page waits for: kept once done, told while it goes on, begun by one at a time."""

import json
import os
from threading import Event

import pytest

from tenure.publish.planning.awaiting import SILENT, Progress, awaited
from tenure.publish.planning.working import Kept
from tenure.terms.problems import UsedWrongly


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "plans", "a" * 64)


def never(told):
    raise AssertionError("it is there already")


def test_what_is_kept_is_given_without_work(kept):
    kept.keep({"found": 1})
    assert awaited(kept, never) == {"found": 1}


def test_work_that_is_soon_done_is_waited_for(kept):
    assert awaited(kept, lambda told: kept.keep({"found": 2}), patience=None) == {"found": 2}
    assert not kept.part.exists()


def test_a_page_is_told_how_far_work_is_and_has_it_later(kept):
    told_once, go_on = Event(), Event()

    def work(told):
        told(3, 4, "drawing")
        told_once.set()
        assert go_on.wait(20)
        kept.keep({"found": 3})

    assert isinstance(awaited(kept, work, patience=0), Progress)
    assert told_once.wait(20)
    assert awaited(kept, never, patience=0) == Progress(3, 4, "drawing")
    assert awaited(kept, never, patience=0).hundredths == 75
    go_on.set()
    assert awaited(kept, never, patience=None) == {"found": 3}


def test_what_cannot_be_done_is_said_and_may_be_tried_again(kept):
    def cannot(told):
        raise UsedWrongly("It does not fit.")

    with pytest.raises(UsedWrongly, match="does not fit"):
        awaited(kept, cannot, patience=None)
    assert not kept.part.exists()
    assert awaited(kept, lambda told: kept.keep({"found": 4}), patience=None) == {"found": 4}


def test_work_of_another_process_is_not_done_twice_unless_it_has_gone_silent(kept):
    kept.write(kept.part, json.dumps({"done": 1, "of": 2, "says": "half-way"}).encode())
    assert awaited(kept, never) == Progress(1, 2, "half-way")
    long_ago = kept.part.stat().st_mtime - SILENT - 1
    os.utime(kept.part, (long_ago, long_ago))
    assert awaited(kept, lambda told: kept.keep({"found": 5}), patience=None) == {"found": 5}

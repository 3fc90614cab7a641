"""How earlier forecasts would have done: worked out once, told as it goes, and read by whoever asks later."""

import json
from copy import copy

import pytest

from tenure.forecast.fitting.history import Score
from tenure.publish.planning.futures import futures_of
from tenure.publish.planning.scorecards import (
    origins_of,
    scores_known,
    scores_of,
    scores_of_known_posts,
)
from tenure.record import Lake

# Slow: fits and draws the made-up partnership's futures.
pytestmark = pytest.mark.slow

A_SCORE = Score("leavers", "children", 1, 5, 2.0, 0.9, 3.0, -1.0, 0.4, 0.8, 1.0)


def fresh(futures):
    """The same futures, of which nothing is in memory."""
    again = copy(futures)
    again._kept = {}
    return again


def test_a_scorecard_is_worked_out_once_and_told_as_it_goes(kept_home, tmp_path):
    futures, record, told = fresh(futures_of(kept_home)), Lake(kept_home / "lake").record(), []
    assert scores_known(futures, tmp_path) is None
    found = scores_of(futures, record, tmp_path, lambda *news: told.append(news))
    assert [news[0] for news in told] == list(range(len(origins_of(record))))
    again = fresh(futures)
    assert scores_known(again, tmp_path) == found
    assert scores_of(again, record, tmp_path, lambda *news: pytest.fail("worked out twice")) == found


def test_what_was_kept_is_read_as_it_was(kept_home, tmp_path):
    futures = fresh(futures_of(kept_home))
    scores_of(futures, Lake(kept_home / "lake").record(), tmp_path)
    (file,) = tmp_path.glob("*.json")
    found = {**json.loads(file.read_text()), "scores": [A_SCORE], "known_posts": [A_SCORE, A_SCORE]}
    file.write_text(json.dumps(found))
    again = fresh(futures)
    assert scores_known(again, tmp_path) == (A_SCORE,)
    assert scores_of_known_posts(again) == (A_SCORE, A_SCORE)

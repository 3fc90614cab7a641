"""What each action alone would do: as trying it gives, kept, and made ahead only where somebody looks."""

import numpy as np
import pytest

from tenure.forecast.scenarios.ready import library, ready
from tenure.publish.planning.futures import ANSWERS, LIGHT, futures_of
from tenure.publish.planning.glances import BEGINS, glance, were_looked_at
from tenure.publish.planning.scorecards import scores_known
from tenure.publish.planning.warming import warm_actions

# Slow: fits and draws the made-up partnership's futures.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def light(kept_home):
    return futures_of(kept_home).light


def test_a_glance_is_what_trying_the_action_gives_and_is_kept(light, tmp_path):
    arm, units = (ready("talent-pool"),), light.units("children")
    first = glance(light, arm, tmp_path)
    whole = ANSWERS["vacancy-rate"](light.arm(arm), units)
    for september in range(3):
        assert (first.vacancy_rate(units, september) == whole[:, 12 * (september + 1)]).all()
    (file,) = tmp_path.glob(f"{BEGINS}*.npz")
    written = file.stat().st_mtime_ns
    again = glance(light, arm, tmp_path)
    assert (again.vacant == first.vacant).all()
    assert (again.in_post == first.in_post).all()
    assert file.stat().st_mtime_ns == written
    assert len(first.vacant) == LIGHT


def test_a_torn_file_is_made_again_and_what_was_kept_of_earlier_futures_goes(light, tmp_path):
    torn = tmp_path / f"{BEGINS}{'0' * 16}-{'1' * 32}.npz"
    torn.write_bytes(b"PK torn")
    first = glance(light, (), tmp_path)
    (file,) = tmp_path.glob(f"{BEGINS}*.npz")
    assert file != torn
    file.write_bytes(b"PK torn")
    assert (glance(light, (), tmp_path).vacant == first.vacant).all()


def test_actions_are_made_ahead_only_where_somebody_has_looked(kept_home, light, tmp_path):
    assert not were_looked_at(tmp_path)
    warm_actions(kept_home, tmp_path)
    assert not were_looked_at(tmp_path)
    glance(light, (), tmp_path)
    warm_actions(kept_home, tmp_path)
    assert scores_known(futures_of(kept_home), tmp_path) is not None
    made = len(list(tmp_path.glob(f"{BEGINS}*.npz")))
    assert len(library()) - 5 < made <= len(library()) + 1


def test_where_there_are_no_posts_there_is_no_rate(light):
    nobody = glance(light, ()).vacancy_rate((), 0)
    assert np.isnan(nobody).all()

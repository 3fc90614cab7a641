"""Patterns of hidden cells are worked out once for a snapshot, and kept without what the cells hold."""

from dataclasses import replace

import pytest

from tenure.publish.disclosure import pattern
from tenure.publish.patterns import SNAPSHOTS_KEPT


@pytest.fixture
def holding(tmp_path, partnership):
    return replace(partnership, cache=tmp_path, _kept={}, _lately={})


def anew(holding, **changed):
    return replace(holding, **changed, _kept={}, _lately={})


def hidden(found):
    return {at for at, is_hidden in found.items() if is_hidden}


@pytest.mark.parametrize("audience", ["partnership", "public"])
def test_a_kept_pattern_is_the_one_that_was_made(holding, audience):
    made = pattern(anew(holding, cache=None), audience, "leavers", "children", 2023)
    first = pattern(holding, audience, "leavers", "children", 2023)
    again = pattern(anew(holding), audience, "leavers", "children", 2023)
    assert hidden(made) == hidden(first) == hidden(again)
    assert hidden(made)


def test_what_is_kept_says_which_cells_and_nothing_of_what_they_hold(holding, tmp_path):
    pattern(holding, "partnership", "leavers", "children", 2023)
    (file,) = tmp_path.rglob("partnership-leavers-children-2023.json")
    assert str(file).count(holding.snapshot) == 1
    file.write_text("[]")
    assert not hidden(pattern(anew(holding), "partnership", "leavers", "children", 2023))
    another = pattern(anew(holding, snapshot="another"), "partnership", "leavers", "children", 2023)
    assert hidden(another) == hidden(
        pattern(anew(holding, cache=None), "partnership", "leavers", "children", 2023)
    )


def test_patterns_of_old_snapshots_make_room(holding, tmp_path):
    for number in range(SNAPSHOTS_KEPT + 3):
        pattern(anew(holding, snapshot=f"s{number}"), "partnership", "leavers", "children", 2023)
    kept = {folder.name for folder in (tmp_path / "patterns").iterdir()}
    assert len(kept) == SNAPSHOTS_KEPT
    assert f"s{SNAPSHOTS_KEPT + 2}" in kept

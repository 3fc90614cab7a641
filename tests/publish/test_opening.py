"""The figures of a home as they stand, as they were known before, and of files that nobody has sent."""

import os
from datetime import UTC, datetime

import pytest

from given.careers import a_stay, sent_by
from given.csww import a_leaver, a_worker, sent
from tenure.publish import HOLDER, measure_rows, open_home, open_returns
from tenure.record import Lake
from tenure.returns import check

# Slow: makes records.
pytestmark = pytest.mark.slow


OCTOBER, NOVEMBER = (datetime(2023, month, 20, 9, 30, tzinfo=UTC) for month in (10, 11))


@pytest.fixture
def lake(tmp_path):
    return Lake(tmp_path / "lake")


def keep(lake, *people, accepted=OCTOBER):
    one = sent_by("101", *(a_stay(person) for person in people), accepted=accepted)
    lake.keep(one.submission, one.tables)


def in_post(holding):
    found = measure_rows(holding, HOLDER, measure="in-post", basis="headcount", by=("partner",))
    return {row.partner: row.value for row in found}


def long_ago(home):
    """The folder has not changed for a while."""
    os.utime(home / "lake" / "submissions", (1_700_000_000, 1_700_000_000))


def test_a_home_without_returns_is_empty(tmp_path):
    holding = open_home(tmp_path)
    assert holding.services() == ()
    assert in_post(holding) == {}


def test_a_home_has_the_figures_of_what_was_accepted(lake, tmp_path):
    keep(lake, "amara", "bilal")
    holding = open_home(tmp_path)
    assert (holding.services(), holding.years("children"), holding.partners("children")) == (
        ("children",),
        (2023,),
        ("101",),
    )
    assert in_post(holding) == {"101": 2}
    assert [(s.partner, s.year, s.accepted_at) for s in holding.sendings] == [("101", 2023, OCTOBER)]


def test_a_return_sent_again_counts_from_then_and_not_before(lake, tmp_path):
    keep(lake, "amara", "bilal")
    keep(lake, "amara", "bilal", "ceri", accepted=NOVEMBER)
    assert in_post(open_home(tmp_path)) == {"101": 3}
    assert in_post(open_home(tmp_path, as_known_on=OCTOBER)) == {"101": 2}


def test_an_unchanged_home_is_opened_once(lake, tmp_path):
    keep(lake, "amara")
    long_ago(tmp_path)
    assert open_home(tmp_path) is open_home(tmp_path)


def test_a_new_return_is_seen_at_once(lake, tmp_path):
    keep(lake, "amara")
    long_ago(tmp_path)
    assert in_post(open_home(tmp_path)) == {"101": 1}
    keep(lake, "amara", "bilal", accepted=NOVEMBER)
    assert in_post(open_home(tmp_path)) == {"101": 2}


def test_files_in_hand_are_counted_without_being_kept():
    holding = open_returns([check(sent(a_worker(), a_worker(), a_leaver()))])
    assert in_post(holding) == {"101": 2}

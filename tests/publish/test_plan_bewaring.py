"""Cautions about an arm in plain words: each kind once, and no names of keys or files."""

from dataclasses import replace
from datetime import date

import pytest

from tenure.forecast.scenarios.overlaps import Beware
from tenure.forecast.scenarios.ready import library, ready
from tenure.publish.planning.bewaring import beware_notes
from tenure.publish.planning.effects import ACTS, effects_named, is_assumed

POOL, STUDY = ready("talent-pool"), ready("shared-recruitment")


def said(scenarios, *bewares):
    return [note.says for note in beware_notes(scenarios, bewares)]


def test_sizes_that_no_study_supports_are_counted_once():
    (note,) = said([POOL])
    assert note.startswith("Both effects are assumptions: no study was found that says how large they are.")
    one = replace(POOL, effects=POOL.effects[:1])
    assert said([one])[0].startswith(
        "This effect is an assumption: no study was found that says how large it"
    )


def test_assumptions_beside_evidence_are_named_by_their_action():
    cap = ready("caseload-cap")
    proven = replace(cap, effects=tuple(each for each in cap.effects if not is_assumed(each)))
    note, follows = said([proven, replace(POOL, effects=POOL.effects[:1])])
    assert "Posts follow the work in each future" in getattr(follows, "says", follows)
    assert note.startswith(
        f"1 of {len(proven.effects) + 1} effects is an assumption (“{POOL.name}”): no study"
    )


def test_a_size_applied_to_evidence_is_still_an_assumption():
    join = ready("grow-your-own").effects[0]
    assert join.evidence
    assert is_assumed(join)
    assert is_assumed(STUDY.effects[0])  # its source could not be checked


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("late", "It begins after the last month shown, so it changes nothing here"),
        ("nobody", "It reaches nobody in this forecast"),
        ("band", "reached in part"),
        ("choice", "It is a decision and not an estimate"),
        ("unverified", "The source could not be checked"),
    ],
)
def test_each_kind_of_caution_names_the_effect_and_not_its_key(kind, says):
    note = said([POOL], Beware(kind, ("talent-pool/fill",), "talent-pool: effects[1] (fill) x"))[-1]
    assert says in note
    assert "“A talent pool for experienced posts: how soon posts are filled”" in note
    assert "effects[" not in note


def test_an_overlap_says_who_what_and_since_when():
    both = ("talent-pool/fill", "shared-recruitment/" + STUDY.effects[0].key)
    note = said([POOL, STUDY], Beware("overlap", both, "", date(2027, 4, 30)))[-1]
    assert note.startswith(
        f"“{POOL.name}” and “{STUDY.name}” both change how soon posts are filled for the same people"
    )
    alone = said([POOL], Beware("overlap", ("talent-pool/fill", "talent-pool/stay near"), ""))[-1]
    assert "changes in two ways" in alone


def test_no_two_effects_of_the_library_are_called_alike():
    for scenario in library().values():
        named = effects_named([scenario])
        assert len(set(named.values())) == len(named)
        assert all(change.on in ACTS for change in scenario.effects)

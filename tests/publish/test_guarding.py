"""No result stands for fewer than ten, nor does the difference of any two that are shown."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.publish.guarding import EVERYONE, Guarded


def never(people):
    return False


def guarded(*sizes, others=0, alike=never):
    """One way of grouping, with groups of these sizes and some people in none of them."""
    groups, at = {}, 0
    for number, size in enumerate(sizes):
        groups[f"g{number}"] = frozenset(range(at, at + size))
        at += size
    return Guarded(frozenset(range(at + others)), {"partner": groups}, alike)


@pytest.mark.parametrize(
    ("sizes", "others", "shown"),
    [
        ((9,), 0, ""),
        ((10,), 0, "all g0"),
        ((12, 15), 0, "all g0 g1"),
        ((12, 15, 9), 0, "all g1"),
        ((12, 15, 4, 6), 0, "all g0 g1"),
        ((12, 15), 3, "all g1"),
        ((12, 15), 10, "all g0 g1"),
        ((12, 15, 0), 0, "all g0 g1"),
        ((30, 9), 0, "all"),
    ],
)
def test_a_group_that_would_tell_of_fewer_than_ten_is_hidden(sizes, others, shown):
    names = {"all" if name == EVERYONE else name[1] for name in guarded(*sizes, others=others).shown}
    assert names == set(shown.split())


def test_a_group_inside_another_does_not_leave_a_few():
    """All 30 at one partner work with children, and 34 people do: the other 4 would be told."""
    groups = {
        "partner": {"101": frozenset(range(30)), "103": frozenset(range(30, 60))},
        "service": {"children": frozenset(range(34)), "adults": frozenset(range(34, 60))},
    }
    shown = Guarded(frozenset(range(60)), groups, never).shown
    assert not {("partner", "101"), ("service", "children")} <= shown
    assert EVERYONE in shown


def test_people_who_all_say_the_same_are_hidden_and_so_is_what_would_give_them_away():
    same = frozenset(range(12))
    found = guarded(12, 15, 20, alike=lambda people: bool(people) and people <= same)
    assert {name[1] for name in found.shown} == {"", "g2"}
    assert guarded(12, alike=lambda people: True).shown == frozenset()


@st.composite
def answered(draw):
    """Up to seventy people, each in one group or none of two ways of grouping."""
    size = draw(st.integers(0, 70))
    partner = draw(st.lists(st.sampled_from("abc-"), min_size=size, max_size=size))
    service = draw(st.lists(st.sampled_from("xy-"), min_size=size, max_size=size))
    groups = {
        what: {c: frozenset(i for i, said in enumerate(codes) if said == c) for c in set(codes) - {"-"}}
        for what, codes in (("partner", partner), ("service", service))
    }
    return Guarded(frozenset(range(size)), groups, never)


@settings(max_examples=60, deadline=None)
@given(answered())
def test_no_union_or_difference_of_shown_sets_holds_one_to_nine_people(found):
    """The slow way: every union of shown groups of one kind, beside every other and beside everyone."""
    if not found.shown:
        assert len(found.everyone) < 10
        return
    unions = {found.everyone}
    for what, groups in found.groups.items():
        named = [code for kind, code in found.shown if kind == what]
        for many in range(1, len(named) + 1):
            unions |= {frozenset().union(*(groups[c] for c in some)) for some in combinations(named, many)}
    assert all(len(union) >= 10 for union in unions)
    for one in unions:
        for other in unions:
            if other < one:
                assert len(one - other) >= 10


def people(*sizes):
    """Sets of these sizes, none of which share anyone."""
    at = iter(range(sum(sizes)))
    return [frozenset(next(at) for _ in range(size)) for size in sizes]


def test_sums_over_two_ways_of_grouping_do_not_tell_of_a_few_in_several_groups():
    """Adults, less everyone outside 101 and 103, would be the 3 and 4 adults of those two: 7 people."""
    c1, c3, a1, a3, a4, a5 = people(10, 10, 3, 4, 9, 11)
    partners = {"101": c1 | a1, "103": c3 | a3, "104": a4, "105": a5}
    services = {"children": c1 | c3, "adults": a1 | a3 | a4 | a5}
    everyone = frozenset().union(*services.values())
    shown = Guarded(everyone, {"partner": partners, "service": services}, never).shown
    assert not {("partner", "101"), ("partner", "103"), ("service", "adults")} <= shown


def test_two_groups_of_different_kinds_do_not_leave_a_few_beside_them():
    own, few, others = people(20, 7, 20)
    groups = {"partner": {"101": own}, "service": {"adults": others}}
    shown = Guarded(own | few | others, groups, never).shown
    assert not {("partner", "101"), ("service", "adults")} <= shown

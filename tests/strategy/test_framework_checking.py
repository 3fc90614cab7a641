"""What must be put right in a framework, and what is only worth a look."""

from datetime import date

import pytest

from given.frameworks import a_framework, a_kpi, a_large_framework, an_activity, framework_values
from tenure.strategy.framework.checking import doubts, faults, judged
from tenure.strategy.framework.reading import founding, where


def told(**other):
    return [f"{where(each.place)} {each.says}" for each in faults(a_framework(**other))]


def test_nothing_is_wrong_with_the_founding_framework():
    assert faults(founding()) == ()
    assert doubts(founding()) == ()


AIMED = {"value": 1.0, "on": date(2026, 9, 30)}
LATER = {"value": 2.0, "on": date(2027, 9, 30)}


@pytest.mark.parametrize(
    ("kind", "part", "says"),
    [
        ("activities", [an_activity(), an_activity()], "[2].code is “act”, the code of “Activity act”"),
        ("activities", [an_activity(), an_activity(under="p")], "which stands under a already."),
        ("activities", [an_activity(under="a, p")], "activities[1].under names a and p."),
        ("activities", [an_activity(under="b")], "there is no such aim or principle. Name one"),
        ("activities", [an_activity(priorities=["prr"])], "Did you mean pr?"),
        ("activities", [an_activity(priorities=["pr", "pr"])], "names pr more than once."),
        ("activities", [an_activity(needs=["other"])], "activities[1].needs[1] is “other”"),
        ("activities", [an_activity(scenario="nothing-like-it")], "the planner has no such scenario."),
        ("activities", [an_activity(scenario="talent-poll")], "Did you mean talent-pool?"),
        ("activities", [an_activity(starts=date(2027, 1, 1), ends=date(2026, 1, 1))], "before it starts on"),
        ("activities", [an_activity(starts=date(2027, 3, 2))], "before the activity starts on 2027-03-02."),
        ("activities", [an_activity(ends=date(2027, 2, 1))], "after the activity ends on 2027-02-01."),
        ("activities", [an_activity(starts=date(1970, 1, 1))], "Write a day between 2000 and 2100"),
        ("activities", [an_activity(starts=0)], "is 1970-01-01. Write a day between"),
        ("activities", [an_activity(cost=-1)], "A cost is 0 or more."),
        ("activities", [an_activity("Act One")], "A code is up to 60 small letters, digits and hyphens"),
        ("activities", [an_activity(title="")], "act: it has no name."),
        ("activities", [an_activity(title="a\u202eb")], "has a character that turns the text round."),
        ("activities", [an_activity(title="a\x07b")], "has a character that cannot be shown."),
        ("activities", [an_activity(milestones=[{"code": "m", "title": "M", "due": date(2027, 3, 1)}] * 2)],
         "activities[1].milestones[2].code is “m”"),
        ("kpis", [a_kpi(outcome="gone")], "kpis[1].outcome is “gone”, and there is no such outcome."),
        ("kpis", [a_kpi(comparator="mars")], "kpis[1].comparator is “mars”. Use england, region, neighbours"),
        ("kpis", [a_kpi(comparator="101")], "or an authority’s number, or leave it empty."),
        ("kpis", [a_kpi(activities=["x"])], "there is no such activity."),
        ("kpis", [a_kpi(baseline=LATER, target=AIMED)], "A target comes after its baseline."),
        ("kpis", [a_kpi(baseline=AIMED, target=AIMED)], "A target comes after its baseline."),
        ("kpis", [a_kpi(baseline=AIMED, target=LATER, steps=[LATER])], "Steps follow one another"),
        ("principles", [{"code": "a", "title": "Also"}], "and so is an aim’s."),
    ],
)  # fmt: skip
def test_a_fault_says_where_what_and_what_to_do(kind, part, says):
    assert any(says in line for line in told(**{kind: part})), told(**{kind: part})


@pytest.mark.parametrize(
    ("needs", "says"),
    [
        ({"x": ["x"]}, "x needs x"),
        ({"x": ["y"], "y": ["z"], "z": ["x"]}, "x needs y needs z needs x"),
        ({"x": ["y"], "y": [], "z": ["x", "y"]}, ""),
        ({"x": ["y"], "y": ["z"], "z": ["y"]}, "y needs z needs y"),
    ],
)
def test_activities_do_not_wait_for_one_another_in_a_circle(needs, says):
    lines = told(activities=[an_activity(code, needs=several) for code, several in needs.items()])
    assert ([line for line in lines if "goes round" in line] != []) is bool(says)
    assert not says or f"goes round: {says}." in lines[0]


def test_a_chain_as_long_as_the_framework_is_followed_to_its_end():
    chain = [an_activity(f"a{n}", needs=[f"a{n + 1}"] if n < 2999 else ["a0"]) for n in range(3000)]
    assert [line for line in told(activities=chain) if "goes round" in line]


def test_an_outcome_that_a_kpi_needs_is_not_taken_out():
    values = framework_values(outcomes=[{"code": "other", "title": "Other"}])
    _, found = judged(values, before=a_framework())
    assert "needs the outcome “o”, which this version takes out. Keep it, or name another." in str(found[-1])


def test_what_nobody_serves_is_worth_a_look():
    lonely = an_activity(priorities=[], owner="", milestones=[])
    said = [each.says for each in doubts(a_framework(activities=[lonely], kpis=[a_kpi(outcome="o")]))]
    assert "pr: no activity serves it. Name it in an activity, or drop it." in said
    assert len(said) == 4


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"service": "children", "comparator": "neighbours"}, ""),
        ({"service": "adults", "comparator": "england"}, ""),
        ({"service": "adults", "comparator": "neighbours"}, "England will stand in for it. Use england."),
        ({"service": "children", "comparator": "315", "dimension": "sex"}, "part of a measure"),
        ({"kind": "collected", "comparator": "region"}, "nothing is published to compare k with."),
    ],
)  # fmt: skip
def test_a_comparator_that_has_nothing_to_compare_with_is_worth_a_look(said, says):
    kpi = a_kpi(**{"kind": "indicator", "measure": "turnover-rate", **said})
    found = [f"{fault}" for fault in doubts(a_framework(kpis=[kpi])) if "comparator" in fault.place]
    assert len(found) == bool(says)
    assert says in "".join(found)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"measure": "turnover-rate", "basis": "jobs", "service": "adults"}, ""),
        ({"measure": "mean-tariff", "basis": "applications", "service": "education"}, ""),
        ({"kind": "collected", "measure": "anything"}, ""),
        ({"measure": "turnover-rat"}, "and children has no such measure. Did you mean turnover-rate?"),
        ({"measure": "xyz"}, "Take it from the list of definitions."),
        (
            {"measure": "turnover-rate", "basis": "jobs"},
            "kpis[1].basis is “jobs”. Use one of: fte, headcount.",
        ),
        ({"measure": "turnover-rate", "service": "pets"}, "kpis[1].service is “pets”. Returns fill those of"),
    ],
)
def test_a_measure_that_nothing_fills_is_worth_a_look(said, says):
    kpi = a_kpi(**{"kind": "indicator", "service": "children", **said})
    found = [
        f"{where(each.place)} {each.says}" for each in doubts(a_framework(kpis=[kpi])) if "kpis" in each.place
    ]
    assert len(found) == bool(says)
    assert says in "".join(found)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (an_activity("act", under=["a", "p"]), "activities[1].under names one aim or principle, as words."),
        (an_activity("act", starts=2027), "activities[1].starts is 2027, which is no day."),
        (an_activity("act", milestones=[{"code": "m"}]), "activities[1].milestones[1].title is missing."),
        (an_activity("act", milestones=["m"]), "activities[1].milestones[1] has to be a table"),
        ("act", "activities[1] has to be a table"),
    ],
)
def test_what_is_wrong_in_one_part_does_not_hide_what_is_wrong_in_another(part, says):
    _, found = judged(framework_values(activities=[part, an_activity("other", under="b")]))
    lines = [f"{where(each.place)} {each.says}" for each in found]
    assert any(says in line for line in lines), lines
    assert any("activities[2].under is “b”" in line for line in lines), lines


def test_a_thousand_faults_do_not_hide_what_is_wrong_elsewhere():
    several = [an_activity(f"act-{n}", titel="x") for n in range(1000)]
    _, found = judged(framework_values(activities=[*several, an_activity("other", under="b")]))
    assert len(found) == 1001
    assert str(found[-1]).startswith("activities[1001].under is “b”")


@pytest.mark.parametrize("said", [None, [], {}, {"activities": 3}, {"aims": [[]]}, {"vision": {"text": {}}}])
def test_anything_at_all_is_answered_with_faults(said):
    made, found = judged(said)
    assert made is None
    assert found


def test_a_framework_of_a_thousand_activities_is_in_order():
    assert faults(a_large_framework()) == ()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"aims": [1] * 300_001}, "has more than 300,000 values."),
        ({"activities": [{}] * 10_001}, "has more than 10,000 parts."),
        ({"aims": {"a": [[[[[[[[1]]]]]]]]}}, "has values inside values beyond what a framework has."),
    ],
)
def test_what_is_far_too_much_is_refused_at_once(said, says):
    _, (fault,) = judged(said)
    assert says in fault.says


def test_words_without_end_are_told_beside_what_is_wrong_elsewhere():
    both = [an_activity("act", title="x" * 5_000), an_activity("other", starts="soon")]
    _, found = judged(framework_values(activities=both))
    lines = [f"{where(each.place)} {each.says}" for each in found]
    assert "activities[1].title has 5,000 letters; the most is 2,000. Shorten it." in lines
    assert any(line.startswith("activities[2].starts") for line in lines)

"""What serves what is followed from activity to outcome, and each place where the chain breaks is named."""

from dataclasses import replace

from tenure.strategy.contribution import gaps, ways
from tenure.strategy.framework.parts import Activity, Framework, Kpi, Part, Priority, Statement

KPI = Kpi(
    code="k", label="A rate", outcome="o", kind="indicator", better="lower", unit="share", activities=("a",)
)


def a_framework(**changed):
    """One of everything, each serving the next."""
    usual = {
        "title": "Ours",
        "vision": Statement(text="All is well."),
        "purpose": Statement(text="To be well."),
        "aims": (Part(code="aim", title="An aim"),),
        "principles": (),
        "outcomes": (Part(code="o", title="An outcome"),),
        "priorities": (Priority(code="p", title="A priority", outcomes=("o",)),),
        "activities": (Activity(code="a", title="An activity", under="aim", priorities=("p",)),),
        "kpis": (KPI,),
    }
    return Framework(**usual | changed)


def found(framework):
    return [(gap.kind, gap.code) for gap in gaps(framework)]


def test_a_whole_chain_has_no_gap():
    framework = a_framework()
    assert gaps(framework) == ()
    (way,) = ways(framework)
    assert [part.code for part in (*way.priorities, *way.outcomes, *way.kpis)] == ["p", "o", "k"]


def test_an_outcome_that_nothing_serves_is_a_gap_before_all_others():
    alone = Part(code="alone", title="Alone")
    framework = a_framework(outcomes=(*a_framework().outcomes, alone))
    assert found(framework) == [("unserved", "alone"), ("unmeasured outcome", "alone")]
    assert gaps(framework)[0].says == "No priority serves this outcome."


def test_a_priority_without_an_activity_or_an_outcome_is_a_gap():
    lost = Priority(code="lost", title="Lost")
    framework = a_framework(priorities=(*a_framework().priorities, lost))
    assert found(framework) == [("empty", "lost"), ("aimless", "lost")]


def test_an_activity_that_serves_or_moves_nothing_is_a_gap():
    idle = Activity(code="idle", title="Idle", under="aim")
    framework = a_framework(activities=(*a_framework().activities, idle))
    assert found(framework) == [("idle", "idle"), ("unmeasured", "idle")]


def test_a_kpi_that_no_activity_of_the_framework_moves_is_a_gap():
    framework = a_framework(kpis=(KPI, replace(KPI, code="still", activities=("gone",))))
    assert found(framework) == [("unmoved", "still")]


def test_an_outcome_served_twice_is_reached_once():
    two = Priority(code="p2", title="Another", outcomes=("o",))
    both = replace(a_framework().activities[0], priorities=("p", "p2"))
    (way,) = ways(a_framework(priorities=(*a_framework().priorities, two), activities=(both,)))
    assert [part.code for part in way.outcomes] == ["o"]

"""Frameworks made for a test: a small one in plain values, one of any size, and the founding one in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.reading import framework_from


def framework_values(**other: Any) -> dict[str, Any]:
    """The plain values of a small framework; `other` replaces whole parts of it."""
    return {
        "title": "Ours",
        "vision": {"text": "Good work."},
        "purpose": {"text": "Why."},
        "aims": [{"code": "a", "title": "An aim"}],
        "principles": [{"code": "p", "title": "A principle"}],
        "outcomes": [{"code": "o", "title": "An outcome"}],
        "priorities": [{"code": "pr", "title": "A priority", "outcomes": ["o"]}],
        "activities": [an_activity()],
        "kpis": [a_kpi()],
    } | other


def an_activity(code: str = "act", **other: Any) -> dict[str, Any]:
    """The plain values of an activity with one milestone."""
    return {
        "code": code,
        "title": f"Activity {code}",
        "under": "a",
        "priorities": ["pr"],
        "owner": "Somebody",
        "milestones": [{"code": "m", "title": "Done", "due": date(2027, 3, 1)}],
    } | other


def a_kpi(code: str = "k", **other: Any) -> dict[str, Any]:
    """The plain values of a KPI that is typed by its owner."""
    return {
        "code": code,
        "label": "A KPI",
        "outcome": "o",
        "kind": "collected",
        "better": "higher",
        "unit": "people",
    } | other


def a_framework(**other: Any) -> Framework:
    """A small framework."""
    return framework_from(framework_values(**other))


def a_large_framework(activities: int = 1000) -> Framework:
    """A framework of so many activities, each with words of a usual length."""
    several = [
        an_activity(
            f"activity-{n}",
            title=f"Shared training of practice educators, round {n}",
            says="Workshops that any partner’s staff may book, with a record that goes with them.",
            priorities=[f"priority-{n % 12}"],
            owner="Learning leads’ group",
            cost=float(n),
            needs=[f"activity-{n - 1}"] if n % 7 else [],
            handover=["The catalogue is filled by partners themselves"],
            milestones=[
                {"code": f"m-{k}", "title": f"Step {k} of the round held", "due": date(2027, k + 1, 1)}
                for k in range(3)
            ],
        )
        for n in range(activities)
    ]
    priorities = [{"code": f"priority-{n}", "title": f"Priority {n}", "outcomes": ["o"]} for n in range(12)]
    return a_framework(activities=several, priorities=priorities)


@pytest.fixture
def in_force(home, lead):
    """The founding framework, in force since 1 September 2026 by the word of the Strategic Board."""
    from tenure.partnership.actions import frameworks
    from tenure.strategy.framework.reading import founding

    return put_in_force(founding(), by=lead, on=frameworks.date(2026, 9, 1))


def put_in_force(framework: Framework, *, by: Any, on: date) -> Any:
    """A version of a framework, agreed by the Strategic Board and in force."""
    from tenure.partnership.actions import frameworks

    version = frameworks.draft(framework=framework, by=by)
    frameworks.agree(version=version, meeting=frameworks.Meeting("Strategic Board", on), by=by)
    return frameworks.put_in_force(version=version, since=on, by=by)

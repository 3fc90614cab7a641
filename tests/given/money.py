"""A partnership with members, fees and two activities that have money."""

from __future__ import annotations

from datetime import date

import pytest

from given.frameworks import a_framework, an_activity

FAIR = "careers-fair"


def put_in_force(*codes: str) -> None:
    """A small framework in force, of these activities."""
    from tenure.partnership.actions import frameworks
    from tenure.partnership.actions.frameworks import Meeting
    from tenure.partnership.may import HOLDER

    activities = [an_activity(code, cost=20_000.0, funding="members") for code in codes]
    version = frameworks.draft(framework=a_framework(activities=activities), by=HOLDER)
    frameworks.agree(version=version, meeting=Meeting("Board", date(2025, 7, 1)), by=HOLDER)
    frameworks.put_in_force(version=version, since=date(2025, 9, 1), by=HOLDER)


@pytest.fixture
def fair(home, db) -> None:
    """A framework in force whose one activity is a careers fair."""
    put_in_force(FAIR)


@pytest.fixture
def funded(home, db) -> None:
    """Three members with fees, and this year's and last year's money of two activities, one over its plan."""
    from tenure.partnership.funding import fill_money
    from tenure.partnership.models import Partner

    for number in ("101", "103", "105"):
        Partner.of(number)
    put_in_force(FAIR, "wellbeing")
    fill_money()

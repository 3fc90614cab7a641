"""What a measure of today counts beside its forecast, and what is made ahead: FTE where a service has it."""

import pytest

from tenure.publish.asking import Asked
from tenure.publish.planning.overview import basis_of
from tenure.publish.planning.saying import PLAN_MEASURES


@pytest.mark.parametrize(
    ("service", "bases"),
    [
        ("children", {"vacancy-rate": "fte", "in-post": "fte", "agency-rate": "fte", "turnover-rate": "fte"}),
        (
            "adults",
            {"vacancy-rate": "jobs", "in-post": "fte", "agency-rate": "jobs", "turnover-rate": "jobs"},
        ),
    ],
)
def test_a_measure_of_today_is_counted_as_its_service_has_it(service, bases):
    asked = Asked(None, None, service, 2023, "101", ())
    assert {measure.key: basis_of(asked, measure) for measure in PLAN_MEASURES} == bases

"""The made-up partnership's KPIs: values their owners gave over the years, and what the board decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership.actions.kpis import Decided, Given, decide, give_value
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, KpiDecision, KpiValue
from tenure.partnership.models.members import LEAD
from tenure.strategy.framework.reading import founding

VALUES: Final[Mapping[str, tuple[float, ...]]] = {
    "taught-by-practice": (0.18, 0.16, 0.17, 0.21, 0.22, 0.24, 0.25, 0.27),
    "academics-in-practice": (0.6, 0.1, 0.3, 0.7, 0.9, 1.1, 1.2, 1.1),
    "placement-quality": (0.79, 0.77, 0.80, 0.81, 0.84, 0.83, 0.86, 0.88),
    "shared-courses": (140.0, 85.0, 120.0, 190.0, 215.0, 262.0, 301.0, 348.0),
}
"""Invented, one a year from 31 July 2019. Those of 2020 and 2021 are lower: nobody could meet."""
FIRST_YEAR: Final = 2019
EVIDENCE: Final[Mapping[str, str]] = {
    "taught-by-practice": "Timetable of both programmes",
    "academics-in-practice": "Staff returns to the programme director",
    "placement-quality": "Quality assurance forms of the year",
    "shared-courses": "Booking lists of the learning leads’ group",
}
MISTYPED: Final = ("placement-quality", 0.68, date(2025, 7, 31), "Two digits changed places; corrected.")
"""A value that was given first, before the right one took its place."""
DECISIONS: Final = (
    ("adults-vacancies", "mend", "Strategic Board", date(2024, 11, 21),
     "It is read beside agency cover from now on: posts held by agency staff are not called vacant."),
    ("grow-your-own-yield", "keep", "Strategic Board", date(2024, 11, 21),
     "Its numbers are too few to show a change; it is kept for the stories behind it and read every other "
     "year."),
    ("independent-educators", "mend", "Operational Group", date(2025, 6, 12),
     "Too few placements a year to see the change by itself: three years are read together."),
    ("children-caseload", "keep", "Strategic Board", date(2025, 11, 20),
     "No activity but the programme moves it, yet it tells most about why people leave."),
)  # fmt: skip


@transaction.atomic
def load_kpis(*, on: date | None = None) -> None:
    """Put down what owners gave and what was decided until today, once."""
    if KpiValue.objects.exists() or KpiDecision.objects.exists():
        return
    today = on or timezone.localdate()
    by = Account.objects.filter(role=LEAD, is_active=True).first() or HOLDER
    framework = founding()
    for code, values in VALUES.items():
        for year, value in enumerate(values, start=FIRST_YEAR):
            day = date(year, 7, 31)
            wrong, mistyped, when, note = MISTYPED
            if (code, day) == (wrong, when) and day <= today:
                give_value(framework, code, Given(mistyped, day, note, EVIDENCE[code]), by=by)
            if day <= today:
                give_value(framework, code, Given(value, day, evidence=EVIDENCE[code]), by=by)
    for code, decision, meeting, day, why in DECISIONS:
        if day <= today:
            decide(framework, code, Decided(decision, why, meeting, day), by=by)

"""Every indicator by its key, in the order of the story: who is there, goes, fills in, and at what load."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tenure.indicators import absent, jobs, pay, practice, stated
from tenure.indicators.absence import absence_rate, days_lost
from tenure.indicators.agency import (
    agency,
    agency_cover,
    agency_cover_rate,
    agency_rate,
    vacancy_agency_cover_rate,
)
from tenure.indicators.caseload import average_caseload, case_holders, cases
from tenure.indicators.definitions import Indicator
from tenure.indicators.leaving import leavers, leavers_share, turnover_rate
from tenure.indicators.moving import left_partnership_rate, moves_within_partnership_rate, to_agency_rate
from tenure.indicators.staffing import in_post, in_post_share, starters, vacancies, vacancy_rate

INDICATORS: Final[Mapping[str, Indicator]] = MappingProxyType(
    {
        each.key: each
        for each in (
            in_post,
            in_post_share,
            starters,
            leavers,
            leavers_share,
            turnover_rate,
            moves_within_partnership_rate,
            to_agency_rate,
            left_partnership_rate,
            vacancies,
            vacancy_rate,
            agency,
            agency_rate,
            agency_cover,
            agency_cover_rate,
            vacancy_agency_cover_rate,
            case_holders,
            cases,
            average_caseload,
            days_lost,
            absence_rate,
        )
    }
)
"""Those of children's services."""

ADULTS: Final[Mapping[str, Indicator]] = MappingProxyType(
    {
        each.key: each
        for each in (
            jobs.filled_jobs,
            jobs.in_post,
            jobs.in_post_share,
            jobs.managers,
            stated.starters,
            stated.starters_rate,
            stated.leavers,
            stated.turnover_rate,
            absent.leavers_found,
            absent.leavers_found_share,
            absent.turnover_found_rate,
            absent.leavers_gap,
            stated.vacancies,
            stated.vacancy_rate,
            jobs.agency,
            jobs.agency_rate,
            jobs.indirect_rate,
            pay.mean_salary,
            pay.pay_coverage,
            pay.mean_hourly_rate,
            pay.hourly_coverage,
            practice.mean_days_lost,
            practice.sickness_coverage,
            practice.over_a_year_rate,
            practice.amhps,
            practice.amhp_rate,
            practice.amhp_coverage,
            practice.qualified_rate,
            practice.qualification_coverage,
            jobs.zero_hours_rate,
            jobs.hours_coverage,
            jobs.record_coverage,
        )
    }
)
"""Those of adults' services. A key that both have asks the same of each, counted as each can be."""

MEASURES: Final[Mapping[str, Mapping[str, Indicator]]] = MappingProxyType(
    {"children": INDICATORS, "adults": ADULTS}
)
"""Every definition by service and key."""

"""Every indicator by its key, in the order of the story: who is there, goes, fills in, and at what load."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

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

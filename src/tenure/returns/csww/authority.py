"""Rules about the authority block (T-L): vacancies, agency cover and what the authority offers."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.csww.cells import HALF_A_HUNDREDTH, has_more_places
from tenure.returns.csww.cellwise import field_rule
from tenure.returns.csww.fields import AUTHORITY, FIELDS
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.sources import CSWW_INDICATORS, CSWW_SCHEMA, OUR_READING

COUNTS = ("NumberOfVacancies", "NoAgencyFTE", "NoAgencyHeadcount")
ALLOWANCES = tuple(field.name for field in AUTHORITY if field.kind == "code")

vacancies_not_given = field_rule(
    "T-L01",
    "NumberOfVacancies",
    says="The number of vacancies is blank or is not a number.",
    fix="Give the FTE of vacant posts at 30 September, such as 3.5; if there were none, 0.",
)

agency_fte_not_given = field_rule(
    "T-L02",
    "NoAgencyFTE",
    says="The FTE of agency workers covering vacancies is blank or is not a number.",
    fix="Give their FTE at 30 September, such as 1.6; if there were none, 0.",
)

agency_headcount_not_given = field_rule(
    "T-L03",
    "NoAgencyHeadcount",
    says="The headcount of agency workers covering vacancies is blank or is not a whole number.",
    fix="Give the number of people at 30 September; if there were none, 0.",
)


@rule(
    "T-L04",
    scope="return",
    about="the authority block",
    each=COUNTS,
    says="{field} is below zero.",
    fix="Give the number at 30 September; if there were none, 0.",
)
def count_is_below_zero(w: Workers, field: str) -> Mask:
    return w[field] < 0


@rule(
    "T-L05",
    scope="return",
    about="the authority block",
    each=("NumberOfVacancies", "NoAgencyFTE"),
    query=True,
    says="{field} has more than two decimal places.",
    fix="Round it to two.",
    source=CSWW_SCHEMA,
)
def count_has_too_many_places(w: Workers, field: str) -> Mask:
    return has_more_places(w[field], FIELDS[field].places or 0)


@rule(
    "T-L06",
    scope="return",
    about="the authority block",
    reads=("NoAgencyFTE", "NoAgencyHeadcount"),
    query=True,
    says="The FTE of agency workers covering vacancies is above their headcount.",
    fix="Check both; one person is at most one FTE.",
    source=OUR_READING,
)
def agency_fte_is_above_headcount(w: Workers) -> Mask:
    return w.NoAgencyFTE > w.NoAgencyHeadcount


@rule(
    "T-L07",
    scope="return",
    about="the authority block",
    reads=("NoAgencyFTE", "NumberOfVacancies"),
    query=True,
    says="More agency FTE cover vacancies than there are vacancies; DfE would mark the rate unreliable.",
    fix="Count only agency workers who cover a vacancy, and count every vacant post, covered or not.",
    source=CSWW_INDICATORS.at("u wherever the rate would pass 100%"),
)
def cover_is_above_vacancies(w: Workers) -> Mask:
    return w.NoAgencyFTE > w.NumberOfVacancies


@rule(
    "T-L08",
    scope="return",
    about="the authority block",
    reads=("NoAgencyFTE", "AgencyWorker", "RoleEndDate", "FTE", "Year"),
    query=True,
    says="The cover figure is above the agency FTE in the records; DfE would mark the rate unreliable.",
    fix="Check that every agency worker has a record with FTE, and that NoAgencyFTE is not above their sum.",
    source=CSWW_INDICATORS.at("u wherever the rate would pass 100%"),
)
def cover_is_above_the_agency_records(w: Workers) -> Mask:
    on_record = np.nansum(w.FTE[w.agency_in_post])
    return w.NoAgencyFTE > on_record + HALF_A_HUNDREDTH


@rule(
    "T-L09",
    scope="return",
    about="the authority block",
    reads=("NumberOfVacancies", "AgencyWorker", "RoleEndDate", "Year"),
    query=True,
    says="No vacancies are reported, but agency workers are in post.",
    fix="Check the vacancies: a post that an agency worker covers is still vacant.",
)
def no_vacancies_but_agency_workers(w: Workers) -> Mask:
    return (w.NumberOfVacancies == 0) & w.agency_in_post.any()


allowance_not_given = field_rule(
    "T-L10",
    *ALLOWANCES,
    from_year=2025,
    says="{field} is blank or is not 0, 1 or 2.",
    fix="Give 0 where it is not offered, 1 where all your social workers are offered it, 2 where some are.",
)

other_allowances_not_given = field_rule(
    "T-L11",
    "OtherAllowances",
    from_year=2025,
    query=True,
    says="Other allowances were not reported.",
    fix="Say which there are; if there are none, say None.",
    source=CSWW_SCHEMA.at("OtherAllowances; whether it is a code was not confirmed", settled=False),
)

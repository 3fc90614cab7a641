"""Rules about CQC: whether it regulates a workplace, and the numbers it gave (1100 to 1110)."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from tenure.returns.ascwds.ruling import service_rule
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.adult_codes import SERVICE_REGULATED

WORKPLACE: Final = "workplace"

_NUMBER = re.compile(r"[0-9]-[0-9]{8,12}")
_NOT_REGULATED = "0"


@service_rule(
    WORKPLACE,
    1100,
    "REGTYPE",
    "not-a-type",
    says="{value} does not say whether CQC regulates the workplace.",
    fix="Give 2 where it does and 0 where it does not.",
)
def is_not_a_registration_type(w: Table) -> Mask:
    return ~w.given("REGTYPE")


def _main_service_is(w: Table, word: str) -> Mask:
    codes = [code for code in SERVICE_REGULATED if SERVICE_REGULATED.label(code) == word]
    return np.isin(w.MAINSERVICE, codes)


@service_rule(
    WORKPLACE,
    1100,
    "REGTYPE/MAINSERVICE",
    "regulated-without-service",
    says="The workplace is said to be regulated by CQC, but its main service is none that CQC regulates.",
    fix="Set REGTYPE to 0, or put MAINSERVICE right.",
)
def regulated_for_no_regulated_service(w: Table) -> Mask:
    return w.regulated & _main_service_is(w, "not regulated")


@service_rule(
    WORKPLACE,
    1100,
    "REGTYPE/MAINSERVICE",
    "service-without-regulation",
    says="CQC regulates the main service, but the workplace is said not to be regulated.",
    fix="Set REGTYPE to 2, or put MAINSERVICE right.",
)
def not_regulated_for_a_regulated_service(w: Table) -> Mask:
    return (w.REGTYPE == _NOT_REGULATED) & _main_service_is(w, "regulated")


def _is_no_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is None


_FORM = "Copy it from CQC's register: one digit, a hyphen, and 8 to 12 digits."
_NOT_NEEDED = "{value} is given, but CQC does not regulate the workplace; the service ignores it."
_LEAVE_OUT = "Leave it out, or set REGTYPE to 2."


@service_rule(
    WORKPLACE,
    1105,
    "PROVNUM",
    "not-a-number",
    says="{value} is not a provider number of CQC.",
    fix=_FORM,
)
def is_not_a_provider_number(w: Table) -> Mask:
    return w.regulated & w.judged("PROVNUM", _is_no_number)


@service_rule(WORKPLACE, 2105, "PROVNUM", "not-needed", word="warning", says=_NOT_NEEDED, fix=_LEAVE_OUT)
def provider_number_is_not_needed(w: Table) -> Mask:
    return (w.REGTYPE == _NOT_REGULATED) & w.filled("PROVNUM")


@service_rule(
    WORKPLACE,
    1110,
    "LOCATIONID",
    "not-a-number",
    says="{value} is not a location number of CQC.",
    fix=_FORM,
)
def is_not_a_location_number(w: Table) -> Mask:
    return w.regulated & ~w.head_office & w.judged("LOCATIONID", _is_no_number)


@service_rule(WORKPLACE, 2110, "LOCATIONID", "not-needed", word="warning", says=_NOT_NEEDED, fix=_LEAVE_OUT)
def location_number_is_not_needed(w: Table) -> Mask:
    return (w.REGTYPE == _NOT_REGULATED) & w.filled("LOCATIONID")

"""Rules about leaving (T-C): the date, the reason, the destination and what a leaver still holds."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Codes, Mask
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.sources import CSWW_GUIDE, OUR_READING, REGIONAL_TOOLS

_PUBLIC_TOOL = REGIONAL_TOOLS.at("fields that come together; severity not confirmed")


def _one_of(column: Codes, codes: str) -> Mask:
    """Whether each value is one of these one-figure codes, written together."""
    faults = np.zeros(len(column), np.bool_)
    for code in codes:
        faults |= column == code
    return faults


@rule(
    "T-C02",
    reads=("ReasonLeave", "RoleEndDate"),
    about="with an end date",
    says="A leaver has no reason for leaving.",
    fix="Give the reason, 9 if it is not known; if the person is still in post, leave the end date empty.",
    source=_PUBLIC_TOOL,
)
def leaves_without_a_reason(w: Workers) -> Mask:
    return ~w.filled("ReasonLeave")


@rule(
    "T-C03",
    reads=("LeaverDestination", "RoleEndDate"),
    about="with an end date",
    says="A leaver has no destination.",
    fix="Give the destination, 8 if not known; if the person is still in post, leave the end date empty.",
    source=_PUBLIC_TOOL,
)
def leaves_for_nowhere(w: Workers) -> Mask:
    return ~w.filled("LeaverDestination")


@rule(
    "T-C04",
    reads=("RoleEndDate", "ReasonLeave"),
    about="without an end date",
    says="A reason for leaving is given but no leaving date.",
    fix="Give the date; if the person has not left, take the reason out.",
    source=_PUBLIC_TOOL,
)
def reason_without_a_date(w: Workers) -> Mask:
    return w.filled("ReasonLeave")


@rule(
    "T-C05",
    reads=("RoleEndDate", "LeaverDestination"),
    about="without an end date",
    says="A destination is given but no leaving date.",
    fix="Give the date; if the person has not left, take the destination out.",
    source=_PUBLIC_TOOL,
)
def destination_without_a_date(w: Workers) -> Mask:
    return w.filled("LeaverDestination")


@rule(
    "T-C06",
    each=("FTE", "FTE30"),
    about="leavers in the year",
    query=True,
    says="The FTE of a leaver looks wrong in {field}.",
    fix="Give in FTE the hours at leaving, and 0 in FTE30. Public tools disagree here, so a note is enough.",
    source=REGIONAL_TOOLS.at("FTE of leavers: one asks for 0, its successor for more than 0", settled=False),
)
def leavers_fte_looks_wrong(w: Workers, field: str) -> Mask:
    return ~(w.FTE > 0) if field == "FTE" else (w.FTE30 > 0)


@rule(
    "T-C07",
    reads=("RoleEndDate", "RoleStartDate"),
    says="The person leaves before starting.",
    fix="Check both dates. If the person is still in post, leave the end date empty.",
    source=OUR_READING,
)
def leaves_before_starting(w: Workers) -> Mask:
    return w.RoleEndDate < w.RoleStartDate


@rule(
    "T-C08",
    reads=("RoleEndDate", "Year"),
    says="The leaving date is outside the census year, which ends on 30 September {year}.",
    fix="Check the date. Someone who left earlier or will leave later is not a leaver of this return.",
    source=CSWW_GUIDE.at("who is covered; as a limit it is our reading", settled=False),
)
def leaves_outside_the_year(w: Workers) -> Mask:
    return (w.RoleEndDate < w.year_begins) | (w.RoleEndDate > w.reference_date)


@rule(
    "T-C18",
    reads=("Cases30",),
    about="leavers in the year",
    query=True,
    says="A leaver holds cases at 30 September.",
    fix="Set the cases to 0, or check the leaving date.",
    source=OUR_READING,
)
def leaver_holds_cases(w: Workers) -> Mask:
    return w.Cases30 > 0


@rule(
    "T-C25",
    reads=("LeaverDestination", "ReasonLeave"),
    query=True,
    says="A person who died has a destination.",
    fix="Give 7, other, as the destination, or check the reason.",
    source=OUR_READING,
)
def died_and_went_somewhere(w: Workers) -> Mask:
    return (w.ReasonLeave == "6") & _one_of(w.LeaverDestination, "1234569")


@rule(
    "T-C26",
    reads=("LeaverDestination", "ReasonLeave"),
    query=True,
    says="A person who retired has gone to another job in social work or social care.",
    fix="Check the reason and the destination; they fit with 6, outside social care, 7 or 8.",
    source=OUR_READING,
)
def retired_and_works_on(w: Workers) -> Mask:
    return (w.ReasonLeave == "5") & _one_of(w.LeaverDestination, "123459")


@rule(
    "T-C27",
    reads=("LeaverDestination", "ReasonLeave"),
    query=True,
    says="A move inside the authority has a destination outside it.",
    fix="Check the reason and the destination.",
    source=OUR_READING,
)
def moved_inside_and_outside(w: Workers) -> Mask:
    return (w.ReasonLeave == "7") & _one_of(w.LeaverDestination, "123")

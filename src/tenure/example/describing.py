"""Describing a census year in the return's own fields: one text for each record, blank where it has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from tenure.example.careers import CensusYear
from tenure.example.days import begins
from tenure.example.population import NEWLY_QUALIFIED, number_of
from tenure.example.tables import Column, Table
from tenure.example.working import AGENCY, LEAVER, records
from tenure.returns.csww.fields import fields_of

Texts = list[str]

_NOT_ASKED_OF_AGENCY = (
    "QualInst", "QualLevel", "StepUpGrad", "WorkingDaysLost", "ContractWeeks", "FrontlineGrad", "Absat30Sept",
    "ReasonAbsence", "CFKSSstatus", "BaseSalary", "RRPayments", "OtherPayments",
)  # fmt: skip


def described(year: CensusYear, *, seed: int) -> tuple[Column, Mapping[str, Texts]]:
    """The unit of each record, and the fields of that collection year in their order."""
    table = records(year, seed=seed)
    written = _all_fields(table, year.year)
    agency = table["kind"] == AGENCY
    for name in _NOT_ASKED_OF_AGENCY:
        written[name] = _blank(written[name], agency)
    wanted = [field.name for field in fields_of("worker", year.year)]
    return table["partner"], {name: written[name].tolist() for name in wanted}


def _all_fields(t: Table, year: int) -> dict[str, Column]:
    gone = t["kind"] == LEAVER
    return {
        "AgencyWorker": np.where(t["kind"] == AGENCY, "1", "0"),
        "SWENo": np.array(number_of(t["person"])),
        "FTE": _said(t["fte"], "{:.6f}".format),
        "PersonBirthDate": np.datetime_as_string(t["born"]),
        "GenderCurrent": np.where(t["female"], "2", "1"),
        "Sex": np.where(t["female"], "F", "M"),
        "Ethnicity": np.where(t["not_asked"] & (t["first_year"] == year), "NOBT", t["ethnicity"]),
        "QualInst": t["institution"],
        "QualLevel": t["level"],
        "StepUpGrad": _said(t["step_up"], _yes_no),
        "OrgRole": _said(t["role"], str),
        "RoleStartDate": np.datetime_as_string(t["started"]),
        "StartOrigin": t["origin"],
        "RoleEndDate": _blank(np.datetime_as_string(t["ended"]), ~gone),
        "LeaverDestination": t["destination"],
        "ReasonLeave": t["reason"],
        "FTE30": _said(np.where(gone, 0.0, t["fte"]), "{:.6f}".format),
        "Cases30": _blank(_said(t["cases"], str), gone),
        "WorkingDaysLost": _said(t["lost"], "{:.2f}".format),
        "ContractWeeks": _said(t["weeks"], "{:.1f}".format),
        "FrontlineGrad": _said(t["frontline"], _yes_no),
        "Absat30Sept": _blank(_said(t["away"] != "", _yes_no), gone),
        "ReasonAbsence": t["away"],
        "CFKSSstatus": _standing(t, year),
        "BaseSalary": _said(t["pay"], "{:.2f}".format),
        "RRPayments": _blank(_said(np.rint(t["pay"] / 40), "{:.2f}".format), t["person"] % 9 > 0),
        "OtherPayments": _blank(_said(np.rint(t["pay"] / 90), "{:.2f}".format), t["person"] % 13 > 0),
    }


def _yes_no(yes: bool) -> str:
    return "1" if yes else "0"


def _said(values: Column, word: Callable[[Any], str]) -> Column:
    """Each value in words, every different value said once."""
    different, place = np.unique(values, return_inverse=True)
    said: Column = np.array([word(value) for value in different.tolist()])[place]
    return said


def _blank(texts: Column, where: Column) -> Column:
    return np.where(where, "", texts)


def _standing(t: Table, year: int) -> Column:
    """Knowledge and skills status: in the assessed year, practising, supervising or leading."""
    first = (t["origin"] == NEWLY_QUALIFIED) & (t["started"] >= begins(year))
    by_role = np.array(["", "4", "4", "3", "2", "2", "2"])[t["role"]]
    return np.where(first, "1", by_role)

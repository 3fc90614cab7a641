"""Faults between several records: people recorded twice, missing, or back with an old start date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tenure.example.faults import AGENCY, LEAVER, SHORT_STAY, STARTER, STAYER, Record
from tenure.example.filing import Filed
from tenure.example.planting import Sheet

_HALF = {"FTE": "0.500000", "FTE30": "0.500000", "WorkingDaysLost": "0.00"}

NAMED = ("T-D01", "T-D02", "T-D03", "T-D04", "T-D05", "T-D06", "T-D07", "T-D08", "T-D09", "T-Y01", "T-Y06")
"""The rules that find what is planted here."""


def _is_case_holder(record: Record) -> bool:
    return record["OrgRole"] == "5"


def _holds_no_cases(record: Record) -> bool:
    return record["OrgRole"] != "5" and record["Cases30"] == "0"


def _anyone(record: Record) -> bool:
    return True


def _stayed_a_while(record: Record) -> bool:
    """Left for good, in spring or later."""
    return record["LeaverDestination"] == "6" and record["RoleEndDate"][5:7] in ("03", "04", "05", "06", "07")


def plant_doubles(sheet: Sheet) -> None:
    """People recorded twice in one return, each in another way."""
    two_posts(sheet, "0.500000")
    two_posts(sheet, "0.600000")
    one_number_for_two(sheet)
    _left_twice(sheet, SHORT_STAY, "T-D03", {"RoleEndDate": "{week before}"})
    _left_twice(sheet, LEAVER, "T-D04", {})
    _agency_twice(sheet)
    repeated(sheet)
    _overlapping(sheet)
    _agency_and_employed(sheet)


def two_posts(sheet: Sheet, fte: str) -> None:
    """Someone holds a second post as a line manager; with more than half of full time each it is too much."""
    row = sheet.take(STAYER, _is_case_holder)
    if row is None:
        return
    hours = {"FTE": fte, "FTE30": fte, "WorkingDaysLost": "0.00"}
    sheet.records[row] |= hours | {"Cases30": "8"}
    second = sheet.add({**sheet.records[row], "OrgRole": "3", "Cases30": "0"})
    for each in (row, second):
        sheet.note("T-D01", each, "SWENo")
        if fte > "0.500000":
            sheet.note("T-D07", each, "FTE")


def one_number_for_two(sheet: Sheet) -> None:
    """Two starters have one registration number; only their birth dates tell them apart."""
    one, other = (
        sheet.take(STARTER, _is_case_holder),
        sheet.take(STARTER, _holds_no_cases),
    )
    if one is None or other is None:
        return
    sheet.records[one] |= _HALF | {"Cases30": "7"}
    same = {
        name: sheet.records[one][name]
        for name in ("SWENo", "Ethnicity", "GenderCurrent", "Sex")
        if name in sheet.records[one]
    }
    sheet.records[other] |= _HALF | {"Cases30": "0"} | same
    for row in (one, other):
        sheet.note("T-D02", row, "PersonBirthDate")


def _left_twice(sheet: Sheet, who: str, rule: str, change: Mapping[str, str]) -> None:
    """One leaving, or one start of someone who left, is recorded in two roles."""
    row = sheet.take(
        who,
        lambda record: (
            record["OrgRole"] != "3"
            and record["RoleEndDate"][5:7] in ("03", "04", "05", "06", "07", "08", "09")
        ),
    )
    if row is None:
        return
    record = sheet.records[row]
    week_before = (date.fromisoformat(record["RoleEndDate"]) - timedelta(days=7)).isoformat()
    changed = {name: text.replace("{week before}", week_before) for name, text in change.items()}
    second = sheet.add({**record, "OrgRole": "3", "WorkingDaysLost": "0.00", **changed})
    for each in (row, second):
        sheet.note(rule, each, "SWENo")


def _agency_twice(sheet: Sheet) -> None:
    row = sheet.take(AGENCY, _is_case_holder)
    if row is None:
        return
    sheet.records[row] |= {"FTE": "0.500000", "FTE30": "0.500000", "Cases30": "8"}
    second = sheet.add({**sheet.records[row], "OrgRole": "6", "Cases30": "0"})
    for each in (row, second):
        sheet.note("T-D05", each, "SWENo")


def repeated(sheet: Sheet) -> None:
    """A leaver's record stands there twice, word for word."""
    row = sheet.take(LEAVER, _anyone)
    if row is None:
        return
    second = sheet.add(sheet.records[row])
    sheet.note("T-D06", second, "SWENo")
    for each in (row, second):
        sheet.note("T-D04", each, "SWENo")
        sheet.note("T-D08", each, "RoleStartDate")


def _overlapping(sheet: Sheet) -> None:
    """A leaver is back in the same role a week before leaving."""
    row = sheet.take(LEAVER, _stayed_a_while)
    if row is None:
        return
    back = (date.fromisoformat(sheet.records[row]["RoleEndDate"]) - timedelta(days=7)).isoformat()
    second = sheet.add(_in_post_again(sheet.records[row]) | {"RoleStartDate": back, "StartOrigin": "7"})
    for each in (row, second):
        sheet.note("T-D08", each, "RoleStartDate")


def _in_post_again(record: Record) -> dict[str, str]:
    """A leaver's record as it would be of someone in post, without cases."""
    none = dict.fromkeys(("RoleEndDate", "LeaverDestination", "ReasonLeave"), "")
    there = {"FTE30": record["FTE"], "Cases30": "9" if record["OrgRole"] == "5" else "0", "Absat30Sept": "0"}
    return {**record, **none, **there, "WorkingDaysLost": "0.00"}


def _in_layout(record: Record, like: Record) -> dict[str, str]:
    """A record of last year's layout in this year's; what was not asked then is as in another's record."""
    told = {"Sex": {"1": "M", "2": "F"}.get(record.get("GenderCurrent", ""), ""), **record}
    return {name: told.get(name, text) for name, text in like.items()}


def _agency_and_employed(sheet: Sheet) -> None:
    """A starter's number stands at an agency worker too."""
    row, temp = (
        sheet.take(STARTER, _holds_no_cases),
        sheet.take(AGENCY, _is_case_holder),
    )
    if row is None or temp is None:
        return
    sheet.records[row] |= _HALF | {"Cases30": "0"}
    sheet.records[temp] |= {
        "FTE": "0.500000",
        "FTE30": "0.500000",
        "Cases30": "7",
        "SWENo": sheet.records[row]["SWENo"],
    }
    for each in (row, temp):
        sheet.note("T-D09", each, "AgencyWorker")


def plant_missing(sheet: Sheet, before: Filed) -> None:
    """Someone of last year is missing, and someone who left then is back with the old start date.

    The first takes a record out, so that rows move: it comes before anything else is planted.
    """
    row = sheet.take(STAYER, _anyone)
    if row is not None:
        gone = sheet.records[row]["SWENo"]
        sheet.drop(row)
        sheet.note("T-Y01", None, "SWENo", found="last year", person=gone)
    now = {record["SWENo"] for record in sheet.records}
    like = next(record for record in sheet.records if record["AgencyWorker"] == "0")
    for at in range(len(before)):
        record = before.record(at)
        left = record["RoleStartDate"] < f"{before.year - 1}" and _stayed_a_while(record)
        if left and record["SWENo"] not in now and record["FTE"] == "1.000000":
            back = sheet.add(_in_layout(_in_post_again(record), like))
            sheet.note("T-Y02", back, "RoleStartDate", found="last year")
            sheet.note("T-Y06", back, "RoleStartDate", found="last year")
            return

"""Where faults are planted: in returns kept to be put right, and a few queries in returns on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tenure.example import doubles, faults
from tenure.example.faults import STARTER, STAYER, Fault, started_a_week_later, started_too_young
from tenure.example.filing import Filed
from tenure.example.planting import Planted, Sheet, named, plant_all

TUTORIAL, EVERY_ROW, TOTALS = "101", "105", "104"
"""Whose returns are there to be put right: Northvale's has what a first sending usually has, Quarrendon's has
every fault in people's records, and Thornbury Vale's has faults in its header, totals and layout."""

_USUAL = (
    "T-W03", "T-W05", "T-W09", "T-W13", "T-W15", "T-R01", "T-R03", "T-R06", "T-R09",
    "T-R12", "T-R13", "T-C02", "T-C03", "T-C04", "T-C08", "T-C12", "T-C16", "T-C18",
    "T-C19", "T-C20", "T-C22", "T-C24", "T-C26", "T-C28", "T-Y02", "T-Y03", "T-Y04",
)  # fmt: skip
"""Rules of which Northvale's return has a finding in one person's record."""

_IN_HISTORY: Mapping[tuple[str, int], str] = {
    ("105", 2021): "two posts",
    ("102", 2022): "block",
    ("102", 2025): "block",
    ("103", 2021): "no cases",
    ("102", 2021): "move",
}
"""Queries that stand in returns on record: they may be right, or do no harm."""

_HEADER = {
    "ReferenceDate": ("{year}-03-31", ("T-H03",)),
    "SourceLevel": ("LA", ("T-H04",)),
    "DateTime": ("Thursday", ("T-H07",)),
}
_COVER = ("T-L06", "T-L07", "T-L08")

PLANTED: tuple[str, ...] = tuple(
    sorted(
        named((*faults.FORM, *faults.REQUIRED, *faults.AGREEMENT, *faults.CONTINUITY))
        | {
            *doubles.NAMED,
            *_COVER,
            "T-C11",
            "T-Y05",
            "T-Y07",
            "T-L04",
            "T-L05",
            "T-L10",
            "T-L11",
            "T-C30",
            "T-X01",
        }
        | {"T-F03", "T-F04", "T-F05", "T-F06", *(rule for _, rules in _HEADER.values() for rule in rules)}
    )
)
"""The rules of which at least one finding is planted, in one collection year or another."""


def to_fix(filed: Filed, *, before: Filed | None, file: str, seed: int) -> tuple[Filed, list[Planted]] | None:
    """A council's first sending with faults in it; None where the council's sendings have none."""
    sheet = Sheet(filed, file=file, seed=seed, before=before)
    planting = {TUTORIAL: _usual_faults, EVERY_ROW: _every_fault, TOTALS: _totals}.get(filed.unit.number)
    if planting is None:
        return None
    planting(sheet, before)
    return sheet.done(), sheet.planted


def _usual_faults(sheet: Sheet, before: Filed | None) -> None:
    """What a first sending usually has: some cells, some blanks, a few people twice, a few changed."""
    if before is not None:
        doubles.plant_missing(sheet, before)
        _vacancies_moved(sheet, before)
        _changed_start(sheet, "T-Y05", STAYER)
    doubles.two_posts(sheet, "0.500000")
    doubles.repeated(sheet)
    doubles.one_number_for_two(sheet)
    plant_all(sheet, [fault for fault in _in_rows(before) if fault.rule in _USUAL])


def _every_fault(sheet: Sheet, before: Filed | None) -> None:
    """Every fault that a person's record, or two of them, can have."""
    if before is not None:
        doubles.plant_missing(sheet, before)
        _vacancies_moved(sheet, before)
        _changed_start(sheet, "T-Y05", STAYER)
    _changed_start(sheet, "T-C11", STARTER)
    doubles.plant_doubles(sheet)
    plant_all(sheet, _in_rows(before))


def _in_rows(before: Filed | None) -> tuple[Fault, ...]:
    """The faults of single records; those of continuity where there is a last year."""
    against_last_year = faults.CONTINUITY if before is not None else ()
    return (*against_last_year, *faults.FORM, *faults.REQUIRED, *faults.AGREEMENT)


def _changed_start(sheet: Sheet, rule: str, who: str) -> None:
    """A start date that cannot be right, by itself or beside last year's."""
    row = sheet.take(who, lambda r: r["RoleStartDate"][5:7] in ("11", "12", "01", "02"))
    if row is None:
        return
    young = rule == "T-C11"
    sheet.records[row] = (started_too_young if young else started_a_week_later)(sheet.records[row])
    sheet.note(rule, row, "RoleStartDate", found="check" if young else "last year")


def _vacancies_moved(sheet: Sheet, before: Filed) -> None:
    """Four times last year's vacancies, from a misplaced decimal point."""
    many = max(4 * float(before.authority["NumberOfVacancies"]), 40)
    sheet.filed = replace(
        sheet.filed, authority={**sheet.filed.authority, "NumberOfVacancies": f"{many:.2f}"}
    )
    sheet.note("T-Y07", None, "NumberOfVacancies", found="last year")


def _totals(sheet: Sheet, before: Filed | None) -> None:
    """Faults in the header, in the authority block and in the layout."""
    header = dict(sheet.filed.header)
    for name, (text, rules) in _HEADER.items():
        header[name] = text.format(year=sheet.year)
        for rule in rules:
            sheet.note(rule, None, name)
    filed = replace(sheet.filed, header=header, authority=_authority(sheet), block=_other_block(sheet))
    sheet.filed = filed
    _layout(sheet)


def _authority(sheet: Sheet) -> dict[str, str]:
    """Cover far above all else, people below zero, and thousandths of vacancies."""
    said = dict(sheet.filed.authority)
    said["NumberOfVacancies"] += "5"
    said["NoAgencyFTE"] = f"{float(said['NoAgencyFTE']) * 10 + 500:.2f}"
    said["NoAgencyHeadcount"] = "-4"
    sheet.note("T-L05", None, "NumberOfVacancies")
    sheet.note("T-L04", None, "NoAgencyHeadcount")
    for rule in _COVER:
        sheet.note(rule, None, "NoAgencyFTE")
    for name, rule in (("CarAllowance", "T-L10"), ("OtherAllowances", "T-L11")):
        if said.pop(name, None) is not None:
            sheet.note(rule, None, name)
    if "RecruitmentBonus" in said:
        said |= {"RecruitmentBonus": "0", "RetentionBonus": "0"}
        for row, record in enumerate(sheet.records):
            if record["RRPayments"] and record["AgencyWorker"] == "0":
                sheet.note("T-C30", row, "RRPayments")
    return said


def _other_block(sheet: Sheet) -> str:
    sheet.note("T-F03", None, "LALevel" if sheet.filed.block != "LALevel" else "LALevelVacancies")
    return "LALevel" if sheet.filed.block != "LALevel" else "LALevelVacancies"


def _layout(sheet: Sheet) -> None:
    """A field of the council's own, a field given twice, and one out of its place."""
    for rule, name, line in (
        ("T-F04", "Team", "<Team>Duty and assessment</Team>"),
        ("T-F05", "FrontlineGrad", "<FrontlineGrad>0</FrontlineGrad>"),
        ("T-F06", "QualLevel", "<QualLevel>2</QualLevel>"),
    ):
        row = sheet.take(
            STAYER, lambda record: record["ReasonAbsence"] == "" and record["FrontlineGrad"] == "0"
        )
        if row is None:
            continue
        if rule == "T-F06":
            sheet.records[row]["QualLevel"] = ""
        sheet.more[row] = f"    {line}\n"
        sheet.note(rule, row, name)


def in_history(
    returns: Sequence[Filed], *, files: Mapping[str, str], seed: int
) -> tuple[list[Filed], list[Planted]]:
    """A year's returns with the queries that stand in them; `files` by the unit's number."""
    planted: list[Planted] = []
    dirty: list[Filed] = []
    movers = _left_for_another_council(returns)
    for filed in returns:
        what = _IN_HISTORY.get((filed.unit.number, filed.year), "")
        sheet = Sheet(filed, file=files[filed.unit.number], seed=seed)
        dirty.append(_with_a_query(sheet, what, movers))
        planted += sheet.planted
    return dirty, planted


def _left_for_another_council(returns: Sequence[Filed]) -> set[str]:
    return {
        record["SWENo"]
        for filed in returns
        for record in map(filed.record, range(len(filed)))
        if record["LeaverDestination"] == "1"
    }


def _with_a_query(sheet: Sheet, what: str, movers: set[str]) -> Filed:
    if what == "two posts":
        doubles.two_posts(sheet, "0.500000")
    elif what == "no cases":
        sheet.plant(Fault("T-C16", STAYER, {"Cases30": "0"}, fits=lambda r: r["OrgRole"] == "5"))
    elif what == "block":
        return replace(sheet.filed, block=_other_block(sheet))
    elif what == "move":
        _told_in_two_ways(sheet, movers)
    return sheet.done() if what else sheet.filed


def _told_in_two_ways(sheet: Sheet, movers: set[str]) -> None:
    """Someone who came from another partner is said to come from outside social work."""
    for row, record in enumerate(sheet.records):
        moved = record["SWENo"] in movers and record["StartOrigin"] == "2" and record["AgencyWorker"] == "0"
        if moved and record["RoleStartDate"] >= f"{sheet.year - 1}-10-01" and not record["RoleEndDate"]:
            record["StartOrigin"] = "6"
            sheet.note("T-X01", row, "StartOrigin", found="together")
            return

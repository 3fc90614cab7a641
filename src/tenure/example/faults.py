"""Faults that stand in one person's record: what is changed in whose, and which rules must find it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

Record = Mapping[str, str]

STAYER, STARTER, LEAVER, SHORT_STAY, AGENCY = "stayer", "starter", "leaver", "short stay", "agency"
"""In post since before the year; new this year and in post; left; came and left; through an agency."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one person's record.

    rule     the rule that must find it; `also` are others that must, each with its field.
    who      whose record it is planted in.
    change   what each field becomes; {year} and {before} are the collection year and the one before.
    at       the field at which it is found; the first that is changed where empty.
    fits     which of these people's records it can be planted in.
    since, until   collection years it can be planted in.
    """

    rule: str
    who: str
    change: Mapping[str, str]
    at: str = ""
    also: tuple[tuple[str, str], ...] = ()
    fits: Callable[[Record], bool] = field(default=lambda record: True)
    since: int = 0
    until: int = 9999

    @property
    def found_at(self) -> str:
        return self.at or next(iter(self.change))

    def stands_in(self, year: int) -> bool:
        """Whether the collection year has the fields it is about."""
        return self.since <= year <= self.until

    def planted_in(self, record: Record, year: int) -> dict[str, str]:
        """The record with the fault in it."""
        values = {name: text.format(year=year, before=year - 1) for name, text in self.change.items()}
        return {**record, **{name: text for name, text in values.items() if name in record}}


def has(**wanted: str) -> Callable[[Record], bool]:
    """Records with these values."""
    return lambda record: all(record[name] == text for name, text in wanted.items())


def _works_full_time(record: Record) -> bool:
    return record["FTE"] == "1.000000" and record["OrgRole"] == "4"


def _is_known(record: Record) -> bool:
    return record["Ethnicity"] not in ("REFU", "NOBT")


def _is_established(record: Record) -> bool:
    """Started in spring or later, so that few weeks are contracted; or was there long before."""
    return record["RoleStartDate"][5:7] in ("03", "04", "05", "06", "07")


def _no_cases(record: Record) -> bool:
    return record["Cases30"] == "0" and record["OrgRole"] != "5"


def _few_days_lost(record: Record) -> bool:
    return float(record["WorkingDaysLost"] or 0) == 0


def _experienced(record: Record) -> bool:
    return record["PersonBirthDate"] < "1985"


FORM = (
    Fault("T-W01", STARTER, {"AgencyWorker": "2"}),
    Fault("T-W02", STARTER, {"SWENo": "99000001"}),
    Fault("T-W03", STAYER, {"FTE": "37"}),
    Fault("T-W04", STAYER, {"PersonBirthDate": "1980-02-31"}),
    Fault("T-W05", STAYER, {"Ethnicity": "WHITE"}),
    Fault("T-W06", STAYER, {"QualLevel": "BA"}),
    Fault("T-W07", STAYER, {"StepUpGrad": "N"}),
    Fault("T-W08", STAYER, {"OrgRole": "9"}),
    Fault("T-W09", STARTER, {"RoleStartDate": "{year}-02-30"}),
    Fault("T-W10", STAYER, {"StartOrigin": "12"}),
    Fault("T-W11", AGENCY, {"RoleEndDate": "31/08/{year}", "ReasonLeave": "1", "LeaverDestination": "3"}),
    Fault("T-W12", LEAVER, {"LeaverDestination": "0"}),
    Fault("T-W13", LEAVER, {"ReasonLeave": "resigned"}),
    Fault("T-W14", STAYER, {"FTE30": "1.5"}),
    Fault("T-W15", STAYER, {"Cases30": "12.5"}),
    Fault("T-W16", STAYER, {"WorkingDaysLost": "two"}),
    Fault("T-W17", STAYER, {"ContractWeeks": "all year"}),
    Fault("T-W18", STAYER, {"FrontlineGrad": "No"}),
    Fault("T-W19", STAYER, {"Absat30Sept": "N"}, fits=has(ReasonAbsence="")),
    Fault("T-W20", STAYER, {"ReasonAbsence": "FLU", "Absat30Sept": "1"}, fits=has(ReasonAbsence="")),
    Fault("T-W21", STAYER, {"GenderCurrent": "F"}, until=2023),
    Fault("T-W22", STAYER, {"Sex": "2"}, since=2024),
    Fault("T-W23", STAYER, {"CFKSSstatus": "7"}, until=2024),
    Fault("T-W24", STAYER, {"BaseSalary": "£41,200 a year"}, since=2025),
    Fault("T-W25", STAYER, {"WorkingDaysLost": "-3.00"}),
    Fault("T-W26", STAYER, {"WorkingDaysLost": "0.125"}),
    Fault("T-W27", STARTER, {"SWENo": "XY99000001"}),
)
"""Cells that are not what their field says."""

REQUIRED = (
    Fault("T-R01", STAYER, {"PersonBirthDate": ""}),
    Fault("T-R02", STAYER, {"GenderCurrent": ""}, until=2023),
    Fault("T-R02", STAYER, {"Sex": ""}, since=2024),
    Fault("T-R03", STARTER, {"Ethnicity": ""}),
    Fault("T-R04", STAYER, {"StepUpGrad": ""}),
    Fault("T-R05", STAYER, {"OrgRole": ""}),
    Fault("T-R06", STAYER, {"RoleStartDate": ""}, also=(("T-C01", "RoleStartDate"),)),
    Fault("T-R07", STAYER, {"StartOrigin": ""}, also=(("T-C01", "StartOrigin"),)),
    Fault("T-R08", STAYER, {"FTE30": ""}),
    Fault("T-R09", STAYER, {"WorkingDaysLost": ""}),
    Fault("T-R10", STAYER, {"FrontlineGrad": ""}),
    Fault("T-R11", STAYER, {"BaseSalary": ""}, since=2025),
    Fault("T-R12", AGENCY, {"FTE": ""}),
    Fault("T-R13", STAYER, {"Cases30": ""}),
    Fault("T-R14", AGENCY, {"BaseSalary": "42000.00"}, since=2025),
)
"""Fields left blank that are asked for."""

AGREEMENT = (
    Fault("T-C02", LEAVER, {"ReasonLeave": ""}),
    Fault("T-C03", LEAVER, {"LeaverDestination": ""}),
    Fault("T-C04", STAYER, {"ReasonLeave": "1"}, at="RoleEndDate"),
    Fault("T-C05", STAYER, {"LeaverDestination": "1"}, at="RoleEndDate"),
    Fault("T-C06", LEAVER, {"FTE": "0.000000", "WorkingDaysLost": "0.00"}),
    Fault("T-C07", SHORT_STAY, {"RoleEndDate": "{before}-10-02"}, fits=_is_established),
    Fault(
        "T-C08",
        LEAVER,
        {"RoleEndDate": "{before}-08-31"},
        fits=lambda r: r["RoleStartDate"] < r["RoleEndDate"][:4],
    ),
    Fault("T-C09", STARTER, {"RoleStartDate": "{year}-10-09"}),
    Fault("T-C10", STARTER, {"PersonBirthDate": "1939-06-14"}),
    Fault("T-C12", STAYER, {"FTE": "0.800000", "FTE30": "0.600000"}, at="FTE30", fits=_works_full_time),
    Fault(
        "T-C13", STAYER, {"FTE": "0.000000", "FTE30": "0.000000", "WorkingDaysLost": "0.00"}, fits=_no_cases
    ),
    Fault(
        "T-C14",
        STAYER,
        {"FTE": "0.000000", "FTE30": "0.000000", "WorkingDaysLost": "0.00"},
        at="FTE30",
        also=(("T-C13", "FTE"),),
        fits=has(OrgRole="5"),
    ),
    Fault("T-C15", STAYER, {"Cases30": "78"}, fits=has(OrgRole="5")),
    Fault("T-C16", STAYER, {"Cases30": "0"}, fits=has(OrgRole="5")),
    Fault("T-C17", STAYER, {"Cases30": "6"}, fits=has(OrgRole="6")),
    Fault("T-C18", LEAVER, {"Cases30": "11"}),
    Fault("T-C19", STAYER, {"Absat30Sept": "1"}, at="ReasonAbsence", fits=has(ReasonAbsence="")),
    Fault("T-C20", STAYER, {"WorkingDaysLost": "281.00"}, also=(("T-C22", "WorkingDaysLost"),)),
    Fault("T-C21", STAYER, {"ContractWeeks": "60.0"}),
    Fault(
        "T-C22",
        STARTER,
        {"WorkingDaysLost": "96.00", "ContractWeeks": "12.0", "FTE": "1.000000", "FTE30": "1.000000"},
    ),
    Fault("T-C23", STAYER, {"StepUpGrad": "1", "FrontlineGrad": "1", "QualLevel": "2"}),
    Fault("T-C24", STAYER, {"StepUpGrad": "1", "FrontlineGrad": "0", "QualLevel": "1"}, at="QualLevel"),
    Fault("T-C25", LEAVER, {"ReasonLeave": "6", "LeaverDestination": "1"}, at="LeaverDestination"),
    Fault("T-C26", LEAVER, {"ReasonLeave": "5", "LeaverDestination": "4"}, at="LeaverDestination"),
    Fault("T-C27", LEAVER, {"ReasonLeave": "7", "LeaverDestination": "2"}, at="LeaverDestination"),
    Fault("T-C28", STAYER, {"StartOrigin": "10"}),
    Fault("T-C29", STAYER, {"BaseSalary": "4120.00"}, since=2025),
)
"""Fields that do not go together."""

CONTINUITY = (
    Fault("T-Y02", STARTER, {"RoleStartDate": "{before}-03-02"}, fits=_experienced),
    Fault("T-Y03", STAYER, {"PersonBirthDate": "1979-11-23"}, fits=_experienced),
    Fault("T-Y04", STAYER, {"Ethnicity": "NOBT"}, fits=_is_known),
)
"""What no longer agrees with last year's return."""


def started_too_young(record: Record) -> dict[str, str]:
    """The record of someone who would have started a month before turning twenty (T-C11)."""
    turns_twenty = date.fromisoformat(record["RoleStartDate"]) + timedelta(days=30)
    return {**record, "PersonBirthDate": turns_twenty.replace(year=turns_twenty.year - 20, day=1).isoformat()}


def started_a_week_later(record: Record) -> dict[str, str]:
    """The record with another start date than last year's (T-Y05)."""
    later = date.fromisoformat(record["RoleStartDate"]) + timedelta(days=7)
    return {**record, "RoleStartDate": later.isoformat()}

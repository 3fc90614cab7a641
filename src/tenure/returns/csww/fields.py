"""Every field of the children's workforce return, said once: its place, what it may hold and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from tenure.terms.calendars import CensusYear
from tenure.terms.codes import (
    AGENCY_WORKER,
    ALLOWANCE,
    CFKSS_STATUS,
    ETHNICITY,
    GENDER_TO_2023,
    LEAVER_DESTINATION,
    ORG_ROLE,
    QUAL_LEVEL,
    REASON_ABSENCE,
    REASON_LEAVE,
    SEX_FROM_2024,
    START_ORIGIN,
    YES_NO,
    CodeSet,
    code_set,
)

Kind = Literal["code", "date", "decimal", "integer", "registration", "authority", "year", "moment", "text"]
Record = Literal["header", "authority", "worker"]
Needed = Literal["always", "employed", "leavers", "no"]


@dataclass(frozen=True)
class Field:
    """One field of the return.

    name      its name in the schema, which is also its column.
    record    the header, the authority block, or one worker.
    kind      what a value looks like; `registration` is two letters and up to ten digits.
    label     what it is called on a page.
    meaning   what it says, in one sentence.
    codes     the codes it may hold, where kind is code.
    low, high the least and the most it may be, ends included; None where there is no limit of form.
    places    most decimal places; None where it is not a decimal.
    needed    who must hold it: always, people the authority employs, leavers, or no one.
    since     first collection year that has it; None for all known ones.
    until     last collection year that has it; None while it stands.
    repeats   whether one record may hold it more than once.
    settled   False where meaning or requirement is our reading.
    """

    name: str
    record: Record
    kind: Kind
    label: str
    meaning: str
    codes: CodeSet | None = None
    low: float | None = None
    high: float | None = None
    places: int | None = None
    needed: Needed = "no"
    since: int | None = None
    until: int | None = None
    repeats: bool = False
    settled: bool = True

    def stands_in(self, year: int) -> bool:
        """Whether the return of that collection year has the field; other years are as the nearest known."""
        layout = CensusYear(year).layout
        return (self.since or layout) <= layout <= (self.until or layout)


def _allowance(name: str, label: str) -> Field:
    meaning = f"Whether the authority offers {label} to all, some or none of its own social workers."
    label = label.removeprefix("a ").capitalize()
    return Field(name, "authority", "code", label, meaning, codes=ALLOWANCE, needed="always", since=2025)


HEADER = (
    Field("Collection", "header", "code", "Collection", "Name of the collection: always CSWW.",
          codes=code_set("collection"), needed="always"),
    Field("Year", "header", "year", "Collection year", "Year in which the census year ends.",
          needed="always"),
    Field("ReferenceDate", "header", "date", "Reference date", "30 September of the year.", needed="always"),
    Field("SourceLevel", "header", "code", "Source", "L: the return comes from a local authority.",
          codes=code_set("source_level"), needed="always"),
    Field("LEA", "header", "authority", "Authority number", "DfE's three digits.", needed="always"),
    Field("SoftwareCode", "header", "text", "Software", "Supplier or system that made the file."),
    Field("DateTime", "header", "moment", "Made at", "When the file was made."),
)  # fmt: skip

AUTHORITY = (
    Field("NumberOfVacancies", "authority", "decimal", "Vacant posts, FTE",
          "FTE of vacant child and family social work posts at 30 September, being filled or not.",
          places=2, needed="always"),
    Field("NoAgencyFTE", "authority", "decimal", "Agency cover, FTE",
          "FTE of agency workers covering vacancies at 30 September.", places=2, needed="always",
          settled=False),
    Field("NoAgencyHeadcount", "authority", "integer", "Agency cover, people",
          "Headcount of the same agency workers.", needed="always", settled=False),
    _allowance("RecruitmentBonus", "a bonus on joining"),
    _allowance("RetentionBonus", "a payment for staying"),
    _allowance("PerformanceAward", "performance awards"),
    _allowance("CarAllowance", "a car allowance"),
    _allowance("RelocationPackage", "help with relocation"),
    _allowance("RegionalWeighting", "regional weighting"),
    _allowance("CostSWE", "payment of the Social Work England fee"),
    _allowance("CostDBS", "payment of the Disclosure and Barring Service fee"),
    Field("OtherAllowances", "authority", "text", "Other allowances", "Any other allowance, in words.",
          needed="always", since=2025, settled=False),
)  # fmt: skip

WORKER = (
    Field("AgencyWorker", "worker", "code", "Agency worker",
          "1 when the person is not paid directly by the authority, else 0.", codes=AGENCY_WORKER,
          needed="always"),
    Field("SWENo", "worker", "registration", "Registration number",
          "Social Work England number: it links a person across roles, employers and years.",
          needed="always"),
    Field("FTE", "worker", "decimal", "FTE",
          "Full-time equivalent held in the role; for a leaver, at leaving.",
          low=0, high=1, places=6, settled=False),
    Field("PersonBirthDate", "worker", "date", "Date of birth", "Ages are taken from it.", needed="employed"),
    Field("GenderCurrent", "worker", "code", "Gender", "Gender, in numbers; replaced by Sex.",
          codes=GENDER_TO_2023, needed="employed", until=2023),
    Field("Sex", "worker", "code", "Sex", "Sex, M or F.", codes=SEX_FROM_2024, needed="employed", since=2024),
    Field("Ethnicity", "worker", "code", "Ethnicity", "Ethnic group, in the person's own words.",
          codes=ETHNICITY, needed="employed"),
    Field("QualInst", "worker", "text", "Where qualified", "Institution of the qualifying course.",
          until=2024, repeats=True),
    Field("QualLevel", "worker", "code", "Qualification", "Level of the highest social work qualification.",
          codes=QUAL_LEVEL, settled=False),
    Field("StepUpGrad", "worker", "code", "Step Up", "1 when qualified through Step Up to Social Work.",
          codes=YES_NO, needed="employed"),
    Field("OrgRole", "worker", "code", "Role", "Role held.", codes=ORG_ROLE, needed="employed"),
    Field("RoleStartDate", "worker", "date", "Started on",
          "Start with this authority as a child and family social worker.", needed="employed", settled=False),
    Field("StartOrigin", "worker", "code", "Came from", "Where the person worked before.",
          codes=START_ORIGIN, needed="employed"),
    Field("RoleEndDate", "worker", "date", "Left on",
          "Date of leaving: a record that holds one is a leaver's.",
          needed="leavers"),
    Field("LeaverDestination", "worker", "code", "Went to", "Where the leaver went.",
          codes=LEAVER_DESTINATION, needed="leavers"),
    Field("ReasonLeave", "worker", "code", "Reason for leaving", "Why the person left.",
          codes=REASON_LEAVE, needed="leavers"),
    Field("FTE30", "worker", "decimal", "FTE at 30 September",
          "FTE on the reference date; pairs with Cases30.",
          low=0, high=1, places=6, needed="employed", settled=False),
    Field("Cases30", "worker", "integer", "Cases", "Cases held at 30 September, whatever the role.",
          settled=False),
    Field("WorkingDaysLost", "worker", "decimal", "Days lost",
          "Working days lost to sickness in the census year.",
          places=2, needed="employed"),
    Field("ContractWeeks", "worker", "decimal", "Contracted weeks", "Weeks contracted in the census year.",
          places=1, settled=False),
    Field("FrontlineGrad", "worker", "code", "Frontline", "1 when qualified through Frontline, now Approach.",
          codes=YES_NO, needed="employed"),
    Field("Absat30Sept", "worker", "code", "Absent", "1 when absent on 30 September.", codes=YES_NO,
          settled=False),
    Field("ReasonAbsence", "worker", "code", "Reason for absence",
          "Why the person was absent on 30 September.",
          codes=REASON_ABSENCE, settled=False),
    Field("CFKSSstatus", "worker", "code", "Knowledge and skills",
          "Standing against the knowledge and skills "
          "statements.", codes=CFKSS_STATUS, until=2024),
    Field("BaseSalary", "worker", "decimal", "Salary", "Base annual salary in pounds.",
          places=2, needed="employed", since=2025, settled=False),
    Field("RRPayments", "worker", "decimal", "Recruitment and retention pay", "Such payments in pounds.",
          places=2, since=2025),
    Field("OtherPayments", "worker", "decimal", "Other pay", "Other additions to salary in pounds.",
          places=2, since=2025),
)  # fmt: skip

FIELDS: Mapping[str, Field] = MappingProxyType({f.name: f for f in (*HEADER, *AUTHORITY, *WORKER)})
"""Every field by its schema name, in the order of the schema."""


@cache
def fields_of(record: Record, year: int | None = None) -> tuple[Field, ...]:
    """The fields of one kind of record in schema order; those of one year where it is given."""
    return tuple(f for f in FIELDS.values() if f.record == record and (year is None or f.stands_in(year)))


def block_name(year: int) -> str:
    """What the authority block is called in that collection year."""
    return "LALevelVacancies" if CensusYear(year).layout < 2025 else "LALevel"

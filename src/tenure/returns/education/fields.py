"""Every column of the four education files, said once: what it may hold and what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from tenure.terms.codes import ETHNICITY, CodeSet
from tenure.terms.education_codes import education_code_set

File = Literal["students", "placements", "applications", "results"]
Kind = Literal["key", "text", "code", "date", "number", "register", "partner"]

FILES: Final[tuple[File, ...]] = ("students", "placements", "applications", "results")

LONGEST_TEXT: Final = 200
LONGEST_KEY: Final = 40
_INITIALS = ("nqsw", "pe", "oss")


@dataclass(frozen=True)
class Field:
    """One column of one file.

    name      its name in code and in the API.
    file      students, placements, applications or results.
    kind      what a cell looks like:
              key       the university's own number, compared without white space and capitals
              text      free text                 code   a word out of `codes`
              date      a day                     number a whole number from `low` to `high`
              register  a registration number     partner   a council's number as DfE gives it
    meaning   what it says, in one sentence.
    needed    whether every row must fill it.
    personal  whether it says who somebody is or something of one person that is not kept in the record.
    """

    name: str
    file: File
    kind: Kind
    meaning: str
    codes: CodeSet | None = None
    low: int = 0
    high: int = 0
    needed: bool = False
    personal: bool = False

    @property
    def heading(self) -> str:
        """What stands above the column: `student_number` is Student number."""
        first, _, rest = self.name.replace("_", " ").partition(" ")
        first = first.upper() if first in _INITIALS else first.capitalize()
        return f"{first} {rest}".strip()

    @property
    def most(self) -> int:
        """Letters that a cell holds at most."""
        return LONGEST_KEY if self.kind in ("key", "register", "partner") else LONGEST_TEXT


def _field(file: File, name: str, kind: Kind, meaning: str, **more: object) -> Field:
    codes = more.pop("codes", None)
    found = codes if isinstance(codes, CodeSet) else education_code_set(str(codes)) if codes else None
    return Field(name, file, kind, meaning, codes=found, **more)  # type: ignore[arg-type]


def _student(name: str, kind: Kind, meaning: str, **more: object) -> Field:
    return _field("students", name, kind, meaning, **more)


def _placement(name: str, kind: Kind, meaning: str, **more: object) -> Field:
    return _field("placements", name, kind, meaning, **more)


def _application(name: str, kind: Kind, meaning: str, **more: object) -> Field:
    return _field("applications", name, kind, meaning, **more)


def _result(name: str, kind: Kind, meaning: str, **more: object) -> Field:
    return _field("results", name, kind, meaning, **more)


_OWN_NUMBER = "The university's own number of the student: links the four files."

# fmt: off
STUDENTS = (
    _student("student_number", "key", _OWN_NUMBER, needed=True),
    _student("family_name", "text", "Family name. Stays in the file: the record holds no names.",
             needed=True, personal=True),
    _student("given_names", "text", "Given names. Stay in the file.", personal=True),
    _student("date_of_birth", "date", "Date of birth. Of it the record keeps the age at the start.",
             needed=True, personal=True),
    _student("programme", "text", "The programme as the university calls it.", needed=True),
    _student("route", "code", "The kind of programme.", codes="route", needed=True),
    _student("mode", "code", "Full-time or part-time.", codes="mode", needed=True),
    _student("cohort_start", "date", "The day on which the student's cohort began.", needed=True),
    _student("expected_end", "date", "The day on which the student is expected to finish.", needed=True),
    _student("status", "code", "How the student stands at the end of the academic year.",
             codes="student_status", needed=True),
    _student("ended_on", "date", "The day on which the student finished or left; blank while studying."),
    _student("leaving_reason", "code", "Why a student left without finishing.", codes="leaving_reason"),
    _student("registration_number", "register", "Registration number, once registered.", personal=True),
    _student("registered_on", "date", "The day of registration."),
    _student("employer", "text", "The first employer as a newly qualified social worker."),
    _student("employer_number", "partner", "DfE's three digits of that employer, where it is a council."),
    _student("nqsw_start", "date", "The day on which the first post as a social worker began."),
    _student("sex", "code", "Sex. Kept apart, for equality monitoring.", codes="sex", personal=True),
    _student("ethnicity", "code", "Ethnic group. Kept apart, for equality monitoring.",
             codes=ETHNICITY, personal=True),
    _student("disability", "code", "Whether the student is disabled. Kept apart, for equality monitoring.",
             codes="disability", personal=True),
)

PLACEMENTS = (
    _placement("student_number", "key", _OWN_NUMBER, needed=True),
    _placement("phase", "code", "First or last placement; other where a route has three.", codes="phase",
               needed=True),
    _placement("host", "text", "The organisation that gives the placement.", needed=True),
    _placement("host_number", "partner", "DfE's three digits of the host, where it is a council."),
    _placement("partner", "code", "Whether the host is a full member of the partnership.", codes="yes_no",
               needed=True),
    _placement("setting", "code", "The kind of place.", codes="setting", needed=True),
    _placement("user_group", "code", "The service: the people worked with.", codes="user_group", needed=True),
    _placement("statutory", "code", "Whether the student meets enough statutory social work tasks.",
               codes="yes_no", needed=True),
    _placement("start", "date", "The first day.", needed=True),
    _placement("end", "date", "The last day, as planned while it runs and as it was once it is over.",
               needed=True),
    _placement("days_planned", "number", "Practice learning days agreed.", low=1, high=250, needed=True),
    _placement("days_done", "number", "Practice learning days done so far.", low=0, high=250),
    _placement("pe_reference", "key", "The university's own reference of the practice educator."),
    _placement("pe_type", "code", "On-site, off-site or independent.", codes="pe_type"),
    _placement("oss_reference", "key", "The university's own reference of the onsite supervisor."),
    _placement("outcome", "code", "How it was assessed; blank while it runs.", codes="placement_outcome"),
)

APPLICATIONS = (
    _application("application_number", "key", "The university's own number of the application.", needed=True),
    _application("student_number", "key", "Number as a student, once enrolled."),
    _application("round", "text", "The round of admissions: the intake applied for.", needed=True),
    _application("programme", "text", "The programme applied for.", needed=True),
    _application("route", "code", "The kind of programme.", codes="route", needed=True),
    _application("route_in", "code", "How the application came.", codes="route_in"),
    _application("tariff", "number", "Points of the entry qualifications.", low=0, high=420),
    _application("applied_on", "date", "The day of the application.", needed=True),
    _application("stage", "code", "How far the application has got.", codes="stage", needed=True),
    _application("decision", "code", "What was decided; blank before.", codes="decision"),
    _application("decided_on", "date", "The day of the decision."),
    _application("employer_preference", "partner",
                 "DfE's three digits of the council that the applicant wants to work for."),
    _application("grow_your_own", "code", "Whether the applicant joins the grow your own scheme.",
                 codes="yes_no"),
)

RESULTS = (
    _result("student_number", "key", _OWN_NUMBER, needed=True),
    _result("result", "code", "Readiness for direct practice, another module, or the award.",
            codes="result", needed=True),
    _result("title", "text", "The module's name, or the award: BA (Hons) Social Work.", needed=True),
    _result("outcome", "code", "Pass, fail or resit.", codes="result_outcome", needed=True),
    _result("mark", "number", "The mark out of 100.", low=0, high=100),
    _result("class", "code", "The class of the award.", codes="class"),
    _result("date", "date", "The day of the result.", needed=True),
)
# fmt: on

FIELDS: Final[Mapping[File, Mapping[str, Field]]] = MappingProxyType(
    {
        "students": MappingProxyType({field.name: field for field in STUDENTS}),
        "placements": MappingProxyType({field.name: field for field in PLACEMENTS}),
        "applications": MappingProxyType({field.name: field for field in APPLICATIONS}),
        "results": MappingProxyType({field.name: field for field in RESULTS}),
    }
)
"""Every column by file and name, in the order of the template."""

ABOVE: Final = ("university", "year")
"""Said above the records, once: whose return it is, and the year in which the academic year ends."""

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def plain(heading: str) -> str:
    """A heading as it is compared: small letters, anything else between them a low line."""
    return _NOT_A_LETTER.sub("_", heading.casefold()).strip("_")

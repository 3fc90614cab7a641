"""Makers of children's returns: say only what the test is about, the rest is a return without a fault."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tenure import returns
from tenure.returns.rows import Csww

HEADER = ("Collection", "Year", "ReferenceDate", "SourceLevel", "LEA", "SoftwareCode", "DateTime")
ALLOWANCES = (
    "RecruitmentBonus", "RetentionBonus", "PerformanceAward", "CarAllowance", "RelocationPackage",
    "RegionalWeighting", "CostSWE", "CostDBS",
)  # fmt: skip
WORKER_FIELDS = (
    "AgencyWorker", "SWENo", "FTE", "PersonBirthDate", "GenderCurrent", "Sex", "Ethnicity", "QualInst",
    "QualLevel", "StepUpGrad", "OrgRole", "RoleStartDate", "StartOrigin", "RoleEndDate",
    "LeaverDestination", "ReasonLeave", "FTE30", "Cases30", "WorkingDaysLost", "ContractWeeks",
    "FrontlineGrad", "Absat30Sept", "ReasonAbsence", "CFKSSstatus", "BaseSalary", "RRPayments",
    "OtherPayments",
)  # fmt: skip

Worker = dict[str, str | None]


def a_worker(**fields: str | None) -> Worker:
    """What is special about one person; `a_return` fills in the rest. None leaves a field out.

    Without a word: employed and in post on 30 September, a case holder with four years' service.
    """
    return dict(fields)


def a_leaver(**fields: str | None) -> Worker:
    """Someone who resigned on 30 May of the collection year for another English authority."""
    leaving = {"RoleEndDate": "{year}-05-30", "LeaverDestination": "1", "ReasonLeave": "1"}
    at_the_end = {"FTE30": "0.000000", "Cases30": None, "Absat30Sept": None}
    return {**leaving, **at_the_end, **fields}


def an_agency_worker(**fields: str | None) -> Worker:
    """Someone from an agency, in post on 30 September."""
    not_asked = ("QualLevel", "StepUpGrad", "WorkingDaysLost", "ContractWeeks", "FrontlineGrad", "BaseSalary")
    return {"AgencyWorker": "1", "StartOrigin": "4", **dict.fromkeys(not_asked), **fields}


def whole_worker(worker: Mapping[str, str | None], *, year: int, number: int) -> dict[str, str]:
    """One person's fields in the order of the layout, as `a_return` sends them."""
    usual: Worker = {
        "AgencyWorker": "0", "SWENo": f"SW{9990000 + number}", "FTE": "1.000000",
        "PersonBirthDate": "1984-07-23", "Ethnicity": "WBRI", "QualLevel": "2", "StepUpGrad": "0",
        "OrgRole": "5", "RoleStartDate": f"{year - 4}-09-02", "StartOrigin": "2", "FTE30": "1.000000",
        "Cases30": "15", "WorkingDaysLost": "4.50", "ContractWeeks": "52.0", "FrontlineGrad": "0",
        "Absat30Sept": "0",
    }  # fmt: skip
    usual |= {"GenderCurrent": "2"} if year <= 2023 else {"Sex": "F"}
    usual |= {"BaseSalary": "41000.00"} if year >= 2025 else {}
    said = {**usual, **worker}
    order = {name: place for place, name in enumerate(WORKER_FIELDS)}
    names = sorted(said, key=lambda name: order.get(name, len(order)))
    return {name: str(said[name]).replace("{year}", str(year)) for name in names if said[name] is not None}


def a_header(*, year: int = 2023, lea: str = "101", **fields: str | None) -> dict[str, str]:
    """The header's fields; a field given as None is left out."""
    usual: Worker = {
        "Collection": "CSWW", "Year": str(year), "ReferenceDate": f"{year}-09-30", "SourceLevel": "L",
        "LEA": lea, "SoftwareCode": "Made up", "DateTime": f"{year}-10-14T09:30:00",
    }  # fmt: skip
    return {name: text for name, text in {**usual, **fields}.items() if text is not None}


def an_authority(*, year: int = 2023, **fields: str | None) -> dict[str, str]:
    """The authority block's fields: two vacancies, none of them covered by agency workers."""
    usual: Worker = {"NumberOfVacancies": "2.00", "NoAgencyFTE": "0.00", "NoAgencyHeadcount": "0"}
    if year >= 2025:
        usual |= {**dict.fromkeys(ALLOWANCES, "0"), "OtherAllowances": "None"}
    return {name: text for name, text in {**usual, **fields}.items() if text is not None}


def a_return(
    *workers: Mapping[str, str | None], year: int = 2023, lea: str = "101", **more: str | None
) -> bytes:
    """A whole return as XML in the layout of its year; `more` are fields of the header or the authority.

    Each element has a line of its own. Without workers it holds one who is in post.
    """
    header = a_header(year=year, lea=lea, **{name: text for name, text in more.items() if name in HEADER})
    rest = {name: text for name, text in more.items() if name not in HEADER}
    block = "LALevel" if year >= 2025 else "LALevelVacancies"
    people = [whole_worker(w, year=year, number=n) for n, w in enumerate(workers or (a_worker(),), start=1)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<Message>", "<Header>", "<CollectionDetails>"]
    lines += _elements({name: header[name] for name in HEADER[:3] if name in header})
    lines += ["</CollectionDetails>", "<Source>"]
    lines += _elements({name: header[name] for name in HEADER[3:] if name in header})
    lines += [
        "</Source>",
        "</Header>",
        f"<{block}>",
        *_elements(an_authority(year=year, **rest)),
        f"</{block}>",
    ]
    for person in people:
        lines += ["<CSWWWorker>", *_elements(person), "</CSWWWorker>"]
    return "\n".join([*lines, "</Message>", ""]).encode()


def sent(*workers: Mapping[str, str | None], year: int = 2023, lea: str = "101", **more: str | None) -> Csww:
    """The same return, read."""
    return returns.read(a_return(*workers, year=year, lea=lea, **more), name=f"CSWW_{lea}_{year}.xml")


def _elements(fields: Mapping[str, str]) -> list[str]:
    return [f"<{name}>{escape(text)}</{name}>" for name, text in fields.items()]

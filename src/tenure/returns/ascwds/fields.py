"""Every column of the three ASC-WDS files, said once: what it may hold and what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from tenure.terms.adult_codes import adult_code_set
from tenure.terms.codes import CodeSet

File = Literal["workplace", "worker", "training"]
Kind = Literal[
    "key", "status", "text", "postcode", "code", "word", "number", "date", "year", "answer",
    "codes", "numbers", "counts", "texts", "pattern",
]  # fmt: skip
Needed = Literal["always", "sometimes", "warned", "no"]

FILES: tuple[File, ...] = ("workplace", "worker", "training")

OPTIONAL = ("CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD")
"""Columns of the worker file that may be absent."""

MOST_QUALIFICATIONS = 99
"""QUALACH01 to 03 are always there, with their notes; further pairs may be appended, without a gap."""

_FURTHER = re.compile(r"QUALACH(\d\d)(NOTES)?")


@dataclass(frozen=True)
class Field:
    """One column of one file.

    name     its heading.        file   workplace, worker or training.
    kind     what a cell looks like:
             key       a reference, compared without its white space
             status    what to do with the record
             text      free text                    postcode   of a place in the United Kingdom
             code      a number out of `codes`      word       a number or a word out of `codes`
             number    a number from `low` to `high`, in halves where `halves`
             date      DD/MM/YYYY                   year       YYYY
             answer    a code, and after a semicolon its level or year
             codes     codes parted by semicolons   texts      texts parted by semicolons
             numbers   whole numbers parted by semicolons, some places empty
             counts    one whole number for each place of ALLJOBROLES, or 999 alone: not known
             pattern   one digit, a hyphen and 8 to 12 digits
    label    what it is called on a page.
    meaning  what it says, in one sentence.
    codes    the codes it may hold.
    most     letters that it holds at most.
    unknown  what it holds where the sender does not know; empty where there is no such answer.
    needed   always; sometimes, by what else is on the row; warned where blank; or no.
    personal whether it says something of one person.
    """

    name: str
    file: File
    kind: Kind
    label: str
    meaning: str
    codes: CodeSet | None = None
    most: int | None = None
    low: float | None = None
    high: float | None = None
    halves: bool = False
    unknown: str = ""
    needed: Needed = "no"
    personal: bool = False


def _field(file: File, name: str, kind: Kind, label: str, meaning: str, **more: object) -> Field:
    codes = more.pop("codes", None)
    found = adult_code_set(str(codes)) if codes else None
    return Field(name, file, kind, label, meaning, codes=found, **more)  # type: ignore[arg-type]


def _workplace(name: str, kind: Kind, label: str, meaning: str, **more: object) -> Field:
    return _field("workplace", name, kind, label, meaning, **more)


def _worker(name: str, kind: Kind, label: str, meaning: str, **more: object) -> Field:
    return _field("worker", name, kind, label, meaning, **{"personal": True, **more})


def _training(name: str, kind: Kind, label: str, meaning: str, **more: object) -> Field:
    return _field("training", name, kind, label, meaning, **more)


_YNK = {"codes": "yes_no_dont_know", "unknown": "999"}

# fmt: off
WORKPLACE = (
    _workplace("LOCALESTID", "key", "Reference",
               "Your own reference of the workplace or team: the key of the file.", most=49, needed="always"),
    _workplace("STATUS", "status", "Status",
               "What to do with the record: NEW, UPDATE, DELETE, UNCHECKED or NOCHANGE.",
               codes="record_status", needed="always"),
    _workplace("ESTNAME", "text", "Name", "Name of the workplace or team.", most=120, needed="always"),
    _workplace("ADDRESS1", "text", "Address", "First line of the address.", most=40, needed="always"),
    _workplace("ADDRESS2", "text", "Address, line 2", "Second line of the address.", most=40),
    _workplace("ADDRESS3", "text", "Address, line 3", "Third line of the address.", most=40),
    _workplace("POSTTOWN", "text", "Town", "Post town.", most=40),
    _workplace("POSTCODE", "postcode", "Postcode", "Postcode of the workplace.", most=10, needed="always"),
    _workplace("ESTTYPE", "code", "Employer type",
               "Kind of employer; 1 and 3 are local authorities.",
               codes="establishment_type", needed="always"),
    _workplace("OTHERTYPE", "text", "Other employer type",
               "Kind of employer in words, where ESTTYPE is 8.", most=240, needed="sometimes"),
    _workplace("PERMCQC", "code", "Share with CQC",
               "Whether the Care Quality Commission may see the data.", codes="share_permission"),
    _workplace("PERMLA", "code", "Share with local authorities",
               "Whether local authorities may see the data.", codes="share_permission"),
    _workplace("REGTYPE", "code", "CQC registration",
               "Whether CQC regulates the workplace: 2 yes, 0 no.",
               codes="registration_type", needed="always"),
    _workplace("PROVNUM", "pattern", "CQC provider number",
               "Provider number at CQC, where it regulates the workplace.", needed="sometimes"),
    _workplace("LOCATIONID", "pattern", "CQC location number",
               "Location number at CQC, where it regulates the workplace.", needed="sometimes"),
    _workplace("MAINSERVICE", "code", "Main service",
               "The service that most of the work is for; social work teams use 16.",
               codes="service", needed="always"),
    _workplace("ALLSERVICES", "codes", "All services",
               "Every service, the main one included; 0 says that there is no other.",
               codes="service", needed="always"),
    _workplace("CAPACITY", "numbers", "Capacity",
               "Capacity of each service, in the order of ALLSERVICES.", needed="sometimes"),
    _workplace("UTILISATION", "numbers", "Utilisation",
               "Use of each service, in the order of ALLSERVICES.", needed="sometimes"),
    _workplace("SERVICEDESC", "texts", "Other services",
               "Description of each service of an `other` kind, in the order of ALLSERVICES.",
               most=120, needed="sometimes"),
    _workplace("SERVICEUSERS", "codes", "People served",
               "Groups of people who are served.", codes="service_user", needed="sometimes"),
    _workplace("OTHERUSERDESC", "texts", "Other people served",
               "Description of each `other` group, in the order of SERVICEUSERS.",
               most=120, needed="sometimes"),
    _workplace("DHA", "code", "Delegated healthcare",
               "Whether staff carry out healthcare that a nurse has delegated.", **_YNK),
    _workplace("DHAACTIVITIES", "codes", "Delegated activities",
               "Which delegated healthcare staff carry out, where DHA is 1.",
               codes="delegated_healthcare_activity", unknown="999", needed="sometimes"),
    _workplace("TOTALPERMTEMP", "number", "Number of staff",
               "All staff of the workplace, agency and bank included whatever its name says.",
               low=0, high=999, needed="always"),
    _workplace("ALLJOBROLES", "codes", "Job roles",
               "The roles that STARTERS, LEAVERS and VACANCIES count, place by place.",
               codes="job_role", needed="sometimes"),
    _workplace("STARTERS", "counts", "Starters",
               "New permanent and temporary staff in the last 12 months, for each role.",
               low=0, high=999, unknown="999", needed="sometimes"),
    _workplace("LEAVERS", "counts", "Leavers",
               "Permanent and temporary staff who left in the last 12 months, for each role.",
               low=0, high=999, unknown="999", needed="sometimes"),
    _workplace("VACANCIES", "counts", "Vacancies",
               "Permanent and temporary posts being recruited to, for each role.",
               low=0, high=999, unknown="999", needed="sometimes"),
    _workplace("REASONS", "codes", "Reasons for leaving",
               "Why people left, for the whole workplace; the service holds no list of them.",
               needed="sometimes"),
    _workplace("REASONNOS", "numbers", "Leavers by reason",
               "Leavers for each reason, in the order of REASONS.", needed="sometimes"),
    _workplace("REPEATTRAINING", "code", "Training repeated",
               "How often starters repeat mandatory training that they have done before.",
               codes="repeat_training"),
    _workplace("CWPAWARE", "code", "Pathway known",
               "How well the care workforce pathway is known.", codes="cwp_awareness", unknown="999"),
    _workplace("CWPUSE", "codes", "Pathway used",
               "Whether the care workforce pathway is used, and after a yes what for.", unknown="999"),
    _workplace("CWPUSEDESC", "text", "Pathway used otherwise",
               "What else the pathway is used for, where CWPUSE holds 10.", most=120, needed="sometimes"),
    _workplace("SICKPAY", "word", "Sick pay",
               "Whether more than statutory sick pay is paid.", codes="no_yes_unknown", unknown="unknown"),
    _workplace("PENSION", "word", "Pension",
               "Whether the employer pays more than the least pension contribution.",
               codes="no_yes_unknown", unknown="unknown"),
    _workplace("ACTUALCONT", "number", "Pension contribution",
               "The employer's contribution in per cent, where PENSION is 1.",
               low=3, high=100, needed="sometimes"),
    _workplace("OPTOUTPEN", "code", "Opted out of pension",
               "Whether any staff have opted out of the workplace pension.", **_YNK),
    _workplace("HOLIDAY", "number", "Annual leave",
               "Days of leave a year of a full-time care worker.", low=0),
    _workplace("SLEEPINS", "code", "Sleep-ins",
               "Whether staff sleep in at the workplace.", needed="sometimes", **_YNK),
    _workplace("SLEEPINPAY", "code", "Pay for sleep-ins",
               "How sleep-ins are paid, where there are any.",
               codes="sleep_in_pay", unknown="999", needed="sometimes"),
    _workplace("TRAVELTIME", "code", "Pay for travel",
               "How time between visits is paid.",
               codes="travel_time_pay", unknown="999", needed="sometimes"),
    _workplace("TTDIFFRATE", "number", "Rate for travel",
               "Pounds an hour of travel, where TRAVELTIME is 3.", low=2.5, high=200, needed="sometimes"),
)

_QUALIFICATION = "A qualification held, and after a semicolon the year it was achieved."

WORKER = (
    _worker("LOCALESTID", "key", "Workplace",
            "Reference of the workplace, as in the workplace file.",
            most=49, needed="always", personal=False),
    _worker("UNIQUEWORKERID", "key", "Reference",
            "Your own reference of the person in the post: with LOCALESTID the key of the file.",
            most=49, needed="always"),
    _worker("CHGUNIQUEWRKID", "key", "New reference",
            "A reference to take the place of UNIQUEWORKERID.", most=49),
    _worker("TRANSFERSTAFFRECORD", "key", "New workplace",
            "Reference of the workplace that the record moves to.", needed="sometimes", personal=False),
    _worker("STATUS", "status", "Status",
            "What to do with the record: NEW, UPDATE, DELETE, UNCHECKED or NOCHANGE.",
            codes="record_status", needed="always", personal=False),
    _worker("DISPLAYID", "text", "Name or number",
            "Name or number by which the record is shown.", most=49, needed="always"),
    _worker("NINUMBER", "text", "National Insurance number",
            "Two letters, six digits and a letter; Admin where it is masked.", unknown="Admin"),
    _worker("POSTCODE", "postcode", "Home postcode", "Postcode of the person's home.", needed="warned"),
    _worker("DOB", "date", "Date of birth",
            "Date of birth; Admin where it is masked.", unknown="Admin", needed="warned"),
    _worker("GENDER", "code", "Gender", "Gender as the employer has it on record.", codes="gender"),
    _worker("ETHNICITY", "code", "Ethnicity", "Ethnic group.", codes="ethnicity"),
    _worker("NATIONALITY", "code", "Nationality",
            "Nationality by the number of its country; 826 is British.", codes="nationality", unknown="998"),
    _worker("BRITISHCITIZENSHIP", "code", "British citizen",
            "Whether the person is a British citizen; not asked where nationality is British.",
            needed="sometimes", **_YNK),
    _worker("COUNTRYOFBIRTH", "code", "Country of birth",
            "Country of birth by its number; 826 is the United Kingdom.",
            codes="country_of_birth", unknown="998"),
    _worker("YEAROFENTRY", "year", "Year of entry",
            "Year of entry to the United Kingdom; not asked of those born there.", needed="sometimes"),
    _worker("DISABLED", "code", "Disability", "Whether the person is disabled.", codes="disabled"),
    _worker("CARECERT", "code", "Care Certificate",
            "How far the Care Certificate has got.", codes="care_certificate"),
    _worker("L2CARECERT", "answer", "Level 2 certificate",
            "How far the Level 2 Adult Social Care Certificate has got, and the year it was completed.",
            codes="level2_care_certificate"),
    _worker("RECSOURCE", "code", "Recruited from",
            "Where the person was recruited from.", codes="recruitment_source"),
    _worker("HANDCVISA", "code", "Health and Care visa",
            "Whether the person holds the visa; not asked of British citizens.", needed="sometimes", **_YNK),
    _worker("INOUTUK", "code", "Recruited from abroad",
            "Whether the person was recruited from outside the United Kingdom, where HANDCVISA is 1.",
            needed="sometimes", **_YNK),
    _worker("STARTDATE", "date", "Started on",
            "Start in the main job role, not with the employer.", needed="warned"),
    _worker("STARTINSECT", "year", "Started in the sector",
            "Year of start in adult social care.", unknown="999", needed="warned"),
    _worker("DHA", "code", "Delegated healthcare",
            "Whether the person carries out healthcare that a nurse has delegated.",
            needed="sometimes", **_YNK),
    _worker("APPRENTICE", "code", "Apprentice", "Whether the person is on an apprenticeship.", **_YNK),
    _worker("EMPLSTATUS", "code", "Employment status",
            "Permanent, temporary, bank or pool, agency, or other.",
            codes="employment_status", needed="always"),
    _worker("ZEROHRCONT", "code", "Zero-hours contract",
            "Whether the contract guarantees no hours.", needed="sometimes", **_YNK),
    _worker("DAYSSICK", "number", "Days of sickness",
            "Working days lost to sickness in the last 12 months.",
            low=0, high=366, halves=True, unknown="999"),
    _worker("SALARYINT", "code", "Pay interval",
            "Whether pay is a salary for a year or a rate for an hour.",
            codes="salary_interval", unknown="999", needed="sometimes"),
    _worker("SALARY", "number", "Salary",
            "Actual pounds a year for the hours worked, not the full-time equivalent.",
            low=500, high=200_000, needed="sometimes"),
    _worker("HOURLYRATE", "number", "Hourly rate", "Pounds an hour.", needed="sometimes"),
    _worker("MAINJOBROLE", "code", "Main job role",
            "Main job role; 6 is a social worker.", codes="job_role", needed="always"),
    _worker("MAINJRDESC", "text", "Other job role",
            "The role in words, for roles 23 and 27.", most=119, needed="sometimes"),
    _worker("CONTHOURS", "number", "Contracted hours",
            "Hours a week by contract, of permanent and temporary staff.",
            low=0, high=75, halves=True, unknown="999", needed="sometimes"),
    _worker("AVGHOURS", "number", "Average hours",
            "Average hours a week, of all others and on zero hours.",
            low=0, high=75, halves=True, unknown="999", needed="sometimes"),
    _worker("NMCREG", "code", "Nurse registration",
            "Part of the nursing register, for role 16.", codes="nurse_registration", needed="sometimes"),
    _worker("AMHP", "code", "Approved mental health professional",
            "Whether the social worker is one, for role 6.", needed="sometimes", **_YNK),
    _worker("SCQUAL", "answer", "Social care qualification",
            "Whether the person holds a relevant qualification, and its highest level.",
            needed="warned", **_YNK),
    _worker("NONSCQUAL", "answer", "Other qualification",
            "Whether the person holds any other qualification, and its highest level.", **_YNK),
    _worker("CWPCATEGORY", "code", "Pathway category",
            "Category of the care workforce pathway; 998 for roles outside it.",
            codes="cwp_role_category", unknown="999"),
    *(
        field
        for n in (1, 2, 3)
        for field in (
            _worker(f"QUALACH0{n}", "answer", f"Qualification {n}", _QUALIFICATION, codes="qualification"),
            _worker(f"QUALACH0{n}NOTES", "text", f"Notes on qualification {n}", "Notes on it.", most=120),
        )
    ),
)

TRAINING = (
    _training("LOCALESTID", "key", "Workplace",
              "Reference of the workplace, as in the workplace file.", most=50, needed="always"),
    _training("UNIQUEWORKERID", "key", "Person",
              "Reference of the person, as in the worker file.", most=50, needed="always", personal=True),
    _training("CATEGORY", "code", "Category",
              "What the training was about.", codes="training_category", needed="always"),
    _training("TRAININGNAME", "text", "Name", "Name of the training.", most=120),
    _training("ACCREDITED", "code", "Accredited",
              "Whether the training is accredited.", codes="accredited", unknown="999"),
    _training("WHODELIVERED", "code", "Delivered by",
              "In-house staff or an external provider.", codes="training_delivered_by"),
    _training("PROVIDERNAME", "number", "Provider",
              "Training provider by the service's number, where WHODELIVERED is 2.",
              unknown="999", needed="sometimes"),
    _training("HOWDELIVERED", "code", "Way of delivery",
              "Face to face or by e-learning.", codes="training_delivery_mode"),
    _training("VALIDITY", "word", "Valid for",
              "Months for which it is valid, or the word none.", low=1, high=999),
    _training("DATECOMPLETED", "date", "Completed on", "Date of completion."),
    _training("EXPIRYDATE", "date", "Expires on", "Date of expiry."),
    _training("NOTES", "text", "Notes", "Notes.", most=1000, personal=True),
)
# fmt: on

FIELDS: Mapping[File, Mapping[str, Field]] = MappingProxyType(
    {
        "workplace": MappingProxyType({field.name: field for field in WORKPLACE}),
        "worker": MappingProxyType({field.name: field for field in WORKER}),
        "training": MappingProxyType({field.name: field for field in TRAINING}),
    }
)
"""Every column by file and heading, in the order of the current header, optional ones where they stand."""


@cache
def field_of(file: File, name: str) -> Field | None:
    """The field of that heading; a further qualification is as the first; None where there is none."""
    found = FIELDS[file].get(name)
    further = _FURTHER.fullmatch(name) if file == "worker" and found is None else None
    if further and 3 < int(further[1]) <= MOST_QUALIFICATIONS:
        pattern = FIELDS["worker"][f"QUALACH01{further[2] or ''}"]
        label = pattern.label.replace("1", str(int(further[1])))
        return Field(
            name, file, pattern.kind, label, pattern.meaning, pattern.codes, pattern.most, personal=True
        )
    return found


def current_header(file: File, further: int = 0) -> tuple[str, ...]:
    """The headings that the service takes today, without the optional ones.

    further  qualifications after the third, each with its notes.
    """
    names = [name for name in FIELDS[file] if name not in OPTIONAL]
    return (*names, *(f"QUALACH{n:02}{notes}" for n in range(4, 4 + further) for notes in ("", "NOTES")))

"""Rules about what the person of a worker record has learned: certificates, levels, qualifications."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tenure.returns.ascwds.cells import leading_number, second_of
from tenure.returns.ascwds.fields import FIELDS, MOST_QUALIFICATIONS
from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.returns.rules import Rule
from tenure.terms.adult_codes import OCCUPATIONAL_THERAPIST, REGISTERED_NURSE, SOCIAL_WORKER

LEVELS = frozenset({"0", "1", "2", "3", "4", "5", "6", "7", "8", "999"})
FIRST_LEVEL2_YEAR = 2024
"""The Level 2 Adult Social Care Certificate began in 2024."""

REGULATED_ROLES = (SOCIAL_WORKER, OCCUPATIONAL_THERAPIST, REGISTERED_NURSE)
_OLDEST = 100
"""Years back that a qualification is believed."""

LONGEST_NOTE = 120
_YEAR = re.compile(r"[0-9]{4}")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_LEVEL = "Give the highest level after a semicolon, such as 1;7, or 1;999 where it is not known."
_CERTIFICATE = "Give 1 and the year as 1;2025 where completed, 2 where started, 3 where there is none."
_QUALIFICATION = "Give the code and the year of the qualification, such as 16;2008."


@service_rule(
    "worker",
    1160,
    "CARECERT",
    "code",
    says="{value} is no answer about the Care Certificate.",
    fix="Give 1, 2 or 3, or leave it blank.",
)
def not_a_care_certificate(w: Table) -> Mask:
    return w.odd("CARECERT")


def _certified(w: Table, code: str, judge: Callable[[str], bool]) -> Mask:
    """Records with this answer about the Level 2 certificate, and something after it that `judge` finds."""

    def found(text: str) -> bool:
        after = second_of(text)
        return bool(after) and str(leading_number(text)) == code and judge(after)

    return w.judged("L2CARECERT", found)


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


@service_rule(
    "worker",
    5590,
    "L2CARECERT",
    "code",
    word="warning",
    says="{value} is no answer about the Level 2 certificate.",
    fix=_CERTIFICATE,
)
def not_a_level2_certificate(w: Table) -> Mask:
    return w.odd("L2CARECERT")


@service_rule(
    "worker",
    5600,
    "L2CARECERT",
    "started-with-year",
    word="warning",
    says="The Level 2 certificate is started, and a year is given: the service leaves all of it out.",
    fix=_CERTIFICATE,
)
def started_certificate_has_a_year(w: Table) -> Mask:
    return _certified(w, "2", bool)


@service_rule(
    "worker",
    5610,
    "L2CARECERT",
    "none-with-year",
    word="warning",
    says="There is no Level 2 certificate, and a year is given: the service leaves all of it out.",
    fix=_CERTIFICATE,
)
def no_certificate_has_a_year(w: Table) -> Mask:
    return _certified(w, "3", bool)


@service_rule(
    "worker",
    5620,
    "L2CARECERT",
    "before-2024",
    word="warning",
    says="{value} is before 2024, when the Level 2 certificate began.",
    fix=_CERTIFICATE,
)
def certificate_before_it_began(w: Table) -> Mask:
    return _certified(w, "1", lambda year: _is_year(year) and int(year) < FIRST_LEVEL2_YEAR)


@service_rule(
    "worker",
    5630,
    "L2CARECERT",
    "future",
    word="warning",
    says="{value} is in the future.",
    fix=_CERTIFICATE,
)
def certificate_in_the_future(w: Table) -> Mask:
    return _certified(w, "1", lambda year: _is_year(year) and int(year) > w.this_year)


@service_rule(
    "worker",
    5640,
    "L2CARECERT",
    "no-year",
    word="warning",
    says="What follows the semicolon in {value} is not a year.",
    fix=_CERTIFICATE,
)
def certificate_of_no_year(w: Table) -> Mask:
    return _certified(w, "1", lambda year: not _is_year(year))


@service_rule(
    "worker",
    5650,
    "CWPCATEGORY",
    "code",
    word="warning",
    says="{value} is no category of the care workforce pathway.",
    fix="Give 1 to 7, 998 for a role outside the pathway, or 999 where it is not known.",
)
def not_a_pathway_category(w: Table) -> Mask:
    return w.odd("CWPCATEGORY")


@service_rule(
    "worker",
    3360,
    "SCQUAL",
    "blank-or-no-level",
    word="warning",
    says="The social care qualification is blank, or a yes without a level in a regulated profession.",
    fix=_LEVEL,
)
def social_care_qualification_is_unsaid(w: Table) -> Mask:
    def unsaid(text: str, role: str) -> bool:
        regulated = str(leading_number(role)) in REGULATED_ROLES
        return not text.strip() or (regulated and leading_number(text) == 1 and not second_of(text))

    answers: Mask = w.asked(("SCQUAL", "MAINJOBROLE"), unsaid, bool)
    return answers


def _no_answer(text: str) -> bool:
    return bool(text.strip()) and str(leading_number(text.partition(";")[0])) not in ("1", "2", "999")


def _bad_level(text: str) -> bool:
    level = second_of(text)
    number = leading_number(level)
    return leading_number(text) == 1 and bool(level) and str(number) not in LEVELS


@service_rule(
    "worker",
    1360,
    "SCQUAL",
    "answer",
    says="{value} is no answer about a social care qualification, or a yes without a level.",
    fix=_LEVEL,
)
def not_a_social_care_qualification(w: Table) -> Mask:
    return w.judged(
        "SCQUAL", lambda text: _no_answer(text) or (leading_number(text) == 1 and not second_of(text))
    )


@service_rule(
    "worker",
    1360,
    "SCQUAL",
    "level",
    word="warning",
    says="The level in {value} is not 0 to 8 or 999.",
    fix=_LEVEL,
)
def not_a_social_care_level(w: Table) -> Mask:
    return w.judged("SCQUAL", _bad_level)


@service_rule(
    "worker",
    1370,
    "NONSCQUAL",
    "answer",
    says="{value} is no answer about other qualifications.",
    fix=_LEVEL,
)
def not_another_qualification(w: Table) -> Mask:
    return w.judged("NONSCQUAL", _no_answer)


@service_rule(
    "worker",
    1370,
    "NONSCQUAL",
    "level",
    word="warning",
    says="The level in {value} is not 0 to 8 or 999.",
    fix=_LEVEL,
)
def not_another_level(w: Table) -> Mask:
    return w.judged("NONSCQUAL", _bad_level)


def _no_year_after(text: str) -> bool:
    return bool(text.strip()) and not second_of(text)


def _year_is_wrong(w: Table, name: str, this_year: int) -> Mask:
    def wrong(text: str) -> bool:
        year = second_of(text)
        if not year:
            return False
        return not _WHOLE.fullmatch(year) or not this_year - _OLDEST <= int(year) <= this_year

    return w.judged(name, wrong)


def _code_rule(name: str, number: int) -> Rule:
    @service_rule(
        "worker",
        number,
        name,
        "code",
        says="The code in {value} is not that of a qualification.",
        fix=_QUALIFICATION,
    )
    def not_a_qualification(w: Table) -> Mask:
        return w.odd(name)

    return not_a_qualification


def _no_year_rule(name: str, number: int) -> Rule:
    @service_rule(
        "worker",
        number,
        name,
        "year-blank",
        word="warning",
        says="The year of the qualification is blank.",
        fix=_QUALIFICATION,
    )
    def qualification_without_a_year(w: Table) -> Mask:
        return w.judged(name, _no_year_after)

    return qualification_without_a_year


def _year_rule(name: str, number: int) -> Rule:
    @service_rule(
        "worker",
        number,
        name,
        "year",
        says="The year in {value} is not one of the last hundred up to this one.",
        fix=_QUALIFICATION,
    )
    def not_a_year_of_qualification(w: Table) -> Mask:
        return _year_is_wrong(w, name, w.this_year)

    return not_a_year_of_qualification


def _notes_rule(name: str, number: int) -> Rule:
    @service_rule(
        "worker",
        number,
        f"{name}NOTES",
        "length",
        word="warning",
        says="The notes on the qualification have more than 120 characters.",
        fix="Shorten them: the service leaves out notes that are longer.",
    )
    def notes_are_long(w: Table) -> Mask:
        return w.longer_than(f"{name}NOTES", LONGEST_NOTE)

    return notes_are_long


qualification_1_is_unknown = _code_rule("QUALACH01", 5010)
qualification_1_has_no_year = _no_year_rule("QUALACH01", 5015)
qualification_1_has_another_year = _year_rule("QUALACH01", 5015)
qualification_1_has_long_notes = _notes_rule("QUALACH01", 5020)
qualification_2_is_unknown = _code_rule("QUALACH02", 5030)
qualification_2_has_no_year = _no_year_rule("QUALACH02", 5035)
qualification_2_has_another_year = _year_rule("QUALACH02", 5035)
qualification_2_has_long_notes = _notes_rule("QUALACH02", 5040)
qualification_3_is_unknown = _code_rule("QUALACH03", 5050)
qualification_3_has_no_year = _no_year_rule("QUALACH03", 5055)
qualification_3_has_another_year = _year_rule("QUALACH03", 5055)
qualification_3_has_long_notes = _notes_rule("QUALACH03", 5060)

FURTHER = tuple(f"QUALACH{n:02}" for n in range(4, MOST_QUALIFICATIONS + 1))


@service_rule(
    "worker",
    "(none)",
    "QUALACH04 and above",
    "lost",
    each=FURTHER,
    says="{value} is no qualification with its year: the service loses it without a word.",
    fix=_QUALIFICATION,
)
def further_qualification_is_lost(w: Table, name: str) -> Mask:
    if name not in w.part.columns:
        return w.judged("STATUS", lambda text: False)
    return w.odd(name) | w.judged(name, _no_year_after) | _year_is_wrong(w, name, w.this_year)


_READ_LENIENTLY = tuple(
    name for name, field in FIELDS["worker"].items() if field.kind in ("code", "answer", "number", "year")
)


def _level_let_through(text: str) -> bool:
    second = second_of(text)
    return bool(second) and not second.isdigit() and leading_number(second) is not None


_LET_THROUGH: Mapping[str, Callable[[str], bool]] = {
    "SCQUAL": _level_let_through,
    "NONSCQUAL": _level_let_through,
    "STARTINSECT": lambda text: bool(re.fullmatch(r"[0-9]{4}.+|.+999", text.strip())),
    "SALARY": lambda text: bool(re.fullmatch(r"(?![0-9]+\.?[0-9]*$)[0-9]{3}.+", text.strip())),
}
"""What is no number or level, and the service takes for one all the same."""


@own_rule(
    "worker",
    "(cell)",
    "read-otherwise",
    each=_READ_LENIENTLY,
    says="{value} in {field} is not written as it should be; the service takes what it begins with.",
    fix="Write the code, number or day alone, as the field has it.",
)
def cell_is_read_otherwise(w: Table, name: str) -> Mask:
    written = w.judged(name, lambda text: name == "NMCREG" and text.strip().removeprefix("0").isdigit())
    return (w.inexact(name) & ~written) | w.judged(name, _LET_THROUGH.get(name, _nothing))


def _nothing(text: str) -> bool:
    return False

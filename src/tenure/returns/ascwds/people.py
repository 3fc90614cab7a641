"""Rules about the person in a worker record: identity, birth, nationality and entry to the country."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Days, Mask

BRITISH, UNITED_KINGDOM, NOT_KNOWN = "826", "826", "998"
YOUNGEST, OLDEST = 14, 100
"""Ages between which the service believes a date of birth."""

_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{6}[A-Z]?", re.I)
_NEVER_ISSUED = re.compile(r"([DFIQUV].|.[DFIOQUV]|BG|GB|KN|NK|NT|TN|ZZ)[0-9]", re.I)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", re.I)
_YES_NO = "Give 1 for yes, 2 for no or 999 where it is not known; or leave it blank."
_DAY = "Give the day as DD/MM/YYYY, such as 14/03/1984."
_LEAVE_BLANK = "Leave it blank: the service leaves out what does not apply."


def born(w: Table) -> NDArray[np.float64]:
    """The year of birth; NaN where it is not given."""
    days = np.where(w.given("DOB"), w.DOB, np.datetime64("NaT", "D"))
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970.0
    return np.where(np.isnat(days), np.nan, years)


def years_after(days: Days, years: int) -> Days:
    """The same day so many years later; 29 February becomes 1 March."""
    months = days.astype("datetime64[M]")
    later: Days = (months + 12 * years).astype("datetime64[D]") + (days - months.astype("datetime64[D]"))
    return later


@service_rule(
    "worker",
    1060,
    "NINUMBER",
    "form",
    says="The National Insurance number is not two letters, six digits and a letter.",
    fix="Copy it from the payroll, such as QQ123456C without the spaces, or leave it blank.",
)
def not_an_insurance_number(w: Table) -> Mask:
    return w.filled("NINUMBER") & ~w.judged(
        "NINUMBER", lambda text: bool(_INSURANCE.fullmatch("".join(text.split())))
    )


@service_rule(
    "worker",
    3070,
    "POSTCODE",
    "blank",
    word="warning",
    says="The home postcode is blank.",
    fix="Give the postcode of the person's home: it tells how far people travel to work.",
)
def postcode_is_blank(w: Table) -> Mask:
    return ~w.filled("POSTCODE")


@service_rule(
    "worker",
    1070,
    "POSTCODE",
    "form",
    says="The home postcode is not shaped like a postcode with one space in it.",
    fix="Write it with one space before its last three characters, such as NV1 1AB.",
)
def not_a_postcode(w: Table) -> Mask:
    return w.filled("POSTCODE") & ~w.judged("POSTCODE", lambda text: bool(_POSTCODE.fullmatch(text.strip())))


@service_rule(
    "worker",
    3080,
    "DOB",
    "not-believed",
    word="warning",
    says="The date of birth is blank, is not a date, or gives an age outside 14 to 100.",
    fix=_DAY + " The service leaves out what it does not believe.",
)
def birth_is_not_believed(w: Table) -> Mask:
    known = w.given("DOB") & ~w.inexact("DOB")
    days = np.where(known, w.DOB, np.datetime64("NaT", "D"))
    return ~((years_after(days, YOUNGEST) <= w.today) & (years_after(days, OLDEST) >= w.today))


@service_rule(
    "worker", 1090, "GENDER", "code", says="{value} is no code of gender.", fix="Give a code from 1 to 4."
)
def not_a_gender(w: Table) -> Mask:
    return w.odd("GENDER")


@service_rule(
    "worker",
    1100,
    "ETHNICITY",
    "code",
    says="{value} is no code of an ethnic group.",
    fix="Give the code of the ethnic group that the person states, or leave it blank.",
)
def not_an_ethnicity(w: Table) -> Mask:
    return w.odd("ETHNICITY")


@service_rule(
    "worker",
    1110,
    "NATIONALITY",
    "code",
    says="{value} is no number of a country.",
    fix="Give the three-digit number of the country: 826 for British, 998 where it is not known.",
)
def not_a_nationality(w: Table) -> Mask:
    return w.odd("NATIONALITY") & (w.leading("NATIONALITY") != 0)


@service_rule(
    "worker",
    3120,
    "BRITISHCITIZENSHIP",
    "not-asked",
    word="warning",
    says="Citizenship is given although the nationality is British.",
    fix=_LEAVE_BLANK,
)
def citizenship_of_the_british(w: Table) -> Mask:
    return w.filled("BRITISHCITIZENSHIP") & (w.NATIONALITY == BRITISH)


@service_rule(
    "worker",
    1120,
    "BRITISHCITIZENSHIP",
    "code",
    says="{value} does not say whether the person is a British citizen.",
    fix=_YES_NO,
)
def not_a_citizenship(w: Table) -> Mask:
    return w.odd("BRITISHCITIZENSHIP") & (w.NATIONALITY != BRITISH)


@service_rule(
    "worker",
    1130,
    "COUNTRYOFBIRTH",
    "code",
    says="{value} is no number of a country.",
    fix="Give the three-digit number of the country: 826 for the United Kingdom, 998 where it is not known.",
)
def not_a_country_of_birth(w: Table) -> Mask:
    return w.odd("COUNTRYOFBIRTH")


@service_rule(
    "worker",
    1380,
    "YEAROFENTRY",
    "year",
    says="{value} is not a year up to this one.",
    fix="Give the year of entry to the United Kingdom with four digits, or leave it blank.",
)
def not_a_year_of_entry(w: Table) -> Mask:
    later: Mask = w.this_year < w.YEAROFENTRY
    return w.odd("YEAROFENTRY") | later


@service_rule(
    "worker",
    1380,
    "YEAROFENTRY/DOB",
    "before-birth",
    says="The year of entry, {value}, is before the person was born.",
    fix="Check the year of entry and the date of birth.",
)
def entered_before_birth(w: Table) -> Mask:
    return born(w) > w.YEAROFENTRY


@service_rule(
    "worker",
    3380,
    "YEAROFENTRY/COUNTRYOFBIRTH",
    "not-asked",
    word="warning",
    says="A year of entry is given although the country of birth is blank or the United Kingdom.",
    fix=_LEAVE_BLANK,
)
def entry_of_those_born_here(w: Table) -> Mask:
    at_home = ~w.filled("COUNTRYOFBIRTH") | (w.COUNTRYOFBIRTH == UNITED_KINGDOM)
    return w.filled("YEAROFENTRY") & at_home


def _visa_is_asked(w: Table) -> Mask:
    """Not of the British, of citizens, or where the nationality is not known without a no to citizenship."""
    no_citizen = w.BRITISHCITIZENSHIP == "2"
    known = w.given("NATIONALITY")
    return (w.NATIONALITY != BRITISH) & (w.BRITISHCITIZENSHIP != "1") & (known | no_citizen)


@service_rule(
    "worker",
    5570,
    "HANDCVISA",
    "not-asked",
    word="warning",
    says="The Health and Care visa is not asked of this person, or {value} is no answer to it.",
    fix="Give 1, 2 or 999 for people who are not British citizens, and leave it blank for others.",
)
def visa_is_not_asked(w: Table) -> Mask:
    return w.filled("HANDCVISA") & (w.odd("HANDCVISA") | ~_visa_is_asked(w))


@service_rule(
    "worker",
    5580,
    "INOUTUK",
    "not-asked",
    word="warning",
    says="Recruitment from abroad is asked only of people with a Health and Care visa, or {value} is no "
    "answer.",
    fix="Give 1, 2 or 999 where HANDCVISA is 1, and leave it blank elsewhere.",
)
def recruitment_from_abroad_is_not_asked(w: Table) -> Mask:
    asked = (w.HANDCVISA == "1") & _visa_is_asked(w)
    return w.filled("INOUTUK") & (w.odd("INOUTUK") | ~asked)


@service_rule(
    "worker",
    1150,
    "DISABLED",
    "code",
    says="{value} is no code of disability.",
    fix="Give a code from 0 to 3, or leave it blank.",
)
def not_a_disability(w: Table) -> Mask:
    return w.odd("DISABLED")


@own_rule(
    "worker",
    "NATIONALITY",
    "zero",
    says="The nationality is 0, which is no country: the service drops it without a word.",
    fix="Give the number of the country, or 998 where it is not known.",
)
def nationality_is_zero(w: Table) -> Mask:
    return w.odd("NATIONALITY") & (w.leading("NATIONALITY") == 0)


@own_rule(
    "worker",
    "NINUMBER",
    "never-issued",
    says="The National Insurance number begins with letters that are never issued.",
    fix="Copy it from the payroll again: the service drops such a number without a word.",
)
def insurance_number_was_never_issued(w: Table) -> Mask:
    return w.judged("NINUMBER", _never_issued)


def _never_issued(text: str) -> bool:
    number = "".join(text.split())
    return bool(_INSURANCE.fullmatch(number) and _NEVER_ISSUED.match(number))

"""Rules about trainings: whose they are, what they were, when they were completed and expire."""

from __future__ import annotations

import re

import numpy as np

from tenure.returns.ascwds.cells import leading_number
from tenure.returns.ascwds.people import YOUNGEST, years_after
from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import PERSON, Table, Tables, together
from tenure.returns.columns import Days, Keys, Mask

LONGEST_REFERENCE, LONGEST_NAME, LONGEST_NOTES = 50, 120, 1000
EXTERNAL = "2"
_MONTHS = re.compile(r"[0-9]+(\.[0-9]*)?")
_DAY = "Give the day as DD/MM/YYYY, such as 10/03/2026."


def _strict(t: Table, name: str) -> Days:
    """Days written as DD/MM/YYYY; NaT for all else."""
    days: Days = np.where(t.given(name) & ~t.inexact(name), t[name], np.datetime64("NaT", "D"))
    return days


def _not_strict(t: Table, name: str) -> Mask:
    return t.filled(name) & np.isnat(_strict(t, name))


def worker_of(files: Tables) -> Keys:
    """For each training the row of its worker; -1 where the worker file has none such."""
    return files.once(_found_workers)


def _found_workers(files: Tables) -> Keys:
    first: dict[tuple[str, str], int] = {}
    for row, pair in enumerate(zip(files.worker.keys(), files.worker.keys(PERSON), strict=True)):
        first.setdefault(pair, row)
    pairs = zip(files.training.keys(), files.training.keys(PERSON), strict=True)
    return np.array([first.get(pair, -1) for pair in pairs], np.int64)


@service_rule(
    "training",
    996,
    PERSON,
    "no-such-worker",
    scope="across",
    says="The worker file has no record {value} in this workplace.",
    fix="Correct the references, or put the person into the worker file.",
)
def trained_person_is_not_there(files: Tables) -> Mask:
    return (worker_of(files) < 0) & files.training.filled(PERSON)


@service_rule(
    "training",
    997,
    "LOCALESTID",
    "no-such-workplace",
    scope="across",
    says="The workplace file has no workplace {value}.",
    fix="Correct the reference, or put the workplace into the workplace file.",
)
def workplace_of_training_is_not_there(files: Tables) -> Mask:
    return (files.workplace_of("training") < 0) & files.training.filled("LOCALESTID")


@service_rule(
    "training",
    1000,
    "LOCALESTID",
    "length",
    says="The reference of the workplace is blank or has more than 50 characters.",
    fix="Give the reference that the workplace has in the workplace file.",
)
def workplace_of_training_is_blank_or_long(t: Table) -> Mask:
    return ~t.filled("LOCALESTID") | t.longer_than("LOCALESTID", LONGEST_REFERENCE)


@service_rule(
    "training",
    1010,
    PERSON,
    "length",
    says="The reference of the person is blank or has more than 50 characters.",
    fix="Give the reference that the person has in the worker file.",
)
def trained_person_is_blank_or_long(t: Table) -> Mask:
    return ~t.filled(PERSON) | t.longer_than(PERSON, LONGEST_REFERENCE)


@service_rule(
    "training",
    1020,
    "DATECOMPLETED",
    "day",
    says="{value} is not a day up to today.",
    fix=_DAY,
)
def not_a_day_of_completion(t: Table) -> Mask:
    future: Mask = _strict(t, "DATECOMPLETED") > t.today
    return _not_strict(t, "DATECOMPLETED") | future


@service_rule("training", 1030, "EXPIRYDATE", "day", says="{value} is not a day of the calendar.", fix=_DAY)
def not_a_day_of_expiry(t: Table) -> Mask:
    return _not_strict(t, "EXPIRYDATE")


@service_rule(
    "training",
    1030,
    "EXPIRYDATE/DATECOMPLETED",
    "order",
    says="The training expires on {value}, which is not after it was completed.",
    fix="Check both days.",
)
def expires_before_it_ends(t: Table) -> Mask:
    return _strict(t, "EXPIRYDATE") <= _strict(t, "DATECOMPLETED")


@service_rule(
    "training",
    1040,
    "TRAININGNAME",
    "length",
    says="The name of the training has more than 120 characters.",
    fix="Shorten it.",
)
def training_name_is_long(t: Table) -> Mask:
    return t.longer_than("TRAININGNAME", LONGEST_NAME)


@service_rule(
    "training",
    1050,
    "CATEGORY",
    "code",
    says="{value} is no category of training.",
    fix="Give the code of the category.",
)
def not_a_category(t: Table) -> Mask:
    return ~t.given("CATEGORY")


@service_rule(
    "training",
    1060,
    "ACCREDITED",
    "code",
    says="{value} does not say whether the training is accredited.",
    fix="Give 1 for yes, 0 for no or 999 where it is not known; or leave it blank.",
)
def not_an_accreditation(t: Table) -> Mask:
    return t.odd("ACCREDITED")


@service_rule(
    "training",
    1070,
    "NOTES",
    "length",
    says="The notes have more than 1,000 characters.",
    fix="Shorten them.",
)
def training_notes_are_long(t: Table) -> Mask:
    return t.longer_than("NOTES", LONGEST_NOTES)


def _exactly(t: Table, name: str) -> Mask:
    """Records whose cell is 1 or 2 to the letter, as the service compares these columns."""
    return t.judged(name, lambda text: text in ("1", "2"))


@service_rule(
    "training",
    1080,
    "WHODELIVERED",
    "code",
    says="{value} does not say who delivered the training.",
    fix="Give 1 for in-house staff or 2 for an external provider, or leave it blank.",
)
def not_a_deliverer(t: Table) -> Mask:
    return t.filled("WHODELIVERED") & ~_exactly(t, "WHODELIVERED")


@service_rule(
    "training",
    1080,
    "DATECOMPLETED",
    "too-young",
    scope="across",
    says="The training was completed before the person was 14.",
    fix="Check the day, and the date of birth in the worker file.",
)
def completed_too_young(files: Tables) -> Mask:
    w, rows = files.worker, worker_of(files)
    born = np.where(w.given("DOB"), w.DOB, np.datetime64("NaT", "D"))
    if not len(born):
        return np.zeros(len(rows), np.bool_)
    theirs = np.where(rows >= 0, born[rows], np.datetime64("NaT", "D"))
    early: Mask = _strict(files.training, "DATECOMPLETED") < years_after(theirs, YOUNGEST)
    return early


@service_rule(
    "training",
    1090,
    "PROVIDERNAME",
    "code",
    says="{value} is no number of a training provider.",
    fix="Give the number that the service has for the provider, or 999 where it is not known.",
)
def not_a_provider(t: Table) -> Mask:
    external = t.judged("WHODELIVERED", lambda text: text == EXTERNAL)
    return (
        external
        & t.filled("PROVIDERNAME")
        & ~t.judged("PROVIDERNAME", lambda text: (leading_number(text) or 0) > 0)
    )


@service_rule(
    "training",
    2090,
    "WHODELIVERED/PROVIDERNAME",
    "not-asked",
    word="warning",
    reads=("PROVIDERNAME",),
    says="A provider is given although the training was not delivered by an external one.",
    fix="Leave it blank, or give 2 for WHODELIVERED.",
)
def provider_is_not_asked(t: Table) -> Mask:
    return t.filled("PROVIDERNAME") & ~t.judged("WHODELIVERED", lambda text: text == EXTERNAL)


@service_rule(
    "training",
    1100,
    "HOWDELIVERED",
    "code",
    says="{value} does not say how the training was delivered.",
    fix="Give 1 for face to face or 2 for e-learning, or leave it blank.",
)
def not_a_way_of_delivery(t: Table) -> Mask:
    return t.filled("HOWDELIVERED") & ~_exactly(t, "HOWDELIVERED")


def _months(text: str) -> int:
    """Months of validity, decimals cut off; 0 for `none` and blanks, -1 for what is neither."""
    text = text.strip()
    if text in ("", "none"):
        return 0
    months = int(float(text)) if _MONTHS.fullmatch(text) else 0
    return months if 1 <= months <= 999 else -1


@service_rule(
    "training",
    1110,
    "VALIDITY",
    "months",
    says="{value} is neither the word none nor a number of months from 1 to 999.",
    fix="Give the months for which the training is valid, or the word none in small letters.",
)
def not_a_validity(t: Table) -> Mask:
    return t.judged("VALIDITY", lambda text: _months(text) < 0)


@service_rule(
    "training",
    2110,
    "EXPIRYDATE/VALIDITY",
    "does-not-fit",
    word="warning",
    says="The day of expiry is not that of the completion and the months of validity, less one day.",
    fix="Leave the day of expiry or the validity blank, or correct the one that is wrong.",
)
def expiry_does_not_fit(t: Table) -> Mask:
    expires, ended = _strict(t, "EXPIRYDATE"), _strict(t, "DATECOMPLETED")
    months: Keys = t.asked(("VALIDITY",), _months, np.int64)
    never = t.judged("VALIDITY", lambda text: text.strip() == "none")
    other: Mask = _later(ended, months) != expires
    known = ~np.isnat(expires) & ~np.isnat(ended) & (months > 0)
    return (never & t.filled("EXPIRYDATE")) | (known & other)


def _later(days: Days, months: Keys) -> Days:
    """The day so many months later, less one day; the last of a month where it has no such day."""
    month = days.astype("datetime64[M]")
    first = (month + months).astype("datetime64[D]")
    last = (month + months + 1).astype("datetime64[D]") - 1
    later: Days = np.minimum(first + (days - month.astype("datetime64[D]")), last) - 1
    return later


@own_rule(
    "training",
    "CATEGORY",
    "repeated",
    says="The same training stands twice for this person.",
    fix="Leave one of the two out.",
)
def training_is_repeated(t: Table) -> Mask:
    names = [t.numbered(name) for name in ("CATEGORY", "TRAININGNAME", "DATECOMPLETED")]
    keys = together(t.key, *names)
    _, first = np.unique(keys, return_index=True)
    again = np.ones(len(t), np.bool_)
    again[first] = False
    return again & (t.key >= 0)


@own_rule(
    "training",
    "(cell)",
    "read-otherwise",
    each=("CATEGORY", "ACCREDITED", "PROVIDERNAME"),
    says="{value} in {field} is not written as it should be; the service takes what it begins with.",
    fix="Write the code alone, as the field has it.",
)
def training_cell_is_read_otherwise(t: Table, name: str) -> Mask:
    if name == "PROVIDERNAME":
        return t.judged(name, lambda text: leading_number(text) is not None and not text.strip().isdigit())
    return t.inexact(name)

"""Rules about who a worker record is for: its references, its status, and what the service holds."""

from __future__ import annotations

import numpy as np

from tenure.returns.ascwds.held import Held
from tenure.returns.ascwds.ruling import own_rule, service_rule
from tenure.returns.ascwds.table import PERSON, Table, Tables
from tenure.returns.columns import Keys, Mask

EVERY = "every record"
"""The service looks at references, names and statuses whatever the status says."""

LONGEST_REFERENCE = 49
_SHORTER = "Shorten it to 49 characters or fewer, and use it wherever the person is meant."
_STATUS = "Give NEW for a record to be added, UPDATE, NOCHANGE, UNCHECKED or DELETE for one that is held."


def _second(keys: Keys) -> Mask:
    """Which records repeat a key that stands above them; a blank key repeats nothing."""
    _, first = np.unique(keys, return_index=True)
    again = np.ones(len(keys), np.bool_)
    again[first] = False
    return again & (keys >= 0)


def _shared(keys: Keys) -> Mask:
    """Which records have a key that another record has too; a blank key is shared with nobody."""
    return (np.bincount(keys + 1, minlength=1)[keys + 1] > 1) & (keys >= 0)


@service_rule(
    "worker",
    997,
    "LOCALESTID",
    "no-such-workplace",
    scope="across",
    about=EVERY,
    says="The workplace file has no workplace {value}.",
    fix="Correct the reference, or put the workplace into the workplace file.",
)
def workplace_is_not_there(files: Tables) -> Mask:
    return (files.workplace_of("worker") < 0) & files.worker.filled("LOCALESTID")


@service_rule(
    "worker",
    998,
    PERSON,
    "repeated",
    about=EVERY,
    says="{value} stands twice for this workplace.",
    fix="Give each record a reference of its own, or leave one of the two out.",
)
def reference_is_repeated(w: Table) -> Mask:
    return _second(w.key)


@service_rule(
    "worker",
    998,
    PERSON,
    "new-reference-taken",
    reads=("CHGUNIQUEWRKID",),
    about=EVERY,
    says="The new reference {value} is already that of a record of this workplace.",
    fix="Choose a reference that no record of the workplace has.",
)
def new_reference_is_taken(w: Table) -> Mask:
    if not w.filled("CHGUNIQUEWRKID").any():
        return ~w.every
    taken = set(zip(w.keys(), w.keys(PERSON), strict=True))
    wanted = list(zip(w.keys(), w.keys("CHGUNIQUEWRKID"), strict=True))
    seen: set[tuple[str, str]] = set()
    answers = []
    for pair in wanted:
        answers.append(bool(pair[1]) and (pair in taken or pair in seen))
        seen.add(pair)
    return np.array(answers, np.bool_)


@service_rule(
    "worker",
    1010,
    "LOCALESTID",
    "length",
    about=EVERY,
    says="The reference of the workplace is blank or has 50 characters or more.",
    fix="Give the reference that the workplace has in the workplace file.",
)
def workplace_reference_is_blank_or_long(w: Table) -> Mask:
    return ~w.filled("LOCALESTID") | w.longer_than("LOCALESTID", LONGEST_REFERENCE)


@service_rule(
    "worker",
    1020,
    PERSON,
    "length",
    about=EVERY,
    says="The reference of the person is blank or has 50 characters or more.",
    fix="Give the person a reference of at most 49 characters, and keep it from year to year.",
)
def reference_is_blank_or_long(w: Table) -> Mask:
    return ~w.filled(PERSON) | w.longer_than(PERSON, LONGEST_REFERENCE)


@service_rule(
    "worker",
    1030,
    "CHGUNIQUEWRKID",
    "length",
    says="The new reference has 50 characters or more.",
    fix=_SHORTER,
)
def new_reference_is_long(w: Table) -> Mask:
    return w.longer_than("CHGUNIQUEWRKID", LONGEST_REFERENCE)


@service_rule(
    "worker",
    1040,
    "STATUS",
    "unknown",
    about=EVERY,
    says="{value} is not a status.",
    fix=_STATUS,
)
def status_is_unknown(w: Table) -> Mask:
    return ~w.given("STATUS")


def _is_held(files: Tables, held: Held) -> Mask:
    pairs = zip(files.worker.keys(), files.worker.keys(PERSON), strict=True)
    return np.array([pair in held.workers for pair in pairs], np.bool_)


@service_rule(
    "worker",
    1040,
    "STATUS",
    "not-as-held",
    scope="held",
    about=EVERY,
    says="The status is {value}, which does not fit what the service holds.",
    fix="Give NEW where the service does not hold the record yet, and another status where it does.",
)
def status_is_not_as_held(files: Tables, held: Held) -> Mask:
    w = files.worker
    fits: Mask = (w.status == "NEW") != _is_held(files, held)
    return w.given("STATUS") & w.filled(PERSON) & ~fits


@service_rule(
    "worker",
    1050,
    "DISPLAYID",
    "length",
    about=EVERY,
    says="The name or number is blank or has 50 characters or more.",
    fix="Give a name or number of at most 49 characters by which you know the record.",
)
def name_is_blank_or_long(w: Table) -> Mask:
    return ~w.filled("DISPLAYID") | w.longer_than("DISPLAYID", LONGEST_REFERENCE)


@service_rule(
    "worker",
    1400,
    "TRANSFERSTAFFRECORD",
    "not-held",
    scope="held",
    says="The record is to move to {value}, but the service does not hold it.",
    fix="Leave the new workplace empty, and send the record as NEW in the workplace it belongs to.",
)
def moves_without_being_held(files: Tables, held: Held) -> Mask:
    return files.worker.filled("TRANSFERSTAFFRECORD") & ~_is_held(files, held)


@service_rule(
    "worker",
    1401,
    "TRANSFERSTAFFRECORD",
    "no-such-workplace",
    scope="held",
    says="The record is to move to {value}, which is neither held nor NEW in the workplace file.",
    fix="Correct the reference of the new workplace, or send that workplace as NEW.",
)
def moves_to_no_workplace(files: Tables, held: Held) -> Mask:
    known = set(held.workplaces)
    if "workplace" in files:
        places = zip(files.workplace.keys(), files.workplace.status == "NEW", strict=True)
        known |= {key for key, new in places if new}
    wanted = files.worker.keys("TRANSFERSTAFFRECORD")
    return np.array([bool(key) and key not in known for key in wanted], np.bool_)


@service_rule(
    "worker",
    1402,
    PERSON,
    "already-there",
    scope="held",
    says="The workplace that the record moves to already has a record {value}.",
    fix="Give the record another reference with CHGUNIQUEWRKID, or remove the one that is there.",
)
def moves_onto_another(files: Tables, held: Held) -> Mask:
    if not files.worker.filled("TRANSFERSTAFFRECORD").any():
        return ~files.worker.every
    wanted = zip(files.worker.keys("TRANSFERSTAFFRECORD"), _called(files.worker), strict=True)
    return np.array([bool(pair[0]) and pair in held.workers for pair in wanted], np.bool_)


def _called(w: Table) -> list[str]:
    """The reference that each record will have: the new one where it is given."""
    return [new or old for new, old in zip(w.keys("CHGUNIQUEWRKID"), w.keys(PERSON), strict=True)]


@service_rule(
    "worker",
    1403,
    PERSON,
    "two-move-there",
    says="Two records called {value} move to, or are new in, the same workplace.",
    fix="Give one of the two another reference.",
)
def two_move_to_one_place(w: Table) -> Mask:
    moves = w.filled("TRANSFERSTAFFRECORD")
    if not moves.any():
        return moves
    coming = moves | (w.status == "NEW")
    places = [new or old for new, old in zip(w.keys("TRANSFERSTAFFRECORD"), w.keys(), strict=True)]
    numbers: dict[tuple[str, str], int] = {}
    pairs = zip(places, _called(w), strict=True)
    keys = np.array([numbers.setdefault(pair, len(numbers)) for pair in pairs], np.int64)
    there = np.where(coming, keys, -1)
    some_move = np.isin(there, np.unique(there[moves]))
    return _shared(there) & some_move


@own_rule(
    "worker",
    "STATUS",
    "not-in-capitals",
    says="The status is not written in capitals.",
    fix="Write it in capitals: the service compares some statuses to the letter.",
)
def status_is_not_in_capitals(w: Table) -> Mask:
    return w.inexact("STATUS")

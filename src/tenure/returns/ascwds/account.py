"""Rules about what the service holds, whose it is, and references that occur twice (950 to 1110)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from tenure.returns.ascwds.headers import KEY
from tenure.returns.ascwds.held import Held
from tenure.returns.ascwds.ruling import Fault, service_rule, telling
from tenure.returns.ascwds.table import Table, Tables
from tenure.returns.columns import Keys, Mask

WORKPLACE: Final = "workplace"
_NEW, _CHANGED, _UNCHANGED = "NEW", ("NEW", "UPDATE"), "NOCHANGE"


def _which(s: Tables, is_it: Callable[[str], bool]) -> Mask:
    """The workplaces of which that is so by their reference."""
    keys = s.workplace.keys()
    return np.fromiter(map(is_it, keys), np.bool_, len(keys))


def repeated(keys: Keys) -> Mask:
    """Records whose key an earlier record has; a blank key (-1) is nobody's."""
    again = np.ones(len(keys), np.bool_)
    again[np.unique(keys, return_index=True)[1]] = False
    return again & (keys >= 0)


@service_rule(
    WORKPLACE,
    950,
    "LOCALESTID",
    "more-than-one",
    scope="held",
    about="every record",
    query=True,
    says="The account has one workplace, and an account without subsidiaries may send no other than that.",
    fix="Take out the other workplaces. If the account has become a parent since, say so in the note.",
)
def not_the_one_workplace(s: Tables, held: Held) -> Mask:
    return _which(s, lambda key: held.primary not in (None, key))


@service_rule(
    WORKPLACE,
    955,
    "LOCALESTID",
    "own-missing",
    scope="held return",
    about="the file",
    says="The account's own workplace is not in the file.",
    fix="Put it in, with STATUS UNCHECKED where nothing in it is to change.",
)
def own_workplace_is_missing(s: Tables, held: Held) -> Iterator[Fault]:
    keys = s.workplace.keys()
    if held.primary is not None and held.primary not in keys:
        yield Fault(KEY, line=s.workplace.part.header.line, value=held.primary)


@service_rule(
    WORKPLACE,
    956,
    "STATUS",
    "own-deleted",
    scope="held",
    about="every record",
    says="The account's own workplace is to be deleted, which cannot be.",
    fix="Give it another status, such as UNCHECKED.",
)
def own_workplace_is_deleted(s: Tables, held: Held) -> Mask:
    own = _which(s, lambda key: key == held.primary)
    return own & (s.workplace.status == "DELETE")


@service_rule(
    WORKPLACE,
    997,
    "",
    "owned-elsewhere",
    scope="held",
    about="every record",
    reads=("LOCALESTID",),
    says="The data of workplace {value} belong to the workplace itself, not to its parent.",
    fix="Leave it out, or ask it to hand over its data to the parent account first.",
)
def is_owned_elsewhere(s: Tables, held: Held) -> Mask:
    return _which(s, held.owned_elsewhere.__contains__)


@service_rule(
    WORKPLACE,
    998,
    "LOCALESTID",
    "twice",
    about="every record",
    says="{value} stands there already: it is the reference of an earlier workplace, white space aside.",
    fix="Give each workplace a reference of its own, or leave only one of its rows.",
)
def workplace_is_there_twice(w: Table) -> Mask:
    return repeated(w.key)


@service_rule(
    WORKPLACE,
    998,
    "LOCATIONID",
    "twice",
    about="every record",
    says="{value} is the CQC location of another workplace in the file.",
    fix="Give each workplace the location number that CQC gave it.",
)
def location_is_there_twice(w: Table) -> Mask:
    """Unchanged workplaces stand first, wherever their rows are: they have the number already."""
    numbers = np.where(np.isin(w.status, (*_CHANGED, _UNCHANGED)), w.numbered("LOCATIONID"), -1)
    order = np.argsort(w.status != _UNCHANGED, kind="stable")
    found = np.zeros(len(w), np.bool_)
    found[order] = repeated(numbers[order])
    return found


def _is_held(s: Tables, held: Held) -> Mask:
    return _which(s, held.workplaces.__contains__)


@service_rule(
    WORKPLACE,
    1020,
    "STATUS",
    "new-but-held",
    scope="held",
    about="every record",
    says="The status is NEW, but the service holds this workplace already.",
    fix="Give UPDATE where something has changed, else UNCHECKED or NOCHANGE.",
)
def is_new_but_held(s: Tables, held: Held) -> Mask:
    return (s.workplace.status == _NEW) & _is_held(s, held)


@service_rule(
    WORKPLACE,
    1020,
    "STATUS",
    "not-held",
    scope="held",
    about="every record",
    says="The status is {value}, but the service does not hold this workplace.",
    fix="Give NEW to add it, or put its reference right.",
)
def is_not_new_and_not_held(s: Tables, held: Held) -> Mask:
    return s.workplace.given("STATUS") & (s.workplace.status != _NEW) & ~_is_held(s, held)


@service_rule(
    WORKPLACE,
    1110,
    "LOCATIONID",
    "held-elsewhere",
    scope="held",
    says="{wrong} is the CQC location of another workplace that the service holds.",
    fix="Check the number in CQC's register. If it is right, ask the service's support.",
    words=telling(WORKPLACE, ("LOCATIONID",), str.strip),
)
def location_is_held_elsewhere(s: Tables, held: Held) -> Mask:
    w = s.workplace
    there = zip(w.keys("LOCATIONID"), w.keys(), strict=True)
    others = np.array([held.locations.get(number, key) != key for number, key in there], np.bool_)
    return w.regulated & others

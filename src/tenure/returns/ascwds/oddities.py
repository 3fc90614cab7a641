"""What the service lets through in a workplace's row though it can hardly be meant: queries of our own."""

from __future__ import annotations

from typing import Final

import numpy as np

from tenure.returns.ascwds.cells import leading_number
from tenure.returns.ascwds.fields import FIELDS
from tenure.returns.ascwds.lists import code_of, listed, places
from tenure.returns.ascwds.ruling import own_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.adult_codes import DONT_KNOW

WORKPLACE: Final = "workplace"
COUNTS = ("STARTERS", "LEAVERS", "VACANCIES")
MOST_LEAVE = 60
"""Days of leave a year above which a slip is likelier than generosity."""

_READ_LENIENTLY = ("ESTTYPE", "REGTYPE", "MAINSERVICE", "TOTALPERMTEMP")
_LISTS = ("ALLSERVICES", "SERVICEUSERS", "ALLJOBROLES", "STARTERS", "LEAVERS", "VACANCIES", "REASONNOS")


@own_rule(
    WORKPLACE,
    "NUMBERS",
    "not-as-written",
    each=_READ_LENIENTLY,
    says="{value} is read as its leading digits: what follows them is disregarded.",
    fix="Write {field} in digits alone.",
)
def number_is_read_in_part(w: Table, field: str) -> Mask:
    """A number with something behind it, or written in another way than the code or number it is read as."""
    of = FIELDS["workplace"][field]
    if of.kind != "number":
        return w.judged(field, _has_more) & ~w.odd(field)
    taken = w.leading(field)
    return w.judged(field, _has_more) & (taken >= (of.low or 0)) & (taken <= (of.high or np.inf))


def _has_more(text: str) -> bool:
    number = leading_number(text)
    return number is not None and text.strip() != str(number)


@own_rule(
    WORKPLACE,
    "LISTS",
    "not-as-written",
    each=_LISTS,
    says="In {field} ({value}) a place is read as its leading digits: what follows them is disregarded.",
    fix="Write each place in digits alone.",
)
def place_is_read_in_part(w: Table, field: str) -> Mask:
    return w.judged(field, lambda text: any(map(_has_more, places(text))))


@own_rule(
    WORKPLACE,
    "COUNTS",
    "999-in-a-list",
    each=COUNTS,
    says="Inside a list ({value}) 999 counts as that many people, and not as a number that is not known.",
    fix="Give 999 alone where the numbers are not known, else the number of each role.",
)
def dont_know_inside_a_list(w: Table, field: str) -> Mask:
    return w.judged(field, lambda text: DONT_KNOW in (found := places(text)) and len(found) > 1)


@own_rule(
    WORKPLACE,
    "REPEATED",
    "twice-in-a-list",
    each=("ALLJOBROLES", "ALLSERVICES", "SERVICEUSERS"),
    says="{field} ({value}) names the same code twice.",
    fix="Leave it once, with its numbers added up.",
)
def code_is_there_twice(w: Table, field: str) -> Mask:
    return w.judged(field, lambda text: len(set(map(code_of, places(text)))) < len(places(text)))


@own_rule(
    WORKPLACE,
    "REASONNOS",
    "negative",
    says="In REASONNOS stands {wrong}, fewer than no leavers.",
    fix="Give the number of leavers for each reason without a minus.",
    words=telling(WORKPLACE, ("REASONNOS",), lambda text: listed(_negative(text))),
)
def leavers_are_fewer_than_none(w: Table) -> Mask:
    return w.judged("REASONNOS", lambda text: bool(_negative(text)))


def _negative(text: str) -> list[str]:
    return [place for place in places(text) if (leading_number(place) or 0) < 0]


@own_rule(
    WORKPLACE,
    "REASONS",
    "nobody-left",
    reads=("REASONS",),
    says="Reasons for leaving are given ({value}), but LEAVERS counts nobody or is 999; "
    "the service overlooks them.",
    fix="Give the leavers in LEAVERS, or leave REASONS and REASONNOS blank.",
)
def reasons_for_nobody(w: Table) -> Mask:
    return w.filled("REASONS") & ~(w.total("LEAVERS") > 0)


@own_rule(
    WORKPLACE,
    "REASONNOS",
    "without-reasons",
    says="Leavers are given by reason ({value}), but no reasons; the service overlooks them.",
    fix="Give the code of each reason in REASONS, in the same order.",
)
def numbers_without_reasons(w: Table) -> Mask:
    return w.filled("REASONNOS") & ~w.filled("REASONS")


@own_rule(
    WORKPLACE,
    "HOLIDAY",
    "too-many",
    says="{value} days of leave a year are more than anyone is likely to have.",
    fix="Give days, not hours. If it is right, say so in the note.",
)
def leave_is_too_long(w: Table) -> Mask:
    return w.HOLIDAY > MOST_LEAVE

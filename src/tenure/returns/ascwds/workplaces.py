"""Rules about a workplace's reference, status, name, address and employer type (1010 to 1090)."""

from __future__ import annotations

from functools import partial
from typing import Final

from tenure.returns.ascwds.cellwise import answer_rule, text_rule
from tenure.returns.ascwds.ruling import service_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.terms.postcodes import is_of_a_place, is_shaped_like_one

WORKPLACE: Final = "workplace"
OTHER_EMPLOYER = "8"
LONGEST_POSTCODE = 10
LONGEST_OTHER_TYPE = 240

_SHORTER = "Give it in at most 40 letters; go on in the next line of the address."

reference_is_blank_or_too_long = text_rule(
    WORKPLACE, 1010, "LOCALESTID", about="every record",
    fix="Give the workplace a reference of its own of at most 49 letters.",
)  # fmt: skip


@service_rule(
    WORKPLACE,
    1020,
    "STATUS",
    "no-status",
    about="every record",
    says="{value} is no status.",
    fix="Give NEW, UPDATE, DELETE, UNCHECKED or NOCHANGE.",
)
def status_is_none(w: Table) -> Mask:
    return ~w.given("STATUS")


name_is_blank_or_too_long = text_rule(
    WORKPLACE, 1030, "ESTNAME", about="every record", fix="Give its name in at most 120 letters."
)
address_is_blank_or_too_long = text_rule(WORKPLACE, 1040, "ADDRESS1", fix=_SHORTER)
second_line_is_too_long = text_rule(WORKPLACE, 1045, "ADDRESS2", fix=_SHORTER)
third_line_is_too_long = text_rule(WORKPLACE, 1050, "ADDRESS3", fix=_SHORTER)
town_is_too_long = text_rule(WORKPLACE, 1055, "POSTTOWN", fix="Give the post town in at most 40 letters.")


@service_rule(
    WORKPLACE,
    1060,
    "POSTCODE",
    "not-a-postcode",
    says="{value} is not a postcode.",
    fix="Give the postcode of the workplace, such as M1 1AE.",
)
def is_not_a_postcode(w: Table) -> Mask:
    return w.longer_than("POSTCODE", LONGEST_POSTCODE) | ~w.judged("POSTCODE", is_shaped_like_one)


def _of_no_place(text: str) -> bool:
    return len(text) <= LONGEST_POSTCODE and is_shaped_like_one(text) and not is_of_a_place(text)


def is_set_aside(w: Table) -> Mask:
    """New workplaces whose postcode the service does not find: it asks nothing about their staff."""
    return w.judged("POSTCODE", _of_no_place) & (w.status == "NEW")


_NO_PLACE = "{value} begins as no postcode does, so the service's national list does not hold it."


@service_rule(
    WORKPLACE,
    1060,
    "POSTCODE",
    "not-in-the-list-new",
    query=True,
    says=_NO_PLACE + " It sets a new workplace aside altogether.",
    fix="Check the postcode. A workplace whose postcode is newer than the list is registered by hand.",
)
def new_postcode_is_of_no_place(w: Table) -> Mask:
    return is_set_aside(w)


@service_rule(
    WORKPLACE,
    1060,
    "POSTCODE",
    "not-in-the-list-update",
    word="warning",
    says=_NO_PLACE + " It ignores the postcode.",
    fix="Check the postcode, or say in the note why it stands.",
)
def changed_postcode_is_of_no_place(w: Table) -> Mask:
    return w.judged("POSTCODE", _of_no_place) & (w.status == "UPDATE")


@service_rule(
    WORKPLACE,
    1070,
    "ESTTYPE",
    "not-a-type",
    says="{value} is no employer type.",
    fix="Give 1 for adult services of a local authority, 3 for any other part of one, or 6, 7 or 8.",
)
def is_not_an_employer_type(w: Table) -> Mask:
    return ~w.given("ESTTYPE")


@service_rule(
    WORKPLACE,
    1070,
    "OTHERTYPE",
    "too-long",
    says="The description of the employer type has {wrong} letters, and 240 are the most.",
    fix="Shorten it.",
    words=telling(WORKPLACE, ("OTHERTYPE",), lambda text: f"{len(text)}"),
)
def other_type_is_too_long(w: Table) -> Mask:
    return (w.ESTTYPE == OTHER_EMPLOYER) & w.longer_than("OTHERTYPE", LONGEST_OTHER_TYPE)


@service_rule(
    WORKPLACE,
    2070,
    "OTHERTYPE",
    "missing",
    word="warning",
    says="The employer type is 8, other, and there is no description of it.",
    fix="Describe the employer in OTHERTYPE.",
)
def other_type_is_missing(w: Table) -> Mask:
    return (w.ESTTYPE == OTHER_EMPLOYER) & ~w.filled("OTHERTYPE")


@service_rule(
    WORKPLACE,
    2070,
    "OTHERTYPE",
    "not-needed",
    word="warning",
    says="{value} describes an employer of another type, but the type is not 8; the service ignores it.",
    fix="Leave OTHERTYPE blank, or set ESTTYPE to 8.",
)
def other_type_is_not_needed(w: Table) -> Mask:
    return w.filled("OTHERTYPE") & (w.ESTTYPE != OTHER_EMPLOYER)


_permission = partial(
    answer_rule, WORKPLACE, word="error", says="{value} is no answer to {field}.", fix="Give 1, 0 or nothing."
)
not_a_permission_for_cqc = _permission(1080, "PERMCQC")
not_a_permission_for_authorities = _permission(1090, "PERMLA")

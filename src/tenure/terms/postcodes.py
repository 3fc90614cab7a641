"""Postcodes of the United Kingdom: what one looks like, and the areas there are."""

from __future__ import annotations

import re

_LETTERS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N
NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF
TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""

AREAS = frozenset(_LETTERS.split())
"""The letters a postcode begins with. ZZ99 and the like stand for no place."""

_SHAPE = re.compile(r"([A-Z]{1,2})[0-9][A-Z0-9]?[0-9][A-Z]{2}")


def compact(text: str) -> str:
    """A postcode in capitals without spaces and marks."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def is_shaped_like_one(text: str) -> bool:
    """Whether a text, spaces and marks aside, looks like a postcode."""
    return _SHAPE.fullmatch(compact(text)) is not None


def is_of_a_place(text: str) -> bool:
    """Whether its first letters are those of an area there is; more cannot be told without a register."""
    found = _SHAPE.fullmatch(compact(text))
    return found is not None and found[1] in AREAS

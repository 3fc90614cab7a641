"""The words of the field as they are used here: one term, one meaning, one spelling."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GLOSSARY: Mapping[str, str] = MappingProxyType(
    {
        "accept": "Take a checked return without errors into the record. Its queries "
        "stand, each with a note.",
        "agency worker": "Someone who works for the partner through an agency on the day. Agency staff "
        "are not in post.",
        "as known on": "From what had been accepted by the end of a day; what came later is left out.",
        "ASYE": "Assessed and supported year in employment: the first year of practice.",
        "base": "The people or FTE that a rate is divided by.",
        "caseload": "Cases held on the day by case holders, divided by their FTE.",
        "census day": "30 September, the day on which the children's workforce is counted.",
        "collection": "One kind of return for one year, and the days on which it opens, is due and closes.",
        "collection year": "The year that ends on 30 September; it is named for that September.",
        "error": "A finding that must be put right before the return can be accepted.",
        "event": "A dated thing in a career: joined, moved, left, was counted.",
        "filing": "What one partner owes to one collection, and where it stands.",
        "finding": "Something a rule noticed in a return: an error or a query.",
        "FTE": "Full-time equivalent: hours worked over full-time hours. Two people "
        "at half time are 1.0 FTE.",
        "headcount": "People, however many hours they work.",
        "hidden": "A figure withheld because it could point to someone, or would let another be worked out.",
        "in post": "Employed by the partner on the day. Agency staff are not in post.",
        "job": "Adults' services: one person in one post. A person with two jobs counts twice.",
        "leaver": "Someone whose employment with the partner ended during the year.",
        "leaving the partnership": "Leaving a partner without joining another of the partnership.",
        "mover": "A leaver of one partner who is a starter at another of the partnership.",
        "note": "Why a query stands, in the sender's words.",
        "partner": "A council, university, trust or charity in the partnership.",
        "person": "Someone with a career record. A user is someone who signs in.",
        "pseudonym": "What stands for a registration number in the record, made with the "
        "partnership's own key.",
        "query": "A finding that may be right: it stands with a note.",
        "record": "One history per person, made of dated events from accepted returns; "
        "derived, never edited.",
        "reporting unit": "What DfE prints a row for: an authority, or two that file one return together.",
        "return": "What a partner sends for a collection year.",
        "route": "How a person came to qualify: Step Up, Frontline or another.",
        "rule": "A check with its words, what to do, and its source, named by a code such as T-C07.",
        "sign-off": "An analyst prepares it, a partnership lead confirms it; then the return stays as it is "
        "until it is reopened with a reason.",
        "snapshot": "The record at one moment, named by its content.",
        "spell": "Unbroken time with one employer.",
        "starter": "Someone whose employment with the partner began during the year.",
        "submission": "One sending of one return.",
        "stated": "Adults' services: what a workplace says of itself in one number, beside its records.",
        "turnover rate": "Leavers during the year over those in post on the day.",
        "vacancy": "A post that is not filled by the partner's own staff on the day, in FTE.",
        "vacancy rate": "Vacant FTE over vacant FTE and FTE in post.",
    }
)

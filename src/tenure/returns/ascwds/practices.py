"""Rules about how a workplace treats its staff: training, sick pay, pension, leave (2420 to 2592)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np

from tenure.returns.ascwds.cellwise import answer_rule
from tenure.returns.ascwds.lists import listed, places
from tenure.returns.ascwds.ruling import service_rule, telling
from tenure.returns.ascwds.table import Table
from tenure.returns.columns import Mask
from tenure.returns.rules import Judge, Rule
from tenure.terms.adult_codes import SERVICE_PAY_GROUP, YES_NO_DONT_KNOW, adult_code_set

WORKPLACE: Final = "workplace"
CONTRIBUTIONS = (3.0, 100.0)
"""Per cent of pay: above the first and at most the second."""
TRAVEL_RATES = (2.5, 200.0)
"""Pounds an hour, both included."""
LONGEST_USE = 120

_YES, _ANOTHER_RATE, _SOMETHING_ELSE = "1", "3", "10"
_PENCE = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_USES = adult_code_set("cwp_use_reason")

_answer = partial(answer_rule, WORKPLACE)
_YES_OR_NO = "Give 1 for yes, 2 for no, 999 for not known, or nothing."
_IGNORED = "{value} is given, but {wrong}; the service ignores it."
_warned = partial(service_rule, WORKPLACE, word="warning")

not_an_answer_on_repeated_training = _answer(
    2420, "REPEATTRAINING", fix="Give a code from 1 to 4, or nothing."
)
not_an_answer_on_sick_pay = _answer(2450, "SICKPAY", fix="Give 1, 0, the word unknown, or nothing.")
not_an_answer_on_pension = _answer(2460, "PENSION", fix="Give 1, 0, the word unknown, or nothing.")


@_warned(
    2470,
    "HOLIDAY",
    "not-digits",
    says="{value} is not a number of days; the service ignores it.",
    fix="Give the days of leave a year in digits, without a decimal point.",
)
def leave_is_not_in_digits(w: Table) -> Mask:
    return w.judged("HOLIDAY", lambda text: bool(text) and not (text.isascii() and text.isdigit()))


not_an_answer_on_awareness = _answer(2480, "CWPAWARE", fix="Give a code from 1 to 4, 999, or nothing.")


@_warned(
    2490,
    "CWPUSE",
    "no-answer",
    says="In CWPUSE stands {wrong}; the service ignores all of it.",
    fix="Give 1, 2 or 999, and after a yes the reasons from 1 to 10, parted by semicolons.",
    words=telling(WORKPLACE, ("CWPUSE",), lambda text: listed(_wrong_uses(text))),
)
def not_an_answer_on_use(w: Table) -> Mask:
    return w.judged("CWPUSE", lambda text: bool(_wrong_uses(text)))


def _wrong_uses(text: str) -> list[str]:
    """A first place that is no answer, and reasons that there are not."""
    answer, *reasons = places(text)
    if not answer:
        return []
    wrong = [] if answer in YES_NO_DONT_KNOW else [answer]
    return wrong + [reason for reason in reasons if reason not in _USES]


@_warned(
    2500,
    "CWPUSEDESC",
    "too-long",
    says="CWPUSEDESC has {wrong} letters, and 120 are the most; the service ignores it.",
    fix="Shorten it.",
    words=telling(WORKPLACE, ("CWPUSEDESC",), lambda text: f"{len(text)}"),
)
def other_use_is_too_long(w: Table) -> Mask:
    return w.longer_than("CWPUSEDESC", LONGEST_USE)


@_warned(
    2500,
    "CWPUSEDESC",
    "not-needed",
    says=_IGNORED,
    fix="Add reason 10 to CWPUSE, or leave CWPUSEDESC blank.",
    words=telling(WORKPLACE, (), lambda: "CWPUSE has no reason 10, something else"),
)
def other_use_is_not_needed(w: Table) -> Mask:
    return w.filled("CWPUSEDESC") & ~w.judged("CWPUSE", lambda text: _SOMETHING_ELSE in places(text)[1:])


@_warned(
    2540,
    "ACTUALCONT",
    "not-a-share",
    says="{value} is not a contribution above 3 and up to 100 per cent; the service ignores it.",
    fix="Give the employer's contribution in per cent, with at most two decimal places.",
)
def is_not_a_contribution(w: Table) -> Mask:
    low, high = CONTRIBUTIONS
    return w.filled("ACTUALCONT") & ~w.judged("ACTUALCONT", lambda text: low < _amount(text) <= high)


def _amount(text: str) -> float:
    """A number with at most two decimal places; NaN where it is none."""
    return float(text) if _PENCE.fullmatch(text.strip()) else np.nan


def _not_needed(number: int, column: str, condition: str, *, why: str, fix: str) -> Callable[[Judge], Rule]:
    words = telling(WORKPLACE, (), lambda: why)
    return _warned(number, column, condition, says=_IGNORED, fix=fix, words=words)


@_not_needed(
    2541,
    "ACTUALCONT",
    "not-needed",
    why="PENSION is not 1",
    fix="Set PENSION to 1, or leave this blank.",
)
def contribution_is_not_needed(w: Table) -> Mask:
    return w.filled("ACTUALCONT") & (w.PENSION != _YES)


not_an_answer_on_opting_out = _answer(2550, "OPTOUTPEN", fix=_YES_OR_NO)

_WITH_SLEEP_INS = frozenset({"1", "2"})
_WITH_TRAVEL = frozenset({"1"})
_OTHER_SERVICE = "the main service is none that is asked for it"
_LEAVE_BLANK = "Leave it blank, or put MAINSERVICE right."


def _is_not_asked(w: Table, groups: frozenset[str]) -> Mask:
    """Workplaces whose main service is not in one of these groups of pay questions."""
    asked = [code for code in SERVICE_PAY_GROUP if SERVICE_PAY_GROUP.label(code) in groups]
    return w.given("MAINSERVICE") & ~np.isin(w.MAINSERVICE, asked)


not_an_answer_on_sleep_ins = _answer(2560, "SLEEPINS", fix=_YES_OR_NO)


@_not_needed(2561, "SLEEPINS", "service-has-none", why=_OTHER_SERVICE, fix=_LEAVE_BLANK)
def service_has_no_sleep_ins(w: Table) -> Mask:
    return w.filled("SLEEPINS") & _is_not_asked(w, _WITH_SLEEP_INS)


not_an_answer_on_pay_for_sleep_ins = _answer(2570, "SLEEPINPAY", fix="Give 1, 2, 999, or nothing.")


@_not_needed(2571, "SLEEPINPAY", "service-has-none", why=_OTHER_SERVICE, fix=_LEAVE_BLANK)
def service_has_no_pay_for_sleep_ins(w: Table) -> Mask:
    return w.filled("SLEEPINPAY") & _is_not_asked(w, _WITH_SLEEP_INS)


@_not_needed(
    2572,
    "SLEEPINPAY",
    "not-needed",
    why="SLEEPINS is not 1",
    fix="Set SLEEPINS to 1, or leave this blank.",
)
def pay_for_sleep_ins_is_not_needed(w: Table) -> Mask:
    return w.filled("SLEEPINPAY") & (w.SLEEPINS != _YES)


not_an_answer_on_pay_for_travel = _answer(2580, "TRAVELTIME", fix="Give a code from the list, or nothing.")


@_not_needed(2581, "TRAVELTIME", "service-has-none", why=_OTHER_SERVICE, fix=_LEAVE_BLANK)
def service_has_no_pay_for_travel(w: Table) -> Mask:
    return w.filled("TRAVELTIME") & _is_not_asked(w, _WITH_TRAVEL)


@_warned(
    2590,
    "TTDIFFRATE",
    "not-a-rate",
    says="{value} is not a rate from £2.50 to £200 an hour; the service ignores it.",
    fix="Give pounds an hour with at most two decimal places.",
)
def is_not_a_rate_for_travel(w: Table) -> Mask:
    low, high = TRAVEL_RATES
    return w.filled("TTDIFFRATE") & ~w.judged("TTDIFFRATE", lambda text: low <= _amount(text) <= high)


@_not_needed(2591, "TTDIFFRATE", "service-has-none", why=_OTHER_SERVICE, fix=_LEAVE_BLANK)
def service_has_no_rate_for_travel(w: Table) -> Mask:
    return w.filled("TTDIFFRATE") & _is_not_asked(w, _WITH_TRAVEL)


@_not_needed(
    2592,
    "TTDIFFRATE",
    "not-needed",
    why="TRAVELTIME is not 3",
    fix="Set TRAVELTIME to 3, or leave this blank.",
)
def rate_for_travel_is_not_needed(w: Table) -> Mask:
    return w.filled("TTDIFFRATE") & (w.TRAVELTIME != _ANOTHER_RATE)

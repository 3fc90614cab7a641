"""Workbooks of survey answers: the form to fill in, and taking a filled-in one in."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from tenure.partnership import audit, limits, may, surveyors
from tenure.partnership.actions.answering import add_answer, partner_said
from tenure.partnership.models import Account, Delivery, SurveyForm, SurveyWave
from tenure.partnership.models.members import ANALYST
from tenure.partnership.wall import whole_partnership
from tenure.returns.survey.form import FIRST_ROW, template
from tenure.returns.survey.sheet import CellFault, Form, read_form
from tenure.terms.problems import UsedWrongly

By = Account | may.Holder


@dataclass(frozen=True)
class Taken:
    """What became of a form: how many answers were taken in, or what must be put right first."""

    answers: int
    faults: tuple[CellFault, ...] = ()
    notices: tuple[str, ...] = ()


def blank_form(*, wave: SurveyWave, by: By) -> bytes:
    """The form of a wave, as XLSX."""
    may.require(surveyors.take_form(by, wave), by=by, about=f"wave {wave.pk}")
    return template(wave.design.document, survey=wave.survey)


def take_form(*, wave: SurveyWave, data: bytes, by: By, delivery: Delivery | None = None) -> Taken:
    """Take in every answer of a form, or none: Taken with its faults where a cell is to be put right.

    delivery  the files that it was dropped among, whose sender was let send already.

    Raises   Unreadable where it is no form of this wave; UsedWrongly where the same file was taken before.
    """
    may.require(surveyors.take_form(by, wave), by=by, about=f"wave {wave.pk}")
    if isinstance(by, Account) and delivery is None:
        limits.spend("sending", by.pk)
    if not wave.takes_answers(timezone.localdate()):
        raise UsedWrongly(f"{wave.name} takes no more answers. Open another wave.")
    form = read_form(data, wave.design.document, wave.survey)
    faults = (*form.faults, *_of_others(wave, form, by))
    if faults or not form.rows:
        if not faults:
            raise UsedWrongly(f"The form has no answers. Write them from row {FIRST_ROW}.")
        return Taken(0, faults, form.notices)
    _keep(wave, form, _Taking(by, sha256(data).hexdigest(), delivery))
    return Taken(len(form.rows), notices=form.notices)


def _of_others(wave: SurveyWave, form: Form, by: By) -> list[CellFault]:
    """Rows of people whom another partner employs: an analyst takes in their own partner's only."""
    if not (isinstance(by, Account) and by.role == ANALYST):
        return []
    return [
        CellFault(
            f"Row {number}",
            "These answers are of another employer.",
            f"Take them out, or send {by.partner}'s alone.",
        )
        for number, answers in form.rows
        if partner_said(wave, answers) != by.partner
    ]


@dataclass(frozen=True)
class _Taking:
    """Who takes which file in, and what it was dropped among."""

    by: By
    sha256: str
    delivery: Delivery | None


def _keep(wave: SurveyWave, form: Form, taking: _Taking) -> None:
    by = taking.by
    own = by.partner if isinstance(by, Account) else None
    try:
        with whole_partnership(), transaction.atomic():
            SurveyForm.objects.create(
                wave=wave,
                partner=own,
                sha256=taking.sha256,
                rows=len(form.rows),
                delivery=taking.delivery,
                by=by if isinstance(by, Account) else None,
            )
            for _, answers in form.rows:
                add_answer(wave, answers)
            audit.enter(
                "took in a survey form", f"wave {wave.pk}", by=by, partner=own, answers=len(form.rows)
            )
    except IntegrityError as problem:
        raise UsedWrongly("This same file was taken in before. Nothing was counted twice.") from problem

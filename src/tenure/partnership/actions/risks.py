"""What is done with the risk register: opened, reviewed, mitigated, closed; nothing is ever deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from tenure.partnership import audit, may, riskers
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Mitigation, Risk, RiskScore
from tenure.partnership.requiring import maker_of, require_day, require_past, require_text, require_words
from tenure.strategy.barriers.judging import STEPS
from tenure.terms.problems import UsedWrongly

LONGEST: Final = {"title": 200, "owner": 200, "mitigation": 500}


@dataclass(frozen=True)
class Opened:
    """A risk as somebody writes it down."""

    title: str
    cause: str
    consequence: str
    owner: str
    review: date | None = None
    code: str = ""
    paragraphs: str = ""


@dataclass(frozen=True)
class Reviewed:
    """How a risk is judged now, why, and when it is looked at again."""

    likelihood: int
    impact: int
    review: date
    note: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Planned:
    """Something that is to be done about a risk."""

    text: str
    owner: str
    due: date


def open_risk(opened: Opened, first: Reviewed, *, by: By) -> Risk:
    """Put a risk on the register with its first score. UsedWrongly where a part is missing or cannot be."""
    may.require(riskers.keep_risks(by), by=by, about="a risk")
    require_words(
        LONGEST, title=opened.title, cause=opened.cause, consequence=opened.consequence, owner=opened.owner
    )
    _require_reviewed(first)
    with transaction.atomic():
        risk = Risk.objects.create(
            code=_free_code(opened.code or opened.title),
            title=opened.title.strip(),
            cause=opened.cause.strip(),
            consequence=opened.consequence.strip(),
            owner=opened.owner.strip(),
            paragraphs=opened.paragraphs,
            opened_on=first.on or timezone.localdate(),
            review=first.review,
        )
        _score(risk, first, by)
        audit.enter("opened a risk", f"risk {risk.code}", by=by)
    return risk


def review(risk: Risk, reviewed: Reviewed, *, by: By) -> RiskScore:
    """Judge an open risk again. UsedWrongly where it is closed or the judgement cannot be."""
    may.require(riskers.keep_risks(by), by=by, about=f"risk {risk.code}")
    _require_reviewed(reviewed)
    on = reviewed.on or timezone.localdate()
    with transaction.atomic():
        _hold_open(risk)
        last = risk.scores.last()
        if last and on < last.on:
            raise UsedWrongly(f"The last review was on {last.on:%-d %B %Y}. A review cannot come before it.")
        kept = _score(risk, reviewed, by)
        Risk.objects.filter(pk=risk.pk).update(review=reviewed.review)
        audit.enter("reviewed a risk", f"risk {risk.code}", by=by)
    return kept


def plan(risk: Risk, planned: Planned, *, by: By) -> Mitigation:
    """Write down what is to be done about a risk."""
    may.require(riskers.keep_risks(by), by=by, about=f"risk {risk.code}")
    require_words(LONGEST, mitigation=planned.text, owner=planned.owner)
    require_day(planned.due)
    with transaction.atomic():
        _hold_open(risk)
        kept = Mitigation.objects.create(
            risk=risk, text=planned.text.strip(), owner=planned.owner.strip(), due=planned.due
        )
        audit.enter("planned a mitigation", f"risk {risk.code}", by=by)
    return kept


def mitigated(mitigation: Mitigation, *, on: date, by: By, note: str = "") -> None:
    """Say that a mitigation is done. Said twice, the first day stays."""
    may.require(riskers.keep_risks(by), by=by, about=f"risk {mitigation.risk.code}")
    require_past(on)
    require_text(LONGEST, note=note)
    with transaction.atomic():
        made = Mitigation.objects.filter(pk=mitigation.pk, done_on__isnull=True)
        if made.update(done_on=on, done_by=maker_of(by), note=note.strip()):
            audit.enter("did a mitigation", f"risk {mitigation.risk.code}", by=by)


def close(risk: Risk, *, why: str, by: By, on: date | None = None) -> None:
    """Take a risk off the list of open ones, with the reason; its history stays."""
    may.require(riskers.keep_risks(by), by=by, about=f"risk {risk.code}")
    if not why.strip():
        raise UsedWrongly("Say why the risk is closed.")
    require_text(LONGEST, reason=why)
    day = on or timezone.localdate()
    require_past(day)
    if day < risk.opened_on:
        raise UsedWrongly(f"The risk was opened on {risk.opened_on:%-d %B %Y}. It cannot close before that.")
    with transaction.atomic():
        _hold_open(risk)
        Risk.objects.filter(pk=risk.pk).update(closed_on=day, closed_why=why.strip())
        audit.enter("closed a risk", f"risk {risk.code}", by=by)


def open_again(risk: Risk, *, by: By) -> None:
    """Put a closed risk back among the open ones."""
    may.require(riskers.keep_risks(by), by=by, about=f"risk {risk.code}")
    with transaction.atomic():
        if Risk.objects.filter(pk=risk.pk, closed_on__isnull=False).update(closed_on=None, closed_why=""):
            audit.enter("opened a risk again", f"risk {risk.code}", by=by)


def _score(risk: Risk, reviewed: Reviewed, by: By) -> RiskScore:
    return RiskScore.objects.create(
        risk=risk,
        likelihood=reviewed.likelihood,
        impact=reviewed.impact,
        note=reviewed.note.strip(),
        on=reviewed.on or timezone.localdate(),
        by=maker_of(by),
    )


def _free_code(said: str) -> str:
    stem = slugify(said)[:52].strip("-") or "risk"
    taken: set[Any] = set(Risk.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken
    )


def _hold_open(risk: Risk) -> None:
    """Nobody else changes the risk before this transaction ends. UsedWrongly where it is closed."""
    if Risk.objects.select_for_update().get(pk=risk.pk).closed_on is not None:
        raise UsedWrongly(f"“{risk}” is closed. Open it again first.")


def _require_reviewed(reviewed: Reviewed) -> None:
    for name, value in (("likelihood", reviewed.likelihood), ("impact", reviewed.impact)):
        if value not in STEPS:
            raise UsedWrongly(f"The {name} is {value}. Choose 1 to 5.")
    if reviewed.on is not None:
        require_past(reviewed.on)
    require_day(reviewed.review)
    if reviewed.review <= (reviewed.on or timezone.localdate()):
        raise UsedWrongly("The next review has to come after this one.")
    require_text(LONGEST, note=reviewed.note)

"""Case studies: what one tells, whose consent it rests on, and what must be so before it can be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tenure.strategy.framework.checking import hidden_in
from tenure.strategy.framework.parts import Framework

Fault = tuple[str, str]
"""What has to be put right: the name of a field, and a sentence."""

Scope = Literal["partnership", "evaluation", "public"]

SCOPES: Final[dict[Scope, str]] = {
    "partnership": "the partnership and its boards",
    "evaluation": "the partnership and the national evaluation",
    "public": "anyone",
}
"""Who a person lets a case study be shown to: each takes in those before it."""

LONGEST: Final = {"title": 200, "told_by": 120, "context": 4000, "done": 4000, "changed": 4000}
"""Letters that each part of a case study may have."""

MOST_EVIDENCE: Final = 12
LONGEST_NAME: Final = 200

_CALLED: Final = {
    "title": "title",
    "told_by": "name of the person or team",
    "context": "context",
    "done": "account of what was done",
    "changed": "account of what changed",
}


@dataclass(frozen=True)
class Told:
    """What a case study tells. `evidence` has codes of KPIs; `told_by` is who it is about, as they wish."""

    title: str
    activity: str
    outcome: str
    context: str
    done: str
    changed: str
    evidence: tuple[str, ...] = ()
    told_by: str = ""


@dataclass(frozen=True)
class Consent:
    """Who agreed to be told about, when, for whose eyes, and until when; None for as long as it is not
    withdrawn.
    """

    given_by: str
    on: date
    scope: Scope
    until: date | None = None


def covers(consent: Consent, scope: Scope, *, on: date) -> bool:
    """Whether a consent lets a case study be shown to these readers on a day."""
    order = list(SCOPES)
    wide = order.index(consent.scope) >= order.index(scope)
    return wide and consent.on <= on and (consent.until is None or on <= consent.until)


def faults_of(told: Told, framework: Framework) -> dict[str, str]:
    """What has to be put right before a case study can be kept, by field."""
    return dict((*_lengths(told), *_links(told, framework)))


def _lengths(told: Told) -> Iterator[Fault]:
    for name, most in LONGEST.items():
        text = getattr(told, name).strip()
        if not text:
            yield (name, f"Give the {_CALLED[name]}.")
        elif len(text) > most:
            yield (name, f"The {_CALLED[name]} has {len(text):,} letters. Say it in {most:,} or fewer.")
        elif any(hidden_in(text.replace("\r\n", "\n"))):
            yield (name, f"The {_CALLED[name]} holds a character that cannot be shown. Type it again.")


def _links(told: Told, framework: Framework) -> Iterator[Fault]:
    if framework.activity(told.activity) is None:
        yield ("activity", "Choose the activity that it is about.")
    if framework.outcome(told.outcome) is None:
        yield ("outcome", "Choose the outcome that it speaks to.")
    unknown = [code for code in told.evidence if framework.kpi(code) is None]
    if unknown:
        yield ("evidence", f"The framework has no KPI called {unknown[0][:40]}.")
    if len(told.evidence) > MOST_EVIDENCE:
        yield ("evidence", f"Choose {MOST_EVIDENCE} KPIs or fewer.")


def consent_faults(consent: Consent, *, today: date) -> dict[str, str]:
    """What has to be put right before a consent can be written down, by field."""
    return dict(_consent(consent, today))


def _consent(consent: Consent, today: date) -> Iterator[Fault]:
    name = consent.given_by.strip()
    if not name:
        yield ("given_by", "Say who gave consent.")
    elif len(name) > LONGEST_NAME:
        yield ("given_by", f"The name has {len(name):,} letters. Use {LONGEST_NAME} or fewer.")
    elif any(hidden_in(name)):
        yield ("given_by", "The name holds a character that cannot be shown. Type it again.")
    if consent.scope not in SCOPES:
        yield ("scope", "Say who may be shown it.")
    if consent.on > today:
        yield ("given_on", "Consent cannot have been given on a day to come.")
    if consent.until is not None and consent.until < max(consent.on, today):
        yield ("until", "The consent would have ended already. Give a later day, or none.")

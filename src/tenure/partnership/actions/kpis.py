"""What is done with KPIs: a value is given, and what the board decided after an audit is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Final

from django.db import transaction

from tenure.partnership import audit, may, strategists
from tenure.partnership.actions.returns import By
from tenure.partnership.models import KpiDecision, KpiValue
from tenure.partnership.models.kpis import DECISIONS
from tenure.partnership.requiring import maker_of, require_past, require_text, require_words
from tenure.publish.strategy.finding import Typed
from tenure.strategy.framework.parts import Framework, Kpi
from tenure.terms.problems import UsedWrongly

LARGEST: Final = 1e12
LONGEST: Final = {"meeting": 200}


def typed(known_on: datetime | None = None) -> Mapping[str, tuple[Typed, ...]]:
    """Every value that was given, or was by a moment, by KPI; of a day with several, the newest."""
    newest: dict[tuple[str, date], float] = {}
    given = KpiValue.objects.filter(at__lte=known_on) if known_on else KpiValue.objects.all()
    for each in given.order_by("at", "pk"):
        newest[each.kpi, each.on] = each.value
    found: dict[str, list[Typed]] = {}
    for (kpi, on), value in sorted(newest.items()):
        found.setdefault(kpi, []).append(Typed(value, on))
    return {kpi: tuple(values) for kpi, values in found.items()}


@dataclass(frozen=True)
class Given:
    """A value of a KPI as somebody gives it, the day it holds on, and what it rests on."""

    value: float
    on: date
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Decided:
    """What was decided of a KPI, why, at which meeting and on which day."""

    decision: str
    why: str
    meeting: str
    on: date


def give_value(framework: Framework, code: str, given: Given, *, by: By) -> KpiValue:
    """Keep a value of a collected KPI. UsedWrongly where it fills by itself, or the value cannot be."""
    may.require(strategists.give_value(by), by=by, about=f"KPI {code[:80]}")
    kpi = _known(framework, code)
    require_collected(kpi)
    _require_value(kpi, given.value)
    require_past(given.on)
    require_text(LONGEST, note=given.note, evidence=given.evidence)
    with transaction.atomic():
        kept = KpiValue.objects.create(
            kpi=code,
            value=given.value,
            on=given.on,
            note=given.note.strip(),
            evidence=given.evidence.strip(),
            by=maker_of(by),
        )
        audit.enter("gave a value of a KPI", f"KPI {code}", by=by)
    return kept


def decide(framework: Framework, code: str, decided: Decided, *, by: By) -> KpiDecision:
    """Write down what was decided of a KPI. UsedWrongly where a part is missing or cannot be."""
    may.require(strategists.decide_on_kpi(by), by=by, about=f"KPI {code[:80]}")
    _known(framework, code)
    if decided.decision not in DECISIONS:
        given = decided.decision[:20]
        raise UsedWrongly(f"A KPI cannot be decided “{given}”. Use {', '.join(DECISIONS)}.")
    require_words(LONGEST, reason=decided.why, meeting=decided.meeting)
    require_past(decided.on)
    with transaction.atomic():
        kept = KpiDecision.objects.create(
            kpi=code,
            decision=decided.decision,
            why=decided.why.strip(),
            meeting=decided.meeting.strip(),
            on=decided.on,
            by=maker_of(by),
        )
        audit.enter("decided on a KPI", f"KPI {code}", by=by)
    return kept


def _known(framework: Framework, code: str) -> Kpi:
    kpi = framework.kpi(code)
    if kpi is None:
        raise UsedWrongly(f"There is no KPI with the code {code[:80]} in the framework in force.")
    return kpi


def require_collected(kpi: Kpi) -> None:
    """UsedWrongly where a KPI fills by itself."""
    if kpi.kind == "indicator":
        raise UsedWrongly(f"{kpi.label} is filled from the record. It is never typed.")
    if kpi.kind == "count":
        raise UsedWrongly(f"{kpi.label} will be counted in the shared work. It is never typed.")


def _require_value(kpi: Kpi, value: float) -> None:
    if not isfinite(value) or abs(value) > LARGEST:
        raise UsedWrongly("The value is no number that can be kept. Write it in figures.")
    if kpi.unit == "share" and not 0 <= value <= 1:
        raise UsedWrongly(f"{kpi.label} is a share, from 0 to 100%. {value * 100:g}% is not.")
    if value < 0:
        raise UsedWrongly(f"{kpi.label} is counted in {kpi.unit}. It cannot be below zero.")

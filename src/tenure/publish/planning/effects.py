"""Effects of scenarios in plain words: what is changed, by how much, when, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.wording import SERVICE_LABELS

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Change, Scenario

STAGE_WORDS = {
    "asye": "the assessed year",
    "consolidation": "years 2 and 3",
    "experienced": "experienced practice",
    "senior": "senior practice",
    "manager": "management",
}


DESTINATION_WORDS = {
    "other authority": "another authority",
    "agency": "an agency",
    "other social work": "other social work",
    "out": "work outside the profession",
    "retired": "retirement",
    "partner": "another partner",
}


NO_SOURCE: Final = "no source found"
"""What the evidence table says of a size that nobody has published."""

PAID_BY = {
    "partners": "the partners",
    "partnership": "the partnership’s own funds",
    "university": "the universities",
    "government": "government",
}


class EffectWords(NamedTuple):
    """One effect as a row of a table."""

    what: str
    size: str
    interval: str
    when: str


def effect_words(change: Change) -> EffectWords:
    """An effect in plain words."""
    interval = (
        f"{sized_words(change, change.low)} to {sized_words(change, change.high)}"
        if change.interval
        else "certain"
    )
    return EffectWords(
        f"{_what(change)}{_where(change)}", sized_words(change, change.size), interval, _when(change)
    )


def _what(change: Change) -> str:
    from tenure.forecast.scenarios.kinds import KINDS

    return KINDS[change.on].says.rstrip(".")


def _where(change: Change) -> str:
    """Whom it is about, where that is not everyone."""
    where = change.where
    parts = [STAGE_WORDS[stage] for stage in where.stages]
    parts += [f"leaving for {DESTINATION_WORDS.get(to, to)}" for to in where.destinations]
    parts += [f"{kind} people" for kind in where.hires]
    parts += [*where.steps, *where.routes]
    parts += [name_of(partner) for partner in where.partners]
    parts += [SERVICE_LABELS[service].lower() for service in where.services]
    if where.months:
        parts.append(f"months {where.months[0]:g} to {where.months[-1]:g}")
    return f" ({', '.join(parts)})" if parts else ""


def sized_words(change: Change, size: float) -> str:
    """ "12% fewer", "2 weeks less", "20 posts more"."""
    if change.verb == "multiply":
        by = (size - 1) * 100
        if abs(by) < 0.05:
            return "no change"
        whole = abs(by) >= 10 or abs(by - round(by)) < 0.05
        return f"{numbers.rounded(abs(by), 0 if whole else 1)}% {'more' if by > 0 else 'less'}"
    said = numbers.rounded(abs(size), 0 if float(size).is_integer() else 1)
    if change.verb == "set":
        return f"{said} {change.unit}"
    if not size:
        return "no change"
    return f"{said} {change.unit} {'more' if size >= 0 else 'fewer'}"


def _when(change: Change) -> str:
    parts = [f"from {_month(change.starts)}"]
    if change.builds_up_months:
        parts.append(f"built up over {change.builds_up_months:g} months")
    if change.reaches < 1:
        parts.append(f"reaching {numbers.rounded(change.reaches * 100, 0)}%")
    if change.fades_after_months is not None:
        parts.append(f"fading after {change.fades_after_months:g} months")
    return ", ".join(parts)


def _month(day: date) -> str:
    return f"{day:%B %Y}"


ACTS: Final = {
    "exit hazard": "how many leave",
    "fill chance": "how soon posts are filled",
    "time to hire": "how soon posts are filled",
    "intake": "how many students begin",
    "progression": "how many students qualify",
    "partner share": "how many graduates look here",
    "promotion": "how many are promoted",
    "establishment": "how many posts there are",
    "induction capacity": "places for the assessed year",
    "cover share": "how many vacancies agency staff cover",
    "agency price": "what agency staff cost",
    "working pattern": "hours",
    "one-off move": "people who come or go at once",
    "caseload cap": "posts that keep caseloads down",
}
"""What each kind of effect acts on, in a few plain words."""


def effects_named(scenarios: Sequence[Scenario]) -> dict[str, str]:
    """What each effect (scenario/effect) is called where there is little room; no two alike."""
    named: dict[str, str] = {}
    for scenario in scenarios:
        for change in scenario.effects:
            short = f"{scenario.name}: {ACTS[change.on]}"
            longer = f"{short}{_where(change)}"
            said = longer if short in named.values() else short
            said = f"{longer}, {change.key}" if said in named.values() else said
            named[f"{scenario.key}/{change.key}"] = said
    return named


def is_assumed(change: Change) -> bool:
    """Whether no study was found for the size: a row of evidence may stand behind what it is applied to."""
    from tenure.forecast.fitting.evidence import evidence

    if not change.evidence or "assumption" in change.reason.lower():
        return True
    return not evidence(change.evidence).verified


def evidence_words(change: Change) -> str:
    """What a size rests on: the row of the evidence table, or the reason."""
    from tenure.forecast.fitting.evidence import evidence

    if not change.evidence:
        return change.reason
    row = evidence(change.evidence)
    if row.source == NO_SOURCE:
        return f"Assumption: no source was found. {change.reason}".strip()
    doubt = "" if row.verified else " (not verified)"
    return f"{row.source}, {row.year}{doubt}. {change.reason}".strip()

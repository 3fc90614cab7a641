"""What is done with the planner: parameters chosen instead of the fitted ones, and scenarios saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.forecast.fitting.parameters import Override, Parameter, require_overrides
from tenure.forecast.scenarios import Scenario as Shape
from tenure.forecast.scenarios import scenario_from
from tenure.forecast.scenarios.writing import as_values
from tenure.partnership import audit, may, planners
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, ParameterChoice, Partner, Scenario, ScenarioVersion
from tenure.publish.planning.editing import require_fits
from tenure.publish.planning.futures import Futures
from tenure.terms.problems import HasFindings

SAVED: Final = "saved-"
"""What the address of a saved scenario begins with; its number follows."""


@dataclass(frozen=True)
class Saved:
    """A saved scenario: where it is kept, and what its newest version says."""

    kept: Scenario
    scenario: Shape


@dataclass(frozen=True)
class Chosen:
    """A value that somebody puts in the place of a fitted one; without an interval it is taken as certain."""

    value: float
    reason: str
    low: float | None = None
    high: float | None = None


def overrides() -> tuple[Override, ...]:
    """The parameters that somebody chose, as the forecast takes them."""
    standing = ParameterChoice.objects.filter(ended_at__isnull=True).select_related("by")
    return tuple(
        Override(
            key=choice.parameter,
            value=choice.value,
            low=choice.low,
            high=choice.high,
            reason=choice.reason,
            owner=str(choice.by) if choice.by else "the command line",
            on=timezone.localdate(choice.at),
        )
        for choice in standing.order_by("parameter")
    )


def choose_parameter(
    *, parameter: str, chosen: Chosen, known: Sequence[Parameter], by: By
) -> ParameterChoice:
    """Put a value of one's own in the place of a fitted one; the choice before it ends.

    known  every parameter there is. UsedWrongly where the value cannot stand beside the others.
    """
    may.require(planners.choose_parameter(by), by=by, about=f"parameter {parameter}")
    owner = str(by) if isinstance(by, Account) else "the command line"
    wanted = Override(
        parameter, chosen.value, chosen.reason, owner, timezone.localdate(), chosen.low, chosen.high
    )
    require_overrides([*(one for one in overrides() if one.key != parameter), wanted], known)
    with transaction.atomic():
        _end(parameter, by)
        choice = ParameterChoice.objects.create(
            parameter=parameter,
            value=chosen.value,
            low=chosen.low,
            high=chosen.high,
            reason=chosen.reason,
            by=_maker(by),
        )
        audit.enter("chose a parameter", f"parameter {parameter}", by=by)
    return choice


def end_choice(*, parameter: str, by: By) -> None:
    """Go back to the fitted value."""
    may.require(planners.choose_parameter(by), by=by, about=f"parameter {parameter}")
    with transaction.atomic():
        if _end(parameter, by):
            audit.enter("gave up a chosen parameter", f"parameter {parameter}", by=by)


def _end(parameter: str, by: By) -> int:
    standing = ParameterChoice.objects.filter(parameter=parameter, ended_at__isnull=True)
    return standing.update(ended_at=timezone.now(), ended_by=_maker(by))


def _maker(by: By) -> Account | None:
    return by if isinstance(by, Account) else None


def save_scenario(
    *,
    document: object,
    futures: Callable[[], Futures],
    partner: Partner | None,
    by: By,
    scenario: Scenario | None = None,
) -> Scenario:
    """Keep a scenario: a new one, or the next version of one that was saved.

    futures  gives what it is to be tried on: what fits no forecast is of no use to anybody.
    Raises HasFindings with everything that is wrong in it, UsedWrongly where it does not fit; nothing is kept
    then.
    """
    may.require(planners.save_scenario(by, partner), by=by, about="a scenario")
    if scenario is not None:
        may.require(planners.change_scenario(by, scenario), by=by, about=f"scenario {scenario.pk}")
    made = scenario_from(document)
    require_fits(document, futures())
    values = as_values(made)
    with transaction.atomic():
        kept = scenario or Scenario.objects.create(
            key=_free_key(made.key, partner), partner=partner, made_by=_maker(by)
        )
        last = kept.versions.select_for_update().order_by("-number").first() if scenario else None
        if last is None or last.document != values:
            ScenarioVersion.objects.create(
                scenario=kept,
                number=last.number + 1 if last else 1,
                document=values,
                fingerprint=sha256(json.dumps(values, sort_keys=True).encode()).hexdigest(),
                made_by=_maker(by),
            )
        audit.enter("saved a scenario", f"scenario {kept.pk}", by=by, partner=partner)
    return kept


def _free_key(key: str, partner: Partner | None) -> str:
    """The key, with a number after it where another scenario has it."""
    taken = set(
        Scenario.objects.filter(partner=partner, key__startswith=key[:50]).values_list("key", flat=True)
    )
    tries = (f"{key[:54]}-{n}" for n in count(2))
    return key if key not in taken else next(each for each in tries if each not in taken)


def set_aside(*, scenario: Scenario, by: By) -> None:
    """Take a scenario out of the list. Its versions stay."""
    may.require(planners.change_scenario(by, scenario), by=by, about=f"scenario {scenario.pk}")
    with transaction.atomic():
        Scenario.objects.filter(pk=scenario.pk).update(set_aside_at=timezone.now())
        audit.enter("set a scenario aside", f"scenario {scenario.pk}", by=by, partner=scenario.partner)


def saved_scenarios(by: By) -> dict[str, Saved]:
    """The saved scenarios that someone may see, by what they are called in an address.

    One that is no scenario any more, by stricter rules than it was saved by, is left out.
    """
    standing = Scenario.objects.filter(set_aside_at__isnull=True).select_related("partner")
    mine = [each for each in standing.prefetch_related("versions") if planners.see_scenario(by, each)]
    return {f"{SAVED}{kept.pk}": Saved(kept, read) for kept in mine if (read := _read(kept)) is not None}


def _read(kept: Scenario) -> Shape | None:
    try:
        return scenario_from(kept.newest.document)
    except HasFindings:
        return None

"""What is done with the planner: parameters chosen instead of the fitted ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from tenure.forecast.fitting.parameters import Override, Parameter, require_overrides
from tenure.partnership import audit, may, planners
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, ParameterChoice


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

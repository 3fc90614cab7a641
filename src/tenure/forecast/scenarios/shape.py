"""A scenario: what it changes, for whom, when, by how much, on whose word, and what it costs."""

# ruff: noqa: RUF009 - `told` is a field with its meaning

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, dataclass, field, replace
from datetime import date
from typing import Any, Final

from tenure.forecast.flows.inputs import DESTINATIONS, STAGES
from tenure.forecast.scenarios.kinds import HIRES, KINDS, PAYERS, PER, STEPS

SERVICES: Final = ("children", "adults")


def told(
    words: str,
    *,
    default: Any = MISSING,
    among: Collection[str] = (),
    least: float | None = None,
    most: float | None = None,
) -> Any:
    """A field of a scenario file with its meaning and limits; without a default it has to be there."""
    return field(
        default=default, metadata={"says": words, "among": tuple(among), "least": least, "most": most}
    )


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whom an effect is about. What is left out means all."""

    partners: tuple[str, ...] = told("Keys of partners.", default=())
    services: tuple[str, ...] = told("Services.", default=(), among=SERVICES)
    stages: tuple[str, ...] = told("Stages of people in post.", default=(), among=STAGES)
    months: tuple[float, ...] = told(
        "First and last month, both included: since qualifying in the assessed year and consolidation, with "
        "the employer afterwards.",
        default=(),
        least=0,
        most=720,
    )
    destinations: tuple[str, ...] = told("Where leavers go.", default=(), among=DESTINATIONS)
    hires: tuple[str, ...] = told("Which candidates.", default=(), among=HIRES)
    steps: tuple[str, ...] = told("Which promotions.", default=(), among=STEPS)
    routes: tuple[str, ...] = told(
        "Routes by which students qualify; all of our own where left out.", default=()
    )


EVERYBODY: Final = Place()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One effect of a scenario. Exactly one of multiply, add and set says how large it is."""

    key: str = told("Its name within the scenario.")
    on: str = told("What is changed.", among=tuple(KINDS))
    where: Place = told("Whom it is about.", default=EVERYBODY)
    multiply: float | None = told("The factor among those reached, when fully built up.", default=None)
    add: float | None = told("How much is added when fully built up.", default=None)
    set: float | None = told("What it becomes when fully built up.", default=None)
    unit: str = told("What is multiplied, added or set.")
    interval: tuple[float, ...] = told("Low and high: 4 chances in 5 that it lies between.", default=())
    starts: date = told("The month in which it begins.")
    builds_up_months: float = told("Months until it is there in full.", default=0.0, least=0, most=600)
    reaches: float = told("Share reached of those whom it is about.", default=1.0, least=0, most=1)
    fades_after_months: float | None = told(
        "Months from its start until it begins to fade; left out where it stays.",
        default=None,
        least=0,
        most=600,
    )
    fades_over_months: float = told("Months until it has faded.", default=0.0, least=0, most=600)
    qualify_after_months: int | None = told(
        "For an intake: months from beginning to qualifying.", default=None, least=1, most=120
    )
    evidence: str = told("Key of a row of the evidence table.", default="")
    reason: str = told("Why this size; “assumption” where nothing better is known.", default="")

    @property
    def verb(self) -> str:
        """multiply, add or set: the first that has a value."""
        return next((verb for verb in ("multiply", "add", "set") if getattr(self, verb) is not None), "")

    def of_size(self, size: float) -> Change:
        """The same effect of another size, about which there is no doubt."""
        other: dict[str, Any] = {self.verb: size, "interval": ()}
        return replace(self, **other)

    @property
    def size(self) -> float:
        """The value of its verb."""
        value: float = getattr(self, self.verb)
        return value

    @property
    def low(self) -> float:
        """The low end of its interval; its size where it has none."""
        return self.interval[0] if self.interval else self.size

    @property
    def high(self) -> float:
        """The high end of its interval; its size where it has none."""
        return self.interval[1] if self.interval else self.size


@dataclass(frozen=True, kw_only=True)
class Interaction:
    """What two effects do together beyond multiplying one another."""

    between: tuple[str, ...] = told("The keys of two effects of this scenario.")
    multiply: float = told("Factor for those whom both reach; above 1 they do less together.", least=0.01)
    reason: str = told("Why.")


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Something that has to be paid."""

    what: str = told("What is paid for.")
    per: str = told("What it is paid for each of.", among=PER)
    pounds: float = told("Pounds, in prices of the price year.", least=0)
    interval: tuple[float, ...] = told("Low and high: 4 chances in 5.", default=(), least=0)
    price_year: int = told("The year of the prices.", least=2000, most=2100)
    starts: date = told("The first month in which it is paid.")
    until: date | None = told("The last month; left out where it goes on.", default=None)
    effect: str = told("The effect whose participants it is paid for.", default="")
    paid_by: str = told("Who pays.", default="partners", among=PAYERS)
    evidence: str = told("Key of a row of the evidence table.", default="")
    reason: str = told("Why this much.", default="")


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A named set of effects, complete: whoever has it can run it again."""

    key: str = told("Its short name: small letters, digits and hyphens.", most=60)
    name: str = told("Its name for people.", most=120)
    says: str = told("What is done, in a sentence or two.")
    paragraphs: tuple[str, ...] = told("Paragraphs of the plan that it serves.", default=())
    base: str = told("The baseline it is compared with.", default="baseline")
    owner: str = told("Whose assumptions these are.")
    dated: date = told("The day the assumptions were made.")
    others: str = told("What is assumed about others: does a partner lose whom we keep?", default="")
    effects: tuple[Change, ...] = told("What it changes.", default=())
    interactions: tuple[Interaction, ...] = told("Effects that overlap.", default=())
    costs: tuple[Cost, ...] = told("What it costs.", default=())
    answers: tuple[str, ...] = told("Answers wanted first.", default=())
    at: tuple[date, ...] = told("Days for which they are wanted.", default=())

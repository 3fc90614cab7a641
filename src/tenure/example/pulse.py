"""Two waves of the wellbeing pulse, answered by made-up people: where each factor stands is set, and the
answers follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.example.chance import one_of, stream
from tenure.returns.survey import bank
from tenure.returns.survey.answering import only_asked
from tenure.returns.survey.questions import code_of

Numbers = NDArray[np.float64]
Answers = dict[str, Any]

SURVEY: Final = "wellbeing-pulse"

LEVELS: Final[Mapping[str, tuple[float, float]]] = {
    "factors.workload": (2.35, 2.62),
    "factors.resilience": (2.9, 2.94),
    "factors.progression": (3.05, 3.02),
    "factors.training": (3.45, 3.5),
    "factors.environment": (2.75, 2.9),
    "factors.flexibility": (3.6, 3.66),
    "factors.management": (3.75, 3.72),
    "wellbeing.energy": (2.5, 2.6),
    "wellbeing.purpose": (4.05, 4.06),
    "wellbeing.worry": (2.95, 2.85),
    "wellbeing.belong": (3.8, 3.82),
}
"""Where the mean of each statement stands in the two waves: the workload eases, the rest hardly moves."""

PARTNERS: Final[Mapping[str, tuple[int, float]]] = {
    "101": (78, 0.02),
    "102": (64, 0.22),
    "103": (52, -0.34),
    "104": (9, 0.1),
    "105": (70, -0.1),
    "106 / 107": (121, 0.12),
}
"""How many of each partner answer the first wave, and how much better it is there; 104 has too few."""

STAGES: Final[Mapping[str, float]] = {"first": 0.14, "early": 0.2, "experienced": 0.48, "manager": 0.18}
BETTER: Final[Mapping[str, float]] = {"first": 0.1, "early": -0.15, "experienced": 0.0, "manager": 0.05}
"""How much better things are at each stage: the second and third year are the hardest."""

LOOKED, THOUGHT = 0.14, 0.24
"""Shares who looked for something else, and who only thought of it."""

WORDS: Final = (
    "An hour a day without the telephone.",
    "Fewer forms that ask the same thing twice.",
    "A quiet room for hard calls.",
    "Supervision that is not put off.",
    "A laptop that starts within a minute.",
    "Somebody to take the student while I am at court.",
    "To know what the next step could be here.",
    "A smaller caseload in the first year after ASYE.",
    "Time for the course that I was promised.",
    "To hear what came of what we said last time.",
    "Parking near the office.",
    "One system for children and adults.",
)


@dataclass(frozen=True)
class Wave:
    """One wave as it was answered."""

    name: str
    opened_on: date
    closed_on: date
    invited: int
    answers: tuple[Answers, ...]


def pulse(*, seed: int = 2018) -> tuple[Wave, ...]:
    """The two waves of the example, the same each time."""
    first = Wave("Spring 2023", date(2023, 4, 17), date(2023, 5, 5), 902, _answers(0, 1.0, seed))
    second = Wave("Autumn 2023", date(2023, 10, 16), date(2023, 11, 3), 915, _answers(1, 1.12, seed))
    return first, second


def _answers(wave: int, more: float, seed: int) -> tuple[Answers, ...]:
    chance = stream(seed, "pulse", wave)
    numbers = [n for n, (many, _) in PARTNERS.items() for _ in range(_how_many(many, more))]
    size = len(numbers)
    partners = np.array([PARTNERS[n][1] for n in numbers])
    stages = one_of(chance, dict(STAGES), size)
    own = chance.normal(0, 0.55, size) + partners + np.array([BETTER[s] for s in stages])
    said = {name: _on_scale(own, levels[wave], chance, name) for name, levels in LEVELS.items()}
    staying = _staying(own + chance.normal(0, 0.6, size))
    adults = chance.random(size) < 0.3
    people: list[Answers] = []
    for i in range(size):
        answers: Answers = {name: str(int(values[i])) for name, values in said.items()}
        answers |= {"employer": code_of(numbers[i]), "stage": str(stages[i]), "staying": str(staying[i])}
        answers["service"] = "adults" if adults[i] else "children"
        answers |= _in_words(chance, answers)
        people.append(only_asked(bank.survey(SURVEY), answers))
    order = chance.permutation(size)
    return tuple(people[int(i)] for i in order)


def _how_many(first: int, more: float) -> int:
    """A small partner stays small in every wave."""
    return first if first < 10 else round(first * more)


def _on_scale(own: Numbers, level: float, chance: np.random.Generator, name: str) -> Numbers:
    """Answers from 1 to 5 whose mean is the level: what people feel, shifted until it is."""
    felt = chance.normal(0, 0.85, len(own)) + (-own if name == "wellbeing.worry" else own)
    low, high = -3.0, 9.0
    for _ in range(40):
        middle = (low + high) / 2
        mean = float(np.clip(np.round(felt + middle), 1, 5).mean())
        low, high = (middle, high) if mean < level else (low, middle)
    return np.clip(np.round(felt + high), 1, 5)


def _staying(felt: Numbers) -> NDArray[Any]:
    """Those who feel worst looked for something else, the next thought of it."""
    rank = np.argsort(np.argsort(felt)) / len(felt)
    return np.where(rank < LOOKED, "looked", np.where(rank < LOOKED + THOUGHT, "thought", "no"))


def _in_words(chance: np.random.Generator, answers: Answers) -> Answers:
    found: Answers = {}
    lowest = min(
        ("workload", "progression", "flexibility", "management"), key=lambda f: int(answers[f"factors.{f}"])
    )
    reasons = {lowest} | ({"pay"} if chance.random() < 0.35 else set())
    if chance.random() < 0.9:
        found["reasons"] = sorted(reasons)
    if chance.random() < 0.12:
        found["one-thing"] = WORDS[int(chance.integers(len(WORDS)))]
    return found

"""The actions that can be tried, ready ones and saved ones, by what each would change alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.planning.actions import better_in, status_and_word
from tenure.publish.planning.awaiting import PATIENCE, Progress, awaited
from tenure.publish.planning.contents import ActionRow, ActionsPage
from tenure.publish.planning.effects import is_assumed
from tenure.publish.planning.files import values_of
from tenure.publish.planning.glances import glance
from tenure.publish.planning.overview import Looked, choices_of
from tenure.publish.planning.saying import LIKELY, PLAN_MEASURES, Spread, change_words
from tenure.publish.planning.working import Kept, Told, name_of_work
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario
    from tenure.publish.planning.futures import Futures

Order = tuple[float, float]

KIND: Final = "actions 1"
"""What is kept once all are tried; its number goes up when what is kept of each changes."""


def actions_page(
    question: Looked, saved: Mapping[str, Scenario], *, folder: Path | None = None
) -> ActionsPage:
    """Every action with what it would change by itself, the most helpful first.

    saved   scenarios that somebody saved, by their key; they stand beside the ready ones.
    folder  where what each does is kept.
    """
    from tenure.forecast.scenarios.ready import library

    rows, left_out = [], []
    for key, scenario in {**library(), **saved}.items():
        try:
            rows.append(_row(question, key, scenario, folder))
        except UsedWrongly as problem:
            left_out.append(f"{scenario.name}: {_plainly(str(problem), key)}")
    rows.sort(key=lambda found: found[0])
    shown = tuple(row for _, row in rows)
    helpful = [row for row in shown if row.status == "on-course"]
    return ActionsPage(
        title=_title(helpful),
        lede=_lede(question, helpful, len(shown)),
        service=question.asked.service,
        area=question.asked.area,
        ends=question.ends,
        choices=choices_of(question),
        rows=shown,
        left_out=tuple(left_out),
    )


def tried_each(
    futures: Futures, saved: Mapping[str, Scenario], folder: Path, *, patience: float | None = PATIENCE
) -> Progress | None:
    """Try each action by itself, and keep what it does; how far that is, where it takes longer than patience.

    patience  seconds to wait; None until it is found out.
    """
    from tenure.forecast.scenarios.ready import library

    named = {**library(), **saved}
    kept = Kept(folder, name_of_work(KIND, values_of(named), futures.name))
    arms = ((), *((scenario,) for scenario in named.values()))

    def work(told: Told) -> None:
        for done, arm in enumerate(arms):
            told(done, len(arms), "trying each action by itself")
            with suppress(UsedWrongly):
                glance(futures.light, arm, folder)
        kept.keep({"made_with": {"tenure": __version__, "futures": futures.name}})

    found = awaited(kept, work, patience=patience)
    return found if isinstance(found, Progress) else None


def most_helpful(question: Looked, most: int) -> tuple[str, ...]:
    """Keys of the ready actions whose cost is known that by themselves help most with vacancies."""
    from tenure.forecast.scenarios.ready import library

    priced = {key for key, scenario in library().items() if any(cost.pounds for cost in scenario.costs)}
    return tuple(row.key for row in actions_page(question, {}).rows if row.key in priced)[:most]


def _row(question: Looked, key: str, scenario: Scenario, folder: Path | None) -> tuple[Order, ActionRow]:
    """An action's line, and where it stands among others: by the change that is shown, then by its mean."""
    main, light = PLAN_MEASURES[0], question.futures.light
    september = question.until - light.start.on.year - 1
    there, base = (
        glance(light, arm, folder).vacancy_rate(question.units, september) for arm in ((scenario,), ())
    )
    change = there - base
    spread = Spread.of(change)
    status, word = status_and_word(change, better_in(main, change))
    unproven = sum(map(is_assumed, scenario.effects))
    return (round(spread.middle, 3), float(np.mean(change))), ActionRow(
        key=key,
        name=scenario.name,
        says=scenario.says,
        paragraphs=", ".join(f"¶{each}" for each in scenario.paragraphs),
        change=change_words(spread.middle, main),
        band=_band(*(change_words(end, main) for end in spread.outer)),
        status=status,
        word=word,
        doubt=_doubt(unproven, len(scenario.effects)),
    )


def _band(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _plainly(problem: str, key: str) -> str:
    """Why an action cannot be tried, without the place in its file."""
    return re.sub(rf"^{re.escape(key)}: effects\[\d+\] \([^)]*\) ", "it ", problem)


def _doubt(unproven: int, of: int) -> str:
    if not unproven:
        return "rests on published evidence"
    if unproven == of:
        return "rests on an assumption" if of == 1 else "rests on assumptions"
    return (
        f"{unproven} of {of} effects {'rests on an assumption' if unproven == 1 else 'rest on assumptions'}"
    )


def _title(helpful: list[ActionRow]) -> str:
    if not helpful:
        return "No action by itself would likely lower the vacancy rate"
    return f"{helpful[0].name} would likely lower the vacancy rate the most"


def _lede(question: Looked, helpful: list[ActionRow], count: int) -> str:
    many = numbers.count_words(len(helpful)) if helpful else "none"
    alone = "itself" if len(helpful) == 1 else "themselves"
    return (
        f"Of {count} actions {many} would by {alone} likely lower it in "
        f"{question.area} by {numbers.day(question.ends)}: in at least {LIKELY:.0%} of futures. "
        "Tick several to see what they do together."
    )

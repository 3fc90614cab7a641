"""How much work there may be, and how many posts a standard of cases makes of it, beside the posts there
are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.contents import Chart, Choice, Note, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning.behind import by_council, by_year, notes, ratios
from tenure.publish.planning.contents import PlanChoices, PlanTile
from tenure.publish.planning.guarding import Grain
from tenure.publish.planning.needing import needed_chart, work_chart
from tenure.publish.planning.overview import Looked, choices_of, source_of
from tenure.publish.planning.saying import LIKELY, Spread, chance_word, range_words
from tenure.publish.planning.standards import ENGLAND, NOW, Asked, signed
from tenure.publish.tables import words

if TYPE_CHECKING:
    pass

Numbers = NDArray[np.float64]

LICENCE: Final = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class DemandPage:
    """Posts that demand asks for, beside those there are, as this viewer may see them.

    standards  the standards that can be chosen.    standard  what was typed; empty where one of them was
               chosen.
    empty      why there is nothing to show; empty where there is something.
    """

    title: str
    lede: str
    choices: PlanChoices
    standards: tuple[Choice, ...]
    standard: str
    tiles: tuple[PlanTile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    empty: str = ""


def demand_page(question: Looked, standard: str = ENGLAND) -> DemandPage:
    """Posts needed by a standard of cases and what demand may be, beside the establishment."""
    asked = Asked(question, standard.strip().lower() or ENGLAND)
    asked.number  # noqa: B018  # a standard that cannot be is said before anything is worked out
    choices, standards = choices_of(question), tuple(_standards(asked))
    typed = "" if asked.number is None else standard.strip()
    if not asked.units:
        return DemandPage(
            title=f"Nothing says yet how much work there is: {question.area}",
            lede="",
            choices=choices,
            standards=standards,
            standard=typed,
            empty=_why_empty(asked),
        )
    return DemandPage(
        title=_title(asked),
        lede=_lede(asked),
        choices=choices,
        standards=standards,
        standard=typed,
        tiles=tuple(_tiles(asked)),
        charts=tuple(_charts(asked)),
        tables=(by_council(asked), by_year(asked), ratios(asked)),
        notes=tuple(Note("about", says) for says in notes(asked)),
        sources=(source_of(question), f"Published series: DfE and ONS. {LICENCE}"),
    )


def _charts(asked: Asked) -> Iterator[Chart]:
    yield needed_chart(asked.needed, asked.posts, asked.question, asked.says)
    if len({asked.work(u).demand.what for u in asked.units}) == 1:
        yield work_chart([asked.work(u).demand for u in asked.units], asked.question)
    if len(asked.units) > 1:
        yield _by_council(asked)


def _standards(asked: Asked) -> Iterator[Choice]:
    chosen = "" if asked.number is not None else asked.standard
    if asked.service == "children":
        yield Choice(ENGLAND, "England’s average of 2023: 16.0", chosen == ENGLAND)
    yield Choice(NOW, "As it is now in each council", chosen == NOW or asked.service == "adults")


def _why_empty(asked: Asked) -> str:
    if asked.service == "adults":
        return (
            "Adults’ returns do not say who holds cases, and no such series is published. Give a "
            "series of your "
            "own: a row for each council and year."
        )
    return (
        "The returns of this place do not say who holds cases. Load returns that do, or give a "
        "series of your "
        "own: a row for each council and year."
    )


def _title(asked: Asked) -> str:
    m, grain = asked.question.months, asked.question.grain
    more = float((asked.needed[:, m] > asked.posts[m]).mean())
    there = f"by 30 September {asked.question.until}"
    if max(more, 1 - more) < LIKELY:
        return f"{asked.says}, {_area(asked)} is as likely to need more posts than it has as fewer {there}"
    chance = chance_word(max(more, 1 - more))
    middle = float(np.median(asked.needed[:, m]))
    which = "more" if more > 0.5 else "fewer"
    return (
        f"{asked.says}, {_area(asked)} would {chance} need {which} posts than it has {there}: "
        f"{grain.said(middle, 'FTE')} against {grain.said(float(asked.posts[m]), 'FTE')}"
    )


def _area(asked: Asked) -> str:
    return asked.question.area


def _lede(asked: Asked) -> str:
    m, grain = asked.question.months, asked.question.grain
    spread = Spread.of(asked.needed[:, m]).shown(grain, "FTE")
    return (
        f"Half of futures need more than {grain.said(spread.middle, 'FTE')} full-time posts on "
        f"{numbers.day(asked.question.ends)} and half fewer, {range_words(spread, 'FTE', grain)}. "
        f"The establishment is {grain.said(float(asked.posts[m]), 'FTE')}, vacant posts among them."
    )


def _tiles(asked: Asked) -> Iterator[PlanTile]:
    m, grain = asked.question.months, asked.question.grain
    gap = asked.needed[:, m] - asked.posts[m]
    spread = Spread.of(asked.needed[:, m]).shown(grain, "FTE")
    now = grain.said(float(np.median(asked.needed[:, 0])), "FTE")
    there = [grain.said(float(asked.posts[month]), "FTE") for month in (0, m)]
    yield PlanTile(
        "posts", "Posts there are", "FTE", there[0], there[1], "In post and vacant", "no-data", "held as now",
        held=True,
    )  # fmt: skip
    yield PlanTile("needed", "Posts needed", "FTE", now, grain.said(spread.middle, "FTE"),
                   range_words(spread, "FTE", grain), "no-data", asked.says)  # fmt: skip
    more = float((gap > 0).mean())
    sure = max(more, 1 - more) >= LIKELY
    word = f"{chance_word(max(more, 1 - more))} {'short of posts' if more > 0.5 else 'enough posts'}"
    yield PlanTile("gap", "More than there are", "FTE", signed(grain, float(np.median(gap_now(asked)))),
                   signed(grain, float(np.median(gap))), _band(grain, gap),
                   ("watch" if more > 0.5 else "on-course") if sure else "no-data",
                   word if sure else "as likely short of posts as not")  # fmt: skip


def gap_now(asked: Asked) -> Numbers:
    """Posts needed today more than there are."""
    gap: Numbers = asked.needed[:, 0] - asked.posts[0]
    return gap


def _band(grain: Grain, values: Numbers) -> str:
    low, high = np.quantile(values, [0.1, 0.9])
    return f"from {signed(grain, float(low))} to {signed(grain, float(high))} in 4 of 5 futures"


def _by_council(asked: Asked) -> Chart:
    """Posts needed at the end for each hundred that there are, by council."""
    m, question = asked.question.months, asked.question
    bars, rows = [], []
    for u in asked.units:
        grain, name = question.grain_of([u]), name_of(question.futures.start.units[u].partner)
        share = float(np.median(asked.drawn(u)[:, m])) / float(asked.there(u)[m])
        value = None if grain.hidden else grain.rounded(share, "share")
        said = "not shown" if value is None else grain.said(share, "share")
        bars.append(Bar(name, value, said, strong=value is not None and value > 1, beside=1.0))
        rows.append((words(name), grain.cell(share, "share")))
    known = [bar for bar in bars if bar.value is not None]
    most = max(known, key=lambda bar: bar.value or 0.0, default=None)
    title = (
        f"{most.name} would need the most for what it has: {most.said}" if most else "No council can be shown"
    )
    caption = f"Posts needed over posts there are, 30 September {question.until}"
    return Chart(
        key="plan-demand-councils",
        title=title,
        subtitle=f"{caption}, middle of futures",
        reading=f"{title}. Above 100% a council would be short of posts.",
        alt="Bars: " + ", ".join(f"{bar.name} {bar.said}" for bar in bars) + ".",
        source=source_of(question),
        table=Table(
            "plan-demand-councils", caption, ("Council", "Needed over there"), tuple(rows), units=("", "%")
        ),
        drawing=Bars(tuple(bars), percent=True, beside="as many as there are") if known else None,
    )

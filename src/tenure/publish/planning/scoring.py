"""How forecasts from earlier years would have done: in a sentence, by figure, and by years ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.defining import OF_SERVICE
from tenure.publish.tables import words
from tenure.publish.wording import first_up

if TYPE_CHECKING:
    from tenure.forecast.fitting.history import Score

TOO_NARROW: Final = 0.7
"""A band of 4 in 5 that held less than this is said to be too narrow."""

NEAR: Final = 0.02
"""Differences in the relative score under this are noise."""


def held_in(scores: Sequence[Score]) -> float:
    """The share of what came that lay inside the bands of four in five, over all answers and horizons."""
    places = sum(score.places for score in scores)
    return sum(score.coverage_80 * score.places for score in scores) / places


def better_than_last(scores: Sequence[Score]) -> float:
    """The mean score over that of the last value: below 1 is better."""
    places = sum(score.places for score in scores)
    return sum(score.relative_crps * score.places for score in scores) / places


def title_of(scores: Sequence[Score]) -> str:
    if not scores:
        return "There are too few years on record to say how good earlier forecasts would have been"
    held = numbers.rounded(100 * held_in(scores), 0)
    return f"Bands of 4 in 5 futures would have held {held}% of what came"


def lede_of(scores: Sequence[Score]) -> str:
    if not scores:
        return (
            "From three years of returns on, each earlier year is forecast anew and held against what came."
        )
    against = better_than_last(scores)
    worth = numbers.rounded(abs(1 - against) * 100, 0)
    if abs(1 - against) < NEAR:
        said = "On average the forecasts were as good as saying that nothing changes."
    else:
        side = "closer to what came than" if against < 1 else "further from what came than"
        said = f"On average the forecasts were {worth}% {side} saying that nothing changes."
    return " ".join(filter(None, (said, _further(scores), _worst(scores))))


def _further(scores: Sequence[Score]) -> str:
    """The figures whose forecasts were further off than saying that nothing changes."""
    found: dict[str, list[str]] = {}
    for answer, service in dict.fromkeys((score.answer, score.service) for score in scores):
        mine = [s for s in scores if (s.answer, s.service) == (answer, service)]
        if better_than_last(mine) >= 1 + NEAR:
            found.setdefault(service, []).append(answer)
    which = [f"{numbers.listed(each)} in {OF_SERVICE[service]}" for service, each in found.items()]
    if not which or better_than_last(scores) >= 1 + NEAR:
        return ""
    return f"Those of {numbers.listed(which)} were further off than that."


def _worst(scores: Sequence[Score]) -> str:
    """The figure whose bands held least, where they are too narrow to lean on."""
    (answer, service), held = _held_least(scores)
    if held >= TOO_NARROW:
        return ""
    share = numbers.rounded(100 * held, 0)
    return (
        f"The bands are too narrow for {answer} in {OF_SERVICE[service]}: they would have held "
        f"{share}%, not 80%."
    )


def _held_least(scores: Sequence[Score]) -> tuple[tuple[str, str], float]:
    """The figure whose bands held least, and the share they held."""
    held = {
        figure: held_in([s for s in scores if (s.answer, s.service) == figure])
        for figure in dict.fromkeys((score.answer, score.service) for score in scores)
    }
    worst = min(held, key=lambda figure: held[figure])
    return worst, held[worst]


def posts_words(scores: Sequence[Score], known_posts: Sequence[Score]) -> str:
    """Whether bands that are too narrow are so because posts were held as they stood; empty where none are.

    known_posts  the scores had it been known how posts went.
    """
    if not scores or not known_posts:
        return ""
    (answer, service), held = _held_least(scores)
    if held >= TOO_NARROW:
        return ""
    then = held_in([s for s in known_posts if (s.answer, s.service) == (answer, service)])
    share, which = numbers.rounded(100 * then, 0), f"{answer} in {OF_SERVICE[service]}"
    if then < TOO_NARROW:
        return (
            f"Had it been known how posts would go, the bands for {which} would have held {share}% all "
            "the same."
        )
    return (
        "Each forecast holds posts as they stood, because returns do not say how they are to go, and its "
        "bands leave that doubt out. Had it been known how posts would go, the bands for "
        f"{which} would have held {share}%: where posts may be added or cut, take them as wider than "
        "they are drawn."
    )


def summary(scores: Sequence[Score]) -> Table:
    """One row for each figure: how often its band of 4 in 5 held, and how it did beside the last value."""
    rows = []
    for figure in dict.fromkeys((score.answer, score.service) for score in scores):
        of = [score for score in scores if (score.answer, score.service) == figure]
        held, against = held_in(of), better_than_last(of)
        cases = sum(score.places for score in of)
        rows.append((
            words(f"{first_up(figure[0])}, {figure[1]}"),
            Cell(numbers.rounded(cases, 0), cases),
            _share(held),
            words(_beside_last(against)),
        ))  # fmt: skip
    columns = ("Figure", "Cases", "Held by bands of 4 in 5", "Beside saying that nothing changes")
    notes = (
        "Each case is one employer and one earlier year, one to five years ahead: the model knew only what "
        "was on record then. Bands that are right hold about 80%.",
    )
    return Table(
        "plan-record", "How forecasts from earlier years would have done", columns, tuple(rows), notes
    )


def _beside_last(against: float) -> str:
    if abs(1 - against) < NEAR:
        return "as good"
    worth = numbers.rounded(abs(1 - against) * 100, 0)
    return f"{worth}% {'closer' if against < 1 else 'further off'}"


def record_words(scores: Sequence[Score]) -> str:
    """One sentence on how earlier forecasts would have done, for the plan's first page."""
    return f"{title_of(scores)}. {_worst(scores)}".strip() if scores else ""


def scorecard_table(scores: Sequence[Score]) -> Table:
    rows = tuple(
        (
            words(f"{first_up(score.answer)}, {score.service}"),
            Cell(str(score.horizon), score.horizon),
            Cell(str(score.places), score.places),
            Cell(numbers.rounded(score.mae), round(score.mae, 1)),
            Cell(numbers.rounded(score.relative_crps, 2), round(score.relative_crps, 3)),
            *(_share(share) for share in (score.coverage_50, score.coverage_80, score.coverage_95)),
        )
        for score in scores
    )
    figures = ("Figure", "Years ahead", "Cases", "Typical error (people)", "Score beside the last value")
    columns = (*figures, "Held by half", "by 4 in 5", "by 19 in 20")
    notes = ("A score below 1 is better than taking the last value; differences under 0.02 are noise.",)
    return Table("plan-scorecard", "The same by years ahead", columns, rows, notes)


def _share(share: float) -> Cell:
    return Cell(f"{numbers.rounded(share * 100, 0)}%", round(share * 100))

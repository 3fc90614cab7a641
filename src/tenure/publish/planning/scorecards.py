"""How forecasts from earlier years would have done, as figures: worked out once for a snapshot, and kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tenure import __version__
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.working import Kept, Told, name_of_work
from tenure.terms.problems import TooLittleData

if TYPE_CHECKING:
    from tenure.forecast.fitting.history import Score
    from tenure.record import Record

KIND: Final = "scores 2"
"""What is kept; its number goes up when it changes."""
IN_MEMORY: Final = "scores"
KNOWN_POSTS: Final = "scores of known posts"


def scores_known(futures: Futures, folder: Path) -> tuple[Score, ...] | None:
    """The scorecard where it was worked out before; None where it was not."""
    if futures.made(IN_MEMORY) is None and (found := _kept(futures, folder).read()) is not None:
        from tenure.forecast.fitting.history import Score

        futures.kept(IN_MEMORY, lambda: tuple(Score(*row) for row in found["scores"]))
        futures.kept(KNOWN_POSTS, lambda: tuple(Score(*row) for row in found["known_posts"]))
    known: tuple[Score, ...] | None = futures.made(IN_MEMORY)
    return known


def scores_of(futures: Futures, record: Record, folder: Path, told: Told | None = None) -> tuple[Score, ...]:
    """The scorecard of every earlier September from which the record lets the model look ahead.

    told  called with the Septembers done, of how many, and what is done next.
    """
    known = scores_known(futures, folder)
    if known is None:
        scores, posts = _scores(record, told or (lambda done, of, says: None))
        made_with = {"tenure": __version__, "snapshot": futures.snapshot, "futures": futures.name}
        found = {"scores": list(map(list, scores)), "known_posts": list(map(list, posts))}
        _kept(futures, folder).keep({"made_with": made_with, **found})
        known = futures.kept(IN_MEMORY, lambda: scores)
        futures.kept(KNOWN_POSTS, lambda: posts)
    return known


def scores_of_known_posts(futures: Futures) -> tuple[Score, ...]:
    """The same had it been known how posts would go: empty before `scores_of`, or where nothing is scored."""
    found: tuple[Score, ...] = futures.made(KNOWN_POSTS) or ()
    return found


def origins_of(record: Record) -> range:
    """The Septembers on record after which there is another."""
    years = record.query("SELECT min(year) AS first, max(year) AS last FROM staff")
    return range(int(years["first"][0]), int(years["last"][0]))


def _scores(
    record: Record, told: Callable[[int, int, str], None]
) -> tuple[tuple[Score, ...], tuple[Score, ...]]:
    from tenure.forecast.fitting.history import RECORDED, look_back, scorecard

    looks, posts, origins = [], [], origins_of(record)
    for done, origin in enumerate(origins):
        told(done, len(origins), f"holding a forecast from {origin} against what came")
        with suppress(TooLittleData):
            looks.append(look_back(record, origin))
            posts.append(look_back(record, origin, posts=RECORDED))
    return (scorecard(looks), scorecard(posts)) if looks else ((), ())


def _kept(futures: Futures, folder: Path) -> Kept:
    return Kept(folder, name_of_work(KIND, {}, futures.name))

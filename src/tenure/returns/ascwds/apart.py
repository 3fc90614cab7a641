"""Which of many files make one set, where files of several sets come together: last year's and today's.

The files say neither their year nor whose they are. What tells sets apart is what they count: a workplace
file says how many permanent and temporary workers each workplace has, and a training file names workers.
Where that is the same for two, words that their names share decide (2023-workers.csv, 2023-workplaces.csv).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import permutations
from typing import Final

import numpy as np

from tenure.returns.ascwds.cells import key_of, leading_number, parsed
from tenure.returns.ascwds.fields import FILES, field_of
from tenure.returns.ascwds.headers import KEY
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.returns.ascwds.table import PERSON

MOST_SETS: Final = 5
"""Sets in one drop that are told apart; more are turned away together."""

_PERMANENT_OR_TEMPORARY: Final = ("1", "2")
_DAYS: Final = (("worker", "STARTDATE"), ("training", "DATECOMPLETED"))

Fit = tuple[float, float]
"""How well two files go together, by what they hold (more than 1 for one workbook), then by their names."""


def newest_day(sent: Ascwds, until: date) -> date | None:
    """The newest day until then on which someone began, or completed a training."""
    return _newest(sent.in_order, until)


def sets_apart(parts: Sequence[Part], until: date) -> list[list[int]]:
    """The places of the files of each set, the earliest set first; `until` is the newest day there can be.

    All of them together where they are one set, or where it cannot be told which belong together.
    """
    workers = _different_workers(parts)
    if not 2 <= len(workers) <= MOST_SETS:
        return [list(range(len(parts)))]
    sets = {place: [place] for place in workers}
    for file, fit in (("workplace", _counts_alike), ("training", _names_them)):
        files = [place for place, part in enumerate(parts) if part.file == file]
        matched = _matched([parts[p] for p in files], [parts[p] for p in workers], fit)
        if matched is None:
            return [list(range(len(parts)))]
        for place, worker in zip(files, matched, strict=True):
            sets[workers[worker]].append(place)
    _add_copies(sets, parts)
    return sorted(sets.values(), key=lambda those: _age([parts[p] for p in those], until))


def _different_workers(parts: Sequence[Part]) -> list[int]:
    """The places of the worker files; the same bytes given twice count once."""
    first: dict[str, int] = {}
    for place, part in enumerate(parts):
        if part.file == "worker":
            first.setdefault(part.sha256, place)
    return list(first.values())


def _add_copies(sets: Mapping[int, list[int]], parts: Sequence[Part]) -> None:
    """Put each worker file that was given again beside the one that it is."""
    taken = {place for those in sets.values() for place in those}
    for place in set(range(len(parts))) - taken:
        same = next(t for t in sorted(taken) if parts[t].sha256 == parts[place].sha256)
        next(those for those in sets.values() if same in those).append(place)


def _matched(
    files: Sequence[Part], workers: Sequence[Part], fit: Callable[[Part, Part], float]
) -> Sequence[int] | None:
    """For each file the worker file that it goes with; None where two answers are as good."""
    if len(files) > len(workers):
        return None
    fits = [[_fit(file, worker, fit) for worker in workers] for file in files]
    ways = permutations(range(len(workers)), len(files))
    answers = sorted(((_total(fits, way), way) for way in ways), reverse=True)
    best, chosen = answers[0]
    as_good = {_bytes_with(files, way) for fit_of_way, way in answers if fit_of_way == best}
    return chosen if len(as_good) == 1 else None


def _fit(file: Part, worker: Part, fit: Callable[[Part, Part], float]) -> Fit:
    """Sheets of one workbook belong together whatever they hold."""
    held = len(FILES) if file.sha256 == worker.sha256 else round(fit(file, worker), 2)
    return held, _alike(file, worker)


def _bytes_with(files: Sequence[Part], way: Sequence[int]) -> frozenset[tuple[str, int]]:
    """Which bytes go with which worker file: two files that are the same may change places."""
    return frozenset((file.sha256, worker) for file, worker in zip(files, way, strict=True))


def _total(fits: Sequence[Sequence[Fit]], way: Iterable[int]) -> Fit:
    chosen = [fits[file][worker] for file, worker in enumerate(way)]
    return round(sum(held for held, _ in chosen), 2), round(sum(named for _, named in chosen), 4)


def _counts_alike(workplace: Part, worker: Part) -> float:
    """The share of workplaces that have as many workers as they say, of those that either file names."""
    said = {
        key_of(key): leading_number(total)
        for key, total in zip(workplace.column(KEY), workplace.column("TOTALPERMTEMP"), strict=True)
    }
    status = zip(worker.column(KEY), worker.column("EMPLSTATUS"), strict=True)
    there = Counter(key_of(key) for key, code in status if code.strip() in _PERMANENT_OR_TEMPORARY)
    same = sum(there[key] == total for key, total in said.items())
    return same / (len(said.keys() | there.keys()) or 1)


def _names_them(training: Part, worker: Part) -> float:
    """The share of people in a training file who are in the worker file."""
    trained, there = _people(training), _people(worker)
    return len(trained & there) / (len(trained) or 1)


def _people(part: Part) -> set[tuple[str, str]]:
    return {
        (key_of(key), key_of(person))
        for key, person in zip(part.column(KEY), part.column(PERSON), strict=True)
    }


def _alike(one: Part, other: Part) -> float:
    """The share of the words and numbers in two names that both have."""
    words, others = _words(one), _words(other)
    return len(words & others) / (len(words | others) or 1)


def _words(part: Part) -> set[str]:
    stem = part.name.rpartition(".")[0].casefold()
    return {word for word in re.findall(r"[a-z]+|[0-9]+", stem) if not word.startswith(FILES)}


def _age(parts: Sequence[Part], until: date) -> date:
    return _newest(parts, until) or date.min


def _newest(parts: Sequence[Part], until: date) -> date | None:
    days = (day for part in parts for file, name in _DAYS if part.file == file for day in _days(part, name))
    return max((day for day in days if day <= until), default=None)


def _days(part: Part, name: str) -> Sequence[date]:
    field = field_of(part.file, name)
    assert field is not None, "the files have these columns"
    days = parsed(field, list(part.column(name).different)).values
    return [day.astype(date) for day in days[~np.isnat(days)]]

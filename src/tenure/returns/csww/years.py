"""Returns held beside one another: one authority's this year and last, and every partner's in one year."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import cast

import numpy as np

from tenure.returns.columns import Keys, Mask, Values
from tenure.returns.csww.table import Workers, numbered


def numbers_of(workers: Workers, which: Mask) -> frozenset[str]:
    """The registration numbers of some records; those that could not be understood are left out."""
    return frozenset(workers.SWENo[which].tolist()) - {""}


def among(workers: Workers, numbers: Collection[str]) -> Mask:
    """Which records have one of these registration numbers."""
    return np.fromiter(map(numbers.__contains__, workers.SWENo.tolist()), np.bool_, len(workers))


class TwoYears:
    """One authority's return beside its return of the year before."""

    def __init__(self, now: Workers, then: Workers) -> None:
        self.now = now
        self.then = then

    def now_among(self, numbers: Collection[str]) -> Mask:
        """Which of this year's records have one of these registration numbers."""
        return among(self.now, numbers)

    def then_among(self, numbers: Collection[str]) -> Mask:
        """Which of last year's records have one of these registration numbers."""
        return among(self.then, numbers)

    @cached_property
    def was_in_post(self) -> Mask:
        """This year's records of people who were in post at the end of last year."""
        return self.now_among(numbers_of(self.then, self.then.in_post))

    @cached_property
    def _last_row(self) -> Keys:
        """For each of this year's records, last year's first record of the person; -1 where there is none."""
        first: dict[str, int] = {}
        for row, number in enumerate(self.then.SWENo.tolist()):
            first.setdefault(number, row)
        first[""] = -1
        return np.array([first.get(number, -1) for number in self.now.SWENo.tolist()], np.int64)

    def last(self, name: str) -> Values:
        """Last year's value for the person of each of this year's records; blank where there is none."""
        column = self.then[name]
        blank = np.array(["NaT" if column.dtype.kind == "M" else ""], dtype=column.dtype)
        return cast(Values, np.concatenate([column, blank])[self._last_row])

    def has_start_of(self, which: Mask) -> Mask:
        """This year's records with the number and start date of one of these records of last year."""
        starts = {*zip(self.then.SWENo[which].tolist(), self.then.RoleStartDate[which].tolist(), strict=True)}
        these = zip(self.now.SWENo.tolist(), self.now.RoleStartDate.tolist(), strict=True)
        return np.fromiter(map(starts.__contains__, these), np.bool_, len(self.now))

    @property
    def totals(self) -> Mapping[str, tuple[float, float]]:
        """The totals that are held against last year's: this year's, last year's; NaN where not known."""
        now, then = _totals(self.now), _totals(self.then)
        return {name: (now[name], then[name]) for name in now}


def _totals(workers: Workers) -> Mapping[str, float]:
    return {
        "people in post": len(numbers_of(workers, workers.in_post)),
        "leavers": len(numbers_of(workers, workers.leaver)),
        "agency workers": int(workers.agency_in_post.sum()),
        "NumberOfVacancies": float(workers.NumberOfVacancies[0]),
    }


class Partners:
    """The records of every partner's return of one year, one below the other.

    partner   for each record, the place of its return in `returns`.
    before    last year's returns of the same partners, by the same place.
    """

    def __init__(self, returns: Sequence[Workers], before: Mapping[int, Workers]) -> None:
        self.returns = returns
        self.before = before
        self._all: dict[str, Values] = {}
        self.partner = np.repeat(np.arange(len(returns)), [len(w) for w in returns])

    def all(self, name: str) -> Values:
        """A column or a mask of every partner's records."""
        if name not in self._all:
            self._all[name] = cast(Values, np.concatenate([getattr(w, name) for w in self.returns]))
        return self._all[name]

    @cached_property
    def person(self) -> Keys:
        """A number for each person by registration number, whoever sent the record; -1 where unknown."""
        numbers = self.all("SWENo")
        return np.where(numbers == "", -1, numbered(numbers.tolist()))

    def at_several(self, which: Mask) -> Mask:
        """Records of people of whom more than one partner has one of these records."""
        at, people = self.person[which], int(self.person.max(initial=-1)) + 2
        first, last = np.full(people, -1), np.full(people, -1)
        first[at[::-1]] = self.partner[which][::-1]  # of several values for one place the last is kept
        last[at] = self.partner[which]
        return (first[self.person] < last[self.person]) & (self.person >= 0)

    @cached_property
    def elsewhere(self) -> Mask:
        """Records of people whom more than one partner has sent."""
        return self.at_several(self.person >= 0)

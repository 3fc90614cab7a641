"""One question about demand: whose work, until when, and by which standard of cases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.planning.guarding import Grain
from tenure.publish.planning.overview import Looked
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.planning.work import Work

Numbers = NDArray[np.float64]

ENGLAND: Final = "england"
NOW: Final = "now"


@dataclass(frozen=True, eq=False)
class Asked:
    """One question about demand: whose, until when, and by which standard.

    standard  england, now, or a number of cases for each full-time worker.
    """

    question: Looked
    standard: str

    @cached_property
    def number(self) -> float | None:
        """The number that was typed. UsedWrongly where it is none, or cannot be kept."""
        from tenure.forecast.planning.work import require_standard

        if self.standard in ("", ENGLAND, NOW):
            return None
        try:
            found = float(self.standard)
        except ValueError:
            found = float("nan")
        if not np.isfinite(found):
            raise UsedWrongly(
                f"“{self.standard[:20]}” is no number of cases. Give how many cases each full-time "
                "worker should "
                "have, such as 16."
            )
        require_standard(self.question.asked.service, found)
        return found

    @property
    def service(self) -> str:
        return self.question.asked.service

    @cached_property
    def units(self) -> tuple[int, ...]:
        """Those of the area's units whose work is known."""
        futures = self.question.futures
        return tuple(u for u in self.question.units if futures.start.units[u] in futures.work.each)

    def work(self, u: int) -> Work:
        return self.question.futures.work.of(self.question.futures.start.units[u])

    def cap(self, u: int) -> float:
        """The standard of one unit: what was typed, what it has now, or England's average."""
        from tenure.forecast.planning.caseloads import STANDARD

        work = self.work(u)
        if self.number is not None:
            return self.number
        return work.now if self.standard == NOW and work.now else work.rests_on[STANDARD].value

    def drawn(self, u: int) -> Numbers:
        """Posts that one unit needs in FTE, shape (runs, months + 1)."""
        futures, unit, cap = self.question.futures, self.question.futures.start.units[u], self.cap(u)

        def made() -> Numbers:
            needed = futures.work.needed(unit, cap, runs=futures.runs, seed=futures.seed)
            return np.asarray(needed.draws * self.work(u).fte_per_head)

        return futures.kept(("demand", unit, cap), made)

    def there(self, u: int) -> Numbers:
        """Posts that one unit has in FTE, shape (months + 1,)."""
        posts: Numbers = self.question.futures.start.posts[:, u] * self.question.futures.fte[u]
        return posts

    @cached_property
    def needed(self) -> Numbers:
        """Posts that the area needs, of the units whose work is known."""
        return np.asarray(sum(self.drawn(u) for u in self.units))

    @cached_property
    def posts(self) -> Numbers:
        return np.asarray(sum(self.there(u) for u in self.units))

    @property
    def says(self) -> str:
        """The standard in words, as it stands within a sentence."""
        if self.service == "adults" and self.number is None:
            return "As many to each full-time worker as now"
        if self.standard == NOW:
            return "At each council’s caseload of today"
        cases = numbers.rounded(self.cap(self.units[0]), 1)
        return f"At {cases} cases for each full-time worker"


def signed(grain: Grain, value: float) -> str:
    """Posts more or fewer, with their sign, as finely as a reader is shown them."""
    said = grain.said(abs(value), "FTE")
    if not said.strip("0.,"):
        return said
    return f"{'+' if value > 0 else numbers.MINUS}{said}"

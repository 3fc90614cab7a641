"""The only maker of figures that may be shown. Every page, chart, file and answer gets its figures here.

Own partner's figures are true. For everyone else a figure is hidden where it stands for 1 to 4 people (1 to 9
beside a special-category variable in public), where its rate's numerator or the rest of its base does,
where its base is under 10 people, and where it would give such a figure away by subtraction, to anyone,
with their own figures in hand. One pattern serves every partner and the partnership's own documents, and
the public's pattern holds it, so that reading two of them together gives nothing away. A base under 20 is
shown as of low reliability.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

import numpy as np

from tenure.benchmark.published import Printed
from tenure.publish.holding import PARTNERSHIP, TOTAL, At, Holding, Row
from tenure.publish.numbers import HIDDEN_WORDS, NOT_APPLICABLE, NOT_AVAILABLE
from tenure.publish.patterns import kept_pattern
from tenure.publish.protecting import Line, table, withheld
from tenure.publish.resting import AMONG_FILLED, DIRECT, EMPLOYED, Rests, rests_on
from tenure.publish.viewing import Audience, Viewer
from tenure.terms.quantities import REFUSED, Ratio

THRESHOLD: Final = 5
"""People. DfE's own tables show smaller counts; Tenure goes finer and to more readers, so it does not."""

SPECIAL_THRESHOLD: Final = 10
"""People, in public, where a special-category variable is a dimension."""

LEAST_BASE, RELIABLE_BASE = 10, 20
"""People: rates on a smaller base are hidden; on a base under 20 they carry the symbol u."""

POLICY: Final = f"2: {THRESHOLD}, {SPECIAL_THRESHOLD}, {LEAST_BASE}, {RELIABLE_BASE}"
"""The version of the methods here and their thresholds; what is kept for readers is kept by it too."""

SPECIAL_CATEGORIES: Final = frozenset({"ethnicity", "absence"})
SENSITIVE_DIMENSIONS: Final = frozenset({"ethnicity", "reason", "destination"})
"""Dimensions where everyone falling in one category would say something about each of them."""

SHARES: Final = frozenset({"leavers-share", "in-post-share", "leavers-found-share"})
"""Measures whose base is the same count over a whole dimension."""

AGE_AND_SEX: Final = "age-sex"
"""The dimension whose slices are an age and a sex, "30 to 39, Female"."""

OWN_ALONE: Final = frozenset({AGE_AND_SEX})
"""Dimensions so fine that one partner's are shown to that partner alone; others see the partnership's."""

PRINTED_WORDS: Final = {
    "c": "Hidden by the publisher",
    "u": "Not reliable",
    "low": "Less than the figure rounds to",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that this viewer may see. `symbol` is "u" where the base is small, else empty."""

    value: float
    ratio: Ratio
    unit: str
    symbol: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is not shown: the symbol for a file (c, z, x) and the reason in words."""

    symbol: str
    reason: str


Seen = Shown | Hidden

NOT_THERE: Final = Hidden("x", NOT_AVAILABLE)
NO_BASE: Final = Hidden("z", NOT_APPLICABLE)


REST_OF: Final = "rest of "
"""Begins the name of a count: the base of a share without its numerator."""

WHERE_LEAVERS_WENT: Final = (
    "moves-within-partnership-rate",
    "to-agency-rate",
    "left-partnership-rate",
)
"""Three parts of the leavers, so that any two and the leavers give the third."""


@dataclass(frozen=True, eq=False)
class Screen:
    """What one viewer may see of one snapshot."""

    holding: Holding
    viewer: Viewer

    def see(self, measure: str, basis: str, at: At) -> Seen:
        """The figure in a cell as this viewer may see it."""
        row = self.holding.row(measure, basis, at)
        if row is None:
            return NOT_THERE
        if not isfinite(row.value):
            return Hidden("x", _reason(row.how)) if row.how.startswith(REFUSED) else NO_BASE
        if self.viewer.sees_true(at.partner):
            return _shown(row)
        return self._must_hide(measure, at, row) or _shown(row, symbol=self._reliability(measure, at))

    def _must_hide(self, measure: str, at: At, row: Row) -> Hidden | None:
        threshold = threshold_of(self.viewer.audience, at.dimension)
        hidden = Hidden("c", HIDDEN_WORDS.format(threshold=threshold))
        rests = rests_on(measure, at.service)
        if 1 <= row.people < threshold:
            return hidden
        for population in {p for p in (rests.part, rests.whole) if p}:
            if self._pattern(population, at).get(at, False) or self._told_by_filled(population, at):
                return hidden
        if rests.rest and self._pattern(REST_OF + measure, at).get(at, False):
            return hidden
        told = self._pattern("leavers", at) if rests.part == "leavers" else {}
        if measure in WHERE_LEAVERS_WENT and told.get(_outcome(at, measure), False):
            return hidden
        if self._base_tells_the_unknown(measure, at, rests):
            return hidden
        base = self._base(rests, at)
        return hidden if base is not None and 1 <= base < LEAST_BASE else None

    def _told_by_filled(self, population: str, at: At) -> bool:
        """Whether a count of adults' services could be worked out from the filled jobs beside it."""
        if at.service != "adults" or at.dimension != TOTAL or population not in AMONG_FILLED:
            return False
        dimension, name = AMONG_FILLED[population]
        return self._pattern("filled-jobs", at).get(at._replace(dimension=dimension, slice=name), False)

    def _base_tells_the_unknown(self, measure: str, at: At, rests: Rests) -> bool:
        """Shares by ethnic group leave out those not known, so the base gives their number away."""
        if measure not in SHARES or at.dimension != "ethnicity" or rests.part is None:
            return False
        return self._pattern(rests.part, at).get(at._replace(slice="Not known"), False)

    def _reliability(self, measure: str, at: At) -> str:
        base = self._base(rests_on(measure, at.service), at)
        return "u" if base is not None and base < RELIABLE_BASE else ""

    def _base(self, rests: Rests, at: At) -> int | None:
        if not rests.base:
            return None
        return sum(people_in(self.holding, population, at) for population in rests.base)

    def _pattern(self, population: str, at: At) -> Mapping[At, bool]:
        return pattern(self.holding, self.viewer.audience, population, at.service, at.year)


def published(printed: Printed, unit: str) -> Seen:
    """A figure that the Department for Education has published: shown as printed, its symbol never a
    number.
    """
    if printed.value is not None:
        return Shown(printed.value, Ratio(printed.value, 1.0), unit)
    return (
        NO_BASE
        if printed.symbol == "z"
        else Hidden(printed.symbol, PRINTED_WORDS.get(printed.symbol, NOT_AVAILABLE))
    )


ANSWERS_HIDDEN: Final = "Hidden to protect those who answered"
"""Said where fewer than ten answered and where all said the same: which of the two is not told."""


def of_answers(ratio: Ratio, unit: str, *, may: bool) -> Seen:
    """A result of a survey; `may` is what the guard of its group says (`publish/guarding.py`)."""
    if not may:
        return Hidden("c", ANSWERS_HIDDEN)
    return NO_BASE if ratio.value is None else Shown(ratio.value, ratio, unit)


def threshold_of(audience: Audience, dimension: str) -> int:
    """People below which a count is hidden from an audience."""
    return SPECIAL_THRESHOLD if audience == "public" and dimension in SPECIAL_CATEGORIES else THRESHOLD


def _reason(how: str) -> str:
    """Why a figure is refused, in words of its own."""
    return f"Not shown: {how.removeprefix(REFUSED)}"


def _shown(row: Row, symbol: str = "") -> Shown:
    return Shown(row.value, Ratio(row.part, row.whole), row.unit, symbol, row.how)


def _outcome(at: At, measure: str) -> At:
    return at._replace(dimension="outcome", slice=measure)


def people_in(holding: Holding, population: str, at: At) -> int:
    """How many people a count stands for in a cell; 0 where it has no row."""
    rows = (holding.row(population, basis, at) for basis in ("headcount", "jobs", "fte"))
    row = next((row for row in rows if row), None)
    return row.people if row else 0


def pattern(
    holding: Holding, audience: Audience, population: str, service: str, year: int
) -> Mapping[At, bool]:
    """Which cells of a count are withheld, over all partners and dimensions of a service and year at once.

    One pattern serves headcount, FTE and every rate that rests on the count, so none gives another away.
    """
    public = audience == "public"
    about = (public, population, service, year)
    return holding.kept(
        ("pattern", *about), lambda: kept_pattern(holding, about, lambda: _worked_out(holding, *about))
    )


def _worked_out(
    holding: Holding, public: bool, population: str, service: str, year: int
) -> Mapping[At, bool]:
    cells = _cells(holding, population, service, year)
    if not cells:
        return {}
    order = list(cells)
    index = {at: i for i, at in enumerate(order)}
    partners = {p: n for n, p in enumerate(sorted({at.partner for at in order} - {PARTNERSHIP}))}
    tables = table(
        np.array([cells[at] for at in order], dtype=np.int64),
        list(_lines(index)),
        threshold=np.array(
            [threshold_of("public" if public else "partnership", at.dimension) for at in order]
        ),
        whose=np.array([partners.get(at.partner, -1) for at in order]),
        dear=np.array([_dear(at, population) for at in order]),
    )
    members = pattern(holding, "partnership", population, service, year) if public else {}
    if population == "filled-jobs":
        audience: Audience = "public" if public else "partnership"
        employed = pattern(holding, audience, "in-post", service, year)
        members = {**members, **{_among(at, "in-post"): hidden for at, hidden in employed.items() if hidden}}
    already = np.array([members.get(at, False) or _own_alone(at) for at in order])
    hidden = withheld(tables, already=already)
    return {at: bool(hidden[i]) for at, i in index.items()}


def _own_alone(at: At) -> bool:
    return at.dimension in OWN_ALONE and at.partner != PARTNERSHIP


def _dear(at: At, population: str) -> bool:
    """Cells that are withheld last: totals; of filled jobs the employed, on whom most figures rest."""
    if population == "filled-jobs":
        return at.slice == "in-post"
    return at.dimension == TOTAL


def _among(at: At, population: str) -> At:
    """Where the total of a count stands among all filled jobs."""
    dimension, name = AMONG_FILLED[population] if at.dimension == TOTAL else (at.dimension, at.slice)
    return at._replace(dimension=dimension, slice=name)


def _cells(holding: Holding, population: str, service: str, year: int) -> dict[At, int]:
    if population.startswith(REST_OF):
        return _rest(holding, population.removeprefix(REST_OF), service, year)
    cells = _people(holding, population, service, year)
    if population == "filled-jobs":
        for part in ("in-post", "indirect-rate"):
            found = _people(holding, part, service, year)
            cells |= {_among(at, part): people for at, people in found.items() if at.dimension == TOTAL}
    if population == "leavers":
        for measure in WHERE_LEAVERS_WENT:
            found = _people(holding, measure, service, year)
            cells |= {_outcome(at, measure): people for at, people in found.items() if at.dimension == TOTAL}
    return cells


def _rest(holding: Holding, measure: str, service: str, year: int) -> dict[At, int]:
    """How many people of a share's base are not in its numerator."""
    rows = holding.during(measure, "jobs", service, year)
    return {at: round(row.whole) - row.people for at, row in rows.items() if isfinite(row.whole)}


def _people(holding: Holding, measure: str, service: str, year: int) -> dict[At, int]:
    """How many people stand in each cell, on the basis with fewer of them where both have any.

    A second post counts in hours and not in people, so a cell may hold someone on one basis alone.
    """
    found: dict[At, int] = {}
    for basis in ("headcount", "jobs", "fte"):
        for at, row in holding.during(measure, basis, service, year).items():
            both = [n for n in (found.get(at, 0), row.people) if n]
            found[at] = min(both, default=0)
    return found


def _lines(index: Mapping[At, int]) -> Iterator[Line]:
    """Every relation that adds up: slices to their total, ages of one sex to that sex, partners to the
    partnership.

    A line whose people do not quite add up (someone with two posts is one person) is a line all the same: the
    hours of the same cells do add up.
    """
    parts: dict[tuple[str, At], list[int]] = {}
    for at, i in index.items():
        for above in _above(at):
            if above in index:
                parts.setdefault((at.dimension, above), []).append(i)
    for (dimension, above), cells in parts.items():
        within = above.dimension == TOTAL and dimension in SENSITIVE_DIMENSIONS
        yield Line(np.array(cells), index[above], within)


def _above(at: At) -> Iterator[At]:
    """The totals that a cell is part of."""
    if at.partner != PARTNERSHIP:
        yield at._replace(partner=PARTNERSHIP)
    if at.dimension == AGE_AND_SEX:
        age, _, sex = at.slice.rpartition(", ")
        yield at._replace(dimension="age", slice=age)
        yield at._replace(dimension="sex", slice=sex)
    elif at.dimension == "employment":
        yield at._replace(dimension=EMPLOYED, slice="in-post" if at.slice in DIRECT else "indirect-rate")
    elif at.dimension != TOTAL:
        yield at._replace(dimension=TOTAL, slice=TOTAL)

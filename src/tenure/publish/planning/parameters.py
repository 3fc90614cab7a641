"""Everything that the forecast rests on: each parameter's value, how sure it is, and where it comes from.

A partner's own parameters are shown to it as they are. Others see them rounded and without the number of
events: they are estimates that lean on everybody's figures, and the events are people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.contents import Cell, Choice, Table
from tenure.publish.disclosure import THRESHOLD
from tenure.publish.planning.contents import ParameterRow, ParametersPage
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.guarding import FEW, grain_of
from tenure.publish.planning.plainly import ON_LOG_ODDS, more_or_fewer, plainly, size_of, technically
from tenure.publish.tables import words
from tenure.publish.viewing import Viewer
from tenure.publish.wording import SERVICE_LABELS, first_up
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.fitting.parameters import Parameter

EVERYONE: Final = "everyone"
"""Stands for the parameters that all partners share."""

BASES: Final = {
    "own data": "the employer’s own returns",
    "pooled": "returns of all partners",
    "national": "published figures",
    "assumption": "assumptions",
    "override": "somebody’s choice",
}
PLAIN: Final = frozenset({"intake", "spread of years", "age", "feedback", "hours"})
"""Kinds whose values are not shares."""

KINDS: Final = {
    "leaving": "Leaving",
    "spread of years": "Better and worse years",
    "age": "Age",
    "where": "Where leavers go",
    "promoted": "Promotion",
    "qualifying": "Students who qualify",
    "joining": "Graduates who look here",
    "intake": "Students who begin",
    "filled": "Filling a vacant post",
    "hired as": "Stages of experienced hires",
    "covered": "Agency cover",
    "unexplained": "Gap that flows do not explain",
    "feedback": "Vacancies that make people leave",
    "hours": "Hours",
    "giving up": "Candidates who give up",
    "newly qualified": "Newly qualified starters",
}
"""What the kinds of parameter are called on a page; one that is not here is called by its own name."""


SMALL: Final = 0.05
"""Shares below this are said with one decimal more."""


def parameters_page(
    futures: Futures, viewer: Viewer, *, basis: str = "", kind: str = "", focus: str = ""
) -> ParametersPage:
    """The parameters that a reader asks for: all, or those of one basis, kind and partner."""
    known = futures.fitted.parameters()
    _require(basis, BASES, "basis")
    kinds = {one.kind: KINDS.get(one.kind, first_up(one.kind)) for one in known}
    _require(kind, kinds, "kind of parameter")
    places = {_place(one): _who(one) for one in known}
    _require(focus, places, "partner")
    chosen = [
        one
        for one in known
        if basis in ("", one.basis) and kind in ("", one.kind) and focus in ("", _place(one))
    ]
    rows = tuple(row_of(one, viewer, futures) for one in chosen)
    return ParametersPage(
        title=_title(known),
        lede=_lede(known),
        rows=rows,
        bases=_choices(BASES, basis, "What it rests on: anything"),
        kinds=_choices(kinds, kind, "Every kind"),
        places=_choices(places, focus, "Everyone"),
        table=_table(rows),
        sources=(
            f"Source: the partnership’s returns, snapshot {futures.snapshot[:12]}, and evidence by line.",
        ),
    )


def parameter_of(futures: Futures, key: str) -> Parameter:
    """One parameter by its key; UsedWrongly where there is none."""
    for one in futures.fitted.parameters():
        if one.key == key:
            return one
    raise UsedWrongly(f"There is no parameter called {key[:160]}. Take it from the list of parameters.")


def is_share(one: Parameter) -> bool:
    """Whether its values are shares, which people say in percent."""
    return one.kind not in PLAIN


def _require(chosen: str, known: dict[str, str], what: str) -> None:
    if chosen and chosen not in known:
        raise UsedWrongly(f"There is no {what} called {chosen[:60]}. Choose one from the list.")


def _choices(known: dict[str, str], chosen: str, everything: str) -> tuple[Choice, ...]:
    return (
        Choice("", everything, not chosen),
        *(Choice(key, first_up(label), key == chosen) for key, label in known.items()),
    )


def _place(one: Parameter) -> str:
    return one.unit.partner if one.unit else EVERYONE


def _who(one: Parameter) -> str:
    return name_of(one.unit.partner) if one.unit else "Everyone alike"


def _title(known: Sequence[Parameter]) -> str:
    """How much of the forecast rests on the partnership's own returns."""
    count = Counter(one.basis for one in known)
    own = count["own data"] + count["pooled"]
    share = numbers.rounded(100 * own / max(len(known), 1), 0)
    return f"{share}% of the forecast’s parameters come from returns"


def _lede(known: Sequence[Parameter]) -> str:
    count = Counter(one.basis for one in known)
    parts = [
        f"{numbers.rounded(count[basis], 0)} from {said}" for basis, said in BASES.items() if count[basis]
    ]
    return f"Of {numbers.rounded(len(known), 0)} parameters, {numbers.listed(parts)}."


def row_of(one: Parameter, viewer: Viewer, futures: Futures) -> ParameterRow:
    """One parameter as this reader may see it."""
    mine = one.unit is None or viewer.sees_true(one.unit.partner)
    if one.unit is not None and grain_of(futures.start, viewer, [futures.start.units.index(one.unit)]).hidden:
        return _hidden(one)
    who = _who(one) if one.unit is None else f"{_who(one)}, {SERVICE_LABELS[one.unit.service].lower()}"
    return ParameterRow(
        key=one.key,
        who=who,
        what=plainly(one),
        technical=technically(one),
        detail=one.detail,
        value=_said(one, one.value, fine=mine),
        band=" to ".join(_end(one, end, fine=mine) for end in (one.low, one.high)),
        basis=one.basis,
        source=one.source,
        owner=name_of(one.owner),
        as_of=one.as_of,
        events=_events(one.events, mine),
        reason=one.reason,
        replaced="" if one.replaced is None else _said(one, one.replaced, fine=mine),
    )


def _end(one: Parameter, value: float, *, fine: bool) -> str:
    """An end of the interval, in figures alone."""
    if one.kind in ON_LOG_ODDS:
        return size_of(value if fine else round(value, 2))
    return _said(one, value, fine=fine)


def _said(one: Parameter, value: float, *, fine: bool) -> str:
    if one.kind in ON_LOG_ODDS:
        return more_or_fewer(value if fine else round(value, 2), either_way=one.kind == "spread of years")
    if one.kind in PLAIN:
        return numbers.rounded(value, 2 if fine else 1)
    if not fine:
        return "under 1%" if 0 < value < 0.005 else f"{numbers.rounded(value * 100, 0)}%"
    return f"{numbers.rounded(value * 100, 1 if value >= SMALL else 2)}%"


def _hidden(one: Parameter) -> ParameterRow:
    """A parameter of a partner with few people, of which others learn that it is there."""
    assert one.unit is not None, "a parameter that all share is hidden from nobody"
    who = f"{_who(one)}, {SERVICE_LABELS[one.unit.service].lower()}"
    shown = (one.key, who, plainly(one), technically(one), one.detail, FEW, FEW, one.basis)
    return ParameterRow(*shown, source="", owner=name_of(one.owner), as_of="", events="not shown")


def _events(events: float | None, mine: bool) -> str:
    if events is None:
        return "none counted"
    if not mine:
        return "not shown"
    return numbers.rounded(events, 0) if events >= THRESHOLD or events == 0 else f"fewer than {THRESHOLD}"


def _table(rows: Sequence[ParameterRow]) -> Table:
    columns = (
        "Key",
        "Who",
        "What",
        "In technical terms",
        "Value",
        "80% interval",
        "Rests on",
        "Source",
        "Owner",
        "As of",
        "Events",
    )
    return Table(
        "plan-parameters", "What the forecast rests on", columns, tuple(tuple(_cells(row)) for row in rows)
    )


def _cells(row: ParameterRow) -> Iterator[Cell]:
    yield from map(words, (row.key, row.who, row.what, row.technical, row.value, row.band))
    yield from map(words, (row.basis, row.source, row.owner, row.as_of, row.events))

"""Who left: after how long, why, and where to. As shares of the full-time equivalents that left in the
year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, value_of
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.drawings import Bar, Bars
from tenure.publish.sources import source_line
from tenure.publish.tables import figure, words

UNTOLD: Final = ("Other", "Not known", "Not yet collected")
"""Slices that say nothing; they stand last and no finding is about them."""


@dataclass(frozen=True)
class Split:
    """One way to split the leavers. `beside` says whether the share among those in post stands beside it."""

    dimension: str
    heading: str
    head: str
    ordered: bool = False
    beside: bool = False


SPLITS: Final = (
    Split("service-time", "Time in service", "time in service", ordered=True, beside=True),
    Split("reason", "Reason for leaving", "reason"),
    Split("destination", "Where they went", "destination"),
)
"""The charts of leavers, in order."""


@dataclass(frozen=True)
class Slice:
    """One slice of the leavers: how many, which share of all, and which share of those in post."""

    name: str
    people: Seen
    share: Seen
    in_post: Seen | None = None


def leavers_chart(asked: Asked, split: Split) -> Chart:
    """The leavers of the year over one split."""
    found = list(_slices(asked, split))
    shown = [s for s in found if isinstance(s.share, Shown)]
    bars = tuple(_bar(s, strong=s is _leading(split, shown)) for s in found)
    drawn = any(s.share.value > 0 for s in shown if isinstance(s.share, Shown))
    return Chart(
        key=f"leavers-by-{split.dimension}",
        title=_title(asked, split, shown),
        subtitle=f"Leavers by {split.head}, {asked.inside}, share of the FTE that left, {_year(asked)}",
        reading=_reading(asked, split, found, shown),
        alt=_alt(asked, split, found),
        source=source_line(asked),
        table=_table(asked, split, found),
        drawing=Bars(bars, True, "share of those in post" if split.beside else "") if drawn else None,
        measure="leavers-share",
    )


def _year(asked: Asked) -> str:
    return f"year to {numbers.reference_day(asked.year)}"


def _slices(asked: Asked, split: Split) -> Sequence[Slice]:
    people = dict(asked.slices("leavers", "headcount", split.dimension))
    stock = dict(asked.slices("in-post-share", "fte", split.dimension)) if split.beside else {}
    found = [
        Slice(name, seen, _share(asked, split, name), stock.get(name))
        for name, seen in people.items()
        if not isinstance(seen, Shown) or seen.value > 0 or (split.ordered and name not in UNTOLD)
    ]
    if split.ordered:
        return found
    return sorted(found, key=lambda s: (s.name in UNTOLD, -(value_of(s.share) or -1.0), s.name))


def _share(asked: Asked, split: Split, name: str) -> Seen:
    return asked.see("leavers-share", "fte", dimension=split.dimension, slice=name)


def _bar(one: Slice, *, strong: bool) -> Bar:
    beside = value_of(one.in_post) if one.in_post is not None else None
    return Bar(wording.short(one.name), value_of(one.share), _said(one.share), strong, beside)


def _said(seen: Seen) -> str:
    return numbers.quantity(seen.value, seen.unit) if isinstance(seen, Shown) else seen.reason


def _leading(split: Split, shown: Sequence[Slice]) -> Slice | None:
    """The slice a finding is about: the first band of time, else the largest that says something."""
    telling = [s for s in shown if s.name not in UNTOLD and (value_of(s.share) or 0) > 0]
    if not telling:
        return None
    return telling[0] if split.ordered else max(telling, key=lambda s: value_of(s.share) or 0)


def _title(asked: Asked, split: Split, shown: Sequence[Slice]) -> str:
    lead = _leading(split, shown)
    if lead is None:
        return f"Leavers by {split.head} cannot be shown for {asked.year}"
    share = _said(lead.share)
    if split.ordered:
        text = f"{share} of leavers had {_inside(lead.name)} of service"
        stock = value_of(lead.in_post) if lead.in_post is not None else None
        return text if stock is None else f"{text}, against {numbers.rate(stock)} of those in post"
    text = f"{split.head}: {_inside(lead.name)}, {share} of leavers"
    return f"The commonest {text}" if _surely_largest(lead, shown) else f"The commonest shown {text}"


def _surely_largest(lead: Slice, shown: Sequence[Slice]) -> bool:
    """Whether no hidden group can be larger: all that is hidden together is not."""
    rest = 1 - sum(value_of(s.share) or 0 for s in shown)
    return rest <= (value_of(lead.share) or 0)


def _inside(name: str) -> str:
    said = wording.short(name)
    return said[:1].lower() + said[1:]


def _reading(asked: Asked, split: Split, found: Sequence[Slice], shown: Sequence[Slice]) -> str:
    everyone = asked.see("leavers", "headcount")
    if not isinstance(everyone, Shown):
        return f"The number of leavers from {asked.inside} is not shown. {wording.first_up(everyone.reason)}."
    if everyone.value == 0:
        return f"Nobody left {asked.inside} in the {_year(asked)}."
    hidden = len(found) - len(shown)
    if not shown:
        return (
            f"{_people(everyone)} left {asked.inside}; how they split is hidden because the groups are small."
        )
    known = [s for s in shown if s.name not in UNTOLD]
    said = numbers.listed([f"{_inside(s.name)} {_said(s.share)}" for s in known[:3]])
    tail = f" {wording.first_up(_groups(hidden))} hidden because they stand for few people." if hidden else ""
    return f"{_people(everyone)} left.{f' Of their FTE: {said}.' if said else ''}{tail}"


def _people(everyone: Shown) -> str:
    said = numbers.rounded(everyone.value, 0)
    return f"{said} person" if said == "1" else f"{said} people"


def _groups(hidden: int) -> str:
    return "one group is" if hidden == 1 else f"{numbers.count_words(hidden)} groups are"


def _alt(asked: Asked, split: Split, found: Sequence[Slice]) -> str:
    said = "; ".join(f"{s.name} {_said(s.share)}" for s in found)
    return f"Bars of leavers from {asked.inside} by {split.head}, {asked.year}: {said or 'none to show'}."


def _table(asked: Asked, split: Split, found: Sequence[Slice]) -> Table:
    heads = [split.heading, "Leavers", "Share of leavers’ FTE"]
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        row = [words(one.name), figure(one.people), figure(one.share)]
        rows.append((*row, figure(one.in_post)) if one.in_post is not None else tuple(row))
    everyone = figure(asked.see("leavers", "headcount"))
    whole = [words("All leavers"), everyone, Cell("100.0%", 100.0)]
    stock = any(one.in_post is not None for one in found)
    rows = [
        row if len(row) == 4 or not stock else (*row, Cell("Not available", "x", "Not available"))
        for row in rows
    ]
    return Table(
        name=f"leavers-by-{split.dimension}",
        caption=f"Leavers by {split.head}, {asked.inside}, {_year(asked)}",
        columns=(*heads, "Share of FTE in post") if stock else tuple(heads),
        rows=(*rows, (*whole, Cell("100.0%", 100.0)) if stock else tuple(whole)),
        units=("", "people", "%", "%") if stock else ("", "people", "%"),
    )

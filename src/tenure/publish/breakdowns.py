"""One measure over one dimension of one place: who is behind the figure."""

from __future__ import annotations

from collections.abc import Sequence

from tenure.publish import numbers
from tenure.publish.asking import Asked, value_of
from tenure.publish.contents import Chart, Table
from tenure.publish.disclosure import RELIABLE_BASE, Seen, Shown
from tenure.publish.drawings import Bar, Bars
from tenure.publish.sources import source_line
from tenure.publish.tables import figure, unit_words, words

UNTOLD = ("Not known", "Not yet collected")

Slices = Sequence[tuple[str, Seen]]


def breakdown_chart(asked: Asked, measure: str, basis: str, dimension: str) -> Chart:
    """Bars of a measure over a dimension, in the order the dimension declares."""
    from tenure.indicators import DIMENSIONS

    about, label = asked.about(measure), DIMENSIONS[dimension].label
    found = [(n, s) for n, s in asked.slices(measure, basis, dimension) if not _empty(n, s)]
    unit = about.unit_on(basis)
    bars = tuple(Bar(name, value_of(seen), _said(seen), strong=False) for name, seen in found)
    drawn = any(bar.value for bar in bars)
    heading = f"{about.label} by {label[:1].lower()}{label[1:]}"
    return Chart(
        key=f"{measure}-{basis}-by-{dimension}",
        title=_title(about.label, label, found),
        subtitle=f"{heading} ({unit_words(unit)}), {asked.inside}, {numbers.reference_day(asked.year)}",
        reading=_reading(asked, about.label, found),
        alt=f"Bars of {heading.lower()}: {'; '.join(f'{name} {_said(seen)}' for name, seen in found)}.",
        source=source_line(asked),
        table=Table(
            name=f"{measure}-{basis}-by-{dimension}",
            caption=f"{heading}, {asked.inside}, {numbers.reference_day(asked.year)}",
            columns=(label, about.label),
            rows=tuple((words(name), figure(seen)) for name, seen in found),
            units=("", unit_words(unit)),
        ),
        drawing=Bars(bars, unit == "share") if drawn else None,
        measure=measure,
    )


def _empty(name: str, seen: Seen) -> bool:
    """Whether a slice says nothing: nobody in it, or nothing to divide by."""
    if isinstance(seen, Shown):
        return seen.value == 0 and name in UNTOLD
    return seen.symbol != "c"


def _said(seen: Seen) -> str:
    return numbers.quantity(seen.value, seen.unit) if isinstance(seen, Shown) else seen.reason


def _telling(found: Slices) -> list[tuple[str, Shown]]:
    """The groups that a finding may be about: known ones, and no rates on a handful of people."""
    shown = [(name, seen) for name, seen in found if isinstance(seen, Shown) and name not in UNTOLD]
    return [(name, seen) for name, seen in shown if not seen.ratio.whole < RELIABLE_BASE]


def _title(label: str, by: str, found: Slices) -> str:
    known = _telling(found)
    inside = f"{by[:1].lower()}{by[1:]}"
    if not known:
        return f"{label} by {inside} is not shown"
    highest, lowest = max(known, key=lambda p: p[1].value), min(known, key=lambda p: p[1].value)
    whole = len(known) == sum(name not in UNTOLD for name, _ in found)
    if len(known) == 1 and not whole:
        return f"{label} by {inside}: {_said(highest[1])} for “{highest[0]}”, the one large group shown"
    if _said(highest[1]) == _said(lowest[1]):
        return f"{label} by {inside}: {_said(highest[1])} in every {'' if whole else 'larger '}group shown"
    among = "" if whole else ", among the larger groups shown,"
    return f"{label} by {inside}: highest{among} for “{highest[0]}”"


def _reading(asked: Asked, label: str, found: Slices) -> str:
    known = _telling(found)
    if not found:
        return f"{label} is not on record by this split for {asked.inside} in {asked.year}."
    if not known:
        return (
            "All groups are hidden because they stand for few people, or for those whose group is not known."
        )
    highest, lowest = max(known, key=lambda p: p[1].value), min(known, key=lambda p: p[1].value)
    hidden = sum(not isinstance(seen, Shown) for _, seen in found)
    tail = f" {_groups(hidden)} hidden." if hidden else ""
    tail = f"{_too_small([name for name, _ in known], found)}{tail}"
    if len(known) == 1:
        return f"{_said(highest[1])} ({highest[0]}).{tail}"
    if _said(highest[1]) == _said(lowest[1]):
        return f"{_said(highest[1])} in each of the larger groups.{tail}"
    return f"From {_said(highest[1])} ({highest[0]}) to {_said(lowest[1])} ({lowest[0]}).{tail}"


def _too_small(known: Sequence[str], found: Slices) -> str:
    """Which groups are shown and yet say little, so that nobody reads the longest bar as the finding."""
    shown = [name for name, seen in found if isinstance(seen, Shown) and name not in UNTOLD]
    small = [f"“{name}”" for name in shown if name not in known]
    stand = "stands" if len(small) == 1 else "stand"
    return f" {numbers.listed(small)} {stand} on fewer than {RELIABLE_BASE}: too few." if small else ""


def _groups(hidden: int) -> str:
    return "One group is" if hidden == 1 else f"{numbers.count_words(hidden).capitalize()} groups are"

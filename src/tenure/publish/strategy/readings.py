"""KPIs read: each one’s value, where it should be, and what that means, in a sentence made from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.holding import Holding
from tenure.publish.strategy.finding import NOTHING, Figures, Typed, figures
from tenure.publish.surveywords import SCORE
from tenure.publish.viewing import Viewer
from tenure.publish.wording import ICONS, Status
from tenure.strategy.framework.parts import KINDS, Aimed, Framework, Kpi
from tenure.strategy.kpis.aiming import points
from tenure.strategy.kpis.audit import FRESH_DAYS as FRESH_DAYS
from tenure.strategy.kpis.judging import Judged, judged
from tenure.terms.problems import UsedWrongly

WORDS: Final[Mapping[Status, str]] = {
    "on-course": "on course",
    "watch": "watch",
    "off-course": "off course",
    "no-data": "no data",
}


@dataclass(frozen=True)
class Reading:
    """One KPI as its readers see it.

    said      the value in its unit, or why there is none.
    sentence  level, against the trajectory, whether chance could be the reason, change, comparator.
    needs     what would supply it, where nothing does.
    old       in words, where the figure is older than eighteen months; else "".
    guarded   whether its baseline was left out: the figure it was taken from is hidden, and so is its line.
    """

    kpi: Kpi
    figures: Figures
    judged: Judged
    said: str
    sentence: str
    needs: str = ""
    old: str = ""
    guarded: bool = False

    @property
    def code(self) -> str:
        return self.kpi.code

    @property
    def status(self) -> Status:
        return self.judged.status

    @property
    def icon(self) -> str:
        return ICONS[self.status]

    @property
    def word(self) -> str:
        return WORDS[self.status]

    @property
    def value(self) -> float | None:
        return self.figures.found.value

    @property
    def on(self) -> date | None:
        return self.figures.found.on

    @property
    def aim(self) -> str:
        """Where its trajectory stands on the day of the figure, in its unit; empty where it has none then."""
        at = self.judged.expected
        return "" if at is None else aim_words(at, self.kpi)

    @property
    def target(self) -> str:
        """The target in its unit, and by when; empty where none is set."""
        return aimed_words(self.kpi.target, self.kpi)

    @property
    def spark(self) -> tuple[tuple[int, float | None], ...]:
        """The values by year, for a small line."""
        return tuple((day.year, value) for day, value in self.figures.series)


def readings(
    holding: Holding,
    viewer: Viewer,
    framework: Framework,
    *,
    typed: Mapping[str, Sequence[Typed]],
    today: date,
) -> tuple[Reading, ...]:
    """Every KPI of the framework as this viewer may read it, in the framework's order."""
    found = figures(holding, viewer, framework.kpis, typed)
    return tuple(reading(kpi, found.get(kpi.code, NOTHING), today=today) for kpi in framework.kpis)


def reading(kpi: Kpi, known: Figures, *, today: date) -> Reading:
    """One KPI read from its figures."""
    safe = _guarded(kpi, known)
    made = judged(safe, known.found)
    said = _said(safe, known)
    needs = kpi.needs if known.found.value is None and not known.found.hidden else ""
    sentence, old = _sentence(safe, known, made), _old(known, today)
    return Reading(safe, known, made, said, sentence, needs, old, guarded=safe is not kpi)


def _guarded(kpi: Kpi, known: Figures) -> Kpi:
    """The KPI without a baseline that was taken from a year whose figure this reader may not see.

    The line from such a baseline would give the figure away as surely as the baseline does.
    """
    hidden = {day.year for day, value in known.series if value is None}
    if kpi.baseline is None or kpi.baseline.on.year not in hidden:
        return kpi
    return replace(kpi, baseline=None)


def chosen(
    readings: Sequence[Reading], *, outcome: str = "", status: str = "", kind: str = ""
) -> list[Reading]:
    """Those of an outcome, a status or a kind. UsedWrongly where there is none of that name."""
    _known(outcome, {each.kpi.outcome for each in readings}, "outcome with a KPI")
    _known(status, WORDS, "status")
    _known(kind, KINDS, "kind of KPI")
    wanted = {"outcome": outcome, "status": status, "kind": kind}
    return [
        each
        for each in readings
        if all(
            not value or value == getattr(each if name == "status" else each.kpi, name)
            for name, value in wanted.items()
        )
    ]


def _known(given: str, there: Collection[str], what: str) -> None:
    if given and given not in there:
        raise UsedWrongly(f"There is no {what} called {given[:40]}. Use {', '.join(sorted(there))}.")


def aimed_words(aim: Aimed | None, kpi: Kpi) -> str:
    """A baseline or target in words: "18.0% by 30 September 2028"."""
    return f"{quantity(aim.value, kpi.unit)} by {numbers.day(aim.on)}" if aim else ""


def aim_words(value: float, kpi: Kpi) -> str:
    """A place on the trajectory in its unit: whole where everything that was agreed is whole."""
    agreed = [each.value for each in points(kpi)]
    whole = kpi.unit != "share" and all(float(each).is_integer() for each in agreed)
    return quantity(float(round(value)) if whole else value, kpi.unit)


def quantity(value: float, unit: str) -> str:
    """A KPI's value with its unit: 22.6%, 15.8 cases per FTE, 400 places."""
    if unit == SCORE:
        return numbers.quantity(value, unit)
    if unit not in ("share", *numbers.MONEY) and float(value).is_integer():
        return f"{value:,.0f} {unit}"
    return f"{numbers.quantity(value, unit)} {numbers.after(unit)}".rstrip()


def _said(kpi: Kpi, known: Figures) -> str:
    value = known.found.value
    return wording.first_up(known.why) if value is None else quantity(value, kpi.unit)


def _sentence(kpi: Kpi, known: Figures, made: Judged) -> str:
    value, on = known.found.value, known.found.on
    if value is None or on is None:
        return _without(kpi, known)
    when = f"{known.taken} {on.year}" if known.taken else f"on {numbers.day(on)}"
    head = f"{kpi.label}: {quantity(value, kpi.unit)} {when}"
    parts = [f"{head}{_against(kpi, value, made)}.", _change(known), _compared(kpi, known), _aim(kpi)]
    return " ".join(part for part in parts if part)


def _without(kpi: Kpi, known: Figures) -> str:
    if known.found.hidden:
        return f"{kpi.label} is not shown: {known.why[:1].lower()}{known.why[1:]}."
    return f"{kpi.label} has no figure yet. {kpi.needs}".rstrip()


def _against(kpi: Kpi, value: float, made: Judged) -> str:
    if made.why == "definition changed":
        return "; the definition has changed since the target was set, so neither can be held to the other"
    if made.expected is None:
        return _no_line(kpi)
    aim = aim_words(made.expected, kpi)
    if quantity(value, kpi.unit) == aim:
        return ", as its trajectory asks by then"
    side = "above" if value > made.expected else "below"
    text = f", {side} the {aim} that its trajectory asks by then"
    if made.why == "behind, perhaps by chance":
        return f"{text}; chance alone could explain that"
    if made.why == "worse than the baseline":
        return f"{text}, and worse than its baseline"
    return text


def _no_line(kpi: Kpi) -> str:
    if kpi.target is None:
        return "; no target is set"
    return "; it has no baseline, so its target counts from its own day"


def _change(known: Figures) -> str:
    moved = known.moved
    if moved is None:
        return ""
    said = quantity(moved.before, moved.unit)
    if moved.flat:
        return f"It is the same as in {moved.before_year}."
    verb = "rose" if moved.size > 0 else "fell"
    if known.found.on and known.found.on.year == moved.before_year:
        return f"It {verb} from {said} the time before, in the same year."
    if moved.sure is None:
        return f"It {verb} from {said} in {moved.before_year}."
    word = f", {wording.chance_words(moved)}" if moved.clear else f"; the {moved.noun} may be chance"
    return f"It {verb} from {said} in {moved.before_year}{word}."


AGREED: Final = {"region": "its region", "neighbours": "its statistical neighbours"}
"""Comparators that were agreed, where England has to stand in for them."""


def _compared(kpi: Kpi, known: Figures) -> str:
    if known.other is None:
        return ""
    if known.then is None:
        said = wording.against([known.other])
    else:
        year, own = known.then
        said = wording.against_then(year, numbers.quantity(own, known.other.unit), known.other)
    if not known.instead:
        return said
    return f"{said} England stands in for {AGREED[kpi.comparator]}: {known.instead}."


def _aim(kpi: Kpi) -> str:
    return f"The target is {aimed_words(kpi.target, kpi)}." if kpi.target else ""


def _old(known: Figures, today: date) -> str:
    if known.found.on is None or known.found.value is None:
        return ""
    days = (today - known.found.on).days
    if days <= FRESH_DAYS:
        return ""
    years = days / 365.25
    return f"The figure is {numbers.rounded(years)} years old."

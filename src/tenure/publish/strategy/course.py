"""Are we on course? Each outcome's status from its KPIs, what is behind it, what needs a decision, how sure.

An outcome is judged by those of its KPIs that have a status: off course where at least half of them are
off course; on course where none is off course and at least half are on course; to be watched otherwise.
Where none has a status there is no data to judge it by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.strategy.readings import WORDS, Reading
from tenure.publish.wording import ICONS, Status
from tenure.strategy.framework.parts import Activity, Framework, Part
from tenure.strategy.kpis.audit import Audited

ORDER: Final[tuple[Status, ...]] = ("off-course", "watch", "no-data", "on-course")
"""What a reader should see first."""
MOST_DRIVERS: Final = 3
"""Activities that are named behind an outcome."""
BEHIND: Final[tuple[Status, ...]] = ("off-course", "watch")
"""What a KPI is that is not where its trajectory asks."""
MOST_BEHIND: Final = 2
"""KPIs that are named behind an outcome."""
MOST_SHOWN: Final = 12
"""KPIs of an outcome, and of a thing to decide, that the page shows; the others are one step away."""


@dataclass(frozen=True)
class OutcomeCourse:
    """One outcome: its status, a sentence on its KPIs, and their readings, the worst first.

    drivers  the activities that are meant to move most of the KPIs that are behind, at most three.
    """

    outcome: Part
    status: Status
    sentence: str
    readings: tuple[Reading, ...]
    drivers: tuple[Activity, ...] = ()

    @property
    def shown(self) -> tuple[Reading, ...]:
        """Those that fit on a page that is read in two minutes."""
        return self.readings[:MOST_SHOWN]

    @property
    def more(self) -> int:
        """How many do not."""
        return len(self.readings) - len(self.shown)

    @property
    def behind(self) -> tuple[Reading, ...]:
        """Those that are behind, off course before to be watched, as many as are named beside the outcome."""
        return tuple(each for each in self.readings if each.status in BEHIND)[:MOST_BEHIND]

    @property
    def icon(self) -> str:
        return ICONS[self.status]

    @property
    def word(self) -> str:
        return WORDS[self.status]


@dataclass(frozen=True)
class Asking:
    """Something that needs a decision: what, why, and the KPI that it is about."""

    kpi: str
    label: str
    says: str


@dataclass(frozen=True)
class Course:
    """The page: its answer, what it rests on, each outcome, what needs a decision, how sure anyone can be."""

    answer: str
    said: str
    outcomes: tuple[OutcomeCourse, ...]
    decisions: tuple[Asking, ...]
    sure: tuple[str, ...]

    def outcome(self, code: str) -> OutcomeCourse:
        """The outcome with this code, which the framework has."""
        return next(each for each in self.outcomes if each.outcome.code == code)

    @property
    def asked(self) -> tuple[tuple[str, tuple[Asking, ...], int], ...]:
        """The decisions by what they are: the words, the first KPIs they are about, how many more."""
        kinds = dict.fromkeys(each.says for each in self.decisions)
        groups = [(says, tuple(d for d in self.decisions if d.says == says)) for says in kinds]
        return tuple(
            (says, some[:MOST_SHOWN], max(len(some) - MOST_SHOWN, 0)) for says, some in groups[:MOST_SHOWN]
        )


def course(framework: Framework, readings: Sequence[Reading], audit: Sequence[Audited] = ()) -> Course:
    """Whether the partnership is on course, from every KPI's reading."""
    outcomes = tuple(
        _outcome(framework, part, [each for each in readings if each.kpi.outcome == part.code])
        for part in framework.outcomes
    )
    decisions, sure = tuple(_decisions(readings, audit)), tuple(_sure(readings))
    return Course(_answer(outcomes), _said(readings), outcomes, decisions, sure)


def _said(readings: Sequence[Reading]) -> str:
    """How many KPIs have a figure, and how far back the figures lie."""
    days = sorted(each.on for each in readings if each.on and each.value is not None)
    if not days:
        return "No KPI has a figure yet."
    of = f"{len(days)} of {len(readings)} KPIs have a figure"
    if days[0] == days[-1]:
        return f"{of}, of {numbers.day(days[0])}."
    return f"{of}; the latest is of {numbers.day(days[-1])}, the oldest of {numbers.day(days[0])}."


def status_of(statuses: Sequence[Status]) -> Status:
    """An outcome's status from those of its KPIs."""
    known = [each for each in statuses if each != "no-data"]
    if not known:
        return "no-data"
    off, on = known.count("off-course"), known.count("on-course")
    if 2 * off >= len(known):
        return "off-course"
    return "on-course" if not off and 2 * on >= len(known) else "watch"


def _outcome(framework: Framework, part: Part, found: Sequence[Reading]) -> OutcomeCourse:
    status = status_of([each.status for each in found])
    order = sorted(found, key=lambda each: ORDER.index(each.status))
    return OutcomeCourse(part, status, _outcome_sentence(found), tuple(order), _drivers(framework, found))


def _drivers(framework: Framework, found: Sequence[Reading]) -> tuple[Activity, ...]:
    """What is meant to move the KPIs that are behind; those that move most of them, in the plan's order."""
    behind = [each.kpi.activities for each in found if each.status in BEHIND]
    moves = Counter(code for codes in behind for code in codes)
    most = {code for code, _ in moves.most_common(MOST_DRIVERS)}
    return tuple(each for each in framework.activities if each.code in most)


def _outcome_sentence(found: Sequence[Reading]) -> str:
    if not found:
        return "No KPI measures this outcome."
    if all(each.status == "no-data" for each in found):
        return _unjudged(found)
    counted = [(WORDS[status], sum(each.status == status for each in found)) for status in ORDER]
    said = [f"{numbers.count_words(n)} {_as_state(word)}" for word, n in counted if n]
    kpis = "its one KPI" if len(found) == 1 else f"its {numbers.count_words(len(found))} KPIs"
    return wording.first_up(f"of {kpis}, {numbers.listed(said)}.")


def _unjudged(found: Sequence[Reading]) -> str:
    bare = all(each.value is None and not each.figures.found.hidden for each in found)
    if len(found) == 1:
        return "Its one KPI has no figure yet." if bare else "Its one KPI cannot be judged yet."
    says = "has a figure" if bare else "can be judged"
    return f"None of its {numbers.count_words(len(found))} KPIs {says} yet."


def _as_state(word: str) -> str:
    return {"watch": "to watch", "no data": "without a figure"}.get(word, word)


def _answer(outcomes: Sequence[OutcomeCourse]) -> str:
    if not outcomes:
        return "The framework has no outcomes yet."
    names: Mapping[Status, list[str]] = {
        status: [_inside(each.outcome.title) for each in outcomes if each.status == status]
        for status in ORDER
    }
    if len(names["on-course"]) == len(outcomes):
        return f"All {numbers.count_words(len(outcomes))} outcomes are on course."
    if len(names["no-data"]) == len(outcomes):
        return "No outcome can be judged yet: no KPI has a figure."
    parts = [
        f"{numbers.listed(names[status])} {'is' if len(names[status]) == 1 else 'are'} {says}"
        for status, says in _SAYS.items()
        if names[status]
    ]
    return f"{wording.first_up('; '.join(parts))}."


_SAYS: Final[Mapping[Status, str]] = {
    "off-course": "off course",
    "watch": "to be watched",
    "on-course": "on course",
    "no-data": "not to be judged yet",
}


def _inside(title: str) -> str:
    return f"“{title}”"


def _decisions(readings: Sequence[Reading], audit: Sequence[Audited]) -> list[Asking]:
    advice = {each.code: each for each in audit}
    found = [
        Asking(
            each.code, each.kpi.label, "Off course: decide what else is done, or whether the target stands."
        )
        for each in readings
        if each.status == "off-course"
    ]
    for each in readings:
        known = advice.get(each.code)
        if known and known.advice in ("replace", "retire"):
            why = next((c.says for c in known.checks if c.question == known.reasons[0]), "")
            says = f"The audit says {known.advice}. {why}".strip()
            found.append(Asking(each.code, each.kpi.label, says))
        elif each.judged.why == "definition changed":
            found.append(Asking(each.code, each.kpi.label, "Its definition changed: set its target again."))
    return found


def _sure(readings: Sequence[Reading]) -> list[str]:
    """How far the page can be trusted: figures missing, old, and behind by no more than chance."""
    total = len(readings)
    without = sum(each.value is None and not each.figures.found.hidden for each in readings)
    hidden = sum(each.figures.found.hidden for each in readings)
    chance = sum(each.judged.why == "behind, perhaps by chance" for each in readings)
    old = [each for each in readings if each.old]
    latest = max((each.on for each in old if each.on), default=None)
    oldest = numbers.day(latest) if latest else ""
    of = f"of {total} KPIs"
    behind = "behind the trajectory by no more than chance could explain"
    said = (
        (without, f"{without} {of} {'has' if without == 1 else 'have'} no figure yet."),
        (hidden, f"{hidden} {of} {_are(hidden)} hidden, to protect small numbers of people."),
        (chance, f"{chance} {of} {_are(chance)} {behind}."),
        (old, f"{len(old)} {of} {_rest(len(old))} on figures of {oldest} or earlier."),
    )
    return [sentence for there, sentence in said if there]


def _are(some: int) -> str:
    return "is" if some == 1 else "are"


def _rest(some: int) -> str:
    return "rests" if some == 1 else "rest"

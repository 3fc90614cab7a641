"""The declared sentences of finding: what a level, a change, chance and a comparison are called. None is
typed twice.

Every sentence that a page, a chart or a report states about a figure is made here from the figure, and each
pattern has a test. Words for chance follow one table: almost certain from 95%, likely from 75%.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tenure.benchmark.chance import ALMOST_CERTAIN, LIKELY
from tenure.publish import numbers
from tenure.publish.subjects import SUBJECTS as SUBJECTS
from tenure.publish.subjects import subject as subject

Better = Literal["lower", "higher", "neither"]
Status = Literal["on-course", "watch", "off-course", "no-data"]

ICONS: Final[Mapping[Status, str]] = {"on-course": "✓", "watch": "!", "off-course": "✕", "no-data": "–"}

SERVICES: Final[Mapping[str, str]] = {
    "children": "children and family social workers",
    "adults": "adults’ social workers",
}
SERVICE_LABELS: Final[Mapping[str, str]] = {"children": "Children and family", "adults": "Adults"}


def first_up(text: str) -> str:
    """A sentence begins with a capital letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Move:
    """A figure now and a year before. `sure` is how sure we are that it is not chance; None where not
    judged.
    """

    before: float
    now: float
    unit: str
    before_year: int
    sure: float | None = None

    @property
    def size(self) -> float:
        return self.now - self.before

    @property
    def flat(self) -> bool:
        """Whether the two figures print the same."""
        return numbers.quantity(self.before, self.unit) == numbers.quantity(self.now, self.unit)

    @property
    def noun(self) -> str:
        return "rise" if self.size > 0 else "fall"

    @property
    def clear(self) -> bool:
        """Whether the change is at least likely to be more than chance."""
        return not self.flat and self.sure is not None and self.sure >= LIKELY


def change_words(move: Move | None) -> str:
    """The line under a tile's figure: "down from 21.3% in 2022"."""
    if move is None:
        return "no earlier figure to compare with"
    if move.flat:
        return f"the same as in {move.before_year}"
    direction = "up" if move.size > 0 else "down"
    return f"{direction} from {numbers.quantity(move.before, move.unit)} in {move.before_year}"


def chance_words(move: Move) -> str:
    """What chance has to do with a change: "likely a real fall", "within the range of chance"."""
    if move.flat:
        return "no change"
    if move.sure is None:
        return f"a {move.noun}; not tested for chance"
    if move.sure >= ALMOST_CERTAIN:
        return f"almost certainly a real {move.noun}"
    if move.sure >= LIKELY:
        return f"likely a real {move.noun}"
    return "within the range of chance"


def status_of(move: Move | None, better: Better, *, worse_than: str = "") -> tuple[Status, str]:
    """The status and word of a tile: a clear change first, else a clear gap to a comparator, else neither."""
    if move is not None and move.clear and better != "neither":
        good = (move.size < 0) == (better == "lower")
        sure = (move.sure or 0) >= ALMOST_CERTAIN
        return ("on-course" if good else "off-course" if sure else "watch"), chance_words(move)
    if worse_than:
        return "watch", f"{'above' if better == 'lower' else 'below'} {worse_than}"
    if move is None:
        return "no-data", "not clear yet"
    return "no-data", chance_words(move)


def level_and_change(head: str, value: str, move: Move | None) -> str:
    """One sentence: "Turnover in Northvale fell from 21.3% in 2022 to 18.4%; the fall is within ... chance
    ...".
    """
    if move is None:
        return f"{head} was {value}; there is no earlier figure to compare it with."
    if move.flat:
        return f"{head} stayed at {value}."
    verb = "rose" if move.size > 0 else "fell"
    before = numbers.quantity(move.before, move.unit)
    text = f"{head} {verb} from {before} in {move.before_year} to {value}"
    if move.sure is None:
        return f"{text}."
    if move.clear:
        return f"{text}, {chance_words(move)}."
    return f"{text}; the {move.noun} is within the range that chance gives a workforce of this size."


@dataclass(frozen=True)
class Beside:
    """A comparator's figure beside our own: how far apart, and how sure we are that it is more than
    chance.
    """

    name: str
    value: float
    unit: str
    gap: float
    sure: float | None = None

    @property
    def clear(self) -> bool:
        return self.sure is not None and self.sure >= ALMOST_CERTAIN


def against(beside: Sequence[Beside]) -> str:
    """One sentence on the comparators: "That is above England (15.9%) and close to Outer London (18.1%)."."""
    if not beside:
        return ""
    return f"That is {numbers.listed([_relation(b) for b in beside])}."


def against_then(year: int, own: str, beside: Beside) -> str:
    """The comparison where the comparator's figures end earlier: like with like, and said so."""
    return f"In {year}, the latest year published, it was {own}: {_relation(beside)}."


def _relation(beside: Beside) -> str:
    text = f"{beside.name} ({numbers.quantity(beside.value, beside.unit)})"
    if numbers.quantity(beside.value + beside.gap, beside.unit) == numbers.quantity(
        beside.value, beside.unit
    ):
        return f"the same as {text}"
    side = "above" if beside.gap > 0 else "below"
    if beside.sure is not None and not beside.clear:
        return f"{side} {text} by no more than chance could explain"
    return f"{side} {text}"


def trend_title(
    measure: str, label: str, series: Sequence[tuple[int, float]], *, unit: str, move: Move | None, run: int
) -> str:
    """The finding over a chart of years: where the last year stands among all of them."""
    head = subject(measure, label).head
    year, value = series[-1]
    values = [v for _, v in series]
    said = {numbers.quantity(v, unit) for v in values}
    if len(series) >= 3 and len(said) == 1:
        return f"{head} has stayed at {said.pop()} since {series[0][0]}"
    if len(series) >= 3 and value == max(values):
        return f"{head} is at its highest since {series[0][0]}"
    if len(series) >= 3 and value == min(values):
        return f"{head} is at its lowest since {series[0][0]}"
    if abs(run) >= 2:
        years = numbers.count_words(abs(run))
        return f"{head} has {'risen' if run > 0 else 'fallen'} for {years} years in a row"
    if move is None:
        return f"{head} in {year}"
    if move.flat:
        return f"{head} did not change in {year}"
    if move.clear:
        return f"{head} {'rose' if move.size > 0 else 'fell'} in {year}"
    if move.sure is None:
        return f"{head} {'rose' if move.size > 0 else 'fell'} to {numbers.quantity(move.now, unit)} in {year}"
    return f"{head} shows no clear change in {year}"


def trend_reading(
    measure: str, label: str, unit: str, series: Sequence[tuple[int, float]], move: Move | None
) -> str:
    """The sentence under a chart of years: the longest swing, then the last year against chance."""
    if len(series) < 2:
        return "One year is on record; a trend needs two or more."
    head, (year, now) = subject(measure, label).head, series[-1]
    far_year, far = max(series[:-1], key=lambda point: (abs(point[1] - now), -point[0]))
    said = numbers.quantity(now, unit)
    if numbers.quantity(far, unit) == said:
        return f"{head} has been {said} in every year since {series[0][0]}."
    verb = "fell" if now < far else "rose"
    text = f"{head} {verb} from {numbers.quantity(far, unit)} in {far_year} to {said} in {year}."
    if move is None or move.before_year == far_year or move.flat or move.sure is None:
        return (
            text
            if move is None or move.sure is None or move.flat
            else f"{text} {_last_year(move, short=True)}"
        )
    return f"{text} {_last_year(move)}"


def _last_year(move: Move, *, short: bool = False) -> str:
    size = "" if short else f" of {numbers.change(move.size, move.unit)}"
    if move.clear:
        return f"Last year’s {move.noun}{size} is {chance_words(move)}."
    return (
        f"Last year’s {move.noun}{size} is within the range that chance alone gives a workforce of this size."
    )


def places_title(measure: str, label: str, apart: Sequence[tuple[str, float]], than: str, others: int) -> str:
    """The finding over ranked places: who is clearly above or below the comparator, as (name, gap)."""
    head, words = subject(measure, label).head, _bare(subject(measure, label).inside)
    sides = {gap > 0 for _, gap in apart}
    side = "apart from" if len(sides) != 1 else "above" if True in sides else "below"
    names = [name for name, _ in apart]
    if not names:
        return f"No partner’s {words} is clearly apart from {than}"
    if len(names) == others and others > 2:
        return f"{head} in every partner is clearly {side} {than}"
    if len(names) == 1 and others > 1:
        return f"Only {names[0]}’s {words} is clearly {side} {than}"
    if len(names) <= 3:
        return f"{head} in {numbers.listed(names)} is clearly {side} {than}"
    return f"{head} in {count_of(len(names), others)} partners is clearly {side} {than}"


def range_title(measure: str, label: str, highest: str, lowest: str) -> str:
    """The finding over ranked places, not tested for chance; `lowest` is empty where all are the same."""
    words = first_up(_bare(subject(measure, label).inside))
    return (
        f"{words} is highest in {highest}, lowest in {lowest}"
        if lowest
        else f"{words} is the same everywhere"
    )


def within_chance(inside: int, of: int, than: str) -> str:
    """How many places differ from a comparator by no more than chance would give."""
    if inside == of:
        return f"Chance alone could explain how far each is from {than}"
    if not inside:
        return f"Chance alone would hardly put any of them so far from {than}"
    them = "it is" if inside == 1 else "they are"
    return f"For {count_of(inside, of)} chance alone could explain how far {them} from {than}"


def rank_words(rank: int, of: int) -> str:
    """ "It ranks 12th highest of 151 authorities."."""
    place = "highest" if rank == 1 else f"{numbers.ordinal(rank)} highest"
    return f"It ranks {place} of {of} authorities."


def count_of(some: int, of: int) -> str:
    """ "three of six", "one of six"."""
    return f"{numbers.count_words(some)} of {numbers.count_words(of)}"


def _bare(words: str) -> str:
    return words.removeprefix("the ")


def headline(moves: Sequence[tuple[str, Move | None]], worse: Sequence[str] = (), than: str = "") -> str:
    """The page's answer from its main measures in order: which moved clearly, and which did not.

    worse  the measures that are clearly on the worse side of a comparator; told where nothing moved clearly.
    """
    known = [(key, move) for key, move in moves if move is not None]
    clear = [(key, move) for key, move in known if move.clear]
    unclear = [subject(key).inside for key, move in known if not move.clear]
    if not known:
        return "There is one year on record, so nothing can be compared yet"
    if not clear:
        them = first_up(numbers.listed(unclear))
        text = f"{them} {'show' if len(unclear) > 1 else 'shows'} no clear change"
        return f"{text}; {_worse(worse, len(unclear), than)}" if worse and than else text
    parts = []
    for verb, up in (("fell", False), ("rose", True)):
        names = [subject(key).inside for key, move in clear if (move.size > 0) is up]
        if names:
            parts.append(f"{numbers.listed(names)} {verb}")
    text = first_up("; ".join(parts))
    if len(parts) == 1 and unclear:
        return f"{text}; {numbers.listed(unclear)} did not clearly change"
    return text


def _worse(worse: Sequence[str], of: int, than: str) -> str:
    if len(worse) == of and of > 1:
        return f"{'both' if of == 2 else 'all'} are clearly above {than}"
    are = "is" if len(worse) == 1 else "are"
    return f"{numbers.listed([subject(key).inside for key in worse])} {are} clearly above {than}"


def posts_and_agency(vacant: float, agency: float) -> str:
    """The two shares a reader meets first, in everyday words."""
    posts = _people_or_share(vacant, "post", "posts")
    people = _people_or_share(agency, "social worker", "social workers")
    return f"{first_up(posts)} vacant; {people} agency staff."


def _people_or_share(share: float, one: str, many: str) -> str:
    said = one_in(share)
    if said.endswith("%"):
        return f"{said} of {many} were"
    degree, _, rest = said.rpartition("one in ")
    return f"{degree}one {one} in {rest} was"


SHORT: Final[Mapping[str, str]] = {
    "Social worker in another English local authority": "Another English local authority",
    "Social worker outside England": "Social work outside England",
    "Agency or consultancy social work in England": "Agency work",
    "Other social work in England, not for a local authority": "Other social work in England",
    "Other social care role in England, local authority or not": "Another social care role",
    "Outside social care, any role outside England, not employed or career break": (
        "Outside social care, or not employed"
    ),
    "Moved to a role in the same authority that is not child and family social work": (
        "Moved to another role in the authority"
    ),
}
"""Short words for slices whose label is a whole definition; the tables keep the labels."""


def short(label: str) -> str:
    """A slice in a picture or a sentence."""
    return SHORT.get(label, label)


def one_in(share: float) -> str:
    """A share in everyday words: 0.217 is "more than one in five", 0.239 "nearly one in four"."""
    if share >= 0.5 or share <= 0.02:
        return f"{numbers.rate(share)}"
    n = round(1 / share)
    gap = share * n - 1
    degree = "" if abs(gap) < 0.03 else "more than " if gap > 0 else "nearly "
    return f"{degree}one in {numbers.count_words(n)}"

"""The board pack: two pages on whether the partnership is on course, and an appendix with every figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.strategy.course import ORDER, OutcomeCourse
from tenure.publish.strategy.readings import Reading, aimed_words, quantity
from tenure.publish.strategy.reports.aims import kpi_chart
from tenure.publish.strategy.reports.citing import cited_readings
from tenure.publish.strategy.reports.material import Material
from tenure.publish.strategy.reports.parts import Cited, Finding, Report, Section
from tenure.publish.strategy.reports.stories import told
from tenure.publish.tables import words
from tenure.publish.wording import first_up

NAME: Final = "Board pack"
MOST_OUTCOMES, MOST_DECISIONS, MOST_CHARTS = 8, 6, 2
"""What two pages hold; the appendix has the rest."""


def board_pack(made_from: Material) -> Report:
    """Whether the partnership is on course, what needs a decision, what drives it, and how sure that is."""
    return Report(
        kind="board",
        name=NAME,
        title=made_from.course.answer,
        lede=lede(made_from),
        on=made_from.on,
        sections=(
            _outcomes(made_from),
            _decisions(made_from),
            _sure(made_from),
            _behind(made_from),
            *told(made_from.stories[:1]),
            every_kpi(made_from),
        ),
        cited=cited_of(made_from),
        rests=made_from.rests(),
        brand=made_from.brand,
        two_pages=True,
    )


def lede(made_from: Material) -> str:
    """How many KPIs have a figure, and how old the figures are."""
    return made_from.course.said if made_from.readings else "The framework has no KPIs yet."


def _outcomes(made_from: Material) -> Section:
    findings = tuple(map(_outcome, made_from.course.outcomes[:MOST_OUTCOMES]))
    return Section("Is each outcome on course?", findings=findings, notes=_more(made_from))


def _outcome(one: OutcomeCourse) -> Finding:
    drives = [each for each in one.readings if each.status == one.status and each.status != "no-data"]
    says = one.sentence
    if drives:
        names = numbers.listed([_in_sentence(each.kpi.label) for each in drives[:2]])
        says = f"{says} {'Off course' if one.status == 'off-course' else 'Behind it'}: {names}."
    return Finding(says, one.outcome.title, one.status, one.word)


def _in_sentence(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _more(made_from: Material) -> tuple[str, ...]:
    left = len(made_from.course.outcomes) - MOST_OUTCOMES
    return (f"{left} more outcomes stand in the appendix.",) if left > 0 else ()


def _decisions(made_from: Material) -> Section:
    asked = made_from.course.decisions
    if not asked:
        return Section("What needs a decision", says=("Nothing needs a decision of the board.",))
    left = len(asked) - MOST_DECISIONS
    notes = (f"{left} more stand in the appendix.",) if left > 0 else ()
    known = {each.code: each for each in made_from.readings}
    findings = tuple(
        Finding(f"{_against(known[each.kpi])}{each.says}", each.label) for each in asked[:MOST_DECISIONS]
    )
    return Section("What needs a decision", findings=findings, notes=notes)


def _against(reading: Reading) -> str:
    """The figure and what its trajectory asks by then: "26.3% against 21.7%. "; empty where either is not."""
    asked = reading.judged.expected
    if reading.value is None or asked is None:
        return ""
    return f"{reading.said}, where its trajectory asks for {quantity(asked, reading.kpi.unit)}. "


def _sure(made_from: Material) -> Section:
    says = made_from.course.sure or ("Every KPI has a fresh figure, and none is behind by chance alone.",)
    return Section("How sure this is", findings=tuple(map(Finding, says)))


def _behind(made_from: Material) -> Section:
    charts = tuple(_charts(made_from))
    return Section("What is behind it", charts=charts, tables=(watched(made_from),), turned=True)


def _charts(made_from: Material) -> Iterator[Chart]:
    """The KPIs that are furthest from their course, each outcome's before a second of the same."""
    ranked = sorted(made_from.readings, key=lambda each: ORDER.index(each.status))
    seen: set[str] = set()
    found = []
    for each in [*_firsts(ranked), *ranked]:
        chart = None if each.code in seen else kpi_chart(made_from, each)
        seen.add(each.code)
        if chart is not None:
            found.append(chart)
    yield from found[:MOST_CHARTS]


def _firsts(ranked: Sequence[Reading]) -> Iterator[Reading]:
    outcomes: set[str] = set()
    for each in ranked:
        if each.kpi.outcome not in outcomes and each.value is not None:
            outcomes.add(each.kpi.outcome)
            yield each


MOST_WATCHED: Final = 10


def watched(made_from: Material) -> Table:
    """The KPIs that have a status, those off course first."""
    ranked = [each for each in made_from.readings if each.status != "no-data"]
    ranked = sorted(ranked, key=lambda each: ORDER.index(each.status))[:MOST_WATCHED]
    return _kpi_table("watched", "KPIs that can be judged, those off course first", ranked)


def _kpi_table(name: str, caption: str, readings: Sequence[Reading]) -> Table:
    rows = tuple(
        tuple(
            map(
                words,
                (
                    each.kpi.label,
                    each.said,
                    _on(each),
                    aimed_words(each.kpi.target, each.kpi) or "None",
                    _state(each),
                ),
            )
        )
        for each in readings
    )
    return Table(name, caption, ("KPI", "Figure", "On", "Target", "Status"), rows)


def _on(reading: Reading) -> str:
    return numbers.day(reading.on) if reading.on and reading.value is not None else "–"


def _state(reading: Reading) -> str:
    return f"{reading.icon} {reading.word}"


def every_kpi(made_from: Material) -> Section:
    """Every KPI, read in a sentence."""
    findings = tuple(
        Finding(read(each), each.kpi.label, each.status, each.word) for each in made_from.readings
    )
    return Section("Every KPI, read", findings=findings, apart=True, turned=True)


def read(reading: Reading) -> str:
    """A KPI's sentence behind its label, which stands before it."""
    without = reading.sentence.removeprefix(reading.kpi.label).lstrip(": ")
    return f"{first_up(without)} {reading.old}".strip()


def cited_of(made_from: Material) -> tuple[Cited, ...]:
    """Where each KPI's figure comes from."""
    return tuple(cited_readings(made_from.readings, made_from.snapshot))

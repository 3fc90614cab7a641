"""The return for the national evaluation: each figure with its definition and where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Table
from tenure.publish.defining import definition
from tenure.publish.strategy.readings import Reading, aimed_words
from tenure.publish.strategy.reports.board import cited_of, lede
from tenure.publish.strategy.reports.material import Material
from tenure.publish.strategy.reports.parts import Finding, Report, Section
from tenure.publish.strategy.reports.progress import activities_table
from tenure.publish.strategy.reports.stories import NONE_TOLD, told
from tenure.publish.studying import EDUCATION
from tenure.publish.tables import words
from tenure.terms.problems import UsedWrongly

NAME: Final = "Evaluation return"


def evaluation_return(made_from: Material) -> Report:
    """Every figure of the partnership's KPIs for evaluators, who can follow each to the return behind it."""
    stories = tuple(told(made_from.stories)) or (Section("Case studies", says=(NONE_TOLD,)),)
    return Report(
        kind="evaluation",
        name=NAME,
        title=_title(made_from),
        lede=lede(made_from),
        on=made_from.on,
        sections=(
            _reading_it(made_from),
            Section("Every figure", tables=(_figures(made_from),), turned=True),
            Section("How each figure is counted", findings=tuple(_defined(made_from)), turned=True),
            Section("What was done", tables=(activities_table(made_from),), turned=True),
            *stories,
        ),
        cited=cited_of(made_from),
        rests=made_from.rests(),
        brand=made_from.brand,
        scope="evaluation",
    )


def _title(made_from: Material) -> str:
    readings = made_from.readings
    filled = sum(each.value is not None for each in readings)
    typed = sum(each.value is not None and each.kpi.kind != "indicator" for each in readings)
    count = f"{filled} of {len(readings)} KPIs have a figure"
    if not filled:
        return f"{count} yet"
    given = "none was typed" if not typed else "one was typed" if typed == 1 else f"{typed} were typed"
    return f"{count}; {given}"


def _reading_it(made_from: Material) -> Section:
    return Section(
        "How to read it",
        says=(
            "Figures named as indicators are counted from returns that councils and the university sent, by "
            "one definition each. Nobody typed them. Figures that people give are marked so.",
            "Small numbers are hidden, and no hidden figure can be worked out from those shown. A change is "
            "said to be real only where chance would rarely give one as large.",
            "Nothing here proves that an activity caused a change: the partnership is one place, and much "
            "else changed in the same years.",
        ),
        findings=tuple(map(Finding, made_from.course.sure)),
    )


def _figures(made_from: Material) -> Table:
    rows = tuple(tuple(map(words, _row(each))) for each in made_from.readings)
    columns = ("KPI", "Figure", "On", "Baseline", "Target", "Status", "Kind")
    return Table("figures", "Every KPI, its figure, and what it is held against", columns, rows)


def _row(reading: Reading) -> Iterator[str]:
    kpi = reading.kpi
    yield kpi.label
    yield reading.said
    yield numbers.day(reading.on) if reading.on and reading.value is not None else "No figure yet"
    yield aimed_words(kpi.baseline, kpi).replace(" by ", " on ") or "None"
    yield aimed_words(kpi.target, kpi) or "None"
    yield f"{reading.icon} {reading.word}"
    yield kpi.kind


def _defined(made_from: Material) -> Iterator[Finding]:
    for each in made_from.readings:
        kpi = each.kpi
        yield Finding(_definition(each), kpi.label)


def _definition(reading: Reading) -> str:
    kpi = reading.kpi
    if kpi.kind != "indicator":
        return reading.needs or kpi.says or "It is given by its owner."
    found = _declared(kpi.measure, kpi.service)
    part = f" Only {kpi.dimension} “{kpi.slice}”." if kpi.dimension else ""
    gaming = f" It could be made to look better: {kpi.gaming}" if kpi.gaming else ""
    return f"{found}{part}{gaming}".strip()


def _declared(measure: str, service: str) -> str:
    """A measure's formula, when it is taken, and whose definition it is."""
    if service == EDUCATION:
        from tenure.indicators.studying import STUDY_MEASURES

        known = STUDY_MEASURES.get(measure)
        return f"{known.formula} Taken {known.taken}. {known.source}." if known else "Not defined here."
    try:
        about = definition(measure, service)
    except UsedWrongly as problem:
        return str(problem)
    return f"{about.formula} Taken {about.taken}. Source: {about.source}."

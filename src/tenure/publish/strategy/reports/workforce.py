"""The workforce analysis of both services as one report (plan, paragraph 39)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tenure.publish import numbers
from tenure.publish.analysing import analysis
from tenure.publish.contents import Analysis
from tenure.publish.strategy.reports.citing import cited_charts, cited_tiles
from tenure.publish.strategy.reports.material import Material
from tenure.publish.strategy.reports.parts import Finding, Report, Section

NAME: Final = "Workforce analysis"


def workforce_report(made_from: Material) -> Report:
    """How many there are, who leaves, what is vacant and who covers it, in each service that was returned."""
    found = tuple(_analyses(made_from))
    return Report(
        kind="analysis",
        name=NAME,
        title=_title(found),
        lede=_lede(found),
        on=made_from.on,
        sections=tuple(section for each in found for section in _sections(each)),
        cited=tuple(one for each in found for one in (*cited_tiles(each), *cited_charts(each))),
        rests=made_from.rests(),
        brand=made_from.brand,
    )


def _analyses(made_from: Material) -> Iterator[Analysis]:
    for service in made_from.holding.services():
        found = analysis(made_from.holding, made_from.viewer, service=service)
        if not found.empty:
            yield found


def _title(found: tuple[Analysis, ...]) -> str:
    return found[0].title if found else "Nothing to show yet: no return is on record"


def _lede(found: tuple[Analysis, ...]) -> str:
    if not found:
        return "Load returns, or send them on the Returns page; then this report fills."
    return " ".join(each.lede for each in found)


def _sections(found: Analysis) -> Iterator[Section]:
    label = found.service_label
    tiles = tuple(Finding(tile.sentence, tile.label, tile.status, tile.word) for tile in found.tiles)
    yield Section(
        f"{label}: where it stands, {numbers.day(found.on)}",
        says=(found.title, found.lede),
        findings=tiles,
        tables=found.tables,
        turned=True,
    )
    yield Section(f"{label}: over the years, and by place", charts=found.charts, turned=True)
    notes = (*found.contradictions, *found.notes)
    if notes:
        said = tuple(Finding(" ".join(filter(None, (n.says, n.do))), n.who) for n in notes)
        yield Section(f"{label}: before you use this", findings=said)

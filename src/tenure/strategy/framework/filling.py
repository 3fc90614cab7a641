"""Whether a measure fills a KPI. The framework outlives measures, so one that none fills is worth a look."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from tenure.strategy.framework.parts import Kpi
from tenure.strategy.framework.reading import Fault

Known = Mapping[str, Mapping[str, Collection[str]]]


def unfilled(kpis: Sequence[Kpi]) -> Iterator[Fault]:
    """Indicators whose service, measure or basis is not known: no return can fill them."""
    for at, each in enumerate(kpis):
        measures = known_measures().get(each.service)
        if each.kind != "indicator" or not each.measure:
            continue
        if measures is None:
            wanted = ", ".join(known_measures())
            yield Fault(
                ("kpis", at, "service"), f"is “{each.service[:60]}”. Returns fill those of: {wanted}."
            )
        elif each.measure not in measures:
            near = get_close_matches(each.measure, measures, n=1)
            hint = f"Did you mean {near[0]}?" if near else "Take it from the list of definitions."
            said = f"is “{each.measure[:60]}”, and {each.service} has no such measure. {hint}"
            yield Fault(("kpis", at, "measure"), said)
        elif each.basis and each.basis not in measures[each.measure]:
            said = f"is “{each.basis[:60]}”. Use one of: {', '.join(measures[each.measure])}."
            yield Fault(("kpis", at, "basis"), said)


@cache
def known_measures() -> Known:
    """What each measure is counted in, by service and key."""
    from tenure.indicators import MEASURES
    from tenure.indicators.studying import STUDY_MEASURES

    counted = {
        service: {key: each.bases for key, each in measures.items()} for service, measures in MEASURES.items()
    }
    return MappingProxyType(
        {**counted, "education": {k: (each.counted,) for k, each in STUDY_MEASURES.items()}}
    )

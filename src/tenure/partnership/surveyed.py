"""KPIs that surveys fill: what closed waves found, worked out once for each wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import Count

from tenure.partnership import home
from tenure.partnership.models import SurveyWave
from tenure.partnership.wall import whole_partnership
from tenure.publish.strategy.asked import SURVEY, wave_value

if TYPE_CHECKING:
    from tenure.publish.strategy.finding import Typed
    from tenure.strategy.framework.parts import Kpi

WAVES_KEPT = 200


def surveyed(kpis: Iterable[Kpi]) -> Mapping[str, tuple[Typed, ...]]:
    """The value of each survey KPI in every closed wave of its survey, by the KPI's code."""
    wanted = {kpi.code: kpi.measure.partition(".")[::2] for kpi in kpis if kpi.service == SURVEY}
    if not wanted:
        return {}
    with whole_partnership():
        closed = SurveyWave.objects.filter(closed_on__isnull=False).annotate(said=Count("answers"))
        waves = [(wave.pk, wave.design.key, wave.said) for wave in closed.select_related("design")]
    folder = home.folder()
    found: dict[str, tuple[Typed, ...]] = {}
    for code, (survey, factor) in wanted.items():
        values = [_value(folder, pk, said, factor) for pk, key, said in waves if key == survey]
        found[code] = tuple(sorted((each for each in values if each), key=lambda each: each.on))
    return found


@lru_cache(maxsize=WAVES_KEPT)
def _value(folder: Path, number: int, answers: int, factor: str) -> Typed | None:
    """What one wave found; another number of answers is another wave to count."""
    from tenure.partnership.polling import counted

    return wave_value(counted(SurveyWave.objects.select_related("design").get(pk=number)), factor)

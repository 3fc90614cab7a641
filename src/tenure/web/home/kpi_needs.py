"""What KPIs need of somebody: values that nobody gave for long, and of a lead, reviews whose day is past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from tenure.partnership import strategists
from tenure.partnership.measuring_up import NothingInForce, framework_in_force
from tenure.partnership.models import Account, KpiValue
from tenure.publish.numbers import listed
from tenure.publish.strategy.readings import FRESH_DAYS
from tenure.strategy.framework.parts import Kpi
from tenure.web.home.filing_needs import Need
from tenure.web.navigation import address
from tenure.web.wording import many

MOST = 3
"""KPIs that are named; the list has them all."""


def of(user: Account) -> Iterator[Need]:
    """One thing for all values that are missing or old, one for all reviews that are overdue."""
    gives, leads = strategists.give_value(user).yes, strategists.decide_on_kpi(user).yes
    if not gives:
        return
    try:
        kpis = framework_in_force().kpis
    except NothingInForce:
        return
    wanting = _wanting(kpis)
    if wanting:
        step = address("strategy:kpis") if len(wanting) > 1 else address("strategy:kpi", wanting[0].code)
        more = "?kind=collected" if len(wanting) > 1 else ""
        title = f"Give {'a value' if len(wanting) == 1 else 'values'} of {many(len(wanting), 'KPI')}"
        yield Need("!", "watch", title, _named(wanting), f"{step}{more}", "Open")
    late = [kpi for kpi in kpis if kpi.review and kpi.review < timezone.localdate()]
    if leads and late:
        title = f"Review {many(len(late), 'KPI')} whose day is past"
        yield Need("!", "watch", title, _named(late), f"{address('strategy:audit')}?weak=reviewed", "Open")


def _wanting(kpis: Sequence[Kpi]) -> list[Kpi]:
    """Collected KPIs without a value, or whose latest is older than a figure may be."""
    newest = dict(KpiValue.objects.order_by().values_list("kpi").annotate(Max("on")))
    oldest = timezone.localdate() - timedelta(days=FRESH_DAYS)
    some = [kpi for kpi in kpis if kpi.kind == "collected"]
    return [kpi for kpi in some if kpi.code not in newest or newest[kpi.code] < oldest]


def _named(kpis: Sequence[Kpi]) -> str:
    names = [kpi.label for kpi in kpis[:MOST]]
    more = [many(len(kpis) - MOST, "other")] if len(kpis) > MOST else []
    return f"{listed([*names, *more])}."

"""Addresses of the first page of the strategy, of KPIs and of their audit."""

from django.urls import path

from tenure.web.strategy.kpis import audit, course, one

urlpatterns = [
    path("", course.course, name="home"),
    path("kpis.<slug:form>", course.take, name="take-kpis"),
    path("kpis/", course.listing, name="kpis"),
    path("kpis/<slug:code>", one.kpi, name="kpi"),
    path("kpis/<slug:code>/tables/<slug:table>.csv", one.table, name="kpi-table"),
    path("kpis/<slug:code>/value", one.give, name="give-value"),
    path("kpis/<slug:code>/decision", one.decide, name="decide-kpi"),
    path("audit/", audit.audit, name="audit"),
    path("audit.<slug:form>", audit.take, name="take-audit"),
]

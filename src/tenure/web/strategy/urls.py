"""Addresses of the strategy, one line for each group of pages."""

from django.urls import include, path

app_name = "strategy"
urlpatterns = [
    path("", include("tenure.web.strategy.kpis.urls")),
    path("", include("tenure.web.strategy.framework.urls")),
    path("", include("tenure.web.strategy.engagement.urls")),
    path("", include("tenure.web.strategy.meetings.urls")),
    path("", include("tenure.web.strategy.money.urls")),
    path("", include("tenure.web.strategy.risks.urls")),
    path("contribution/", include("tenure.web.strategy.contribution.urls")),
    path("reports/", include("tenure.web.strategy.reports.urls")),
]

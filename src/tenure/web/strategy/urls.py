"""Addresses of the strategy, one line for each group of pages."""

from django.urls import include, path
from django.views.generic import RedirectView

app_name = "strategy"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="strategy:framework"), name="home"),
    path("", include("tenure.web.strategy.framework.urls")),
    path("", include("tenure.web.strategy.meetings.urls")),
    path("", include("tenure.web.strategy.risks.urls")),
]

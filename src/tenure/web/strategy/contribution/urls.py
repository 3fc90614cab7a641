"""Addresses of contribution."""

from django.urls import path

from tenure.web.strategy.contribution import views

urlpatterns = [
    path("", views.contribution, name="contribution"),
    path("contribution.csv", views.table, name="contribution-table"),
    path("<slug:code>/", views.observed, name="observed"),
    path("<slug:code>/<slug:table>.csv", views.observed_table, name="observed-table"),
]

"""Addresses of the planner."""

from django.urls import path

from tenure.web.plan import parameters, views

app_name = "plan"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("how-sure", views.trust, name="trust"),
    path("parameters", parameters.parameters, name="parameters"),
    path("parameters/choose", parameters.choose, name="choose"),
    path("parameters/end", parameters.end, name="end"),
    path("tables/<slug:table>.csv", views.table, name="table"),
]

"""Addresses of the planner."""

from django.urls import path

from tenure.web.plan import actions, parameters, views

app_name = "plan"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("actions", actions.actions, name="actions"),
    path("try", actions.tried, name="tried"),
    path("try/tables/<slug:table>.csv", actions.table, name="tried-table"),
    path("how-sure", views.trust, name="trust"),
    path("parameters", parameters.parameters, name="parameters"),
    path("parameters/choose", parameters.choose, name="choose"),
    path("parameters/end", parameters.end, name="end"),
    path("tables/<slug:table>.csv", views.table, name="table"),
]

"""Addresses of the planner."""

from django.urls import path

from tenure.web.plan import views

app_name = "plan"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("tables/<slug:table>.csv", views.table, name="table"),
]

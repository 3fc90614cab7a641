"""Addresses of measures and definitions."""

from django.urls import path

from tenure.web.measures import views

app_name = "measures"
urlpatterns = [
    path("measures/<slug:key>/", views.measure, name="measure"),
    path("measures/<slug:key>/<slug:table>.csv", views.table, name="table"),
    path("definitions/", views.definitions, name="definitions"),
]

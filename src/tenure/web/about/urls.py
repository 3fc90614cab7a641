"""Addresses of pages about the pages; these are public."""

from django.urls import path

from tenure.web.about import views

app_name = "about"
urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
]

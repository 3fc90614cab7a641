"""Addresses of how partners take part."""

from django.urls import path

from tenure.web.strategy.engagement import views

urlpatterns = [
    path("engagement/", views.engagement, name="engagement"),
    path("engagement/engagement.csv", views.table, name="engagement-table"),
    path("engagement/<slug:slug>/", views.partner, name="engagement-of"),
]

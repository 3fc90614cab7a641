"""Addresses of collections and filings."""

from django.urls import path

from tenure.web.home import views

app_name = "collections"
urlpatterns = [
    path("<int:collection>/", views.home, name="collection"),
    path("<int:collection>/<slug:slug>/", views.home, name="filing"),
]

"""Addresses of accounts and of the audit."""

from django.urls import path

from tenure.web.people import views

app_name = "people"
urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new, name="new"),
    path("accounts/<int:number>/", views.account, name="account"),
    path("accounts/<int:number>/link/", views.link, name="link"),
    path("accounts/<int:number>/end/", views.end, name="end"),
    path("accounts/<int:number>/open/", views.open_again, name="open"),
    path("audit/", views.audit, name="audit"),
]

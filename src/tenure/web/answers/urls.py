"""Addresses of answering; none of them asks for an account."""

from django.urls import path

from tenure.web.answers import views

app_name = "answers"
urlpatterns = [
    path("", views.come_back, name="code"),
    path("thanks/", views.thanks, name="thanks"),
    path("open/<str:token>/", views.openly, name="open"),
    path("<str:token>/", views.start, name="start"),
    path("<str:token>/<int:page>/", views.page, name="page"),
    path("<str:token>/check/", views.check, name="check"),
]

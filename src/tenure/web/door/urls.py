"""Addresses for signing in and out; their names are those that allauth asks for."""

from django.urls import path

from tenure.web.door import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", views.Code.as_view(), name="mfa_authenticate"),
    path("sign-in/ended/", views.ended, name="account_inactive"),
    path("sign-in/<str:token>/", views.sign_in_link, name="sign-in-link"),
    path("sign-out/", views.sign_out, name="account_logout"),
]

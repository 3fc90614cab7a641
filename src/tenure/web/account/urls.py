"""Addresses of one's own account; those of the second factor have the names that allauth asks for."""

from django.urls import include, path

from tenure.web.account import factor, views

own = (
    [
        path("", views.account, name="account"),
        path("password/", views.password, name="password"),
        path("stay/", views.stay, name="stay"),
        path("sessions/<int:session>/end/", views.end_session, name="end-session"),
    ],
    "account",
)
urlpatterns = [
    path("", include(own)),
    path("reauthenticate/", factor.ByPassword.as_view(), name="account_reauthenticate"),
    path("2fa/", factor.index, name="mfa_index"),
    path("2fa/reauthenticate/", factor.ByCode.as_view(), name="mfa_reauthenticate"),
    path("2fa/set-up/", factor.SetUp.as_view(), name="mfa_activate_totp"),
    path("2fa/take-away/", factor.TakeAway.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/new/", factor.NewCodes.as_view(), name="mfa_generate_recovery_codes"),
]

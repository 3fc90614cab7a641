"""Addresses of reports, case studies and branding."""

from django.urls import path

from tenure.web.strategy.reports import branding, cases, views

urlpatterns = [
    path("", views.reports, name="reports"),
    path("made/<int:number>/", views.made, name="report-made"),
    path("made/<int:number>/again", views.again, name="report-again"),
    path("cases/", cases.listing, name="cases"),
    path("cases/new", cases.new, name="new-case"),
    path("cases/<int:number>/", cases.case, name="case"),
    path("cases/<int:number>/change", cases.change, name="change-case"),
    path("cases/<int:number>/consent", cases.consent, name="case-consent"),
    path("cases/<int:number>/share", cases.share, name="share-case"),
    path("cases/<int:number>/withdraw", cases.withdraw, name="withdraw-case"),
    path("branding/", branding.branding, name="branding"),
    path("branding/back", branding.back, name="branding-back"),
    path("branding/preview.png", branding.preview, name="branding-preview"),
    path("branding/logo", branding.logo, name="branding-logo"),
    path("<slug:key>/", views.report, name="report"),
    path("<slug:key>/<slug:table>.csv", views.table, name="report-table"),
    path("<slug:key>.<slug:form>", views.take, name="take-report"),
]

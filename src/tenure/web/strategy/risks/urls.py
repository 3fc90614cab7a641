"""Addresses of the risk register."""

from django.urls import path

from tenure.web.strategy.risks import doing, views

urlpatterns = [
    path("risks/", views.risks, name="risks"),
    path("risks/closed", views.closed, name="closed-risks"),
    path("risks/risks.csv", views.table, name="risks-table"),
    path("risks/new", doing.new, name="new-risk"),
    path("risks/<slug:code>/", views.risk, name="risk"),
    path("risks/<slug:code>/review", doing.review, name="review-risk"),
    path("risks/<slug:code>/mitigations", doing.plan, name="plan-mitigation"),
    path("risks/<slug:code>/mitigations/<int:number>", doing.mitigated, name="mitigated"),
    path("risks/<slug:code>/close", doing.close, name="close-risk"),
    path("risks/<slug:code>/again", doing.again, name="risk-again"),
]

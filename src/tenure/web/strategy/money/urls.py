"""Addresses of money, members and workstream leads."""

from django.urls import path

from tenure.web.strategy.money import doing, leads, members, views

urlpatterns = [
    path("money/", views.money, name="money"),
    path("money/<int:year>/money.csv", views.table, name="money-table"),
    path("money/activities/<slug:code>/", views.activity, name="money-of"),
    path("money/activities/<slug:code>/plan", doing.plan, name="plan-money"),
    path("money/activities/<slug:code>/spend", doing.spend, name="spend-money"),
    path("money/activities/<slug:code>/lines/<int:number>", doing.strike, name="strike-money"),
    path("members/", members.members, name="members"),
    path("members/new", members.join, name="new-member"),
    path("members/<slug:slug>/", members.member, name="member"),
    path("members/<slug:slug>/leave", members.leave, name="member-leaves"),
    path("members/<slug:slug>/fees", members.owe, name="set-fee"),
    path("members/<slug:slug>/fees/<int:number>/pay", members.pay, name="pay-fee"),
    path("members/<slug:slug>/fees/<int:number>/waive", members.waive, name="waive-fee"),
    path("members/<slug:slug>/payments/<int:number>", members.take_back, name="take-back"),
    path("leads/", leads.leads, name="leads"),
    path("leads/new", leads.appoint, name="new-lead"),
    path("leads/<int:number>/", leads.lead, name="lead"),
    path("leads/<int:number>/end", leads.end, name="end-lead"),
    path("leads/<int:number>/stand-in", leads.stand_in, name="stand-in"),
]

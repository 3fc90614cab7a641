"""Addresses of boards, meetings and actions."""

from django.urls import path

from tenure.web.strategy.meetings import actions, boards, correcting, doing, minutes, owners, papers, views

urlpatterns = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/<int:number>/", views.meeting, name="meeting"),
    path("meetings/<int:number>/move", correcting.move, name="move-meeting"),
    path("meetings/<int:number>/strike-out", correcting.strike, name="strike-out"),
    path("meetings/<int:number>/cancel", doing.cancel, name="cancel-meeting"),
    path("meetings/<int:number>/agenda", doing.item, name="add-item"),
    path("meetings/<int:number>/agenda/<int:item>/attach", papers.attach, name="attach-paper"),
    path("meetings/<int:number>/agenda/<int:item>/paper", papers.take, name="paper"),
    path("meetings/<int:number>/came", doing.came, name="came"),
    path("meetings/<int:number>/decisions", doing.decide, name="add-decision"),
    path("meetings/<int:number>/ratify", doing.ratify, name="ratify"),
    path("meetings/<int:number>/actions", doing.give, name="give-action"),
    path("meetings/<int:number>/minutes", minutes.minutes, name="minutes"),
    path("meetings/<int:number>/minutes/agree", minutes.agree, name="agree-minutes"),
    path("meetings/<int:number>/minutes.pdf", minutes.paper, name="minutes-paper"),
    path("boards/new", boards.new, name="new-board"),
    path("boards/<slug:code>/", boards.board, name="board"),
    path("boards/<slug:code>/seats", boards.seat, name="give-seat"),
    path("boards/<slug:code>/seats/<int:number>/end", boards.end, name="end-seat"),
    path("boards/<slug:code>/meetings", boards.call, name="call-meeting"),
    path("actions/", actions.mine, name="actions"),
    path("actions/owners/", owners.owners, name="owners"),
    path("actions/owners/<int:number>/hand-over", owners.hand_over, name="hand-over-all"),
    path("actions/<int:number>/owner", owners.reassign, name="action-owner"),
    path("actions/<int:number>/done", actions.done, name="action-done"),
]

"""Addresses of collections and filings."""

from django.urls import path

from tenure.web.collections import doing, feeds, signing, views

app_name = "collections"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("new/", doing.new, name="new"),
    path("engagement/", views.engagement, name="engagement"),
    path("engagement.csv", views.engagement_csv, name="engagement-csv"),
    path("calendar/", feeds.calendar, name="calendar"),
    path("calendar/end/", feeds.end, name="calendar-end"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("<int:collection>/", views.collection, name="collection"),
    path("<int:collection>/dates/", doing.dates, name="dates"),
    path("<int:collection>/remind/", doing.remind_all, name="remind-all"),
    path("<int:collection>/of/<slug:slug>/", views.filing, name="filing"),
    path("<int:collection>/of/<slug:slug>/remind/", doing.remind, name="remind"),
    path("<int:collection>/of/<slug:slug>/delegate/", doing.delegate, name="delegate"),
    path("<int:collection>/of/<slug:slug>/sign/", signing.sign, name="sign"),
    path("<int:collection>/of/<slug:slug>/reopen/", signing.reopen, name="reopen"),
]

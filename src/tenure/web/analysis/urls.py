"""Addresses of the workforce analysis, its files and its pictures."""

from django.urls import path

from tenure.web.analysis import files, views

app_name = "analysis"
urlpatterns = [
    path("analysis/", views.analysis, name="analysis"),
    path("analysis/workbook.xlsx", files.workbook, name="workbook"),
    path("analysis/open-data.csv", files.open_data, name="open-data"),
    path("analysis/open-data-meta.csv", files.open_data_meta, name="open-data-meta"),
    path("analysis/<slug:table>.csv", files.table, name="table"),
    path("charts/<str:picture>.svg", files.picture, name="picture"),
]

"""Addresses of surveys, their waves and results."""

from django.urls import path

from tenure.web.surveys import designs, files, views, waves

app_name = "surveys"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", designs.new, name="new"),
    path("<int:number>/", designs.design, name="design"),
    path("<int:number>/question/", designs.question, name="question"),
    path("<int:number>/question/<slug:key>/", designs.question, name="change"),
    path("<int:number>/question/<slug:key>/up/", designs.move_up, name="up"),
    path("<int:number>/question/<slug:key>/out/", designs.take_out, name="out"),
    path("<int:number>/file/", designs.by_file, name="by-file"),
    path("<int:number>/preview/", designs.preview, name="preview"),
    path("<int:number>/publish/", designs.publish, name="publish"),
    path("<int:number>/copy/", designs.copy, name="copy"),
    path("<int:number>/survey.json", files.document, name="document"),
    path("<int:number>/open/", waves.open_wave, name="open"),
    path("waves/<int:number>/", waves.wave, name="wave"),
    path("waves/<int:number>/invite/", waves.invite, name="invite"),
    path("waves/<int:number>/links.csv", waves.links, name="links"),
    path("waves/<int:number>/close/", waves.close, name="close"),
    path("waves/<int:number>/form.xlsx", files.form, name="form"),
    path("waves/<int:number>/form/", waves.take_form, name="take-form"),
    path("waves/<int:number>/results/", views.results, name="results"),
    path("waves/<int:number>/results/<slug:table>.csv", files.table, name="table"),
    path("waves/<int:number>/results.xlsx", files.workbook, name="workbook"),
    path("waves/<int:number>/results.json", files.as_json, name="json"),
]

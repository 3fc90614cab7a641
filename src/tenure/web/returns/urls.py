"""Addresses of returns and of what is done with them."""

from django.urls import path

from tenure.web.returns import answering, files, sending, versions, views

app_name = "returns"
urlpatterns = [
    path("", views.listing, name="list"),
    path("send/", sending.send, name="send"),
    path("files/<int:number>/", sending.delivery, name="delivery"),
    path("files/<int:number>/progress/", sending.reading, name="reading"),
    path("<int:number>/", views.submission, name="submission"),
    path("<int:number>/progress/", views.progress, name="progress"),
    path("<int:number>/rules/<str:code>/", views.rule, name="rule"),
    path("<int:number>/note/", answering.note, name="note"),
    path("<int:number>/note/<int:note>/remove/", answering.remove_note, name="remove-note"),
    path("<int:number>/preview/", answering.preview, name="preview"),
    path("<int:number>/accept/", answering.accept, name="accept"),
    path("<int:number>/withdraw/", answering.withdraw, name="withdraw"),
    path("<int:number>/versions/", versions.versions, name="versions"),
    path("<int:number>/compare/<int:other>/", versions.compare, name="compare"),
    path("<int:number>/restore/", versions.restore, name="restore"),
    path("<int:number>/findings.xlsx", files.workbook, name="workbook"),
    path("<int:number>/complete/", sending.complete, name="complete"),
    path("<int:number>/year/", sending.move_year, name="move-year"),
    path("<int:number>/findings.json", files.found_lines, name="json"),
    path("<int:number>/summary.txt", files.summary, name="summary"),
    path("<int:number>/fixed/", files.fixed, name="fixed"),
    path("<int:number>/fixes/", files.fixes, name="fixes"),
    path("<int:number>/as-sent/", files.as_sent, name="as-sent"),
]

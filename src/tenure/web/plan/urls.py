"""Addresses of the planner."""

from django.urls import path

from tenure.web.plan import (
    actions,
    chain,
    doubting,
    parameters,
    published,
    reverse,
    runs,
    scenarios,
    taking,
    views,
    weighing,
)

app_name = "plan"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("actions", actions.actions, name="actions"),
    path("try", actions.tried, name="tried"),
    path("take.<slug:form>", taking.take, name="take"),
    path("try/take.<slug:form>", taking.take_tried, name="take-tried"),
    path("try/tables/<slug:table>.csv", actions.table, name="tried-table"),
    path("try/doubts", doubting.doubts, name="doubts"),
    path("try/doubts/tables/<slug:table>.csv", doubting.doubts_table, name="doubts-table"),
    path("compare", weighing.beside, name="beside"),
    path("compare/tables/<slug:table>.csv", weighing.beside_table, name="beside-table"),
    path("scenarios/<slug:key>/change", scenarios.change, name="change"),
    path("scenarios/<slug:key>/file", scenarios.file, name="file"),
    path("scenarios/<slug:key>/aside", scenarios.aside, name="aside"),
    path("published", published.published, name="published"),
    path("pipeline", chain.pipeline, name="pipeline"),
    path("pipeline/tables/<slug:table>.csv", chain.pipeline_table, name="pipeline-table"),
    path("reverse", reverse.reverse, name="reverse"),
    path("many", runs.many, name="many"),
    path("runs/<int:number>", runs.run, name="run"),
    path("runs/<int:number>/cancel", runs.cancel, name="cancel-run"),
    path("runs/<int:number>/again", runs.again, name="run-again"),
    path("runs/<int:number>/file", runs.run_file, name="run-file"),
    path("runs/<int:number>/tables/<slug:table>.csv", runs.run_table, name="run-table"),
    path("how-sure", views.trust, name="trust"),
    path("parameters", parameters.parameters, name="parameters"),
    path("parameters/choose", parameters.choose, name="choose"),
    path("parameters/end", parameters.end, name="end"),
    path("tables/<slug:table>.csv", views.table, name="table"),
]

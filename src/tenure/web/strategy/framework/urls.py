"""Addresses of the framework, its parts, its versions and its activities."""

from django.urls import path

from tenure.web.strategy.framework import activities, editing, files, versions, views

urlpatterns = [
    path("framework/", views.framework, name="framework"),
    path("framework/search", views.search, name="search"),
    path("framework/template.xlsx", files.template, name="template"),
    path("framework/new", versions.new, name="new-version"),
    path("framework/compare", versions.compare, name="compare"),
    path("framework/versions/", versions.listing, name="versions"),
    path("framework/versions/<int:number>/", versions.version, name="version"),
    path("framework/versions/<int:number>/change", versions.change, name="change-version"),
    path("framework/versions/<int:number>/draft", versions.draft, name="draft-version"),
    path("framework/versions/<int:number>/agree", versions.agree, name="agree-version"),
    path("framework/versions/<int:number>/in-force", versions.put_in_force, name="version-in-force"),
    path("framework/versions/<int:number>/retire", versions.retire, name="retire-version"),
    path("framework/versions/<int:number>/framework.<slug:form>", files.version_file, name="version-file"),
    path("framework/versions/<int:number>/<slug:kind>/", editing.parts, name="framework-parts"),
    path("framework/versions/<int:number>/<slug:kind>/add", editing.part, name="framework-add"),
    path("framework/versions/<int:number>/<slug:kind>/<slug:code>/", editing.part, name="framework-part"),
    path(
        "framework/versions/<int:number>/<slug:kind>/<slug:code>/out",
        editing.take_out,
        name="framework-take-out",
    ),
    path("outcomes/<slug:code>", views.outcome, name="outcome"),
    path("priorities/<slug:code>", views.priority, name="priority"),
    path("activities/<slug:code>", activities.activity, name="activity"),
    path("activities/<slug:code>/milestones/<slug:key>", activities.milestone, name="milestone"),
    path("activities/<slug:code>/milestones/<slug:key>/move", activities.move, name="move-milestone"),
    path("activities/<slug:code>/word", activities.word, name="activity-word"),
    path("activities/<slug:code>/owner", activities.owner, name="activity-owner"),
    path("activities/<slug:code>/tick", activities.tick, name="activity-tick"),
    path("activities/<slug:code>/hand-over", activities.hand_over, name="activity-hand-over"),
    path("activities/<slug:code>/take-back", activities.take_back, name="activity-take-back"),
]

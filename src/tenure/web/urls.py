"""Every address, one line for each group of pages."""

from django.urls import include, path

from tenure.web.api.api import api
from tenure.web.api.docs import docs

handler400 = "tenure.web.about.views.bad_request"
handler403 = "tenure.web.about.views.refused"
handler404 = "tenure.web.about.views.no_such_page"
handler500 = "tenure.web.about.views.our_fault"

urlpatterns = [
    path("", include("tenure.web.home.urls")),
    path("", include("tenure.web.door.urls")),
    path("", include("tenure.web.about.urls")),
    path("", include("tenure.web.analysis.urls")),
    path("", include("tenure.web.measures.urls")),
    path("", include("tenure.web.people.urls")),
    path("plan/", include("tenure.web.plan.urls")),
    path("strategy/", include("tenure.web.strategy.urls")),
    path("returns/", include("tenure.web.returns.urls")),
    path("collections/", include("tenure.web.collections.urls")),
    path("surveys/", include("tenure.web.surveys.urls")),
    path("answer/", include("tenure.web.answers.urls")),
    path("account/", include("tenure.web.account.urls")),
    path("api/docs", docs, name="api-docs"),
    path("api/", docs),
    path("api/", api.urls),
]

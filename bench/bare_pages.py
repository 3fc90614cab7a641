"""The bare page itself, and the application that a server loads."""

from __future__ import annotations

import sys
from pathlib import Path

from django.conf import settings

if not settings.configured:
    from bench.bare import configure

    configure(Path(sys.argv[1]))

from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.shortcuts import render
from django.urls import path


@login_required
def page(request):
    """A signed-in page with a name on it."""
    return render(request, "bare.html", {"name": request.user.username})


urlpatterns = [path("", page)]
application = get_wsgi_application()

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


def _cell(number):
    return number, [(year * 10, 1 + number * (year + 3) % 14) for year in range(7)]


@login_required
def page(request):
    """A signed-in page of 168 cells, each with the seven years behind it."""
    rows = [(f"Row {row}", [_cell(row * 14 + column) for column in range(14)]) for row in range(12)]
    return render(request, "bare.html", {"name": request.user.username, "rows": rows})


urlpatterns = [path("", page)]
application = get_wsgi_application()

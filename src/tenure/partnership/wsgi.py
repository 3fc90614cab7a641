"""The door for an HTTP server: the WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tenure.partnership.settings")
application = get_wsgi_application()

"""A bare Django page to compare with: signed in, on SQLite, a heading by Jinja2, no more.

python -m bench.bare FOLDER PORT SESSIONS
"""

from __future__ import annotations

import sys
from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="en"><title>Bare</title><h1>{{ name }}</h1></html>"""


def configure(folder: Path) -> None:
    """The least that a signed-in page needs."""
    import django
    from django.conf import settings

    (folder / "bare.html").write_text(PAGE, encoding="utf-8")
    settings.configure(
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="bench.bare_pages",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "bare.db",
                "CONN_MAX_AGE": None,
                "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL;"},
            }
        },
        TEMPLATES=[{"BACKEND": "django.template.backends.jinja2.Jinja2", "DIRS": [folder]}],
        USE_TZ=True,
    )
    django.setup()


def sessions_for(account, number: int) -> list[str]:
    """Keys of as many sessions as there are users, all of one account."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    keys = []
    for _ in range(number):
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        keys.append(session.session_key)
    return keys


def main() -> None:
    """Make the database and its sessions, print their keys, and serve."""
    folder, port, number = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    configure(folder)
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from granian.constants import Interfaces
    from granian.server import Server

    if not (folder / "bare.db").exists():
        call_command("migrate", verbosity=0)
    user, _ = User.objects.get_or_create(username="amara")
    (folder / "sessions.txt").write_text("\n".join(sessions_for(user, number)), encoding="utf-8")
    Server(
        "bench.bare_pages:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main()

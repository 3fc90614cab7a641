"""The people who sign in, their partners, and a home to keep things in."""

from __future__ import annotations

import os
from pathlib import Path

import django
import pytest

if "TENURE_TEST_DATABASE_URL" in os.environ:  # tests/postgres runs the same tests on a server of its own
    os.environ["DATABASE_URL"] = os.environ["TENURE_TEST_DATABASE_URL"]
django.setup()  # pytest-django looks for settings before tests/conftest.py has named the tests' own home


@pytest.fixture
def home(settings, tmp_path) -> Path:
    """An empty home of one's own, with nothing counted against anyone yet."""
    from django.core.cache import cache

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.TENURE_HOME = tmp_path / "home"
    settings.TENURE_HOME.mkdir(mode=0o700)
    settings.FILE_UPLOAD_TEMP_DIR = settings.TENURE_HOME / "arriving"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700)
    cache.clear()
    return settings.TENURE_HOME


@pytest.fixture
def at_once(settings, transactional_db) -> None:
    """What the worker does is done at once, and what follows a commit follows it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def an_account(username: str, role: str = "analyst", *, partner: str | None = None):
    """Someone who signs in; `partner` is an authority's number."""
    from tenure.partnership.models import Account, Partner

    own = Partner.of(partner) if partner else None
    account = Account(username=username, name=username.capitalize(), role=role, partner=own)
    account.set_unusable_password()
    account.save()
    return account


@pytest.fixture
def northvale(db):
    from tenure.partnership.models import Partner

    return Partner.of("101")


@pytest.fixture
def hartwell(db):
    from tenure.partnership.models import Partner

    return Partner.of("103")


@pytest.fixture
def priya(northvale):
    """Analyst at Northvale."""
    return an_account("priya", partner="101")


@pytest.fixture
def otto(hartwell):
    """Analyst at Hartwell, who must see nothing of Northvale's."""
    return an_account("otto", partner="103")


@pytest.fixture
def lead(db):
    """Partnership lead."""
    return an_account("ceri", "partnership lead")


@pytest.fixture
def board(db):
    """Board member."""
    return an_account("amara", "board member")


@pytest.fixture
def administrator(db):
    """Administrator."""
    return an_account("dana", "administrator")

"""The home: the folder that everything is kept in, made ready before anything else is done."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from datetime import datetime

    from tenure.publish.holding import Holding
    from tenure.record import Lake, Pseudonyms

SETTINGS = "tenure.partnership.settings"
EXAMPLE_MARK = "made-up"
"""A file of this name marks a home of made-up people: real returns are refused in it."""


def prepare(home: Path) -> None:
    """Make the folder, its key and its database ready. Safe to call again; one process keeps to one home."""
    from django.apps import apps

    from tenure.partnership import files

    home = home.absolute()
    if not apps.ready:
        _start(home)
    if folder() != home:
        raise UsedWrongly(f"This process already works on {folder()}. Start another one for {home}.")
    files.folder_for_arriving().mkdir(mode=0o700, exist_ok=True)
    pseudonyms()
    _bring_up_to_date()


def _start(home: Path) -> None:
    import django

    os.environ["TENURE_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not home.parent.exists():
        raise UsedWrongly(f"There is no folder {home.parent}. Make it first, or name another --home.")
    if home.exists() and not home.is_dir():
        raise UsedWrongly(f"{home} is a file. Name a folder as --home.")
    _require_writable(home)
    django.setup()


def _require_writable(home: Path) -> None:
    try:
        make_private(home)
        with TemporaryFile(dir=home):
            pass
    except OSError as fault:
        raise UsedWrongly(
            f"{home} cannot be written: {fault.strerror}. "
            "Name another folder as --home, or ask for the right to write there."
        ) from fault


def require_kept(home: Path) -> None:
    """Make sure that a home is there: one whose name was mistyped would be made, and be whole."""
    if not home.is_dir() or not any(home.iterdir()):
        raise UsedWrongly(f"There is no home at {home}. Check the name, and the folder you are in.")


def make_private(home: Path) -> None:
    """Make the folder one that only its owner can read, also where it was there before and is empty."""
    home.mkdir(mode=0o700, exist_ok=True)
    if not any(home.iterdir()):
        home.chmod(0o700)


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def folder() -> Path:
    """The home's folder."""
    from django.conf import settings

    return Path(settings.TENURE_HOME)


def lake() -> Lake:
    """The home's lake."""
    from tenure.record import Lake

    return Lake(folder() / "lake")


def pseudonyms() -> Pseudonyms:
    """The home's pseudonyms; their key is made on first use."""
    from tenure.record import Pseudonyms

    return Pseudonyms.of(folder())


def holding(as_known_on: datetime | None = None) -> Holding:
    """The home's figures, as they stand or as they were known on another day."""
    from tenure.publish import open_home

    return open_home(folder(), as_known_on=as_known_on)


def is_made_up() -> bool:
    """Whether this home holds the made-up partnership."""
    return (folder() / EXAMPLE_MARK).exists()

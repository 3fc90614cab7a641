"""How a home is started: what the environment says, and what a public one refuses to start with."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from tenure.terms.problems import UsedWrongly

Mode = Literal["demo", "production"]
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET = 50


@dataclass(frozen=True)
class Start:
    """What the environment says.

    home    the folder everything is kept in.
    mode    demo: this machine only, one-time links, no TLS. production: refuses what is unsafe in public.
    hosts   names that the pages answer to.
    tls     "proxy": a proxy in front ends TLS, and its X-Forwarded-Proto is believed.
    """

    home: Path
    mode: Mode
    secret: str
    database: str
    hosts: tuple[str, ...]
    tls: str
    debug: bool

    @property
    def public(self) -> bool:
        return self.mode == "production"


def start_from(environment: Mapping[str, str]) -> Start:
    """Read the environment; raises UsedWrongly for what a public start must not have."""
    mode = environment.get("TENURE_MODE", "demo")
    if mode not in ("demo", "production"):
        raise UsedWrongly(f"TENURE_MODE is {mode}. Use demo or production.")
    home = Path(environment.get("TENURE_HOME", "tenure-home")).absolute()
    hosts = tuple(h for h in environment.get("TENURE_HOSTS", "").split(",") if h)
    start = Start(
        home=home,
        mode="production" if mode == "production" else "demo",
        secret=environment.get("TENURE_SECRET_KEY", ""),
        database=environment.get("DATABASE_URL", ""),
        hosts=hosts or (() if mode == "production" else LOCAL_HOSTS),
        tls=environment.get("TENURE_TLS", ""),
        debug=environment.get("TENURE_DEBUG", "") not in ("", "0"),
    )
    for refusal in refusals(start) if start.public else ():
        raise UsedWrongly(refusal)
    return start


def refusals(start: Start) -> list[str]:
    """What stands in the way of starting in public, each as a sentence."""
    return [
        sentence
        for at_fault, sentence in (
            (start.debug, "TENURE_DEBUG is on. Turn it off: it shows people's data on error pages."),
            (
                len(start.secret) < SHORTEST_SECRET,
                f"TENURE_SECRET_KEY is missing or short. Set {SHORTEST_SECRET} or more characters of chance.",
            ),
            (not start.hosts, "TENURE_HOSTS is empty. Name the hosts that people use, with commas between."),
            ("*" in start.hosts, "TENURE_HOSTS is *, which is any host. Name the hosts that people use."),
            (
                start.tls != "proxy",
                "TENURE_TLS is not set. Put a proxy that ends TLS in front, and set TENURE_TLS=proxy.",
            ),
            (
                _open_to_others(start.home),
                f"Other people on this machine can read {start.home}. Take their rights away: chmod 700.",
            ),
        )
        if at_fault
    ]


def _open_to_others(home: Path) -> bool:
    return os.name == "posix" and home.exists() and bool(stat.S_IMODE(home.stat().st_mode) & 0o077)


def secret_of(start: Start) -> str:
    """The key that signs sessions: from the environment, or one of chance kept in a demo home."""
    if start.secret:
        return start.secret
    return kept_secret(start.home / "secret")


def kept_secret(path: Path) -> str:
    """The secret in a file that only its owner reads; made on first use."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().strip()


def database_of(start: Start) -> dict[str, object]:
    """Django's description of the database: SQLite in the home, or the PostgreSQL of DATABASE_URL."""
    if not start.database:
        return _sqlite(start.home / "tenure.db")
    parts = urlsplit(start.database)
    if parts.scheme not in ("postgres", "postgresql"):
        raise UsedWrongly(
            "DATABASE_URL names no PostgreSQL database. Write postgresql://user:password@host/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;",
        },
    }

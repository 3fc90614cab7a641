"""How letters leave: printed where nobody else is served, by the mail system of TENURE_MAIL in public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from tenure.terms.problems import UsedWrongly

_BACKENDS: Final = "django.core.mail.backends"
_PORTS: Final = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """What Django is told. `site` is the address that letters lead to; empty where none is known."""

    backend: str
    site: str
    sender: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    start_tls: bool = False
    tls: bool = False


def mail_of(environment: Mapping[str, str], *, hosts: Sequence[str], public: bool) -> Mail:
    """Read TENURE_MAIL and TENURE_MAIL_FROM. Without a mail system letters are printed by the worker.

    Raises UsedWrongly where TENURE_MAIL is no address of a mail system.
    """
    site = f"https://{hosts[0]}" if public and hosts else ""
    sender = (
        environment.get("TENURE_MAIL_FROM", "") or f"tenure@{hosts[0] if public and hosts else 'localhost'}"
    )
    address = environment.get("TENURE_MAIL", "")
    if not address:
        return Mail(f"{_BACKENDS}.console.EmailBackend", site, sender)
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UsedWrongly(
            "TENURE_MAIL names no mail system. Write smtps://user:password@host, smtp+starttls:// or smtp://."
        )
    return Mail(
        backend=f"{_BACKENDS}.smtp.EmailBackend",
        site=site,
        sender=sender,
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        start_tls=parts.scheme == "smtp+starttls",
        tls=parts.scheme == "smtps",
    )

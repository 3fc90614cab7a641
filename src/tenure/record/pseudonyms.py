"""Pseudonyms: a registration number goes in, a keyed hash comes out; without the key nobody can go back."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from tenure.terms.problems import UsedWrongly

KEY_VARIABLE: Final = "TENURE_PSEUDONYM_KEY"
KEY_FILE: Final = "key"
MARK: Final = Path("lake", "key-mark")
"""In a home: what its key makes of a fixed word, so that another key is noticed before it is used."""

KEY_BYTES: Final = 32
"""As long as the hash: a registration number is a small space, so the key alone hides it."""

_MARKED: Final = "the key of this record"
_WITH_IT: Final = (
    "Put back the one this home was made with; under another key nobody in the record can be linked to their "
    "earlier years."
)

LENGTH: Final = 32
"""Hexadecimal digits kept of the hash: 128 bits, so that two people never share a pseudonym by chance."""


class Pseudonyms:
    """Gives each identifier its pseudonym under one key: the same in every return, year and partner."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, identifier: str) -> str:
        """The pseudonym of an identifier; case and spaces in it do not matter."""
        plain = "".join(identifier.split()).upper()
        return hmac.digest(self._key, plain.encode(), sha256).hex()[:LENGTH]

    @classmethod
    def of(cls, home: Path) -> Pseudonyms:
        """Those of a home: the key in the environment, else the home's own, made where there is none yet.

        Raises UsedWrongly where there is no key, or another one than the home's record was made with.
        """
        given, path, mark = os.environ.get(KEY_VARIABLE), home / KEY_FILE, home / MARK
        if given is not None:
            found = cls(_key(given, f"{KEY_VARIABLE} is not a key"))
        else:
            found = cls(_own_key(path, begun=mark.exists()))
        if mark.exists() and mark.read_text(encoding="ascii", errors="replace") != found(_MARKED):
            raise UsedWrongly(
                f"{path if given is None else KEY_VARIABLE} is another key than this record's. {_WITH_IT}"
            )
        return found

    def leave_mark(self, home: Path) -> None:
        """Mark a home whose record begins under this key; one that is marked keeps its mark."""
        if not (home / MARK).exists():
            _write_once(home / MARK, self(_MARKED))

    @classmethod
    def once(cls) -> Pseudonyms:
        """Under a key that nobody keeps, for figures that are shown and not kept."""
        return cls(secrets.token_bytes(KEY_BYTES))


def _own_key(path: Path, *, begun: bool) -> bytes:
    """The key in a home's file; made where there is none, unless a record has begun under one."""
    if not path.exists():
        if begun:
            raise UsedWrongly(f"{path} is gone, and {KEY_VARIABLE} is not set. {_WITH_IT}")
        _write_once(path, secrets.token_hex(KEY_BYTES) + "\n")
    _keep_private(path)
    return _key(path.read_text(encoding="ascii", errors="replace"), f"{path} holds no key")


def _key(text: str, fault: str) -> bytes:
    digits = text.strip()
    with suppress(ValueError):
        key = bytes.fromhex(digits)
        if len(key) == KEY_BYTES:
            return key
    raise UsedWrongly(f"{fault}: a key is {KEY_BYTES * 2} hexadecimal digits. {_WITH_IT}")


def _write_once(path: Path, text: str) -> None:
    """Write a key or a mark, whole or not at all; where two begin at once, the first one's stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(begun, path)
    begun.unlink()


def _keep_private(path: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UsedWrongly(f"{path} can be read by others. Make it private: chmod 600 {path}")

"""Every file as it was sent, named by its hash; one that is turned away leaves nothing behind."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from tenure.terms.problems import Unreadable

KINDS: Final = (".xml", ".csv", ".xlsx", ".zip")
PIECE: Final = 256 * 1024
LONGEST_NAME: Final = 200
MEGABYTE: Final = 1024 * 1024
LONGEST_ARRIVAL: Final = timedelta(hours=1)


def folder() -> Path:
    """Where the files are."""
    return Path(settings.TENURE_HOME) / "files"


def folder_for_arriving() -> Path:
    """Where a file is while it arrives: in the home like the rest, so that no other folder sees a row."""
    return Path(settings.TENURE_HOME) / "arriving"


def folder_for_waiting() -> Path:
    """Where what was dropped on the page waits to be read, a folder for each delivery."""
    return Path(settings.TENURE_HOME) / "waiting"


def clear_arriving(*, older_than: timedelta = LONGEST_ARRIVAL) -> None:
    """Take away what was still arriving when a process was killed; what arrives now is let be."""
    before = time.time() - older_than.total_seconds()
    for path in folder_for_arriving().glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def place_of(sha256: str) -> Path:
    """Where the file with that hash is, or would be."""
    return folder() / sha256


@dataclass(frozen=True)
class Arrived:
    """A file that has come in and is not kept yet."""

    path: Path
    sha256: str
    bytes: int

    def keep(self) -> None:
        """Put it in its place at one stroke; the same file is kept once."""
        self.path.replace(place_of(self.sha256))

    def leave_in(self, folder: Path) -> Path:
        """Put it into another folder of the home by its hash, to be read there later."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.path.replace(folder / self.sha256)


@contextmanager
def arriving(file: Path | UploadedFile | BinaryIO) -> Iterator[Arrived]:
    """Write a file down piece by piece and hash it; unless it is kept, it is gone afterwards."""
    for needed in (folder(), folder_for_arriving()):
        needed.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder_for_arriving() / secrets.token_hex(8)
    try:
        yield _taken_over(file, path) or _written(_pieces(file), path)
    finally:
        path.unlink(missing_ok=True)


def _taken_over(file: Path | UploadedFile | BinaryIO, path: Path) -> Arrived | None:
    """A large upload already lies in the home when its page is asked: it gets another name, and no copy."""
    if not isinstance(file, TemporaryUploadedFile):
        return None
    _refuse_too_large(file.size or 0)
    os.link(file.temporary_file_path(), path)
    with path.open("rb") as kept:
        digest = hashlib.file_digest(kept, "sha256").hexdigest()
        os.fsync(kept.fileno())
    return Arrived(path, digest, path.stat().st_size)


def _written(pieces: Iterable[bytes], path: Path) -> Arrived:
    digest, size = hashlib.sha256(), 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for piece in pieces:
            size += len(piece)
            _refuse_too_large(size)
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return Arrived(path, digest.hexdigest(), size)


def _refuse_too_large(size: int) -> None:
    """Unreadable where a file has more bytes than any return."""
    if size > settings.TENURE_LARGEST_FILE:
        largest = settings.TENURE_LARGEST_FILE / MEGABYTE
        raise Unreadable(
            f"The file is larger than {largest:g} MB, which no return needs. "
            "Check that it is the return itself, and send that."
        )


def _pieces(file: Path | UploadedFile | BinaryIO) -> Iterator[bytes]:
    if isinstance(file, Path):
        with file.open("rb") as opened:
            yield from _pieces(opened)
    elif isinstance(file, UploadedFile):
        yield from file.chunks(PIECE)
    else:
        while piece := file.read(PIECE):
            yield piece


def plain_name(name: Any) -> str:
    """The file's own name: no folder, no control characters, not too long."""
    text = str(name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in text if c.isprintable()).strip()[:LONGEST_NAME] or "return"


def require_known_kind(name: str) -> None:
    """Unreadable where the name ends in nothing that a return ends in."""
    if not name.lower().endswith(KINDS):
        raise Unreadable(f"{name} is not a kind of file that returns come in. Send {' or '.join(KINDS)}.")


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def changed_files() -> Iterator[str]:
    """A sentence for each kept file whose bytes are not what its name says."""
    for path in sorted(folder().glob("[!.]*")):
        if hash_of(path) != path.name:
            yield f"The kept file {path.name[:12]} is not as it was sent. Restore it from a backup."

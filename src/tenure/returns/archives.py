"""ZIP files: looked over for their unpacked size before anything is opened."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from tenure.terms.problems import Unreadable

MOST_MEMBERS = 200
"""A workbook saved by Excel has about 15 members."""

MOST_UNPACKED = 64 * 2**20
"""Bytes in all. The largest authority's return is about 1 MB as XML and 8 MB as an unpacked workbook."""

_PIECE = 2**20


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP file or a workbook does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members_of(data: bytes) -> dict[str, bytes]:
    """Every file in a ZIP, unpacked, having counted and measured them first.

    What an archive says of its own size is not believed: it is measured again while unpacking.
    Raises   Unreadable where it is damaged, locked, or unpacks to more than any return.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = [f for f in archive.infolist() if not f.is_dir()]
            _look_over(files)
            return _unpacked(archive, files)
    except (BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise Unreadable("The ZIP file or workbook is damaged. Save it again and send that.") from None


def _look_over(files: list[ZipInfo]) -> None:
    if len({f.filename for f in files}) < len(files):
        raise BadZipFile("two files of one name")
    if len(files) > MOST_MEMBERS:
        raise Unreadable(
            f"The ZIP file holds {len(files):,} files; a return is one file. Send only the return."
        )
    if sum(f.file_size for f in files) > MOST_UNPACKED:
        raise _too_much()
    if any(f.flag_bits & 1 for f in files):
        raise Unreadable("The file is locked with a password. Send it without one.")


def _unpacked(archive: ZipFile, files: list[ZipInfo]) -> dict[str, bytes]:
    left, found = MOST_UNPACKED, {}
    for file in files:
        pieces = []
        with archive.open(file) as packed:
            while piece := packed.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise _too_much()
                pieces.append(piece)
        found[file.filename] = b"".join(pieces)
    return found


def _too_much() -> Unreadable:
    most = MOST_UNPACKED // 2**20
    return Unreadable(
        f"The file unpacks to more than {most} MB; no return is that large. Send only the return."
    )

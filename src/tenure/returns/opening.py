"""From bytes to the text or the workbook that is in them, whichever return it may be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from tenure.returns.archives import is_zip, members_of
from tenure.returns.encodings import decoded
from tenure.returns.limits import MOST_BYTES, too_large
from tenure.terms.problems import Unreadable

Form = Literal["xml", "csv", "xlsx"]

_NO_MEMBERS: Mapping[str, bytes] = MappingProxyType({})
_WORKBOOK = "xl/workbook.xml"

_OTHER_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, or one locked with a password"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word document"),
)


@dataclass(frozen=True, eq=False)
class Opened:
    """One file out of whatever it was packed in, its form told from its content; nothing of it is read yet.

    name      the file's own name, without a folder; that of the archive's member where it was in one.
    sha256    of the bytes as sent: of the archive where the archive holds one return only.
    text      in UTF-8, where the form is xml or csv.
    members   the workbook's own files, unpacked and measured, where the form is xlsx.
    encoding  what the text was written in.
    notices   sentences about how it was opened.
    """

    name: str
    sha256: str
    form: Form
    text: bytes = b""
    members: Mapping[str, bytes] = field(default_factory=lambda: _NO_MEMBERS)
    encoding: str = "UTF-8"
    notices: tuple[str, ...] = ()


def bytes_of(source: Path | bytes, *, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file.

    Raises   Unreadable where it cannot be opened or has more than `most` bytes.
    """
    if isinstance(source, bytes):
        return not_too_large(source, len(source), most)
    try:
        return _bytes_at(source, most)
    except OSError:
        raise Unreadable(
            f"The file at {source} cannot be opened. Check its name and that you may read it."
        ) from None


def _bytes_at(path: Path, most: int) -> bytes:
    if not path.exists():
        raise Unreadable(f"There is no file at {path}. Check the name.")
    if not path.is_file():
        raise Unreadable(f"{path} is a folder or a device, not a file. Name the return itself.")
    not_too_large(b"", path.stat().st_size, most)
    return path.read_bytes()


def not_too_large(data: bytes, size: int, most: int) -> bytes:
    """The data itself; Unreadable where its size is above the limit."""
    if size > most:
        raise too_large(size, most)
    return data


def sha256_of(data: bytes) -> str:
    """The name that a file is kept under: nothing but its own content decides it."""
    return hashlib.sha256(data).hexdigest()


def opened(data: bytes, *, name: str, most: int = MOST_BYTES) -> Opened:
    """The one file in these bytes: as it is, or out of a ZIP file that holds nothing else.

    Raises   Unreadable where there is none, several, or one of a kind that no return has.
    """
    packed = _packed(data)
    if packed is None:
        return _opened(data, name=name, sha256=sha256_of(data))
    if len(packed) != 1:
        raise Unreadable(
            f"The ZIP file holds {len(packed) or 'no'} files; it must hold one. Send each return by itself."
        )
    ((inside, held),) = packed.items()
    notice = f"The return was read from {inside[:80]} inside the ZIP file."
    held = _no_archive(not_too_large(held, len(held), most))
    return _opened(held, name=name, sha256=sha256_of(data), notices=(notice,))


def opened_each(data: bytes, *, name: str) -> tuple[Opened, ...]:
    """Every file in these bytes: one as it is, or each of those in a ZIP file under its own name there.

    Raises   Unreadable where one of them is of a kind that no return has.
    """
    packed = _packed(data)
    if packed is None or len(packed) == 1:
        return (opened(data, name=name),)
    if not packed:
        raise Unreadable("The ZIP file holds no files. Send the return itself.")
    return tuple(
        _opened(_no_archive(held), name=inside.rpartition("/")[2], sha256=sha256_of(held))
        for inside, held in packed.items()
    )


def each_packed(data: bytes, *, name: str) -> tuple[tuple[str, bytes], ...]:
    """The name and the bytes of each file that is sent: one as it is, or those of a ZIP file one by one.

    Raises   Unreadable where the ZIP file cannot be opened or holds nothing.
    """
    packed = _packed(data)
    if packed is None or len(packed) == 1:
        return ((name, data),)
    if not packed:
        raise Unreadable("The ZIP file holds no files. Send the return itself.")
    return tuple((inside.rpartition("/")[2], held) for inside, held in packed.items())


def _packed(data: bytes) -> dict[str, bytes] | None:
    """What an archive holds beside what systems leave there; None where the bytes are no archive."""
    if not is_zip(data):
        return None
    members = members_of(data)
    if _WORKBOOK in members:
        return None
    if "[Content_Types].xml" in members or "mimetype" in members:
        raise Unreadable(
            "The file is an office document, but not an .xlsx workbook. Save the return as .xlsx, CSV or XML."
        )
    return {name: held for name, held in members.items() if not _is_left_by_a_system(name)}


def _no_archive(data: bytes) -> bytes:
    if is_zip(data) and _WORKBOOK not in members_of(data):
        raise Unreadable("The ZIP file holds another ZIP file. Send the return itself.")
    return data


def _opened(data: bytes, *, name: str, sha256: str, notices: tuple[str, ...] = ()) -> Opened:
    if not data.strip(b"\0\r\n\t "):
        raise Unreadable("The file is empty. Send the return as XML, CSV or XLSX.")
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark):
            raise Unreadable(f"The file is {kind}. Send the return as XML, CSV or XLSX.")
    if is_zip(data):
        return Opened(name, sha256, "xlsx", members=members_of(data), notices=notices)
    text = decoded(data)
    if re.match(rb"\s*<(!doctype\s+)?html\b", text.data[:400], re.I):
        raise Unreadable("The file is a web page. Send the return as XML, CSV or XLSX.")
    if not text.data.strip():
        raise Unreadable("The file is empty. Send the return as XML, CSV or XLSX.")
    form: Form = "xml" if text.data.lstrip()[:1] == b"<" else "csv"
    return Opened(name, sha256, form, text.data, encoding=text.encoding, notices=(*notices, *text.notices))


def _is_left_by_a_system(name: str) -> bool:
    own = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or own in (".DS_Store", "Thumbs.db", "desktop.ini")

"""What letters a file is really written in, whatever it says of itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tenure.terms.problems import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_ONE_BYTE = re.compile(r"iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|us-ascii|ascii|macintosh", re.I)
_LATIN_1 = re.compile(r"iso-?8859-?1|latin-?1|us-ascii|ascii", re.I)

_PYTHON_CALLS_IT = {"macintosh": "mac-roman"}


@dataclass(frozen=True)
class Decoded:
    """A file's text.

    data      the text in UTF-8, without a byte-order mark.
    encoding  what it was written in: UTF-8, UTF-16, Windows-1252 ...
    notices   sentences for the sender where it was not what it claimed.
    """

    data: bytes
    encoding: str
    notices: tuple[str, ...] = ()


def decoded(data: bytes) -> Decoded:
    """The text of a file, told from its mark, what it declares and, last, what its bytes can be.

    Raises   Unreadable where it is in no encoding we know.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            body = data.removeprefix(mark) if codec == "utf-8" else data
            if codec == "utf-8" and not _is_utf_8(body):
                return _by_its_bytes(body)
            return _in(codec, body, name)
    if data[:2] == b"<\0" or (data[1:2] == b"\0" and data[:1] != b"\0"):
        return _without_a_mark("utf-16-le", data)
    if data[:1] == b"\0" and data[1:2] not in (b"\0", b""):
        return _without_a_mark("utf-16-be", data)
    return _as_declared(data)


def _as_declared(data: bytes) -> Decoded:
    said = _DECLARED.match(data[:400])
    name = said[1].decode("ascii") if said else "UTF-8"
    if _ONE_BYTE.fullmatch(name):
        return (
            _in_one_byte(data, name) if data.isascii() or not _is_utf_8(data) else _really_utf_8(data, name)
        )
    if re.fullmatch(r"utf-?8", name, re.I):
        return Decoded(data, "UTF-8") if _is_utf_8(data) else _by_its_bytes(data)
    if re.fullmatch(r"utf-?(16|32)(le|be)?|(iso-10646-)?ucs-?[24]", name, re.I):
        return _really_utf_8(data, name) if _is_utf_8(data) else _by_its_bytes(data)
    raise Unreadable(f"The file is said to be in {name[:40]}, which is not read here. Save it as UTF-8.")


def _really_utf_8(data: bytes, name: str) -> Decoded:
    """UTF-8 under another label: text in any other encoding hardly ever happens to be valid UTF-8."""
    return Decoded(
        data, "UTF-8", (f"The file says it is {name} but is written in UTF-8; it was read as that.",)
    )


def _in_one_byte(data: bytes, name: str) -> Decoded:
    """In an encoding of one byte a letter. What calls itself Latin-1 is nearly always Windows-1252."""
    possible = (
        ("cp1252", "latin-1") if _LATIN_1.fullmatch(name) else (_PYTHON_CALLS_IT.get(name.lower(), name),)
    )
    for codec in possible:
        try:
            return Decoded(data.decode(codec).encode(), name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Unreadable(f"The file says it is written in {name}, but it is not. Save it as UTF-8.")


def _in(codec: str, data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec).encode(), name)
    except UnicodeError:
        sentence = f"The file begins as {name} but breaks off or is damaged. Save it as UTF-8."
        raise Unreadable(sentence) from None


def _without_a_mark(codec: str, data: bytes) -> Decoded:
    """UTF-16 without its mark, where every other byte of the start is nought."""
    try:
        return Decoded(data.decode(codec).encode(), "UTF-16")
    except UnicodeError:
        raise Unreadable("The file is not text. Send the return as XML, CSV or XLSX.") from None


def _is_utf_8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_its_bytes(data: bytes) -> Decoded:
    """A file that should be UTF-8 and is not: Windows-1252, or Latin-1 where even that has no such letter."""
    try:
        text, name = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "ISO-8859-1"
    line = _first_line_not_utf_8(data)
    notice = f"Line {line}: the file is not UTF-8 as it should be; it was read as {name}. Save it as UTF-8."
    return Decoded(text.encode(), name, (notice,))


def _first_line_not_utf_8(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return data.count(b"\n", 0, fault.start) + 1
    return 1  # pragma: no cover - only asked of data that is not UTF-8

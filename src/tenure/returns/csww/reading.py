"""Reading a return of any form, told from its content, and seeing that it is the one that was meant."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tenure.returns.csww.archives import is_zip, members_of
from tenure.returns.csww.encodings import decoded
from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.flat import read_csv, read_workbook
from tenure.returns.csww.limits import MOST_BYTES, too_large
from tenure.returns.csww.xml import read_xml
from tenure.returns.rows import Csww
from tenure.terms.organisations import ReportingUnit, authority, unit_of
from tenure.terms.problems import Unreadable

_FORMULA = re.compile(r"[=+@]\S|-[\w(]")

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


def read(source: Path | bytes, *, name: str | None = None) -> Csww:
    """A return as sent, whatever its form: XML, CSV, XLSX, or one of these in a ZIP file.

    source  the file, or its bytes.
    name    what to call it; the file's own name where nothing is said.

    Raises  Unreadable with one sentence where it is not a workforce return.
    """
    data = _bytes_of(source)
    called = name or (source.name if isinstance(source, Path) else "return")
    found = _told_from_content(data)
    notices = (*found.notices, *_notices_of_formulas(found))
    return replace(found, name=called, sha256=hashlib.sha256(data).hexdigest(), notices=notices)


def _notices_of_formulas(sent: Csww) -> Iterator[str]:
    """Free text that a spreadsheet would take for a formula: fields of other kinds have rules against it."""
    place = "Line" if sent.form == "xml" else "Row"
    for field in FIELDS.values():
        if field.kind == "text":
            cells = zip(sent.lines, sent.columns.get(field.name, ()), strict=False)
            at = [line for line, text in cells if text and _FORMULA.match(text)]
            if at:
                yield f"{place} {at[0]}: {field.name} looks like a formula; it was read as text."


def _bytes_of(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return _not_too_large(source, len(source))
    try:
        return _opened(source)
    except OSError:
        raise Unreadable(
            f"The file at {source} cannot be opened. Check its name and that you may read it."
        ) from None


def _opened(path: Path) -> bytes:
    if not path.exists():
        raise Unreadable(f"There is no file at {path}. Check the name.")
    if not path.is_file():
        raise Unreadable(f"{path} is a folder or a device, not a file. Name the return itself.")
    _not_too_large(b"", path.stat().st_size)
    return path.read_bytes()


def _not_too_large(data: bytes, size: int) -> bytes:
    if size > MOST_BYTES:
        raise too_large(size)
    return data


def _told_from_content(data: bytes) -> Csww:
    if not data.strip(b"\0\r\n\t "):
        raise Unreadable("The file is empty. Send the return as XML, CSV or XLSX. (T-F01)")
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark):
            raise Unreadable(f"The file is {kind}. Send the return as XML, CSV or XLSX. (T-F01)")
    if is_zip(data):
        return _from_zip(data)
    text = decoded(data)
    if re.match(rb"\s*<(!doctype\s+)?html\b", text.data[:400], re.I):
        raise Unreadable("The file is a web page. Send the return as XML, CSV or XLSX. (T-F01)")
    if not text.data.strip():
        raise Unreadable("The file is empty. Send the return as XML, CSV or XLSX. (T-F01)")
    found = read_xml(text.data) if text.data.lstrip()[:1] == b"<" else read_csv(text.data)
    return replace(found, encoding=text.encoding, notices=(*text.notices, *found.notices))


def _from_zip(data: bytes) -> Csww:
    members = members_of(data)
    if "xl/workbook.xml" in members:
        return read_workbook(members)
    if "[Content_Types].xml" in members or "mimetype" in members:
        raise Unreadable(
            "The file is an office document, but not an .xlsx workbook. "
            "Save the return as .xlsx, CSV or XML. (T-F01)"
        )
    inside = {name: held for name, held in members.items() if not _is_left_by_a_system(name)}
    if len(inside) != 1:
        raise Unreadable(
            f"The ZIP file holds {len(inside) or 'no'} files; it must hold one. Send each return by itself. "
            "(T-F01)"
        )
    ((name, held),) = inside.items()
    if is_zip(held) and "xl/workbook.xml" not in members_of(held):
        raise Unreadable("The ZIP file holds another ZIP file. Send the return itself. (T-F01)")
    found = _told_from_content(_not_too_large(held, len(held)))
    notice = f"The return was read from {name[:80]} inside the ZIP file."
    return replace(found, notices=(notice, *found.notices))


def _is_left_by_a_system(name: str) -> bool:
    own = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or own in (".DS_Store", "Thumbs.db", "desktop.ini")


def expect(sent: Csww, *, year: int | None = None, unit: str | None = None) -> None:
    """Make sure that a return is of the year and from the authority that were meant.

    unit    the reporting unit's number, or that of one of its authorities.

    Raises  Unreadable with one sentence where it is another's.
    """
    if year is not None and sent.year != year:
        of = f"is for {sent.year}" if sent.year else "does not say which collection year it is for"
        raise Unreadable(f"The return {of}; {year} was expected. Check that it is the right file.")
    if unit is None:
        return
    expected = unit_of(unit)
    if not _is_from(sent.lea, expected, unit):
        origin = f"is from {_named(sent.lea)}" if sent.lea else "does not say which authority it is from"
        raise Unreadable(
            f"The return {origin}; one from {_unit_named(expected, unit)} was expected. "
            "Check that it is the right file."
        )


def _is_from(lea: str | None, expected: ReportingUnit | None, unit: str) -> bool:
    if lea is None:
        return False
    return lea == unit or (expected is not None and unit_of(lea) == expected)


def _named(number: str) -> str:
    found = authority(number)
    return f"{found.name} ({number})" if found else f"authority {number[:20]}"


def _unit_named(expected: ReportingUnit | None, unit: str) -> str:
    return f"{expected.name} ({expected.number})" if expected else f"authority {unit}"

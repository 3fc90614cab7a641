"""Reading a return of any form, told from its content, and seeing that it is the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.flat import read_csv, read_workbook
from tenure.returns.csww.limits import MOST_BYTES
from tenure.returns.csww.xml import read_xml
from tenure.returns.limits import TooLarge
from tenure.returns.opening import Opened, bytes_of, opened
from tenure.returns.rows import Csww
from tenure.terms.organisations import ReportingUnit, authority, unit_of
from tenure.terms.problems import Unreadable
from tenure.terms.universities import partner_of

_FORMULA = re.compile(r"[=+@]\S|-[\w(]")


def read(source: Path | bytes, *, name: str | None = None) -> Csww:
    """A return as sent, whatever its form: XML, CSV, XLSX, or one of these in a ZIP file.

    source  the file, or its bytes.
    name    what to call it; the file's own name where nothing is said.

    Raises  Unreadable with one sentence where it is not a workforce return.
    """
    called = name or (source.name if isinstance(source, Path) else "return")
    with _quoting_the_rule(TooLarge):
        data = bytes_of(source, most=MOST_BYTES)
    with _quoting_the_rule():
        return read_opened(opened(data, name=called, most=MOST_BYTES))


def read_opened(file: Opened) -> Csww:
    """A return from a file that is open already; raises as `read` does."""
    with _quoting_the_rule():
        found = _told_by_form(file)
    notices = (*file.notices, *found.notices)
    sent = replace(found, name=file.name, sha256=file.sha256, encoding=file.encoding, notices=notices)
    return replace(sent, notices=(*notices, *_notices_of_formulas(sent)))


@contextmanager
def _quoting_the_rule(problems: type[Unreadable] = Unreadable) -> Iterator[None]:
    """A file that cannot be read breaks rule T-F01, whoever noticed; quote it where no rule is quoted yet."""
    try:
        yield
    except problems as problem:
        said = str(problem)
        raise Unreadable(said if said.endswith(")") else f"{said} (T-F01)") from None


def _told_by_form(file: Opened) -> Csww:
    if file.form == "xlsx":
        return read_workbook(file.members)
    return read_xml(file.text) if file.form == "xml" else read_csv(file.text)


def _notices_of_formulas(sent: Csww) -> Iterator[str]:
    """Free text that a spreadsheet would take for a formula: fields of other kinds have rules against it."""
    place = "Line" if sent.form == "xml" else "Row"
    for field in FIELDS.values():
        if field.kind == "text":
            cells = zip(sent.lines, sent.columns.get(field.name, ()), strict=False)
            at = [line for line, text in cells if text and _FORMULA.match(text)]
            if at:
                yield f"{place} {at[0]}: {field.name} looks like a formula; it was read as text."


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
    known = expected or partner_of(unit)
    return f"{known.name} ({known.number})" if known else f"authority {unit}"

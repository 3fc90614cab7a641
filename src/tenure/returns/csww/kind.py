"""The children's return as one of the kinds of return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import Final

from tenure.record import Columns
from tenure.returns.csww import RULES
from tenure.returns.csww.accepting import events_of
from tenure.returns.csww.checking import CheckedCsww, check, check_together
from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.fixing import Fixed, fix
from tenure.returns.csww.reading import expect, read_opened
from tenure.returns.csww.workbook import write_findings
from tenure.returns.csww.writing import layout_of, write_csv, write_xml
from tenure.returns.differing import difference
from tenure.returns.kind import Beside, Kind, Pseudonym, Told, says_its_year
from tenure.returns.opening import Opened
from tenure.returns.rows import Csww
from tenure.returns.written import Wanted, Written
from tenure.terms.problems import Unreadable

COLLECTION: Final = "CSWW"


def _recognised(file: Opened) -> bool:
    """Whatever no other kind knows: the reader of this one says what is the matter with it."""
    return True


def _told(sent: Csww) -> Told:
    return Told("return", f"layout of {layout_of(sent)}", sent.year)


def _each_by_itself(sents: Sequence[Csww], year: int | None) -> Sequence[Csww]:
    return sents


def _check(sent: Csww, beside: Beside) -> CheckedCsww:
    before = beside.before if isinstance(beside.before, Csww) else None
    return check(sent, before=before, unit=beside.unit)


def _check_together(sents: Sequence[Csww], before: Sequence[Csww], beside: Beside) -> Sequence[CheckedCsww]:
    """One return by itself, or several beside one another."""
    if len(sents) == 1 and len(before) <= 1:
        return (check(sents[0], before=before[0] if before else None),)
    return check_together(sents, before=before)


def _expect(sent: Csww, year: int | None, unit: str | None) -> None:
    expect(sent, year=year, unit=unit)


def _events(
    checked: CheckedCsww, partner: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    """The file says whose it is, and registration numbers are the same everywhere."""
    return events_of(checked, pseudonym=pseudonym, submission=submission)


def _fix(sent: Csww, wanted: Wanted) -> Fixed:
    return fix(sent, to_year_layout=wanted.layout)


def _write(fixed: Fixed, wanted: Wanted) -> tuple[Written, ...]:
    """One file: XML, or a row a person where its name is to end in .csv."""
    out = BytesIO()
    if wanted.ending.lower() == ".csv":
        write_csv(fixed.csww, out)
    else:
        write_xml(fixed.csww, out, layout=wanted.layout)
    ending = ".csv" if wanted.ending.lower() == ".csv" else ".xml"
    return (Written(f"{PurePath(fixed.csww.name).stem}{ending}", out.getvalue()),)


def _addressed(sent: Csww) -> None:
    """A missing name is a finding; another collection's name means that this is another file."""
    cell = sent.header.get("Collection")
    name = (cell.text if cell else None) or COLLECTION
    if name.upper() != COLLECTION:
        raise Unreadable(
            f"The file is for the collection {name[:30]}, not {COLLECTION}. Send the right file."
        )
    says_its_year(sent)


def _sender(sent: Csww) -> str | None:
    return sent.lea


def _label_of(field: str) -> str:
    known = FIELDS.get(field)
    return known.label if known else field


def _read(file: Opened) -> tuple[Csww]:
    return (read_opened(file),)


CSWW = Kind(
    key="csww",
    label="Children's social work workforce return (CSWW)",
    service="children",
    parts=("return",),
    recognises=_recognised,
    read=_read,
    told=_told,
    together=_each_by_itself,
    expect=_expect,
    check=_check,
    check_together=_check_together,
    write_findings=write_findings,
    rules=RULES,
    whose="Social worker",
    sender=_sender,
    addressed=_addressed,
    label_of=_label_of,
    difference=difference,
    events=_events,
    fix=_fix,
    write=_write,
)

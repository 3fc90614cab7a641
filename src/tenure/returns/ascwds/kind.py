"""ASC-WDS as one of the kinds of return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tenure.record import Columns
from tenure.returns.ascwds import RULES
from tenure.returns.ascwds.accepting import events_of
from tenure.returns.ascwds.apart import newest_day, sets_apart
from tenure.returns.ascwds.checking import CheckedAscwds, check
from tenure.returns.ascwds.fields import FILES, field_of
from tenure.returns.ascwds.fixing import FixedAscwds, fix
from tenure.returns.ascwds.reading import is_part, read_parts
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.returns.ascwds.sets import difference, set_of
from tenure.returns.ascwds.workbook import write_findings
from tenure.returns.kind import Beside, Kind, Pseudonym, Told
from tenure.returns.written import Wanted, Written
from tenure.terms.problems import UsedWrongly


def _told(part: Part) -> Told:
    return Told(part.file, part.form_of_header)


def _one_set(parts: Sequence[Part], year: int | None) -> Sequence[Ascwds]:
    return (set_of(parts, year=year),)


def _check(sent: Ascwds, beside: Beside) -> CheckedAscwds:
    before = beside.before if isinstance(beside.before, Ascwds) else None
    return check(sent, today=beside.today, before=before, assume_held=beside.assume_held)


def _check_each(sents: Sequence[Ascwds], before: Sequence[Ascwds], beside: Beside) -> Sequence[CheckedAscwds]:
    """Each set, beside the one that was sent before; the files do not say whose a set is."""
    last = before[0] if before else None
    return tuple(_check(sent, replace(beside, before=last)) for sent in sents)


def _expect_nothing(part: Part, year: int | None, unit: str | None) -> None:
    """The files say neither their year nor their authority."""


def _events(
    checked: CheckedAscwds, partner: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    return events_of(checked, partner=partner, pseudonym=pseudonym, submission=submission)


def _fix(sent: Ascwds, wanted: Wanted) -> FixedAscwds:
    if wanted.layout:
        raise UsedWrongly("ASC-WDS files have one form, today's: leave out the year of a layout.")
    return fix(sent)


def _write(fixed: FixedAscwds, wanted: Wanted) -> tuple[Written, ...]:
    return fixed.files


def _records(sent: Ascwds, file: str) -> int:
    return next((len(part) for part in sent.in_order if part.file == file), 0)


def _label_of(field: str) -> str:
    """A column as people call it, whichever file it stands in."""
    known = next((found for file in FILES if (found := field_of(file, field))), None)
    return known.label if known else field


ASCWDS = Kind(
    key="ascwds",
    label="Adult Social Care Workforce Data Set (ASC-WDS)",
    service="adults",
    parts=FILES,
    recognises=is_part,
    read=read_parts,
    told=_told,
    together=_one_set,
    expect=_expect_nothing,
    check=_check,
    check_together=_check_each,
    write_findings=write_findings,
    events=_events,
    fix=_fix,
    write=_write,
    rules=RULES,
    whose="Reference",
    apart=sets_apart,
    newest_day=newest_day,
    records=_records,
    label_of=_label_of,
    difference=difference,
)

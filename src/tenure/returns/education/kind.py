"""The education return as one of the kinds of return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tenure.record import Columns
from tenure.returns.education import RULES
from tenure.returns.education.accepting import events_of
from tenure.returns.education.checking import CheckedEducation, check
from tenure.returns.education.fields import FIELDS, FILES
from tenure.returns.education.reading import is_part, read_book
from tenure.returns.education.rows import Book, Education, year_of
from tenure.returns.education.sets import difference, returns_of
from tenure.returns.education.template import write_template
from tenure.returns.education.workbook import write_findings
from tenure.returns.kind import Beside, Kind, Pseudonym, Told
from tenure.returns.opening import Opened
from tenure.terms.problems import Unreadable
from tenure.terms.universities import is_university, partner_of, university


def _told(book: Book) -> Told:
    years = {year_of(part.whose[1]) for part in book.parts} - {None}
    return Told(
        book.parts[0].file if len(book.parts) == 1 else "workbook",
        "sheets of a workbook" if len(book.parts) > 1 else "one file",
        years.pop() if len(years) == 1 else None,
    )


def _together(books: Sequence[Book], year: int | None) -> Sequence[Education]:
    return returns_of(books, year=year)


def _expect(book: Book, year: int | None, unit: str | None) -> None:
    """See that the files are of that year and university, where they say it."""
    for name, said in (part.whose for part in book.parts):
        whose, when = university(name), year_of(said)
        if year is not None and when is not None and when != year:
            raise Unreadable(
                f"The file is for the academic year ending {when}, not {year}. Send the right one."
            )
        if unit is not None and whose is not None and whose.number != unit:
            sender = partner_of(unit)
            other = sender.name if sender else unit
            raise Unreadable(f"The file is {whose.name}'s, and not {other}'s. Send the right one.")


def _sender(sent: Education) -> str:
    return sent.unit.number if sent.unit else sent.university_said


def _label_of(name: str) -> str:
    found = next((fields[name] for fields in FIELDS.values() if name in fields), None)
    return found.heading if found else name


def _records(sent: Education, file: str) -> int:
    return next((len(part) for part in sent.in_order if part.file == file), 0)


def _check(sent: Education, beside: Beside) -> CheckedEducation:
    return check(sent, today=beside.today)


def _check_each(
    sents: Sequence[Education], before: Sequence[Education], beside: Beside
) -> Sequence[CheckedEducation]:
    return tuple(_check(sent, beside) for sent in sents)


def _events(
    checked: CheckedEducation, partner: str, pseudonym: Pseudonym, submission: str
) -> Mapping[str, Columns]:
    """Students' own numbers are the university's, and registration numbers the same everywhere."""
    return events_of(checked, university=partner, pseudonym=pseudonym, submission=submission)


_UNFIXED = (
    "Nothing in an education return is to fix without a person. It has one layout, so there is none to bring "
    "up to date; and space, small letters, words for codes and days as 5/9/2023 are read as what they mean. "
    "Take the workbook of findings, put right there what it says, and send it back: "
    "tenure check FILE --xlsx OUT"
)


def _read(file: Opened) -> tuple[Book]:
    return (read_book(file),)


EDUCATION = Kind(
    key="education",
    label="Social work education return",
    service="education",
    parts=FILES,
    recognises=is_part,
    read=_read,
    told=_told,
    together=_together,
    expect=_expect,
    check=_check,
    check_together=_check_each,
    write_findings=write_findings,
    rules=RULES,
    whose="Student",
    sender=_sender,
    records=_records,
    label_of=_label_of,
    difference=difference,
    files_it=is_university,
    events=_events,
    unfixed=_UNFIXED,
    write_template=write_template,
)

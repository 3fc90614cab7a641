"""Notes that still hold: what was said of a query goes over to the corrected file that has the same query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tenure.partnership.models import Note, Submission
from tenure.partnership.models.submissions import WITHDRAWN
from tenure.returns import Checked, Finding
from tenure.returns.findings import OUTSIDE, Group

Said = tuple[str, str, str, tuple[str, ...]]
"""What a note was written about: the person, the field, what it holds, and the cells that the rule reads."""


def sending_before(submission: Submission) -> Submission | None:
    """The newest earlier sending for that year which was checked and not taken back."""
    earlier = Submission.objects.filter(
        kind=submission.kind,
        partner=submission.partner,
        year=submission.year,
        number__lt=submission.number,
        checked_at__isnull=False,
    )
    return earlier.exclude(state=WITHDRAWN).order_by("-number").first()


def notes_by_people(submission: Submission) -> list[Note]:
    """The notes that somebody wrote; what a command says of every query is no answer to a person's."""
    return list(submission.notes.filter(by__isnull=False))


def notes_that_hold(notes: Iterable[Note], *, before: Checked, now: Checked) -> Iterator[Note]:
    """Those of the earlier notes that answer a query of the new sending too, as notes to keep with it.

    A note on all rows of a rule holds where the rule finds nothing but what it found before; a note on one
    row holds where it finds the same of the same person.
    """
    was, stands = _said_of(before), _said_of(now)
    for note in notes:
        new, old = stands.get(note.rule, {}), was.get(note.rule, {})
        rows: list[int | None] = [row for said, row in new.items() if said in old and old[said] == note.row]
        if note.row is None:
            rows = [None] if new and new.keys() <= old.keys() else []
        for row in rows:
            yield Note(rule=note.rule, row=row, text=note.text, by=note.by, at=note.at)


def _said_of(checked: Checked) -> dict[str, dict[Said, int | None]]:
    """For each query that stands, what it is about and the row it is on."""
    found: dict[str, dict[Said, int | None]] = defaultdict(dict)
    for group in checked.groups:
        if group.rule.severity == "query":
            found[group.rule.code] = {_said(group, one): one.row for one in group.findings()}
    return found


def _said(group: Group, finding: Finding) -> Said:
    row = OUTSIDE if finding.row is None else finding.row
    cells = (group.checked.table.place(group.rule.file, row, name).value for name in group.rule.reads)
    return finding.person, finding.field, finding.value, tuple(cells)

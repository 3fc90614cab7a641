"""Last year's notes: offered again for the same rule, and for the same person where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tenure.partnership.carrying import notes_by_people
from tenure.partnership.checking import checked_of, last_year
from tenure.partnership.models import Note, Submission
from tenure.returns import Checked


@dataclass(frozen=True)
class Offer:
    """A note of last year's return that could be said again: nothing is carried unless someone says so.

    row     the row of this year's return (from 0) whose person had it; None where it was on the whole rule.
    person  their registration number; empty where it was on the whole rule.
    line    the line or row of this year's file.
    """

    rule: str
    row: int | None
    person: str
    line: int
    text: str
    year: int


def offered(submission: Submission, checked: Checked) -> Mapping[str, list[Offer]]:
    """By rule, the notes of last year's accepted return that fit queries which have no note yet."""
    before = last_year(submission)
    if before is None:
        return {}
    said = notes_by_people(before)
    on_rule = {note.rule: note for note in said if note.row is None}
    on_person = _by_person(before, [note for note in said if note.row is not None])
    noted = set(submission.notes.values_list("rule", "row"))
    found: dict[str, list[Offer]] = defaultdict(list)
    for group in checked.groups:
        code = group.rule.code
        if group.rule.severity != "query" or (code, None) in noted:
            continue
        if note := on_rule.get(code):
            found[code].append(Offer(code, None, "", 0, note.text, before.year))
        for one in group.findings() if any(rule == code for rule, _ in on_person) else ():
            if (text := on_person.get((code, _key(one.person)))) and (code, one.row) not in noted:
                found[code].append(Offer(code, one.row, one.person, one.line, text, before.year))
    return dict(found)


def _by_person(before: Submission, notes: list[Note]) -> Mapping[tuple[str, str], str]:
    if not notes:
        return {}
    checked = checked_of(before)
    rules = {group.rule.code: group.rule for group in checked.groups}
    found = {}
    for note in notes:
        rule = rules.get(note.rule)
        if rule is not None and note.row is not None:
            place = checked.table.place(rule.file, note.row, rule.places[0] if rule.places else "")
            found[note.rule, _key(place.person)] = note.text
    return found


def _key(person: str) -> str:
    return "".join(person.split()).upper()

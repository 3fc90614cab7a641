"""What was found in a return, and what was put right, for the terminal and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby, islice

from tenure.returns.csww.fields import FIELDS
from tenure.returns.csww.fixing import Change, Fixed
from tenure.returns.findings import Checked, Finding, Group
from tenure.returns.rows import Csww
from tenure.terms.organisations import authority

_EXAMPLES = 3
"""Findings of a kind that are shown; the others are counted."""


def summary(checked: Checked) -> str:
    """What was found in a return: errors first, each kind once, counted, with a few examples."""
    parts = ["\n".join(top(checked)), *_section("Errors: these must be put right", checked, "error")]
    parts += _section("Queries: these may stand with a note", checked, "query")
    parts += _could_not_run(checked)
    return "\n\n".join(parts) + "\n"


def top(checked: Checked) -> list[str]:
    """What was read and how it stands: a few lines for the head of a report."""
    sent = checked.sent
    found = authority(sent.lea or "")
    who = f"{found.name} ({sent.lea})" if found else f"authority {sent.lea or 'not given'}"
    return [
        f"{sent.name}: {who}, children's social work workforce, {sent.year or 'year not given'}",
        f"{_count(len(sent), 'record')} read from {sent.form.upper()} in {sent.encoding}.",
        *sent.notices,
        *_unasked(checked),
        _verdict(checked),
    ]


def _unasked(checked: Checked) -> Iterator[str]:
    if codes := checked.unasked:
        yield (
            f"{codes[0]} to {codes[-1]} compare with last year's return, and were not asked: "
            "it was not at hand."
        )


def _verdict(checked: Checked) -> str:
    if checked.broken:
        return f"{_count(len(checked.broken), 'rule')} could not run, so this return cannot be accepted yet."
    if checked.errors:
        return (
            f"{_count(checked.errors, 'error')} to put right, "
            f"{_count(checked.queries, 'query', 'queries')} to answer with a note."
        )
    if checked.queries:
        return f"No errors. {_count(checked.queries, 'query', 'queries')} to answer with a note."
    return "Nothing to put right."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _section(title: str, checked: Checked, severity: str) -> Iterator[str]:
    groups = [group for group in checked.groups if group.rule.severity == severity]
    if groups:
        place = _place_word(checked.sent)
        yield "\n\n".join([title, *(block for group in groups for block in _blocks(group, place))])


def _place_word(sent: Csww) -> str:
    """What the places of a return are counted in: the lines of an XML file, the rows of a table."""
    return "line" if sent.form == "xml" else "row"


def _blocks(group: Group, place: str) -> Iterator[str]:
    """One block for each sentence of the group's findings; most rules have one sentence for all."""
    if not any(name in group.rule.says + group.rule.fix for name in ("{value}", "{field}")):
        yield _block(list(group.findings(_EXAMPLES)), group.count, place)
        return
    findings = sorted(group.findings(), key=lambda finding: (finding.says, finding.fix))
    for _, same in groupby(findings, key=lambda finding: (finding.says, finding.fix)):
        alike = list(same)
        yield _block(alike, len(alike), place)


def _block(findings: list[Finding], count: int, place: str) -> str:
    first = findings[0]
    lines = [f"  {first.says} ({first.rule}) {_count(count, 'time')}", f"    {first.fix}"]
    lines += [f"      {_example(finding, place)}" for finding in findings[:_EXAMPLES]]
    if count > _EXAMPLES:
        lines.append(f"      and {count - _EXAMPLES:,} more")
    return "\n".join(lines)


def _example(finding: Finding, place: str) -> str:
    where = f"{place} {finding.line}" if finding.line else "the return"
    return "  ".join(part for part in (where, finding.person, _cell(finding)) if part)


def _cell(finding: Finding) -> str:
    """The field and what it holds; its name alone where what stands in it is not what is at fault."""
    if finding.value or finding.field not in FIELDS or finding.rule.startswith("T-F"):
        return f"{finding.field} {finding.value}".strip()
    return f"{finding.field} is blank"


def _could_not_run(checked: Checked) -> Iterator[str]:
    if checked.broken:
        says = (f"  {broken.says} ({broken.code})" for broken in checked.broken)
        yield "\n".join(["Rules that could not run: the return has neither passed nor failed them", *says])


def json_lines(checked: Checked) -> Iterator[str]:
    """One JSON object a finding: rule, severity, line, person, field, value, says, fix.

    A rule that could not run has a line of its own with the severity `could not run`.
    """
    for finding in checked.findings():
        said = asdict(finding)
        del said["row"]
        yield json.dumps(said, ensure_ascii=False)
    for broken in checked.broken:
        rest = {"line": 0, "person": "", "field": "", "value": "", "says": broken.says, "fix": ""}
        yield json.dumps({"rule": broken.code, "severity": "could not run", **rest}, ensure_ascii=False)


def summary_of_changes(fixed: Fixed) -> str:
    """What was put right in a return, each kind once, counted, with a few examples."""
    if not fixed.changes:
        return "Nothing was changed.\n"
    place = _place_word(fixed.csww)
    kinds: dict[tuple[str, str], list[Change]] = {}
    for change in fixed.changes:
        kinds.setdefault((change.field, change.why), []).append(change)
    blocks = [f"{_count(len(fixed.changes), 'change')} made; everything else is as it was sent."]
    blocks += ["\n".join(_change_lines(field, why, alike, place)) for (field, why), alike in kinds.items()]
    return "\n\n".join(blocks) + "\n"


def left_for_a_person(checked: Checked) -> str:
    """What still stands in a return that was put right, as one sentence."""
    if not (checked.errors or checked.queries or checked.broken):
        return "Nothing in it is left to put right."
    left = " and ".join(
        _count(number, one, many)
        for number, one, many in (
            (checked.errors, "error", "errors"),
            (checked.queries, "query", "queries"),
            (len(checked.broken), "rule that could not run", "rules that could not run"),
        )
        if number
    )
    return f"Left for a person: {left}. tenure check says where."


def _change_lines(field: str, why: str, changes: Iterable[Change], place: str) -> Iterator[str]:
    alike = list(changes)
    yield f"  {field}: {why} {_count(len(alike), 'time')}"
    for change in islice(alike, _EXAMPLES):
        where = f"{place} {change.line}" if change.line else "the return"
        turned = f"{change.was or 'blank'} → {change.now or 'left out'}" if change.was or change.now else ""
        yield "      " + "  ".join(part for part in (where, change.person, turned) if part)
    if len(alike) > _EXAMPLES:
        yield f"      and {len(alike) - _EXAMPLES:,} more"

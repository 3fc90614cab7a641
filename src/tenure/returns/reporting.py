"""What was found in a return, and what was put right, for the terminal and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from tenure.returns.changes import Change, PutRight
from tenure.returns.findings import Checked, Finding, Group
from tenure.returns.sent import counted

_EXAMPLES = 3
"""Findings of a kind that are shown; the others are counted."""


def summary(checked: Checked[Any, Any]) -> str:
    """What was found in a return: errors first, each kind once, counted, with a few examples."""
    parts = ["\n".join(top(checked)), *_section("Errors: these must be put right", checked, "error")]
    parts += _section("Queries: these may stand with a note", checked, "query")
    parts += _could_not_run(checked)
    if checked.information:
        parts.append("\n".join(["For information", *(f"  {sentence}" for sentence in checked.information)]))
    return "\n\n".join(parts) + "\n"


def plain_summary(checked: Checked[Any, Any]) -> str:
    """What was found, to paste into an e-mail: each rule counted, with the first references at fault.

    No cell's value is in it, and nothing of a person but the reference by which their record is found.
    """
    lines = [f"{checked.sent.title}", checked.sent.amount, _verdict(checked), ""]
    for severity, title in (("error", "To put right:"), ("query", "To answer with a note:")):
        groups = [group for group in checked.groups if group.rule.severity == severity]
        lines += [title, *map(_plain_line, groups), ""] if groups else []
    lines += ["Could not run:", *(f"- {broken.code}" for broken in checked.broken), ""] * bool(checked.broken)
    return "\n".join(lines)


def _plain_line(group: Group) -> str:
    rule, found = group.rule, list(group.findings(_EXAMPLES))
    where = [_plain_place(group, one) for one in found]
    more = f" and {group.count - len(found):,} more" if group.count > len(found) else ""
    says = rule.says if "{" not in rule.says.replace("{year}", "").replace("{field}", "") else rule.name
    said = says.replace("{year}", str(group.checked.table.year or "the return"))
    said = said.replace("{field}", found[0].field).rstrip(".")
    return f"- {said} ({_quoted(found[0])}): {counted(group.count, 'time')}; {', '.join(where)}{more}"


def _plain_place(group: Group, finding: Finding) -> str:
    """Where it stands: the line, and the reference of the record."""
    place = f"{finding.file} {group.checked.sent.place_word}".strip()
    where = f"{place} {finding.line}" if finding.line else finding.file or "the return"
    return f"{where} ({finding.person})" if finding.person else where


def top(checked: Checked[Any, Any]) -> list[str]:
    """What was read and how it stands: a few lines for the head of a report."""
    sent = checked.sent
    return [f"{sent.name}: {sent.title}", sent.amount, *sent.notices, *_unasked(checked), _verdict(checked)]


def _unasked(checked: Checked[Any, Any]) -> Iterator[str]:
    if codes := checked.unasked:
        yield (
            f"{codes[0]} to {codes[-1]} compare with last year's return, and were not asked: "
            "it was not at hand."
        )


def _verdict(checked: Checked[Any, Any]) -> str:
    if checked.broken:
        return f"{counted(len(checked.broken), 'rule')} could not run, so this return cannot be accepted yet."
    if checked.errors:
        return (
            f"{counted(checked.errors, 'error')} to put right, "
            f"{counted(checked.queries, 'query', 'queries')} to answer with a note."
        )
    if checked.queries:
        return f"No errors. {counted(checked.queries, 'query', 'queries')} to answer with a note."
    return "Nothing to put right."


def _section(title: str, checked: Checked[Any, Any], severity: str) -> Iterator[str]:
    groups = [group for group in checked.groups if group.rule.severity == severity]
    if groups:
        yield "\n\n".join([title, *(block for group in groups for block in _blocks(group))])


def _blocks(group: Group) -> Iterator[str]:
    """One block for each sentence of the group's findings; most rules have one sentence for all."""
    if "{" not in (group.rule.says + group.rule.fix).replace("{year}", ""):
        yield _block(group, list(group.findings(_EXAMPLES)), group.count)
        return
    findings = sorted(group.findings(), key=lambda finding: (finding.says, finding.fix))
    for _, same in groupby(findings, key=lambda finding: (finding.says, finding.fix)):
        alike = list(same)
        yield _block(group, alike, len(alike))


def _block(group: Group, findings: list[Finding], count: int) -> str:
    first = findings[0]
    lines = [f"  {first.says} ({_quoted(first)}) {counted(count, 'time')}", f"    {first.fix}"]
    lines += [f"      {_example(group, finding)}" for finding in findings[:_EXAMPLES]]
    if count > _EXAMPLES:
        lines.append(f"      and {count - _EXAMPLES:,} more")
    return "\n".join(lines)


def _quoted(finding: Finding) -> str:
    """What to quote on the telephone: our code, and the service's word and number where it has one."""
    if finding.number:
        return f"{finding.rule}; the service's {finding.weight} {finding.number}"
    return finding.rule


def _example(group: Group, finding: Finding) -> str:
    place = f"{finding.file} {group.checked.sent.place_word}".strip()
    whole = f"the {finding.file} file" if finding.file else "the return"
    where = f"{place} {finding.line}" if finding.line else whole
    return "  ".join(part for part in (where, finding.person, _cell(group, finding)) if part)


def _cell(group: Group, finding: Finding) -> str:
    """The field and what it holds; its name alone where what stands in it is not what is at fault."""
    is_cell = group.checked.table.is_cell(finding.field) and group.rule.scope != "file"
    if finding.value or not is_cell:
        return f"{finding.field} {finding.value}".strip()
    return f"{finding.field} is blank"


def _could_not_run(checked: Checked[Any, Any]) -> Iterator[str]:
    if checked.broken:
        says = (f"  {broken.says} ({broken.code})" for broken in checked.broken)
        yield "\n".join(["Rules that could not run: the return has neither passed nor failed them", *says])


def json_lines(checked: Checked[Any, Any]) -> Iterator[str]:
    """One JSON object a finding: rule, severity, line, person, field, value, says, fix.

    Where the return is a set of files: rule, file, number, column, severity, line, value, says, fix, with the
    number, column and severity of the service that collects it. A rule that could not run has a line of its
    own with the severity `could not run`.
    """
    for group in checked.groups:
        names = _OF_A_SET if group.rule.file else _OF_ONE_FILE
        for finding in group.findings():
            yield _json({name: getattr(finding, said) for name, said in names.items()})
    for outcome in checked.outcomes:
        if outcome.broken:
            names = _OF_A_SET if outcome.rule.file else _OF_ONE_FILE
            said = {"rule": outcome.rule.code, "severity": "could not run", "line": 0, "says": outcome.broken}
            yield _json({name: said.get(name, "") for name in names})


_OF_ONE_FILE = {
    name: name for name in ("rule", "severity", "line", "person", "field", "value", "says", "fix")
}
_OF_A_SET = {
    name: name for name in ("rule", "file", "number", "column", "severity", "line", "value", "says", "fix")
} | {"severity": "weight"}


def _json(said: dict[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False)


def summary_of_changes(fixed: PutRight) -> str:
    """What was put right in a return, each kind once, counted, with a few examples."""
    if not fixed.changes:
        return "Nothing was changed.\n"
    place = fixed.place_word
    kinds: dict[tuple[str, str], list[Change]] = {}
    for change in fixed.changes:
        kinds.setdefault((f"{change.file} {change.field}".strip(), change.why), []).append(change)
    blocks = [f"{counted(len(fixed.changes), 'change')} made; everything else is as it was sent."]
    blocks += ["\n".join(_change_lines(field, why, alike, place)) for (field, why), alike in kinds.items()]
    return "\n\n".join(blocks) + "\n"


def left_for_a_person(checked: Checked[Any, Any]) -> str:
    """What still stands in a return that was put right, as one sentence."""
    if not (checked.errors or checked.queries or checked.broken):
        return "Nothing in it is left to put right."
    left = " and ".join(
        counted(number, one, many)
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
    yield f"  {field}: {why} {counted(len(alike), 'time')}"
    for change in islice(alike, _EXAMPLES):
        where = f"{place} {change.line}" if change.line else "the return"
        turned = f"{change.was or 'blank'} → {change.now or 'left out'}" if change.was or change.now else ""
        yield "      " + "  ".join(part for part in (where, change.person, turned) if part)
    if len(alike) > _EXAMPLES:
        yield f"      and {len(alike) - _EXAMPLES:,} more"

"""What partners send: a folder per return, a module per table: its fields, then its rules."""

from tenure.returns.changes import Change
from tenure.returns.csww.checking import check, check_together
from tenure.returns.csww.fixing import Fixed, fix
from tenure.returns.csww.reading import expect, read
from tenure.returns.csww.writing import write_csv, write_xml
from tenure.returns.findings import Checked, Finding
from tenure.returns.kind import Beside
from tenure.returns.kinds import (
    KINDS,
    check_all,
    check_any,
    events_of,
    files_in,
    fix_any,
    kind_of,
    read_again,
    read_files,
    read_return,
    returns_in,
    sets_in,
    write_any,
    write_findings_workbook,
)
from tenure.returns.reporting import (
    json_lines,
    left_for_a_person,
    plain_summary,
    summary,
    summary_of_changes,
)
from tenure.returns.rows import Csww
from tenure.returns.written import Wanted, Written
from tenure.terms.problems import Unreadable

__all__ = [
    "KINDS",
    "Beside",
    "Change",
    "Checked",
    "Csww",
    "Finding",
    "Fixed",
    "Unreadable",
    "Wanted",
    "Written",
    "check",
    "check_all",
    "check_any",
    "check_together",
    "events_of",
    "expect",
    "files_in",
    "fix",
    "fix_any",
    "json_lines",
    "kind_of",
    "left_for_a_person",
    "plain_summary",
    "read",
    "read_again",
    "read_files",
    "read_return",
    "returns_in",
    "sets_in",
    "summary",
    "summary_of_changes",
    "write_any",
    "write_csv",
    "write_findings_workbook",
    "write_xml",
]

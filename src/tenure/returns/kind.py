"""What a kind of return is: how its files are told and read, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from tenure.record import Columns
from tenure.returns.changes import PutRight
from tenure.returns.differing import Difference
from tenure.returns.findings import Checked
from tenure.returns.opening import Opened
from tenure.returns.rules import Rule
from tenure.returns.sent import Sent
from tenure.returns.written import Wanted, Written
from tenure.terms.organisations import unit_of
from tenure.terms.problems import Unreadable

Pseudonym = Callable[[str], str]
"""Gives a number or reference its pseudonym."""


@dataclass(frozen=True)
class Beside:
    """What a return is checked beside.

    today        the day it is checked on.
    before       the same sender's return of the year before, or the one accepted last.
    unit         the reporting unit that sent it, where that is known from elsewhere than the file.
    assume_held  take every record that is not said to be new as held by the service.
    """

    today: date
    before: Sent | None = None
    unit: str | None = None
    assume_held: bool = False


@dataclass(frozen=True)
class Told:
    """What one file is, as its content tells.

    part     which part of a return of its kind.
    version  the layout, or the form of header, in words.
    year     the collection year, where the file says it.
    """

    part: str
    version: str
    year: int | None = None


def _nobody_says(sent: Any, until: date | None = None) -> None:
    """Of a kind whose files do not say it."""


def _all_in_one(contents: Sequence[Any], until: date) -> Sequence[Sequence[int]]:
    """Of a kind whose files are given together whatever they are of."""
    return [range(len(contents))]


def says_its_year(sent: Sent) -> None:
    """See that a return says which year it is for, or its sender does; raises Unreadable."""
    if sent.year is None:
        raise Unreadable("The file does not say which collection year it is for. Fill in Year.")


def _all_records(sent: Sent, file: str) -> int:
    return len(sent)


def is_council(number: str) -> bool:
    """Whether a partner's number is that of a council, or of councils that file together."""
    return unit_of(number) is not None


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind:
    """A kind of return, and what can be done with one.

    key         its name in the database and in addresses.
    label       what it is called.
    service     whose staff it is about: children, adults or both.
    parts       the files it consists of.
    recognises  whether a file that is open is of this kind.
    read        a file that is open, read: one thing for each part of a return that it holds.
    told        what a file that was read is.
    apart       which of several files of this kind make one return: the places of each one's files, the
                earliest return first; asked with the newest day that there can be.
    together    what was read from several files, as returns of a year: a return may need several files.
    expect      see that what was read is of a year and from a unit, where it says so; raises Unreadable.
    check       judge a return by every rule that has what it needs.
    check_together   judge several returns, each also beside those sent before and beside one another.
    write_findings   a workbook of the sender's rows with what to put right.
    sender      the number of the partner whose return it is, as its files say it; None where they never do.
    addressed   see that it is the right collection's and says its year; raises Unreadable.
    files_it    whether the partner of that number files this kind.
    newest_day  the newest day, up to one given, on which something is said to have happened; None where
                there is none. It tells the year for kinds whose files do not say it.
    records     how many records the file of that name in a return holds.
    rules       every rule of it.
    whose       what the person or record that a finding is about is called.
    label_of    a field as people call it.
    difference  what sets a later sending apart from an earlier one.
    events      what a return without errors leaves in the record: asked with the partner whose it is, what
                gives pseudonyms, and what to call the sending; raises HasFindings. None where that is
                not built.
    fix         a return as far as it can be put right without a person, and what was changed;
                None for a kind that is not written back.
    unfixed     of a kind that is not written back, why nothing of it is to fix.
    write       the files that a return which was put right is written as; None as above.
    write_template   an empty workbook to fill in; None where there is none.
    """

    key: str
    label: str
    service: str
    parts: tuple[str, ...]
    recognises: Callable[[Opened], bool]
    read: Callable[[Opened], Sequence[Any]]
    told: Callable[[Any], Told]
    together: Callable[[Sequence[Any], int | None], Sequence[Any]]
    expect: Callable[[Any, int | None, str | None], None]
    check: Callable[[Any, Beside], Checked[Any, Any]]
    check_together: Callable[[Sequence[Any], Sequence[Any], Beside], Sequence[Checked[Any, Any]]]
    write_findings: Callable[[Checked[Any, Any], BinaryIO], None]
    rules: tuple[Rule, ...]
    whose: str
    sender: Callable[[Any], str | None] = _nobody_says
    addressed: Callable[[Any], None] = says_its_year
    files_it: Callable[[str], bool] = is_council
    newest_day: Callable[[Any, date], date | None] = _nobody_says
    records: Callable[[Any, str], int] = _all_records
    label_of: Callable[[str], str] = str
    apart: Callable[[Sequence[Any], date], Sequence[Sequence[int]]] = _all_in_one
    difference: Callable[[Any, Any], Difference]
    events: Callable[[Checked[Any, Any], str, Pseudonym, str], Mapping[str, Columns]] | None = None
    fix: Callable[[Any, Wanted], PutRight] | None = None
    unfixed: str = ""
    write: Callable[[Any, Wanted], tuple[Written, ...]] | None = None
    write_template: Callable[[BinaryIO], None] | None = None

    @property
    def says_year(self) -> bool:
        """Whether its files say which year they are for; else their sender or the calendar does."""
        return self.newest_day is _nobody_says

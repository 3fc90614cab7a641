"""Planting: the faults written into returns on purpose, each with the rule that must find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tenure.example.chance import stream
from tenure.example.faults import AGENCY, LEAVER, SHORT_STAY, STARTER, STAYER, Fault, Record
from tenure.example.filing import Filed

Found = Literal["check", "last year", "together"]


@dataclass(frozen=True)
class Planted:
    """One finding that must be found.

    row    the worker record, counted from 0; None outside the worker records.
    found  by checking the file alone, beside last year's return, or together with the other partners'.
    """

    file: str
    rule: str
    row: int | None
    person: str
    field: str
    found: Found


class Sheet:
    """A return being given faults: its records, and who has been touched already."""

    def __init__(self, filed: Filed, *, file: str, seed: int, before: Filed | None = None) -> None:
        self.filed = filed
        self.file = file
        self.records = [filed.record(row) for row in range(len(filed))]
        self.planted: list[Planted] = []
        self.more: dict[int, str] = {}
        chance = stream(seed, "planting", filed.unit.number, filed.year)
        self._order = chance.permutation(len(filed)).tolist()
        self._touched: set[int] = set()
        self._last_year = frozenset(before.columns["SWENo"]) if before is not None else frozenset()
        self._times = Counter(record["SWENo"] for record in self.records)

    @property
    def year(self) -> int:
        return self.filed.year

    def take(self, who: str, fits: Callable[[Record], bool]) -> int | None:
        """A record of that kind which nothing was planted in yet; None where there is none left.

        People who moved between partners are left alone: another partner's return speaks of them too.
        Starters are people of whom last year's return says nothing.
        """
        for row in self._order:
            record = self.records[row]
            free = row not in self._touched and self._times[record["SWENo"]] == 1
            free &= who != STARTER or record["SWENo"] not in self._last_year
            if free and who_is(record, self.year) == who and not _moved(record, who) and fits(record):
                self._touched.add(row)
                return int(row)
        return None

    def note(
        self, rule: str, row: int | None, field: str, *, found: Found = "check", person: str = ""
    ) -> None:
        """Say that the rule must find something in the row."""
        who = person or ("" if row is None else self.records[row]["SWENo"])
        self.planted.append(Planted(self.file, rule, row, who, field, found))

    def plant(self, fault: Fault) -> None:
        """Put the fault into the record of someone it fits, where there is one."""
        row = self.take(fault.who, fault.fits) if fault.stands_in(self.year) else None
        if row is None:
            return
        self.records[row] = fault.planted_in(self.records[row], self.year)
        found: Found = "last year" if fault.rule.startswith("T-Y") else "check"
        for rule, at in ((fault.rule, fault.found_at), *fault.also):
            self.note(rule, row, at, found=found)

    def add(self, record: Record) -> int:
        """One more record at the end, and its row."""
        self.records.append(dict(record))
        return len(self.records) - 1

    def drop(self, row: int) -> None:
        """Take a record out. The rows below move up, so this comes first."""
        del self.records[row]
        self._order = [each - (each > row) for each in self._order if each != row]
        self._touched.clear()

    def done(self) -> Filed:
        """The return with everything planted in it."""
        return replace(self.filed.with_records(self.records), more=self.more)


def who_is(record: Record, year: int) -> str:
    """Which kind of record it is, by its dates."""
    this_year = record["RoleStartDate"] >= f"{year - 1}-10-01"
    if record["AgencyWorker"] == "1":
        return AGENCY
    if record["RoleEndDate"]:
        return SHORT_STAY if this_year else LEAVER
    return STARTER if this_year else STAYER


def _moved(record: Record, who: str) -> bool:
    started = who in (STARTER, SHORT_STAY) and record["StartOrigin"] == "2"
    return started or record["LeaverDestination"] in ("1", "3")


def plant_all(sheet: Sheet, faults: Iterable[Fault]) -> None:
    """Put each fault into a record of its own."""
    for fault in faults:
        sheet.plant(fault)


def named(faults: Sequence[Fault]) -> set[str]:
    """The rules that find these faults."""
    return {fault.rule for fault in faults} | {rule for fault in faults for rule, _ in fault.also}

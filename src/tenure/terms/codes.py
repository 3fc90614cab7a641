"""Code sets: every code that a return may hold, and what it means."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class CodeSet:
    """The codes of one field in the order the specification lists them, with their labels."""

    name: str
    labels: Mapping[str, str]

    def __contains__(self, code: object) -> bool:
        return code in self.labels

    def __iter__(self) -> Iterator[str]:
        return iter(self.labels)

    def __len__(self) -> int:
        return len(self.labels)

    def label(self, code: str) -> str:
        """The words for a code; the code itself where the set does not hold it."""
        return self.labels.get(code, code)


@cache
def code_sets_in(file: str, column: str = "label") -> Mapping[str, CodeSet]:
    """The code sets of one file of `terms/data`, by name. Lines that begin with # say where they are from.

    column   what is wanted of each code: its label, or another thing that the file says of it.
    """
    text = files("tenure.terms").joinpath("data", file).read_text(encoding="utf-8")
    sets: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        sets.setdefault(row["codeset"], {})[row["code"]] = row[column]
    return {name: CodeSet(name, MappingProxyType(labels)) for name, labels in sets.items()}


def code_set(name: str) -> CodeSet:
    """A code set of the children's return, as its specification calls it. KeyError where there is none."""
    return code_sets_in("csww_codes.csv")[name]


AGENCY_WORKER = code_set("agency_worker")
YES_NO = code_set("yes_no")
ALLOWANCE = code_set("allowance")
GENDER_TO_2023 = code_set("gender_to_2023")
SEX_FROM_2024 = code_set("sex_from_2024")
ETHNICITY = code_set("ethnicity")
ETHNIC_GROUP = code_set("ethnicity_major_group")
"""Ethnicity codes to the major group that DfE publishes; Chinese is inside Asian, refusals are Not known."""
QUAL_LEVEL = code_set("qual_level")
ORG_ROLE = code_set("org_role")
START_ORIGIN = code_set("start_origin")
LEAVER_DESTINATION = code_set("leaver_destination")
REASON_LEAVE = code_set("reason_leave")
REASON_ABSENCE = code_set("reason_absence")
CFKSS_STATUS = code_set("cfkss_status")
PUBLISHED_SYMBOL = code_set("published_symbol")

ETHNICITY_NOT_KNOWN = frozenset({"REFU", "NOBT"})
"""Codes that say nothing about a person's ethnicity: refused, and not yet obtained."""

"""The sheets of a framework's workbook: their columns, what goes in, and how a value stands in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from tenure.strategy.framework.parts import KINDS, TERMS

Form = Literal["words", "codes", "lines", "day", "number"]
"""How a value stands in a cell: words; codes with commas between; one thing a line; a day; a number."""

READ_ME: Final = "Read me"
LISTS: Final = "Lists"
ABOUT: Final = "Framework"
MILESTONES: Final = "Milestones"
STEPS: Final = "KPI steps"


@dataclass(frozen=True)
class Column:
    """A column: the key of the value, the head over it, what to write, and how wide it is.

    list_of  a list of the sheet of lists that the cell is chosen from.
    """

    key: str
    head: str
    says: str
    form: Form = "words"
    list_of: str = ""
    width: int = 24


_CODE = Column("code", "Code", "Small letters, digits and hyphens; it never changes once agreed", width=26)
_TITLE = Column("title", "Title", "What people call it", width=44)
_SAYS = Column("says", "Says", "One or two plain sentences more", width=60)
_PARAGRAPHS = Column("paragraphs", "Paragraphs", "Where in the plan, as 49a, 68c", "codes")
_PART = (_CODE, _TITLE, _SAYS, _PARAGRAPHS)

ACTIVITY: Final = (
    _CODE,
    _TITLE,
    _SAYS,
    Column("under", "Under", "Code of its one aim or principle", list_of="aims and principles"),
    Column("priorities", "Priorities", "Codes of the priorities it serves, with commas between", "codes"),
    Column("lead", "Lead", "The partner that leads it"),
    Column("owner", "Owner", "The role or person that answers for it"),
    Column("term", "Term", "short, medium or long", list_of="terms", width=10),
    Column("starts", "Starts", "A day", "day", width=12),
    Column("ends", "Ends", "A day; empty where it becomes business as usual", "day", width=12),
    Column("cost", "Cost a year", "Pounds", "number", width=12),
    Column("funding", "Funding", "From where the money comes"),
    Column("needs", "Needs", "Codes of the activities that must come first", "codes"),
    Column("scenario", "Scenario", "Key of its scenario in the planner; may be empty", list_of="scenarios"),
    Column("handover", "Handover", "What must be true before it is business as usual, one a line", "lines",
           width=50),
    _PARAGRAPHS,
)  # fmt: skip

KPI: Final = (
    _CODE,
    Column("label", "Label", "What people call it", width=44),
    Column("outcome", "Outcome", "Code of the outcome it measures", list_of="outcomes"),
    Column("kind", "Kind", "indicator, collected or count", list_of="kinds", width=12),
    Column("better", "Better", "higher or lower", list_of="better", width=10),
    Column("unit", "Unit", "share, people, days, pounds …", width=12),
    _SAYS,
    Column("measure", "Measure", "Key of the measure that fills it"),
    Column("service", "Service", "children, adults, education or survey", width=12),
    Column("basis", "Basis", "fte, headcount or jobs; else what its measure counts", width=12),
    Column("dimension", "Dimension", "A part of the measure, as tenure-band"),
    Column("slice", "Slice", "Which part, as under-2"),
    Column("definition", "Definition", "Version of the definition that the target was set on", width=12),
    Column("baseline.value", "Baseline", "A number", "number", width=12),
    Column("baseline.on", "Baseline on", "A day", "day", width=12),
    Column("target.value", "Target", "A number", "number", width=12),
    Column("target.on", "Target on", "A day", "day", width=12),
    Column("comparator", "Comparator", "england, region, neighbours or empty", width=14),
    Column("activities", "Activities", "Codes of the activities that are meant to move it", "codes"),
    Column("owner", "Owner", "The role or person that answers for it"),
    Column("review", "Review", "The day its owner looks at it again", "day", width=12),
    Column("gaming", "Gaming", "How it could look better without being better", width=44),
    Column("needs", "Needs", "What would supply it, where no data exist yet", width=44),
    _PARAGRAPHS,
)  # fmt: skip

OF_MILESTONES: Final = (
    Column("activity", "Activity", "Code of the activity it belongs to", list_of="activities", width=26),
    _CODE,
    _TITLE,
    Column("due", "Due", "A day", "day", width=12),
)
OF_STEPS: Final = (
    Column("kpi", "KPI", "Code of the KPI it belongs to", list_of="kpis", width=26),
    Column("value", "Value", "A number", "number", width=12),
    Column("on", "On", "A day", "day", width=12),
)

PARTS: Final[Mapping[str, tuple[str, tuple[Column, ...]]]] = MappingProxyType(
    {
        "aims": ("Aims", _PART),
        "principles": ("Principles", _PART),
        "outcomes": ("Outcomes", _PART),
        "priorities": (
            "Priorities",
            (
                *_PART[:3],
                Column(
                    "outcomes", "Outcomes", "Codes of the outcomes it serves, with commas between", "codes"
                ),
                _PARAGRAPHS,
            ),
        ),
        "activities": ("Activities", ACTIVITY),
        "kpis": ("KPIs", KPI),
    }
)
"""The sheet of each kind of part, and its columns."""

CHILDREN: Final[Mapping[str, tuple[str, str, str, tuple[Column, ...]]]] = MappingProxyType(
    {
        "activities": (MILESTONES, "activity", "milestones", OF_MILESTONES),
        "kpis": (STEPS, "kpi", "steps", OF_STEPS),
    }
)
"""Sheets of what belongs to a part: the sheet, the column that names the part, the key there, the columns."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"terms": TERMS, "kinds": KINDS, "better": ("higher", "lower")}
)
"""Lists that are the same in every workbook."""

INSTRUCTIONS: Final = (
    ("A framework’s workbook", ""),
    ("What it is", "Everything the partnership set out to do, a sheet for each kind of part."),
    (
        "How to fill it in",
        "One row for each part, from row 3. Row 1 names the columns, row 2 says what goes in.",
    ),
    ("", "Where a cell names other parts, write their codes with commas between: supply, attachment"),
    ("", "A handover is a list: write one thing a line (Alt+Enter makes a new line in a cell)."),
    (
        "",
        "Days are days of the spreadsheet, or words as 2027-09-01. Costs are pounds a year, without a sign.",
    ),
    ("Do not", "merge cells, write formulas, or change the names of sheets and columns."),
    ("Codes", "A code is how parts find one another. It never changes once a framework was agreed."),
    ("Then", "Upload it on the page of versions, or run: tenure strategy check FILE.xlsx"),
    ("", "What has to be put right is told by sheet and cell, all of it at once."),
)

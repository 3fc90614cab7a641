"""What answers look like: the names of the glossary, the values as publish lets them out."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

Value = float | str
"""A number, or a symbol: c protected, z not applicable, x not available."""


class CellOut(Schema):
    """One cell of a table; `hidden` says why it is not shown."""

    text: str
    value: Value
    hidden: str


class TableOut(Schema):
    name: str
    caption: str
    columns: list[str]
    units: list[str]
    rows: list[list[CellOut]]
    notes: list[str]


class TileOut(Schema):
    measure: str
    label: str
    value: str
    unit: str
    direction: str
    change: str
    status: str
    word: str
    sentence: str
    beside: str


class ChartOut(Schema):
    """A chart in words and figures: its picture is made from this table."""

    key: str
    title: str
    subtitle: str
    reading: str
    source: str
    note: str
    measure: str
    table: TableOut


class NoteOut(Schema):
    kind: str
    who: str
    says: str
    do: str
    measures: list[str]


class AnalysisOut(Schema):
    title: str
    lede: str
    service: str
    year: int
    on: date
    area: str
    compared_with: str
    tiles: list[TileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]
    contradictions: list[NoteOut]
    hidden: int
    snapshot: str
    empty: str


class DefinitionOut(Schema):
    key: str
    service: str
    label: str
    unit: str
    taken: str
    better: str
    why: str
    source: str
    formula: str
    remarks: list[str]
    owner: str
    review: str
    overdue: bool


class MeasureOut(Schema):
    """One figure: part over whole, with its unit; a hidden one is the symbol c."""

    measure: str
    basis: str
    on: date
    service: str
    partner: str
    slice: str
    part: Value
    whole: Value
    value: Value
    unit: str
    how: str


class CompareOut(Schema):
    measure: str
    basis: str
    service: str
    year: int
    partner: str
    name: str
    value: Value
    unit: str
    low: float | None
    high: float | None
    against: str
    comparator: str
    comparator_value: Value
    gap: float | None
    beyond_chance: bool | None
    rank: int | None
    of: int | None
    quarter: int | None
    trend: int | None
    says: str


class SubmissionOut(Schema):
    """One sending of one return, as its own partner's analysts see it."""

    id: int
    kind: str
    partner: str
    year: int
    number: int
    state: str
    name: str
    workers: int
    errors: int
    queries: int
    step: str
    progress: int
    says: str
    sent_at: datetime
    checked_at: datetime | None
    accepted_at: datetime | None


class OutcomeOut(Schema):
    """What became of one file: what it is, and the return that it is in, or why it was not kept.

    Of a survey's form, `took` says how many answers were taken in for which wave.
    """

    name: str
    kind: str
    part: str
    version: str
    says: str
    took: str
    submission: SubmissionOut | None


class DeliveryOut(Schema):
    """Files that were sent together, while they are read and afterwards: then what became of each of them.

    The state is waiting, reading, read or put aside; ask again until it is one of the last two.
    """

    id: int
    state: str
    step: str
    progress: int
    says: str
    sent_at: datetime
    files: list[OutcomeOut]


class YearIn(Schema):
    """The year of the September that a return describes, where its files do not say it."""

    year: int


class SummaryOut(Schema):
    text: str


class MovedOut(Schema):
    measure: str
    basis: str
    label: str
    was: str
    now: str
    by: str
    last: str
    since: str


class UnexpectedOut(Schema):
    what: str
    says: str
    do: str


class PreviewOut(Schema):
    """What accepting a return would do to the figures of its own partner; nothing of it is kept."""

    partner: str
    year: int
    service: str
    replaces: bool
    moved: list[MovedOut]
    same: int
    unexpected: list[UnexpectedOut]


class FindingOut(Schema):
    """What a rule found; file, number and weight are those of the service that collects the return."""

    rule: str
    severity: str
    line: int
    row: int | None
    person: str
    field: str
    value: str
    says: str
    fix: str
    file: str
    number: str
    weight: str


class NoteIn(Schema):
    """Why a query may stand; `row` counts from 0 and is left out for every row of the rule."""

    rule: str
    text: str
    row: int | None = None


class NoteKept(Schema):
    id: int
    rule: str
    row: int | None
    text: str
    at: datetime


class FilingOut(Schema):
    kind: str
    partner: str
    year: int
    state: str
    sent_at: datetime | None
    accepted_at: datetime | None
    errors: int
    queries: int


class CollectionOut(Schema):
    """One kind of return for one year, and its days."""

    id: int
    kind: str
    year: int
    opens: date
    due: date
    closes: date
    statutory: bool
    source: str


class CollectionIn(Schema):
    """Which return for which year; from every partner and on the calendar's days unless they are given."""

    kind: str
    year: int
    partners: list[str] | None = None
    opens: date | None = None
    due: date | None = None
    closes: date | None = None


class ReasonIn(Schema):
    reason: str


class DatesIn(ReasonIn):
    """The days that move, and why."""

    opens: date | None = None
    due: date | None = None
    closes: date | None = None


class DelegateIn(Schema):
    """The username of one of the partner's analysts; left out for nobody in particular."""

    to: str | None = None


class FilingStandsOut(Schema):
    """Where one partner's filing for one collection stands today."""

    collection: int
    kind: str
    year: int
    partner: str
    state: str
    lacks: str
    due: date
    days_late: int
    errors: int
    queries: int
    reminders: int
    reminded_at: datetime | None
    prepared_at: datetime | None
    signed_at: datetime | None


class RemindedOut(Schema):
    """How many people are written to; which partners have nobody to write to, or were reminded just now."""

    people: int
    nobody: list[str]
    just_now: list[str]


class EngagementOut(Schema):
    partner: str
    kind: str
    year: int
    measure: str
    part: float
    whole: float
    value: float | None
    unit: str


class ChangedOut(Schema):
    person: str
    field: str
    was: str
    now: str


class DifferenceOut(Schema):
    """What sets the later sending apart: people of records added and gone, cells changed, records alike."""

    added: list[str]
    gone: list[str]
    changed: list[ChangedOut]
    same: int


class AccountOut(Schema):
    username: str
    name: str
    role: str
    partner: str | None


class EntryOut(Schema):
    number: int
    at: datetime
    who: str
    what: str
    about: str
    partner: str
    purpose: str
    outcome: str
    counts: dict[str, int | str]

"""What a page, a document or an answer holds once disclosure is dealt with: tiles, charts, tables, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tenure.publish.drawings import Drawing
from tenure.publish.wording import ICONS, Status


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: the words on a page, and the number or symbol that goes into a file.

    hidden  why it is not shown; empty where it is.
    """

    text: str
    value: float | str
    hidden: str = ""

    @property
    def numeric(self) -> bool:
        return not isinstance(self.value, str) or bool(self.hidden)


@dataclass(frozen=True)
class Table:
    """A table with one head row; the first column names the row. Every cell is safe to show."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many cells are hidden because they stand for few people."""
        return sum(bool(cell.hidden) and cell.value == "c" for row in self.rows for cell in row)


@dataclass(frozen=True)
class Chart:
    """A chart as it is shown: the finding, the picture, its reading in one sentence, and its table.

    key       unique on its page; used in addresses and file names.
    title     the finding.
    subtitle  measure, unit and period.
    reading   one sentence that says what the picture shows.
    alt       the picture in words, for those who do not see it.
    source    where the figures come from.
    note      what to know before reading it (an axis that does not begin at zero); empty where nothing.
    drawing   what is drawn; None where there is nothing to draw, and `reading` says why.
    measure   key of its definition.
    """

    key: str
    title: str
    subtitle: str
    reading: str
    alt: str
    source: str
    table: Table
    drawing: Drawing | None
    note: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Tile:
    """One figure with its direction, its change, what chance has to do with it, and a comparator.

    value      as printed: "18.4%", "1,270.5", "Hidden: fewer than 5 people".
    direction  "up", "down", "level" or "" where nothing is known.
    status     on-course, watch, off-course or no-data; always shown with `icon` and `word`.
    beside     the comparator's figure: "England 15.9%"; empty where none is published.
    measure    key of its definition.
    spark      (year, value) of a sparkline; None where a year is hidden or missing.
    unit       unit in words: "of FTE posts", "FTE", "cases per FTE".
    """

    measure: str
    label: str
    value: str
    unit: str
    direction: str
    change: str
    status: Status
    word: str
    sentence: str
    beside: str = ""
    spark: tuple[tuple[int, float | None], ...] = ()

    @property
    def icon(self) -> str:
        return ICONS[self.status]


@dataclass(frozen=True)
class Note:
    """Something to know before the figures are used.

    kind      "check" for figures that contradict one another, "late" and "missing" for returns, "hidden",
              "about".
    who       the partner it is about; empty where it is about all.
    says, do  the finding, and what to do about it.
    measures  keys of the figures that it spoils; it stands beside them.
    """

    kind: str
    says: str
    who: str = ""
    do: str = ""
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen on a page: its value in the address, its label, whether it is chosen."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Choices:
    """What a reader may choose: service, year, whose figures, which places beside, which comparator."""

    services: tuple[Choice, ...] = ()
    years: tuple[Choice, ...] = ()
    focus: tuple[Choice, ...] = ()
    partners: tuple[Choice, ...] = ()
    against: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """The workforce analysis of one service and year, for one viewer.

    title           the answer in one sentence; `lede` says how many and what stands out.
    area            whose figures: "Northvale" or "The partnership".
    contradictions  notes of kind "check", beside the figures they spoil.
    empty           why there is nothing to show; empty where there is something.
    """

    title: str
    lede: str
    service: str
    service_label: str
    year: int
    on: date
    area: str
    compared_with: str
    choices: Choices
    tiles: tuple[Tile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    contradictions: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    snapshot: str = ""
    hidden: int = 0
    empty: str = ""


@dataclass(frozen=True)
class Definition:
    """What a measure means, where that comes from, and who keeps it. `overdue` where its review date has
    passed.

    service  whose returns it is counted from; the other service may have one of the same key.
    """

    key: str
    label: str
    unit: str
    taken: str
    better: str
    why: str
    source: str
    formula: str
    owner: str
    review: str
    overdue: bool = False
    remarks: tuple[str, ...] = ()
    service: str = "children"


@dataclass(frozen=True)
class MeasurePage:
    """One measure of one place: its answer, figure, history, standing and who is behind it, with its
    definition.
    """

    title: str
    definition: Definition
    service: str
    basis: str
    year: int
    area: str
    choices: Choices
    tile: Tile | None = None
    charts: tuple[Chart, ...] = ()
    history: Table | None = None
    notes: tuple[Note, ...] = ()
    bases: tuple[Choice, ...] = field(default=())
    empty: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """One figure as a line of data; part, whole and value are a number or a symbol (c, z, x)."""

    measure: str
    basis: str
    on: date
    service: str
    partner: str
    slice: str
    part: float | str
    whole: float | str
    value: float | str
    unit: str
    symbol: str = ""
    how: str = ""


@dataclass(frozen=True)
class CompareRow:
    """One partner beside a comparator: how far apart, beyond chance or not, its rank and its own run of
    years.

    low, high  the range that chance would give the figure, 95 times in 100.
    rank, of   1 is the highest among all authorities with a published figure and this one; None where not
               ranked.
    quarter    1 is the lowest quarter of authorities, 4 the highest.
    trend      years in a row it has moved the same way, up to this one; signed.
    """

    measure: str
    basis: str
    service: str
    year: int
    partner: str
    name: str
    value: float | str
    unit: str
    low: float | None
    high: float | None
    against: str
    comparator: str
    comparator_value: float | str
    gap: float | None
    beyond_chance: bool | None
    rank: int | None
    of: int | None
    quarter: int | None
    trend: int | None
    says: str
